"""The minute of publication: in UTC, only where the words tell the zone, and only of the day of publication."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairwitness import codec
from fairwitness.model import Capture, Document, Given, Taking, identity
from fairwitness.read import document, plain_document
from fairwitness.read.clock import minute_in

DAY = date(2031, 11, 9)
LEAD = "Shelling stopped in Qasr Amun before noon, and people came out to look for bread, a relief worker said."


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("2031-11-09T23:30:00+03:00", "11-09 20:30"),
        ("2031-11-09T23:30Z", "11-09 23:30"),
        ("2031-11-09T23:30:15.250Z", "11-09 23:30"),
        ("20311109T103000Z", "11-09 10:30"),
        ("2031-11-09 23:30:00 -0500", "11-10 04:30"),
        ("Sun, 09 Nov 2031 00:15:00 +0530", "11-08 18:45"),
        ("Sun Nov 09 2031 10:00:00 GMT+0300 (Coast Time)", "11-09 07:00"),
        ("9 November 2031, 14:30 GMT", "11-09 14:30"),
        ("9 November 2031 2.30 pm UTC", "11-09 14:30"),
        ("9 November 2031, 12:05 a.m. EST", "11-09 05:05"),
        ("9 November 2031, 3pm CET", "11-09 14:00"),
        ("QASR AMUN, Nov 9, 1430 GMT (Harbour Press) -", "11-09 14:30"),
        ("9 November 2031, 16h45 local time (1345 GMT)", "11-09 13:45"),
        ("20:30 UTC+3, 9 November 2031", "11-09 17:30"),
        ("1952000000", "11-09 14:13"),
        ("9 November 2031, 14:30", None),
        ("9 November 2031 GMT", None),
        ("2031-11-09", None),
        ("2031-11-09T23:30:00", None),
        ("9 November 2031, 14:30 CST", None),
        ("9 November 2031, 25:30 GMT", None),
        ("9 November 2031, 13 pm GMT", None),
        ("soon", None),
    ],
)
def test_minutes_as_pages_print_them(words: str, told: str | None) -> None:
    found = minute_in(words, DAY)
    assert (found and f"{found:%m-%d %H:%M}") == told


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.timezones()))
def test_a_minute_in_any_zone_is_that_minute(moment: datetime) -> None:
    moment = moment.replace(second=0, microsecond=0)
    if moment.utcoffset() and moment.utcoffset().total_seconds() % 60:  # type: ignore[union-attr]
        return  # zones of long ago were ahead by seconds
    assert minute_in(moment.isoformat(), moment.date()) == moment.astimezone(UTC)


@given(st.text(alphabet="0123456789:.-+ TZGMUTCapm,/", max_size=40))
def test_any_words_give_a_whole_minute_or_none(words: str) -> None:
    found = minute_in(words, DAY)
    assert found is None or (found.tzinfo is UTC and found.second == found.microsecond == 0)


def read(body: str, media_type: str, given_day: date | None = None) -> Document:
    raw = body.encode()
    taking = Taking(datetime(2032, 1, 1, tzinfo=UTC), "file", Given(published=given_day))
    sha256 = hashlib.sha256(raw).hexdigest()
    capture = Capture(identity(sha256, "file:///x"), "file:///x", sha256, media_type, (taking,))
    return document(capture, raw)[0]


def page(meta: str, line: str = "") -> str:
    head = f'<head><title>Calm in Qasr Amun</title><meta property="article:published_time" content="{meta}"></head>'
    return f"<html>{head}<body><article><h1>Calm in Qasr Amun</h1><p>{line}</p><p>{LEAD}</p></article></body></html>"


def test_a_page_keeps_its_minute_and_the_day_of_its_own_zone() -> None:
    found = read(page("2031-11-09T01:30:00+03:00"), "text/html")
    assert (found.published, found.published_at) == (DAY, datetime(2031, 11, 8, 22, 30, tzinfo=UTC))
    assert codec.loads(Document, codec.dumps(found)) == found


def test_a_page_that_was_updated_that_day_says_when() -> None:
    line = "Updated 9 November 2031, 14:30 GMT"
    assert read(page("2031-11-09T10:00:00Z", line), "text/html").published_at == datetime(
        2031, 11, 9, 14, 30, tzinfo=UTC
    )
    other_day = read(page("2031-11-09T10:00:00Z", "Updated 10 November 2031, 14:30 GMT"), "text/html")
    assert other_day.published_at == datetime(2031, 11, 9, 10, tzinfo=UTC)


def test_an_entry_of_a_feed_keeps_its_minute() -> None:
    entry = {"title": "Calm", "content_text": LEAD, "date_published": "Sun, 09 Nov 2031 10:22:33 GMT"}
    found = read(json.dumps(entry), "application/feed+json")
    assert (found.published, found.published_at) == (DAY, datetime(2031, 11, 9, 10, 22, tzinfo=UTC))


def test_a_dateline_may_tell_the_minute() -> None:
    for words in ("QASR AMUN, Nov 9, 2031, 14:30 GMT (Harbour Press) -", "QASR AMUN, 9 November 2031 (1430 GMT) —"):
        found = plain_document(f"{words} {LEAD}")
        assert found.dateline
        assert found.dateline.text == words
        assert (found.published, found.published_at) == (DAY, datetime(2031, 11, 9, 14, 30, tzinfo=UTC))


def test_a_day_that_was_given_has_the_minute_of_the_page_only_where_that_is_of_the_same_day() -> None:
    body = page("2031-11-09T10:00:00Z")
    assert read(body, "text/html", DAY).published_at == datetime(2031, 11, 9, 10, tzinfo=UTC)
    assert read(body, "text/html", date(2031, 11, 8)).published_at is None


def test_a_document_kept_before_there_were_minutes_is_read() -> None:
    kept = '{"capture_id":"c","id":"d","published":"2031-11-09","text":"Calm."}'
    assert codec.loads(Document, kept) == Document("d", "c", "Calm.", published=DAY)
