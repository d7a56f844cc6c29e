"""Words for protected objects are found, and bring a count under its heading in the brief."""

from __future__ import annotations

import pytest

from fairwitness.vocab import table
from fairwitness.vocab.protected import names_protected


@pytest.mark.parametrize("row", table("protected")["words"], ids=lambda row: row["forms"][0])
def test_each_example_names_something_protected(row: dict[str, str]) -> None:
    assert names_protected(row["example"])
    assert all(names_protected(f"the {form} was hit") for form in row["forms"])


def test_other_objects_are_not_protected() -> None:
    assert not names_protected("12 tanks were destroyed near the damp schoolmaster's house")
