"""The page of inspected documents shows every character and span of each text, and nothing in a text acts on it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairwitness import inspection
from fairwitness.config import Options
from fairwitness.publish import inspected
from fairwitness.publish.inspected.marked import marked, merged
from fairwitness.publish.inspected.record import ROLES, Mark
from tests.inspected_pages import Page
from tests.test_cli import STORY, Shell, json_lines, shell

__all__ = ["shell"]

TWICE = (
    "Up to 40 people were killed in Qasr Amun on Monday, Amal Rif of the Harbour Relief Society told Demo Wire.\n\n"
    "The town's hospital was hit by air strikes, the society said.\n\n"
)
HOSTILE = (
    "At least 12 people </p></div><script>alert(1)</script> were killed in \u202eQasr Amun\u202c on Monday, "
    "the “<b onmouseover='x'>Harbour” Relief Society said.\r\nTwo\x00\x00\x00 men &amp; a\u200b boy died; "
    "<!-- \ud800 ]]>\x1b[31m\u2028\n\n\n\tabc \u05d0\u05d1\u05d2 12 \u0645\u062f\u0646\u064a e" + "\u0301" * 60 + "\n"
)
# What no browser may be given: it drops or alters them, or they act on what stands around them.
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def made(tmp_path: Path, *rows: dict[str, Any]) -> tuple[list[dict[str, Any]], str]:
    """What inspecting these rows gives, as JSON and as a page."""
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows))
    wanted = inspection.Wanted(json=True, html=True)
    found = list(inspection.inspect_all([str(tmp_path / "in.jsonl")], Options(workers=1), wanted))
    kept = [m for m in found if isinstance(m, inspection.Made)]
    shown = [m.html for m in kept if m.html]
    return [json.loads(m.json) for m in kept if m.json], inspected.page(shown, [m for m in found if isinstance(m, str)])


def parts(seen: dict[str, Any]) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """For each role and claim, statement, time, place, mention or sentence the spans that the JSON gives it."""
    out: dict[tuple[str, str], list[dict[str, Any]]] = {}
    named = {"cf": "figure", "cg": "group", "ca": "actor", "cm": "means", "cp": "place", "ct": "when"}
    for i, claim in enumerate(seen["claims"], 1):
        out[("cw", f"c{i}")] = [claim]
        out |= {(role, f"c{i}"): [claim[name]] for role, name in named.items() if claim[name]}
        out[("ch", f"c{i}")] = claim["chain"]
        out[("cd", f"c{i}")] = [link["said"] for link in claim["chain"] if link.get("said")]
    for i, statement in enumerate(seen["attributions"], 1):
        out |= {(r, f"s{i}"): statement[n] for r, n in (("ss", "source"), ("su", "cue"), ("sc", "content"))}
    for role, name in (("tm", "times"), ("pl", "places"), ("mn", "mentions"), ("sn", "sentences")):
        letter = "n" if role == "sn" else role[0]
        out |= {(role, f"{letter}{i}"): [span] for i, span in enumerate(seen[name], 1)}
    return {key: [s for s in spans if s.get("start") is not None] for key, spans in out.items()}


@pytest.mark.parametrize("text", [STORY, TWICE * 2, HOSTILE, "", "\n\n", "12", "No claim in this.\n"])
def test_the_page_marks_exactly_the_characters_of_every_span(tmp_path: Path, text: str) -> None:
    (seen,), page = made(tmp_path, {"name": "one", "text": text, "published": "2021-05-13"})
    (shown,) = Page(page).texts
    assert shown.characters == text
    for key, spans in parts(seen).items():
        wanted = {i for s in spans for i in range(s["start"], s["end"])}
        assert shown.covered.get(key, set()) == wanted, key


def test_the_words_of_a_story_are_marked_where_they_stand(tmp_path: Path) -> None:
    (_,), page = made(tmp_path, {"name": "one", "text": STORY, "published": "2021-05-13"})
    (shown,) = Page(page).texts

    def words(role: str, key: str) -> str:
        return "".join(shown.characters[i] for i in sorted(shown.covered[(role, key)]))

    assert words("cf", "c1") == "At least 12"
    assert words("cp", "c1") == "Qasr Amun"
    assert words("ct", "c1") == "on Monday"
    assert words("ch", "c1") == "the Harbour Relief Society"


@given(st.text(alphabet="ab \n<&\x00\u202e", max_size=30), st.data())
def test_marks_that_nest_and_cross_lose_no_character_and_cover_what_they_should(text: str, data: st.DataObject) -> None:
    at = st.integers(0, len(text) + 1)
    role = st.sampled_from([r.code for r in ROLES])
    drawn = data.draw(
        st.lists(st.builds(Mark, at, at, role, st.sampled_from([("c1",), ("c2",), ("s1", "s2")])), max_size=8)
    )
    marks = merged(drawn, len(text))
    page = Page(f'<div class="text">{marked(text, marks, [f"x{i}" for i in range(len(marks))], {})}</div>')
    assert page.texts[0].characters == text
    wanted: dict[tuple[str, str], set[int]] = {}
    for m in drawn:
        if m.start < m.end <= len(text):
            for key in m.belongs:
                wanted.setdefault((m.role, key), set()).update(range(m.start, m.end))
    assert page.texts[0].covered == wanted
    assert page.texts[0].first == {f"x{i}": (m.start, m.role) for i, m in enumerate(marks)}


def test_every_link_leads_somewhere_on_the_page(tmp_path: Path) -> None:
    _, page = made(tmp_path, {"name": "a", "text": TWICE * 2, "published": "2021-05-13"}, {"text": STORY})
    read = Page(page)
    assert {h.removeprefix("#") for h in read.hrefs} <= read.ids
    assert all(h.startswith("#") for h in read.hrefs)
    assert len(read.hrefs) > 20


def test_each_claim_is_linked_from_the_text_and_told_in_notation(shell: Shell, tmp_path: Path) -> None:
    (seen,), page = made(tmp_path, {"name": "one", "text": STORY, "published": "2021-05-13"})
    (tmp_path / "one.txt").write_text(STORY)
    read = Page(page)
    for i in range(1, len(seen["claims"]) + 1):
        assert f"#d1c{i}" in read.hrefs
    for line in shell("claims", "one.txt", "--published", "2021-05-13").out.splitlines():
        assert line in read.words


def test_nothing_in_a_text_or_a_name_acts_on_the_page(tmp_path: Path) -> None:
    evil = "</title><script>x</script>\u202e\"'&\x00"
    row = {"name": evil, "text": HOSTILE, "title": evil, "outlet": evil, "url": f"javascript:{evil}"}
    _, page = made(tmp_path, row, {"name": "safe", "text": "Fine."}, {"name": evil})
    assert not ACTING.search(page)
    page.encode("utf-8")
    read = Page(page)
    assert read.tags.count("script") == 1
    assert read.tags.count("style") == 1
    assert not [a for a in read.attributes if a.startswith("on") or a in ("src", "style", "srcset", "action")]
    assert read.texts[0].characters == HOSTILE


def test_the_policy_allows_this_style_and_script_and_nothing_else(tmp_path: Path) -> None:
    _, page = made(tmp_path, {"text": STORY})
    read = Page(page)

    def hashed(inside: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()}'"

    rules = dict(rule.strip().split(" ", 1) for rule in read.metas["Content-Security-Policy"].split(";"))
    assert rules == {
        "default-src": "'none'",
        "style-src": hashed(read.inside["style"]),
        "script-src": hashed(read.inside["script"]),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert "http" not in read.inside["style"] + read.inside["script"]
    assert page.index("Content-Security-Policy") < page.index("<style")


def test_repeats_and_problems_are_shown_as_such(tmp_path: Path) -> None:
    (seen,), page = made(tmp_path, {"name": "one", "text": TWICE * 2, "published": "2021-05-13"})
    read = Page(page)
    assert "Repeated passages" in read.words
    covered = set().union(*(v for (role, _), v in read.texts[0].covered.items() if role == "rp"))
    assert covered
    assert min(covered) >= len(TWICE)
    assert not covered & read.texts[0].covered[("cf", "c1")]
    for problem in seen["problems"]:
        assert problem["message"] in read.words


def test_many_documents_have_a_contents_list_with_their_counts(tmp_path: Path) -> None:
    rows = [{"name": f"story {i}", "text": STORY if i % 2 else "Nothing here."} for i in range(12)]
    seen, page = made(tmp_path, *rows, {"name": "broken"})
    read = Page(page)
    assert len(read.texts) == 12
    assert [h for h in read.hrefs if re.fullmatch(r"#d\d+", h)] == [f"#d{i}" for i in range(1, 13)]
    assert "line 13: has no" in read.words
    assert f"12 documents, {sum(len(s['claims']) for s in seen)} claims" in read.words
    assert page.count('class="document" open') == 1


def test_the_same_input_gives_the_same_page(tmp_path: Path) -> None:
    rows = [{"name": "a", "text": STORY}, {"name": "b", "text": TWICE}]
    assert made(tmp_path, *rows)[1] == made(tmp_path, *rows)[1]


# -- the command ------------------------------------------------------------------------------------------------------


def test_inspect_html_writes_a_page_and_keeps_standard_output_for_json(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(STORY)
    (tmp_path / "in.jsonl").write_text(json.dumps({"name": "b", "text": TWICE}) + "\n")
    ran = shell("inspect", "one.txt", "in.jsonl", "--html", "out.html", "--workers", "1")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "2 documents shown in out.html\n"
    first = (tmp_path / "out.html").read_bytes()
    assert [t.characters for t in Page(first.decode()).texts] == [STORY, TWICE]
    both = shell("inspect", "one.txt", "in.jsonl", "--html", "out.html", "--json", "--workers", "2")
    assert [row["name"] for row in json_lines(both)] == ["one.txt", "b"]
    assert (tmp_path / "out.html").read_bytes() == first
    assert json_lines(shell("inspect", "one.txt", "in.jsonl", "--workers", "1")) == json_lines(both)


def test_inspect_html_tells_what_could_not_be_read(shell: Shell, tmp_path: Path) -> None:
    ran = shell("inspect", "none.txt", "--html", "out.html")
    assert ran.code == 1
    assert "none.txt" in Page((tmp_path / "out.html").read_text()).words


@pytest.mark.parametrize(("target", "code"), [("-", 2), ("no-such-folder/out.html", 1)])
def test_a_page_that_cannot_be_written_is_one_line(shell: Shell, tmp_path: Path, target: str, code: int) -> None:
    (tmp_path / "one.txt").write_text(STORY)
    ran = shell("inspect", "one.txt", "--html", target)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (code, "", 1)


def test_who_only_hands_out_texts_loads_neither_model_nor_vocabulary() -> None:
    script = (
        "import sys; import fairwitness.cli; from fairwitness import inspection\n"
        "print([m for m in ('numpy', 'onnxruntime', 'fairwitness.extract', 'fairwitness.vocab') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
