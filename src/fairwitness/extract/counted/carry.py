"""Figures that make a claim only beside another: parts of it, lists, contrasts and second counts.

"killed 12 people, including three children"; "246 dead: 166 fighters and seven civilians"; "not 41"; "another monitor
puts it at 14".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from fairwitness.extract.counted.candidates import Link, fits, links
from fairwitness.extract.counted.groups import Counted
from fairwitness.extract.counted.lines import Line
from fairwitness.vocab.clauses import words

CARRIED, WEAK = 0.6, 0.72
_LIST = frozenset({",", "and", "(", ":", "–", "—", "-", "or", "&", "plus", ";"})
_PART_MARKS = frozenset({":", "("})
_NEAR = 7.0


@dataclass(frozen=True, slots=True)
class Before:
    """The last claim of a paragraph: its link, the end of its sentence, and whether all before it were of its kind."""

    link: Link
    end: int
    alone: bool = True


def carried(line: Line, before: Before | None) -> list[Link]:
    """The links of a line, with those that figures take from their neighbours."""
    own = {link.at: link for link in links(line, before.link.counted.sort if before else None)}
    found: dict[int, Link] = {}
    for at, item in enumerate(line.items):
        if item.counted is None:
            continue
        prior = found[max(found)] if found else None
        link = own.get(at)
        if (
            link is None
            or _is_contrast(line, at)
            or (link.score < WEAK and link.kind != (prior.kind if prior else None))
        ):
            link = _from_neighbour(line, at, item.counted, prior, before) or link
        if link is not None:
            found[at] = _with_base(line, link, prior)
    return list(found.values())


def _with_base(line: Line, link: Link, prior: Link | None) -> Link:
    """A link that says of which figure it is a part."""
    if (
        link.base is None
        and prior is not None
        and prior.kind == link.kind
        and _is_part(line, prior, link.at, link.counted)
    ):
        return replace(link, base=_whole(prior))
    return link


def _whole(prior: Link) -> Counted:
    """What a further part is a part of: the whole that the figure before it is a part of, else that figure."""
    return prior.base or prior.counted


def _from_neighbour(line: Line, at: int, group: Counted, prior: Link | None, before: Before | None) -> Link | None:
    if prior is not None and _same_sort(prior, group):
        if _is_part(line, prior, at, group):
            return _taken(prior, at, group, part=True)
        if _is_list(line, prior.at, at):
            return _taken(
                prior, at, group, part=bool(_marks(line, prior.at, at) & _PART_MARKS) or prior.base is not None
            )
        if line.between(prior.at, at) < _NEAR and (_is_contrast(line, at) or _is_recount(line, at, group)):
            return _taken(prior, at, group, part=False)
    if prior is None and before is not None and _same_sort(before.link, group):
        if (group.of_them and at <= 3) or _opens_of_these(line, at):
            return replace(_taken(before.link, at, group, part=True), trigger=None)
        if before.alone and _is_recount(line, at, group):
            return replace(_taken(before.link, at, group, part=False), trigger=None)
    return None


def _opens_of_these(line: Line, at: int) -> bool:
    """ "Of these, 12 were children"."""
    lows = [i.low for i in line.items[:3]]
    return at <= 3 and lows[0] == "of" and len(lows) > 1 and lows[1] in ("these", "those", "them", "whom")


def _taken(prior: Link, at: int, group: Counted, *, part: bool) -> Link:
    return Link(group, at, prior.row, CARRIED, prior.how, prior.trigger, _whole(prior) if part else None)


def _same_sort(prior: Link, group: Counted) -> bool:
    """Whether two figures can count the same sort of thing."""
    if group.sort is None:
        return not group.inner or prior.counted.sort is None or prior.counted.sort.sort == "person"
    known = prior.counted.sort
    return (known is None and group.sort.sort == "person") or (known is not None and known.sort == group.sort.sort)


def _is_part(line: Line, prior: Link, at: int, group: Counted) -> bool:
    """ "including three children", "three of them children", "of whom three", "half of them"."""
    if line.between(prior.at, at) >= 2 * _NEAR:
        return False
    if group.of_them:
        return True
    near = [i.low for i in line.items[max(prior.at + 1, at - 3) : at]]
    if {"including", "includes", "included", "among", "counting"} & set(near):
        return True
    return "of" in near and bool({"whom", "which", "them", "these", "those"} & set(near))


def _marks(line: Line, left: int, right: int) -> set[str]:
    return {i.low for i in line.items[left + 1 : right]}


def _is_list(line: Line, left: int, right: int) -> bool:
    """Whether only commas, conjunctions, times and words of little weight stand between two figures."""
    between = line.items[left + 1 : right]
    return bool(between) and all(i.low in _LIST or i.kind in ("time", "adverb", "counted") for i in between)


def _is_contrast(line: Line, at: int) -> bool:
    return any(i.low in words("contrast") for i in line.items[max(0, at - 2) : at])


def _is_recount(line: Line, at: int, group: Counted) -> bool:
    """A second count of the same: a bare figure after a word of counting or saying."""
    if group.inner and group.sort is None:
        return False
    if not group.inner and _is_retold(line, at):
        return True
    if group.inner and not group.of_them and group.sort is not None and group.sort.name != "people":
        return False
    return any(i.low in words("recount") for i in line.items[max(0, at - 4) : at])


def _is_retold(line: Line, at: int) -> bool:
    """A bare figure that ends its clause after a word such as "at", "said" or a quotation mark."""
    after = line.items[at + 1].low if at + 1 < len(line.items) else "."
    return at > 0 and line.items[at - 1].low in words("retold") and after in words("retold_end")


def _with_name(link: Link, before: Before | None, line_end: int) -> Link:
    """A link that knows who is counted when its own words do not say ("20 of them", "another put it at 14")."""
    if before is None or not _names_nobody(link, before, line_end):
        return link
    # Not the part told last: of "34 people, among them 13 children, and wounded 22" the 22 are people.
    last = before.link.base or before.link.named or before.link.counted
    is_named = last.group is not None and last.sort is not None and fits(link.row, last) > 0
    return replace(link, named=last) if is_named else link  # "the toll of three bombings rose to 99": 99 of nobody


def _names_nobody(link: Link, before: Before, line_end: int) -> bool:
    """Whether who is counted is told by the claim before: a bare figure, "of them", or "seven others wounded"."""
    counted = link.counted
    both_harm = {link.kind, before.link.kind} <= words("harm_kinds") and before.end == line_end
    if both_harm and set(counted.inner) <= words("group_as_before"):
        return True
    if counted.sort is not None or counted.inner:
        return False
    return (
        counted.of_them
        or link.score == CARRIED
        or (link.kind == before.link.kind and not _are_others(link, before, line_end))
    )


def _are_others(link: Link, before: Before, line_end: int) -> bool:
    """Whether somebody did it to people of whom nobody says that they bore arms, as those of the sentence before did:
    "Dozens of gunmen were killed. They have killed thousands."
    """
    sort = (before.link.base or before.link.named or before.link.counted).sort
    is_armed = sort is not None and sort.name in ("combatants", "security_forces")
    trigger = link.trigger
    is_done_to = link.how == "object" and trigger is not None and trigger.voice == "active"
    return is_armed and is_done_to and before.end != line_end


def all_links(lines: Iterable[Line], text: str) -> Iterator[tuple[Line, Link]]:
    """The links of every line; a claim is remembered to the end of its paragraph."""
    before: Before | None = None
    for line in lines:
        if before is not None and (
            "\n" in text[before.end : line.row.span.start] or line.row.span.start - before.end > 400
        ):
            before = None
        for link in carried(line, before):
            link = _with_name(link, before, line.row.span.end)
            alone = before is None or (before.alone and before.link.kind == link.kind)
            before = Before(link, line.row.span.end, alone)
            yield line, link
