"""Two hundred judgements outlive a rebuild by another reader: all kept, on the right words, the lost ones listed."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from fairwitness import casework, extract, judging, pipeline
from fairwitness.config import Options
from fairwitness.face import Casebook
from fairwitness.model import Capture, Claim, Document, Judgement, Pin, Problem, claim_id
from fairwitness.publish import tables
from fairwitness.read import document as read_document
from fairwitness.review.finding import anchor
from fairwitness.review.making import text_hash
from tests.test_stories import STORIES, parse_story

HERE = Options(workers=1)
NOON = datetime(2031, 6, 1, 12, tzinfo=UTC)
DECISIONS = ("accept", "reject", "kind=other", "place=Tel Brakan, Syria", "actor=Northern Front", "when=2031-05-01")
Reader = Callable[[Document, extract.Seen | None], tuple[Claim, ...]]


def first_reader(document: Document, seen: extract.Seen | None = None) -> tuple[Claim, ...]:
    """The engine of vocabulary and patterns."""
    return extract.by_rule(document, seen)


def moody_reader(document: Document, seen: extract.Seen | None = None) -> tuple[Claim, ...]:
    """One that finds no claim where the first did, another kind, a wider figure, or the same: by chance, the same each
    time.
    """
    return tuple(found for c in first_reader(document, seen) if (found := _moody(c, document.text)) is not None)


def _moody(claim: Claim, text: str) -> Claim | None:
    match random.Random(f"{claim.kind} {anchor(claim).text} {anchor(claim).start}").choice(
        "dropped kind wider same same".split()
    ):
        case "dropped":
            return None
        case "kind":
            return _with_id(replace(claim, kind="missing" if claim.kind != "missing" else "killed", part_of=None))
        case "wider" if claim.figure:
            words = claim.figure.words
            end = min(len(text), words.end + 3)
            wider = replace(words, end=end, text=text[words.start : end])
            return _with_id(replace(claim, figure=replace(claim.figure, words=wider), part_of=None))
    return replace(claim, part_of=None)


def _with_id(claim: Claim) -> Claim:
    return replace(claim, id=claim_id(claim.document_id, claim.kind, anchor(claim)))


def newer_text(capture: Capture, body: bytes) -> tuple[Document, tuple[Problem, ...]]:
    """The document as a newer reader takes it from the bytes: with a line above, and other spaces and quotes."""
    document, problems = read_document(capture, body)
    text = "Seen anew by a newer reader\n" + document.text.replace(". ", ".  ").replace("“", '"').replace("”", '"')
    return replace(document, id=f"{document.id}-anew", text=text, repeats=()), problems


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The dispatches of the demonstration and the passages of the stories: all our own words."""
    folder = tmp_path_factory.mktemp("texts")
    dispatches, stories = folder / "dispatches.jsonl", folder / "stories.jsonl"
    dispatches.write_text((files("fairwitness") / "demo" / "dispatches.jsonl").read_text("utf-8"), "utf-8")
    with stories.open("w", encoding="utf-8") as out:
        for path in STORIES:
            story = parse_story(path.read_text("utf-8"))
            published = story.given.published.isoformat() if story.given.published else None
            told = {"name": path.stem, "text": story.passage, "outlet": story.given.outlet, "published": published}
            out.write(json.dumps(told) + "\n")
    return [dispatches, stories]


