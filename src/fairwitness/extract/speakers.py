"""Who the words for a source stand for: name, role and body, by what they say and by what was said before."""

from __future__ import annotations

import re

from fairwitness.extract.bodies import body_of, called, canonical, named_before, shared, without_article
from fairwitness.extract.register import Register
from fairwitness.model import Source, Span
from fairwitness.vocab import cues
from fairwitness.vocab.orgs import government_of, org_exactly, org_named
from fairwitness.vocab.states import country_named

_WORD = re.compile(r"(?:[A-Z]\.)+|@?[\w*]+(?:[-'’.][\w]+)*['’]?")
_PARTICLES = frozenset("al el bin ibn ben abu de del della da di van von der du la le dos ould ag".split())
_ARABIC = ("al-", "el-", "ash-", "ad-", "as-", "ar-", "at-", "an-")
_NO_PERSON = frozenset("monday tuesday wednesday thursday friday saturday sunday the a an in on at".split())
_LINK = re.compile(r"\s(?:of|for|from|at|in|with|near|inside|on|to|by)\s")
_RANK = re.compile(
    r"\b(?:Col|Gen|Lt|Maj|Capt|Brig|Adm|Sgt|Dr|Mr|Mrs|Ms|Colonel|General|Major|Captain|Lieutenant|Brigadier|Admiral)\b"
)
_DEFINITE = re.compile(r"(?:the|its|this|that)\s+(?:same\s+)?([\w-]+)", re.IGNORECASE)
_BEGINS = re.compile(r"(?:^|[.\n:]\s*)(?:[Tt]he )?$")
_PERSONAL = frozenset(("official", "officer", "colonel", "general", "doctor", "commander", "captain", "lieutenant"))
_PAPERS = frozenset(("statement", "report", "communique", "communiqué"))
_OWN_PAPER = re.compile(
    r"(?:['’]s|(?<=s)['’]) (?:own |daily |latest |official |first |last )?"
    r"(?:count|tally|reckoning|estimates?|figures|account|report|statement|bulletin|toll|communiqué|note)$"
)


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
    source = _pronoun(words, known) or _definite(words, known) or _described(words, known)
    if source.name:
        source = _with_memory(source, source.name, known)
    known.spoken.append(source)
    return source


# -- anaphors ---------------------------------------------------------------------------------------------------------


def _pronoun(words: Span, known: Register) -> Source | None:
    low = words.text.lower()
    if low in ("he", "she", "i"):
        last = next((s for s in reversed(known.spoken) if _is_one_person(s)), None) or _last(known)
    elif low in ("it", "its"):
        last = _last_body(known, words.start) or _last(known)
    elif low in ("they", "we", "who", "her", "his", "their"):
        last = _last(known)
    else:
        return None
    return Source(last.name, last.org, words, last.role) if last else Source(None, None, words)


def _is_one_person(source: Source) -> bool:
    return bool(source.name or (source.role and source.role not in cues.listed("roles", "unnamed")))


def _last(known: Register) -> Source | None:
    return known.spoken[-1] if known.spoken else None


def _last_body(known: Register, before: int) -> Source | None:
    """The body that spoke last, or that a later sentence begins with."""
    spoke = next((s for s in reversed(known.spoken) if s.org and not s.name), None)
    since = spoke.words.start if spoke and spoke.words else 0
    for at, org in reversed(known.bodies):
        if since < at < before and _BEGINS.search(known.text[max(0, at - 6) : at]):
            return Source(None, org.name, None)
    return spoke


def _definite(words: Span, known: Register) -> Source | None:
    """ "the agency", "the spokesman", "the Observatory": whoever of that kind was spoken of last."""
    if org := named_before(words.text, words.start, known):
        return Source(None, org, words)
    m = _DEFINITE.fullmatch(words.text)
    if not m:
        return None
    noun = m.group(1).lower()
    if noun in cues.listed("roles", "spokesmen") or noun in _PERSONAL:
        last = next((s for s in reversed(known.spoken) if s.role or s.name), None)
        return Source(last.name, last.org, words, noun) if last else None
    if noun in _PAPERS:
        return Source(None, org, words) if (org := known.last_org()) else None
    if noun in cues.listed("bodies", "generic") and noun not in ("army", "military", "government", "police"):
        return Source(None, org, words) if (org := called(noun, words.start, known)) else None
    return None


