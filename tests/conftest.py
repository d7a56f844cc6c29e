"""What several test files share."""

from __future__ import annotations

import pytest

from fairwitness import extract


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads with the vocabulary alone: for tests of its grammars, which must hold whatever weights are shipped."""
    monkeypatch.setattr(extract, "weights", lambda: None)
