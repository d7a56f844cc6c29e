"""One page that shows documents with everything seen in them: a single file that asks nothing of any network.

Style and script stand in the page and are named by their hashes in its Content-Security-Policy, so that no other style
or script could act, whatever a document holds. Without a script the page still reads: layers, folding, links.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from fairwitness.publish.inspected.layers import marks
from fairwitness.publish.inspected.marked import marked
from fairwitness.publish.inspected.markup import Markup, plain, tag, words
from fairwitness.publish.inspected.panel import Where, badge, panel
from fairwitness.publish.inspected.record import ROLES, Inspected

_LAYERS = ("claims", "attributions", "times", "places", "mentions", "sentences", "labels")
_ON = frozenset({"claims", "attributions", "labels"})
_KEY = {
    "claims": ("claims",),
    "attributions": ("attributions",),
    "beside them": ("times", "places", "mentions", "sentences", "repeats"),
}
_KEYED = sorted(ROLES, key=lambda role: role.code != "cf")  # the figure first: readers look for it first
_OPEN_AT_FIRST = 3  # so many documents are unfolded when the page opens; of more, only the first


@dataclass(frozen=True, slots=True)
class Shown:
    """One document as HTML, with what the contents list tells of it; ``claims``: how many of each kind."""

    name: str
    number: int
    published: str
    claims: tuple[tuple[str, int], ...]
    counts: tuple[tuple[str, int], ...]
    html: str


def shown(of: Inspected) -> Shown:
    """The document as a part of the page. Made apart, so that many can be made at once."""
    reading = of.reading
    document = reading.document
    found = marks(of)
    ids = [f"d{of.number}x{i}" for i in range(len(found))]
    where = Where({(m.start, m.end, m.role): i for m, i in zip(found, ids, strict=True)})
    before: dict[int, list[Markup]] = defaultdict(list)
    for number in range(1, len(reading.claims) + 1):
        at, link = badge(of, number)
        before[at].append(link)
    # How the text is to be spoken; a language that no one told, or a hostile name for one, is left out.
    language = document.language if (document.language or "").isalpha() else None
    text = tag("div", marked(document.text, found, ids, before), class_="text", lang=language)
    lists = tag("div", panel(of, where), class_="panel")
    body = tag("div", tag("div", _about(of), text, class_="reading"), lists, class_="two")
    counts = {
        "claims": len(reading.claims),
        "statements": len(reading.statements),
        "times": len(of.times),
        "places": len(of.places),
        "problems": len(reading.problems),
        "repeats": len(document.repeats),
    }
    kinds = tuple(Counter(c.kind for c in reading.claims).items())
    published = document.published.isoformat() if document.published else ""
    return Shown(of.name, of.number, published, kinds, tuple(counts.items()), body)


def _about(of: Inspected) -> Markup:
    document = of.reading.document
    known_from = document.published_from or "not told"
    dated = f"{document.published} (date from: {known_from})" if document.published else "undated"
    told = (("title", document.title), ("outlet", document.outlet), ("published", dated), ("agency", document.agency),
            ("language", document.language), ("address", document.url), ("id", document.id))  # fmt: skip
    return tag("dl", *(tag("div", tag("dt", k), tag("dd", words(v))) for k, v in told if v), class_="about")


# -- the page around the documents ------------------------------------------------------------------------------------


def page(documents: Sequence[Shown], unread: Sequence[str]) -> str:
    """The whole page; ``unread``: a line for each input that holds no text."""
    style, script = _asset("page.css"), _asset("page.js")
    named = f"style-src {_hashed(style)}; script-src {_hashed(script)}"
    policy = f"default-src 'none'; {named}; base-uri 'none'; form-action 'none'"
    head = (
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", plain(_title(documents))),
        tag("style", style),
    )
    several = "several" if len(documents) > 1 else None
    body = (
        tag("a", "Skip to the documents", href="#documents", class_="skip"),
        tag("header", tag("h1", "What Fairwitness read"), _summary(documents, unread), _key()),
        _controls(documents),
        _contents(documents) if len(documents) > 1 else None,
        _unread(unread),
        tag("main", *(_document(d, len(documents)) for d in documents), id="documents", tabindex="-1", class_=several),
        tag("div", class_="where", role="status", aria_live="polite", hidden=True),
        tag("script", script),
    )
    return f"<!doctype html>\n{tag('html', tag('head', *head), tag('body', *body), lang='en')}\n"


@cache
def _asset(name: str) -> Markup:
    return Markup((resources.files(__package__) / name).read_text(encoding="utf-8"))


def _hashed(inside: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()}'"


def _title(documents: Sequence[Shown]) -> str:
    return f"{documents[0].name}: what Fairwitness read" if len(documents) == 1 else "What Fairwitness read"


def _total(documents: Iterable[Shown], what: str) -> int:
    return sum(dict(d.counts)[what] for d in documents)


def _several(n: int, one: str) -> str:
    return f"{n} {one}{'' if n == 1 else 's'}"


def _summary(documents: Sequence[Shown], unread: Sequence[str]) -> Markup:
    told = [_several(len(documents), "document")]
    told += [_several(_total(documents, f"{w}s"), w) for w in ("claim", "statement", "problem")]
    told += [f"{_several(len(unread), 'input')} not read"] if unread else []
    return tag("p", ", ".join(told), ". A program read these texts: what it marks is what it takes them to say.")


def _key() -> Markup:
    """What each style means; the script takes the names of roles from here."""
    rows = []
    for title, layers in _KEY.items():
        samples = [tag("mark", r.name, class_=f"{r.code} b e", data_role=r.code) for r in _KEYED if r.layer in layers]
        rows.append(tag("div", tag("dt", title), *(tag("dd", s) for s in samples)))
    help_line = (
        "Select a claim, or a marked word, to see all that belongs to it. Tab goes from claim to claim, Enter selects, "
        "Escape lets go; in a text, the left and right arrow keys go from mark to mark."
    )
    return tag("details", tag("summary", "Key to the marks"), tag("dl", *rows, class_="key"), tag("p", help_line))


def _controls(documents: Sequence[Shown]) -> Markup:
    boxes = [tag("label", _box(id=f"show-{name}", checked=name in _ON), name) for name in _LAYERS]
    layers = tag("fieldset", tag("legend", "Show"), *boxes)
    kinds: Counter[str] = Counter()
    for d in documents:
        kinds.update(dict(d.claims))
    choices = [
        tag("label", _box(class_="pick", value=kind, checked=True), f"{kind} ({n})")
        for kind, n in sorted(kinds.items())
    ]
    every = tag("button", "all", type="button", data_all="1"), tag("button", "none", type="button", data_all="0")
    picked = tag("details", tag("summary", "Kinds of claim"), tag("div", *every, *choices, class_="picks"))
    slider = tag("input", type="range", id="lowest", min=0, max=1, step="0.05", value=0, autocomplete="off")
    lowest = tag("label", "Lowest score ", slider, tag("output", "0.00", for_="lowest"))
    tally = tag("span", class_="tally", role="status")
    scripted = tag("div", picked, lowest, tally, class_="scripted", hidden=True)
    return tag("div", layers, scripted, class_="controls", role="region", aria_label="What to show")


def _box(**attributes: object) -> Markup:
    """A box to tick; the browser keeps no memory of it, so that what is ticked is what is shown."""
    return tag("input", type="checkbox", autocomplete="off", **attributes)


def _contents(documents: Sequence[Shown]) -> Markup:
    names = [name for name, _ in documents[0].counts]
    head = tag("tr", *(tag("th", n, scope="col") for n in ("document", "published", *names)))
    rows = [
        tag("tr", tag("th", tag("a", words(d.name), href=f"#d{d.number}"), scope="row"), tag("td", d.published),
            *(tag("td", n or "·", class_="n0" if not n else None) for _, n in d.counts))
        for d in documents
    ]  # fmt: skip
    table = tag("table", tag("thead", head), tag("tbody", *rows))
    wide = tag("div", table, class_="wide list", tabindex="0", role="group", aria_label="Table of documents")
    return tag("nav", tag("details", tag("summary", tag("h2", "Contents")), wide, open=True), aria_label="Documents")


def _unread(unread: Sequence[str]) -> Markup | None:
    if not unread:
        return None
    items = tag("ul", *(tag("li", words(line)) for line in unread))
    return tag("section", tag("h2", "Not read"), items, class_="unread", aria_label="Not read")


def _document(d: Shown, of: int) -> Markup:
    told = tag("span", ", ".join(_several(n, what.removesuffix("s")) for what, n in d.counts if n), class_="counts")
    summary = tag("summary", tag("h2", words(d.name)), " ", told)
    unfolded = d.number == 1 or of <= _OPEN_AT_FIRST
    return tag("details", summary, Markup(d.html), id=f"d{d.number}", class_="document", open=unfolded)
