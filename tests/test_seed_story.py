"""The news story that the project starts from: each claim once, with bounds, dates and chain right.

The text is not ours and not committed; it is read from the folder named by FAIRWITNESS_DATA, else this is left out.
"""

from __future__ import annotations

import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from fairwitness import codec, notation, pipeline
from fairwitness.model import Given, Reading
from fairwitness.read import plain_document

STORY = Path(os.environ.get("FAIRWITNESS_DATA", "")) / "seed" / "article.txt"
SPOKESMAN = "Ryan Dillon (Operation Inherent Resolve)"
COUNCIL = "Omar Alloush (Raqqa Civilian Council)"
MONITOR = "Syrian Observatory for Human Rights"
RED_CROSS = "International Committee of the Red Cross"

pytestmark = pytest.mark.skipif(not STORY.is_file(), reason="no seed story; name its folder in FAIRWITNESS_DATA")

# kind, figure, period and chain of every claim that carries a figure, as often as it stands in the story.
FIGURED = [
    ("surrendered", "~100", "", "(own voice)"),
    ("surrendered", "~100", "", "(own voice)"),
    ("surrendered", "~100", "", f"{COUNCIL} -> Associated Press"),
    ("controls", "~85%", "", "(own voice)"),
    ("controls", "85%", "", SPOKESMAN),
    ("evacuated", "50", "2017-10-12", SPOKESMAN),
    ("evacuated", "1500", "2017-10-06..2017-10-13", SPOKESMAN),
    ("trapped", "~4000", "", "US-led coalition"),
    ("killed", "200+", "..2017-10-13", MONITOR),
    ("killed", "~1100", "2017-06-01..2017-10-13", MONITOR),
    ("damaged", "<=10", "", RED_CROSS),
    ("deprived", "2000+", "", RED_CROSS),
    ("arrived", ">1000", "", "(own voice)"),
]

# kind, holder, place and chain of the claims of control without a figure.
CONTROL = [
    ("controls", "by Islamic State", "| Raqqa, Syria |", COUNCIL, "past"),
    ("controls", "by Islamic State", "| main stadium, Raqqa, Syria |", "(own voice)"),
    ("controls", "by Islamic State", "| National Hospital, Raqqa, Syria |", "(own voice)"),
    ("withdrew", "by Islamic State", "| northern Raqqa, Syria |", MONITOR),
]


@pytest.fixture(scope="module")
def reading() -> Reading:
    given = Given(outlet="Rudaw", published=date(2017, 10, 13))
    return pipeline.reading(plain_document(STORY.read_text(encoding="utf-8"), given))


def test_each_figure_is_a_claim_once_with_bounds_days_and_chain(reading: Reading) -> None:
    best = codec.best_meanings(reading.meanings)
    told = Counter(
        (c.kind, notation.figure(c.figure), notation.line(c, best).split(" | ")[3].strip(), notation.chain(c.chain))
        for c in reading.claims
        if c.figure
    )
    assert told == Counter(FIGURED)


def test_who_holds_what_is_told(reading: Reading) -> None:
    lines = list(notation.lines(reading.claims, codec.best_meanings(reading.meanings)))
    for kind, *parts in CONTROL:
        assert sum(x.startswith(f"{kind} -") and all(part in x for part in parts) for x in lines) == 1, (kind, parts)
    assert any("extent part" in x and "Islamic State" in x and "(own voice)" in x for x in lines)


def test_surrenders_and_the_share_of_the_city_have_one_origin_each(reading: Reading) -> None:
    series = pipeline.reconciled([reading]).series
    for kind, unit in (("surrendered", "people"), ("controls", "percent")):
        (only,) = (s for s in series if s.matter.kind == kind and s.matter.unit == unit)
        assert (only.origins, only.unnamed, only.disputed) == (1, 0, False)


def test_a_total_an_event_and_a_rate_are_never_one_matter(reading: Reading) -> None:
    evacuated = [s for s in pipeline.reconciled([reading]).series if s.matter.kind == "evacuated"]
    assert sorted(str(s.points[-1].interval.best) for s in evacuated) == ["1500", "50"]
