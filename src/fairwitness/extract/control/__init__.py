"""Claims of control: who holds, takes or leaves which place (CODEBOOK sections 1, 3 and 5), counted or not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, lru_cache

from fairwitness.extract.control.actors import clause_actor, first_actor
from fairwitness.extract.control.drafts import Draft, Frame
from fairwitness.extract.control.holders import by_adjective, by_hand, by_owner, by_people, by_stronghold
from fairwitness.extract.control.nouns import by_control, by_declaration, by_noun
from fairwitness.extract.control.places import Item, Sight, head, inner
from fairwitness.extract.control.verbs import by_verb
from fairwitness.extract.counted.extents import extended
from fairwitness.extract.phrases import Phrase, Words, phrase_from, places_after, span
from fairwitness.extract.seen import Seen
from fairwitness.extract.surroundings import InOrder, surrounded
from fairwitness.model import Claim, Document, Figure, Span, claim_id
from fairwitness.vocab import control as vocab
from fairwitness.vocab import phrases, sites

_AT_ONE_BLOW = 25  # places; who takes more has taken them one after the other
# Of sites these bear the name that follows: "the crossing of X" is X itself.
_NAMED_SO = frozenset({"camp", "crossing", "dam", "municipality", "monastery", "oasis"})


class _Memory:
    """What pronouns can stand for: the actor and the place last spoken of. The actor is looked for when one asks."""

    def __init__(self, text: str) -> None:
        self.place: Span | None = None
        self._text = text
        self._actor: Span | None = None
        self._since: list[Words] = []  # the sentences after it, which may name another one

    @property
    def actor(self) -> Span | None:
        """The first actor of the last sentence that names one, or one that was told of after it."""
        while self._since:
            words = self._since.pop()
            if (found := first_actor(words, 0, len(words))) is not None:
                self.told(span(self._text, words, found))
        return self._actor

    def told(self, actor: Span) -> None:
        """A claim told of this actor."""
        self._actor = actor
        self._since.clear()

    def hear(self, words: Words) -> None:
        """A whole sentence was read."""
        self._since.append(words)


def control_claims(document: Document, seen: Seen) -> tuple[Claim, ...]:
    """Every control claim of a document, in order of its words; each id once."""
    found: dict[str, Claim] = {}
    memory = _Memory(document.text)
    figures = InOrder(seen.figures)
    for sentence, words in zip(seen.sentences, seen.words(), strict=True):
        sight = Sight(words, figures.between(sentence.start, sentence.end))
        for draft in drafts(sight):
            for claim in _claims(document, sight, draft, memory):
                found.setdefault(claim.id, claim)
        _remember(words, sentence, memory)
    whole = (_with_basis(claim) for claim in surrounded(seen, document.text, found.values()))
    return tuple(sorted(whole, key=lambda c: (c.words.start, c.words.end)))


def _with_basis(claim: Claim) -> Claim:
    """A claim whose words of time tell of a stretch counts a total ("captured 30 villages since March")."""
    if claim.figure is None or claim.figure.basis != "event" or claim.when is None:
        return claim
    stretch = claim.when.words.text.lower().split()[0] in vocab.words("basis", "stretch")
    return replace(claim, figure=replace(claim.figure, basis="total")) if stretch else claim


@cache
def _frames() -> tuple[tuple[Frame, Callable[[str], bool]], ...]:
    """The frames in the order in which they are tried, each with the words in small letters that may be its cue."""
    return (
        (by_adjective, lambda low: not _HYPHENS.isdisjoint(low)),
        (by_declaration, vocab.words("declared", "verbs").__contains__),
        (by_control, vocab.words("control", "nouns").__contains__),
        (by_noun, vocab.nouns().__contains__),
        (by_verb, lambda low: low.removeprefix("re-") in vocab.verbs()),
        (by_hand, frozenset(("under", "in", "into")).__contains__),
        (by_owner, vocab.words("owned", "words").__contains__),
        (by_people, lambda low: False),
        (by_stronghold, vocab.words("stronghold", "nouns").__contains__),
    )


_HYPHENS = frozenset("-‑–")
_THEN = re.compile(r"(?:then|once|formerly|previously)[-‑–](?=.+[-‑–])")


@lru_cache(maxsize=16384)
def _frames_at(low: str, demonym: bool) -> tuple[Frame, ...]:
    """The frames that a word may be the cue of; most words are the cue of none."""
    return tuple(frame for frame, may in _frames() if may(low) or (demonym and frame is by_people))


def drafts(sight: Sight) -> Iterator[Draft]:
    """Every draft of a sentence, in order of its cues; a word is the cue of one draft at most."""
    for i, word in enumerate(sight.words):
        if word.kind in ("punct", "time", "num"):
            continue
        frames = _frames_at(word.low, word.mention is not None and word.mention.type == "demonym")
        draft = next((d for frame in frames if (d := frame(sight, i)) is not None), None) if frames else None
        if draft is not None and draft.items and draft.stance.real:
            yield draft


def _remember(words: Words, sentence: Span, memory: _Memory) -> None:
    """Keeps the first actor and the last place of a sentence for the pronouns of the next."""
    memory.hear(words)
    for i in range(len(words) - 1, -1, -1):
        mention = words[i].mention
        if mention is not None and mention.type in ("place", "site"):
            memory.place = extended(mention.words, sentence)
            break


def _claims(document: Document, sight: Sight, draft: Draft, memory: _Memory) -> Iterator[Claim]:
    text, words = document.text, sight.words
    actor = _actor_span(text, words, draft, memory)
    first: str | None = None
    for n, item in enumerate(draft.items):
        place = _place_span(text, words, item, draft, memory)
        if place is None and draft.pointing:
            continue
        said = _words(text, words, draft, item, first=n == 0)
        figure = _figure(words, item, draft)
        claim = Claim(
            id=claim_id(document.id, draft.kind, figure.words if figure else said),
            document_id=document.id,
            kind=draft.kind,
            words=said,
            figure=figure,
            group=_counted(text, words, item) if figure else None,
            actor=actor,
            place=place,
            extent=_extent(words, item, draft, figure),
            past=draft.kind == "controls" and (draft.stance.past or _is_over(words, draft.cue)),
            hedged=draft.stance.hedged,
            denied=draft.stance.denied,
            part_of=first if item.part else None,
        )
        first = first or claim.id
        if place is not None:
            memory.place = place
        yield claim
    if actor is not None:
        memory.told(actor)


def _is_over(words: Words, cue: int) -> bool:
    """Whether the verb of holding stands in the past perfect ("which they had held for years")."""
    before = [w.low for w in words[max(0, cue - 3) : cue] if w.kind in ("aux", "adv", "modal")]
    return "had" in before and words[cue].low not in ("under", "in", "had")


# -- slots ------------------------------------------------------------------------------------------------------------


def _actor_span(text: str, words: Words, draft: Draft, memory: _Memory) -> Span | None:
    """The actor's words; for a pronoun those of what it stands for."""
    if draft.actor is None:
        return None
    word = words[draft.actor.i]
    if draft.actor.j - draft.actor.i > 1 or word.kind in ("name", "noun"):
        return _bare(span(text, words, draft.actor))
    near = clause_actor(words, draft.actor.i)
    if near is not None:
        return span(text, words, near)
    return memory.actor or span(text, words, draft.actor)


