"""Over the articles of the data folder, which are not part of the project: all are read, quickly, as clean prose."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest

from fairwitness import collect
from fairwitness.model import Problem
from fairwitness.read import document

FOLDER = Path(os.environ.get("FAIRWITNESS_DATA", "/nowhere")) / "text" / "wikipedia_war_articles"


@pytest.mark.long
@pytest.mark.skipif(not FOLDER.is_dir(), reason="232 articles left out: set FAIRWITNESS_DATA to the data folder")
def test_war_articles_come_out_as_clean_prose() -> None:
    started, documents = time.process_time(), []
    for taken in collect.captures(str(FOLDER)):
        assert not isinstance(taken, Problem)
        documents.append(document(*taken)[0])
    assert time.process_time() - started < 45
    assert len(documents) == 232
    assert {d.language for d in documents} == {"en"}
    assert all(d.published and d.title and d.text.startswith(d.title) for d in documents)
    marks = re.compile(r"\]\(|\*\*|^#+ |\[object|\[\d{1,3}\]|<(?:br|ref|b|i)\b|\[\[", re.M)
    dirty = [d.title for d in documents if len(marks.findall(d.text)) > 2]
    assert len(dirty) < 12, dirty
