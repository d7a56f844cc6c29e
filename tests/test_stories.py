"""Each story in tests/stories is read by the vocabulary as its lines say; by the model at least as well."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from fairwitness import codec, extract, notation, pipeline
from fairwitness.model import Given
from fairwitness.read import plain_document

FOLDER = Path(__file__).parent / "stories"
STORIES = sorted(FOLDER.rglob("*.story"))


@dataclass(frozen=True, slots=True)
class Story:
    """A passage and the lines expected of it: read, owed (expected, not yet read) and wrong (read, not expected)."""

    given: Given
    passage: str
    read: tuple[str, ...]
    owed: tuple[str, ...]
    wrong: tuple[str, ...]


def parse_story(text: str) -> Story:
    """The story in a file's text."""
    head, passage, below = text.split("\n---\n", 2) if text.count("\n---\n") > 1 else _refuse(text)
    told = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    published = date.fromisoformat(told["published"]) if "published" in told else None
    lines = [tidy(line) for line in below.splitlines() if line.strip() and not line.startswith("#")]
    owed = tuple(line[2:] for line in lines if line.startswith("~ "))
    wrong = tuple(line[2:] for line in lines if line.startswith("! "))
    read = tuple(line for line in lines if not line.startswith(("~ ", "! ")))
    return Story(Given(told.get("outlet"), published, told.get("title"), None), passage, read, owed, wrong)


def _refuse(text: str) -> list[str]:
    raise ValueError(f"a story has a head, a passage and lines, parted by --- lines; this has not: {text[:60]!r}")


def tidy(line: str) -> str:
    """White space does not matter, nor empty parts at the end."""
    return " | ".join(" ".join(part.split()) for part in line.split("|")).rstrip(" |")


def read_lines(story: Story) -> list[str]:
    """What the program reads in the passage."""
    given = Given(outlet=story.given.outlet, published=story.given.published)
    reading = pipeline.reading(plain_document(story.passage, given))
    return [tidy(line) for line in notation.lines(reading.claims, codec.best_meanings(reading.meanings))]


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize("path", STORIES, ids=lambda p: p.stem)
def test_a_story_is_read_as_its_lines_say(path: Path) -> None:
    story = parse_story(path.read_text(encoding="utf-8"))
    got = Counter(read_lines(story))
    paid = [line for line in story.owed if got[line]]
    assert not paid, f"now read, take the ~ away: {paid}"
    assert sorted(got.elements()) == sorted((*story.read, *story.wrong))


@pytest.mark.skipif(extract.model_name() == "no model", reason="the package was built without weights")
def test_the_model_reads_the_stories_at_least_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    stories = [parse_story(path.read_text(encoding="utf-8")) for path in STORIES]
    model = sum(_read_right(story) for story in stories)
    monkeypatch.setattr(extract, "weights", lambda: None)
    assert model >= sum(_read_right(story) for story in stories)


def _read_right(story: Story) -> int:
    """How many of the expected lines are read, whole."""
    return (Counter(read_lines(story)) & Counter((*story.read, *story.owed))).total()


def test_there_are_enough_stories_over_all_kinds() -> None:
    stories = [parse_story(path.read_text(encoding="utf-8")) for path in STORIES]
    kinds = {line.split()[0] for s in stories for line in (*s.read, *s.owed)}
    assert len(stories) >= 60
    assert len(kinds) >= 24
