"""Which body the words for a source speak for: by registry, by the state the text is about, by their own capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from fairwitness.extract.attribution.named_before import called
from fairwitness.extract.attribution.persons import RANK
from fairwitness.extract.attribution.register import KIND as _KIND
from fairwitness.extract.attribution.register import TOWN as _TOWN
from fairwitness.extract.attribution.register import Register
from fairwitness.vocab import cues
from fairwitness.vocab.body_types import type_of
from fairwitness.vocab.orgs import (
    Org,
    may_mean,
    org_exactly,
    org_in_state,
    org_named,
    organ_named,
    rebels_in,
)
from fairwitness.vocab.states import Country, country_named

_OPENING = re.compile(r"^(?:the|an?|both|some|two|one|another|its|his|her|their|our|local|other)\s+", re.IGNORECASE)
_LINKS = re.compile(r"\s(?:of|for|from|with|at|in|on)\s+(?:the\s+)?", re.IGNORECASE)
_RELATIVE = re.compile(r",?\s(?:who|which|whose|that)\b")
_WORD = re.compile(r"(?:[A-Z]\.)+|[\w]+(?:[-'’.][\w]+)*")
_OWNER = re.compile(r"(?:(?<=s)['’]|['’]s)(?=\s)")
_HEADS = re.compile(
    r"\bwho (?:heads|leads|runs|directs|commands|coordinates|chairs|manages|represents|advises|speaks for"
    r"|works (?:for|with|at)|is (?:the |an? )?[\w' -]{1,40}? (?:of|for|at)) (.+)"
)
_REGION = re.compile(r" (?:[Rr]egion|[Pp]rovince|[Oo]blast|[Gg]overnorate|[Dd]istrict|[Ss]tate)$")
_PEOPLE_IN = re.compile(r"(?:Medics|Doctors|Nurses|Lawyers|Volunteers) (?:in|on|at) ")  # they have no name
_ITS = re.compile(r"[Ii]ts ")
_COUNTRYS = re.compile(r"^(?:[\w-]+ ){0,2}(?:territory|enclave|strip|country|nation|kingdom|republic)['’]s ")
_NAMED = r"(?!The )[A-Z][\w'’-]{0,40}(?: (?:(?:of|for|and) )?[A-Z][\w'’-]{0,40}){0,6}"
_TOLD = re.compile(
    rf"(?:[Tt]he )?(?P<name>{_NAMED}), (?:an?|the) (?P<kind>[\w -]{{2,60}}?)"
    r"(?: (?:based|of|in|at|on|with|near|by|to|from|for|who|which|that|run)\b.*|,.*)?"
)
# "Voices for Justice", "Sanar Action for Peace"
_FOR_SOMETHING = re.compile(
    r"(?!The )(?:[A-Z][\w'’-]{0,40} ){0,3}(?:[A-Z]\w{1,40}s|Action|Alliance|Campaign|Movement|Justice)"
    r" for [A-Z]\w{1,40}(?: (?:and )?[A-Z]\w{1,40}){0,3}"
)
_OWNED_NAME = re.compile(r"^([A-Z][\w-]*(?: [A-Z][\w-]*)?)['’]s (?=\w)")
_OWN_ARMS = frozenset("Army Forces Force Front Government Guard Guards Opposition Police".split())
_OF_STATES = frozenset(("army", "military", "police", "government"))
_MISSION = re.compile(r"[Tt]he (?:UN |U\.N\. |United Nations )?mission")
_REBELS = re.compile(r"(?:senior |local |former )?rebels?\b|opposition (?:source|fighter|commander)")
_LEADING = re.compile(r"(?:[A-Z][\w’'-]+ )+(?=[a-z])")
_MINISTRY = re.compile(r"(?:[\w-]+ ){1,3}ministry|ministry of \w+|border police|coast guard")
_SPOKESMAN = re.compile(r"\bSpokes(?:man|woman|person)\b")
_SEAT_OF = re.compile(r"\b((?i:governor|mayor))(?:['’]s office)? (?:of|in) (?:the )?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)")
_SEAT = re.compile(
    r"\b([A-Z][\w-]+(?: [A-Z][\w-]+)?)(?:['’]s)?(?: (?:state|province|region|regional|provincial))? "
    r"((?i:governor|mayor))\b"
)
_NAME = re.compile(
    r"[A-Z][\w.&’'-]*(?:\s(?:(?:of|for|and|the|on|in|de|des|du|la|al)\s){0,2}[A-Z][\w.&’'-]*)*"
    r"(?:\s(?:prison|hospital|council|brigade|committee|union|camp|airport|battalion|network|movement|group|university"
    r"|school|clinic|municipality|administration|party)\b)?"
)

_SIDES = frozenset(("government", "military", "armed_group"))
# Who writes or thinks about a side does not speak for it: "military bloggers", "a Dravian military analyst". With a
# capital inside it is part of a name: "the Ministry of Veterans Affairs".
_WRITERS = (
    r"(?:bloggers?|analysts?|commentators?|experts?|historians?|observers?(?! (?:of|from) )|watchers?|sympathi[sz]ers"
    r"|supporters?|critics?|scholars?|pundits?|academics|defectors?|deserters?|veterans?)"
)
_COMMENTS = re.compile(rf"\b{_WRITERS}\b|^(?i:{_WRITERS}) of\b")
_LEANING = re.compile(r"\b(?:pro|anti)-[\w-]{2,30} ", re.IGNORECASE)
_NEAR = re.compile(r" (?:close|loyal|opposed|sympathetic|linked|affiliated) (?:to|with) .*", re.DOTALL)
_LEFT = re.compile(
    r"(?:\b(?:former|ex|retired|one-?time)|^(?:Former|Ex|Retired|One-?time))[ -](?:[\w’'-]+ ){0,4}?"
    r"(?P<role>(?i:spokes\w+|commanders?|officers?|officials?|generals?|colonels?|soldiers?|fighters?|members?|ministers?"
    r"|leaders?|chiefs?|advisers?|aides?|envoys?))\b(?: of [^,]*)?"
)
_ACRONYM = re.compile(r"\b(?:Mo[A-Z]{1,2}|[A-Z]{2,5})\b")


def without_article(words: str) -> str:
    """ "the Harbour Relief Society" -> "Harbour Relief Society"."""
    return _OPENING.sub("", words).strip(" *,")


def canonical(words: str) -> str:
    """The registry's name for a body, else the words without article."""
    org = org_exactly(words)
    return org.name if org else without_article(words)


