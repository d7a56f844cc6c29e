"""Rewrite the debts of stories after the program changed: ``python -m tests.mark_stories [STORY ...]``.

What a story expects stays as it is, and in its order. A line that is read now loses its ``~``, one no longer read gets
it; what is read and not expected stands at the end with a ``!``. Without arguments: all stories.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.test_stories import STORIES, parse_story, read_lines, tidy


def marked(below: str, got: Iterable[str]) -> Iterator[str]:
    """The lines below a story's passage with the marks that a reading gives them.

    >>> list(marked("~ killed 1\\nkilled 2\\n! killed 4", ["killed 1", "killed 3"]))
    ['killed 1', '~ killed 2', '! killed 3']
    """
    left = Counter(got)
    for line in filter(str.strip, below.splitlines()):
        expected = line.removeprefix("~ ")
        if line.startswith("#"):
            yield line
        elif not line.startswith("! "):
            yield expected if left[tidy(expected)] > 0 else f"~ {expected}"
            left[tidy(expected)] -= 1
    yield from (f"! {' '.join(line.split())}" for line in (+left).elements())


def remark(path: Path) -> bool:
    """Mark one story anew; whether its file changed."""
    text = path.read_text(encoding="utf-8")
    head, passage, below = text.split("\n---\n", 2)
    new = "".join(f"{line}\n" for line in marked(below, read_lines(parse_story(text))))
    told = f"{head}\n---\n{passage}\n---\n{new}"
    path.write_text(told, encoding="utf-8")
    return told != text


def debts(path: Path) -> Counter[str]:
    """How many lines of a story are read, owed and wrong."""
    story = parse_story(path.read_text(encoding="utf-8"))
    return Counter({"read": len(story.read), "owed": len(story.owed), "wrong": len(story.wrong)})


def main(arguments: list[str]) -> None:
    """Mark the stories named, or all, and say what changed."""
    os.environ["FAIRWITNESS_MODEL"] = "none"  # the lines are the vocabulary's
    paths = [Path(a) for a in arguments] or STORIES
    changed = [p.stem for p in paths if remark(p)]
    told = sum((debts(p) for p in paths), Counter[str]())
    print(f"{len(paths)} stories: {told['read']} lines read, {told['owed']} owed, {told['wrong']} wrong")
    print(f"{len(changed)} changed: {', '.join(changed) or 'none'}")


if __name__ == "__main__":
    main(sys.argv[1:])
