"""Where a claim says it happened: the place its clause names, else the one its sentence, paragraph or speaker gave."""

from __future__ import annotations

from fairwitness.extract.lines import Line
from fairwitness.extract.scene import Clause, Scene, names_of
from fairwitness.model import Mention, Span
from fairwitness.vocab.phrases import actor_nouns

_PLACES = frozenset({"place", "site"})
_INTO = frozenset(
    (
        "in at near around on into to from across inside outside over through along throughout toward towards against "
        "within between of for"
    ).split()
)
_BEST = frozenset("in at near around inside outside across throughout along within".split())
_FAR = 9.0


def place_of(clause: Clause, scene: Scene) -> Span | None:
    """The words of the place nearest to the claim: in its sentence, else in those before it in the paragraph."""
    return _in_sentence(clause, scene) or _before(clause, scene)


def _in_sentence(clause: Clause, scene: Scene) -> Span | None:
    options = []
    for at, mention in names_of(clause.line, scene):
        if mention.type not in _PLACES or scene.is_source(mention.words) or _is_adjective(clause.line, at, mention):
            continue
        score = _cost(clause, at, mention)
        if score < _FAR:
            options.append((score, mention.words))
    return min(options, key=lambda o: (o[0], o[1].start))[1] if options else None


def _is_adjective(line: Line, at: int, mention: Mention) -> bool:
    """Whether a name only says whose something is ("US forces", "Iran-backed")."""
    after = next((i for i in line.items[at : at + 8] if i.start >= mention.words.end), None)
    return after is not None and (
        after.low in actor_nouns() or (after.low in ("-", "/") and after.start == mention.words.end)
    )


def _cost(clause: Clause, at: int, mention: Mention) -> float:
    """The distance of a place from its claim; less where a preposition of place leads to it."""
    lead = _lead(clause.line, at)
    apart = clause.apart(at)
    inside = clause.first <= at < clause.last
    return apart + (0.0 if inside else 1.0) + (0.0 if lead in _BEST else 0.8 if lead in _INTO else 1.6)


def _lead(line: Line, at: int) -> str:
    """The preposition before a name, past the words that belong to it ("in the northern town of X")."""
    before = at - 1
    while (
        before >= 0
        and (line.items[before].kind in ("determiner", "word", "possessive") or line.items[before].low == "of")
        and at - before < 7
    ):
        if line.items[before].low == "of" and line.items[before - 1].kind != "word":
            break
        before -= 1
    return line.items[before].low if before >= 0 else ""


def _before(clause: Clause, scene: Scene) -> Span | None:
    for sentence in scene.earlier(clause.line.row.span.start):
        names = [
            m
            for m in scene.names.inside(sentence.start, sentence.end)
            if m.type in _PLACES and not scene.is_source(m.words)
        ]
        if names:
            return names[-1].words
    return None
