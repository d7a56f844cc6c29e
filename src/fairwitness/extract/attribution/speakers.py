"""Who the words for a source stand for: name, role and body, by what they say and by what was said before."""

from __future__ import annotations

import re
from dataclasses import replace

from fairwitness.extract.attribution.bodies import body_of, canonical, shared, told_as_body, without_article
from fairwitness.extract.attribution.named_before import called, kinds_of, named_before
from fairwitness.extract.attribution.openings import opening_body, opening_person
from fairwitness.extract.attribution.persons import called_so, person_named, surname
from fairwitness.extract.attribution.register import Register
from fairwitness.extract.attribution.units import WEB
from fairwitness.model import Source, Span
from fairwitness.vocab import cues
from fairwitness.vocab.orgs import government_of, may_mean, org_exactly

_WORD = re.compile(r"(?:[A-Z]\.)+|@?[\w*]+(?:[-'’.][\w]+)*['’]?")
_LINK = re.compile(r"\s(?:of|for|from|at|in|with|near|inside|on|to|by)\s")
_RELATIVE = re.compile(r",?\s(?:who|which|whose|whom|that)\b")
_OWNED = re.compile(r"(its|their|his|her) (?:own )?(?:[\w-]+ ){0,3}?([\w-]+)(?:,.*)?", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:the|its|this|that)\s+(?:same\s+)?([\w-]+)", re.IGNORECASE)
# "the London-based rights group", "the UN agency": no name of its own, nor a field that would tell it from another
_OF_KIND = re.compile(
    r"[Tt]he (?:(?:UN|U\.N\.) (?=agency)"
    r"|(?:[A-Z][a-z]+-based |Islami(?:st|c) |(?!aid|relief|medical|news)[a-z-]+ ){1,3})"
    r"(?P<noun>group|organi[sz]ation|agency|charity|watchdog|monitor|movement|militia|broadcaster|newspaper)"
)
# Nouns for bodies that a text may have told of without their having spoken.
_NEW = frozenset("group movement militia charity organisation organization watchdog network agency".split())
_SAME_PERSON = frozenset("source witness eyewitness resident diplomat survivor medic activist villager".split())
# "A witness", "a senior official in the ministry": one of whom "he" may go on to speak; no "a group of residents"
_ONE = re.compile(
    r"(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he) (?:[\w’'-]+ ){0,4}?(?:source|witness|eyewitness|resident|diplomat|survivor"
    r"|medic|activist|villager|official|officer|doctor|nurse|soldier|fighter|farmer|teacher|worker)\b(?!['’]s)"
)
_AS_SUBJECT = {"him": "he", "her": "she", "them": "they"}
_PERSONAL = frozenset(("official", "officer", "colonel", "general", "doctor", "commander", "captain", "lieutenant"))
_PAPERS = frozenset(("statement", "report", "communique", "communiqué"))
_OWNER_ALONE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_OWN_PAPER = re.compile(r"(.+?)(?:(?<=s)['’]|['’]s) (?:[\w-]+ ){0,2}?([\w-]+)")
# "the latest count by the ministry", "a toll released by medics"
_PAPER_OF = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Ii]ts) (?:[\w-]+ ){0,3}?(?P<paper>\w+)"
    r" (?:(?:given|released|issued|provided|published|compiled|kept|maintained|prepared|collected|gathered|produced) )?"
    r"by (?P<body>\S.*?)(?: (?:based on|from|drawn from|using) [^A-Z]*)?"
)
_AFTERTHOUGHT = re.compile(
    r"(?<=, )it (?:also |later )?(?:said|says|added|adds|reported|noted|claimed)(?=[.,;\n]|\Z| on )"
)
_ON_DAY = re.compile(r",? (?:(?:late|early) )?on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
_SITE = re.compile(rf"\w[\w.-]*{WEB}")


def comparable(name: str) -> str:
    """What two spellings of a source's name share, by the registry."""
    org = org_exactly(name) or government_of(name)
    return org.name.casefold() if org else without_article(name).casefold().replace("’", "'").strip("*@ ")


def speaker(words: Span, known: Register) -> Source:
    """The source that these words stand for, given what was said before; it joins those who have spoken.

    >>> text = "Amal Haddad, a spokeswoman for the Harbour Relief Society"
    >>> found = speaker(Span(0, len(text), text), Register(text))
    >>> found.name, found.role, found.org
    ('Amal Haddad', 'spokeswoman', 'Harbour Relief Society')
    """
    plain = Span(words.start, words.end, _bare(words.text))
    alone = replace(plain, text=_RELATIVE.split(plain.text)[0].strip(" ,"))
    found = _pronoun(words, known) or _owned(words, known) or _definite(alone, known) or _described(plain, known)
    source = replace(found, words=words)
    if source.name:
        source = _with_memory(source, source.name, known)
    known.spoken.append(source)
    return source


# -- anaphors ---------------------------------------------------------------------------------------------------------


def _pronoun(words: Span, known: Register) -> Source | None:
    low = words.text.lower()
    low = _AS_SUBJECT.get(low, low)  # "according to him"
    if low in ("i", "we"):
        return Source(None, None, words)  # outside quotation marks: whoever writes, and none of those who spoke
    if low in ("he", "she"):
        last = next((s for s in reversed(known.spoken) if _is_one_person(s)), None) or _last(known)
        since = last.words.end if last and last.words else 0
        if name := known.person_since(since, words.start) or opening_person(known, since, words.start):
            last = Source(name, None, None)
        if last and last.name and known.pronouns.setdefault(last.name, low) != low:
            last = None  # who was "he" before is no "she"
    elif low in ("it", "its"):
        last = _last_body(known, _before_said(words, known)) or _last(known) or _last_body(known, words.start)
    elif low == "they":
        last = _since(known, _last(known), words.start, many=True) or _last(known)
    elif low in ("who", "his", "their"):
        last = _last(known)
    else:
        return None
    return Source(last.name, last.org, words, last.role) if last else Source(None, None, words)


def _before_said(words: Span, known: Register) -> int:
    """Up to where "it" looks back: in "Rebels took two towns, it said." to the sentence before, else to itself."""
    return known.sentence_head(words.start) if _AFTERTHOUGHT.match(known.text, words.start) else words.start


def _owned(words: Span, known: Register) -> Source | None:
    """ "its director, Amal Haddad", "their own count", "his estimate": of whoever was spoken of last."""
    m = _OWNED.fullmatch(words.text)
    if not m or m.group(2).lower() in ("ministry", "government", "army", "military", "brother", "sister", "cousin"):
        return None
    owner = _pronoun(
        Span(words.start, words.start, {"its": "it", "his": "he", "her": "she"}.get(m.group(1).lower(), "they")), known
    )
    if owner is None:
        return None
    if m.group(2).lower() in cues.document_channels() or m.group(2).lower() in cues.grammar("tallies"):
        return Source(owner.name, owner.org, words, owner.role)
    if m.group(1).lower() not in ("its", "their") or _role(words.text) is None:
        return None
    return Source(person_named(words.text, office=True), owner.org, words, _role(words.text))


def _is_one_person(source: Source) -> bool:
    if source.name or source.role is None or source.role not in cues.listed("roles", "unnamed"):
        return bool(source.name or source.role)
    return source.words is not None and _ONE.match(source.words.text) is not None


def _last(known: Register) -> Source | None:
    return known.spoken[-1] if known.spoken else None


def _last_body(known: Register, before: int) -> Source | None:
    """The body that spoke last, or that a later sentence begins with."""
    spoke = next((s for s in known.lately() if s.org and not s.name), None)
    return _since(known, spoke, before) or spoke


def _since(known: Register, spoke: Source | None, before: int, *, many: bool = False) -> Source | None:
    """The body that a sentence after the one who spoke begins with."""
    since = spoke.words.start + 1 if spoke and spoke.words else 0
    name = opening_body(known, since, before, many=many)
    return Source(None, name, None) if name else None


def _definite(words: Span, known: Register) -> Source | None:
    """ "the agency", "the spokesman", "the Observatory": whoever of that kind was spoken of last."""
    if org := named_before(words.text, words.start, known):
        return Source(None, org, words)
    if (kind := _OF_KIND.fullmatch(words.text)) and (org := _called(kind["noun"], words.start, known)):
        return Source(None, org, words)
    m = _DEFINITE.fullmatch(words.text)
    if not m:
        return None
    noun = m.group(1).lower()
    if noun in cues.listed("roles", "heads") and (named := known.in_office(noun, words.start)):
        return Source(named.name, named.org, words, noun)
    if noun in cues.listed("roles", "spokesmen") or noun in _PERSONAL:
        last = next((s for s in reversed(known.spoken) if s.role or s.name), None)
        return Source(last.name, last.org, words, noun) if last else None
    if noun in _SAME_PERSON:
        told = next((s for s in known.lately() if s.role == noun), None)
        return Source(told.name, told.org, words, noun) if told else None
    if noun in _PAPERS:
        org = known.last_org() or next(known.orgs_before(words.start), None)
        return Source(None, org, words) if org else None
    if noun in cues.listed("bodies", "generic") and noun not in ("army", "military", "government", "police"):
        return Source(None, org, words) if (org := _called(noun, words.start, known)) else None
    return None


def _called(noun: str, at: int, known: Register) -> str | None:
    """Whom "the group" means: the body of that kind that a sentence after the one who spoke begins with, or others."""
    spoke = next((s for s in known.lately() if s.org and s.words), None)
    since = spoke.words.start + 1 if spoke and spoke.words else 0
    kinds = kinds_of(noun) if noun in _NEW else ()
    return (opening_body(known, since, at, (*kinds, "other")) if kinds else None) or called(noun, at, known)


# -- descriptions -----------------------------------------------------------------------------------------------------


def _described(words: Span, known: Register) -> Source:
    text = words.text
    plain = _RELATIVE.split(text)[0].strip(" ,")
    whole = shared(text, words.start, known) or org_exactly(plain) or government_of(plain.split(",")[0])
    if whole and may_mean(plain, whole, known.states):
        return Source(None, whole.name, words)
    if plain in known.towns:
        return Source(None, known.town_body(plain), words)
    if text in known.acronyms:
        return Source(None, canonical(known.acronyms[text]), words)
    if text.startswith("@"):
        return Source(None, None, words)
    if _SITE.fullmatch(plain):
        return Source(None, plain, words)
    if body := told_as_body(plain):
        return Source(None, canonical(body), words)
    role = _role(plain)
    name = person_named(plain, office=role is not None) or called_so(text)
    org = body_of(text, name, role, words.start, known)
    if name or org:
        return Source(name, org, words, role)
    last = surname(plain)
    earlier = known.person(last) if last else None
    if earlier:
        return Source(earlier.name, earlier.org, words, earlier.role or role)
    return Source(None if role else last, None, words, role)


def _bare(text: str) -> str:
    """Words for a source without brackets, and without what is only its paper: "the clinic's tally"."""
    plain = " ".join(re.sub(r"\([^()]*\)", " ", text).split()).replace(" ,", ",").strip(" ,>*")
    first, _, rest = plain.partition(", ")
    plain = rest if rest and first.lower() in cues.grammar("openers") else plain  # "Meanwhile, the lawmaker"
    plain = _ON_DAY.sub("", re.sub(r"^(?:\d\d?[.:]\d\d|[-–—•])\s+", "", plain))
    counted = _PAPER_OF.fullmatch(plain)
    if counted and counted["paper"].lower() in cues.grammar("owned_tallies"):
        return counted["body"]
    paper = _OWN_PAPER.fullmatch(plain)
    if paper and paper.group(2).lower() in cues.document_channels().keys() | cues.grammar("owned_tallies"):
        return paper.group(1)
    return _OWNER_ALONE.sub("", plain) or text


def _role(text: str) -> str | None:
    """The first word for an office or a role; none where a body is named ("a volunteer group")."""
    head = _WORD.findall(_LINK.split(text.split(",")[0])[0])
    if head and head[-1].lower() in cues.listed("bodies", "generic"):
        return None
    for word in _WORD.findall(text):
        low: str = word.lower().rstrip(".")
        if low in cues.listed("roles", "spokesmen") or low in cues.listed("roles", "heads"):
            return low
        if low in cues.listed("roles", "unnamed") and len(low) > 4:
            return low
    return None


# -- memory -----------------------------------------------------------------------------------------------------------


def _with_memory(source: Source, name: str, known: Register) -> Source:
    """A later short mention has the full name and the body of an earlier one."""
    last = name.split()[-1]
    earlier = known.person(last) if name == last else known.persons.get(last)
    if earlier and earlier.name and (name == last or name == earlier.name):
        source = Source(earlier.name, source.org or earlier.org, source.words, source.role or earlier.role)
    known.persons[last] = source
    return source
