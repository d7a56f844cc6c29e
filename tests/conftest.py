"""What several test files share."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from fairwitness import extract

collect_ignore = [] if find_spec("torch") and find_spec("transformers") else ["test_training_network.py"]


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads with the vocabulary alone: for tests of its grammars, which must hold whatever weights are shipped."""
    monkeypatch.setattr(extract, "weights", lambda: None)
