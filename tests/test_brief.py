"""The situation report: the same figures in every form as in the tables, each led back to quoted words."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

import pytest

from fairwitness.errors import UsageError
from fairwitness.publish import brief, tables
from fairwitness.publish.brief.record import Line
from fairwitness.publish.brief.sectors import SECTORS, sector
from tests import brief_world
from tests.brief_world import EAST, HOSTILE, PROVINCE, RTL, RTL_PLACE
from tests.reconcile_world import TOWN, day

FULL = brief.Scope(limit=0)


@cache
def made(scope: brief.Scope = FULL) -> brief.Brief:
    return brief.brief(brief_world.picture(), scope)


def lines(report: brief.Brief, title: str) -> tuple[Line, ...]:
    (found,) = (s.lines for s in report.sections if s.title == title)
    return found


def in_sectors(report: brief.Brief) -> list[Line]:
    return [line for s in report.sections if s.title in SECTORS.values() for line in s.lines if line.told]


def number(cell: str) -> Decimal | str | None:
    """What a cell says, without how it is written."""
    told = re.sub(r"over |under | %|,", "", cell)
    return {"open": "open", "unknown": None, "none stated": None}.get(told) or (
        Decimal(told) if told[:1].isdigit() else None
    )


def test_every_figure_is_that_of_the_series() -> None:
    rows = {str(r["id"])[:8]: r for r in tables.series(brief_world.picture()).records()}
    told = in_sectors(made())
    assert {line.pointer for line in told} == set(rows)
    for line in (*told, *lines(made(), "Key figures")):
        row, cells = rows[line.pointer], line.told
        assert cells
        expected = [r if r in (None, "open") else Decimal(str(r)) for r in (row["low"], row["best"], row["high"])]
        assert [number(c) for c in (cells.low, cells.best, cells.high)] == expected
        assert (cells.on, line.disputed) == (row["on"], row["disputed"])
        origins, reports = row["origins"], row["reports"]
        assert f"{origins or 'no named'} origin" in cells.tally
        assert f"in {reports} report" in cells.tally
        assert len(line.cites) == reports


def test_every_series_stands_in_one_part() -> None:
    told = [line.pointer for line in in_sectors(made())]
    assert len(told) == len(set(told)) == len(brief_world.picture().series)
    found = {sector(brief_world.picture(), s) for s in brief_world.picture().series}
    assert found == set(SECTORS) - {"other"}


def test_every_reference_leads_to_the_words_of_its_claim() -> None:
    quotes = {q.label: q for c in made().sources for q in c.quotes}
    by_id = {c.id[:8]: c for c in brief_world.picture().claims}
    documents = brief_world.picture().document_by_id
    cited = [label for s in made().sections for line in s.lines for label in line.cites]
    assert set(cited) == set(quotes)
    for c in made().sources:
        for q in c.quotes:
            claim = by_id[q.pointer]
            document = documents[claim.document_id]
            assert q.label.split(".")[0] == str(c.number)
            assert document.id.startswith(c.pointer)
            assert (c.outlet, c.published) == (document.outlet, str(document.published))
            assert "<script>" in q.words or q.words == " ".join(claim.words.text.split())


def test_no_report_is_cited_that_came_later_than_the_day() -> None:
    report = made(brief.Scope(on=day(5), limit=0))
    assert report.sources
    assert max(c.published for c in report.sources) <= "2031-05-05"
    (civilians,) = (s for s in lines(report, "Harm to civilians") if "killed civilians" in s.what)
    assert civilians.figures == "12 – 26 – 44"


def test_addresses_that_hold_a_key_are_not_told() -> None:
    told = {c.address for c in made().sources}
    assert told == {None, "https://gull.example.org/2031/count"}


def test_of_many_reports_some_are_cited_and_the_rest_counted() -> None:
    (short,) = (s for s in lines(made(brief.Scope()), "Displacement and access") if "evacuated" in s.what)
    assert (len(short.cites), short.uncited) == (6, 3)
    (whole,) = (s for s in lines(made(), "Displacement and access") if "evacuated" in s.what)
    assert (len(whole.cites), whole.uncited) == (9, 0)


def test_a_part_is_cut_to_its_limit_and_counts_what_it_leaves_out() -> None:
    for full, cut in zip(made().sections, made(brief.Scope(limit=1)).sections, strict=True):
        if full.title not in ("Highlights", "Key figures", "Method and limits", "Where"):
            assert cut.lines[:1] == full.lines[:1] or cut.lines[0].pointer == full.lines[0].pointer
            assert len(cut.lines) + cut.left_out == len(full.lines)


def test_highlights_say_who_puts_what_at_what_and_keep_the_doubt() -> None:
    said = [line.what for line in lines(made(), "Highlights")]
    killed = next(s for s in said if "civilians killed" in s)
    assert "Northern Front [a party]" in killed
    assert "some with reservation" in killed
    assert killed.endswith("(3 origins in 3 reports; as of 2031-05-06).")
    assert "what is said is disputed" in killed
    (injured,) = (s for s in said if "people injured" in s)
    assert (
        "put the number of people injured in Qasr Amun, Marram (in one occurrence, 2031-05-08) at 7 or more" in injured
    )
    assert any(s.startswith("Sources dispute: ") for s in said)
    assert any("holds Qasr Amun, Marram, since 2031-05-12" in s and s.startswith("By the word of") for s in said)
    assert any("1,250" in s and "detained" in s for s in said)
    assert all(line.cites and line.pointer for line in lines(made(), "Highlights"))


def test_what_some_say_with_reservation_is_told_so() -> None:
    (killed,) = (
        line.what for line in lines(made(brief.Scope(on=day(4))), "Highlights") if "civilians killed" in line.what
    )
    assert "put, some with reservation, the number of civilians killed" in killed


def test_nothing_is_called_the_toll() -> None:
    text = brief.markdown(made())
    assert "the toll" not in text.lower()
    assert text.count("verified toll") == text.count("never a verified toll") == 1


def test_places_are_told_by_how_finely_they_are_known() -> None:
    (where,) = (s for s in made().sections if s.title == "Where")
    told = "\n".join(where.paragraphs)
    assert "A part of a town: eastern Qasr Amun, Marram (1)." in told
    assert "A province: Qasr Amun province, Marram (1)." in told
    assert "A country: Marram (1)." in told
    assert "A town: Qasr Amun, Marram (7); Tell Barud, Marram (1); " in told
    (cut,) = (s for s in made(brief.Scope(limit=1)).sections if s.title == "Where")
    assert any(p == "A town: Qasr Amun, Marram (7) and 2 more." for p in cut.paragraphs)


@pytest.mark.parametrize(
    ("asked", "taken"),
    [
        ("qasr amun", (TOWN.name, EAST.name)),  # not the province: that is not the town
        (TOWN.id, (TOWN.name,)),
        (PROVINCE.name, (PROVINCE.name,)),
        (RTL, (RTL_PLACE.name,)),
        ("barud", ("Tell Barud, Marram",)),
    ],
)
def test_a_place_is_taken_by_name_or_id_and_the_report_says_which(asked: str, taken: tuple[str, ...]) -> None:
    report = made(brief.Scope(place=asked, limit=0))
    assert report.places == taken
    assert all(name in report.head[1] for name in taken)
    for line in in_sectors(report):
        assert any(name in line.what for name in taken)


def test_a_country_holds_its_towns() -> None:
    everything = made(brief.Scope(place="Marram", limit=0))
    assert {line.pointer for line in in_sectors(everything)} == {line.pointer for line in in_sectors(made())}


def test_a_place_of_which_nothing_is_told_is_wrong_use() -> None:
    for asked in ("Nowhere", "  "):
        with pytest.raises(UsageError, match="no claim is about a place"):
            made(brief.Scope(place=asked))


def test_words_from_right_to_left_are_isolated_in_markdown() -> None:
    text = brief.markdown(made())
    assert text.count(RTL) > 2
    assert text.count(RTL) == len(re.findall(f"\u2068[^\u2069\n]*{RTL}[^\u2068\n]*\u2069", text))
    assert text.count("\u2068") == text.count("\u2069")


def test_what_a_text_holds_acts_on_nothing_in_markdown() -> None:
    text = brief.markdown(made())
    assert HOSTILE[:5] in text.replace("\\", "")
    assert not re.search(r"(?<!\\)<script|\u202e|\x00|\ud800|(?<!\\)\*bold", text)


def test_the_same_records_make_the_same_report() -> None:
    assert brief.brief(brief_world.picture(), FULL) == made()
