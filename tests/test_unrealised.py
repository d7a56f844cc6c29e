"""What only may happen, or is planned or threatened, is no claim; what was done, and guesses at it, are."""

from __future__ import annotations

import pytest

from fairwitness.extract.learned.unrealised import is_unrealised
from fairwitness.model import Span


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("damaged", "The army could lose 400 tanks a year in Torvik.", True),
        ("displaced", "Up to 400 people could flee Torvik, the clinic warned.", True),
        ("killed", "An assault on Torvik would kill some 400 civilians.", True),
        ("killed", "The rebels threatened to kill 400 hostages.", True),
        ("evacuated", "There are plans by the army to evacuate 400 people.", True),
        ("deprived", "The blockade could leave 400 people without water.", True),
        ("killed", "Some 400 villagers will soon be killed, it fears.", True),
        ("other", "The sides agreed to exchange 400 prisoners.", True),
        ("detained", "He urged the sides to release 400 prisoners held in Torvik.", False),
        ("killed", "The strike may have killed 400 people.", False),
        ("trapped", "Some 400 people may be trapped in Torvik.", False),
        ("killed", "The militia would go on to kill 400 people.", False),
        ("displaced", "The 400 people who fled Torvik could return.", False),
        ("killed", "They managed to kill 400 gunmen.", False),
        ("killed", "The rebels threatened to come again after they killed 400 men.", False),
        ("killed", "The plan to kill the mayor failed; 400 people were killed.", False),
        ("killed", "Some 400 were killed in May and 30 in June.", False),
        ("injured", "The 400 wounded will be treated in Torvik.", False),
    ],
)
def test_what_only_may_be_is_told_from_what_was(kind: str, text: str, expected: bool) -> None:
    at = text.index("400")
    assert is_unrealised(kind, Span(at, at + 3, "400"), Span(0, len(text), text)) is expected
