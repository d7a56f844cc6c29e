"""Who the words for a source stand for: name, role and body, by apposition, by registry and by what was said before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from fairwitness.model import Mention, Source, Span
from fairwitness.vocab import cues
from fairwitness.vocab.orgs import (
    Country,
    Org,
    country_named,
    government_of,
    org_exactly,
    org_in_state,
    org_named,
    organ_named,
)

_WORD = re.compile(r"(?:[A-Z]\.)+|@?[\w*]+(?:[-'’.][\w]+)*['’]?")
_PARTICLES = frozenset("al el bin ibn ben abu de del della da di van von der du la le dos ould ag".split())
_OPENING = re.compile(r"^(?:the|an?|both|some|two|one|another|its|his|her|their|our|local|other)\s+", re.IGNORECASE)
_LINKS = re.compile(r"\s(?:of|for|from|with|at|in)\s+(?:the\s+)?", re.IGNORECASE)
_CAPITAL = re.compile(r"\b[A-Z][\w.]*(?:[-'’]\w+)*")
_RUN = re.compile(r"\b[A-Z][\w.]*(?:[-'’]\w+)*(?: (?:(?:of|for|the|on|in|and|to) )*[A-Z][\w.]*(?:[-'’]\w+)*){0,9}")
_STATE_BODY = re.compile(
    r"\b[A-Z][\w.’'-]*(?: [a-z][\w-]*){0,2} (?:ministry|military|army|police|government|agency|forces|media|television)\b"
)
_NO_PERSON = frozenset("monday tuesday wednesday thursday friday saturday sunday the a an in on at".split())
_CONTEXT = 700


def comparable(name: str) -> str:
    """What two spellings of a source's name share, by the registry."""
    org = org_exactly(name) or government_of(name)
    return org.name.casefold() if org else _OPENING.sub("", name).casefold().replace("’", "'").strip("*@ ")


@dataclass(slots=True)
class Register:
    """The speakers of one text so far, and the states that it names."""

    text: str
    countries: list[tuple[int, Country]] = field(default_factory=list)
    bodies: list[tuple[int, Org]] = field(default_factory=list)
    persons: dict[str, Source] = field(default_factory=dict)
    spoken: list[Source] = field(default_factory=list)
    acronyms: dict[str, str] = field(default_factory=dict)


def register(text: str, mentions: tuple[Mention, ...] = ()) -> Register:
    """A register that knows the states and bodies which a text names, and spelled-out acronyms."""
    found = Register(text)
    for mention in mentions:
        if mention.type in ("place", "site") and mention.name and ", " in mention.name:
            if country := country_named(mention.name.rsplit(", ", 1)[1]):
                found.countries.append((mention.words.start, country))
    for m in _CAPITAL.finditer(text):
        word = m.group()
        tail = text[m.end() : m.end() + 24].split(" ")
        pair = f"{word} {tail[1]}" if len(tail) > 1 and not tail[0] else word
        if country := country_named(pair.rstrip(".,;:")) or country_named(word):
            found.countries.append((m.start(), country))
    for m in _RUN.finditer(text):
        if org := org_exactly(m.group()) or org_exactly(m.group().split(" ")[0]):
            found.bodies.append((m.start(), org))
    for m in _STATE_BODY.finditer(text):
        if org := org_exactly(m.group()):
            found.bodies.append((m.start(), org))
    found.bodies.sort(key=lambda body: body[0])
    for m in re.finditer(r"((?:[A-Z][\w'’-]+ |of |for |the |and |on |in ){2,10})\(([A-Z]{2,8})\)", text):
        found.acronyms[m.group(2)] = re.sub(r"^(?:The|the|In|On|of|and) ", "", m.group(1).strip())
    return found


def speaker(words: Span, known: Register) -> Source:
    """The source that these words stand for, given what was said before.

    >>> text = "Amal Haddad, a spokeswoman for the Harbour Relief Society"
    >>> found = speaker(Span(0, len(text), text), register(text))
    >>> found.name, found.role, found.org
    ('Amal Haddad', 'spokeswoman', 'Harbour Relief Society')
    """
    source = _pronoun(words, known) or _definite(words, known) or _described(words, known)
    if source.name:
        source = _with_memory(source, known)
    known.spoken.append(source)
    return source


