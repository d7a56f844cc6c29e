"""Feeds: each entry a capture with its own words; what is no feed is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fairwitness import collect
from fairwitness.errors import CollectError
from fairwitness.model import Capture, Problem

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour News</title>
<item><title>Bridge reopens</title><link>https://harbour.example/a</link><guid>g1</guid>
<pubDate>Fri, 05 Mar 2021 23:30:00 +0300</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The bridge reopened.</p><script>x()</script><p>Four were hurt.</p>]]></content:encoded>
</item>
<item><title>Only a summary</title><link>https://harbour.example/b</link>
<description>Two were hurt.</description></item>
<item><title>Nothing</title><link>https://harbour.example/c</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Council</title>
<entry><id>urn:1</id><title type="html">Calm &amp;amp; quiet</title><updated>2022-01-02T03:04:05Z</updated>
<author><name>Desk</name></author><content type="text">No fire since noon.</content></entry></feed>"""


def entries(path: Path, text: str) -> list[tuple[Capture, bytes] | Problem]:
    path.write_text(text)
    return list(collect.captures(str(path)))


def test_each_entry_is_a_capture_with_its_fullest_text_and_date_as_printed(tmp_path: Path) -> None:
    one, two, three = entries(tmp_path / "feed.xml", RSS)
    assert not isinstance(one, Problem)
    assert not isinstance(two, Problem)
    assert isinstance(three, Problem)
    capture, body = one
    assert capture.location.endswith("feed.xml#g1")
    assert (capture.media_type, capture.takings[0].manner) == ("application/feed+json", "feed entry, file")
    item = json.loads(body)
    assert item["date_published"] == "2021-03-05T23:30:00+03:00"
    assert (item["title"], item["outlet"], item["url"]) == (
        "Bridge reopens",
        "Harbour News",
        "https://harbour.example/a",
    )
    assert "Four were hurt" in item["content_html"]
    assert json.loads(two[1])["content_html"] == "Two were hurt."
    assert three.message.endswith("is a feed entry without text; add https://harbour.example/c itself")


def test_atom_is_read_too_under_any_name(tmp_path: Path) -> None:
    (entry,) = entries(tmp_path / "saved.txt", ATOM)
    assert not isinstance(entry, Problem)
    item = json.loads(entry[1])
    assert (item["content_text"], item["author"]) == ("No fire since noon.", "Desk")
    assert item["date_published"] == "2022-01-02T03:04:05+00:00"


def test_an_unchanged_entry_of_a_changed_feed_is_the_same_capture(tmp_path: Path) -> None:
    before = entries(tmp_path / "f.xml", RSS)
    after = entries(tmp_path / "f.xml", RSS.replace("<item><title>Only", "<item><title>New: only"))
    assert [x[0].id for x in before[:1] if not isinstance(x, Problem)] == [
        x[0].id for x in after[:1] if not isinstance(x, Problem)
    ]


def laughs() -> str:
    layers = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{layers}]>'
    item = "<item><title>a</title><description>&l11;</description></item>"
    return f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel>{item}</channel></rss>'


@pytest.mark.parametrize(
    "text",
    [
        laughs(),
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss version="2.0"></rss>',
        '<?xml version="1.0"?><rss version="2.0"><channel>' + "<a>" * 10_000,
        '<rss version="2.0">' + "<a>" * 300_001,
        "<rss",
        "<rss >\x01\x02</rss>",
        '<rss version="2.0"></rss>',
    ],
    ids=["billion laughs", "file entity", "deep", "deeper", "cut off", "controls", "empty"],
)
def test_broken_and_hostile_feeds_are_refused_in_one_line(tmp_path: Path, text: str) -> None:
    try:
        found = entries(tmp_path / "f.xml", text)
    except CollectError as e:
        assert "f.xml" in str(e)
        assert "\n" not in str(e)
    else:
        assert sum(len(x[1]) for x in found if not isinstance(x, Problem)) < 1_000_000


def test_xml_that_is_no_feed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CollectError, match="neither a page nor a feed"):
        entries(tmp_path / "f.rss", '<?xml version="1.0"?><catalogue/>')
