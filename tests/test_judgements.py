"""What people decide holds on to characters: it is found again, applied, undone, and never lost unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fairwitness import codec, review
from fairwitness.errors import UsageError
from fairwitness.model import Actor, Figure, Judgement, Meaning, Period, Pin, Span
from fairwitness.review.finding import places_of
from fairwitness.review.making import text_hash
from tests.judged_world import NOON, TOWN, decided, in_text, of_kind, signed, with_claims, with_figure
from tests.worlds import TEXT, capture, reading, span

# -- made --------------------------------------------------------------------------------------------------------------


def test_a_judgement_is_pinned_to_the_text_and_the_characters_of_the_figure() -> None:
    about = decided(reading(), "accept").about
    assert isinstance(about, Pin)
    assert (about.text_sha256, about.start, about.end, about.slot) == (text_hash(TEXT), 0, 11, "claim")
    assert about.words == "At least 12"
    assert about.after == TEXT[11:]


def test_a_claim_without_a_figure_is_pinned_by_its_words() -> None:
    made = reading()
    about = review.pin(replace(made.claims[0], figure=None), made.document, "claim", "")
    assert about.words == made.claims[0].words.text
    assert not about.figured


@pytest.mark.parametrize(
    ("decision", "by", "why"),
    [
        (review.Decision("perhaps"), "A. Reader", "so"),
        (review.Decision("accept", "place", TOWN), "A. Reader", "so"),
        (review.Decision("correct"), "A. Reader", "so"),
        (review.Decision("correct", "score", "1"), "A. Reader", "so"),
        (review.Decision("reject"), " ", "so"),
        (review.Decision("reject"), "A. Reader", " "),
        (review.Decision("reject"), "A. Reader", None),
    ],
)
def test_what_is_no_signed_decision_is_refused(decision: review.Decision, by: str, why: str | None) -> None:
    made = reading()
    about = review.pin(made.claims[0], made.document, decision.slot, "")
    with pytest.raises(UsageError):
        review.judgement(about, decision, review.Signature(by, NOON, why))


def test_a_judgement_goes_to_json_and_comes_back_with_the_kind_of_its_value() -> None:
    for value in (TOWN, Actor("a", "Northern Front"), Period(date(2031, 5, 1), None), "civilians", ""):
        made = decided(reading(), "correct", "place", value)
        assert codec.loads(Judgement, codec.dumps(made)) == made


# -- applied -----------------------------------------------------------------------------------------------------------


def test_without_judgements_nothing_changes() -> None:
    assert review.judged([reading()], ()).readings == (reading(),)


def test_an_accepted_claim_stays_and_a_rejected_one_goes() -> None:
    made = reading()
    assert review.judged([made], [decided(made, "accept")]).readings[0].claims == made.claims
    assert review.judged([made], [decided(made, "reject")]).readings[0].claims == ()


def test_a_correction_is_a_meaning_by_the_person_and_the_words_stay() -> None:
    made = reading()
    judged = review.judged([made], [decided(made, "correct", "place", TOWN)])
    (said,) = judged.meanings
    assert said == Meaning(made.claims[0].id, "place", TOWN, 1.0, "person:A. Reader")
    (claim,) = judged.readings[0].claims
    assert claim.place == made.claims[0].place
    assert codec.best_meanings(judged.readings[0].meanings)[claim.id, "place"].value == TOWN


def test_what_a_person_says_is_not_there_has_no_meaning_at_all() -> None:
    made = reading()
    (judged,) = review.judged([made], [decided(made, "correct", "place", "")]).readings
    assert judged.claims[0].place is None
    assert "place" not in {m.slot for m in judged.meanings}


def test_the_later_judgement_of_a_slot_holds_and_the_earlier_is_superseded() -> None:
    made = reading()
    both = decided(made, "reject"), decided(made, "accept", minute=1)
    judged = review.judged([made], both)
    assert [a.state for a in judged.attachments] == ["superseded", "in_force"]
    assert judged.readings[0].claims == made.claims


# -- undone ------------------------------------------------------------------------------------------------------------


def test_an_undo_is_kept_and_can_be_undone() -> None:
    made = reading()
    first = decided(made, "reject")
    second = review.undoing(first, [first], signed(1))
    judged = review.judged([made], [first, second])
    assert [a.state for a in judged.attachments] == ["undone", "in_force"]
    assert judged.readings[0].claims == made.claims
    third = review.undoing(second, [first, second], signed(2))
    judged = review.judged([made], [first, second, third])
    assert [a.state for a in judged.attachments] == ["in_force", "undone", "in_force"]
    assert judged.readings[0].claims == ()


def test_what_is_undone_cannot_be_undone_again() -> None:
    first = decided(reading(), "reject")
    second = review.undoing(first, [first], signed(1))
    with pytest.raises(UsageError, match="undone already"):
        review.undoing(first, [first, second], signed(2))


def test_undoing_the_later_judgement_brings_the_earlier_back() -> None:
    made = reading()
    both = [decided(made, "reject"), decided(made, "accept", minute=1)]
    judged = review.judged([made], [*both, review.undoing(both[1], both, signed(2))])
    assert [a.state for a in judged.attachments] == ["in_force", "undone", "in_force"]
    assert judged.readings[0].claims == ()


# -- found again -------------------------------------------------------------------------------------------------------


def test_a_claim_that_is_gone_leaves_a_problem_that_does_not_say_who_judged() -> None:
    made = reading()
    lost = decided(made, "reject")
    judged = review.judged([with_claims(made)], [lost])
    assert [(a.id, a.state, a.claims) for a in judged.attachments] == [(lost.id, "lost", ())]
    (problem,) = judged.problems
    assert (problem.step, problem.about) == ("review", lost.id)
    assert problem.words == Span(0, 11, "At least 12")
    assert "A. Reader" not in problem.message


@pytest.mark.parametrize("words", ["12", "least 12", "At least 12 people"])
def test_a_figure_of_which_a_reader_takes_more_or_less_is_the_same(words: str) -> None:
    made = reading()
    claim = with_figure(made, words)
    (found,) = review.judged([with_claims(made, claim)], [decided(made, "reject")]).attachments
    assert found.claims == (claim.id,)


def test_another_figure_in_the_same_clause_is_another_claim() -> None:
    text = "Shells killed 12 people, including three children, in Qasr Amun."
    whole, part = in_text(text, "12").claims[0], in_text(text, "three").claims[0]
    made = replace(in_text(text, "12"), claims=(whole, part))
    assert whole.document_id == part.document_id
    judged = review.judged([with_claims(made, whole)], [decided(made, "reject", at=1)])
    assert judged.attachments[0].state == "lost"
    assert judged.readings[0].claims == (whole,)


def test_a_claim_that_a_reader_reads_without_its_figure_is_another_claim() -> None:
    made = reading()
    bare = replace(made.claims[0], figure=None)
    assert review.judged([with_claims(made, bare)], [decided(made, "reject")]).attachments[0].state == "lost"


@pytest.mark.parametrize(("words", "state"), [("people were killed in Qasr", "in_force"), ("Amun on Monday,", "lost")])
def test_a_clause_is_the_same_where_half_of_the_shorter_is_shared(words: str, state: str) -> None:
    made = reading()
    first, other = (replace(made.claims[0], figure=None, words=span(TEXT, w)) for w in ("killed in Qasr Amun", words))
    judgement = decided(with_claims(made, first), "reject")
    assert review.judged([with_claims(made, other)], [judgement]).attachments[0].state == state


def test_accepting_a_claim_says_nothing_of_one_of_another_kind_on_its_words() -> None:
    made = reading()
    other = with_claims(made, of_kind(made.claims[0], "injured"))
    assert review.judged([other], [decided(made, "accept")]).attachments[0].state == "lost"
    assert review.judged([other], [decided(made, "correct", "place", TOWN)]).attachments[0].state == "in_force"


def test_a_claim_accepted_with_its_kind_corrected_is_found_when_a_reader_reads_that_kind() -> None:
    made = reading()
    both = decided(made, "correct", "kind", "injured"), decided(made, "accept", minute=1)
    other = with_claims(made, of_kind(made.claims[0], "injured"))
    assert [a.state for a in review.judged([other], both).attachments] == ["in_force", "in_force"]


def test_of_two_claims_on_the_same_words_the_one_of_its_kind_is_taken() -> None:
    made = reading()
    two = (of_kind(made.claims[0], "deprived"), made.claims[0], of_kind(made.claims[0], "trapped"))
    for decision in (("reject",), ("correct", "place", TOWN)):
        (found,) = review.judged([with_claims(made, *two)], [decided(made, *decision)]).attachments
        assert found.claims == (made.claims[0].id,)


def test_a_judgement_holds_in_every_document_of_the_very_text() -> None:
    one, copy = reading(), reading(location="file:///a/copy.txt")
    (found,) = review.judged([one, copy], [decided(one, "reject")]).attachments
    assert found.claims == (one.claims[0].id, copy.claims[0].id)


@pytest.mark.parametrize(
    "text",
    [
        "A headline that was not there\n" + TEXT,
        TEXT.replace(" ", "  "),
        TEXT.replace("Monday,", "Monday [1],").replace("the Harbour", "“the” Harbour"),
        TEXT.upper(),
        "At least 12 schools closed in March.\n" + TEXT + "\nAt least 12 of them reopened.",
    ],
)
def test_in_a_text_that_a_reader_changed_it_is_found_by_its_words_and_their_neighbours(text: str) -> None:
    judgement = decided(reading(), "reject")
    about = judgement.about
    assert isinstance(about, Pin)
    words = text[(at := places_of(about, text)[0])[0] : at[1]]
    assert " ".join(words.lower().split()) == "at least 12"
    assert text[at[1] :].lower().split()[0] == "people"
    claim = Span(*at, words)
    other = in_text(text, words)
    figure = replace(other.claims[0].figure or Figure(claim, "", None, None, None), words=claim)
    other = replace(other, claims=(replace(other.claims[0], figure=figure),))
    (found,) = review.judged([other], [judgement]).attachments
    assert found.claims == (other.claims[0].id,)


@pytest.mark.parametrize(
    "text", [TEXT.replace("12", "13"), "At least 12 schools will open on Friday, it was announced"]
)
def test_other_words_or_other_neighbours_are_not_the_same_place(text: str) -> None:
    judgement = decided(reading(), "reject")
    words = "At least 13" if "13" in text else "At least 12"
    assert review.judged([in_text(text, words)], [judgement]).attachments[0].state == "lost"


def test_a_changed_text_of_another_capture_is_not_looked_at() -> None:
    made = in_text("A headline\n" + TEXT)
    elsewhere = replace(made, document=replace(made.document, capture_id=capture(b"other").id))
    assert review.judged([elsewhere], [decided(reading(), "reject")]).attachments[0].state == "lost"