# -- anaphors ---------------------------------------------------------------------------------------------------------


def _pronoun(words: Span, known: Register) -> Source | None:
    low = words.text.lower()
    if low in ("he", "she", "i"):
        last = next(
            (s for s in reversed(known.spoken) if s.name or s.role and s.role not in cues.listed("roles", "unnamed")),
            None,
        ) or _last(known)
    elif low in ("it", "its"):
        last = _last_body(known, words.start) or _last(known)
    elif low in ("they", "we", "who", "her", "his", "their"):
        last = _last(known)
    else:
        return None
    return Source(last.name, last.org, words, last.role) if last else Source(None, None, words)


def _last(known: Register) -> Source | None:
    return known.spoken[-1] if known.spoken else None


def _last_body(known: Register, before: int) -> Source | None:
    """The body that spoke last, or that a later sentence begins with."""
    spoke = next((s for s in reversed(known.spoken) if s.org and not s.name), None)
    since = spoke.words.start if spoke and spoke.words else 0
    for at, org in reversed(known.bodies):
        if since < at < before and re.search(r"(?:^|[.\n:]\s*)(?:[Tt]he )?$", known.text[max(0, at - 6) : at]):
            return Source(None, org.name, None)
    return spoke


def _definite(words: Span, known: Register) -> Source | None:
    """ "the agency", "the spokesman", "the Observatory": whoever of that kind was spoken of last."""
    if called := _called(words, known):
        return Source(None, called, words)
    m = re.fullmatch(r"(?:the|its|this|that)\s+(?:same\s+)?([\w-]+)", words.text, re.IGNORECASE)
    if not m:
        return None
    noun = m.group(1).lower()
    if noun in cues.listed("roles", "spokesmen") or noun in (
        "official",
        "officer",
        "colonel",
        "general",
        "doctor",
        "commander",
    ):
        last = next((s for s in reversed(known.spoken) if s.role or s.name), None)
        return Source(last.name, last.org, words, noun) if last else None
    if noun in cues.listed("bodies", "generic") and noun not in ("army", "military", "government", "police"):
        if org := _body_called(noun, words.start, known):
            return Source(None, org, words)
    if noun in ("statement", "report", "communique", "communiqué"):
        last = next((s for s in reversed(known.spoken) if s.org), None)
        return Source(None, last.org, words) if last else None
    return None


def _called(words: Span, known: Register) -> str | None:
    """ "the children's agency": a body named before, one of whose names ends so."""
    low = words.text.lower().replace("’", "'")
    if not low.startswith("the ") or not 2 <= low.count(" ") <= 4 or org_exactly(words.text):
        return None
    tail = low.replace("the same ", "the ")[3:]
    for name in dict.fromkeys(
        [s.org for s in reversed(known.spoken) if s.org]
        + [o.name for a, o in reversed(known.bodies) if a < words.start]
    ):
        org = org_exactly(name)
        if any(alias.lower().endswith(tail) for alias in (name, *(org.aliases if org else ()))):
            return name
    return None


_KINDS = {
    "group": ("monitor", "ngo", "armed_group"), "organisation": ("monitor", "ngo", "un"), "organization": ("monitor", "ngo", "un"),
    "agency": ("un", "agency"), "monitor": ("monitor",), "charity": ("ngo",), "alliance": ("military",), "mission": ("un",),
    "watchdog": ("monitor",), "coalition": ("military",), "militia": ("armed_group",), "movement": ("armed_group",),
    "observatory": ("monitor",), "ministry": ("government",), "newspaper": ("outlet",), "paper": ("outlet",), "daily": ("outlet",),
    "broadcaster": ("outlet",), "channel": ("outlet",), "body": ("un", "monitor"), "network": ("monitor", "outlet"),
    "force": ("military", "armed_group"), "regime": ("government",), "department": ("government",), "command": ("military",),
}  # fmt: skip


def _body_called(noun: str, before: int, known: Register) -> str | None:
    spoken = [s.org for s in reversed(known.spoken) if s.org]
    named = [org.name for at, org in reversed(known.bodies) if at < before]
    for name in (*spoken, *named):
        if noun in name.lower().split():
            return name
    if noun == "coalition" and not any("coalition" in n.lower() for n in (*spoken, *named)):
        return "US-led coalition" if re.search(r"Iraq|Syria|Mosul|Raqqa", known.text) else None
    for name in (*spoken, *named):
        org = org_exactly(name)
        if org and org.type in _KINDS.get(noun, ()) and (noun != "ministry" or "inistry" in org.name):
            return name
    return None


