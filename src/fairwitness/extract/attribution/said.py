"""What is said: which tokens before, around or after a cue are the content. Pure functions on tokens."""

from __future__ import annotations

from functools import cache

from fairwitness.extract.attribution import noun_phrases as phrases
from fairwitness.extract.attribution.cue_verbs import SPEAK
from fairwitness.extract.attribution.phrase_parts import Range
from fairwitness.extract.attribution.units import QUOTE_MARKS, Unit
from fairwitness.vocab import cues, deeds
from fairwitness.vocab import phrases as closed

_DASHES = "—–"
_SHORT = 9
_FAR = 24  # tokens in which a clause shows its verb
_URGED = frozenset(("for", "on", "upon"))
_ANNOUNCES = frozenset("announce announces announced announcing".split())
_NOUN_BEGINS = frozenset("the a an its their his her new plans".split())
_WHEN = frozenset(("after", "before", "since"))
_SOON = frozenset(
    "hours days weeks months minutes day week month year shortly soon just immediately a two three".split()
)
_RELATIVE = frozenset(("which", "who", "whose"))


def trim(u: Unit, start: int, end: int) -> Range:
    """A range without the marks at its ends; the inside of a quotation when that is all of it."""
    while start < end and u.words[start] in ",:;—–":
        start += 1
    if start < end and u.words[start] in QUOTE_MARKS and not u.quoted[start]:
        close = start + 1
        while close < end and u.quoted[close]:
            close += 1
        rest = u.words[close + 1 : end]
        if all(w in ".,;" for w in rest) or rest[0] in ".;" or u.words[close - 1] in ".!?":
            return start + 1, close
    while end > start and u.words[end - 1] in ".,;:—–" and not u.quoted[end - 1]:
        end -= 1
    return start, end


def right(u: Unit, start: int) -> Range | None:
    """What is said after a cue, to the end of the unit."""
    start = skip_that(u, start)
    if start < len(u) and u.words[start] in ":,":
        start += 1
    found = trim(u, start, len(u))
    return found if found[0] < found[1] else None


def without_when(u: Unit, verb: str, content: Range) -> Range:
    """What is announced or urged by a noun, without the clause that tells when: "called for calm after shells fell".

    Such a clause is the outlet's word: nobody reports a death by calling for calm.
    """
    start, end = content
    urged = "calls" in cues.uses().get(verb, ()) and not _URGED.isdisjoint(u.low[start - 1 : start + 1])
    if u.low[start - 1] == "that" or not (urged or (verb in _ANNOUNCES and u.low[start] in _NOUN_BEGINS)):
        return content
    last = min(end, start + _FAR)
    when = next((k for k in range(start + 1, last) if _tells_when(u, k) and not u.quoted[k]), None)
    if when is None or _has_verb(u, start, when) or not _tells_deed(u, when + 2, min(end, when + _FAR)):
        return content
    while when > start + 1 and u.low[when - 1] in _SOON:
        when -= 1
    return trim(u, start, when)


def _tells_when(u: Unit, at: int) -> bool:
    return u.low[at] in _WHEN or u.low[at : at + 2] == (",", "where")


def is_subject(u: Unit, words: Range) -> bool:
    """Whether words are a noun with a relative clause behind it, and so no more than who says it."""
    start, end = words
    comma = next((k for k in range(start, end - 1) if u.words[k] == "," and u.low[k + 1] in _RELATIVE), None)
    verbs = cues.grammar("auxiliaries") | _did()
    return comma is not None and comma - start < _SHORT and verbs.isdisjoint(u.low[start:comma])


def _has_verb(u: Unit, start: int, end: int) -> bool:
    finite = cues.grammar("auxiliaries") | cues.uses().keys() | _did()
    return any(w in finite for w in u.low[start:end])


def _tells_deed(u: Unit, start: int, end: int) -> bool:
    return _has_verb(u, start, end) or any(w.endswith("ed") for w in u.low[start:end])


@cache
def _did() -> frozenset[str]:
    return deeds.forms_of("harms takes frees wrongs", "past") | closed.words("verb") | {"died", "fell"}


def skip_that(u: Unit, start: int) -> int:
    """The token after "that"."""
    if 0 < start < len(u) and u.low[start] == "of" and u.low[start - 1] not in SPEAK:
        start += 1
    if u.low[start : start + 2] == (",", "that"):
        start += 1
    return start + 1 if u.low[start : start + 1] == ("that",) and not _is_pronoun(u, start) else start


def _is_pronoun(u: Unit, at: int) -> bool:
    return u.low[at + 1 : at + 2] in (("was",), ("is",))


