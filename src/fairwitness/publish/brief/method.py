"""What a reader must know of how the report was made: where it was told of, the method, the limits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from fairwitness.model import Series
from fairwitness.publish.brief.record import WHERE, Section, Spot
from fairwitness.publish.picture import Picture

# From fine to coarse.
_PRECISIONS = {
    "site": "A single site",
    "neighbourhood": "A part of a town",
    "town": "A town",
    "near_town": "Near a town",
    "district": "A district",
    "province": "A province",
    "region": "A region",
    "country": "A country",
    "none": "A place that is not on the map",
}
METHOD = (
    "What is counted: claims, each a thing that one text says in its words. Claims of one source about one matter are "
    "one account; accounts of one matter are one series, and a figure here is a series on its last day.",
    "Low, best, high: the smallest and the largest that what is in force allows, and the median of the numbers stated. "
    "“Open”: no upper end was told (“at least”); “none stated”: nobody gave one number; “over” and “under”: the "
    "number itself is not meant. What a source said is in force until it says otherwise.",
    "Origins and reports: an origin is whoever a report names as the source; however many reports repeat it, it counts "
    "once, and bodies of one parent count once. Unnamed sources are counted apart. “A party”: it fights in the war, or "
    "speaks for one who does; “own voice”: the outlet names nobody.",
    "Disputed: two accounts that cannot both hold. Nothing is added up across sources, and no source is preferred.",
    "Places are told no finer than the words told them, and days as they were told; “by” is not “on”.",
    "Sources: the numbers in brackets lead to the annex: 3.1 is the first quotation from the third report. Quotations "
    "are the words of the report, cut where they are long.",
    "Limits: what no report says is not here, and what is here may be wrong, late, partial, or counted twice under two "
    "descriptions. The claims were found by a program; it misses some and misreads some. Reports are what was put into "
    "the casebook, not all that was published. A low number is not a small harm.",
)


def places(series: Iterable[Series], limit: int) -> Section:
    """Where it was told of, by how finely the place is known, with how many matters; so many of each fineness."""
    told: Counter[tuple[str, str]] = Counter()
    for s in series:
        where = s.matter.place
        told[(where.precision, where.name) if where else ("none", "place not told")] += 1
    groups: dict[str, list[str]] = defaultdict(list)
    for (precision, name), n in sorted(told.items(), key=lambda item: (-item[1], item[0])):
        groups[precision if precision in _PRECISIONS else "none"].append(f"{name} ({n})")
    known = (f"{words}: {_listed(groups[key], limit)}." for key, words in _PRECISIONS.items() if groups[key])
    return Section(WHERE, empty="No place was told.", paragraphs=tuple(known))


def _listed(names: Sequence[str], limit: int) -> str:
    shown = names[: limit or None]
    more = f" and {len(names) - len(shown)} more" if len(names) > len(shown) else ""
    return "; ".join(shown) + more


def spots(series: Iterable[Series]) -> tuple[Spot, ...]:
    """The places of series, with what is told of each."""
    found: dict[str, list[Series]] = defaultdict(list)
    for s in series:
        if s.matter.place:
            found[s.matter.place.id].append(s)
    return tuple(_spot(found[i]) for i in sorted(found))


def _spot(told: Sequence[Series]) -> Spot:
    (place, *_others) = (s.matter.place for s in told if s.matter.place)
    kinds = Counter(s.matter.kind for s in told)
    return Spot(place, tuple(sorted(kinds.items())), sum(s.points[-1].disputed for s in told))


def limits(picture: Picture, unread: int) -> Section:
    """How the figures were made, and what they cannot say; with what is true of these reports in particular."""
    families = sum(len(f.members) - 1 for f in picture.families)
    corrected = sum(a.corrected_by is not None for a in picture.accounts)
    undated = sum(d.published is None for d in picture.documents)
    here = (
        f"in a language that is not read yet: {unread}" if unread else "",
        f"without a date: {undated}" if undated else "",
        f"with the text of an earlier one: {families}" if families else "",
        f"accounts taken back by their own outlet: {corrected}" if corrected else "",
    )
    told = "; ".join(h for h in here if h)
    return Section("Method and limits", paragraphs=(*METHOD, f"Of these reports: {told}.") if told else METHOD)
