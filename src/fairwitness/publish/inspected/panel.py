"""What was read in one document, as lists beside its text: claims, statements, times, places, mentions, problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fairwitness import notation
from fairwitness.codec import best_meanings
from fairwitness.model import Claim, Meaning, Period, Place, Source, Span, Statement
from fairwitness.publish.inspected.layers import PARTS, anchor, held
from fairwitness.publish.inspected.markup import Markup, joined, tag, words
from fairwitness.publish.inspected.record import ROLE, Inspected

_SHOWN = 140  # characters of a statement's content in the list; the text beside it has them all


@dataclass(frozen=True, slots=True)
class Where:
    """Where on the page each mark of a document stands: for (start, end, role) its id."""

    ids: Mapping[tuple[int, int, str], str]

    def link(self, span: Span | None, role: str, shown: str | None = None) -> Markup | None:
        """The span's words, leading to it in the text; None for no span."""
        if span is None:
            return None
        there = self.ids.get((span.start, span.end, role))
        inside = words(shown or span.text)
        return tag("a", inside, href=f"#{there}") if there else inside


def panel(of: Inspected, where: Where) -> Markup:
    """All the lists of one document; those that hold nothing say so or are left out."""
    reading = of.reading
    best = best_meanings(reading.meanings)
    index = {c.id: i for i, c in enumerate(reading.claims)}
    numbered = enumerate(reading.claims, 1)
    claims = [_claim(c, _Told(of.number, i, best, index, where)) for i, c in numbered]
    statements = [_statement(s, i, of, where) for i, s in enumerate(reading.statements, 1)]
    return joined(
        (
            _section("Problems", [_problem(p.step, p.message, p.words, where) for p in reading.problems], "problems"),
            _section("Claims", claims, "claims", empty="No claim was read."),
            _section("Statements", statements, "statements", empty="No statement was read."),
            _section("Repeated passages", list(_repeats(of, where)), "repeats"),
            _folded("Times", ("words", "type", "value", "days"), list(_times(of, where))),
            _folded("Places", ("words", "place", "precision", "position", "score"), list(_places(of, where))),
            _folded("Mentions", ("words", "type", "name"), list(_mentions(of, where))),
        )
    )


def _section(title: str, items: list[Markup], kind: str, empty: str | None = None) -> Markup | None:
    if not items and empty is None:
        return None
    heading = tag("h3", title, " ", tag("span", len(items), class_="count"))
    held_items = tag("ol", *items, class_=f"items {kind}") if items else tag("p", empty, class_="none")
    return tag("section", heading, held_items)


def _folded(title: str, columns: tuple[str, ...], rows: list[Markup]) -> Markup | None:
    if not rows:
        return None
    head = tag("thead", tag("tr", *(tag("th", c, scope="col") for c in columns)))
    table = tag("table", head, tag("tbody", *rows))
    wide = tag("div", table, class_="wide", tabindex="0", role="group", aria_label=title)
    summary = tag("summary", tag("h3", title, " ", tag("span", len(rows), class_="count")))
    return tag("section", tag("details", summary, wide))


# -- claims -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known around a claim: its document and own number, meanings, the places of claims, and of marks."""

    document: int
    number: int
    best: Mapping[tuple[str, str], Meaning]
    index: Mapping[str, int]
    where: Where


def _claim(claim: Claim, told: _Told) -> Markup:
    key = f"c{told.number}"
    score = f"{claim.score:.2f}"
    line = tag("span", words(notation.line(claim, told.best, told.index)), class_="line")
    top = (tag("b", told.number, class_="number"), tag("span", claim.kind, class_="kind"), *_flags(claim))
    meter = (tag("meter", value=score, min=0, max=1, aria_hidden="true"), tag("span", f"score {score}", class_="score"))
    summary = tag("summary", tag("span", *top, *meter, class_="top"), " ", line)
    card = tag("details", summary, tag("dl", *_rows(claim, told)), id=f"d{told.document}{key}", class_="claim")
    return tag("li", card, data_c=key, data_kind=claim.kind, data_score=score)


def _flags(claim: Claim) -> Iterator[Markup]:
    told = [name for name in ("hedged", "denied", "past") if getattr(claim, name)]
    told += [f"extent: {claim.extent}"] if claim.extent else []
    told += [claim.degree] if claim.degree else []
    return (tag("span", name, class_="flag") for name in told)


def _rows(claim: Claim, told: _Told) -> Iterator[Markup]:
    where = told.where
    if claim.figure:
        figure = claim.figure
        read = f"{notation.figure(figure)} ({figure.sense.replace('_', ' ')}), {figure.basis}, {figure.unit}"
        per = f" per {figure.per}" if figure.per else ""
        yield _row("cf", where.link(figure.words, "cf"), f"{read}{per}")
    for name, role in PARTS.items():
        span, meaning = getattr(claim, name), told.best.get((claim.id, name))
        if span or meaning:
            yield _row(role, where.link(span, role), _meant(meaning))
    if claim.when:
        yield _row("ct", where.link(claim.when.words, "ct"), _days(claim, told.best))
    yield from _chain(claim.chain, where)
    if claim.part_of in told.index and claim.part_of:
        whole = told.index[claim.part_of] + 1
        yield _plain_row("part of", tag("a", f"claim {whole}", href=f"#d{told.document}c{whole}"))
    if claim.count_hint:
        yield _plain_row("count hint", claim.count_hint)
    yield _row("cw", where.link(claim.words, "cw", _cut(claim.words.text)), None)
    yield _plain_row("id", tag("code", claim.id))