def told_as_body(text: str) -> str | None:
    """A name that is told to be a body's, or has the form of one.

    >>> told_as_body("Amun Action, a rights group based in the hills"), told_as_body("Nurses for Peace")
    ('Amun Action', 'Nurses for Peace')
    """
    if (told := _TOLD.fullmatch(text)) and told["kind"].split()[-1] in cues.listed("bodies", "generic"):
        return told["name"]
    return text if _FOR_SOMETHING.fullmatch(text) else None


def shared(text: str, at: int, known: Register) -> Org | None:
    """An acronym that several bodies have, or "the UN mission": by the state that the text is about."""
    acronym = _ACRONYM.search(text)
    mission = _MISSION.fullmatch(text)
    country = known.state_at(at) if acronym or mission else None
    if country is None:
        return None
    if mission:
        return org_exactly(f"UN mission in {country.name}")
    return org_in_state(acronym.group(), country) if acronym else None


def body_of(text: str, name: str | None, role: str | None, at: int, known: Register) -> str | None:
    """The body that a source speaks for; ``name``, ``role``: the person's, where it is one.

    >>> body_of("a spokeswoman for the splinter faction", None, "spokeswoman", 0, Register(""))
    'splinter faction'
    """
    found = _body_of(text, name, role, at, known)
    return None if found and _COMMENTS.search(text.split(",")[0]) and type_of(found) in _SIDES else found


