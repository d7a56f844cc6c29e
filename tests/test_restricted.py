"""Restricted captures and sources: nothing of them is in public, and what is told is as if they were not there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from fairwitness import Casebook, casework, judging
from fairwitness.errors import UsageError
from fairwitness.model import Given, origin_id
from fairwitness.publish.picture import Picture
from fairwitness.review import Decision
from tests.profile_world import all_of

ORIGIN = "Wexalia Thornquist"
SAID = "The Harbour Relief Society said 12 people were killed in Qasr Amun on 8 May"
OPEN = [
    ("2021-05-12", f"{SAID}. Shops were open again by then."),
    ("2021-05-13", "Wexalia Thornquist, a ferryman, said 77 people were killed in Tell Barud on 9 May.\n\n"
     "Shops opened."),
    ("2021-05-14", "The Mill Road Council said 31 people were killed in Tell Barud on 9 May, Thornquist's list has "
     "more.\n\nSome 640 people were displaced from Tell Barud on 9 May, the Harbour Relief Society said."),
]  # fmt: skip
SHUT = [
    ("2021-05-09", f"{SAID}."),
    ("2021-05-19", "The Mill Road Council said that 97 people were killed in Qasr Amun on 8 May."),
]


def casebook(folder: Path, shut: list[tuple[str, str]]) -> Path:
    """A casebook of what is open and of what is added in confidence."""
    for name, stories in (("open", OPEN), ("shut", shut)):
        rows = [
            {"text": text, "published": day, "outlet": f"{name.title()} Post", "url": f"https://{name}.example.org/{n}"}
            for n, (day, text) in enumerate(stories)
        ]
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
    with Casebook.open(folder / "it.casebook") as made:
        made.add(folder / "open.jsonl")
        made.add(folder / "shut.jsonl", given=Given(restricted=True))
    return folder / "it.casebook"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return casebook(tmp_path_factory.mktemp("restricted"), SHUT)


@pytest.fixture
def book(path: Path, tmp_path: Path) -> Iterator[Casebook]:
    (tmp_path / "copy.casebook").write_bytes(path.read_bytes())
    with Casebook.open(tmp_path / "copy.casebook") as opened:
        yield opened


def restrict(book: Casebook, name: str, value: str = "yes") -> str:
    """Say of a source whether it is restricted; the id of the judgement."""
    (origin,) = {a.origin for a in book.accounts() if a.origin.name == name}
    signed = judging.signature("A. Reader", "spoke in confidence")
    made = judging.decided(book, origin_id(origin), Decision("restricted", value=value), signed)
    casework.reconcile_casebook(book)
    return made.id


def seen_in(book: Casebook, embargo_days: int = 0) -> Picture:
    return casework.public_picture(casework.picture(book), embargo_days)


def test_what_is_told_is_as_if_a_restricted_capture_was_not_there(book: Casebook, tmp_path: Path) -> None:
    (tmp_path / "without").mkdir()
    with Casebook.open(casebook(tmp_path / "without", [])) as without:
        plain = seen_in(without)
    inside = casework.picture(book)
    told = next(a for a in inside.accounts if a.figure and a.figure.best == 12)
    assert told.said == date(2021, 5, 9) and len(told.appearances) == 2 and inside.disputes
    seen = seen_in(book)
    assert {(d.text, d.published) for d in seen.documents} == {(d.text, d.published) for d in plain.documents}
    for name in ("accounts", "series", "disputes", "incidents", "states"):
        assert len(getattr(seen, name)) == len(getattr(plain, name))
    assert {(a.origin.name, str(a.figure and a.figure.best), a.said) for a in seen.accounts} == {
        (a.origin.name, str(a.figure and a.figure.best), a.said) for a in plain.accounts
    }
    points = [[(p.on, p.interval, p.reports, p.disputed) for p in s.points] for s in seen.series]
    assert sorted(map(str, points)) == sorted(
        str([(p.on, p.interval, p.reports, p.disputed) for p in s.points]) for s in plain.series
    )


def test_days_of_an_embargo_are_counted_from_what_is_open(book: Casebook) -> None:
    seen = seen_in(book, 2)
    assert {d.published for d in seen.documents} == {date(2021, 5, 12)}


def test_of_a_restricted_source_nothing_is_told(book: Casebook) -> None:
    assert ORIGIN in all_of(seen_in(book)), "a person who speaks in public is named"
    inside = all_of(casework.picture(book))
    restrict(book, ORIGIN)
    seen = all_of(seen_in(book))
    for word in ("Wexalia", "Thornquist", "ferryman"):
        assert word.casefold() in inside.casefold(), word
        assert word.casefold() not in seen.casefold(), word
    assert {c.figure.best for c in seen_in(book).claims if c.figure} == {12, 640}, "others beside it are heard"
    assert ORIGIN in all_of(casework.picture(book)), "and so does everything inside"


def test_a_restriction_is_lifted_by_a_later_word_or_by_an_undo(book: Casebook) -> None:
    first = restrict(book, ORIGIN)
    restrict(book, ORIGIN, "no")
    assert ORIGIN in all_of(seen_in(book))
    second = restrict(book, ORIGIN)
    assert ORIGIN not in all_of(seen_in(book))
    book.undo(second, by="A. Reader")
    assert ORIGIN in all_of(seen_in(book)), f"{first[:8]} was superseded by a no"


def test_what_people_said_is_one_with_it_is_restricted_too(book: Casebook) -> None:
    ids = {a.origin.name: origin_id(a.origin) for a in book.accounts()}
    restrict(book, ORIGIN)
    judging.merged(book, [ids["Mill Road Council"], ids[ORIGIN]], judging.signature("A. Reader", "the same man"))
    casework.reconcile_casebook(book)
    seen = all_of(seen_in(book))
    assert "Mill Road" not in seen and ORIGIN not in seen


def test_documents_of_a_restricted_outlet_are_left_out(book: Casebook) -> None:
    everything = replace(casework.picture(book), restricted=frozenset({"Open Post"}))
    assert casework.public_picture(everything).documents == ()


def test_only_sources_are_restricted_and_by_yes_or_no(book: Casebook) -> None:
    signed = judging.signature("A. Reader", "because")
    account = next(book.accounts())
    for record, value in ((account.id, "yes"), (origin_id(account.origin), "perhaps")):
        with pytest.raises(UsageError):
            judging.decided(book, record, Decision("restricted", value=value), signed)


def test_the_name_of_a_host_of_ones_own_is_no_outlet(tmp_path: Path) -> None:
    rows = [{"text": f"{SAID}.", "published": "2021-05-12", "url": "http://xyzzy.internal/1"}]
    (tmp_path / "a.jsonl").write_text(json.dumps(rows[0]), "utf-8")
    with Casebook.open(tmp_path / "it.casebook") as made:
        made.add(tmp_path / "a.jsonl")
        assert "xyzzy" in all_of(casework.picture(made)) and "xyzzy" not in all_of(seen_in(made))


def test_public_ids_lead_its_owner_back(book: Casebook) -> None:
    restrict(book, ORIGIN)
    inside, seen = casework.picture(book), seen_in(book)
    assert all(casework.own_id(inside, d.id) in inside.document_by_id for d in seen.documents)
    for account in seen.accounts:
        own = inside.account_by_id[casework.own_id(inside, account.id)]
        assert (own.origin.name, own.figure and own.figure.best) == (
            account.origin.name,
            account.figure and account.figure.best,
        )
        assert own.id != account.id
    kinds = {s.id: s.matter.kind for s in inside.series}
    assert [kinds[casework.own_id(inside, s.id)] for s in seen.series] == [s.matter.kind for s in seen.series]
    for claim in seen.claims:
        assert inside.claim_by_id[casework.own_id(inside, claim.id)].kind == claim.kind
    with pytest.raises(UsageError):
        casework.own_id(inside, "zz")
