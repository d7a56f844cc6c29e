"""What stands beside a report: whom its speaker cites, and the figures of others in a list after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fairwitness.extract.attribution import noun_phrases as phrases
from fairwitness.extract.attribution import said
from fairwitness.extract.attribution.cue_verbs import is_speaker
from fairwitness.extract.attribution.hearers import known_hearer
from fairwitness.extract.attribution.phrase_parts import Range
from fairwitness.extract.attribution.report import Report
from fairwitness.extract.attribution.units import Unit
from fairwitness.vocab import cues
from fairwitness.vocab.orgs import org_exactly

_CITING = frozenset(("citing", "quoting"))
_OPENS = ".;:"
_COUNTING = frozenset(("says", "counts"))
_REACHED = frozenset("contacted reached interviewed quoted cited seen reviewed obtained verified".split())
_SPOKE = frozenset(("spoke", "talked", "speak", "speaks"))
_CITED = frozenset(("cited", "quoted", "cites", "quotes"))
_LINES = frozenset("phone telephone text video satellite email radio message".split())
_MOST = 4


def reached(u: Unit, report: Report) -> Report:
    """A report whose source is told with who reached it: "two nurses contacted by the agency said"."""
    if report.source is None or report.via is not None:
        return report
    start, end = report.source
    for at in range(start + 1, end - 2):
        by = u.low[at] in _REACHED and u.low[at + 1] == "by" and u.low[at + 2] not in _LINES
        to = u.low[at - 1] == "who" and u.low[at] in _SPOKE and u.low[at + 1] in ("to", "with")
        if u.quoted[at] or not (by or to) or u.low[at + 2] == "us":
            continue
        via = (at + 2, end) if by else known_hearer(u, at + 2, end)
        if via:
            return replace(report, origin=(start, at - to), via=via)
    if u.words[end : end + 1] == (",",) and u.low[end + 1 : end + 3] in (("quoted", "by"), ("cited", "by")):
        close = next((k for k in range(end + 3, min(len(u), end + 12)) if u.words[k] == ","), end)
        return replace(report, origin=report.source, via=(end + 3, close)) if close > end + 3 else report
    return report


def cited(u: Unit, report: Report) -> Report:
    """A report whose speaker only passes on: "the agency said, citing medics"; "the agency, citing medics, said"."""
    if report.source is None or report.via is not None:
        return report
    low, high = report.source[0], max(report.cue[1], report.source[1])
    if (fronted := _fronted(u, report.source)) is not None:
        return replace(report, source=fronted, via=report.source)
    for at in range(low, min(len(u) - 1, high + 24)):
        citing = u.low[at] in _CITING and u.words[at - 1] == ","
        if u.quoted[at] or not (citing or (u.low[at] in _CITED and u.low[at - 1] in ("which", "who"))):
            continue
        if any(w in ".;:" for w in u.words[high:at]):
            return report
        origin = phrases.after(u, at + 1)
        if (
            origin is None
            or not is_speaker(u, origin)
            or _is_material(u, origin)
            or u.words[origin[1] : origin[1] + 1] == ("as",)
        ):
            return report
        content = tuple(c for a, b in report.content if (c := said.trim(u, a, at if a <= at < b else b))[0] < c[1])
        if not content and u.words[origin[1] : origin[1] + 1] == (
            ",",
        ):  # "according to the army, citing medics, 12 died"
            content = (said.trim(u, origin[1] + 1, report.content[-1][1]),)
        return replace(report, source=origin, via=report.source, content=content)
    return report


def _fronted(u: Unit, source: Range) -> Range | None:
    """ "Citing doctors, the mayor said": who is cited in front of who speaks."""
    end = source[0] - 1
    if end < 2 or u.words[end] != ",":
        return None
    start = next((k for k in range(end - 2, max(-1, end - 14), -1) if u.low[k] in _CITING), None)
    if start is None or not (start == 0 or u.words[start - 1] in _OPENS) or any(u.quoted[start:end]):
        return None
    origin = (start + 1, end)
    return origin if is_speaker(u, origin) and _is_somebody(u, origin) and not _is_material(u, origin) else None


def _is_somebody(u: Unit, origin: Range) -> bool:
    """Whether somebody is cited, and no reason: "the mayor's arrest", "attacks by soldiers"."""
    start, end = origin
    head = next((k for k in range(start + 1, end) if u.low[k] in cues.grammar("prepositions") | {"of"}), end)
    last = u.low[head - 1]
    named = u.words[head - 1][0].isupper() or org_exactly(" ".join(u.words[start:head])) is not None
    return named or last in cues.roles() or last in cues.listed("bodies", "generic") or last in cues.document_channels()


def _is_material(u: Unit, origin: tuple[int, int]) -> bool:
    """Whether only footage or papers are cited, and nobody's: "citing video from the aircraft"."""
    words = u.low[origin[0] : origin[1]]
    people = cues.roles() | cues.listed("bodies", "generic")
    papers = any(w in cues.document_channels() for w in words)
    return papers and not any(w in people for w in words) and not any(w[0].isupper() for w in u.words[slice(*origin)])


def others_figures(u: Unit, report: Report) -> Iterator[Report]:
    """ "The army says 192, the union 200": the second figure is the union's."""
    if report.source is None or not cues.uses().get(u.low[report.cue[1] - 1], frozenset()) & _COUNTING:
        return
    if not report.content or report.content[0][0] < report.cue[1]:
        return
    start, end = report.content[0]
    commas = [k for k in range(start, end) if u.words[k] in ",;" and not u.quoted[k]]
    for comma in commas[:_MOST]:
        first = comma + 1 + (u.low[comma + 1 : comma + 2] in (("and",), ("but",), ("while",)))
        number = next((k for k in range(first + 1, min(end, first + 7)) if cues.is_number(u.low[k])), None)
        if number is None or not _is_bare(u, number, end):
            continue
        source = (first, number - (u.low[number - 1] in ("at", "about", "some", "only")))
        if source[0] < source[1] and is_speaker(u, source) and _is_whole(u, source):
            yield Report(report.cue, ((number, end),), source, clause=first)


def _is_bare(u: Unit, number: int, end: int) -> bool:
    """Whether the figure stands alone: "200.", "200 dead"."""
    return number + 1 >= end or u.words[number + 1] in ",;." or u.low[number + 1] in ("dead", "killed", "and")


def _is_whole(u: Unit, source: tuple[int, int]) -> bool:
    words = u.low[source[0] : source[1]]
    other = cues.grammar("prepositions") - {"of"} | cues.grammar("auxiliaries")
    return not any(w in other for w in words) and not any(w in cues.uses() for w in words)
