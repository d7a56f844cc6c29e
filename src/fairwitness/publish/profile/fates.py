"""What becomes of each claim in public: left out, told without its words, of a coarser place, or as it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from fairwitness.model import Actor, Claim, Document, Figure, Place, Span
from fairwitness.publish.picture import Picture
from fairwitness.publish.profile import figures, places
from fairwitness.text import sentences
from fairwitness.vocab.withheld import names_refuge

_CONTROL = frozenset({"controls", "captured", "withdrew"})
_ARMED = frozenset({"combatants", "security_forces"})
# Kinds that, of armed people, count a force and say where it is.
_OF_FORCES = frozenset(
    {"arrived", "returned", "trapped", "evacuated", "displaced", "deprived", "aided", "withdrew", "other"}
)
_BETWEEN_FORCES = frozenset({"clash", "surrendered", "shelling"})


@dataclass(frozen=True, slots=True)
class Fate:
    """A claim that is told, and how. ``refuge``: without words, of no place below the district. ``quoted``: in words.

    ``few``: it counts people of whom one to four are not told; ``figure`` and ``place`` are as they are told.
    """

    claim: Claim
    place: Place | None
    figure: Figure | None
    refuge: bool = False
    few: bool = False
    quoted: bool = True

    @property
    def masked(self) -> bool:
        """Whether its figure is told otherwise than it was said."""
        return self.figure != self.claim.figure


class Rules:
    """The rules of the public profile for the claims of a picture."""

    def __init__(self, picture: Picture, silent: Container[str] = ()) -> None:
        """``silent``: the ids of claims that are told in no way."""
        self._picture, self._silent = picture, silent
        told = [m.value for m in picture.meanings if isinstance(m.value, Place)]
        self.atlas = places.Atlas((*told, *(a.matter.place for a in picture.accounts if a.matter.place)))

    def fates(self, documents: Iterable[Document]) -> tuple[dict[str, Fate], frozenset[str]]:
        """The claims of these documents that are told, by id; and the ids of those that give masked ones away."""
        by_document: Mapping[str, list[Claim]] = defaultdict(list)
        for claim in self._picture.claims:
            by_document[claim.document_id].append(claim)
        found: dict[str, Fate] = {}
        for document in documents:
            found |= {f.claim.id: f for f in self._within(document, by_document.get(document.id, []))}
        remainders = _remainders(found)
        return {i: f for i, f in found.items() if i not in remainders}, remainders

    def _within(self, document: Document, claims: list[Claim]) -> Iterator[Fate]:
        said = sentences(document.text) if claims else ()
        starts = [s.start for s in said]
        for claim in claims:
            if not self._is_left_out(claim):
                i = bisect_right(starts, claim.words.start) - 1
                around = said[i] if i >= 0 else claim.words
                yield self._fate(claim, around)

    def _is_left_out(self, claim: Claim) -> bool:
        if claim.id in self._silent or self._picture.verdicts.get(claim.id) == "reject" or claim.kind == "present":
            return True
        place, of_force = self._place(claim), self._counts_force(claim)
        if claim.kind in _CONTROL:
            of_people = claim.figure is not None and claim.figure.unit == "people"
            return place is None or of_people or places.is_below_town(place) or places.is_refuge(place)
        return of_force and claim.kind in _OF_FORCES

    def _counts_force(self, claim: Claim) -> bool:
        group = self._class(claim, "group")
        return group in _ARMED or (group in (None, "people") and self._named(claim, "side") is not None)

    def _fate(self, claim: Claim, around: Span) -> Fate:
        place, group = self._place(claim), self._class(claim, "group")
        refuge = group == "hospitals" or places.is_refuge(place) or names_refuge(around.text + " " + _said(claim))
        few = figures.counts_few_alike(claim.kind, group)
        coarse = self.shown_place(place, refuge=refuge, armed=self._tells_of_force(claim))
        quoted = (
            not refuge and coarse == place and not (few and (claim.figure is None or figures.is_small(claim.figure)))
        )
        return Fate(claim, coarse, figures.shown(claim.figure) if few else claim.figure, refuge, few, quoted)

    def _tells_of_force(self, claim: Claim) -> bool:
        named = self._named(claim, "actor") or self._named(claim, "side")
        return bool(named) or claim.kind in _BETWEEN_FORCES or self._class(claim, "group") in _ARMED

    def shown_place(self, place: Place | None, *, refuge: bool, armed: bool) -> Place | None:
        """The place as it may be told: of a refuge no finer than the district, of an armed force than the town."""
        if place is None:
            return None
        if refuge:
            return self.atlas.district(place)
        return self.atlas.town(place) if armed and places.is_below_town(place) else place

    def _place(self, claim: Claim) -> Place | None:
        meaning = self._picture.best.get((claim.id, "place"))
        return meaning.value if meaning and isinstance(meaning.value, Place) else None

    def _named(self, claim: Claim, slot: str) -> str | None:
        meaning = self._picture.best.get((claim.id, slot))
        return meaning.value.name if meaning and isinstance(meaning.value, Actor) else None

    def _class(self, claim: Claim, slot: str) -> str | None:
        meaning = self._picture.best.get((claim.id, slot))
        return meaning.value if meaning and isinstance(meaning.value, str) else None


def _said(claim: Claim) -> str:
    """Everything that a claim's spans say, and its place's, wherever in the text they stand."""
    spans = (claim.words, claim.group, claim.side, claim.actor, claim.place)
    return " / ".join(s.text for s in spans if s)


def _remainders(fates: dict[str, Fate]) -> frozenset[str]:
    """What gives a masked figure away: the parts of a masked whole, and the parts beside a masked part."""
    masked = {i for i, f in fates.items() if f.masked}
    wholes = {w for i in masked if (w := fates[i].claim.part_of)} | masked
    return frozenset(i for i, f in fates.items() if i not in masked and f.claim.part_of in wholes)


def as_of_account(fate: Fate, *, refuge: bool, place: Place | None, masked: bool) -> Fate:
    """The claim as its account is told: no finer, and no more."""
    figure = figures.shown(fate.figure) if masked else fate.figure
    quoted = fate.quoted and not refuge and place == fate.place and not masked
    return replace(fate, refuge=fate.refuge or refuge, figure=figure, quoted=quoted, place=place)
