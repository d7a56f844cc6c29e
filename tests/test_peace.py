"""News of all but war: what takes two different words of war before an unsure claim is told."""

from __future__ import annotations

import pytest
from benchmarks import evaluate, peace

from fairwitness import extract
from fairwitness.model import Claim, Given
from fairwitness.read import plain_document
from fairwitness.vocab.warfare import speaks_of_war

needs_model = pytest.mark.skipif(extract.model_name() == "no model", reason="the package was built without weights")


def read(text: str, title: str | None = None) -> list[Claim]:
    document = plain_document(text, Given(title=title), "news")
    return list(extract.claims(document, extract.see(document)))


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (("Rebels laid mortars.",), True),
        (("An air strike hit the town.", "Troops left"), True),
        (("The army brought soup.",), True),  # in a line or two one will do
        (("Troops, troops, troops!", "soup " * 80), False),  # one word, however often
        (("The army brought soup. Tanks stood by.", "soup " * 80), True),
        (("The striker struck twice and the keeper was stranded.",), False),
        ((), False),
    ],
)
def test_two_different_words_speak_of_war(texts: tuple[str, ...], wanted: bool) -> None:
    assert speaks_of_war(*texts) is wanted


@needs_model
def test_an_unsure_claim_is_told_only_where_war_is_spoken_of() -> None:
    unsure = "He was shot in black and white."
    assert read(unsure) == []
    assert [c.kind for c in read(f"{unsure} Soldiers fired mortars at rebels near Torvik.")][:1] == ["killed"]
    assert [c.kind for c in read(unsure, "Soldiers and rebels")] == ["killed"]


@needs_model
def test_a_plain_claim_is_told_without_further_words_of_war() -> None:
    found = read("At least 12 people were killed in an explosion in Torvik on Monday. " + "It rained. " * 40)
    assert [c.figure.words.text for c in found if c.kind == "killed" and c.figure] == ["At least 12"]


def test_what_is_found_in_news_of_peace_is_counted() -> None:
    gold = {"kind": "killed", "figure": None, "start": 0, "end": 5, "place": None}
    other = {**gold, "kind": "attack"}
    texts = [
        evaluate.compare({"name": "a", "text": "x" * 20, "claims": [gold]}, [gold, other]),
        evaluate.compare({"name": "b", "text": "x" * 20, "claims": []}, [other]),
        evaluate.compare({"name": "c", "text": "x" * 20, "claims": []}, []),
    ]
    counts = peace.counted(texts)
    assert (counts.passages, counts.gold, counts.found, counts.met, counts.clean, counts.without) == (3, 1, 3, 1, 1, 2)
    assert counts.precision == pytest.approx(1 / 3)
