"""Cells of files: no spreadsheet runs what is in them, and what is too long is cut in sight."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import openpyxl
import pytest

from fairwitness.publish.export import as_csv
from fairwitness.publish.export.files import Wanted, file
from fairwitness.publish.picture import Picture
from tests.profile_world import ON, picture_of
from tests.reconcile_world import SOCIETY, claim, report

# -- what a spreadsheet would run --------------------------------------------------------------------------------------

FORMULAS = ["=1+1", "+1+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", '=HYPERLINK("http://x.org")', "＝1"]


def with_formula(formula: str) -> Picture:
    told = report("Harbour Post", 13, claim("killed", "12", SOCIETY, **ON))
    return picture_of(replace(told, document=replace(told.document, outlet=formula, title=formula)))


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_csv_is_a_formula(formula: str) -> None:
    picture = with_formula(formula)
    for wanted in (Wanted("csv"), Wanted("acled"), Wanted("ucdp"), Wanted("csv", "sources")):
        for row in csv.reader(io.StringIO(file(picture, wanted).decode(), newline="")):
            assert not any(cell.strip("\t\r\n ").startswith(("=", "+", "@", "＝")) for cell in row)


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_a_workbook_is_a_formula_or_a_link(formula: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(file(with_formula(formula), Wanted("xlsx"))))
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert any(cell.value and formula.strip() in str(cell.value) for cell in cells)
    assert not any(cell.data_type == "f" or cell.hyperlink for cell in cells)


def test_a_cell_longer_than_excel_takes_is_cut_and_says_so() -> None:
    book = openpyxl.load_workbook(io.BytesIO(file(with_formula("a" * 40_000), Wanted("xlsx", "claims"))))
    longest = max((str(cell.value) for row in book["claims"].iter_rows() for cell in row), key=len)
    assert len(longest) <= 32_767 and longest.endswith(" …")


def test_a_negative_number_stays_a_number() -> None:
    assert as_csv.safe("-12.500001") == "-12.500001"
