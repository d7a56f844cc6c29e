"""A told world: a few invented dispatches with their claims, and what the sources say together, in one text file.

    # Two names of one body
    tests: a body under its short and its full name
    body Harbour Relief Society | ngo | - | - | the Society; HRS
    place Old Mill, Qasr Amun, Marram | site | Qasr Amun, Marram; Marram

    == a | Harbour Post | 2031-05-03 | -
    Twelve killed at the mill
    <blank line>
    The text.
    ----
    * killed | w Twelve killed at the mill | f Twelve event | p mill =Old Mill, Qasr Amun, Marram

    == expected
    account twelve | Harbour Relief Society | killed 12 people | Old Mill, Qasr Amun, Marram | a1 a2 b1
    matter dead | twelve nine | 2 origins, 0 unnamed
    dispute twelve nine | two figures of one day
    incident mill | twelve hurt
    point dead | 2031-05-03 | 12 12 12
    state Qasr Amun, Marram | Northern Front | whole | 2031-05-03..
    toll killed | 12 12 12

A dispatch: name | outlet | day or "undated" | agency it credits or "-" | address, if any. Claim lines are those of
``training/passages.py``; besides them ``said 2031-05-02`` is the day on which the text tells that the origin spoke.
body: name | type | parent | "party" | other names; what is not given is "-". place: needed only where the parts of a
name do not tell (``benchmarks/world_claims.py``).

An account: name | origin | kind, figure in notation, class of the group | place or "-" | its claims (dispatch and
number of the line) | "denied", "past", "corrected by c". Origin: a name; "(words)" of someone unnamed; "[name]" of an
outlet or agency in its own voice. Every claim is in one account. Accounts that stand in no matter line are a matter by
themselves, those in no incident line an incident by themselves. A point: day | low best high, with "?" unknown, "-" no
best, "open". A toll: kind, and group if one is meant | low best high over all incidents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from training.passages import Passage, passages

from benchmarks.world_records import Bounds, Dispatch, Expected, ExpectedMatter, Held, Placed, Ref, World
from fairwitness.vocab.orgs import Org

FILES = tuple(sorted((Path(__file__).parent.parent / "tests" / "told_worlds").glob("*.txt")))
_SAID = re.compile(r" \| said (\S+)")
_REF = re.compile(r"([a-z]+)(\d+)")
_COUNTS = re.compile(r"(\d+) origins?, (\d+) unnamed")
_ORIGIN = {"(": "unnamed", "[": "own"}
_EXTENTS = ("whole", "most", "part")
_BODIES = "government military armed_group un ngo monitor agency outlet hospital local_authority other".split()


class Fault(ValueError):
    """What is wrong in which line of which file."""


def worlds(paths: Sequence[Path] = FILES) -> list[World]:
    """The worlds of the files. Raises Fault, with file and line, for what cannot be read."""
    return [world(path) for path in paths]


def world(path: Path) -> World:
    """The world in one file."""
    made = World(path.stem)
    lines = path.read_text(encoding="utf-8").splitlines()
    heads = [i for i, line in enumerate(lines) if line.startswith("== ")]
    for at, until in zip([0, *heads], [*heads, len(lines)], strict=True):
        part = list(enumerate(lines[at:until], at + 1))
        for number, line in _read_part(made, part, path):
            try:
                _read_line(made, line)
            except (Fault, ValueError, KeyError) as fault:
                raise Fault(f"{path.name}:{number}: {fault}\n    {line}") from fault
    _check(made, path)
    return made


def _read_part(made: World, part: list[tuple[int, str]], path: Path) -> Iterator[tuple[int, str]]:
    """Takes in a dispatch; of the head and of what is expected, the lines that are still to be read."""
    number, head = part[0]
    if not head.startswith("== ") or head == "== expected":
        yield from ((n, line) for n, line in part if line.strip() and not line.startswith(("== ", "//")))
        return
    try:
        made.dispatches.append(_dispatch(part))
    except (Fault, ValueError) as fault:
        told = str(fault)
        wrong = next((n for n, line in part if line.strip() and line.strip() in told), number)
        raise Fault(f"{path.name}:{wrong}: {told}") from fault


# -- dispatches --------------------------------------------------------------------------------------------------------


def _dispatch(part: list[tuple[int, str]]) -> Dispatch:
    fields = [f.strip() for f in part[0][1].removeprefix("== ").split("|")]
    if len(fields) not in (4, 5) or not re.fullmatch("[a-z]+", fields[0]):
        raise Fault("a dispatch is: name (small letters) | outlet | day or undated | agency or - | address, if any")
    name, outlet, day, agency = fields[:4]
    published = None if day == "undated" else date.fromisoformat(day)
    lines = [line for _, line in part[1:]]
    said = [_SAID.search(line) for line in lines if line.startswith("* ")]
    body = "\n".join(_SAID.sub("", line) for line in lines)
    found = _passage(f"#### {name} | {outlet} | {published or '2031-01-01'} | -\n{body}")
    return Dispatch(
        name,
        outlet,
        published,
        _given(agency),
        fields[4] if len(fields) == 5 else None,
        found.text,
        tuple(found.claims),
        tuple(date.fromisoformat(m[1]) if m else None for m in said),
    )


def _passage(source: str) -> Passage:
    found = next(passages(source))
    if found.faults:
        raise Fault(found.faults[0])
    return found


def _given(words: str) -> str | None:
    return None if words == "-" else words


# -- the head, and what is expected ------------------------------------------------------------------------------------


def _read_line(made: World, line: str) -> None:
    word, _, rest = line.strip().partition(" ")
    fields = [f.strip() for f in rest.split("|")]
    match word:
        case "#":
            made.title = rest
        case "tests:":
            made.tests = rest
        case "body":
            made.bodies.append(_body(*fields))
        case "place":
            name, precision, within = fields
            made.places.append(Placed(name, precision, tuple(w.strip() for w in within.split(";") if w.strip() != "-")))
        case "account":
            account = _account(*fields)
            if account.name in made.accounts:
                raise Fault(f"two accounts are called {account.name}")
            made.accounts[account.name] = account
        case "matter":
            made.matters.append(_matter(made, *fields))
        case "dispute":
            made.disputes.add(frozenset(_names(made, fields[0], 2)))
        case "incident":
            made.incidents.append(_names(made, fields[1], 2))
        case "point":
            name, day, bounds = fields
            made.points.setdefault(name, {})[date.fromisoformat(day)] = _bounds(bounds)
        case "state":
            made.states.add(_held(*fields))
        case "toll":
            kind, _, group = fields[0].partition(" ")
            made.tolls[kind, group or None] = _bounds(fields[1])
        case _:
            raise Fault(f"no line begins with {word!r}")


def _body(name: str, kind: str, parent: str = "-", party: str = "-", aliases: str = "-") -> Org:
    if kind not in _BODIES or party not in ("-", "party"):
        raise Fault(f"a body is: name | one of {', '.join(_BODIES)} | parent or - | party or - | other names")
    others = tuple(a.strip() for a in aliases.split(";") if a.strip() != "-")
    return Org(name, kind, _given(parent), party == "party", others)


def _account(name: str, origin: str, what: str, place: str, refs: str, *flags: str) -> Expected:
    kind = _ORIGIN.get(origin[0], "named")
    claims = tuple(_ref(r) for r in refs.split())
    made = Expected(name, origin.strip("()[]") if kind != "named" else origin, kind, what, _given(place), claims)
    for flag in (f for given in flags for f in given.split(", ")):
        if flag == "denied":
            made = replace(made, denied=True)
        elif flag == "past":
            made = replace(made, past=True)
        elif flag.startswith("corrected by "):
            made = replace(made, corrected_by=flag.removeprefix("corrected by "))
        else:
            raise Fault(f"an account is denied, past, or corrected by a dispatch, not {flag!r}")
    return made


def _ref(words: str) -> Ref:
    found = _REF.fullmatch(words)
    if not found:
        raise Fault(f"a claim is named by dispatch and line, as a1; not {words!r}")
    return found[1], int(found[2])


def _names(made: World, words: str, fewest: int) -> tuple[str, ...]:
    names = tuple(words.split())
    for name in names:
        if name not in made.accounts:
            raise Fault(f"no account is called {name!r}")
    if len(set(names)) < fewest:
        raise Fault(f"{fewest} accounts are needed")
    return names


def _matter(made: World, name: str, accounts: str, counts: str) -> ExpectedMatter:
    found = _COUNTS.fullmatch(counts)
    if not found:
        raise Fault(f"a count is as '2 origins, 1 unnamed', not {counts!r}")
    return ExpectedMatter(name, _names(made, accounts, 1), int(found[1]), int(found[2]))


def _bounds(words: str) -> Bounds:
    low, best, high = words.split()
    for end in (low, best, high):
        if not re.fullmatch(r"\d+(\.\d+)?|\?|-|open", end):
            raise Fault(f"low, best and high are numbers, ?, - or open; not {end!r}")
    return low, best, high


def _held(place: str, holder: str, extent: str, days: str) -> Held:
    since, divider, until = days.partition("..")
    if extent not in _EXTENTS or not divider:
        raise Fault("a state is: place | holder | whole, most or part | since..until")
    return Held(place, holder, extent, *(date.fromisoformat(d) if d else None for d in (since, until)))


# -- the whole ---------------------------------------------------------------------------------------------------------


def _check(made: World, path: Path) -> None:
    """Every claim is in one account, every account in one matter and one incident at most; names are known."""
    there = {(d.name, n) for d in made.dispatches for n in range(1, len(d.claims) + 1)}
    told = [ref for a in made.accounts.values() for ref in a.claims]
    for what, wrong in (
        ("claims in no account", there - set(told)),
        ("claims that are not there", set(told) - there),
        ("claims in two accounts", {r for r in told if told.count(r) > 1}),
    ):
        if wrong:
            raise Fault(f"{path.name}: {what}: {' '.join(f'{d}{n}' for d, n in sorted(wrong))}")
    for what, groups in (("matters", [m.accounts for m in made.matters]), ("incidents", made.incidents)):
        names = [n for group in groups for n in group]
        if twice := {n for n in names if names.count(n) > 1}:
            raise Fault(f"{path.name}: in two {what}: {' '.join(sorted(twice))}")
    if strange := made.points.keys() - {m.name for m in made.matters} - made.accounts.keys():
        raise Fault(f"{path.name}: points of no matter: {' '.join(sorted(strange))}")
    if not made.title or not made.dispatches or not made.accounts:
        raise Fault(f"{path.name}: a world has a title, dispatches, and what is expected")