def _body_of(text: str, name: str | None, role: str | None, at: int, known: Register) -> str | None:
    headed = _HEADS.search(text) if name else None
    text = _speaking(_RELATIVE.split(text)[0])
    head = text.split(",")[0]
    office = RANK.sub(" ", head.replace(name, " ")).strip(" .") if name else head
    office = _SPOKESMAN.sub(lambda m: m.group().lower(), office)  # no part of a name: "Defence Ministry Spokesman"
    return (
        _listed(text)
        or _joined(head)
        or _registered(head, known)
        or _of_state_role(head)
        or _seat(office)
        or (_capitalised(office) if name else None)
        or (_joined(text) or _registered(text, known) if head != text else None)
        or _spelled_out(text, known)
        or _mouth_of(office, at, known)
        or _of_the_state(office, at, known)
        or (None if role or name else _capitalised(head))
        or _linked(text, at, known)
        or (None if name or role in cues.listed("roles", "heads") else _capitalised(text) or _common(head, at, known))
        or (
            known.last_org()
            if role in cues.listed("roles", "spokesmen") and not (name or _OWNER.search(text))
            else None
        )
        or (_body_of(headed.group(1), None, None, at, known) if headed else None)
    )


def _speaking(text: str) -> str:
    """Words for a source without the side that it only leans to, has left or writes about.

    >>> _speaking("a pro-Front clerk"), _speaking("a source close to the Front"), _speaking("a former Front officer")
    ('a clerk', 'a source', 'a officer')
    >>> _speaking("a former officer of the Front")
    'a officer'
    """
    return _LEFT.sub(r"\g<role>", _NEAR.sub("", _LEANING.sub("", text)))


def _registered(text: str, known: Register) -> str | None:
    org = org_named(text)
    return org.name if org and may_mean(text, org, known.states) else None


def _spelled_out(text: str, known: Register) -> str | None:
    found = (a for a in re.findall(r"\b[A-Z]{2,8}\b", text) if a in known.acronyms)
    acronym = next(found, None)
    return canonical(known.acronyms[acronym]) if acronym else None


def _mouth_of(text: str, at: int, known: Register) -> str | None:
    """ "Ministry spokesman", "a council official": of the body of that noun that was spoken of last."""
    words = text.lower().removeprefix("the ").removeprefix("a ").split()
    noun = words[0] if words else ""
    if len(words) < 2 or words[1] not in cues.listed("bodies", "mouths") or noun in _OF_STATES:
        return None
    return called(noun, at, known) if noun in cues.listed("bodies", "generic") else None


def _listed(text: str) -> str | None:
    """ "WHO, UNICEF and the clinic union": all of them."""
    parts = re.split(r",\s+(?:and\s+)?|\s+and\s+", text)
    named = [org_exactly(part) for part in parts] if 2 < len(parts) < 6 else []
    return " and ".join(org.name for org in named if org) if named and all(named) else None


def _joined(text: str) -> str | None:
    """ "the clinic union and the Red Cross": both."""
    first, _, second = text.partition(" and ")
    one, two = (org_named(first), org_named(second)) if second else (None, None)
    if one is None or two is None or one == two:
        return None
    if one.parent == two.name or two.parent == one.name:  # a body, and the one that it belongs to
        return one.name if one.parent == two.name else two.name
    return f"{one.name} and {two.name}"


def _of_state_role(text: str) -> str | None:
    """ "an Iraqi general", "two senior US commanders"."""
    tokens = _WORD.findall(text)
    for i, word in enumerate(tokens):
        country = country_named(word) if word[0].isupper() else None
        if country is None:
            continue
        for k in range(i + 1, min(len(tokens), i + 4)):
            for j in range(min(len(tokens), k + 3), k, -1):
                org = organ_named(" ".join(tokens[k:j]).lower(), country)
                if org and not (k > i + 1 and _is_whole_name(tokens[i + 1 : j])):
                    return org.name
    return None