# -- descriptions -----------------------------------------------------------------------------------------------------


def _described(words: Span, known: Register) -> Source:
    text = _bare(words.text)
    whole = shared(text, words.start, known) or org_exactly(text) or government_of(text.split(",")[0])
    if whole:
        return Source(None, whole.name, words)
    if text in known.acronyms:
        return Source(None, canonical(known.acronyms[text]), words)
    if text.startswith("@"):
        return Source(None, None, words)
    name, role = _person(text), _role(text)
    org = body_of(text, name, role, words.start, known)
    if name or org or role:
        return Source(name, org, words, role)
    last = _surname(text)
    earlier = known.persons.get(last) if last else None
    return Source(earlier.name, earlier.org, words, earlier.role) if earlier else Source(last, None, words)


def _bare(text: str) -> str:
    """Words for a source without brackets, and without what is only its paper: "the clinic's tally"."""
    plain = " ".join(re.sub(r"\([^()]*\)", " ", text).split()).strip(" ,>*")
    plain = re.sub(r"^\d\d?[.:]\d\d\s+", "", plain)
    return _OWN_PAPER.sub("", plain) or text


def _role(text: str) -> str | None:
    for word in _WORD.findall(text):
        low: str = word.lower().rstrip(".")
        if low in cues.listed("roles", "spokesmen") or low in cues.listed("roles", "heads"):
            return low
        if low in cues.listed("roles", "unnamed") and len(low) > 4:
            return low
    return None


def _surname(text: str) -> str | None:
    """ "Col. Haddad", "Haddad": the one name, without titles."""
    plain = [w for w in _WORD.findall(text) if w.lower().strip(".") not in cues.listed("titles", "words")]
    if len(plain) != 1 or text.startswith(("The ", "A ", "An ", "the ")):
        return None
    return plain[0] if plain[0][0].isupper() else None


def _person(text: str) -> str | None:
    """The first run of capitalised words that is no body, place or title."""
    if text[:4].lower() == "the " and _role(text) is None and not _RANK.search(text):
        return None
    for part in re.split(r"[,;(]", text):
        if name := _person_in(_LINK.split(part.strip())[0]):
            return name
        if (rank := _RANK.search(part)) and (name := _person_in(part[rank.start() :])):
            return name
    return None


def _person_in(part: str) -> str | None:
    run: list[str] = []
    titled = False
    for word in [*_WORD.findall(part), "."]:
        low = word.lower().rstrip(".")
        if not run and low in cues.listed("titles", "words"):
            titled = word[0].isupper()
        elif (run and low in _PARTICLES) or ((run or titled) and low.startswith(_ARABIC)) or _may_be_name(word, low):
            run.append(word)
        elif run and word.islower() and low in cues.roles():
            run, titled = [], False  # "Qasr Amun governor Amal Haddad"
        else:
            if _is_person(run, titled=titled):
                return " ".join(run)
            run, titled = [], False
    return None


def _may_be_name(word: str, low: str) -> bool:
    if not word[0].isupper() or low in _NO_PERSON or low in cues.roles() or word.endswith(("'s", "’s")):
        return False
    return country_named(word) is None


def _is_person(run: list[str], *, titled: bool) -> bool:
    if not run or len(run) > 5 or run[-1].lower() in _PARTICLES:
        return False
    if any(w.lower() in cues.listed("bodies", "named") for w in run) or org_named(" ".join(run)):
        return False
    if any(w.isupper() and len(w) > 2 for w in run):
        return False
    return titled or len(run) >= 2


# -- memory -----------------------------------------------------------------------------------------------------------


def _with_memory(source: Source, name: str, known: Register) -> Source:
    """A later short mention has the full name and the body of an earlier one."""
    last = name.split()[-1]
    earlier = known.persons.get(last)
    if earlier and (name == last or name == earlier.name):
        source = Source(earlier.name, source.org or earlier.org, source.words, source.role or earlier.role)
    known.persons[last] = source
    return source
