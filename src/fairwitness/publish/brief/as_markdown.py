"""The report as Markdown, to be read as it is or drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fairwitness.publish.brief.record import KEY_FIGURES, Brief, Cited, Line, Section, Told
from fairwitness.publish.brief.written import pieces

COLUMNS = ("What", "Low", "Best", "High", "Said by", "Who", "As of", "Sources")
_ISOLATE, _END = "\u2068", "\u2069"
_ACTS = re.compile(r"([\\`*<|])")


def markdown(report: Brief) -> str:
    """The report as Markdown. What is written from right to left stands in an isolate (U+2068, U+2069)."""
    head = (f"# {_text(report.title)}", *(part for p in report.head for part in ("", _text(p))))
    sections = (line for s in report.sections for line in _section(s, report))
    return "\n".join((*head, *sections, *_annex(report))) + "\n"


def _text(text: str) -> str:
    """Text in which nothing is taken for markup, and nothing turns what stands around it."""
    told = ((_ACTS.sub(r"\\\1", piece), rtl) for piece, rtl in pieces(text))
    return "".join(f"{_ISOLATE}{piece}{_END}" if rtl else piece for piece, rtl in told)


def cites(line: Line) -> str:
    """Where the words of a line stand in the annex: "[1.1; 3.2; and 4 more]"."""
    more = (f"and {line.uncited} more",) if line.uncited else ()
    return f"[{'; '.join((*line.cites, *more))}]" if line.cites else ""


def cells(line: Line, told: Told) -> tuple[str, ...]:
    """The cells of a row under COLUMNS."""
    disputed = " (disputed)" if line.disputed else ""
    return (line.what + disputed, told.low, told.best, told.high, told.tally, told.by, told.on, cites(line))


def _section(section: Section, report: Brief) -> Iterator[str]:
    yield from ("", f"## {section.title}")
    for p in section.paragraphs:
        yield from ("", _text(p))
    yield ""
    if section.title == KEY_FIGURES and section.lines:
        yield from _table(section.lines, report)
    else:
        yield from (_entry(line, report) for line in section.lines)
    if not section.lines and not section.paragraphs:
        yield section.empty
    if section.left_out:
        yield f"- … and {section.left_out} more (`--limit 0` shows all)"


def _table(lines: Iterable[Line], report: Brief) -> Iterator[str]:
    columns = (*COLUMNS, "Explained by")
    yield f"| {' | '.join(columns)}"
    yield f"|{'|'.join('---' for _ in columns)}"
    for line in lines:
        if line.told:
            row = (*(_text(c) for c in cells(line, line.told)), f"`{report.explained(line.pointer)}`")
            yield f"| {' | '.join(row)}"


def _entry(line: Line, report: Brief) -> str:
    contested = " **disputed.**" if line.disputed else ""
    figures = f": **{_text(line.figures)}**" if line.figures else ""
    who = f" — {_text(line.who)}." if line.who else ""
    words = f" “{_text(line.words)}”" if line.words else ""
    cited = f" {c}" if (c := cites(line)) else ""
    pointer = f" `{report.explained(line.pointer)}`" if line.pointer else ""
    return f"- {_text(line.what)}{figures}{contested}{who}{words}{cited}{pointer}"


def reference(cited: Cited) -> str:
    """Outlet, title and day of a report in the annex."""
    title = f"“{cited.title}”" if cited.title else "without a title"
    return ", ".join((cited.outlet or "an outlet not told", title, cited.published))


def _annex(report: Brief) -> Iterator[str]:
    yield from ("", "## Sources", "")
    for c in report.sources:
        address = f", <{c.address}>" if c.address else ""
        yield f"{c.number}. {_text(reference(c))}{address} `{report.explained(c.pointer)}`"
        for q in c.quotes:
            words = f"“{_text(q.words)}”" if q.words else NOT_QUOTED
            yield f"   - {q.head} {words} `{report.explained(q.pointer)}`"
    if not report.sources:
        yield "None."


NOT_QUOTED = "(words not quoted)"