def _bare(words: Span) -> Span:
    """ "rebel" of "rebel-held" and "then-rebel-held"; other words stay."""
    if lead := _THEN.match(words.text):
        words = Span(words.start + lead.end(), words.end, words.text[lead.end() :])
    for mark in (
        "-held",
        "-controlled",
        "-occupied",
        "-run",
        "-dominated",
        "-ruled",
        "-governed",
        "-seized",
        "-captured",
    ):
        if words.text.lower().endswith(mark):
            return Span(words.start, words.end - len(mark), words.text[: -len(mark)])
    return words


def _place_span(text: str, words: Words, item: Item, draft: Draft, memory: _Memory) -> Span | None:
    phrase = item.phrase
    if draft.pointing:
        return _last_place(words, draft.cue) or memory.place or _last_place(words, len(words))
    if phrase.j - phrase.i == 1 and words[phrase.i].low in ("it", "them", "there", "they", "these", "both"):
        return _last_place(words, phrase.i) or memory.place
    phrase = _inner(words, phrase)
    named = any(w.kind == "name" for w in words[phrase.i : phrase.j])
    counts = item.figure is not None and item.figure.unit != "percent"
    if named or (not counts and words[phrase.i].low in ("the", "its", "their", "this")):
        return span(text, words, phrase)
    where = item.where or _behind(words, item.phrase.j)
    if where is not None and where.i == phrase.j and _is_site(words, phrase, item):
        return span(text, words, Phrase(phrase.i, where.j))
    if where is not None:
        return _location(text, words, where)
    if item.figure is not None or words[phrase.j - 1].low.endswith("s"):
        return _last_place(words, phrase.i) or memory.place
    return span(text, words, phrase)


