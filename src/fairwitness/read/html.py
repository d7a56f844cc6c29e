"""Web pages: main text and metadata by trafilatura, the headline from the page, all words where that finds none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import trafilatura

from fairwitness.read import fragment
from fairwitness.read.markdown import row_words
from fairwitness.read.page import Page, under_headline
from fairwitness.read.plain import cleared

_NOTE_MARK = re.compile(r"(?<=[\w.,;:!?\"”’)])\[(?:\d{1,3}|(?:note|nb) ?\d{1,3}|citation needed)\]")
_JSON_LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,60})"')
_PUBLISHED = (
    "article:published_time og:article:published_time og:published_time datepublished dc.date.issued dc.date "
    "dcterms.date dcterms.issued dcterms.created pubdate publishdate publish-date publish_date published_time_telegram "
    "sailthru.date parsely-pub-date article.published citation_publication_date cxenseparse:recs:publishtime date"
).split()
# Beyond this trafilatura takes minutes, and no story is as long: such pages are read without telling the main text.
_MOST_TAGS, _MOST_CHARACTERS, _DEEPEST = 60_000, 5_000_000, 200
# A picture written into its tag, or a thousand attributes: nothing a reader sees, and minutes for the parser.
_OVERLONG_TAG = re.compile(r"(</?\w{1,20}\b)[^<>]{20000,}>?")
_FAR_FUTURE = "2999-12-31"  # the reader has no clock: whether a day lies in the future is judged by the taking


def page(html: str) -> Page:
    """A web page as its main text, with what it says of itself."""
    html = _OVERLONG_TAG.sub(r"\1>", html)
    if _is_too_heavy(html):
        return _all_words(
            html, "is too large or too deeply nested to tell the main text from the rest; all of it was kept"
        )
    tree = trafilatura.load_html(html)
    if tree is None:
        return _all_words(html, "could not be taken apart as HTML; all its words were kept")
    headings, date, canonical = list(_headings(tree)), _printed_date(tree, html), _canonical(tree)
    found = _extracted(tree)
    if found is None or not (found.text or "").strip():
        return _all_words(html, "has no main text that could be told from the rest; all its words were kept")
    title = _one_line(found.title)
    text = cleared("\n\n".join(_paragraphs(_NOTE_MARK.sub("", found.text))))
    return Page(
        text=_headed(_headline(headings, title), text),
        title=title,
        outlet=_one_line(found.sitename),
        byline=_one_line(found.author),
        url=canonical or _one_line(found.url),
        date=date or found.date,
    )


def _is_too_heavy(html: str) -> bool:
    """True for pages built to exhaust a parser: huge, of countless tags, or nested without end."""
    if len(html) > _MOST_CHARACTERS or html.count("<") > _MOST_TAGS:
        return True
    depth = 0
    for closing in re.findall(r"<(/?)(?:div|span|b|i|em|font|table|ul|ol|section|blockquote|center|p)\b", html, re.I):
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > _DEEPEST * 10:
            return True
    return False


def _extracted(tree: Any) -> Any:
    """What trafilatura makes of a tree; every passage is kept, for copies are found and counted later."""
    dates = {"original_date": True, "extensive_search": False, "max_date": _FAR_FUTURE}
    return trafilatura.bare_extraction(
        tree, with_metadata=True, include_comments=False, deduplicate=False, date_extraction_params=dates
    )


def _paragraphs(text: str) -> Iterator[str]:
    """The lines that trafilatura gives, rows of tables and items of lists among them, as words alone."""
    header: list[str] = []
    for line in filter(None, text.split("\n")):
        if not line.startswith("|"):
            header = []
            yield line.removeprefix("- ")
        else:
            words, header = row_words(line, header)
            if words:
                yield words


def _all_words(html: str, problem: str) -> Page:
    title = re.search(r"<title[^>]*>([^<]{1,300})", html, re.I)
    return Page(
        cleared(fragment.text_of(html)), title=_one_line(unescape(title[1])) if title else None, problems=(problem,)
    )


def _one_line(words: str | None) -> str | None:
    return " ".join(words.split()) or None if words else None


def _headings(tree: Any) -> Iterator[str]:
    for heading in tree.iter("h1", "h2"):
        words = _one_line("".join(heading.itertext()))
        if words and len(words) <= 300 and (heading.tag == "h1" or "head" in (heading.get("class") or "")):
            yield words


def _headline(headings: list[str], title: str | None) -> str | None:
    """The heading that the page's title repeats ("Bridge reopens | Harbour News"), or else its only heading."""
    if title:
        for heading in headings:
            one, other = heading.casefold(), title.casefold()
            if one in other or other in one:
                return heading
    return headings[0] if len(headings) == 1 else None


def _headed(headline: str | None, text: str) -> str:
    """The text under its headline, also where the main text repeats it among its first lines."""
    if not headline:
        return text
    first = text.split("\n\n", 3)
    again = [n for n, line in enumerate(first[:3]) if line.casefold() == headline.casefold()]
    if again:
        first.pop(again[0])
    return under_headline(headline, "\n\n".join(first))


def _printed_date(tree: Any, html: str) -> str | None:
    """The day of publication as the page's own metadata print it, or as its one time element does."""
    by_name: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        by_name.setdefault(name.lower(), meta.get("content") or "")
    printed = next((by_name[name] for name in _PUBLISHED if by_name.get(name)), None)
    if printed is None and (found := _JSON_LD_DATE.search(html)):
        printed = found[1]
    return printed or _time_element(tree)


def _time_element(tree: Any) -> str | None:
    times = [t for t in tree.iter("time") if t.get("datetime")]
    marked = [
        t for t in times if "publish" in f"{t.get('itemprop')} {t.get('class')}".lower() or t.get("pubdate") is not None
    ]
    chosen = marked[:1] or (times if len(times) == 1 else [])
    return str(chosen[0].get("datetime")) if chosen else None


def _canonical(tree: Any) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith("http"):
            return str(link.get("href")).strip()
    return None
