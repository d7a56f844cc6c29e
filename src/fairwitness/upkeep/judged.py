"""Where judgements hold, kept up: looked at again where one is new, or a document that they are about is."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from fairwitness import review
from fairwitness.model import Judgement
from fairwitness.store import Upkeep
from fairwitness.store import schema as t


def judged_anew(book: Upkeep, changed: Collection[str], judgements: Sequence[Judgement]) -> set[str]:
    """The documents whose claims may be judged otherwise than before, where judgements hold now being kept."""
    if not judgements:
        return set()
    texts = {j.about.text_sha256 for j in judgements}
    captures = {j.about.capture_id for j in judgements}
    about = {row.document_id for row in book.rows(t.texts, "sha256", texts, "document_id")}
    about |= {row.document_id for row in book.rows(t.texts, "capture_id", captures, "document_id")}
    there = {row.document_id for row in book.rows(t.texts, "document_id", changed, "document_id")}
    is_gone = len(there) < len(set(changed))
    if book.fact("judged") == str(len(judgements)) and not is_gone and about.isdisjoint(changed):
        return set()
    judged = review.judged(book.readings(sorted(about)), judgements)
    book.put_judged(judged.attachments, (*judged.meanings, *judged.problems))
    book.set_fact("judged", str(len(judgements)))
    return about
