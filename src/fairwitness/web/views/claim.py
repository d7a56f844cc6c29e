"""A claim beside its text: in notation, what its words were taken for and by whom, its chain, its account."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from fairwitness import notation
from fairwitness.model import Account, Actor, Attachment, Claim, Judgement, Meaning, Place, Source, Span
from fairwitness.publish.inspected.layers import PARTS
from fairwitness.web.languages import Language
from fairwitness.web.library import Library
from fairwitness.web.speech import Speech

Best = Mapping[tuple[str, str], Meaning]


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a claim: its words and where they are marked, what they were taken for, by whom and how surely.

    ``role`` as in publish/inspected/record.py; ``record``: the sort and id of the page of what is meant.
    """

    role: str
    said: Span | None
    at: str | None
    value: str
    record: tuple[str, str] | None = None
    meaning: Meaning | None = None


@dataclass(frozen=True, slots=True)
class ClaimTold:
    """A claim with its number on the page, in notation; ``slots`` and what follows is empty unless told in full.

    ``whole``: the number of the claim of which it is a part.
    """

    number: int
    claim: Claim
    line: str
    in_full: bool
    verdict: str | None
    account: Account | None
    disputed: bool
    slots: tuple[Slot, ...] = ()
    chain: tuple[tuple[Source, str | None], ...] = ()
    judgements: tuple[tuple[Judgement, Attachment | None], ...] = ()
    whole: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known around the claims of a document: meanings, order, accounts, verdicts, where words are marked."""

    best: Best
    order: Mapping[str, int]
    home: Mapping[str, Account]
    disputed: frozenset[str]
    verdicts: Mapping[str, str]
    at: Callable[[Span | None, str], str | None]
    speech: Speech


def claim_told(library: Library, claim: Claim, known: Known, *, in_full: bool) -> ClaimTold:
    """A claim of a document as its page tells it."""
    account, verdict = known.home.get(claim.id), known.verdicts.get(claim.id)
    head = (known.order[claim.id] + 1, claim, notation.line(claim, known.best, known.order), in_full, verdict, account)
    disputed = account is not None and account.id in known.disputed
    if not in_full:
        return ClaimTold(*head, disputed)
    whole = known.order.get(claim.part_of) if claim.part_of else None
    return ClaimTold(
        *head,
        disputed,
        slots=tuple(_slots(claim, known)),
        chain=tuple((link, known.at(link.words, "ch")) for link in claim.chain),
        judgements=library.judgements_of(claim.id) if verdict else (),
        whole=None if whole is None else whole + 1,
    )


def _slots(claim: Claim, known: Known) -> Iterator[Slot]:
    if claim.figure:
        yield Slot("cf", claim.figure.words, known.at(claim.figure.words, "cf"), _figure(claim, known.speech.words))
    for name, role in PARTS.items():
        span, meaning = getattr(claim, name), known.best.get((claim.id, name))
        if span or meaning:
            value = known.speech.value(meaning.value) if meaning else ""
            yield Slot(role, span, known.at(span, role), value, _record(meaning), meaning)
    meaning = known.best.get((claim.id, "when"))
    if claim.when or meaning:
        words = claim.when.words if claim.when else None
        days = (
            known.speech.value(meaning.value) if meaning else notation.period(claim.when.period if claim.when else None)
        )
        yield Slot("ct", words, known.at(words, "ct"), days, None, meaning)


def _figure(claim: Claim, words: Language) -> str:
    if claim.figure is None:
        return ""
    f = claim.figure
    unit = words.word("unit", f.unit)
    told = {"figure": notation.figure(f), "sense": words.word("sense", f.sense), "basis": words.word("basis", f.basis)}
    if f.per:
        unit = words.told("figure.unit_per", unit=unit, per=words.word("per", f.per))
    return words.told("figure.described", **told, unit=unit)


def _record(meaning: Meaning | None) -> tuple[str, str] | None:
    value = meaning.value if meaning else None
    if isinstance(value, Place):
        return "place", value.id
    return ("actor", value.id) if isinstance(value, Actor) else None
