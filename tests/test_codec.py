"""Records go to JSON and come back the same; claims are written as the codebook writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairwitness import codec
from fairwitness.model import (
    Account,
    Appearance,
    Claim,
    Document,
    Figure,
    Interval,
    Matter,
    Meaning,
    Origin,
    Period,
    Place,
    Point,
    Reading,
    Series,
    Span,
)
from tests.worlds import reading

DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
NUMBERS = st.none() | st.decimals(min_value=0, max_value=10**9, places=1)


def test_a_reading_comes_back_as_it_was() -> None:
    made = reading()
    assert codec.loads(Reading, codec.dumps(made)) == made


def test_a_meaning_keeps_the_kind_of_its_value() -> None:
    for meaning in reading().meanings:
        back = codec.loads(Meaning, codec.dumps(meaning))
        assert back == meaning
        assert type(back.value) is type(meaning.value)


def test_a_series_comes_back_as_it_was() -> None:
    matter = Matter("m", "killed", Place("p", "Qasr Amun", "town", "town"), period=Period(date(2031, 5, 1), None))
    point = Point(date(2031, 5, 2), Interval(Decimal("1.5"), None, open=True), 1, 0, 2, ("a",))
    series = Series("s", matter, (point,), 1, 0, 2, disputed=False, suggestion="one origin")
    assert codec.loads(Series, codec.dumps(series)) == series


def test_an_account_comes_back_as_it_was() -> None:
    seen = Appearance("c", "d", None, date(2031, 5, 2), "attributed")
    account = Account("a", Origin("Harbour Relief Society", "named"), Matter("m", "killed"), None, None, (seen,), True)
    assert codec.loads(Account, codec.dumps(account)) == account


@given(text=st.text(), start=DAYS, low=NUMBERS)
def test_whatever_a_record_holds_comes_back(text: str, start: date | None, low: Decimal | None) -> None:
    figure = Figure(Span(0, len(text), text), "about", low, None, None)
    claim = Claim("c", "d", "killed", figure.words, figure=figure)
    assert codec.loads(Claim, codec.dumps(claim)) == claim
    assert codec.decode(Period, codec.encode(Period(start, None))) == Period(start, None)
    document = Document("d", "c", text, repeats=(Span(0, len(text), text),))
    assert codec.loads(Document, codec.dumps(document)) == document


def test_the_claim_json_has_names_from_meanings_and_exact_words() -> None:
    made = reading()
    (told,) = codec.claims_json(made.claims, made.meanings)
    text = made.document.text
    assert told["place"] == {"words": "Qasr Amun", "start": 34, "end": 43, "name": "Qasr Amun, Syria"}
    assert told["figure"]["low"] == 12
    assert told["figure"]["best"] is None
    assert told["when"]["from"] == told["when"]["to"] == "2031-05-12"
    assert told["chain"][0]["org"] == "Harbour Relief Society"
    assert told["chain"][0]["name"] is None
    assert text[told["start"] : told["end"]] == told["words"]


def test_a_persons_meaning_goes_before_a_rules() -> None:
    by_rule = Meaning("c", "group", "people", 1.0, "rule:group")
    by_person = Meaning("c", "group", "civilians", 0.1, "person:a reader")
    assert codec.best_meanings([by_person, by_rule])["c", "group"] is by_person


@pytest.mark.parametrize(("value", "shown"), [("12", 12), ("66.7", 66.7), ("1200.0", 1200)])
def test_numbers_are_whole_where_they_are_whole(value: str, shown: float) -> None:
    assert codec.number(Decimal(value)) == shown


def test_a_place_kept_before_there_were_pcodes_is_read() -> None:
    kept = '{"id":"p","kind":"town","name":"Qasr Amun","precision":"town"}'
    assert codec.loads(Place, kept) == Place("p", "Qasr Amun", "town", "town", pcode=None)
    coded = Place("p", "Qasr Amun", "town", "town", pcode="SY0705")
    assert codec.loads(Place, codec.dumps(coded)) == coded
