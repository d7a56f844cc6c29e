"""Pages as a reader clicks through them, without a browser: each asked for once, what stands on it, where it leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from fastapi.testclient import TestClient
from lxml import html as reader  # type: ignore[import-untyped]


def plain(words: str) -> str:
    """Words with single blanks."""
    return " ".join(words.split())


def text(element: Any) -> str:
    """What an element says."""
    return plain(str(element.text_content()))


class Page:
    """The main part of a page, and its address."""

    def __init__(self, address: str, source: str) -> None:
        self.address = address
        self.main = reader.document_fromstring(source).get_element_by_id("content")
        self._quoted: str | None = None

    def all(self, css: str) -> list[Any]:
        """The elements that a selector finds, in their order."""
        found: list[Any] = self.main.cssselect(css)
        return found

    def there(self, link: Any) -> str:
        """Where a link of the page leads."""
        return urljoin(self.address, str(link.get("href")))

    def quoted(self) -> str:
        """All words that the page quotes."""
        if self._quoted is None:
            self._quoted = "\n".join(text(e) for e in self.all("blockquote.words, q.words"))
        return self._quoted


class Clicks:
    """Follows links; what is not there, or names a place on a page that is not there, is an error."""

    def __init__(self, client: TestClient) -> None:
        self._client = client
        self._kept: dict[str, Page] = {}

    def page(self, address: str) -> Page:
        """The page at an address."""
        parts = urlsplit(address)
        asked = parts._replace(fragment="").geturl()
        if asked not in self._kept:
            answer = self._client.get(asked)
            assert answer.status_code == 200, asked
            self._kept[asked] = Page(asked, answer.text)
        found = self._kept[asked]
        if parts.fragment:
            assert found.main.get_element_by_id(parts.fragment, None) is not None, address
        return found

    def beyond(self, page: Page) -> Iterator[Page]:
        """A list, with its further parts: the next rows, and all of one sort."""
        yield page
        for link in (*page.all("nav.pager a[rel=next]"), *page.all("p > a.button[href*='basis=']")):
            yield from self.beyond(self.page(page.there(link)))


def within(element: Any, selectors: Iterable[str]) -> bool:
    """Whether an element is in one that any of these simple selectors (tag, tag.class) names."""
    for above in (element, *element.iterancestors()):
        for selector in selectors:
            tag, _, name = selector.partition(".")
            if above.tag == tag and (not name or name in (above.get("class") or "").split()):
                return True
    return False
