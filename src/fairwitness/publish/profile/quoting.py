"""One document as the public may see it: the words that may be quoted, and what is told of it without them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from fairwitness.model import (
    Actor,
    Claim,
    Document,
    Meaning,
    Origin,
    Period,
    Place,
    Source,
    Span,
    Statement,
    Time,
    identity,
)
from fairwitness.publish.picture import Picture
from fairwitness.publish.profile.fates import Fate
from fairwitness.publish.profile.names import Heard, Language
from fairwitness.publish.profile.secret import Confided
from fairwitness.publish.profile.words import WITHHELD, Excerpts, Guard, excerpts
from fairwitness.vocab.withheld import force_counts, names_force

_HARM = frozenset({"killed", "injured", "missing", "detained", "abducted", "surrendered", "damaged"})
_CHANNELS = frozenset({"post", "statement", "interview", "briefing", "report", "broadcast"})
_SLOTS = ("place", "group", "means", "actor", "side", "when")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A document with what was read in it. ``renamed``: the public ids of its claims, by their own.

    ``victims``: names in it that may be victims'; ``unnamed``: names of origins and bodies that must not be told, and
    ``unplaced``: ids of places whose names must not.
    """

    document: Document
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]
    meanings: tuple[Meaning, ...]
    renamed: Mapping[str, str]
    victims: frozenset[str]
    unnamed: frozenset[str]
    unplaced: frozenset[str]


@dataclass(frozen=True, slots=True)
class Read:
    """A document, the head of its public form, and everything that was read in it; ``told``: the claims that are.

    ``hidden``: characters that no quotation may hold.
    """

    document: Document
    head: Document
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]
    told: tuple[Fate, ...]
    hidden: tuple[Span, ...] = ()


def quoted(picture: Picture, read: Read, language: Language, confided: Confided) -> Quoted:
    """The document as public."""
    return _Quoting(picture, read, language, confided).quoted()


