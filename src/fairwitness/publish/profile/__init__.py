"""The public profile (DESIGN section 7): what of a casebook anybody may see.

``public`` makes a Picture from nothing, taking over field by field what may be told; pages, files and feeds for the
public draw on that Picture alone. Where it cannot be told whether words are safe, they are left out, and the figure is
told without them. Ids that hash something private (a file's path, words that are withheld, a small count) are made
anew, from what is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from fairwitness.model import (
    Account,
    Capture,
    Claim,
    Document,
    Family,
    Matter,
    Origin,
    Place,
    Statement,
    Taking,
    identity,
)
from fairwitness.publish.picture import Picture
from fairwitness.publish.profile.allowed import checked
from fairwitness.publish.profile.back import Shown
from fairwitness.publish.profile.back import own_id as own_id
from fairwitness.publish.profile.fates import Fate, Rules
from fairwitness.publish.profile.names import Language
from fairwitness.publish.profile.quoting import Quoted, Read, quoted
from fairwitness.publish.profile.secret import Open, opened, told_statements
from fairwitness.publish.profile.standing import Numbered, hidden_origin, standing
from fairwitness.publish.profile.telling import Told, told
from fairwitness.publish.profile.words import WITHHELD as WITHHELD
from fairwitness.publish.profile.words import host_of, is_public_address
from fairwitness.vocab.names import name_key

Said = TypeVar("Said", Claim, Statement)


Anew = Callable[[Picture, Collection[str]], Picture]


def public(picture: Picture, embargo_days: int = 0, anew: Anew | None = None) -> Picture:
    """What the public may see of a picture, without what was told on its last ``embargo_days`` days.

    Words that are withheld are an empty span; a place that is, none or a coarser one; a count of one to four people
    detained, abducted, or who work in health care or aid, "fewer than 5". ``anew``: brings a picture that lost
    documents together again without them, and without some claims; to publish, call casework.public_picture, which has
    it.
    """
    return shown(picture, embargo_days, anew).picture


def shown(picture: Picture, embargo_days: int = 0, anew: Anew | None = None) -> Shown:
    """As ``public``, with the way back to the casebook's own records."""
    secret = opened(picture, embargo_days)
    kept = secret.picture if anew is None or secret.whole else anew(secret.picture, secret.claims)
    return _shown(kept, secret)


def _shown(picture: Picture, secret: Open) -> Shown:
    rules = Rules(picture, secret.claims)
    fates, remainders = rules.fates(picture.documents)
    accounts, fates = told(picture, fates, remainders, rules, secret.last)
    heads = _heads(picture.documents, picture)
    made = _quoted(picture, heads, fates, secret)
    hosts = frozenset(d.outlet for d in picture.documents if d.outlet and heads[d.id].outlet is None)
    seen = _Seen(heads, made, hosts)
    pages = frozenset(q.document.capture_id for q in made if q.document.capture_id)
    stands = standing(picture, accounts, seen.account, seen, secret.last)
    picture_told = Picture(
        documents=tuple(q.document for q in made),
        claims=tuple(seen.named(c) for q in made for c in q.claims),
        statements=tuple(seen.named(s) for q in made for s in q.statements),
        meanings=tuple(m for q in made for m in q.meanings),
        families=tuple(f for x in picture.families if (f := _family(x, heads))),
        accounts=stands.accounts,
        series=stands.series,
        disputes=stands.disputes,
        incidents=stands.incidents,
        states=stands.states,
        captures=tuple(c for x in picture.captures if (c := _capture(x, pages))),
        verdicts={q.renamed[i]: v for q in made for i, v in picture.verdicts.items() if i in q.renamed},
    )
    own_claims = {public_id: own for q in made for own, public_id in q.renamed.items()}
    return Shown(checked(picture_told), {head.id: own for own, head in heads.items()}, own_claims)


def _is_public(capture: Capture | None) -> bool:
    """Whether a capture is of a page that anybody can open."""
    return capture is not None and _on_the_web(capture) and is_public_address(capture.location)


def _on_the_web(capture: Capture) -> bool:
    return all(t.manner.startswith(("http ", "feed")) for t in capture.takings)


def _heads(documents: Iterable[Document], picture: Picture) -> dict[str, Document]:
    """For each document what is told of it whatever it says; its id hashes where it was taken from."""
    ids, heads = Numbered(), {}
    for d in documents:
        is_open = _is_public(picture.capture_by_id.get(d.capture_id))
        made = d.id if is_open else ids.id_of("document", d.outlet, d.published, d.language)
        capture = d.capture_id if is_open else ""
        heads[d.id] = Document(
            made,
            capture,
            "",
            outlet=None if _is_own_host(d, picture) else d.outlet,
            published=d.published,
            published_from=d.published_from,
            agency=d.agency,
            language=d.language,
        )
    return heads


