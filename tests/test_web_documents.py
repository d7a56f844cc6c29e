"""The page of a document shows its text to the character, with every span where it stands, and nothing in it acts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness.model import (
    Attachment,
    Claim,
    Document,
    Figure,
    Judgement,
    Source,
    Span,
    Statement,
    Thing,
    Things,
    claim_id,
    identity,
)
from fairwitness.publish.picture import Picture
from fairwitness.review.making import pin
from fairwitness.web.app import app
from fairwitness.web.library import Wanted
from fairwitness.web.rendering import Renderer
from fairwitness.web.shelf import Shelf
from fairwitness.web.views.document import document_page
from fairwitness.web.views.versions import versions
from tests.demo_world import demo_casebook
from tests.inspected_pages import Page, Text
from tests.reconcile_world import SOCIETY, claim, report
from tests.web_world import client_over, picture_of
from tests.worlds import capture, reading

ALPHABET = "ab \n<&\"'\x00\u202e\u200fשלעربي😀👩\u200d🚀e\u0301\ufeff\t"
LABEL = Renderer().speech


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return TestClient(app(demo_casebook(tmp_path_factory.mktemp("documents"))))


def text_of(page: str) -> Text:
    (found,) = Page(page).texts
    return found


# -- the text ---------------------------------------------------------------------------------------------------------


@st.composite
def documents(draw: st.DrawFn) -> tuple[Picture, list[tuple[str, str, Span]]]:
    """A document of any characters with claims and statements anywhere; and what is marked: role, number, span."""
    text = draw(st.text(ALPHABET, min_size=1, max_size=60))
    document = Document("d" * 20, "c" * 20, text, title="<b>One", language="ar")
    bounds = st.integers(0, len(text) - 1).flatmap(lambda a: st.tuples(st.just(a), st.integers(a + 1, len(text))))
    spans = bounds.map(lambda ends: Span(ends[0], ends[1], text[ends[0] : ends[1]]))
    maybe = st.none() | spans
    drawn: list[tuple[str, str, Span]] = []
    claims: dict[str, Claim] = {}
    for _ in range(draw(st.integers(0, 4))):
        words, figure, group, place, who = draw(st.tuples(spans, maybe, maybe, maybe, maybe))
        count = Figure(figure, "vague", None, None, None) if figure else None
        made = claim_id(document.id, "killed", figure or words)
        chain = (Source(None, None, who),) if who else ()
        claims[made] = Claim(made, document.id, "killed", words, chain, count, group=group, place=place)
    held = tuple(sorted(claims.values(), key=lambda c: (c.words.start, c.words.end)))
    for n, c in enumerate(held, 1):
        parts = (("cw", c.words), ("cf", c.figure and c.figure.words), ("cg", c.group), ("cp", c.place))
        drawn += [(role, f"c{n}", span) for role, span in parts if span]
        drawn += [("ch", f"c{n}", link.words) for link in c.chain if link.words]
    said = draw(st.lists(spans, min_size=1, max_size=3))
    statement = Statement("s" * 20, document.id, (), (), tuple(said), ())
    drawn += [("sc", "s1", span) for span in said]
    again = draw(st.lists(spans, max_size=1))
    drawn += [("rp", "r1", span) for span in again]
    document = replace(document, repeats=tuple(again))
    return Picture(documents=(document,), claims=held, statements=(statement,)), drawn


@settings(max_examples=150, deadline=None)
@given(documents(), st.booleans())
def test_the_text_on_the_page_is_the_text_and_each_span_covers_its_characters(
    made: tuple[Picture, list[tuple[str, str, Span]]], opened: bool
) -> None:
    picture, drawn = made
    document, shelf = picture.documents[0], Shelf(picture)
    wanted = picture.claims[0].id if opened and picture.claims else None
    page = document_page(shelf, document, wanted, LABEL)
    html = Renderer().page("document.html", page=page)
    shown = text_of(html)
    assert shown.characters == document.text
    covered: dict[tuple[str, str], set[int]] = {}
    for role, key, span in drawn:
        covered.setdefault((role, key), set()).update(range(span.start, span.end))
    assert shown.covered == covered


def test_every_link_on_a_page_to_itself_leads_somewhere(client: TestClient) -> None:
    for document in all_documents(client):
        read = Page(client.get(f"/document/{document.id}").text)
        assert {h[1:] for h in read.hrefs if h.startswith("#")} <= read.ids


def all_documents(client: TestClient) -> tuple[Document, ...]:
    found: tuple[Document, ...] = client.app.state.desk.library().documents(Wanted(limit=0)).rows  # type: ignore[attr-defined]
    return found


def test_a_claim_leads_to_its_words_where_it_is_open(client: TestClient) -> None:
    library = client.app.state.desk.library()  # type: ignore[attr-defined]
    for document in all_documents(client):
        for one in library.claims_of(document.id):
            answer = client.get(f"/claim/{one.id}", follow_redirects=False)
            assert answer.status_code == 303
            assert answer.headers["location"] == f"/document/{document.id}?claim={one.id}#c-{one.id}"
        if library.claims_of(document.id):
            page = client.get(f"/claim/{one.id}").text
            assert f'id="c-{one.id}"' in page
            assert page.count("<details open>") == 1
            assert "hit" in page


# -- what stands beside it --------------------------------------------------------------------------------------------


def test_the_evidence_is_told(client: TestClient) -> None:
    document = next(d for d in all_documents(client) if d.language == "en")
    page = Page(client.get(f"/document/{document.id}").text).words
    held = client.app.state.desk.library().capture(document.capture_id)  # type: ignore[attr-defined]
    for told in (held.body_sha256, held.media_type, held.location, held.takings[0].manner, document.id):
        assert told in page


def test_two_versions_of_a_story_are_told_word_by_word(client: TestClient) -> None:
    library = client.app.state.desk.library()  # type: ignore[attr-defined]
    document = next(d for d in all_documents(client) if library.family_of(d.id))
    page = client.get(f"/document/{document.id}").text
    others = [h for h in Page(page).hrefs if "/against/" in h]
    assert others
    compared = client.get(others[0]).text
    assert "<del>" in compared
    assert "<ins>" in compared
    assert client.get(f"/document/{document.id}/against/none").status_code == 404


@given(st.lists(st.sampled_from(["12 ", "people ", "were ", "killed", ".\n", "ربي ", "\x00"]), max_size=25), st.data())
def test_the_pieces_of_two_versions_make_up_both(words: list[str], data: st.DataObject) -> None:
    one = "".join(words)
    other = "".join(data.draw(st.permutations(words))[: data.draw(st.integers(0, 25))])
    pieces = versions(one, other).pieces
    assert "".join(p.text for p in pieces if p.sort != "new") == one
    assert "".join(p.text for p in pieces if p.sort != "gone") == other
    assert (one == other) == all(p.sort == "same" for p in pieces)


def test_later_copies_of_a_passage_are_greyed_and_named() -> None:
    text = "A passage.\nA passage."
    document = Document("d1", "c1", text, repeats=(Span(11, 21, "A passage."),))
    page = client_over(Picture(documents=(document,))).get("/document/d1").text
    assert text_of(page).covered[("rp", "r1")] == set(range(11, 21))
    assert "Passages that stand again" in page


def test_what_a_document_holds_acts_on_no_page() -> None:
    evil = '<script>alert(1)</script> "><img src=x onerror=alert(1)> \u202e'
    made = report(evil, 3, claim("killed", "12", SOCIETY, words="12 " + evil), text=evil, title=evil, byline=evil)
    made = replace(made, document=replace(made.document, language=evil, url=f"javascript:{evil}", agency=evil))
    client = client_over(picture_of(made))
    for path in (
        "/documents",
        f"/document/{made.document.id}",
        f"/claim/{made.claims[0].id}",
        f"/documents?words={evil}",
    ):
        answer = client.get(path)
        assert answer.status_code == 200
        read = Page(answer.text)
        assert "img" not in read.tags
        assert not [a for a in read.attributes if a.startswith("on")]
        assert not read.inside["script"].strip()
        assert not [h for h in read.hrefs if h.startswith("javascript")]


def test_documents_are_found_by_outlet_day_and_words(client: TestClient) -> None:
    def shown(question: str) -> int:
        return client.get(f"/documents?{question}").text.count('<p class="when">')

    assert shown("") == len(all_documents(client))
    outlet = all_documents(client)[0].outlet
    assert 0 < shown(f"outlet={outlet}") < shown("")
    assert 0 < shown("words=theatre") < shown("")
    assert shown("words=zebra") == 0
    assert shown("on=2022-03-10") + shown("since=2022-03-11") == shown("")
    assert client.get("/documents?on=then").status_code == 400


# -- ids of an older reading ------------------------------------------------------------------------------------------


def test_what_was_read_anew_is_found_by_its_old_id_where_somebody_judged_it() -> None:
    old = reading()
    taken = capture(old.document.text.encode())
    text = "Read anew. " + old.document.text
    document = replace(old.document, id=identity(taken.id, "another"), text=text)
    now = replace(old.claims[0], id="now", document_id=document.id)
    about = pin(old.claims[0], old.document, "claim", "killed")
    judged = Judgement("j1", about, "accept", None, "person:Amal", datetime(2031, 5, 20, tzinfo=UTC), "it says so")
    picture = Picture(
        documents=(document,), claims=(now,), judgements=(judged,),
        attachments=(Attachment("j1", "in_force", ("now",)),), verdicts={"now": "accept"}, captures=(taken,),
    )  # fmt: skip
    client = client_over(picture)
    moved = client.get(f"/claim/{old.claims[0].id}", follow_redirects=False)
    assert moved.headers["location"] == "/claim/now"
    moved = client.get(f"/document/{old.document.id}", follow_redirects=False)
    assert moved.headers["location"] == f"/document/{document.id}"
    assert "it says so" in client.get("/claim/now").text
    lost = client_over(replace(picture, attachments=()))
    assert lost.get(f"/claim/{old.claims[0].id}").status_code == 404
    assert lost.get("/document/nothing").status_code == 404


def test_records_that_people_merged_are_found_by_their_old_ids() -> None:
    picture = picture_of(report("Harbour Post", 3, claim("killed", "12", SOCIETY)))
    now = picture.incidents[0].id
    about = Things((Thing("incident", "kept then", "one"), Thing("incident", "gone", "other")), ("made then",))
    judged = Judgement("j1", about, "merge", None, "person:Amal", datetime(2031, 5, 20, tzinfo=UTC), "one and the same")
    held = replace(Attachment("j1", "in_force"), record=now)
    client = client_over(replace(picture, judgements=(judged,), attachments=(held,)))
    for old in ("kept then", "gone", "made then"):
        assert client.get(f"/incident/{old}", follow_redirects=False).headers["location"] == f"/incident/{now}"
    assert client.get("/incident/never").status_code == 404
    undone = client_over(replace(picture, judgements=(judged,), attachments=(replace(held, state="undone"),)))
    assert undone.get("/incident/gone").status_code == 404


def test_a_long_document_tells_those_claims_in_full_that_stand_around_the_open_one() -> None:
    made = report("Harbour Post", 3, *(claim("killed", str(n), SOCIETY) for n in range(100, 300)))
    client = client_over(picture_of(made))
    page = client.get(f"/document/{made.document.id}?claim={made.claims[150].id}").text
    assert page.count("<details") < 40
    assert page.count('class="claim') >= 200
    assert f'id="o-{made.claims[3].id}"' in page
    assert len(page) < 300_000
    shelf = Shelf(picture_of(made))
    assert all(c.slots for c in document_page(shelf, made.document, None, LABEL, whole=True).claims)
