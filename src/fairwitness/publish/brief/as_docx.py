"""The report as a Word document: headings, tables with header rows, and references that lead to the annex."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from fairwitness.publish.brief.as_markdown import COLUMNS, NOT_QUOTED, cells, reference
from fairwitness.publish.brief.record import Brief, Cited, Line, Section
from fairwitness.publish.brief.written import pieces

_NUMBERS = frozenset({"Low", "Best", "High"})
_WIDTHS = (50, 15, 15, 15, 24, 28, 19, 14)  # millimetres, 180 in all: A4 less its margins


def docx(report: Brief) -> bytes:
    """The report as the bytes of a .docx. Its properties tell of no person; its date is the day of the report."""
    paper = _Paper(report)
    paper.heading(report.title, 0)
    for p in report.head:
        paper.text(p)
    for section in report.sections:
        paper.section(section)
    paper.heading("Sources", 1)
    for cited in report.sources:
        paper.cited(cited)
    if not report.sources:
        paper.text("None.")
    return paper.bytes()


class _Paper:
    """A Word document that is being written."""

    def __init__(self, report: Brief) -> None:
        self._report = report
        self._file = Document()
        self._marks = 0
        page = self._file.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.left_margin = page.right_margin = Mm(15)
        page.top_margin = page.bottom_margin = Mm(18)
        self._file.styles["Normal"].font.size = Pt(10)
        self._say_properties()

    def _say_properties(self) -> None:
        told = self._file.core_properties
        told.title, told.subject = self._report.title, f"As of {self._report.on or 'an unknown day'}"
        told.author = told.last_modified_by = "Fairwitness"
        told.comments, told.keywords, told.language = "", "situation report", "en"
        if self._report.on:
            told.created = told.modified = datetime.combine(self._report.on, time(), UTC)

    def bytes(self) -> bytes:
        """The file."""
        kept = io.BytesIO()
        self._file.save(kept)
        return kept.getvalue()

    def heading(self, text: str, level: int) -> None:
        """A heading; level 0 is the title."""
        _write(self._file.add_heading(level=level), text)

    def text(self, text: str) -> None:
        """A paragraph."""
        _write(self._file.add_paragraph(), text)

    def section(self, section: Section) -> None:
        """A part of the report."""
        self.heading(section.title, 1)
        for p in section.paragraphs:
            self.text(p)
        for line in section.lines:
            if not line.told:
                self._entry(line)
        self._table([line for line in section.lines if line.told])
        if not section.lines and not section.paragraphs:
            self.text(section.empty)
        if section.left_out:
            self.text(f"… and {section.left_out} more.")

    def _entry(self, line: Line) -> None:
        at = self._file.add_paragraph(style="List Bullet")
        _write(at, line.what)
        if line.figures:
            _write(at, ": ")
            _write(at, line.figures, bold=True)
        _write(at, " disputed." if line.disputed else "")
        _write(at, f" — {line.who}." if line.who else "")
        _write(at, f" “{line.words}”" if line.words else "")
        _cite(at, line)
        self._point(at, line.pointer)

    def _point(self, at: Any, pointer: str) -> None:
        if pointer:
            _write(at, f" ({self._report.explained(pointer)})", small=True)

    def _table(self, lines: Sequence[Line]) -> None:
        if not lines:
            return
        table = self._file.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
        table.autofit = False
        _repeat(table.rows[0])
        for cell, name in zip(table.rows[0].cells, COLUMNS, strict=True):
            _write(cell.paragraphs[0], name, bold=True, small=True)
        for line in lines:
            self._row(table.add_row().cells, line)
        for row in table.rows:
            for cell, width in zip(row.cells, _WIDTHS, strict=True):
                cell.width = Mm(width)
        self._file.add_paragraph()

    def _row(self, row: Sequence[Any], line: Line) -> None:
        if line.told is None:
            return
        first, *rest = zip(COLUMNS, row, cells(line, line.told), strict=True)
        _write(first[1].paragraphs[0], first[2], bold=True, small=True)
        about = first[1].add_paragraph()
        _write(about, f"“{line.words}”" if line.words else "", small=True)
        self._point(about, line.pointer)
        for name, cell, text in rest[:-1]:
            at = cell.paragraphs[0]
            at.alignment = 2 if name in _NUMBERS else None  # WD_ALIGN_PARAGRAPH.RIGHT
            _write(at, text, small=True)
        _cite(rest[-1][1].paragraphs[0], line)

    def cited(self, cited: Cited) -> None:
        """A report in the annex, with its quotations; each of them is what references lead to."""
        at = self._file.add_paragraph()
        _write(at, f"{cited.number}. {reference(cited)}" + (f", {cited.address}" if cited.address else ""), bold=True)
        self._point(at, cited.pointer)
        for q in cited.quotes:
            said = self._file.add_paragraph(style="List Bullet 2")
            self._marks += 1
            _mark(said, self._marks, _anchor(q.label))
            _write(said, f"{q.head} ")
            _write(said, f"“{q.words}”" if q.words else NOT_QUOTED)
            self._point(said, q.pointer)


def _write(at: Any, text: str, *, bold: bool = False, small: bool = False) -> None:
    """Text at the end of a paragraph; what is written from right to left is a run of that direction."""
    for piece, rtl in pieces(text):
        run = at.add_run(piece)
        run.bold = bold or None
        run.font.size = Pt(8) if small else None
        run.font.rtl = rtl or None


def _cite(at: Any, line: Line) -> None:
    """The labels of a line, each a link to its quotation."""
    if not line.cites:
        return
    _write(at, " [", small=True)
    for n, label in enumerate(line.cites):
        _write(at, "; " if n else "", small=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _anchor(label))
        run = at.add_run(label)
        run.font.size, run.font.underline = Pt(8), True
        link.append(run._r)
        at._p.append(link)
    _write(at, f"; and {line.uncited} more]" if line.uncited else "]", small=True)


def _anchor(label: str) -> str:
    return f"q{label.replace('.', '_')}"


def _mark(at: Any, number: int, name: str) -> None:
    """A bookmark at the beginning of a paragraph."""
    for element, more in (("w:bookmarkStart", {"w:name": name}), ("w:bookmarkEnd", {})):
        made = OxmlElement(element)
        for key, value in {"w:id": str(number), **more}.items():
            made.set(qn(key), value)
        at._p.append(made)


def _repeat(row: Any) -> None:
    """Make a row the header of its table, on every page that the table reaches."""
    made = OxmlElement("w:tblHeader")
    made.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(made)
