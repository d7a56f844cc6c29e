"""The report as one HTML file to hand on and to print: its style stands in it, and it asks nothing of any network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from fairwitness.publish.brief.as_markdown import COLUMNS, NOT_QUOTED, cells, reference
from fairwitness.publish.brief.record import WHERE, Brief, Cited, Line, Quote, Section
from fairwitness.publish.brief.written import pieces
from fairwitness.publish.inspected.markup import Markup, joined, plain, tag

_NUMBERS = ("Low", "Best", "High")


def html(report: Brief, drawing: Markup | None = None) -> str:
    """The report as a page of its own. Words of documents stand in ``bdi``; ``drawing``: a map, as SVG."""
    maps = {WHERE: drawing}
    sections = tuple(_section(n, s, report, maps.get(s.title)) for n, s in enumerate(report.sections, 1))
    annex = _annex(report)
    titles = (*(s.title for s in report.sections), "Sources")
    listed = (tag("li", tag("a", t, href=f"#part{n}")) for n, t in enumerate(titles, 1))
    body = tag(
        "main",
        tag("header", tag("h1", _text(report.title)), *(tag("p", _text(p)) for p in report.head)),
        tag("nav", tag("ol", *listed), aria_label="Parts of the report"),
        *sections,
        annex,
    )
    return f"<!DOCTYPE html>\n{tag('html', _head(report), tag('body', body), lang='en', dir='ltr')}\n"


def _head(report: Brief) -> Markup:
    style = _style()
    sha = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=f"default-src 'none'; style-src 'sha256-{sha}'"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", plain(f"{report.title}, as of {report.on or 'an unknown day'}")),
        tag("style", Markup(style)),
    )


@cache
def _style() -> str:
    return Path(__file__).with_name("brief.css").read_text(encoding="utf-8")


def _text(text: str) -> Markup:
    """Our text, in which what is written from right to left turns nothing."""
    return joined(tag("bdi", piece) if rtl else piece for piece, rtl in pieces(text))


def _section(number: int, section: Section, report: Brief, drawing: Markup | None) -> Markup:
    listed = tuple(line for line in section.lines if not line.told)
    told = tuple(line for line in section.lines if line.told)
    nothing = not section.lines and not section.paragraphs
    return tag(
        "section",
        tag("h2", section.title, id=f"part{number}"),
        drawing,
        *(tag("p", _text(p)) for p in section.paragraphs),
        tag("ul", *(_entry(line, report) for line in listed)) if listed else None,
        _table(section.title, told, report) if told else None,
        tag("p", section.empty) if nothing else None,
        tag("p", f"… and {section.left_out} more.", class_="more") if section.left_out else None,
        aria_labelledby=f"part{number}",
    )


def _entry(line: Line, report: Brief) -> Markup:
    parts: tuple[object, ...] = (
        _text(line.what),
        joined((": ", tag("strong", _text(line.figures)))) if line.figures else None,
        tag("em", " disputed.") if line.disputed else None,
        joined((" — ", _text(line.who), ".")) if line.who else None,
        joined((" “", tag("bdi", line.words, class_="words"), "”")) if line.words else None,
        " " if line.cites else None,
        _cites(line),
        _pointer(line.pointer, report),
    )
    return tag("li", *parts)


def _table(title: str, lines: Sequence[Line], report: Brief) -> Markup:
    head = (tag("th", c, scope="col", class_="n" if c in _NUMBERS else None) for c in COLUMNS)
    rows = (tag("tr", *_row(line, report)) for line in lines)
    caption = tag("caption", f"{title}: low, best and high as sources put them")
    table = tag("table", caption, tag("thead", tag("tr", *head)), tag("tbody", *rows))
    # What is wider than the window is scrolled to, by keyboard too.
    return tag("div", table, class_="wide", tabindex="0", role="region", aria_label=title)


def _row(line: Line, report: Brief) -> Iterator[Markup]:
    if line.told is None:
        return
    what, *rest, _sources = cells(line, line.told)
    words = tag("div", "“", tag("bdi", line.words), "”", class_="words") if line.words else None
    yield tag("th", _text(what), words, _pointer(line.pointer, report), scope="row")
    for column, cell in zip(COLUMNS[1:], rest, strict=False):
        yield tag("td", _text(cell), class_="n" if column in _NUMBERS else "day" if column == "As of" else None)
    yield tag("td", _cites(line))


def _cites(line: Line) -> Markup | None:
    if not line.cites:
        return None
    links: list[object] = [tag("a", label, href=f"#q{label}") for label in line.cites]
    links += [f"and {line.uncited} more"] if line.uncited else []
    return tag("span", "[", *_between(links, "; "), "]", class_="cites")


def _between(parts: Iterable[object], mark: str) -> Iterator[object]:
    for n, part in enumerate(parts):
        if n:
            yield mark
        yield part


def _pointer(pointer: str, report: Brief) -> Markup | None:
    return joined((" ", tag("code", report.explained(pointer)))) if pointer else None


def _annex(report: Brief) -> Markup:
    number = len(report.sections) + 1
    listed = tag("ol", *(_report(c, report) for c in report.sources), class_="sources")
    return tag(
        "section",
        tag("h2", "Sources", id=f"part{number}"),
        listed if report.sources else tag("p", "None."),
        aria_labelledby=f"part{number}",
    )


def _report(cited: Cited, report: Brief) -> Markup:
    address = joined((", ", tag("a", cited.address, href=cited.address, rel="noreferrer"))) if cited.address else None
    quotes = (_quote(q, _pointer(q.pointer, report)) for q in cited.quotes)
    told = (f"{cited.number}. ", tag("bdi", reference(cited)), address, _pointer(cited.pointer, report))
    return tag("li", *told, tag("ul", *quotes), id=f"s{cited.number}")


def _quote(q: Quote, pointer: Markup | None) -> Markup:
    said = joined(("“", tag("bdi", q.words, class_="words"), "”")) if q.words else NOT_QUOTED
    return tag("li", f"{q.head} ", said, pointer, id=f"q{q.label}")
