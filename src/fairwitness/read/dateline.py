"""The dateline: where, when and for which agency a report was written, as printed before its first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fairwitness.model import Span
from fairwitness.read.clock import without_clock
from fairwitness.read.dates import Printed, printed_days
from fairwitness.text import stripped
from fairwitness.vocab import orgs, pages
from fairwitness.vocab.states import country_named

_LINES_LOOKED_AT = 8
_LEADS = 3  # without a dash only the lead counts: further down, capitals before a colon are headings
_LONGEST = 110
_DASH = re.compile(r"\s*(?:—|–|--|(?<=\s)-(?=\s|$)|(?<=[a-z)])-(?=\s))\s*")
_COLON = re.compile(r":(?=\s)|\.(?=\s)")
_BRACKET = re.compile(r"\(([^()]{2,60})\)")
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?", re.I)
_PARTICLES = frozenset("al el as ash ar an de del da do dos la le les and of the d on sur".split())
_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.\d]*$")
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’.]*$")
_AGENCY_WORDS = re.compile(
    r"\b(?:press|agency|agencies|news|newswire|wire|service|dispatch|reuters|post|times|media)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The whole dateline with its dash as ``words``; its agency as printed; its day, often without a year."""

    words: Span
    agency: str | None = None
    day: Printed | None = None


def find_dateline(text: str) -> Dateline | None:
    """The first dateline among the first lines of a text.

    >>> find_dateline("QASR AMUN, Nov 9 (Harbour Press) - Shelling stopped.").words.text
    'QASR AMUN, Nov 9 (Harbour Press) -'
    """
    lines = list(_first_lines(text))
    found = filter(None, (_before_dash(text, line) for line in lines))
    leads = filter(None, (_before_colon(text, line) for line in lines[:_LEADS]))
    return next(found, None) or next(leads, None) or _of_a_day(text, lines)


def _of_a_day(text: str, lines: Sequence[Span]) -> Dateline | None:
    """ "May 4, 2031 - Shelling stopped.": a day with its year and no town, before one line alone.

    Several lines that begin with days are a chronicle, and none of its days is the report's.
    """
    dated = [(line, *found) for line in lines if (found := _day_alone(line.text))]
    if len(dated) != 1 or dated[0][0] not in lines[:_LEADS]:
        return None
    line, end, day = dated[0]
    return _made(text, line, end, _Parts(None, day))


def _day_alone(line: str) -> tuple[int, Printed] | None:
    """Where the dash ends before which nothing but a day stands, and that day; None where a line has no such head."""
    dash = _DASH.search(line[: _LONGEST + 10])
    day = next(printed_days(line[: dash.start()]), None) if dash else None
    if dash is None or day is None or day.year is None:
        return None
    bare = _WEEKDAY.sub("", line[: day.start] + line[day.end : dash.start()]).strip(" ,")
    return (dash.end(), day) if not bare and re.match(r"[A-Z“\"]", line[dash.end() :]) else None


def _first_lines(text: str) -> Iterator[Span]:
    start = found = 0
    while start < len(text) and found < _LINES_LOOKED_AT:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if (line := stripped(text, start, end)).text:
            yield line
            found += 1
        start = end + 1


def _before_dash(text: str, line: Span) -> Dateline | None:
    for dash in _DASH.finditer(line.text[: _LONGEST + 10]):
        if 0 < dash.start() <= _LONGEST and (parts := _parts(line.text[: dash.start()])):
            return _made(text, line, dash.end(), parts)
    return None


def _before_colon(text: str, line: Span) -> Dateline | None:
    """ "QASR AMUN: ..." and "QASR AMUN. ...": only capitals of a word or two, above a whole sentence."""
    for mark in _COLON.finditer(line.text[: _LONGEST + 10]):
        head, rest = line.text[: mark.start()], line.text[mark.end() :].strip()
        parts = _parts(head)
        if parts is None or not re.search(r"[a-z]", rest[:60]) or not (len(rest) > 120 or rest[-1:] in ".”\"'’)"):
            continue
        place = _BRACKET.sub("", head).split(",")[0].split()
        named = parts.day or parts.agency or (mark.group() == ":" and len(place) <= 2) or len(place) == 1
        if place and all(map(_CAPITALS.match, place)) and named and len("".join(place)) > 3:
            return None if orgs.org_exactly(" ".join(place)) else _made(text, line, mark.end(), parts)
    return None


@dataclass(frozen=True, slots=True)
class _Parts:
    agency: str | None
    day: Printed | None


def _made(text: str, line: Span, end: int, parts: _Parts) -> Dateline:
    return Dateline(stripped(text, line.start, line.start + end), parts.agency, parts.day)


def _parts(head: str) -> _Parts | None:
    """What a head that may be a dateline is made of; None where it is none."""
    day = next(printed_days(head), None)
    bare = head[: day.start] + head[day.end :] if day else head
    brackets = _BRACKET.findall(bare)
    pieces = [p.strip() for p in _WEEKDAY.sub(" ", without_clock(_BRACKET.sub(" ", bare))).split(",")]
    place, *regions = [p for p in pieces if p] or [""]
    agency = next((a for b in reversed(brackets) if (a := _agency(b, at_end=head.rstrip().endswith(")")))), None)
    if not place:
        return _Parts(agency, day) if agency else None
    set_off = agency or (day and re.search(r"[,(]\s*$", _WEEKDAY.sub("", head[: day.start])))
    if not (_is_place(place) or (set_off and _is_name(place))) or not all(map(_is_name, regions)):
        return None
    return _Parts(agency, day)


def _words(name: str) -> list[str]:
    return [w for w in re.split(r"[\s/-]+", name) if w]


def _is_place(name: str) -> bool:
    """Words in capitals, as datelines print places; particles may be small, and labels such as LIVE are none."""
    words = [w for w in _words(name) if w not in _PARTICLES]
    if not 1 <= len(words) <= 6 or len("".join(words)) < 3 or not all(map(_CAPITALS.match, words)):
        return False
    return not _is_label(name)


def _is_name(name: str) -> bool:
    words = _words(name)
    others = [w for w in words if w not in _PARTICLES]
    return 1 <= len(words) <= 6 and all(map(_NAME.match, others)) and bool(others) and not _is_label(name)


def _is_label(name: str) -> bool:
    labels, lower = pages.words_of("datelines", "labels"), name.casefold()
    return lower in labels or any(word in labels for word in _words(lower))


def _agency(bracket: str, *, at_end: bool) -> str | None:
    """The agency that a bracket names: one we know, or one that looks like it ("ANW", "Harbour Press")."""
    for name in (part.strip() for part in re.split(r"[,/]", bracket)):
        known = orgs.org_exactly(name)
        if known and known.type in ("agency", "outlet"):
            return name
        if not known and (_AGENCY_WORDS.search(name) or (at_end and re.fullmatch(r"[A-Z]{2,6}", name))):
            return name
    only = bracket.strip()
    return only if at_end and not country_named(only) and _WITH_DATE.search(only) else None


_WITH_DATE = re.compile(r"^[A-Z][\w-]+(?: [A-Z][\w-]+)?$")