@pytest.fixture
def judged(texts: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Casebook:
    """A casebook read by the first reader, with 200 judgements of its claims."""
    monkeypatch.setattr(extract, "claims", first_reader)
    casebook = Casebook.open(tmp_path / "judged.casebook")
    casebook.add(*texts, options=HERE)
    chance = random.Random(20310601)
    claims = sorted(casebook.claims(), key=lambda c: c.id)
    assert len(claims) > 150
    for minute in range(200):
        signed = judging.signature("A. Reader", f"reason {minute}", NOON + timedelta(minutes=minute))
        judging.judged(casebook, chance.choice(claims).id, chance.choice(DECISIONS), signed)
    casework.reconcile_casebook(casebook)
    return casebook


def rebuilt(casebook: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "READER", "another reader")
    steps = casebook.rebuild(HERE)
    assert steps
    assert {s.status for s in steps} == {"added"}


def lost_ids(casebook: Casebook) -> set[str]:
    return {a.id for a in casebook.attachments() if a.state == "lost"}


def check_all_are_there(casebook: Casebook, before: list[Judgement]) -> None:
    assert list(casebook.judgements()) == before
    assert len(before) == 200
    assert {a.id for a in casebook.attachments()} == {j.id for j in before}
    lost = lost_ids(casebook)
    assert {p.about for p in casebook.problems() if p.step == "review"} == lost
    listed = tables.judgements(casework.picture(casebook), only_lost=True)
    assert {row["id"] for row in listed.records()} == lost


def check_effects(casebook: Casebook) -> None:
    """What is rejected stands in no account; what is corrected is what accounts use."""
    made = {j.id: j for j in casebook.judgements()}
    in_account = {p.claim_id: a for a in casebook.accounts() for p in a.appearances}
    claims = {c.id for c in casebook.claims()}
    holding = [(made[a.id], c) for a in casebook.attachments() if a.state == "in_force" for c in a.claims]
    rejected = {c for j, c in holding if j.verdict == "reject"}
    assert rejected
    assert rejected <= claims - in_account.keys()
    kinds = [(c, in_account[c]) for j, c in holding if j.about.slot == "kind" and c not in rejected]
    assert kinds
    assert {account.matter.kind for _, account in kinds} == {"other"}


def test_the_same_reader_finds_every_claim_again(judged: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    before, attached = list(judged.judgements()), list(judged.attachments())
    assert not lost_ids(judged)
    check_effects(judged)
    rebuilt(judged, monkeypatch)
    check_all_are_there(judged, before)
    assert list(judged.attachments()) == attached


def test_another_reader_keeps_them_all_and_lists_those_that_find_no_claim(
    judged: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = list(judged.judgements())
    monkeypatch.setattr(extract, "claims", moody_reader)
    rebuilt(judged, monkeypatch)
    check_all_are_there(judged, before)
    check_effects(judged)
    texts = {d.id: text_hash(d.text) for d in judged.documents()}
    claims = {c.id: c for c in judged.claims()}
    made = {j.id: j for j in before}
    for found in judged.attachments():
        about = made[found.id].about
        assert isinstance(about, Pin)
        for claim in (claims[c] for c in found.claims):
            assert texts[claim.document_id] == about.text_sha256
            assert (anchor(claim).start, anchor(claim).text[: len(about.words)]) == (about.start, about.words)
        there = [c for c in claims.values() if texts[c.document_id] == about.text_sha256]
        same = [c for c in there if c.kind == about.kind and anchor(c).start == about.start]
        none = [c for c in there if anchor(c).start < about.end and about.start < anchor(c).end]
        assert not (same and found.state == "lost")
        assert none or found.state == "lost"
    assert 20 < len(lost_ids(judged)) < 120


def test_a_reader_that_changes_the_text_loses_none(judged: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(judged.judgements())
    monkeypatch.setattr(pipeline, "read_document", newer_text)
    rebuilt(judged, monkeypatch)
    check_all_are_there(judged, before)
    claims = {c.id: c for c in judged.claims()}
    made = {j.id: j for j in before}
    documents = {d.id: d for d in judged.documents()}
    kept = 0
    for found in judged.attachments():
        about = made[found.id].about
        assert isinstance(about, Pin)
        for claim in (claims[c] for c in found.claims):
            document, at = documents[claim.document_id], anchor(claim)
            assert document.capture_id == about.capture_id
            assert _letters(at.text) == _letters(about.words)
            assert _letters(document.text[at.end : at.end + 60])[:30] == _letters(about.after[:80])[:30]
            kept += 1
    assert kept >= 190


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def test_the_trained_reader_keeps_them_all(judged: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(judged.judgements())
    monkeypatch.undo()
    rebuilt(judged, monkeypatch)
    check_all_are_there(judged, before)
