"""Review: what people decided about claims, and how it holds on to the words when claims are read anew.

readings, judgements -> readings as judged, attachments, meanings by persons, problems. The rules: docs/judgements.md.
"""

from fairwitness.review.judgements import (
    Decision,
    Judged,
    Signature,
    as_corrected,
    is_persons,
    judged,
    judgement,
    pin,
    undoing,
    verdicts,
)
from fairwitness.review.slots import value_of

__all__ = [
    "Decision",
    "Judged",
    "Signature",
    "as_corrected",
    "is_persons",
    "judged",
    "judgement",
    "pin",
    "undoing",
    "value_of",
    "verdicts",
]