# -- descriptions -----------------------------------------------------------------------------------------------------


def _described(words: Span, known: Register) -> Source:
    text = _bare(words.text)
    if org := _shared(text, words.start, known) or org_exactly(text) or government_of(text.split(",")[0]):
        return Source(None, org.name, words)
    if text in known.acronyms:
        return Source(None, _canonical(known.acronyms[text]), words)
    if text.startswith("@"):
        return Source(None, None, words)
    name = _person(text)
    role = _role(text)
    org_name = _org_in(text, name, role, words.start, known)
    if name is None and org_name is None and role is None:
        if (own := _own_name(text, known)) and own in known.persons:
            return Source(known.persons[own].name, known.persons[own].org, words, known.persons[own].role)
        return Source(_lone_name(text), None, words)
    return Source(name, org_name, words, role)


_OWN_TALLY = re.compile(
    r"(?:['’]s|(?<=s)['’]) (?:own |daily |latest |official |first |last )?"
    r"(?:count|tally|reckoning|estimates?|figures|account|report|statement|bulletin|toll|communiqué|note)$"
)


def _bare(text: str) -> str:
    """Words for a source without brackets, and without what is only its paper: "the clinic's tally"."""
    plain = " ".join(re.sub(r"\([^()]*\)", " ", text).split()).strip(" ,>*")
    plain = re.sub(r"^\d\d?[.:]\d\d\s+", "", plain)
    return _OWN_TALLY.sub("", plain) or text


def _shared(text: str, at: int, known: Register) -> Org | None:
    """An acronym or "the UN mission", by the state that the text is about."""
    country = _country_near(at, known)
    if country is None:
        return None
    if re.fullmatch(r"[Tt]he (?:UN |U\.N\. |United Nations )?mission", text):
        return org_exactly(f"UN mission in {country.name}")
    acronym = re.search(r"\b[A-Z]{2,5}\b", text)
    return org_in_state(acronym.group(), country) if acronym else None


def _canonical(words: str) -> str:
    org = org_exactly(words)
    return org.name if org else _OPENING.sub("", words).strip(" *,")


def _own_name(text: str, known: Register) -> str | None:
    tokens = [
        w for w in _WORD.findall(_OPENING.sub("", text)) if w.lower().strip(".") not in cues.listed("titles", "words")
    ]
    return tokens[-1] if tokens and tokens[-1] in known.persons else None


def _lone_name(text: str) -> str | None:
    plain = [w for w in _WORD.findall(text) if w.lower().strip(".") not in cues.listed("titles", "words")]
    return (
        plain[0]
        if len(plain) == 1
        and plain[0][0].isupper()
        and text[0].isupper()
        and not text.startswith(("The ", "A ", "An "))
        else None
    )


def _role(text: str) -> str | None:
    for w in _WORD.findall(text):
        low = w.lower().rstrip(".")
        if (
            low in cues.listed("roles", "spokesmen")
            or low in cues.listed("roles", "heads")
            or low in cues.listed("roles", "unnamed")
            and len(low) > 4
        ):
            return low
    return None


def _person(text: str) -> str | None:
    """The first run of capitalised words that is no body, place or title."""
    if text[:4].lower() == "the " and _role(text) is None and not _RANK.search(text):
        return None
    for part in re.split(r"[,;(]", text):
        head = re.split(r"\s(?:of|for|from|at|in|with|near|inside|on|to|by)\s", part.strip())[0]
        if name := _person_in(head):
            return name
        if (rank := _RANK.search(part)) and (name := _person_in(part[rank.start() :])):
            return name
    return None


_RANK = re.compile(
    r"\b(?:Col|Gen|Lt|Maj|Capt|Brig|Adm|Sgt|Dr|Mr|Mrs|Ms|Colonel|General|Major|Captain|Lieutenant|Brigadier|Admiral)\b"
)


