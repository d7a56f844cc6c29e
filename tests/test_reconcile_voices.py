"""The examples of voices.toml hold."""

from __future__ import annotations

import pytest

from fairwitness.vocab import table, voices

_CASES = (
    (voices.is_unnamed, "unnamed", "examples_unnamed", "examples_named"),
    (voices.is_correction, "correction", "examples_notice", "examples_none"),
    (voices.is_beginning, "beginning", "examples", "examples_none"),
)


@pytest.mark.parametrize(("is_so", "section", "yes", "no"), _CASES, ids=lambda c: c if isinstance(c, str) else "")
def test_each_example_of_the_vocabulary_holds(is_so, section, yes, no):  # type: ignore[no-untyped-def]
    rows = table("voices")[section]
    assert [w for w in rows[yes] if not is_so(w)] == []
    assert [w for w in rows[no] if is_so(w)] == []


def test_the_sentence_that_states_what_was_wrong_is_known() -> None:
    assert all(voices.is_taken_back(s) for s in table("voices")["correction"]["examples_taken_back"])
    assert not voices.is_taken_back("The Harbour Relief Society counts eleven dead.")
    assert all(voices.tells_of_earlier(s) for s in table("voices")["earlier"]["examples"])
    assert not any(voices.tells_of_earlier(s) for s in table("voices")["earlier"]["examples_none"])


def test_an_unnamed_source_is_called_by_its_words() -> None:
    assert voices.unnamed_as("two US officials") == "US officials"
    assert voices.unnamed_as("Activists") == "activists"
    assert voices.unnamed_as("") == voices.unnamed_as("They") == "unnamed source"
