"""Reads a page of inspected documents back: its texts, and which characters each mark covers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"meta", "input", "link", "br", "hr", "img"})
_NAMED = re.compile(r"U\+([0-9A-F]+)(?: ×(\d+))?")


@dataclass
class Text:
    """One text as the page has it; ``covered``: for (role, what it belongs to) the characters that are marked."""

    characters: str = ""
    covered: dict[tuple[str, str], set[int]] = field(default_factory=dict)
    first: dict[str, tuple[int, str]] = field(default_factory=dict)


class Page(HTMLParser):
    """Any page; AssertionError where a tag is not closed in its turn, or an id stands twice."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[Text] = []
        self.ids: set[str] = set()
        self.hrefs: list[str] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.inside: dict[str, str] = {"script": "", "style": "", "title": ""}
        self.metas: dict[str, str] = {}
        self.words = ""
        self._open: list[tuple[str, dict[str, str]]] = []
        self.feed(page)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {k: v or "" for k, v in attrs}
        self.tags.append(tag)
        self.attributes |= known.keys()
        if "id" in known:
            assert known["id"] not in self.ids
            self.ids.add(known["id"])
        self.hrefs += [known["href"]] if "href" in known else []
        if tag == "meta":
            self.metas[known.get("http-equiv", known.get("name", ""))] = known.get("content", "")
        if tag in _VOID:
            return
        self._open.append((tag, known))
        if known.get("class") == "text":
            self.texts.append(Text())
        elif known.get("class") == "x":
            code, times = _NAMED.fullmatch(known["data-x"]).groups()  # type: ignore[union-attr]
            self._take(chr(int(code, 16)) * int(times or 1))
        elif tag == "mark" and self._in_text() and "id" in known:
            self.texts[-1].first[known["id"]] = (len(self.texts[-1].characters), known["class"].split()[0])

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._open.pop()
        assert opened == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] in self.inside:
            self.inside[self._open[-1][0]] += data
        else:
            self._take(data)

    def _in_text(self) -> bool:
        return any(known.get("class") == "text" for _, known in self._open)

    def _take(self, characters: str) -> None:
        self.words += characters
        if not self._in_text():
            return
        text = self.texts[-1]
        taken = range(len(text.characters), len(text.characters) + len(characters))
        text.characters += characters
        for tag, known in self._open:
            for key in known.get("data-p", "").split() if tag == "mark" else ():
                text.covered.setdefault((known["class"].split()[0], key), set()).update(taken)
