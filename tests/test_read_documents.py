"""From bytes to a document: what each kind of body gives, and what is said where it is hard."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from fairwitness.errors import ReadError
from fairwitness.model import Capture, Document, Given, Taking, identity
from fairwitness.read import document, plain_document

LEAD = "The bridge over the river reopened on Friday after shelling that killed at least four people, the council said."
MORE = "Engineers worked through the night, and some 300 families crossed to the east bank before noon, it added."


def read(
    body: str | bytes,
    media_type: str = "text/plain",
    given: Given | None = None,
    location: str = "file:///x/story",
) -> tuple[Document, list[str]]:
    raw = body.encode() if isinstance(body, str) else body
    sha256 = hashlib.sha256(raw).hexdigest()
    taking = Taking(datetime(2024, 6, 1, 12, tzinfo=UTC), "file", given or Given())
    capture = Capture(identity(sha256, location), location, sha256, media_type, (taking,))
    found, problems = document(capture, raw)
    assert {p.step for p in problems} <= {"read"}
    assert {p.about for p in problems} <= {location}
    assert all("\n" not in p.message for p in problems)
    return found, [p.message for p in problems if "no day of publication" not in p.message]


def refusal(body: str | bytes, media_type: str = "text/plain") -> str:
    with pytest.raises(ReadError) as caught:
        read(body, media_type)
    assert "\n" not in str(caught.value)
    return str(caught.value)


PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Bridge at Qasr Amun reopens | Harbour News</title>
<meta property="og:site_name" content="Harbour News">
<meta property="article:published_time" content="2021-03-05T23:30:00-08:00">
<meta name="author" content="Mona Idris">
<link rel="canonical" href="https://harbour.example/world/bridge"></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article><h1>Bridge at Qasr Amun reopens</h1>
<p>QASR AMUN, March 5 (Harbour Press) - {LEAD}</p><p>{MORE}[1]</p>
<table><tr><th>Town</th><th>Killed</th></tr><tr><td>Qasr Amun</td><td>4</td></tr></table>
<ul><li>Bridge closed on Tuesday morning</li></ul><p>{MORE}</p></article>
<footer>All rights reserved. Cookies.</footer></body></html>"""


def test_a_page_gives_its_main_text_under_its_headline_and_what_it_says_of_itself() -> None:
    found, problems = read(PAGE, "text/html", location="https://harbour.example/w/b?x=1")
    assert found.text.split("\n\n") == [
        "Bridge at Qasr Amun reopens",
        f"QASR AMUN, March 5 (Harbour Press) - {LEAD}",
        MORE,
        "Town: Qasr Amun; Killed: 4",
        "Bridge closed on Tuesday morning",
        MORE,
    ]
    assert (found.outlet, found.byline, found.agency) == ("Harbour News", "Mona Idris", "Harbour Press")
    assert found.url == "https://harbour.example/world/bridge"
    assert (found.published, found.published_from) == (date(2021, 3, 5), "metadata")  # the day in the outlet's zone
    assert found.dateline is not None
    assert found.dateline.text == "QASR AMUN, March 5 (Harbour Press) -"
    assert [(r.text, found.text.rindex(MORE)) for r in found.repeats] == [(MORE, found.repeats[0].start)]
    assert (found.language, problems) == ("en", [])


def test_a_page_without_a_site_name_is_of_its_host() -> None:
    found, _ = read(
        f"<html><body><p>{LEAD}</p></body></html>", "text/html", location="http://www.harbour.example/2019/04/07/a"
    )
    assert (found.outlet, found.url) == ("harbour.example", "http://www.harbour.example/2019/04/07/a")
    assert (found.published, found.published_from) == (date(2019, 4, 7), "address")


def test_what_was_given_goes_before_what_the_page_says() -> None:
    given = Given("The Lantern", date(2020, 1, 2), "Another title", "https://lantern.example/")
    found, _ = read(PAGE, "text/html", given)
    assert (found.outlet, found.title, found.url) == ("The Lantern", "Another title", "https://lantern.example/")
    assert (found.published, found.published_from) == (date(2020, 1, 2), "given")
    assert "Another title" not in found.text


def test_a_plain_text_is_kept_with_its_headline_as_title() -> None:
    found, problems = read(f"Bridge reopens after shelling\r\n\r\n{LEAD}\r\n")
    assert found.text == f"Bridge reopens after shelling\n\n{LEAD}"
    assert (found.title, problems) == ("Bridge reopens after shelling", [])


def test_lines_broken_by_hand_are_joined_and_lists_are_not() -> None:
    wrapped = """The bridge over the river at Qasr Amun reopened on Friday after two
nights of shelling that killed at least four people and wounded many
others, the town council said in a statement on its page.

Engineers worked through the night to lay planks, and some 300
families crossed to the east bank before noon.

- One road is closed
- Another is mined
"""
    assert read(wrapped)[0].text.count("\n") == 5
    apart = "Four hurt in shelling of Qasr Amun\nTwo roads closed, council says\nCalm since noon."
    assert read(apart)[0].text == apart


