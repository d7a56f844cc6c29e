"""What the public never learns was there: restricted captures, restricted sources, and the days of an embargo.

Of a restricted source everything is withheld: what it says itself, what others say after it, every sentence that names
it, and its name wherever it stands. Where an outlet or an agency is restricted, so are the documents that credit it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fairwitness.model import Claim, Document, Source, Span, Statement
from fairwitness.publish.picture import Picture
from fairwitness.publish.profile.names import Language
from fairwitness.text import sentences
from fairwitness.vocab.names import name_key

_LETTERS = re.compile(r"[^\W\d_]{3,}")


class Confided:
    """The names of sources that are restricted, and how they are known in a text."""

    def __init__(self, names: Iterable[str], language: Language) -> None:
        self._keys = frozenset(filter(None, map(name_key, names)))
        self._telling = frozenset(
            w.lower() for n in names for w in _LETTERS.findall(n) if not language.has(w) and not language.has(w.lower())
        )

    def __bool__(self) -> bool:
        return bool(self._keys)

    def are_told_by(self, words: str | None) -> bool:
        """Whether words hold such a name, or a word of one that is none of the language."""
        if not words or not self._keys:
            return False
        if any(w.lower() in self._telling for w in _LETTERS.findall(words)):
            return True
        key = f" {name_key(words)} "
        return any(f" {k} " in key for k in self._keys)

    def speak(self, chain: Iterable[Source]) -> bool:
        """Whether one of them is among those whose words came this way."""
        return any(self.are_told_by(n) for link in chain for n in (link.name, link.org, _text(link.words)))

    def sentences(self, text: str) -> tuple[Span, ...]:
        """The sentences that name one of them."""
        if not self._keys or not self.are_told_by(text):
            return ()
        return tuple(s for s in sentences(text) if self.are_told_by(s.text))


def _text(span: Span | None) -> str | None:
    return span.text if span else None


@dataclass(frozen=True, slots=True)
class Open:
    """A picture without documents that are withheld as a whole; of the rest, what must not be told.

    ``claims``: the ids of those that restricted sources make; ``spans``: by document, characters that no quotation may
    hold; ``last``: the last day that is told of, None without an embargo; ``whole``: nothing had to go.
    """

    picture: Picture
    confided: Confided
    claims: frozenset[str]
    spans: dict[str, tuple[Span, ...]]
    last: date | None
    whole: bool


def opened(picture: Picture, embargo_days: int) -> Open:
    """What is open of a picture: days are counted back from the last one that is not restricted."""
    confided = Confided(picture.restricted, Language(picture.documents if picture.restricted else ()))
    open_ = _of(picture, [d for d in picture.documents if not _is_restricted(d, picture, confided)])
    last = _last_told(open_, embargo_days)
    if last is not None:
        open_ = _of(open_, [d for d in open_.documents if d.published is not None and d.published <= last])
    claims, spans = _silent(open_, confided) if confided else (frozenset(), {})
    return Open(open_, confided, claims, spans, last, open_ is picture and not claims)


def _is_restricted(document: Document, picture: Picture, confided: Confided) -> bool:
    capture = picture.capture_by_id.get(document.capture_id)
    if capture and any(t.given.restricted for t in capture.takings):
        return True
    return any(confided.are_told_by(name) for name in (document.outlet, document.agency, document.byline))


def _last_told(picture: Picture, embargo_days: int) -> date | None:
    """The last day that is told of; None without an embargo; where nothing is dated, one withholds all."""
    if not embargo_days:
        return None
    here = picture.document_by_id.keys()
    days = [d.published for d in picture.documents if d.published]
    days += [a.said for a in picture.accounts if a.said and all(p.document_id in here for p in a.appearances)]
    return max(days) - timedelta(days=embargo_days) if days else date.min


def _of(picture: Picture, documents: list[Document]) -> Picture:
    """The picture of these documents: without what was read in others, and without their captures."""
    if len(documents) == len(picture.documents):
        return picture
    here = {d.id for d in documents}
    captures = {d.capture_id for d in documents}
    claims = tuple(c for c in picture.claims if c.document_id in here)
    kept = {c.id for c in claims}
    return replace(
        picture,
        documents=tuple(documents),
        claims=claims,
        statements=tuple(s for s in picture.statements if s.document_id in here),
        meanings=tuple(m for m in picture.meanings if m.claim_id in kept),
        captures=tuple(c for c in picture.captures if c.id in captures),
    )


def _silent(picture: Picture, confided: Confided) -> tuple[frozenset[str], dict[str, tuple[Span, ...]]]:
    """The claims that restricted sources make or that stand in a sentence with their names; and those sentences."""
    spans = {d.id: list(confided.sentences(d.text)) for d in picture.documents}
    for s in picture.statements:
        if confided.speak(s.chain):
            spans[s.document_id] += (*s.source, *s.cue, *s.content)
    silent = {c.id for c in picture.claims if _is_silent(c, picture, confided, spans[c.document_id])}
    for c in picture.claims:
        if c.id in silent:
            spans[c.document_id].append(c.words)
    return frozenset(silent), {i: tuple(found) for i, found in spans.items() if found}


def _is_silent(c: Claim, picture: Picture, confided: Confided, spans: Iterable[Span]) -> bool:
    if confided.speak(c.chain) or any(s.start < c.words.end and c.words.start < s.end for s in spans):
        return True
    account = picture.account_by_id.get(picture.account_of_claim.get(c.id, ""))
    return account is not None and any(confided.are_told_by(n) for n in (account.origin.name, account.origin.parent))


def told_statements(found: Iterable[Statement], confided: Confided) -> Iterator[Statement]:
    """The statements of others."""
    return (s for s in found if not confided.speak(s.chain))