def _is_whole_name(words: Sequence[str]) -> bool:
    """Whether words behind a country are a body's own name: "the Torish National Salvation Army" is not Torland's."""
    return words[-1] in _OWN_ARMS and all(w[0].isupper() for w in words)


# -- bodies of the state that the text is about -----------------------------------------------------------------------


def _of_the_state(text: str, at: int, known: Register) -> str | None:
    """ "the army", "police", "a defence ministry spokesman", "the rebels"."""
    plain = _OWNER.split(_COUNTRYS.sub("", _OPENING.sub("", text).lower()))[0]
    if plain.startswith("coalition ") and "government" not in plain:
        return called("coalition", at, known)
    if _REBELS.match(plain):
        country = known.state_at(at)
        rebels = rebels_in(country) if country else None
        return rebels.name if rebels else None
    for candidate in dict.fromkeys((plain, _without_mouth(plain))):
        if candidate not in cues.listed("bodies", "unowned") and (body := _organ(candidate, at, known, text)):
            return body
    return None


def _without_mouth(plain: str) -> str:
    words = plain.split()
    cut = next((i for i, w in enumerate(words) if i and w in cues.listed("bodies", "mouths")), len(words))
    return " ".join(words[:cut])


def _is_own_name(text: str, country: Country) -> bool:
    """Whether a ministry is named with more than its field: "the Kestrian Interior Ministry" is of no other state."""
    words = _OPENING.sub("", text).split()
    tails = (" ".join(words[n:]).lower() for n in range(1, len(words)))
    return all(w[:1].isupper() for w in words) and any(organ_named(tail, country) for tail in tails)


def _is_of_a_part(text: str) -> bool:
    """Whether a name goes before a whole ministry: "the North Darfur health ministry" is none of the country's."""
    name = _LEADING.match(without_article(text))
    return name is not None and _MINISTRY.fullmatch(without_article(text)[name.end() :].lower()) is not None


def _organ(head: str, at: int, known: Register, text: str = "") -> str | None:
    for spoken in known.lately():
        if spoken.org and spoken.org.lower().endswith(" " + head):
            country = country_named(spoken.org[: -len(head) - 1])
            if country and organ_named(head, country):
                return spoken.org
    country = (known.state_owning(at) if _ITS.match(text) else None) or known.state_at(at, head)
    if country is None:
        return None
    if org := organ_named(head, country):
        return org.name
    if _MINISTRY.fullmatch(head) and not _is_own_name(text, country) and not _is_of_a_part(text):
        return f"{country.adjective} {head.title().replace(' Of ', ' of ')}"
    return None


def _seat(text: str) -> str | None:
    """ "the governor of Qasr Amun", "the Qasr Amun mayor": his office."""
    if m := _SEAT_OF.search(text):
        seat, place = m.groups()
    elif m := _SEAT.search(text):
        place, seat = m.groups()
    else:
        return None
    place = _REGION.sub("", without_article(place))
    if any(w.lower() in cues.listed("titles", "words") or w.lower() in ("the", "a", "an") for w in place.split()):
        return None
    return f"{place} {'governorate' if seat.lower() == 'governor' else 'municipality'}" if place else None


def _common(text: str, at: int, known: Register) -> str | None:
    """ "the city council", "the doctors' union", "a rights group in Qasr Amun": a body without a name of its own."""
    plain = re.sub(r"\s(?:t?here)$", "", without_article(text))
    if local := local_council(plain):
        return local
    words = _LINKS.split(plain)[0].split()
    if not words or len(plain.split()) < 2 or words[-1].lower() not in cues.listed("bodies", "generic"):
        return None
    plain = _OWNED_NAME.sub(_unowned, plain)
    if plain != plain.lower() or not text.lower().startswith("the ") or len(words) < 2:
        return plain if len(plain.split()) < 9 else None
    if any(re.sub(r"['’]s?$", "", w) in cues.listed("bodies", "local") for w in words):
        place = known.place_before(at)
        return f"{_REGION.sub('', place)} {plain}" if place else plain
    owner = _OWNER.split(plain)[0].split()[-1].lower() if _OWNER.search(plain) else None
    national = owner is None or owner in cues.listed("bodies", "national")
    country = known.state_at(at) if national else None
    return f"{country.adjective} {plain}" if country else plain