def left(u: Unit, end: int) -> Range:
    """What is said before token ``end``: the quotation that closes there, or the clause from its beginning."""
    last = end - 1
    while last >= 0 and (u.words[last] in ",—–-" or (_is_outer_mark(u, last) and last == end - 1)):
        last -= 1
    if last < 0 or not u.quoted[last]:
        return clause_start(u, last), last + 1
    start = last
    while start > 0 and u.quoted[start - 1]:
        start -= 1
    if start <= 1 or u.words[start - 2] in ".:;!?":
        return start, last + 1
    return clause_start(u, start), end - (u.words[end - 1] == ",")


def _is_outer_mark(u: Unit, at: int) -> bool:
    return u.words[at] in QUOTE_MARKS and not u.quoted[at]


def clause_start(u: Unit, at: int) -> int:
    """Back to the last semicolon or colon outside a quotation, past a bullet or a number in a list."""
    while at > 0 and not _parts_clauses(u, at - 1):
        at -= 1
    while at < len(u) and (
        u.words[at] in ".)-–—•" or (u.words[at].isdigit() and u.words[at + 1 : at + 2] in ((".",), (")",)))
    ):
        at += 1
    return at


def _parts_clauses(u: Unit, at: int) -> bool:
    if u.quoted[at]:
        return False
    return u.words[at] in ";•" or (u.words[at] == ":" and at > 0 and not u.words[at - 1].isdigit())


def clause_end(u: Unit, start: int) -> int:
    """On to the next semicolon or colon outside a quotation."""
    return next((k for k in range(start, len(u)) if u.words[k] in ";:" and not u.quoted[k]), len(u))


# -- "..., X said" ----------------------------------------------------------------------------------------------------


def is_afterthought(u: Unit, source: Range, after: int) -> bool:
    """Whether the content stands before: "C, X said on Friday." ``after``: the token after cue and settings."""
    if source[0] == 0:
        return False
    before = u.words[source[0] - 1]
    joined = u.low[source[0] - 1] in ("and", "as") and u.words[source[0] - 2] == ","
    if before not in ",—–?!…" and before not in QUOTE_MARKS and not joined:
        return False
    if after >= len(u) or u.words[after] in ".;,)!?—–":
        return True
    if u.words[after] == ":" and source[0] > _SHORT:
        return True
    low, next_low = u.low[after], u.low[after + 1] if after + 1 < len(u) else ""
    if low in cues.grammar("short_phrases") and _is_short_phrase(u, after):
        return True
    if low == "that":
        relative = after > source[1] + 1 and next_low.endswith("ed")
        return relative or before in '”"' or u.quoted[source[0] - 2]
    if low in cues.listed("carriers", "forms"):
        return True
    return before in ',”"' and low in ("and", "but", "after", "when", "as", "adding", "while")


def _is_short_phrase(u: Unit, at: int) -> bool:
    """Whether only a few words stand before the clause ends: "in Qasr Amun."."""
    for end in range(at, min(len(u), at + _SHORT)):
        if u.words[end] in ".;":
            return True
        if u.words[end] in QUOTE_MARKS or u.low[end] in cues.grammar("auxiliaries"):
            return False
        if u.words[end] == "," and u.low[end + 1 : end + 2] in (("where",), ("which",), ("when",)):
            return True
        if u.words[end] == "," and end - at > 5:
            return False
    return len(u) - at < _SHORT


def around(u: Unit, source: Range, after: int) -> tuple[Range, ...]:
    """ "C1, X said, C2": both parts."""
    first = left(u, source[0])
    if first[0] >= first[1]:
        return ()
    if after + 1 < len(u) and u.words[after] in ",—–:;" and _goes_on(u, first, after):
        second = trim(u, after + 1, len(u))
        return (first, second) if second[0] < second[1] else (first,)
    return (first,)


def _goes_on(u: Unit, first: Range, after: int) -> bool:
    """Whether what follows ", X said," is more of what X said, and no apposition or next clause."""
    low = u.low[after + 1]
    if u.words[after + 1] in QUOTE_MARKS or u.quoted[after + 1]:
        return True
    if u.words[after] == ";":
        return True
    if u.quoted[first[0]]:
        return False
    opening = u.low[first[0]] in cues.grammar("prepositions") | {"as"} and first[1] - first[0] < _SHORT
    if opening or low in cues.grammar("auxiliaries") or u.words[after] == ":":
        return True
    return low not in cues.grammar("breaks") and low != "the"


def subject(u: Unit, end: int) -> Range:
    """The subject before a passive cue; empty when there is none."""
    return phrases.before(u, end) or (end, end)
