"""Who an origin is, by the registry that ships with the program and by small fakes (rules 3 and 4)."""

from __future__ import annotations

from datetime import date

import pytest

from fairwitness.model import Actor, Claim, Document, Reading, Source, Span, Statement
from fairwitness.origins import body_of, counted, independent
from fairwitness.reconcile import Registry, accounts, disputes
from fairwitness.reconcile.independence import Voices
from fairwitness.vocab.orgs import Org
from tests.reconcile_world import FRONT, LEAGUE, ORGS, REGISTRY, SOCIETY, claim, day, only, report, told

VOICES = Voices(REGISTRY)


def link(name: str | None, org: str | None, words: str = "the spokesman") -> Source:
    return Source(name, org, Span(0, len(words), words))


def test_a_person_speaks_for_the_organisation_and_else_for_himself() -> None:
    assert VOICES.of_link(link("Nadir Kesh", SOCIETY)).name == SOCIETY
    assert VOICES.of_link(link("Nadir Kesh", None)).name == "Nadir Kesh"
    assert VOICES.of_link(Source(None, None, None)).type == "unnamed"
    assert VOICES.of_link(link(None, SOCIETY, "it")).name == SOCIETY
    assert VOICES.of_link(link(None, SOCIETY, "a doctor")).type == "unnamed"


def test_a_named_person_is_affiliated_where_the_document_says_so_once() -> None:
    reading = report("Harbour Post", 3, claim(by="Nadir Kesh"))
    bare = (Source("Nadir Kesh", None, None),)
    told = tuple(_with_chain(c, bare) for c in reading.claims)
    said = Statement("s", reading.document.id, (), (), (), (Source("Nadir Kesh", SOCIETY, None),))
    found = accounts([Reading(reading.document, told, (said,), reading.meanings)], registry=REGISTRY)
    assert only(found).origin.name == SOCIETY


def _with_chain(c: Claim, chain: tuple[Source, ...]) -> Claim:
    return Claim(c.id, c.document_id, c.kind, c.words, chain=chain, figure=c.figure)


def test_words_that_name_a_body_are_its_word_even_where_no_organisation_is_filled() -> None:
    inside = Registry(ORGS.get, lambda w: ORGS[SOCIETY] if "Relief Society" in w else None, lambda w: None)
    assert Voices(inside).of_link(link(None, None, "the Relief Society in town")).name == SOCIETY
    assert Voices(inside).of_link(link(None, None, "residents")).type == "unnamed"


def test_bodies_that_speak_together_count_as_the_first() -> None:
    both = VOICES.of_link(link(None, f"{SOCIETY} and {FRONT}"))
    assert (both.name, body_of(both), both.type) == (f"{SOCIETY} and {FRONT}", SOCIETY, "named")
    assert VOICES.of_link(link(None, f"Front Press Office and {FRONT}")).name == "Front Press Office"
    assert VOICES.of_link(link(None, "Search and Rescue Bureau")).name == "Search and Rescue Bureau"


def test_a_body_unknown_to_the_registry_counts_as_the_one_it_names_or_the_actor_it_is() -> None:
    inside = Registry(ORGS.get, lambda w: ORGS[FRONT] if FRONT in w else None, lambda w: None)
    assert body_of(Voices(inside).named(f"{FRONT} media wing")) == FRONT
    acts = Registry(
        ORGS.get, ORGS.get, lambda w: Actor(w, w, parent=LEAGUE, party_to=("war",)) if w == "Brigade" else None
    )
    brigade = Voices(acts).named("Brigade")
    assert (body_of(brigade), brigade.party) == (LEAGUE, True)


def test_what_counts_as_independent() -> None:
    front, office = VOICES.named(FRONT), VOICES.named("Front Press Office")
    society, agency = VOICES.named(SOCIETY), VOICES.named("Gull News Agency")
    unnamed = VOICES.of_link(link(None, None, "activists"))
    assert independent(front, society)
    assert not independent(front, office)
    assert not independent(society, agency)
    assert not independent(society, unnamed)
    assert counted([front, office, society, agency, unnamed]) == (2, 2)


def test_a_body_that_publishes_itself_is_its_own_origin() -> None:
    origin = VOICES.outlet(FRONT, "outlet")
    assert (origin.name, origin.type, origin.party) == (FRONT, "named", True)


