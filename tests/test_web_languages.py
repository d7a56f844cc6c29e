"""The interface in each language: the same strings with the same values, chosen, remembered, the right way round."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from babel import Locale
from fastapi.testclient import TestClient

from fairwitness.model import Figure, Interval, Matter, Origin, Period, Place, Span
from fairwitness.publish import wording
from fairwitness.web import site
from fairwitness.web.app import app
from fairwitness.web.languages import ENGLISH, FORMS, LANGUAGES, language, strings
from fairwitness.web.speech import IN_ENGLISH, Speech
from tests.demo_world import demo_casebook

OTHERS = [code for code in LANGUAGES if code != ENGLISH]
_VALUE = re.compile(r"\{(\w+)\}")
_ISOLATES = re.compile("[\u200f\u2066-\u2069]")


def plain(words: str) -> str:
    """Without the signs that keep directions apart."""
    return _ISOLATES.sub("", words)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return TestClient(app(demo_casebook(tmp_path_factory.mktemp("language"))), base_url="http://127.0.0.1")


def counting(code: str) -> dict[str, dict[str, str]]:
    """The strings that tell a number, by key and form: those that have a form for other numbers beside others."""
    found: dict[str, dict[str, str]] = {}
    for key, words in strings(code).items():
        stem, _, form = key.rpartition(".")
        if form in FORMS and {f"{stem}.one", f"{stem}.other"} <= strings(code).keys():
            found.setdefault(stem, {})[form] = words
    return found


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_has_the_keys_of_english_and_no_others(code: str) -> None:
    told = [{k for k in strings(c) if k.rpartition(".")[0] not in counting(c)} for c in (ENGLISH, code)]
    assert told[0] == told[1]
    assert counting(ENGLISH).keys() == counting(code).keys()


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_tells_a_number_has_each_form_that_the_language_needs(code: str) -> None:
    needed = {*Locale(code).plural_form.tags, "other"}
    assert {stem: needed - forms.keys() for stem, forms in counting(code).items() if needed - forms.keys()} == {}


@pytest.mark.parametrize("code", OTHERS)
def test_the_same_values_are_put_into_the_same_strings(code: str) -> None:
    own, english = strings(code), strings(ENGLISH)
    single = [k for k in english if k.rpartition(".")[0] not in counting(ENGLISH)]
    assert [k for k in single if sorted(_VALUE.findall(own[k])) != sorted(_VALUE.findall(english[k]))] == []
    for stem, forms in counting(code).items():
        values = set(_VALUE.findall(counting(ENGLISH)[stem]["other"]))
        assert {f for f, words in forms.items() if not values - {"n"} <= set(_VALUE.findall(words)) <= values} == set()
        assert "{n}" in forms["other"], stem


def test_what_is_not_translated_is_told_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    from fairwitness.web import languages

    kept = {code: dict(strings(code)) for code in ("ar", ENGLISH)}
    del kept["ar"]["nav.search"]
    monkeypatch.setattr(languages, "strings", kept.__getitem__)
    assert languages.Language("ar").told("nav.search") == "Search"
    assert languages.Language("ar").told("nav.find") != "Find"


def test_arabic_counts_in_six_forms() -> None:
    arabic = language("ar")
    told = [plain(arabic.counted("count.incidents", n)) for n in (0, 1, 2, 3, 11, 100, 1103)]
    assert told == ["لا حوادث", "حادثة واحدة", "حادثتان", "3 حوادث", "11 حادثة", "100 حادثة", "1,103 حوادث"]


def test_what_is_put_into_arabic_keeps_its_own_direction() -> None:
    told = Speech(language("ar")).bounds(Interval(Decimal(2), Decimal(5), Decimal(3)))
    assert told == "\u20672 – 3 – 5\u2069"
    assert language("ar").told("figure.over", number="5") == "\u200fأكثر من \u20685\u2069"
    assert not _ISOLATES.search(IN_ENGLISH.bounds(Interval(Decimal(2), None, Decimal(5))))


# -- English: the same words as in the brief and the tables --

TOWN = Place("t1", "Qasr Amun, Marram", "city", "town")
PERIODS = (
    None,
    Period(date(2031, 5, 12), date(2031, 5, 12), "day"),
    Period(date(2031, 5, 12), None, "day"),
    Period(None, date(2031, 5, 12), "day"),
    Period(date(2031, 5, 1), date(2031, 5, 12), "days"),
)
# kind, group, side, actor, means, basis, unit, per
SLOTS = (
    ("killed", "civilians", None, "Northern Front", "small_arms", "event", "people", None),
    ("killed", None, "Northern Front", None, "rocket_or_missile", "total", "people", None),
    ("airstrike", None, None, "Northern Front", None, "total", "strikes", None),
    ("damaged", "other", None, None, None, "standing", "objects", None),
    ("displaced", "women_and_children", "Northern Front", None, None, "rate", "households", "day"),
)


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("slots", SLOTS)
def test_english_pages_tell_matters_as_the_brief_does(slots: tuple[str | None, ...], period: Period | None) -> None:
    for place in (TOWN, None):
        kind, group, side, actor, means, basis, unit, per = slots
        about = Matter("m1", str(kind), place, group, side, actor, means, basis, unit, per, period)
        assert IN_ENGLISH.matter(about) == wording.matter(about)
        assert IN_ENGLISH.counted(about) == wording.counted(about)
    assert IN_ENGLISH.when(period) == wording.when(period)


def test_english_pages_tell_figures_and_sources_as_the_brief_does() -> None:
    two, three, five = Decimal(2), Decimal(3), Decimal(5)
    for value in (
        Interval(two, five, three), Interval(two, two, two), Interval(None, five), Interval(two, None),
        Interval(two, None, three, open=True), Interval(two, five, low_excluded=True, high_excluded=True),
    ):  # fmt: skip
        for unit in ("people", "percent"):
            assert IN_ENGLISH.bounds(value, unit) == wording.bounds(value, unit)
    for counts in ((0, 1, 1), (1, 2, 0), (3, 14, 2)):
        assert IN_ENGLISH.tally(*counts) == wording.tally(*counts)
    for kind in ("named", "unnamed", "agency", "outlet"):
        for party in (True, False):
            who = Origin("Harbour Relief Society", kind, party=party)
            assert IN_ENGLISH.origin(who) == wording.origin(who)
    figure = Figure(Span(0, 11, "At least 12"), "at_least", Decimal(12), None, None)
    assert IN_ENGLISH.said_figure(figure) == wording.said_figure(figure)
    assert IN_ENGLISH.said_figure(None) == wording.said_figure(None)
    assert IN_ENGLISH.day(date.min) == wording.day(date.min)


# -- the choice --


def opening(page: str) -> str:
    found = re.search(r"<html [^>]*>", page)
    assert found
    return found[0]


def test_a_language_is_asked_for_by_the_address_and_remembered(client: TestClient) -> None:
    client.cookies.clear()
    assert opening(client.get("/series").text) == '<html lang="en" dir="ltr">'
    asked = client.get("/series?lang=ar&disputed=1")
    assert opening(asked.text) == '<html lang="ar" dir="rtl">'
    assert "HttpOnly" in asked.headers["set-cookie"]
    assert opening(client.get("/places").text) == '<html lang="ar" dir="rtl">'
    assert opening(client.get("/no/such/page").text) == '<html lang="ar" dir="rtl">'
    back = re.search(r'href="([^"]*lang=en[^"]*)" lang="en"', asked.text)
    assert back and back[1].replace("&amp;", "&") == "/series?disputed=1&lang=en"
    assert opening(client.get("/series?lang=en").text) == '<html lang="en" dir="ltr">'
    assert opening(client.get("/series").text) == '<html lang="en" dir="ltr">'


def test_a_language_that_there_is_not_is_no_language(client: TestClient) -> None:
    client.cookies.clear()
    for asked in ("../en", "xx", ""):
        answer = client.get("/series", params={"lang": asked})
        assert opening(answer.text) == '<html lang="en" dir="ltr">'
        assert "set-cookie" not in answer.headers


def test_the_language_of_an_address_goes_into_no_other_address(client: TestClient) -> None:
    client.cookies.clear()
    page = client.get("/?lang=ar&on=2022-03-12").text
    assert re.findall(r'href="([^"]*lang=ar[^"]*)"', page) == []


def test_an_application_may_begin_in_arabic(tmp_path: Path) -> None:
    client = TestClient(app(demo_casebook(tmp_path), "ar"), base_url="http://127.0.0.1")
    assert opening(client.get("/").text) == '<html lang="ar" dir="rtl">'
    assert opening(client.get("/?lang=en").text) == '<html lang="en" dir="ltr">'


def test_the_public_site_is_written_in_arabic(tmp_path: Path) -> None:
    from fairwitness import Casebook, casework
    from fairwitness.publish import profile

    with Casebook.open(demo_casebook(tmp_path)) as casebook:
        shown = profile.public(casework.latest_picture(casebook))
    site.write(shown, tmp_path, site.Asked(language="ar"))
    page = (tmp_path / "index.html").read_text("utf-8")
    assert opening(page) == '<html lang="ar" dir="rtl">'
    assert strings("ar")["nav.method"] in page
    assert "lang=" not in re.sub(r"<(html|div)[^>]*>", "", page)
