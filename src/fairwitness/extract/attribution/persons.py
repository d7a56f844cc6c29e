"""Which of the words for a source are a person's name."""

from __future__ import annotations

import re

from fairwitness.vocab import cues
from fairwitness.vocab.gazetteer import Gazetteer
from fairwitness.vocab.orgs import org_exactly, org_named
from fairwitness.vocab.states import country_named

_WORD = re.compile(r"(?:[A-Z]\.)+|@?[\w*]+(?:[-'’.][\w]+)*['’]?")
_PARTICLES = frozenset("al el bin ibn ben abu de del della da di van von der du la le dos ould ag".split())
_ARABIC = ("al-", "el-", "ash-", "ad-", "as-", "ar-", "at-", "an-")
_NO_PERSON = frozenset("monday tuesday wednesday thursday friday saturday sunday the a an in on at".split())
_LINK = re.compile(r"\s(?:of|for|from|at|in|with|near|inside|on|to|by)\s")
RANK = re.compile(
    r"\b(?:Col|Gen|Lt|Maj|Capt|Brig|Adm|Sgt|Dr|Mr|Mrs|Ms|Colonel|General|Major|Captain|Lieutenant|Brigadier|Admiral)\b"
)
_OTHERS = re.compile(r"\s(?:of|for|to|from|by|with)\s+$")  # "the sister of Dr X", "an aide to Gen. X": not they speak
_CALLED = re.compile(
    r"\b(?:us(?:es|ed|ing) the name|called|named|known (?:only )?as|identified (?:only )?as"
    r"|g[ai]ve[sn]? (?:his|her) name (?:only |simply |just )?as)"
    r" ((?:Witness )?[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,2})"
)
_SEAT = re.compile(r"(?i:(?P<town>mayor|governor)|head|chief|chairman|leader) (?:of|in) (?:the )?(?P<rest>[A-Z].*)")
_AREAS = frozenset("oblast region province governorate district county municipality administration council".split())
# Officers whose town or branch stands behind their title.
_BEAT = re.compile(r"\b(?:ASP|DSP|SSP|CSP|SDPO|DPO|RPO|DIG|SHO|DCP|ACP|DC|Superintendent|Commissioner)\b")
_OFFICES = frozenset(
    "officer commissioner superintendent inspector coordinator administrator deputy secretary police".split()
)
_BRANCHES = frozenset(("Operations", "Investigation", "Investigations", "Traffic", "Range", "City", "Rural"))
_OF_POLICE = re.compile(r" of [Pp]olice (?=[A-Z])")
_ANYBODY = frozenset("some others many most few all both several nobody everybody everyone none those one any".split())
_NAMED_OFFICE = re.compile(r"^[Tt]he\s")
_LONGEST_BODY = 10


def person_named(text: str, *, office: bool) -> str | None:
    """The person that words for a source name; ``office``: whether they give an office or a role as well.

    >>> person_named("Northern Front spokesman Colonel Amal B. Haddad", office=True)
    'Amal B. Haddad'
    """
    if _NAMED_OFFICE.match(text) and not office and not RANK.search(text) and _behind_body(text) is None:
        return None
    for part in re.split(r"[,;(]", text):
        first, *rest = _LINK.split(part.strip())
        found = _behind_body(part.strip()) or _in(first) or next(filter(None, map(_behind_state, rest)), None)
        if found or (found := _behind_seat(part)):
            return found
        rank = RANK.search(part)
        if rank and not _OTHERS.search(part[: rank.start()]) and (name := _in(part[rank.start() :])):
            return name
    return None


def called_so(text: str) -> str | None:
    """The name that words say somebody goes by.

    >>> called_so("a baker, identified only as Amal")
    'Amal'
    """
    m = _CALLED.search(text)
    return m.group(1) if m and org_named(m.group(1)) is None else None


def _behind_body(part: str) -> str | None:
    """The name behind a body's: "the Northern Front's Amal Haddad", "UN commissioner for health Amal Haddad"."""
    words = part.split()
    for n in range(min(_LONGEST_BODY, len(words) - 2), 0, -1):
        if words[n][0].isupper() or words[n].lower() in cues.roles():
            whole = org_exactly(" ".join(words[:n]))
            rest = " ".join(words[n:])
            if whole and not _LINK.search(f" {rest} ") and org_exactly(part) is None:
                return _in(rest)
    return None


def _behind_state(part: str) -> str | None:
    """The name behind a state's: "UN envoy to Yemen Amal Haddad"."""
    first, _, rest = part.partition(" ")
    return _in(rest) if country_named(first) else None


def _behind_seat(part: str) -> str | None:
    """The name behind what somebody governs: "the governor of Qasr province Amal Haddad"."""
    m = _SEAT.search(part)
    if m is None:
        return None
    words = m["rest"].split()
    for n in range(len(words) - 2, 0, -1):
        is_town = m["town"] and n >= len(words) - 2 and Gazetteer.open().is_place(" ".join(words[:n]))
        if is_town or words[n - 1].lower() in _AREAS:
            return _in(" ".join(words[n:]))
    return None


def surname(text: str) -> str | None:
    """ "Col. Haddad", "Haddad": the one name, without titles."""
    plain = [w for w in _WORD.findall(text) if w.lower().strip(".") not in cues.listed("titles", "words")]
    if len(plain) != 1 or cues.is_number(plain[0].lower()) or text.startswith(("The ", "A ", "An ", "the ")):
        return None
    if plain[0].lower() in cues.listed("bodies", "generic") | _ANYBODY:  # "Police: three dead"
        return None
    return plain[0] if plain[0][0].isupper() else None


def _in(part: str) -> str | None:
    run: list[str] = []
    titled = False
    found = [*_WORD.findall(_OF_POLICE.sub(" ", part)), "."]
    for n, word in enumerate(found):
        low = word.lower().rstrip(".")
        if low in cues.listed("titles", "words") and (not run or RANK.fullmatch(word)):
            run, titled = [], word[0].isupper()
        elif run and not titled and word[0].isupper() and low in _OFFICES:
            run, titled = [], n + 2 < len(found)  # "Hill Regional Commissioner Amal Haddad"
        elif (run and low in _PARTICLES) or ((run or titled) and low.startswith(_ARABIC)) or _may_be_name(word, low):
            run.append(word)
        elif run and (word.islower() and low in cues.roles()):
            run, titled = [], False  # "Qasr Amun governor Amal Haddad"
        else:
            run = _behind_beat(run) if run and _BEAT.search(part) else run
            if _is_person(run, titled=titled):
                return " ".join(run)
            run, titled = [], False
    return None


def _behind_beat(run: list[str]) -> list[str]:
    """A name without the town or the branch that stands between an officer's title and it: "DPO Bannu Amal Haddad"."""
    for n in range(len(run) - 2, 0, -1):
        if run[n - 1] in _BRANCHES or Gazetteer.open().is_place(" ".join(run[:n])):
            return run[n:]
    return run


def _may_be_name(word: str, low: str) -> bool:
    if not word[0].isupper() or low in _NO_PERSON or low in cues.roles() or word.endswith(("'s", "’s")):
        return False
    return country_named(word) is None


def _is_person(run: list[str], *, titled: bool) -> bool:
    if not run or len(run) > 5 or run[-1].lower() in _PARTICLES:
        return False
    if any(w.lower() in cues.listed("bodies", "named") for w in run) or org_named(" ".join(run)):
        return False
    if any(w.isupper() and len(w) > 2 and "." not in w for w in run):
        return False
    return titled or len(run) >= 2