def _is_site(words: Words, phrase: Phrase, item: Item) -> bool:
    """Whether one site is taken, not the town that it lies in: "a hospital in Qasr Amun"."""
    top = head(words, phrase)
    return item.figure is None and top.kind == "noun" and not top.low.endswith("s") and bool(sites.site_named(top.low))


def _last_place(words: Words, before: int) -> Span | None:
    for k in range(before - 1, -1, -1):
        mention = words[k].mention
        if mention is not None and mention.type in ("place", "site"):
            return mention.words
    return None


def _behind(words: Words, j: int) -> Phrase | None:
    """The location behind "from the rebels" or "by the army" that follows a phrase."""
    if j < len(words) and words[j].low in ("from", "by", "during") and (passed := phrase_from(words, j + 1)):
        return places_after(words, passed.j)
    return None


def _location(text: str, words: Words, where: Phrase) -> Span:
    if words[where.i].low in ("in", "at", "within", "inside"):
        return span(text, words, Phrase(where.i + 1, where.j))
    return span(text, words, where)


def _inner(words: Words, phrase: Phrase) -> Phrase:
    """The place inside a phrase: without its share ("most of X") and its common noun ("the village of X")."""
    phrase = inner(words, phrase)
    for k in range(phrase.i, phrase.j - 2):
        if words[k + 1].low == "of":
            short = sum(w.kind == "noun" for w in words[phrase.i : k + 1]) <= 2
            named = words[k].kind == "noun" and not _is_kept(words[k].low) and words[k + 2].kind == "name"
            return (
                Phrase(k + 2, phrase.j)
                if short and named and not any(w.low.endswith("ern") for w in words[phrase.i : k])
                else phrase
            )
    return phrase


def _is_kept(noun: str) -> bool:
    """Whether what lies in a town is meant and not all of it: "the airport of X", "the outskirts of X"."""
    return noun in phrases.kept() or (noun not in _NAMED_SO and sites.site_named(noun) is not None)


def _counted(text: str, words: Words, item: Item) -> Span | None:
    """The common noun that a figure counts ("villages")."""
    if item.figure is None or item.figure.unit == "percent":
        return None
    rest = [
        k
        for k in range(item.phrase.i, item.phrase.j)
        if words[k].start >= item.figure.words.end and words[k].kind == "noun"
    ]
    return (
        span(text, words, Phrase(rest[0], rest[-1] + 1))
        if rest and rest == list(range(rest[0], rest[-1] + 1))
        else None
    )


def _figure(words: Words, item: Item, draft: Draft) -> Figure | None:
    if item.figure is None:
        return None
    unit = item.figure.unit if item.figure.unit not in ("people", "objects", "other") else "places"
    if draft.kind == "controls":
        return replace(item.figure, unit=unit, basis="standing")
    total = unit != "places" or _is_perfect(words, draft.cue) or _is_large(item.figure)
    return replace(item.figure, unit=unit, basis="total" if total else item.figure.basis)


def _is_perfect(words: Words, cue: int) -> bool:
    """Whether the verb tells what has been done so far ("has retaken 40 villages")."""
    return any(w.low in ("has", "have") and w.kind == "aux" for w in words[max(0, cue - 3) : cue])


def _is_large(figure: Figure) -> bool:
    """Whether a figure is too large for places taken at one blow."""
    value = figure.best or figure.low or figure.high
    return value is not None and value >= _AT_ONE_BLOW


def _extent(words: Words, item: Item, draft: Draft, figure: Figure | None) -> str | None:
    if figure is not None and figure.unit != "percent":
        return None
    around = {*range(max(0, item.phrase.i - 2), item.phrase.j), *range(max(draft.begins, draft.cue - 3), draft.cue + 1)}
    low = " ".join(words[k].low for k in sorted(around))
    padded = f" {low} "
    for name in ("most", "part", "whole"):
        if any(f" {cue} " in padded for cue in vocab.words("extent", name)):
            return "most" if name == "whole" and _spares(words, item.phrase) else name
    return None


def _spares(words: Words, phrase: Phrase) -> bool:
    """Whether something is left out of the whole ("all of X but its centre")."""
    behind = words[phrase.i : phrase.j + 4]
    return any(w.low in ("but", "except", "excepting", "save") for w in behind)


def _words(text: str, words: Words, draft: Draft, item: Item, *, first: bool) -> Span:
    """The clause of a first place; of the others, the place alone."""
    end = item.phrase.j
    if not first:
        return span(text, words, item.phrase)
    begins = min(draft.begins, draft.cue, item.phrase.i)
    end = max(end, draft.stop, draft.cue + 1)
    while end < len(words) and words[end].kind == "time":
        end += 1
    return span(text, words, Phrase(begins, end))
