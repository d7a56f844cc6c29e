"""The notation of our own annotated passages, and the passages themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from training import passages
from training.agreement import LIGHT, SECOND
from training.parts import part_of

TEXT = """#### t1 | The Corva Herald | 2021-03-04 | wire
Rockets hit Torvik

TORVIK, Maldania - At least 12 people, three of them children, were killed on Tuesday in Torvik, the relief office said.
It said that four more were killed on Wednesday.
----
"""
DEAD = "* killed | w At least 12 people, three of them children, were killed on Tuesday | f At least 12 event"


def _read(*lines: str) -> passages.Passage:
    return next(passages.passages(TEXT + "\n".join(lines)))


def test_words_are_found_and_figures_read() -> None:
    found = _read(f"{DEAD} | g people =people | p Torvik =Torvik, Maldania | c the relief office =; Relief Office")
    claim = found.claims[0]
    assert not found.faults
    assert claim["figure"] == {
        "words": "At least 12", "start": 39, "end": 50, "sense": "at_least", "low": 12, "best": None, "high": None,
        "basis": "event", "unit": "people",
    }  # fmt: skip
    assert found.text[claim["place"]["start"] : claim["place"]["end"]] == "Torvik"
    assert claim["chain"][0]["org"] == "Relief Office"
    assert claim["chain"][0]["name"] is None


def test_the_nearest_words_are_meant_unless_a_number_picks_others() -> None:
    near = _read(f"{DEAD} | p Torvik =Torvik, Maldania").claims[0]["place"]
    first = _read(f"{DEAD} | p Torvik#1 =Torvik, Maldania").claims[0]["place"]
    assert near["start"] > first["start"] == TEXT.split("\n", 1)[1].index("Torvik")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("* slain | w four more were killed", "no kind"),
        ("* killed | w five more were killed", "not in the text"),
        ("* killed | w four more were killed | f four", "the basis"),
        ("* killed | w four more were killed | f more event", "cannot read"),
        ("* killed | w four more were killed | part 3", "no such earlier line"),
        ("* killed | w four more were killed | g more =heroes", "no class"),
        ("* killed | w four more were killed | p Torvik", "needs '='"),
        ("* killed | w four more were killed | z more", "no field"),
        ("killed | w four more were killed", "begins with"),
    ],
)
def test_what_cannot_be_read_is_told(line: str, why: str) -> None:
    assert why in "\n".join(_read(line).faults)


def test_numbers_that_nobody_marked_are_doubted() -> None:
    assert any("four" in doubt for doubt in _read(DEAD).doubts)


def test_a_record_holds_the_exact_characters() -> None:
    record = passages.record(_read(DEAD, "@ s It | q said | k four more were killed on Wednesday"))
    said = record["attributions"][0]
    spans = {part: [record["text"][s["start"] : s["end"]] for s in said[part]] for part in said}
    assert spans == {"source": ["It"], "cue": ["said"], "content": ["four more were killed on Wednesday"]}


@pytest.mark.parametrize(
    "path", [*passages.FILES, *passages.LIGHT, *passages.TOLD, *passages.PEACE], ids=lambda p: p.stem
)
def test_our_own_passages_have_no_faults(path: Path) -> None:
    found = passages.load([path])
    assert len(found) >= 30
    assert [fault for p in found for fault in p.faults] == []


def test_no_two_passages_have_one_name() -> None:
    heads = (
        passages.HEADER.findall(f.read_text(encoding="utf-8"))
        for f in (*passages.FILES, *passages.LIGHT, *passages.TOLD, *passages.PEACE)
    )
    names = [head.partition(" ")[0] for some in heads for head in some]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("files", "seconds", "share"), [(passages.FILES, SECOND, 12), (passages.LIGHT, LIGHT, 40)])
def test_the_second_reader_read_the_same_texts(files: list[Path], seconds: list[Path], share: int) -> None:
    first, second = {p.name: p.text for p in passages.load(files)}, passages.load(seconds)
    assert len(second) >= len(first) // share
    assert all(first[p.name] == p.text for p in second)


def test_parts_are_fixed_by_the_name() -> None:
    names = [f"x{n:03}" for n in range(1000)]
    counts = {part: sum(part_of(n) == part for n in names) for part in ("train", "dev", "test")}
    assert 150 < counts["test"] < 250
    assert 50 < counts["dev"] < 120
    assert part_of("x001") == part_of("x001")
