"""A situation report as records, and those as Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Line:
    """One entry: what, the figures, who, the exact words, and the id that ``why`` explains."""

    what: str
    figures: str
    who: str
    words: str
    pointer: str
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines; ``empty`` is said where there are none."""

    title: str
    lines: tuple[Line, ...]
    empty: str = "No claim was read."
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Brief:
    """A situation report as of a day."""

    on: date | None
    since: date | None
    place: str | None
    reports: int
    unread: int
    sections: tuple[Section, ...]


def markdown(report: Brief) -> str:
    """The report as Markdown."""
    about = f" – {report.place}" if report.place else ""
    head = [
        f"# Situation report{about}",
        "",
        f"As of {report.on or 'an unknown day (no report is dated)'}, from {report.reports} reports"
        + (f" ({report.unread} more could not be read)" if report.unread else "")
        + ". What sources have said by that day, never a verified toll. Figures: low – best – high.",
    ]
    return "\n".join(head + [text for s in report.sections for text in _section(s)]) + "\n"


def _section(section: Section) -> list[str]:
    body = [_entry(line) for line in section.lines] or [section.empty]
    body += [f"- … and {section.left_out} more (`--limit 0` shows all)"] if section.left_out else []
    return ["", f"## {section.title}", "", *body]


def _entry(line: Line) -> str:
    contested = " **disputed.**" if line.disputed else ""
    figures = f": **{line.figures}**" if line.figures else ""
    who = f" — {line.who}." if line.who else ""
    words = f" “{line.words}”" if line.words else ""
    pointer = f" `why {line.pointer}`" if line.pointer else ""
    return f"- {line.what}{figures}{contested}{who}{words}{pointer}"