def _unowned(m: re.Match[str]) -> str:
    return m.group() if country_named(m.group(1)) else f"{m.group(1)} "


def local_council(plain: str) -> str | None:
    """One name for the council of a town, however it is written.

    >>> local_council("Qasr Amun's city council") == local_council("city council of Qasr Amun")
    True
    """
    if m := re.match(rf"({_TOWN})(?:['’]s)? ({_KIND})\b", plain):
        return f"{m.group(1)} {m.group(2).lower()}"
    m = re.match(rf"({_KIND}) (?:of|in) ({_TOWN})", plain)
    return f"{m.group(2)} {m.group(1).lower()}" if m else None


# -- names of their own -----------------------------------------------------------------------------------------------


def _linked(text: str, at: int, known: Register) -> str | None:
    """ "a spokesman for the splinter faction" -> "splinter faction"."""
    rest = text
    while m := _LINKS.search(rest):
        speaks_for = rest[: m.start()].split()[-1:]
        rest = rest[m.end() :]
        part = re.split(r",|\s(?:who|which|that|in|said|after|near)\s", rest)[0].strip()
        if body := _capitalised(part) or (_own_name(part) if _is_spokesman(speaks_for) else None):
            return body
        noun = part.split()[-1].lower() if part else ""
        if noun in cues.listed("bodies", "generic"):
            definite = "the" in m.group().lower()
            known_before = (called(noun, at, known) or _common(f"the {part}", at, known)) if definite else None
            return known_before or canonical(part)
    return None


def _is_spokesman(last: list[str]) -> bool:
    return bool(last) and last[0].lower() in cues.listed("roles", "spokesmen")


def _own_name(text: str) -> str | None:
    """Whatever has a spokesman is a body, by whatever name: "Operation Open Road and its council" -> the first."""
    m = re.match(r"(?:the |The )?((?:[A-Z][\w'’-]*)(?: (?:of |for )?[A-Z][\w'’-]*)*)", text)
    if m is None or country_named(m.group(1)) or m.group(1).split()[0].lower() in cues.roles():
        return None  # "a spokesman for President Rif" speaks for a person
    return m.group(1)


@cache
def _offices() -> frozenset[str]:
    """What somebody is and no body: "Public Relations Officer"; not "National Guard"."""
    return cues.listed("roles", "heads") - cues.listed("bodies", "named")


def _is_acronym(run: str) -> bool:
    """ "HRS", but no officer's title: "DSP", "SHO"."""
    return run.isupper() and run.isalpha() and 2 <= len(run) <= 8 and run.lower() not in cues.listed("titles", "words")


def _capitalised(text: str) -> str | None:
    """A name that no registry knows: "the Harbour Relief Society's spokesman" -> "Harbour Relief Society"."""
    for m in _NAME.finditer(text):
        run = re.sub(r"['’]s?$", "", re.sub(r"^(?:The|A|An)\s", "", m.group()))
        words = run.split()
        if words and words[-1].lower() in _offices():
            continue
        named = (
            len(words) > 1
            and not _PEOPLE_IN.match(run)
            and any(w.lower() in cues.listed("bodies", "named") for w in words)
        )
        if (named and country_named(run) is None) or _is_acronym(run):
            return _OWNED_NAME.sub(_unowned, run).replace(" and the ", " and ")
    if (
        re.fullmatch(r"[Tt]he(?: (?:(?:of|for|and|the) ){0,2}[A-Z][\w'’-]*){1,7}", text)
        and text.split()[-1].lower() not in _offices()
    ):
        return text[4:]
    return None