def _person_in(part: str) -> str | None:
    tokens = _WORD.findall(part)
    run: list[str] = []
    titled = False
    for w in [*tokens, "."]:
        low = w.lower().rstrip(".")
        if low in cues.listed("titles", "words") and not run:
            titled = w[0].isupper()
        elif (
            w[0].isupper()
            and low not in _NO_PERSON
            and low not in cues.roles()
            and not w.endswith(("'s", "’s"))
            and country_named(w) is None
            or run
            and low in _PARTICLES
        ):
            run.append(w)
        elif low[:3] in ("al-", "el-", "ash", "ad-", "as-", "ar-", "at-", "an-") and (run or titled):
            run.append(w)
        else:
            if _is_person(run, titled=titled):
                return " ".join(run)
            run, titled = [], False
    return None


def _is_person(run: list[str], *, titled: bool) -> bool:
    if not run or len(run) > 5 or run[-1].lower() in _PARTICLES:
        return False
    if any(w.lower() in cues.listed("bodies", "named") for w in run) or org_named(" ".join(run)):
        return False
    if any(w.isupper() and len(w) > 2 for w in run):
        return False
    return titled or len(run) >= 2


def _org_in(text: str, name: str | None, role: str | None, at: int, known: Register) -> str | None:
    """The body: named inside, or the words after "for" and "of", or the state's, or the capitalised words."""
    head = re.split(r",| (?:who|which|whose|that)\b", text)[0]
    if joined := _joined(head):
        return joined
    if org := org_named(head):
        return org.name
    if body := _of_state_role(head):
        return body
    if head != text and (org := org_named(text)):
        return org.name
    for acronym in re.findall(r"\b[A-Z]{2,8}\b", text):
        if acronym in known.acronyms:
            return _canonical(known.acronyms[acronym])
    if name is None and role is None and (body := _capitalised(head)):
        return body
    if body := _state_body(head, at, known) or _seat(head):
        return body
    if body := _linked_body(text, at, known):
        return body
    if name is None and (role is None or role not in cues.listed("roles", "heads")):
        return _capitalised(text)
    if role in cues.listed("roles", "spokesmen") and name is None:
        last = next((s for s in reversed(known.spoken) if s.org), None)
        return last.org if last else None
    return None


def _joined(text: str) -> str | None:
    """ "the clinic union and the Red Cross": both."""
    first, _, second = text.partition(" and ")
    one, two = (org_named(first), org_named(second)) if second else (None, None)
    return f"{one.name} and {two.name}" if one and two and one != two else None


def _of_state_role(text: str) -> str | None:
    """ "an Iraqi general", "two senior US commanders"."""
    tokens = _WORD.findall(text)
    for i, word in enumerate(tokens):
        country = country_named(word) if word[0].isupper() else None
        for j in range(i + 2, min(len(tokens), i + 5) + 1) if country else ():
            for k in range(i + 1, j):
                if country and (org := organ_named(" ".join(tokens[k:j]).lower(), country)):
                    return org.name
    return None


def _state_body(text: str, at: int, known: Register) -> str | None:
    """ "the army", "police", "a defence ministry spokesman": of the state that the text is about there."""
    plain = _OPENING.sub("", text).lower()
    head = re.sub(
        r"\s+(?:spokes\w+|officials?|sources?|statements?|communiqu\w+|commanders?|reports?|officers?|captains?|colonels?|lieutenants?|majors?|generals?|chief|said|there|figures).*$",
        "",
        plain,
    )
    for candidate in dict.fromkeys((plain, head)):
        if candidate in (
            "officials",
            "official",
            "authorities",
            "leaders",
            "diplomats",
            "diplomat",
            "media",
            "commander",
            "commanders",
            "soldiers",
            "soldier",
            "troops",
            "forces",
            "security officials",
            "security official",
            "security sources",
            "security source",
            "television",
            "newspapers",
            "prosecutors",
            "rebels",
            "opposition",
            "prosecutor",
            "envoy",
            "minister",
            "leader",
            "ambassador",
            "president",
            "general",
            "officers",
            "police officer",
            "police officers",
            "news agency",
            "press",
            "lawmakers",
            "lawmaker",
            "rebel",
            "embassy",
            "official",
            "ministers",
            "intelligence",
            "red cross",
            "red crescent",
            "prime minister",
        ):
            continue
        if body := _organ(candidate, at, known):
            return body
        if (
            re.fullmatch(r"(?:\w+ )?(?:ministry|border police|coast guard)|ministry of \w+", candidate)
            and candidate != "ministry"
        ):
            country = _country_near(at, known)
            return f"{country.adjective} {candidate.title().replace(' Of ', ' of ')}" if country else None
    return None


