"""Statements that the patterns miss: source, cue and content as the model marks them, token by token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from fairwitness.extract.attribution import joined
from fairwitness.extract.attribution.cue_verbs import CHARGES, is_denied
from fairwitness.extract.attribution.register import register
from fairwitness.extract.attribution.speakers import speaker
from fairwitness.extract.learned.encoding import Encoded
from fairwitness.extract.learned.model_files import Floats, Weights
from fairwitness.model import Mention, Source, Span, Statement
from fairwitness.vocab import cues, phrases

PARTS = ("source", "cue", "content")
_BRIDGE = 2  # tokens between two stretches of one content: quotation marks, a comma
_CUE_GAP = 1
_NEAR = 8  # statements back to one that quotes another
_QUOTES = frozenset('"“‘«')
_LEAD = 40  # characters before a noun in which it may be denied
_FAR = 25  # tokens from a cue to its source
_LIVES = re.compile(r"(?: [^\s.;]+){0,6} lives\b")
Run = tuple[int, int]


def marks(read: Encoded, model: Weights) -> Floats:
    """How probable it is that each token belongs to a source, a cue, a content, [tokens, 3]."""
    scores = read.vectors @ model.heads["tag.weight"].T + model.heads["tag.bias"]
    found: Floats = 1 / (1 + np.exp(-scores))
    return found


def with_tagged(
    text: str, sentences: Sequence[Span], mentions: tuple[Mention, ...], known: tuple[Statement, ...], read: Encoded,
    probable: Floats,
) -> tuple[Statement, ...]:  # fmt: skip
    """The statements with those that only the model sees, in the order of the text."""
    further = list(_further(text, sentences, known, read, probable))
    if not further:
        return known
    return _spoken(text, mentions, sorted((*known, *further), key=_start), {id(s) for s in further})


def _start(statement: Statement) -> int:
    return min(s.start for s in (*statement.source, *statement.cue, *statement.content))


def _spoken(
    text: str, mentions: tuple[Mention, ...], statements: Sequence[Statement], new: set[int]
) -> tuple[Statement, ...]:
    """The statements with their chains: each new source is told who spoke before it."""
    voices, found = register(text, mentions), []
    for statement in statements:
        if id(statement) not in new:
            voices.spoken.extend(statement.chain[:1])
            found.append(statement)
        else:
            chain: tuple[Source, ...] = (speaker(statement.source[0], voices),) if statement.source else ()
            if chain and (outer := _quoting(statement, found, text)) is not None:
                chain = joined(chain, outer.chain)
            found.append(Statement("", "", statement.source, statement.cue, statement.content, chain))
    return tuple(found)


def _quoting(inner: Statement, before: Sequence[Statement], text: str) -> Statement | None:
    """The statement in whose quotation another stands: "The radio says twelve died," a baker said."""
    start, end = inner.source[0].start, inner.cue[0].end
    for outer in reversed(before[-_NEAR:]):
        for piece in outer.content if outer.chain else ():
            opening = text[max(0, piece.start - 1) : piece.start + 1]
            if piece.start <= start and end <= piece.end and not _QUOTES.isdisjoint(opening):
                return outer
    return None


def _further(
    text: str, sentences: Sequence[Span], known: Sequence[Statement], read: Encoded, probable: Floats
) -> Iterator[Statement]:
    """One statement for each marked cue that no known statement has, with the source and content nearest to it."""
    cued = [s for statement in known for s in (*statement.cue, *statement.source)]
    taken = np.zeros(len(read.tokens.ids), dtype=bool)
    for first, last in read.tokens.of_all(cued).tolist():
        taken[first:last] = True
    for first, last in read.tokens.of_all(sentences).tolist():
        cues = _runs(probable[first:last, 1], first, _CUE_GAP)
        if not cues:
            continue
        sources, contents = _runs(probable[first:last, 0], first, 0), _runs(probable[first:last, 2], first, _BRIDGE)
        for cue in cues:
            if taken[cue[0] : cue[1]].any() or not contents:
                continue
            source = min(sources, key=lambda s: _gap(s, cue), default=None)
            if source is not None and (_gap(source, cue) > _FAR or taken[source[0] : source[1]].all()):
                source = None
            content = min(contents, key=lambda c: _gap(c, cue))
            if not _says(_span(text, read, cue), text) or _is_noun(_span(text, read, cue), text):
                continue
            if source is not None and _is_unspeaking(_span(text, read, source).text):
                source = None
            if _only_passes_on(_span(text, read, cue), _span(text, read, content), known):
                continue
            if source is not None and _is_apart(_span(text, read, source), text):
                continue
            parts = [(_span(text, read, source),)] if source else [()]
            yield Statement("", "", parts[0], (_span(text, read, cue),), (_span(text, read, content),), ())


def _says(cue: Span, text: str) -> bool:
    """Whether a cue can tell that somebody says something: not "have had", not "claimed" of "more than 40 lives"."""
    words = cue.text.lower().split()
    if not set(words) - cues.grammar("helpers"):
        return False
    if words[-1] in ("call", "calls", "called") and (behind := text[cue.end : cue.end + 24].split()):
        return not cues.is_number(behind[0].lower())  # "called 12 soldiers": on the telephone
    return "claimed" not in words or not _LIVES.match(text, cue.end)


def _is_apart(source: Span, text: str) -> bool:
    """Whether others' word is only set against it: "a charge the army rejected", "contrary to what the army says"."""
    against = text[max(0, source.start - _LEAD) : source.start].lower().endswith("contrary to what ")
    return against or source.text.split()[0].lower() in CHARGES


def _is_noun(cue: Span, text: str) -> bool:
    """Whether a cue is only what somebody denies: "denied media reports that"."""
    return is_denied(
        cue.text.lower(), re.findall(r"[\w’'-]+|[^\w\s]", text[max(0, cue.start - _LEAD) : cue.start].lower())
    )


def _only_passes_on(cue: Span, content: Span, known: Sequence[Statement]) -> bool:
    """Whether a known statement holds who is quoted, and through whom: "X quoted Y as saying"."""
    if not any("quotes" in cues.uses().get(word, ()) for word in cue.text.lower().split()):
        return False
    passed = (s for s in known if len(s.chain) > 1)
    return any(content.start <= said.start < content.end for s in passed for said in s.content)


def _is_unspeaking(words: str) -> bool:
    """Whether words hold nobody who could speak: "had", "that"."""
    return not {w.strip(",.") for w in words.lower().split()} - _functions()


@cache
def _functions() -> frozenset[str]:
    names = ("prep", "aux", "modal", "conj", "adv", "det")
    return (cues.grammar("helpers") | frozenset().union(*(phrases.words(n) for n in names))) - {"he", "she"}


def _runs(probable: NDArray[np.float32], base: int, bridge: int) -> list[Run]:
    """Stretches of tokens that are more probably marked than not; gaps up to the bridge are closed."""
    found: list[Run] = []
    for at in np.flatnonzero(probable > 0.5).tolist():
        if found and base + at - found[-1][1] <= bridge:
            found[-1] = (found[-1][0], base + at + 1)
        else:
            found.append((base + at, base + at + 1))
    return found


def _gap(a: Run, b: Run) -> int:
    return max(a[0] - b[1], b[0] - a[1], 0)


def _span(text: str, read: Encoded, run: Run) -> Span:
    """The characters of a run of tokens, out to whole words."""
    start, end = int(read.tokens.starts[run[0]]), int(read.tokens.ends[run[1] - 1])
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return Span(start, end, text[start:end])