def test_a_record_is_read_by_its_obvious_fields() -> None:
    record = {
        "Headline": "Bridge reopens",
        "content": {"rendered": f"<p>{LEAD}</p><p>{MORE}</p>"},
        "source": {"id": None, "name": "Harbour News"},
        "publishedAt": "2021-03-05T20:00:00Z",
        "authors": [{"name": "Mona Idris"}, "A. Desk"],
        "link": "https://harbour.example/b",
    }
    found, problems = read(json.dumps(record), "application/json")
    assert found.text == f"Bridge reopens\n\n{LEAD}\n\n{MORE}"
    assert (found.title, found.outlet, found.byline) == ("Bridge reopens", "Harbour News", "Mona Idris, A. Desk")
    assert (found.published, found.published_from, found.url) == (
        date(2021, 3, 5),
        "metadata",
        "https://harbour.example/b",
    )
    assert problems == []


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ({"title": "Only a title"}, "has no text (its fields are title); name the field that holds it 'text'"),
        ({"text": ""}, "has no text"),
        ({"text": 7}, "has no text"),
        ({"text": " \u200b "}, "holds no text that can be read"),
        ([1], "is JSON, but not an object"),
    ],
)
def test_records_without_text_are_refused(record: object, words: str) -> None:
    assert words in refusal(json.dumps(record), "application/json")


def test_a_broken_record_is_refused() -> None:
    assert "is not valid JSON" in refusal('{"text": ', "application/json")
    assert "nested too deeply" in refusal('{"text": ' + "[" * 100_000, "application/json")


def test_a_feed_entry_has_the_day_of_the_feed_unless_its_text_says_one() -> None:
    entry = {"title": "Bridge reopens", "content_html": f"<p>{LEAD}</p>", "date_published": "2021-03-05T23:30:00+03:00"}
    found, _ = read(json.dumps(entry), "application/feed+json")
    assert (found.published, found.published_from) == (date(2021, 3, 5), "feed")
    entry["content_html"] = f"<p>QASR AMUN, March 4 - {LEAD}</p>"
    found, _ = read(json.dumps(entry), "application/feed+json")
    assert (found.published, found.published_from) == (date(2021, 3, 4), "text")


@pytest.mark.parametrize(
    ("body", "media_type", "problem"),
    [
        ("“Zürich”, they said — calm".encode(), "text/plain", None),
        (b"\xef\xbb\xbf" + "“Zürich”, they said — calm".encode(), "text/plain", None),
        ("\ufeff“Zürich”, they said — calm".encode("utf-16-le"), "text/plain", None),
        ("\ufeff“Zürich”, they said — calm".encode("utf-16-be"), "text/plain", None),
        ("“Zürich”, they said — calm".encode("utf-16-le"), "text/plain", None),
        ("“Zürich”, they said — calm".encode("cp1252"), "text/plain; charset=iso-8859-1", None),
        ("“Zürich”, they said — calm".encode("cp1252"), "text/plain", "read as windows-1252"),
        ("“Zürich”, they said — calm".encode(), "text/plain; charset=windows-1252", None),
        ("“Zürich”, they\x00 said — calm".encode(), "text/plain", "held 1 null characters"),
    ],
)
def test_encodings_are_found_and_guesses_told(body: bytes, media_type: str, problem: str | None) -> None:
    found, problems = read(body, media_type)
    assert found.text == "“Zürich”, they said — calm"
    assert (problem or "") in " ".join(problems)
    assert bool(problem) == bool([p for p in problems if "language" not in p])


def test_text_cut_in_a_character_loses_only_that() -> None:
    found, problems = read((LEAD + " “Zürich — calm é").encode()[:-1])
    assert found.text.startswith(LEAD)
    assert "1 characters could not be decoded as utf-8" in problems[0]


def test_other_scripts_are_decoded_named_and_kept() -> None:
    arabic = "قال المجلس المحلي إن أربعة أشخاص قتلوا في القصف على البلدة يوم الاثنين وأصيب آخرون بجروح"
    for body in (arabic.encode(), arabic.encode("cp1256")):
        found, problems = read(body)
        assert (found.text, found.language) == (arabic, "ar")
        assert "language ar cannot be read yet; kept" in problems
    french = (
        "Le conseil municipal a déclaré que quatre personnes avaient été tuées lundi dans le bombardement du village."
    )
    assert read(french)[0].language == "fr"


def test_noise_is_refused() -> None:
    assert "holds no text that can be read" in refusal(b"\x00\x01\x02\x03" * 10)
    assert "holds no text that can be read" in refusal(
        "<html><head><script>x</script></head><body></body></html>", "text/html"
    )
    assert refusal("").startswith("/x/story holds no text")


def test_ids_are_those_of_the_capture_and_the_text() -> None:
    one, other = read(LEAD)[0], read(LEAD + "\n")[0]
    assert one.text == other.text
    assert one.id == identity(one.capture_id, hashlib.sha256(one.text.encode()).hexdigest())
    assert one.id != other.id  # another capture
    assert read(LEAD)[0] == one


def test_a_later_taking_keeps_what_was_given_before() -> None:
    at = datetime(2024, 6, 1, tzinfo=UTC)
    takings = (
        Taking(at.replace(month=8), "file", Given(outlet="New name")),
        Taking(at, "file", Given(outlet="Old name", title="Title")),
    )
    found, _ = document(Capture("c", "file:///a", "", "text/plain", takings), LEAD.encode())
    assert (found.outlet, found.title) == ("New name", "Title")


def test_a_text_in_hand_is_kept_exactly() -> None:
    text = f"  QASR AMUN —\r\n {LEAD}\x00\ud800 \n\n\n\n{LEAD}\t"
    found = plain_document(text, Given(published=date(2021, 3, 5)), name="n")
    assert found.text == text
    assert (found.published, found.published_from) == (date(2021, 3, 5), "given")
    assert [r.text for r in found.repeats] == [LEAD]
    assert plain_document(text).id != found.id == plain_document(text, name="n").id


def test_an_english_text_is_read_without_the_heavy_libraries() -> None:
    script = (
        "import sys; from fairwitness.read import plain_document\n"
        f"assert plain_document({LEAD!r}).language == 'en'\n"
        "print([m for m in ('trafilatura', 'lxml', 'py3langid', 'numpy', 'feedparser', 'httpx') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