def test_an_outlet_that_is_not_told_is_known_by_its_address_or_kept_apart() -> None:
    text, c = "Twelve died.", Claim("c", "d", "killed", Span(0, 12, "Twelve died."))
    bare = Document("d", "d", text, published=day(3))
    host = Document("d", "d", text, url="https://news.example/a?b", published=day(3))
    assert only(accounts([Reading(bare, (c,))], registry=REGISTRY)).origin.name == "unknown outlet d"
    assert only(accounts([Reading(host, (c,))], registry=REGISTRY)).origin.name == "news.example"
    assert only(accounts([Reading(bare, (c,))], registry=REGISTRY)).appearances[0].outlet is None


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Operation Inherent Resolve", "US-led coalition"),
        ("SANA", "Syrian government"),
        ("Syrian Observatory for Human Rights", "Syrian Observatory for Human Rights"),
    ],
)
def test_the_registry_knows_whose_word_a_body_is(name: str, body: str) -> None:
    assert body_of(Voices(Registry()).named(name)) == body


def test_a_pronoun_is_as_named_as_whom_it_stands_for() -> None:
    it, he = Span(0, 2, "it"), Span(0, 2, "he")
    assert VOICES.of_link(Source(None, SOCIETY, it)).type == "named"
    assert VOICES.of_link(Source(None, SOCIETY, he, "official")).type == "unnamed"
    assert VOICES.of_link(Source("Nadir Kesh", SOCIETY, he, "official")).name == SOCIETY
    assert VOICES.of_link(link(None, SOCIETY, "the society's report")).type == "named"


def test_forces_that_have_parted_were_one_before() -> None:
    voices = Voices(Registry())
    forces, army = link(None, "Rapid Support Forces"), link(None, "Sudanese Armed Forces")
    for on, apart in ((date(2020, 1, 1), False), (date(2024, 1, 1), True)):
        assert independent(voices.of_link(forces, on), voices.of_link(army, on)) is apart


def test_a_registered_body_whose_name_ends_in_a_word_for_people_is_named() -> None:
    doctors = Org("River Doctors", "ngo")
    voices = Voices(
        Registry(exactly={"River Doctors": doctors}.get, inside=lambda words: None, actor=lambda words: None)
    )
    assert voices.of_link(link(None, "River Doctors", "the River Doctors")).type == "named"
    assert voices.of_link(link(None, "River Doctors", "two doctors")).type == "unnamed"


def test_a_common_name_with_a_capital_names_nobody_and_a_name_of_its_own_does() -> None:
    common = VOICES.of_link(link(None, "Aid group", "Aid group"))
    assert (common.name, common.type) == ("Aid group", "unnamed")
    assert VOICES.of_link(link(None, "Amun Ford Monitor", "Amun Ford Monitor")).type == "named"


def test_why_somebody_is_not_named_is_no_part_of_what_he_is_called() -> None:
    found = VOICES.of_link(link(None, None, "An official in the capital, who would not be named"))
    assert (found.name, found.type) == ("official in the capital", "unnamed")


@pytest.mark.parametrize(
    ("text", "short", "name", "sort"),
    [
        ("The Reed Island Brigade surrounds the town. ", "Brigade", "Reed Island Brigade", "named"),
        ("The Northern Front is there. On Monday the Front fired. ", "Front", FRONT, "named"),
        ("But Reed Command, which fled, was hit. ", "Command", "Reed Command", "named"),
        ("The Reed Brigade and the Dune Brigade met. ", "Brigade", "Brigade", "unnamed"),
        ("", "Front", "Front", "unnamed"),
        ("The Northern Front is there. ", "Reed Front", "Reed Front", "named"),
    ],
)
def test_a_short_name_is_the_body_that_its_text_names_in_full_or_nobodys(
    text: str, short: str, name: str, sort: str
) -> None:
    (account,) = told(report("A", 3, claim("killed", "12", by=short), text=text))
    assert (account.origin.name, account.origin.type) == (name, sort)


def test_two_fronts_that_two_texts_call_the_front_are_two_who_can_differ() -> None:
    one, other = (
        report(outlet, 3, claim("killed", n, by="Front", words=f"{n} died"), text=f"The {own} Front came. ")
        for outlet, n, own in (("A", "12", "Cedar"), ("B", "40", "Harbour"))
    )
    assert [d.rule for d in disputes(told(one, other))] == ["intervals"]
