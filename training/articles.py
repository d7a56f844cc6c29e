"""Texts of others that we annotated, standing off: where a passage is, what its SHA-256 is, and offsets into it.

One passage a line of `articles.jsonl`: {"article": "battle_of_x.md", "start": 120, "end": 2400, "sha256": T, "claims":
[...]}, where start and end are code points of the article's plain text and every offset in a claim is one of the
passage. No words of theirs are held here; they are read from the data folder (`text/wikipedia_war_articles`). Only what
the model learns from is annotated: figures and control claims with kind, basis, actor, place, words of time and the
first speaker.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from training.corpus import EMPTY, Record, RulingError, fill_words

FILE = Path(__file__).with_name("articles.jsonl")
FOLDER = Path("text/wikipedia_war_articles/blog")
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_MARKS = re.compile(r"^ *[#>*-]+ +|\*+|__|`|\[(?=[^\]]+\]\()|\]\([^)]*\)|!\[[^\]]*\]\([^)]*\)", re.MULTILINE)


def plain(markdown: str) -> str:
    """An article without its front matter and without marks of Markdown.

    >>> plain("---\\nsubject: X\\n---\\n\\n## Toll\\nThe **Siege of X** began.\\n")
    'Toll\\nThe Siege of X began.\\n'
    """
    return _MARKS.sub("", _FRONT.sub("", markdown)).lstrip("\n")


def load(data: Path) -> list[Record]:
    """The annotated passages as records of the corpus; raises RulingError where an article is another."""
    lines = FILE.read_text(encoding="utf-8").splitlines() if FILE.exists() else []
    return [_record(data, json.loads(line)) for line in lines]


def _record(data: Path, kept: Record) -> Record:
    article = plain((data / FOLDER / kept["article"]).read_text(encoding="utf-8"))
    text = article[kept["start"] : kept["end"]]
    if hashlib.sha256(text.encode()).hexdigest() != kept["sha256"]:
        raise RulingError(f"{kept['article']}: not the text that was annotated")
    found = {
        "name": f"{kept['article']} {kept['start']}", "source": "articles", "outlet": "Wikipedia", "title": None,
        "url": None, "date": None, "licence": "CC BY-SA 4.0", "sha256": kept["sha256"], "second_layer": False,
        "text": text, "attributions": [],
        "claims": [{**EMPTY, **claim} for claim in kept["claims"]],
    }  # fmt: skip
    fill_words(found)
    return found