def _organ(head: str, at: int, known: Register) -> str | None:
    for spoken in reversed(known.spoken):
        if spoken.org and spoken.org.lower().endswith(" " + head):
            return spoken.org
    country = _country_near(at, known, head)
    org = organ_named(head, country) if country else None
    return org.name if org else None


def _country_near(at: int, known: Register, head: str | None = None) -> Country | None:
    """The state that the text is about there: named near and often. One that acts abroad counts for less."""
    scores: dict[str, float] = {}
    head = head or ""
    unarmed = ("Gaza", "Palestine") if re.search(r"army|military|navy|air force|general staff", head) else ()
    for pos, country in known.countries:
        if country.name in unarmed:
            continue
        near = 1 / (1 + abs(at - pos) / (150 if pos <= at else 60))
        abroad = 0.4 if country.name in _ABROAD else 1.0
        scores[country.name] = scores.get(country.name, 0) + abroad * (near + 0.1)
    best = max(scores, key=lambda name: scores[name], default=None)
    return country_named(best) if best else None


_ABROAD = frozenset(("United States", "United Kingdom", "France", "Germany", "Russia", "China"))


def _seat(text: str) -> str | None:
    """ "the governor of Qasr Amun", "the Qasr Amun mayor": his office."""
    m = re.search(r"\b(governor|mayor)(?:['’]s office)? (?:of|in) (?:the )?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)", text)
    place, seat = (m.group(2), m.group(1)) if m else (None, "")
    if m is None and (m := re.search(r"\b([A-Z][\w-]+(?: [A-Z][\w-]+)?)(?:['’]s)? (governor|mayor)\b", text)):
        place, seat = re.sub(r"^The ", "", m.group(1)), m.group(2)
    return f"{place} {'governorate' if seat == 'governor' else 'municipality'}" if place else None


def _linked_body(text: str, at: int, known: Register) -> str | None:
    """ "a spokesman for the splinter faction" -> "splinter faction"."""
    rest = text
    while m := _LINKS.search(rest):
        rest = rest[m.end() :]
        part = re.split(r",|\s(?:who|which|that|in|said|after|near)\s", rest)[0].strip()
        if body := _capitalised(part):
            return body
        if part and (noun := part.split()[-1].lower()) in cues.listed("bodies", "generic"):
            return (_body_called(noun, at, known) if " the " in text else None) or part
    return None


def _capitalised(text: str) -> str | None:
    """A name that no registry knows: "the Harbour Relief Society's spokesman" -> "Harbour Relief Society"."""
    for m in re.finditer(r"[A-Z][\w.&’'-]*(?:\s(?:(?:of|for|and|the|on|in|de|des|du|la|al)\s)*[A-Z][\w.&’'-]*)*", text):
        run = re.sub(r"^(?:The|A|An)\s", "", m.group())
        run = re.sub(r"['’]s?$", "", run)
        words = run.split()
        if not words or run in ("The", "A", "An"):
            continue
        if (
            words[-1].lower() in cues.listed("bodies", "named")
            and len(words) > 1
            or run.isupper()
            and 2 <= len(run) <= 8
        ):
            return run
    if text.lower().startswith("the ") and re.fullmatch(r"[Tt]he(?: (?:(?:of|for|and|the) )*[A-Z][\w'’-]*){1,7}", text):
        return text[4:]
    plain = _OPENING.sub("", text)
    return (
        plain
        if plain.split() and plain.split()[-1].lower() in cues.listed("bodies", "generic") and len(plain.split()) > 1
        else None
    )


# -- memory -----------------------------------------------------------------------------------------------------------


def _with_memory(source: Source, known: Register) -> Source:
    """A later short mention has the full name and the body of an earlier one."""
    assert source.name is not None
    last = source.name.split()[-1]
    earlier = known.persons.get(last)
    if earlier and (source.name == last or source.name == earlier.name):
        source = Source(earlier.name, source.org or earlier.org, source.words, source.role or earlier.role)
    known.persons[last] = source
    return source
