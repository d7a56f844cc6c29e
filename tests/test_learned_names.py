"""Bodies that a document introduces itself: what is learned, and that it stays in that document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairwitness.model import Span
from fairwitness.resolve import actors
from fairwitness.resolve.learned_names import learned
from fairwitness.vocab import table

ROWS = table("actors")["learning"]


def told(text: str) -> list[tuple[str, tuple[str, ...], str, str | None]]:
    """What is learned from a text, without where it says so."""
    return [(b.name, b.aliases, b.type, b.parent) for b in learned(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harbour Relief Society (HRS) said so.", ("Harbour Relief Society", ("HRS",), "ngo", None)),
        ("The Amun Society for Human Relief (ASHR) left.", ("Amun Society for Human Relief", ("ASHR",), "ngo", None)),
        (
            "The Qasr Amun Media Centre, an activist group, said so.",
            ("Qasr Amun Media Centre", (), "monitor", None),
        ),
        ("Envoys and the Amun Relief Union (ARU) met.", ("Amun Relief Union", ("ARU",), "ngo", None)),
        ("The armed group Saraya al-Amun left.", ("Saraya al-Amun", (), "armed_group", None)),
        ("The activist group Amun Voices said so.", ("Amun Voices", (), "monitor", None)),
        ("A rebel group called the Amun Falcons left.", ("Amun Falcons", (), "armed_group", None)),
        ("Col. Amal Haddad, a spokesman for the Harbour Brigade, left.", ("Harbour Brigade", (), "armed_group", None)),
        (
            "The Amun Falcons, the armed wing of the Harbour Front, left.",
            ("Amun Falcons", (), "armed_group", "Harbour Front"),
        ),
        ("Amal Haddad of the Harbour Centre, a think tank, left.", ("Harbour Centre", (), "monitor", None)),
        ("The Amun Sky, a TV station, left.", ("Amun Sky", (), "outlet", None)),
    ],
)
def test_a_body_is_learned_where_a_text_introduces_it(
    text: str, expected: tuple[str, tuple[str, ...], str, str | None]
) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "In Qasr Amun, an activist group said so.",
        "Amal Haddad, a charity worker, said so.",
        "Amal Haddad, the spokesman for the village militia, said so.",
        "The town (QA) fell.",
        "A spokesman for the Front said so.",
        "The Harbour Relief Society (XYZ) said so.",
        "A spokesman for President Rif said so.",
        "The state news agency Saturday gave no number.",
        "The Syrian Observatory for Human Rights (SOHR) said so.",
        "An archbishop of Qasr Amun, a man told a radio station, left.",
    ],
)
def test_nothing_is_learned_where_a_text_introduces_none(text: str) -> None:
    assert told(text) == []


def test_every_example_of_the_file_is_read_as_it_says() -> None:
    for part, row in ROWS.items():
        assert all(told(text) for text in row.get("examples", ())), part
        assert not any(told(text) for text in row.get("examples_none", ())), part


def test_what_is_said_twice_is_learned_once() -> None:
    text = "The Amun Falcons, a militia, left. The Amun Falcons, the armed wing of the Harbour Front, came back."
    assert [b for b in told(text) if b[0] == "Amun Falcons"] == [("Amun Falcons", (), "armed_group", "Harbour Front")]


def resolved(text: str, words: str) -> str | None:
    """The body that the last such words of a text stand for."""
    start = text.rindex(words)
    found = actors.body(Span(start, start + len(words), words), text)
    return found[0].name if found else None


def test_a_short_name_joins_its_long_one_in_its_own_document_only() -> None:
    text = "The Amun Liberation Brigade (ALB) took the hill. ALB fighters left, and the ALB said so."
    assert resolved(text, "the ALB") == "Amun Liberation Brigade"
    assert resolved(text, "ALB fighters") == "Amun Liberation Brigade"
    assert resolved("The ALB took the hill.", "The ALB") == "ALB"


_WORDS = st.sampled_from(
    ["The", "a", "Harbour", "Amun", "Relief", "Society", "group", "militia", ",", "(HRS)", "of", "for", "the", "rights"]
)


@given(st.lists(_WORDS, max_size=40))
def test_what_is_learned_points_at_the_words_that_say_so(words: list[str]) -> None:
    text = " ".join(words).replace(" ,", ",")
    for body in learned(text):
        assert text[body.words.start : body.words.end] == body.words.text
        assert body.name and body.name in body.words.text