def _row(role: str, said: Markup | None, meant: str | None) -> Markup:
    name = tag("dt", ROLE[role].name, class_=role)
    arrow = (" → ", words(meant)) if meant else ()
    return joined((name, tag("dd", said or "no words", *arrow)))


def _plain_row(name: str, value: object) -> Markup:
    return joined((tag("dt", name), tag("dd", value)))


def _meant(meaning: Meaning | None) -> str | None:
    """What words are taken for, how sure that is and by which rule."""
    if meaning is None:
        return "no meaning found"
    value = meaning.value
    name = value if isinstance(value, str) else notation.period(value) if isinstance(value, Period) else value.name
    precision = ""
    if isinstance(value, Place):
        precision = ", not found" if value.precision == "none" else f", {value.precision}"
    return f"{name}{precision} (score {meaning.score:.2f}, by {meaning.by})"


def _days(claim: Claim, best: Mapping[tuple[str, str], Meaning]) -> str:
    meaning = best.get((claim.id, "when"))
    if meaning:
        return _meant(meaning) or ""
    return (claim.when and notation.period(claim.when.period)) or "no days found"


def _chain(chain: tuple[Source, ...], where: Where) -> Iterator[Markup]:
    if not chain:
        yield _plain_row("said by", "the outlet itself (own voice)")
    for link in chain:
        known = ", ".join(m for m in (notation.source(link), link.role, link.channel) if m)
        yield _row("ch", where.link(link.words, "ch"), known)
        if link.said:
            yield _row("cd", where.link(link.said.words, "cd"), notation.period(link.said.period) or "no days found")


# -- statements, and what was seen beside them ------------------------------------------------------------------------


def _statement(statement: Statement, number: int, of: Inspected, where: Where) -> Markup:
    key = f"s{number}"
    holds = held(statement, of.reading.claims)
    links = [tag("a", f"claim {n}", href=f"#d{of.number}c{n}") for n in holds]
    rows = (
        *(_row(role, joined(_listed([where.link(s, role, _cut(s.text)) for s in spans])), None)
          for role, spans in (("ss", statement.source), ("su", statement.cue), ("sc", statement.content)) if spans),
        _plain_row("chain", words(notation.chain(statement.chain))),
        _plain_row("holds", joined(_listed(links)) if links else "no claim"),
    )  # fmt: skip
    top = tag("b", f"S{number}", class_="number")
    return tag("li", top, tag("dl", *rows), id=f"d{of.number}{key}", class_="statement", tabindex="-1", data_c=key)


def _listed(parts: Iterable[Markup | None]) -> Iterator[object]:
    for i, part in enumerate(parts):
        yield ", " if i else None
        yield part


def _cut(text: str) -> str:
    whole = " ".join(text.split())
    return whole if len(whole) <= _SHOWN else f"{whole[:_SHOWN]} …"


def _problem(step: str, message: str, span: Span | None, where: Where) -> Markup:
    place = where.link(span, "cp")
    return tag("li", tag("b", step), " ", words(message), *((" (", place, ")") if place else ()))


def _repeats(of: Inspected, where: Where) -> Iterator[Markup]:
    """Each passage that stands again, and that its claims are read where it first stands."""
    text = of.reading.document.text
    for span in of.reading.document.repeats:
        first = text.find(span.text)
        earlier = f" It first stands at character {first}." if 0 <= first < span.start else ""
        passage = where.link(span, "rp", _cut(span.text))
        yield tag("li", passage, tag("span", f" Its claims are read where it first stands.{earlier}", class_="meant"))


def _times(of: Inspected, where: Where) -> Iterator[Markup]:
    for i, t in enumerate(of.times, 1):
        cells = (where.link(t.words, "tm"), t.type, t.value, notation.period(t.period) or "unknown")
        yield _cells(f"d{of.number}t{i}", f"t{i}", cells)


def _places(of: Inspected, where: Where) -> Iterator[Markup]:
    for i, (span, meaning) in enumerate(of.places, 1):
        place = meaning.value if meaning else None
        told: tuple[object, ...] = ("not found", "none", "", "")
        if meaning and isinstance(place, Place):
            told = (place.name, place.precision, _position(place), f"{meaning.score:.2f}")
        yield _cells(f"d{of.number}p{i}", f"p{i}", (where.link(span, "pl"), *told))


def _position(place: Place) -> str:
    """Degrees, with no more digits than the precision bears."""
    if place.latitude is None or place.longitude is None:
        return ""
    return f"{place.latitude:.2f}, {place.longitude:.2f}"


def _mentions(of: Inspected, where: Where) -> Iterator[Markup]:
    for i, m in enumerate(of.mentions, 1):
        yield _cells(f"d{of.number}m{i}", f"m{i}", (where.link(m.words, "mn"), m.type, m.name or ""))


def _cells(row_id: str, key: str, cells: Iterable[object]) -> Markup:
    return tag("tr", *(tag("td", words(c) if isinstance(c, str) and not isinstance(c, Markup) else c) for c in cells),
               id=row_id, data_c=key)  # fmt: skip


def badge(of: Inspected, number: int) -> tuple[int, Markup]:
    """The link from a claim's figure to the claim in the panel, and before which character it stands."""
    claim = of.reading.claims[number - 1]
    known = {"class_": "n", "href": f"#d{of.number}c{number}", "data_n": number, "data_c": f"c{number}"}
    return anchor(claim).start, tag("a", aria_label=f"claim {number}, {claim.kind}", **known)
