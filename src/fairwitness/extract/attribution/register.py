"""What a text has named so far: states, places, bodies, persons, and who has spoken."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import itemgetter

from fairwitness.model import Mention, Source, Span
from fairwitness.vocab import cues
from fairwitness.vocab.body_types import type_of
from fairwitness.vocab.gazetteer import Gazetteer
from fairwitness.vocab.orgs import Org, begins_org, org_exactly
from fairwitness.vocab.states import Country, begins_state, country_named

_CAPITAL = re.compile(r"\b[A-Z][\w.]*(?:[-'’]\w+)*")
_WORD = r"[A-Z](?:\w|\.(?=\w))*(?:(?<=\b[A-Z])\.|(?<=\.[A-Z])\.)?(?:[-'’]\w+)*"
_RUN = re.compile(rf"\b{_WORD}(?: (?:(?:of|for|the|on|in|and|to) ){{0,2}}{_WORD}){{0,9}}")
_STATE_BODY = re.compile(
    r"\b[A-Z][\w.’'-]{0,30}(?: [a-z][\w-]{0,30}){0,2} "
    r"(?:ministry|military|army|police|government|agency|forces|media|television)\b"
)
_SPELLED_OUT = re.compile(r"\b((?:[A-Z][\w'’-]{1,40} |of |for |the |and |on |in ){2,10})\(([A-Z]{2,8})\)")
_LEADING = re.compile(r"^(?:The|the|In|On|of|and) ")
TOWN = r"[A-Z][\w-]{1,40}(?: [A-Z][\w-]{1,40})?"
KIND = r"(?:[Cc]ity|[Tt]own|[Mm]unicipal|[Dd]istrict|[Vv]illage) (?:[Cc]ouncil|[Aa]dministration)"
_COUNCIL = re.compile(rf"\b(?!The )({TOWN})(?:['’]s)? ({KIND})\b")
_COUNCIL_OF = re.compile(rf"\b({KIND}) (?:of|in) ({TOWN})")
# States that act abroad are named in texts about others; a mention of them says less of where the text is.
_ABROAD = frozenset(("United States", "United Kingdom", "France", "Germany", "Russia", "China"))
_UNARMED = frozenset(("Gaza", "Palestine"))
_OFFSET = itemgetter(0)
_MOST_COUNTRIES = 2000
_ARMED = re.compile(
    r"army|military|navy|air force|general staff|defen[cs]e ministry|armed forces|ministry of defen[cs]e"
)
_FORCES = re.compile(
    r"[\w.]+(?: (?:government|ground|special|naval))? "
    r"(?:army|military|forces|troops|soldiers|jets|warplanes|commandos|paratroopers|gunboats)\b"
    r"|[A-Z]\w+(?: (?:has|had|on \w+|again|also))? (?:struck|strikes|fired (?:on|at|missiles|rockets)|bombed|shelled"
    r"|raided|pounded|attacked|invaded|stepped up its|retaliated"
    r"|launched (?:\w+ )?(?:strikes|raids|attacks|missiles|rockets)"
    r"|launched an? (?:\w+ )?(?:offensive|attack|assault|operation|raid|strike))\b"
)
# "Torish drones", "Torland's air strikes": a state that does something to another, whose ministries tell of it.
_DOES = re.compile(
    r"[\w.]+(?:['’]s)?(?: (?:government|ground|special|naval|military|air|drone|missile|rocket|artillery|tank)){0,2} "
    r"(?:army|military|forces|troops|soldiers|jets|warplanes|drones?|missiles?|rockets?|shells?|shelling|bombardment"
    r"|(?:air)?strikes?|raids?|attacks?|bombings?|offensive|assault|fire)\b"
)
# "MOSCOW, March 3 (Wire) -"
_DATELINE = re.compile(r"\s*([A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+)?)(?=,|:| ?\(| [-–—]|\. )")
# Capitals from which the press writes of their neighbours.
_HUBS = frozenset("BEIRUT AMMAN CAIRO NAIROBI DAKAR LONDON WASHINGTON PARIS BRUSSELS BANGKOK TUNIS DOHA".split())
# What may stand between the beginning of a sentence and a person that it is about: "His deputy, "
_HEADS = re.compile(r"(?:^|[.!?\n”\"]\s*)(?:[\w’'-]+,? ){0,5}$")
_LEAD = 60
# Who wrote a text is nobody whom it tells of: "By Amal Haddad and Sami Rif" on a line of its own.
_BYLINE = re.compile(r"(?:\A|\n)[ \t]*(?:\w+ )?[Bb](?:y|Y):? (?:[A-Z][\w.’'-]*(?:,| and| &)? ){0,6}$")
_BEHIND_BYLINE = re.compile(r"[ \t]*(?:\n|\Z|[,|–—]| and [A-Z]| & | in [A-Z])")
# Who was shot does not go on to speak.
DIES = re.compile(r",? (?:was |were |has |had )?(?:been )?(?:died|killed|shot|found dead|murdered|beheaded|executed)\b")
# A state whose forces act is meant by "the military" more than one in which they do.
_ACTING = 3.0
_DOING = 0.2
# What is written from a capital is about that state's bodies, however often others are named.
_WRITTEN_THERE = 0.5
_SOON = 250
_REMEMBERED = 100
_NEAREST = 20
_LONGEST_SENTENCE = 600


@dataclass(slots=True)
class Register:
    """The speakers of one text so far, and what the whole text names, each with where it stands."""

    text: str
    places: list[tuple[int, str]] = field(default_factory=list)
    countries: list[tuple[int, Country]] = field(default_factory=list)
    named_states: list[tuple[int, Country]] = field(default_factory=list)
    doing: frozenset[int] = frozenset()
    states: tuple[Country, ...] = ()
    bodies: list[tuple[int, Org]] = field(default_factory=list)
    acronyms: dict[str, str] = field(default_factory=dict)
    persons: dict[str, Source] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    named: list[tuple[int, str]] = field(default_factory=list)
    pronouns: dict[str, str] = field(default_factory=dict)
    offices: list[tuple[int, str, str]] = field(default_factory=list)
    towns: frozenset[str] = frozenset()
    seat: Country | None = None
    opened: dict[int, Org | None] = field(default_factory=dict)
    spoken: list[Source] = field(default_factory=list)

    def person(self, surname: str) -> Source | None:
        """Who is meant by a surname: whoever spoke, else whom the text names in full somewhere."""
        if surname in self.persons:
            return self.persons[surname]
        full = self.people.get(surname)
        return Source(full, None, None) if full else None

    def lately(self) -> Iterator[Source]:
        """Those who spoke last, the latest first; of thousands those that a reader would remember."""
        return reversed(self.spoken[-_REMEMBERED:])

    def in_office(self, role: str, before: int) -> Source | None:
        """The person named last in an office: "the mayor"."""
        spoke = next((s for s in reversed(self.spoken) if s.name and s.role == role), None)
        if spoke:
            return spoke
        name = next((name for at, office, name in reversed(self.offices) if at < before and office == role), None)
        return self.persons.get(name.split()[-1], Source(name, None, None, role)) if name else None

    def person_since(self, spoken: int, before: int) -> str | None:
        """The full name of the person whom the text named last, between two offsets, at the head of a sentence."""
        first, last = (bisect_left(self.named, at, key=_OFFSET) for at in (spoken, before))
        heads = (
            (at, name)
            for at, name in reversed(self.named[first:last])
            if _HEADS.search(self.text, max(0, at - _LEAD), at)
        )
        at, name = next(heads, (0, None))
        return None if name is None or DIES.match(self.text, at + len(name)) else name

    def _acts(self, at: int) -> bool:
        """Whether a sentence begins there with the forces of a state: "Torish jets struck Sanar"."""
        opens = (
            at == 0
            or self.text[max(0, at - 2) : at] in (". ", "\n\n", "- ", "– ", "— ", ": ")
            or self.text[at - 1] == "\n"
        )
        return opens and _FORCES.match(self.text, at, at + 60) is not None

    def town_body(self, town: str) -> str:
        """Who speaks for a town: its council where the text names one."""
        named = (org.name for _, org in self.bodies if org.type == "local_authority" and org.name.startswith(town))
        return next(named, f"{town} authorities")

    def last_org(self) -> str | None:
        """The body that spoke last."""
        return next((s.org for s in reversed(self.spoken) if s.org), None)

    def orgs_before(self, position: int) -> Iterator[str]:
        """The bodies that spoke or were named, the latest first: speakers before others."""
        yield from (s.org for s in reversed(self.spoken) if s.org)
        before = bisect_left(self.bodies, position, key=_OFFSET)
        yield from (self.bodies[n][1].name for n in range(before - 1, -1, -1))

    def place_before(self, position: int) -> str | None:
        """The place named last."""
        before = bisect_left(self.places, position, key=_OFFSET)
        return self.places[before - 1][1] if before else None

    def _countries_around(self, position: int) -> list[tuple[int, Country]]:
        """All of them; in a text that names thousands, those nearest: what is far hardly counts."""
        if len(self.countries) <= _MOST_COUNTRIES:
            return self.countries
        middle = bisect_left(self.countries, position, key=_OFFSET)
        return self.countries[max(0, middle - _MOST_COUNTRIES // 2) : middle + _MOST_COUNTRIES // 2]

    def bodies_between(self, start: int, end: int) -> list[tuple[int, Org]]:
        """The bodies that the text names between two offsets, in order."""
        return self.bodies[bisect_left(self.bodies, start, key=_OFFSET) : bisect_left(self.bodies, end, key=_OFFSET)]

    def sentence_head(self, position: int) -> int:
        """Where the sentence begins in which an offset stands, as far as one is likely to reach."""
        since = max(0, position - _LONGEST_SENTENCE)
        ends = ((self.text.rfind(mark, since, position), len(mark)) for mark in (". ", "\n", "” ", '" '))
        return max((at + length for at, length in ends if at >= 0), default=since)

    def state_owning(self, position: int) -> Country | None:
        """The state whose "its army" stands there: the one that the sentence begins with."""
        head = self.sentence_head(position)
        first = bisect_left(self.named_states, head, key=_OFFSET)
        at, country = next(iter(self.named_states[first : first + 1]), (position, None))
        return country if at == head else None

    def state_at(self, position: int, head: str = "") -> Country | None:
        """The state that the text is about there: named near and often."""
        scores: dict[str, float] = {}
        armed = _ARMED.search(head)
        skipped = _UNARMED if armed else frozenset[str]()
        for at, country in self._countries_around(position):
            name = country.name
            if name not in skipped:
                near = 1 / (1 + ((position - at) / 150 if at <= position else (at - position) / 60))
                acts = armed is not None and 0 <= position - at < _SOON and self._acts(at)
                weight = _ACTING if acts else 0.4 if name in _ABROAD else 1
                if head and not armed and at in self.doing:
                    weight *= _DOING
                scores[name] = scores.get(name, 0) + weight * (near + 0.1)
        if self.seat is not None and self.seat.name not in skipped:
            scores[self.seat.name] = scores.get(self.seat.name, 0) + _WRITTEN_THERE
        best = max(scores, key=lambda name: scores[name], default=None)
        return country_named(best) if best else None


def register(text: str, mentions: tuple[Mention, ...] = ()) -> Register:
    """A register that knows the states and bodies which a text names, and the acronyms that it spells out."""
    return replace(_named_in(text, mentions), persons={}, spoken=[], pronouns={}, opened={})


@lru_cache(maxsize=2)
def _named_in(text: str, mentions: tuple[Mention, ...]) -> Register:
    """The register before anybody has spoken, made once for the two who ask; its parts are shared and stay as made."""
    found, states = Register(text), list(_states(text))
    for n, mention in enumerate(mentions):
        place, _, state = (mention.name or "").rpartition(", ")
        country = country_named(state) if place and mention.type in ("place", "site") else None
        if country:
            country = _stated(text, mentions, n) or _of_homonym(mention.words, country, states)
            found.countries.append((mention.words.start, country))
            found.places.append((mention.words.start, place.split(", ")[0]))
        if mention.type == "person" and " " in mention.words.text:
            full = mention.words.text
            found.people.setdefault(full.split()[-1], full)
            if not _is_byline(text, mention.words):
                found.named.append((mention.words.start, full))
            found.offices += [(mention.words.start, role, full) for role in _offices(text, mention.words)]
    found.towns = frozenset(m.words.text for m in mentions if m.type == "place" and country_named(m.words.text) is None)
    found.countries += states
    found.named_states = states
    found.doing = frozenset(at for at, _ in states if _DOES.match(text, at, at + 60))
    found.states = tuple({country.name: country for _, country in found.countries}.values())
    found.seat = _seat_of_dateline(text)
    if len(found.countries) > _MOST_COUNTRIES:
        found.countries.sort(key=_OFFSET)
    named = ((m.words.start, Org(m.words.text, "other")) for m in mentions if m.type == "source" and m.name is None)
    armed = ((m.words.start, Org(m.name, "armed_group")) for m in mentions if m.type == "actor" and m.name)
    armed = (body for body in armed if _is_group(body[1].name))
    found.bodies = sorted({*_bodies(text), *_local(text), *named, *armed}, key=lambda b: (b[0], b[1].name))
    for m in _SPELLED_OUT.finditer(text):
        found.acronyms[m.group(2)] = _LEADING.sub("", m.group(1).strip())
    return found


def _is_byline(text: str, name: Span) -> bool:
    before = _BYLINE.search(text, max(0, name.start - _LEAD), name.start)
    return before is not None and _BEHIND_BYLINE.match(text, name.end) is not None


def _stated(text: str, mentions: Sequence[Mention], n: int) -> Country | None:
    """The state that stands behind the place of a mention, or in the name of a place there: "Bara, North Kordofan"."""
    behind = mentions[n + 1] if n + 1 < len(mentions) else None
    if behind is None or text[mentions[n].words.end : behind.words.start] not in (", ", " in "):
        return None
    return country_named(behind.words.text) or country_named((behind.name or "").rpartition(", ")[2])


def _of_homonym(words: Span, country: Country, states: Sequence[tuple[int, Country]]) -> Country:
    """The state of a place: of those in which a place has this name, the one named last before it, else the first."""
    if not states:
        return country
    codes = {place.country for place in Gazetteer.open().find(words.text)}
    before = bisect_left(states, words.start, key=_OFFSET)
    near = (*reversed(states[max(0, before - _NEAREST) : before]), *states[before : before + _NEAREST])
    return next((state for _, state in near if state.code in codes), country)


def _seat_of_dateline(text: str) -> Country | None:
    """The state in whose capital a text was written, by its dateline."""
    m = _DATELINE.match(text)
    if m is None or m.group(1) in _HUBS:
        return None
    towns = Gazetteer.open().find(m.group(1).title())[:1]
    of = towns[0].country if towns and towns[0].precision == "town" else ""
    return country_named(towns[0].within[-1]) if of and Gazetteer.open().capital(of) == towns[0] else None


def _is_group(name: str) -> bool:
    """Whether a name is of those who fight and are no state's, or of several states' forces."""
    return "coalition" in name or (country_named(name) is None and type_of(name) in ("armed_group", "other"))


def _offices(text: str, name: Span) -> Iterator[str]:
    """The offices that stand beside a name: "the mayor, Amal Haddad", "Amal Haddad, governor of Qasr Amun"."""
    before = re.search(r"([\w-]+),? $", text[max(0, name.start - 30) : name.start])
    after = re.match(r", (?:the |a |an )?(?:[\w'’-]+ ){0,2}?([\w-]+)(?: of| in|,)", text[name.end : name.end + 60])
    for m in (before, after):
        if m and m.group(1).lower() in cues.listed("roles", "heads"):
            yield m.group(1).lower()


def _local(text: str) -> Iterator[tuple[int, Org]]:
    """Councils of towns, under one name: "Qasr Amun's city council", "the city council of Qasr Amun"."""
    if "ouncil" not in text and "dministration" not in text:
        return
    for m in _COUNCIL.finditer(text):
        yield m.start(), Org(f"{m.group(1)} {m.group(2).lower()}", "local_authority")
    for m in _COUNCIL_OF.finditer(text):
        yield m.start(), Org(f"{m.group(2)} {m.group(1).lower()}", "local_authority")


def _states(text: str) -> Iterator[tuple[int, Country]]:
    for m in _CAPITAL.finditer(text):
        country = None
        if begins_state(m.group()):
            tail = text[m.end() : m.end() + 24].split(" ")
            country = country_named(f"{m.group()} {tail[1]}".rstrip(".,;:")) if len(tail) > 1 and not tail[0] else None
        if country := country or country_named(m.group()):
            yield m.start(), country


def _bodies(text: str) -> Iterator[tuple[int, Org]]:
    for m in _RUN.finditer(text):
        run = m.group().removeprefix("The ")
        if begins_org(run) and (org := org_exactly(run) or org_exactly(run.split(" ")[0])):
            yield m.end() - len(run), org
    for m in _STATE_BODY.finditer(text):
        if begins_org(m.group()) and (org := org_exactly(m.group())):
            yield m.start(), org