def _is_own_host(document: Document, picture: Picture) -> bool:
    """Whether the outlet is no more than the host of an address that nobody else can open."""
    outlet = (document.outlet or "").casefold()
    hosts = (host_of(a) for a in (document.url, picture.location_of(document.id)) if a)
    return any(outlet in (h, h.removeprefix("www.")) and not is_public_address(f"https://{h}/") for h in hosts if h)


def _quoted(
    picture: Picture, heads: Mapping[str, Document], fates: Mapping[str, Fate], secret: Open
) -> tuple[Quoted, ...]:
    claims: dict[str, list[Claim]] = defaultdict(list)
    statements: dict[str, list[Statement]] = defaultdict(list)
    for c in picture.claims:
        claims[c.document_id].append(c)
    for s in told_statements(picture.statements, secret.confided):
        statements[s.document_id].append(s)
    language = Language(picture.documents)
    return tuple(
        quoted(
            picture,
            Read(
                d,
                heads[d.id],
                tuple(claims[d.id]),
                tuple(statements[d.id]),
                tuple(fates[c.id] for c in claims[d.id] if c.id in fates),
                secret.spans.get(d.id, ()),
            ),
            language,
            secret.confided,
        )
        for d in picture.documents
    )


class _Seen:
    """What all documents together say must not be told, and the public ids of what is."""

    def __init__(
        self, heads: Mapping[str, Document], made: Iterable[Quoted], unnamed: frozenset[str] = frozenset()
    ) -> None:
        """``unnamed``: names that must not be told, besides those that stand in documents."""
        made = tuple(made)
        self._heads = heads
        self._renamed = {own: public_id for q in made for own, public_id in q.renamed.items()}
        self._claims = {c.id: c for q in made for c in q.claims}
        self._victims = frozenset(v for q in made for v in q.victims)
        self._unnamed = frozenset(o for q in made for o in q.unnamed) | unnamed
        self._unplaced = frozenset(p for q in made for p in q.unplaced)

    def _is_victim(self, name: str | None) -> bool:
        return name is not None and name_key(name) in self._victims

    def named(self, said: Said) -> Said:
        """The same, its sources without names that are victims' in any document."""
        if not any(self._is_victim(link.name) or self._is_victim(link.org) for link in said.chain):
            return said
        hidden = tuple(
            replace(link, name=None, org=None, words=None, role=None)
            if self._is_victim(link.name or link.org)
            else link
            for link in said.chain
        )
        return replace(said, chain=hidden)

    def place(self, place: Place) -> Place | None:
        """The place, where its name may be told."""
        return None if place.id in self._unplaced else place

    def body(self, name: str | None) -> str | None:
        """The name of a body, where it may be told."""
        return None if name in self._unnamed or self._is_victim(name) else name

    def _origin(self, origin: Origin) -> Origin:
        if self.body(origin.name) is None:
            return hidden_origin(origin)
        return replace(origin, parent=self.body(origin.parent))

    def account(self, t: Told, matter: Matter) -> Account:
        """The public record of an account."""
        a = t.account
        corrected = self._heads.get(a.corrected_by or "")
        first = self._claims[self._renamed[t.appearances[0].claim_id]]
        figure = t.figure and replace(t.figure, words=first.figure.words if first.figure else WITHHELD)
        return Account(
            a.id,
            self._origin(a.origin),
            matter,
            figure or None,
            a.said,
            tuple(
                replace(
                    p,
                    claim_id=self._renamed[p.claim_id],
                    document_id=self._heads[p.document_id].id,
                    outlet=self._heads[p.document_id].outlet,
                    copy_of=self._heads[p.copy_of].id if p.copy_of else None,
                )
                for p in t.appearances
            ),
            denied=a.denied,
            hedged=a.hedged,
            extent=a.extent,
            past=a.past,
            corrected_by=corrected.id if corrected else None,
            corrected_on=a.corrected_on if corrected else None,
        )


def _family(family: Family, heads: Mapping[str, Document]) -> Family | None:
    """The documents of a family that are told of, where they are two or more."""
    members = tuple(heads[i].id for i in family.members if i in heads)
    if len(members) < 2:
        return None
    earliest, newest = (heads[i].id if i in heads else members[0] for i in (family.earliest, family.newest))
    return Family(identity("family", earliest), earliest, newest, members)


def _capture(capture: Capture, told: frozenset[str]) -> Capture | None:
    """A capture of a public page that is told of, without what was said when it was added and where it led on to."""
    if capture.id not in told:
        return None
    takings = tuple(Taking(t.at, "") for t in capture.takings)
    return Capture(capture.id, capture.location, capture.body_sha256, capture.media_type, takings)