class _Quoting:
    def __init__(self, picture: Picture, read: Read, language: Language, confided: Confided) -> None:
        self._picture, self._source, self._public = picture, read.document, read.head
        self._claims, self._statements, self._told = read.claims, read.statements, _in_order(read.told)
        told, source = self._told, self._source
        chains = [c.chain for c in self._claims] + [s.chain for s in self._statements]
        links = [link for chain in chains for link in chain]
        acting = [s.text for c in self._claims for s in (c.actor, c.side) if s] + [a.name for a in self._bodies()]
        speakers = (*(link.words.text for link in links if link.words), *acting)
        heard = replace(self._heard(), speakers=speakers)
        self.guard = Guard(source, language, heard, (*self._hidden(), *read.hidden), confided)
        self._by_id = {f.claim.id: f for f in told}
        self._counted = [f.claim.figure.words for f in told if f.claim.figure and f.claim.kind in _HARM]

    def _heard(self) -> Heard:
        """How the places of its claims are called in the text: places that we know, and that we do not; sites apart."""
        known: set[str] = set()
        unknown: set[str] = set()
        for c in self._claims:
            meaning = self._picture.best.get((c.id, "place"))
            if c.place and meaning and isinstance(meaning.value, Place) and meaning.value.kind != "site":
                found = known if meaning.value.precision != "none" else unknown
                found |= {c.place.text, meaning.value.name.partition(",")[0]}
        return Heard(frozenset(known), frozenset(unknown))

    def _hidden(self) -> Iterable[Span]:
        """What no quotation may hold: the figures and places of claims that are left out or told without words."""
        told = {f.claim.id: f for f in self._told}
        for c in self._claims:
            fate = told.get(c.id)
            if fate is None or not fate.quoted:
                yield from (s for s in (c.figure.words if c.figure else c.words, c.place) if s)

    # -- words --------------------------------------------------------------------------------------------------------

    def quoted(self) -> Quoted:
        quotable = {f.claim.id for f in self._told if f.quoted and self._may_quote(f.claim)}
        statements = [s for s in self._statements if self._may_say(s)]
        spans = [s for f in self._told for s in self._spans(f, f.claim.id in quotable)]
        spans += [s for said in statements for s in (*said.source, *said.cue, *said.content)]
        made = excerpts(self._source.text, spans)
        location = self._picture.location_of(self._source.id)
        document = replace(
            self._public,
            capture_id=self._public.capture_id if location and self.guard.may_address(location) else "",
            text=made.text,
            title=self.guard.title(),
            url=self._source.url if self._source.url and self.guard.may_address(self._source.url) else None,
        )
        renamed = self._renamed(quotable)
        claims = tuple(self._claim(f, made, renamed) for f in self._told)
        return Quoted(
            document,
            claims,
            tuple(self._statement(s, n, made) for n, s in enumerate(statements)),
            tuple(m for f in self._told for m in self._meanings(f, renamed)),
            renamed,
            self.guard.victim_names,
            frozenset(self._refused()),
            frozenset(f.place.id for f in self._told if f.place and not self.guard.names(f.place.name)),
        )

    def _origins(self) -> Iterable[Origin]:
        accounts = (self._picture.account_of_claim.get(f.claim.id) for f in self._told)
        return {self._picture.account_by_id[i].origin for i in accounts if i}

    def _refused(self) -> Iterable[str]:
        """The names of origins, of the bodies they count as, and of those who did it, that must not be told."""
        origins = tuple(self._origins())
        yield from (o.name for o in origins if not self._may_name(o))
        bodies = [o.parent for o in origins if o.parent] + [a.name for a in self._bodies()]
        yield from (name for name in bodies if not self.guard.names(name))

    def _bodies(self) -> Iterable[Actor]:
        """Who did it, and whose they are, by the best meanings of all claims."""
        found = (self._picture.best.get((c.id, slot)) for c in self._claims for slot in ("actor", "side"))
        return (m.value for m in found if m and isinstance(m.value, Actor))

    def _may_name(self, origin: Origin) -> bool:
        """Unnamed origins go by their own words, which may name anybody."""
        if not self.guard.names(origin.name):
            return False
        return origin.type != "unnamed" or self.guard.phrase(origin.name)

    def _may_quote(self, claim: Claim) -> bool:
        return self.guard.quotes(claim.words) and not self._counts_force(claim)

    def _counts_force(self, claim: Claim) -> bool:
        """Whether armed people are counted in its words that no claim of harm to them counts."""
        at, counted = claim.words.start, force_counts(claim.words.text)
        return any(not any(n.start < at + b and at + a < n.end for n in self._counted) for a, b in counted)

    def _may_say(self, s: Statement) -> bool:
        """A statement is quoted where all of it may be, and where it tells of no armed force."""
        spans = (*s.source, *s.cue, *s.content)
        silent = [f.claim.words for f in self._told if not f.quoted]
        if any(w.start < c.end and c.start < w.end for w in silent for c in s.content):
            return False
        told = any(names_force(c.text) for c in s.content)
        return bool(s.chain) and not told and all(self.guard.quotes(x) for x in spans)

    def _spans(self, fate: Fate, words: bool) -> Iterable[Span]:
        """The characters that are quoted for a claim."""
        c = fate.claim
        if words:
            yield c.words
        if c.figure and self._tells_figure(fate) and self.guard.quotes(c.figure.words):
            yield c.figure.words
        yield from (link.words for link in c.chain if link.words and self.guard.quotes(link.words))

    def _tells_figure(self, fate: Fate) -> bool:
        return fate.quoted and not fate.masked

    def _renamed(self, quotable: set[str]) -> dict[str, str]:
        """An id is kept where all that it is made of is told: the document, and the characters of the words."""
        same = self._public.id == self._source.id
        numbered = enumerate(f.claim for f in self._told)
        return {
            c.id: c.id if same and c.id in quotable else identity("public claim", self._public.id, c.kind, str(n))
            for n, c in numbered
        }

    # -- records ------------------------------------------------------------------------------------------------------

    def _claim(self, fate: Fate, made: Excerpts, renamed: Mapping[str, str]) -> Claim:
        c = fate.claim

        def inside(span: Span | None) -> Span | None:
            return made.moved(span) if span and fate.quoted else None

        figure = fate.figure and replace(fate.figure, words=inside(fate.figure.words) or WITHHELD)
        when = c.when and Time(inside(c.when.words) or WITHHELD, c.when.type, c.when.value, c.when.period)
        return Claim(
            renamed[c.id],
            self._public.id,
            c.kind,
            inside(c.words) or WITHHELD,
            chain=tuple(self._link(link, made) for link in c.chain),
            figure=figure or None,
            group=inside(c.group),
            side=inside(c.side),
            actor=inside(c.actor),
            means=inside(c.means),
            place=inside(c.place),
            when=when,
            extent=c.extent,
            past=c.past,
            degree=c.degree,
            hedged=c.hedged,
            denied=c.denied,
            part_of=self._whole(fate, renamed),
            count_hint=None if fate.few else c.count_hint,
            score=c.score,
        )

    def _whole(self, fate: Fate, renamed: Mapping[str, str]) -> str | None:
        """The claim of which this is a part, where neither tells of the other what is withheld: a count or a place."""
        whole = self._by_id.get(fate.claim.part_of or "")
        silent = fate.masked or fate.refuge or whole is None or whole.masked or whole.refuge
        return None if silent else renamed.get(fate.claim.part_of or "")

    def _link(self, link: Source, made: Excerpts) -> Source:
        name, org = (n if n and self.guard.names(n) else None for n in (link.name, link.org))
        words = link.words if link.words and self.guard.quotes(link.words) else None
        told = (name, org) == (link.name, link.org)
        return Source(
            name,
            org,
            made.moved(words) if words and told else None,
            role=link.role if told and link.role and self.guard.phrase(link.role) else None,
            channel=link.channel if link.channel in _CHANNELS else None,
        )

    def _statement(self, s: Statement, n: int, made: Excerpts) -> Statement:
        def moved(spans: tuple[Span, ...]) -> tuple[Span, ...]:
            return tuple(m for x in spans if (m := made.moved(x)))

        same = self._public.id == self._source.id
        return Statement(
            s.id if same else identity("public statement", self._public.id, str(n)),
            self._public.id,
            moved(s.source),
            moved(s.cue),
            moved(s.content),
            tuple(self._link(link, made) for link in s.chain),
        )

    def _meanings(self, fate: Fate, renamed: Mapping[str, str]) -> Iterable[Meaning]:
        """What is in force of what the words stand for; who said so is not told."""
        for slot in _SLOTS:
            m = self._picture.best.get((fate.claim.id, slot))
            value = self._value(m.value, fate) if m else None
            if m and value is not None:
                by = "person" if m.by.startswith("person:") else m.by
                yield Meaning(renamed[fate.claim.id], slot, value, m.score, by)

    def _value(self, value: Place | Actor | Period | str, fate: Fate) -> Place | Actor | Period | str | None:
        if isinstance(value, Place):
            return fate.place if fate.place and self.guard.names(fate.place.name) else None
        if isinstance(value, Actor):
            return value if self.guard.names(value.name) else None
        return value


def _in_order(fates: Iterable[Fate]) -> list[Fate]:
    return sorted(fates, key=lambda f: (f.claim.words.start, f.claim.words.end, f.claim.kind, f.claim.id))
