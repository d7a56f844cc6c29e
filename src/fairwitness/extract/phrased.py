"""Reports without a verb of saying: "according to X", "by X's count", "X: ...", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from fairwitness.extract import noun_phrases as phrases
from fairwitness.extract import said
from fairwitness.extract.cue_verbs import is_speaker
from fairwitness.extract.noun_phrases import Range
from fairwitness.extract.report import Report
from fairwitness.extract.units import Unit
from fairwitness.vocab import cues
from fairwitness.vocab.orgs import org_exactly, org_named
from fairwitness.vocab.states import country_named

_STARTS = frozenset("according as per in by on".split())
_OWNERS = frozenset("its their his her".split())
_MARKS = ',;:.!?"“”()'
_LINKS = frozenset("that and but while".split())


def phrased(u: Unit) -> Iterator[Report]:
    """Every such report of a unit."""
    for at, low in enumerate(u.low):
        if u.quoted[at]:
            continue
        if low in _STARTS and (report := _according(u, at)):
            yield report
        elif low in cues.listed("adverbs", "forms"):
            yield _adverb(u, at)
    if report := _labelled(u):
        yield report


def _according(u: Unit, at: int) -> Report | None:
    for phrase in cues.listed("phrases", "before"):
        end = at + phrase.count(" ") + 1
        if " ".join(u.low[at:end]) == phrase:
            source = phrases.after(u, end)
            if source is None or (phrase == "per" and not is_speaker(u, source)):
                return None
            return _placed(u, (at, end), source)
    return _by_count(u, at) if u.low[at] in ("by", "on") else None


def _by_count(u: Unit, at: int) -> Report | None:
    """ "by the clinic's count"."""
    for end in range(at + 2, min(len(u), at + 9)):
        if u.words[end] in _MARKS:
            return None
        owned = u.low[end - 1].endswith(("'s", "s'", "own")) or u.low[at + 1] in _OWNERS
        if u.low[end] in cues.grammar("tallies") and (owned or u.words[end - 1][0].isupper()):
            return _placed(u, (at, at + 1), (at + 1, end + 1))
    return None


def _placed(u: Unit, cue: Range, source: Range) -> Report | None:
    """The content of a phrase stands after it when it opens a clause, else before it."""
    start, end = cue[0], source[1]
    if _opens_clause(u, start):
        content = said.trim(u, end, len(u))
        return Report(cue, (content,), source, clause=start) if content[0] < content[1] else None
    left = said.left(u, start)
    if left[0] >= left[1]:
        return None
    pieces = [left]
    inserted = u.words[start - 1] == "," and u.words[end : end + 1] == (",",) and end + 1 < len(u)
    if inserted and u.low[end + 1] not in cues.grammar("breaks"):
        pieces.append(said.trim(u, end + 1, len(u)))
    return Report(cue, tuple(pieces), source, clause=left[0])


def _opens_clause(u: Unit, start: int) -> bool:
    if start == 0 or u.words[start - 1] in ";:" or u.low[start - 1] in ("and", "but", "that"):
        return True
    if u.words[start - 1] == "," and u.low[start - 2 : start - 1] in (("and",), ("but",), ("that",)):
        return True
    return start < 4 and all(w in cues.grammar("openers") for w in u.low[:start] if w.isalpha())


def _adverb(u: Unit, at: int) -> Report:
    """ "reportedly": the clause around it, on nobody's word."""
    start = at
    while start > 0 and u.words[start - 1] not in ",;:" and not u.quoted[start - 1]:
        bare = start == at or u.low[start] not in cues.grammar("helpers")
        if u.low[start - 1] in _LINKS and bare:
            break
        start -= 1
    pieces = ((start, at), said.trim(u, at + 1, said.clause_end(u, at + 1)))
    return Report((at, at + 1), tuple(p for p in pieces if p[0] < p[1]), clause=start)


def _labelled(u: Unit) -> Report | None:
    """ "Monitor: C", a post under a name, a headline."""
    colon = next((k for k in range(1, min(len(u), 8)) if u.words[k] == ":"), None)
    if colon is None or any(u.quoted[:colon]) or "," in u.words[:colon] or not _is_label(u, colon):
        return None
    content = said.trim(u, colon + 1, len(u))
    return Report((colon, colon + 1), (content,), (0, colon), clause=0) if content[0] < content[1] else None


def _is_label(u: Unit, colon: int) -> bool:
    """Whether a speaker, and no dateline or heading, stands before a colon."""
    words, last = " ".join(u.words[:colon]), u.low[colon - 1]
    if u.low[0][0].isdigit() or u.low[0] in cues.grammar("clause") - {"the"}:
        return False
    if org_exactly(words) or words.startswith("@"):
        return True
    if words.isupper():
        return False
    body = last in cues.roles() or last.rstrip("s") in cues.listed("bodies", "generic")
    return body or country_named(words) is not None or (colon < 5 and org_named(words) is not None)
