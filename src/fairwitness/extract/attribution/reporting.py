"""Reports of speech and belief in one unit: cue, source, what is said. Pure functions on tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from fairwitness.extract.attribution import noun_phrases as phrases
from fairwitness.extract.attribution import said
from fairwitness.extract.attribution.beside import cited, others_figures, reached
from fairwitness.extract.attribution.cue_verbs import Cue, cues_in, is_speaker, may_be_said, may_say
from fairwitness.extract.attribution.footage import GIVEN, shown
from fairwitness.extract.attribution.hearers import known_hearer, skip_settings
from fairwitness.extract.attribution.passing import background
from fairwitness.extract.attribution.phrase_parts import Range, is_time_word, starts_setting
from fairwitness.extract.attribution.phrased import phrased
from fairwitness.extract.attribution.report import Report
from fairwitness.extract.attribution.units import QUOTE_MARKS, Unit
from fairwitness.vocab import cues
from fairwitness.vocab.orgs import org_exactly

# No unit of real prose holds more reports.
_MOST = 50
_OBJECTS = frozenset(("it", "this", "that", "them", "him", "her", "us", "me"))
_NO_OBJECT = frozenset((("put", "at"), ("estimated", "at"), ("accused", "of"), ("blamed", "on"), ("attributed", "to")))
_COUNTED = frozenset("recorded documented registered verified counted logged".split())
_DASHES = "—–"


def reports(u: Unit) -> tuple[Report, ...]:
    """Every report in a unit, in the order of their cues."""
    found: list[Report] = []
    for cue in islice(cues_in(u), _MOST):
        if report := _report(u, cue, found):
            found.append(report)
    found += islice(phrased(u), _MOST)
    found = [cited(u, reached(u, r)) for r in found]
    found += [more for r in found for more in others_figures(u, r)]
    found.sort(key=lambda r: r.cue)
    return tuple(r for r in (_cut(u, r, found) for r in found) if r.content)


def _report(u: Unit, cue: Cue, found: Sequence[Report]) -> Report | None:
    if cue.form == "passive":
        return _passive(u, cue)
    if cue.form == "participle":
        return _participle(u, cue, found)
    if "quotes" in cue.uses:
        return None  # read with the "as saying" that follows it
    return shown(u, cue) or _inverted(u, cue) or _subject_first(u, cue, found)


# -- "it was reported that" -------------------------------------------------------------------------------------------


def _passive(u: Unit, cue: Cue) -> Report | None:
    """ "It was reported that C"; "S was reported to C"; "S was reported by X"."""
    end = cue.end
    source, counts = None, u.low[cue.verb] in _COUNTED
    if cue.start and u.low[cue.start - 1] == "it":
        if counts and u.low[end : end + 1] not in (("that",), ("by",)):
            return None  # "it was recorded on video"
        if u.low[end : end + 1] == ("by",) and (source := phrases.after(u, end + 1)):
            end = source[1]
        return Report((cue.start - 1, cue.end), ((said.skip_that(u, end), len(u)),), source, clause=cue.start - 1)
    end = _behind_time(u, end) if counts else end
    left, follows = said.subject(u, cue.start), u.low[end : end + 1]
    if follows == ("by",):
        source = phrases.after(u, end + 1)
        if source is None:
            return None
        if counts and not (is_speaker(u, source) and any(map(cues.is_number, u.low[left[0] : left[1]]))):
            return None  # "votes were counted by soldiers"
        source, been = _to_have(u, source)
        named = (cue.start, end + 1) if end == cue.end else (cue.start, cue.end)
        return Report(named, (left, been) if been else (left,), source, clause=left[0])
    if u.low[cue.verb] in cues.listed("passives", "only_impersonal") and follows != ("to",):
        return None
    if left[0] >= left[1]:
        return None
    rest = end + (follows == ("as",))
    return Report((cue.start, end), (left, (rest, said.clause_end(u, rest))), clause=left[0])


def _behind_time(u: Unit, end: int) -> int:
    """Where "by" stands behind a few words of time: "were recorded in September by medics"."""
    by = next((k for k in range(end, min(len(u), end + 5)) if u.low[k] == "by"), end)
    between = u.low[end:by]
    timed = all(is_time_word(w) or w.isdigit() or w in ("in", "on", "since", "last", "early", "late") for w in between)
    return by if timed and any(map(is_time_word, between)) else end


def _to_have(u: Unit, source: Range) -> tuple[Range, Range | None]:
    """A source without "to have been destroyed" behind it, and these words."""
    to = next((k for k in range(source[0] + 1, source[1] + 1) if u.low[k : k + 1] == ("to",)), None)
    if to is None or u.low[to + 1 : to + 2] not in (("have",), ("be",)):
        return source, None
    return (source[0], to), said.trim(u, to, said.clause_end(u, to))


# -- ", adding that" --------------------------------------------------------------------------------------------------


def _participle(u: Unit, cue: Cue, found: Sequence[Report]) -> Report | None:
    """ ", adding that C"; "quoted X as saying C"; "a statement saying C"."""
    before = u.low[cue.verb - 1] if cue.verb else ""
    if before == "as":
        return _quoted_as_saying(u, cue)
    if u.low[cue.verb] in ("speaking", "talking") and u.low[cue.end : cue.end + 1] != ("of",):
        return None  # "speaking to reporters"
    content = said.right(u, cue.end)
    if "quotes" in cue.uses or content is None or not may_be_said(u, cue, content[0]):
        return None
    if before in (",", "—", "–", "and", "while", "by"):
        source = _last_speaker(found) or _opening_speaker(u, cue.verb)
    elif before in cues.document_channels():
        source = _opening_speaker(u, cue.verb) or phrases.before(u, cue.verb)
    else:
        return None
    return Report((cue.verb, cue.end), (content,), source, clause=cue.verb) if source else None


def _quoted_as_saying(u: Unit, cue: Cue) -> Report | None:
    """ "X quoted Y as saying that C"; "C, Y was quoted by X as saying"; "Y was quoted as saying by X that C"."""
    behind = cue.end
    by = phrases.after(u, behind + 1) if u.low[behind : behind + 1] == ("by",) else None
    by = known_hearer(u, *by) if by else None
    if by:
        behind = by[1]
    content = said.right(u, behind)
    for at in range(cue.verb - 2, max(-1, cue.verb - 24), -1):
        if "quotes" not in cues.uses().get(u.low[at], ()):
            continue
        start = at
        while start > 0 and (u.low[start - 1] in cues.grammar("helpers") or u.low[start - 1] == "also"):
            start -= 1
        if cues.grammar("be") & set(u.low[start:at]):
            passes = u.low[at + 1 : at + 2] == ("by",)
            source, via = phrases.before(u, start), (at + 2, cue.verb - 1) if passes else by
            first = source
        else:
            source, via = (at + 1, cue.verb - 1), phrases.before(u, start)
            first = via
        if content is None and first and first[0] > 0:
            left = said.left(u, first[0])
            content = left if left[0] < left[1] else None
        if content and source and source[0] < source[1]:
            return Report((cue.verb, cue.end), (content,), source, via, clause=first[0] if first else start)
    return None


# -- "said X" and "X said" --------------------------------------------------------------------------------------------


def _inverted(u: Unit, cue: Cue) -> Report | None:
    """ "C," said X."""
    mark = u.words[cue.start - 1] if cue.start else ""
    quoted = mark in QUOTE_MARKS
    if not mark or not (mark in ",?!—–" or quoted) or not cue.uses & {"says", "denies"}:
        return None
    source = phrases.after(u, cue.end)
    if source is None or (cues.is_number(u.low[source[0]]) and u.low[source[0]] != "one"):
        return None
    if u.low[source[0]] in cues.grammar("prepositions") | _OBJECTS or _goes_on_in_verb(u, source[1]):
        return None
    if (not quoted and not _ends_statement(u, source[1])) or (mark == "," and not is_speaker(u, source)):
        return None
    left = said.left(u, cue.start)
    if mark == "," and said.is_subject(u, left):
        return None  # "The statement, which came on Friday, says the men were armed"
    return Report((cue.start, cue.end), (left,), source, clause=left[0]) if left[0] < left[1] else None


def _goes_on_in_verb(u: Unit, at: int) -> bool:
    """Whether the words before are the subject of what is said: "X, says the guard and two others, one a boy, died"."""
    last = min(len(u), at + 16)
    if u.low[at : at + 1] == ("and",):
        verbs = cues.grammar("auxiliaries"), cues.uses()
        at = next((k for k in range(at + 1, last) if u.words[k] in ",.;:" or any(u.low[k] in v for v in verbs)), last)
        if at < last and u.low[at] in verbs[0]:
            return True
    if u.words[at : at + 1] != (",",) or u.low[at + 1 : at + 2] == ("who",):
        return False
    close = next((k for k in range(at + 1, last) if u.words[k] in ",.;"), None)
    return close is not None and u.low[close + 1 : close + 2] != () and u.low[close + 1] in cues.grammar("auxiliaries")


def _ends_statement(u: Unit, at: int) -> bool:
    if at >= len(u) or u.words[at] in ".;,)!?—–" or u.words[at] in QUOTE_MARKS:
        return True
    return starts_setting(u, at) or u.low[at] in ("and", "who", "whose", "while", "after", "as", "adding")


def _subject_first(u: Unit, cue: Cue, found: Sequence[Report]) -> Report | None:
    """ "X said C"; "C, X said"; "C1, X said, C2"; "... and accused Y"."""
    own = _own_subject(u, phrases.before(u, cue.start), found)
    source = own or _elided(u, cue, found)
    if source is None or not may_say(u, cue, source):
        return None
    if (u.low[cue.verb], *u.low[cue.end : cue.end + 1]) in _NO_OBJECT:
        return None  # "losses put at 12", "men accused of murder", "shelling blamed on the army"
    if own and u.low[max(0, own[0] - 3) : own[0]] == ("contrary", "to", "what"):
        return None  # "contrary to what the army says, 12 died"
    if u.low[cue.verb] in GIVEN and u.low[cue.end : cue.end + 1] == ("by",):
        return None  # "a report published by the union"
    if own and own[0] > 1 and u.low[own[0] - 1] == "as" and _is_aside(u, own, cue, found):
        return None
    after, hearer, channel = skip_settings(u, cue.end, told="tells" in cue.uses)
    has = u.low[cue.verb] in ("has", "have", "had")  # what a body has by its count stands behind
    if own and not has and said.is_afterthought(u, own, after):
        content = said.around(u, own, after)
    else:
        right = said.right(u, after)
        right = said.without_when(u, u.low[cue.verb], right) if right else None
        content = (right,) if right and may_be_said(u, cue, right[0]) else ()
    if not content:
        return None
    return Report((cue.start, cue.end), content, source, None, hearer, channel, own[0] if own else cue.start)


def _own_subject(u: Unit, own: Range | None, found: Sequence[Report]) -> Range | None:
    """The subject without the object of the verb before it: "police counted two bodies and the mayor spoke of C"."""
    if own is None or not found or found[-1].cue[1] != own[0] or u.low[own[0] - 1] not in _COUNTED:
        return own
    joint = next((k for k in range(own[1] - 1, own[0], -1) if u.low[k] == "and"), own[0])
    counted = any(map(cues.is_number, u.low[own[0] : joint]))
    return (joint + 1, own[1]) if counted and joint + 1 < own[1] else own


def _is_aside(u: Unit, own: Range, cue: Cue, found: Sequence[Report]) -> bool:
    """Whether "as the rebels had claimed" stands in what another says, or between another and the verb."""
    if u.words[own[0] - 2] != ",":
        return False
    inside = any(r.source and r.cue[1] <= own[0] - 1 and r.content[0][0] >= r.cue[0] for r in found)
    after = u.low[cue.end + 1 : cue.end + 2] if u.words[cue.end : cue.end + 1] == (",",) else ()
    return inside or (after != () and after[0] in cues.uses())


def _elided(u: Unit, cue: Cue, found: Sequence[Report]) -> Range | None:
    """ "X said C and accused Y": the subject of the verb before."""
    if cue.start == 0 or u.low[cue.start - 1] not in ("and", "but", "then", ",", "or"):
        return None
    return _last_speaker(found) or _opening_speaker(u, cue.start)


def _last_speaker(found: Sequence[Report]) -> Range | None:
    return next((r.source for r in reversed(found) if r.source), None)


def _opening_speaker(u: Unit, before: int) -> Range | None:
    """The body or person that the unit begins with."""
    best = None
    if u.low[0] in cues.grammar("prepositions") and not any(is_time_word(w) for w in u.low[1:3]):
        return None
    for end in range(1, min(before, 10)):
        if u.words[end - 1] in ".;:!?":
            break
        named = end > 1 and u.low[end - 1] in cues.roles() and u.words[0][0].isupper()
        if named or org_exactly(" ".join(u.words[:end])):
            best = (0, end)
    return best


# -- where one ends and the next begins -------------------------------------------------------------------------------


def _cut(u: Unit, report: Report, found: Sequence[Report]) -> Report:
    """What is said ends where the next report of the same level begins."""
    pieces = (_cut_piece(u, report, piece, found) for piece in report.content)
    return replace(report, content=tuple(p for p in pieces if p[0] < p[1]))


def _cut_piece(u: Unit, report: Report, piece: Range, found: Sequence[Report]) -> Range:
    start, end = piece
    stands_before = start < report.cue[0]
    for other in found:
        if other.cue == report.cue and start < other.clause < end:  # "the army says 192, the union 200"
            end = other.clause - 1
        elif not stands_before and other.cue[0] > report.cue[1] and start < other.cue[0] < end and _goes_on(u, start):
            end = start  # "8 died, according to police, and 15 fled, according to X"
        elif not stands_before and other.cue[0] > report.cue[1] and start < other.clause < end:
            stop = _separator(u, start, other)
            end = end if stop is None else min(end, stop)
        elif stands_before and other.cue[1] <= report.cue[0] and other.clause >= start and other is not report:
            start = _resumed(u, other, report, start)
    return said.trim(u, start, end)


def _goes_on(u: Unit, at: int) -> bool:
    return u.low[at] in ("and", "but", "while")


def _separator(u: Unit, start: int, other: Report) -> int | None:
    """Where the clause of another report is cut from what stands before it; None when it lies inside."""
    clause = other.clause
    at = clause - 1
    if at <= start:
        return None
    if u.low[at] in ("and", "but", "while", "though", "although", "whereas"):
        return at - (u.words[at - 1] in ",;—–")
    counts = bool(other.source) and "counts" in cues.uses().get(u.low[other.cue[1] - 1], frozenset())
    if u.words[at] in ";—–" or other.cue[0] == at or (u.words[at] == "," and (counts or u.low[clause] in cues.uses())):
        return at
    return None


def _resumed(u: Unit, other: Report, report: Report, start: int) -> int:
    """Where the content of a later "..., X said" may begin, after an earlier report in the same unit."""
    behind = other.source[1] if other.source else 0
    if other.cue[1] <= behind < report.cue[0] and u.words[behind] == "," and _goes_on(u, behind + 1):
        return max(start, behind + 2)
    ends = [other.cue[1], *(e for _, e in other.content if e <= report.cue[0]), other.source[1] if other.source else 0]
    for at in range(max(ends), report.cue[0]):
        if u.words[at] == ";" and not u.quoted[at]:
            return max(start, at + 1)
    if other.cue[0] >= start and (aside := background(u, other, report.cue)) is not None:
        return aside
    return start
