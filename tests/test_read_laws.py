"""Laws of reading, for any text: spans slice exactly, texts in hand stay as they are, nothing is too hostile."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness.errors import ReadError
from fairwitness.model import Capture, Document, Taking
from fairwitness.read import document, plain_document

PASSAGE = (
    "The bridge over the river at Qasr Amun was hit on Monday and four people were killed there, the council said. "
)
pieces = st.sampled_from(
    [
        "QASR AMUN",
        ", Nov 9",
        " (AP)",
        " — ",
        " - ",
        "\n",
        "\n\n",
        PASSAGE,
        PASSAGE.upper(),
        "No. ",
        "[1]",
        "13/10/2017",
        "\x00",
    ]
    + [
        "Published: ",
        "# ",
        "**",
        "<p>",
        "</div>",
        "|",
        "---\n",
        "a: b\n",
        '{"text": "',
        '"}',
        "&amp;",
        "é",
        "\ud800"[:0],
    ]
)
texts = st.one_of(st.text(), st.lists(pieces, max_size=12).map("".join), st.text(alphabet=st.characters(), max_size=30))


def check(found: Document) -> None:
    for span in (*found.repeats, *([found.dateline] if found.dateline else ())):
        assert found.text[span.start : span.end] == span.text
        assert span.text
    ends = [0, *(r.end for r in found.repeats)]
    assert all(r.start >= end for r, end in zip(found.repeats, ends, strict=False))


@settings(max_examples=150, deadline=None)
@given(texts)
def test_a_text_in_hand_is_kept_and_its_spans_slice(text: str) -> None:
    found = plain_document(text)
    assert found.text == text
    check(found)
    assert plain_document(text) == found


def read(body: bytes, media_type: str) -> Document | None:
    taking = Taking(datetime(2024, 6, 1, tzinfo=UTC), "file")
    try:
        return document(Capture("c", "file:///a", "", media_type, (taking,)), body)[0]
    except ReadError as e:
        assert "\n" not in str(e)
        return None


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.binary(), texts.map(lambda t: t.encode("utf-8", "surrogatepass"))),
    st.sampled_from(["text/plain", "text/markdown", "text/html", "application/json", "application/feed+json"]),
)
def test_any_bytes_give_a_document_or_one_clear_refusal(body: bytes, media_type: str) -> None:
    if found := read(body, media_type):
        check(found)
        assert "\x00" not in found.text


P = f"<p>{PASSAGE}</p>"
HOSTILE = {
    "deep": ("<html><body>" + "<div>" * 100_000 + P + "</div>" * 100_000, "text/html"),
    "deep unclosed": ("<html><body>" + "<b>" * 50_000 + P, "text/html"),
    "nested lists": ("<html><body>" + "<ul><li>" * 900 + P, "text/html"),
    "scripts": ("<html><body><script>" + 'if(a<b){"<p>"};' * 100_000 + "</script>" + P, "text/html"),
    "open script": ("<html><body>" + P + "<script>" + "a" * 1_000_000, "text/html"),
    "attributes": ("<html><body><div " + " ".join(f'a{i}="x"' for i in range(100_000)) + ">" + P, "text/html"),
    "long attribute": ('<html><body><div class="' + "a " * 1_000_000 + '">' + P, "text/html"),
    "comments": ("<html><body>" + P + "<!--" * 50_000, "text/html"),
    "cut off": ("<html><head><title>T</title></head><body><article>" + P + "<p>Then <a hre", "text/html"),
    "nulls": ("<html>\x00<body>\x00" + P + "\x00", "text/html"),
    "entities": ("<html><body>" + P + "&amp;" * 200_000, "text/html"),
    "stars": ("*a " * 100_000 + "\n\n" + PASSAGE, "text/markdown"),
    "underscores": ("_a " * 100_000 + "\n\n" + PASSAGE, "text/markdown"),
    "brackets": ("[" * 100_000 + "[a](" * 20_000 + "\n\n" + PASSAGE, "text/markdown"),
    "open comments": (PASSAGE + "<!--" * 100_000, "text/markdown"),
    "wiki files": (PASSAGE + "[[File:a " * 20_000, "text/markdown"),
    "blanks": (PASSAGE + " " * 2_000_000 + "a", "text/plain"),
    "capitals": (PASSAGE + "\n" + "AB " * 300_000, "text/plain"),
    "one word": (PASSAGE + "a" * 2_000_000, "text/plain"),
    "copies": (PASSAGE * 20_000, "text/plain"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_read_in_seconds(name: str) -> None:
    body, media_type = HOSTILE[name]
    started = time.process_time()
    found = read(body.encode(), media_type)
    assert time.process_time() - started < 10
    assert found is not None
    assert "Qasr Amun was hit on Monday" in found.text
    check(found)


def test_copies_are_found_whatever_their_marks_and_never_over_a_number() -> None:
    def repeats(*lines: str) -> list[str]:
        return [r.text for r in plain_document("\n".join(lines)).repeats]

    said = "“Four people were killed at the bridge in Qasr Amun,” the council said."
    assert repeats(said, "Calm.", said.replace("“", '"').replace("”", '"')) == [
        said.replace("“", '"').replace("”", '"')
    ]
    assert repeats(said, said.replace("Four", "Five")) == []
    assert repeats(said, said[:-7]) == [said[:-7]]
    assert repeats("Calm returned.", "Calm returned.") == []
    both = said + " It gave no names."
    assert repeats(both, "Roads were closed in the east for two days, officials said.", both) == [both]
    assert repeats(both, both, both) == [f"{both}\n{both}"]
