"""Review: what people decided about claims and records, and how it holds on to the words when claims are read anew.

readings, judgements -> readings as judged, attachments, meanings by persons, problems; accounts and incidents, merged
and split as people said. The rules: docs/judgements.md.
"""

from fairwitness.review.judgements import (
    Judged,
    as_corrected,
    as_judged_before,
    is_persons,
    judged,
    pins_of,
    problems_of,
    verdicts,
)
from fairwitness.review.making import (
    CREDIBILITY,
    GRADES,
    RELIABILITY,
    RESTRICTED,
    STATUS,
    VERDICTS,
    Decision,
    Signature,
    judgement,
    pin,
    text_hash,
    undoing,
    undone,
)
from fairwitness.review.records import (
    Join,
    Named,
    Standing,
    accounts_as_judged,
    held,
    incidents_as_judged,
    joins,
    restricted_origins,
    same_origins,
    standing_of,
)
from fairwitness.review.slots import SLOTS, WORDS, parse_figure, parse_period, value_of

__all__ = [
    "CREDIBILITY",
    "GRADES",
    "RELIABILITY",
    "RESTRICTED",
    "SLOTS",
    "STATUS",
    "VERDICTS",
    "WORDS",
    "Decision",
    "Join",
    "Judged",
    "Named",
    "Signature",
    "Standing",
    "accounts_as_judged",
    "as_corrected",
    "as_judged_before",
    "held",
    "incidents_as_judged",
    "is_persons",
    "joins",
    "judged",
    "judgement",
    "parse_figure",
    "parse_period",
    "pin",
    "pins_of",
    "problems_of",
    "restricted_origins",
    "same_origins",
    "standing_of",
    "text_hash",
    "undoing",
    "undone",
    "value_of",
    "verdicts",
]
