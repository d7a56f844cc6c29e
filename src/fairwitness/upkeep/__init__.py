"""Upkeep: what is reconciled follows what is read and judged, document by document.

The result is that of ``pipeline.reconciled`` over everything, id for id; but a new document is set beside its
neighbours alone: the texts that share a passage with it, the sayings of its blocks, the accounts near its own. Each
stage gives on only what came out otherwise than before. All of it is one transaction, so that a run that is stopped
leaves the old state.
"""

from __future__ import annotations

from fairwitness import reconcile, vocab
from fairwitness.reconcile import Registry
from fairwitness.reconcile.independence import Voices
from fairwitness.store import Upkeep
from fairwitness.upkeep.beyond import disputes_renewed
from fairwitness.upkeep.gathered import incidents_renewed, series_renewed, states_renewed
from fairwitness.upkeep.judged import judged_anew, judgements_held
from fairwitness.upkeep.pinned import blocks_bound
from fairwitness.upkeep.texts import families_of, texts_renewed
from fairwitness.upkeep.told import Telling, accounts_renewed, sayings_renewed
from fairwitness.vocab.registry import own_mark

# What the rules know of bodies, and of texts that take something back.
_KNOWN = ("registry", "sources", "actors", "countries", "voices")


def rules(registry: Registry | None = None) -> str:
    """Whatever makes the same readings come out otherwise: where it changes, everything is reconciled anew."""
    return f"{reconcile.RULES} {vocab.edition(*_KNOWN)}{own_mark()}" + (" a registry of its own" if registry else "")


def bring_up_to_date(book: Upkeep, registry: Registry | None = None) -> None:
    """Bring everything reconciled up to what is read and judged by now."""
    anew = book.fact("rules") != rules(registry)
    if anew:
        book.drop_all()
        book.set_fact("rules", rules(registry))
    changed = book.document_ids() if anew else book.unreconciled()
    families = texts_renewed(book, changed, anew=anew)
    decided = judged_anew(book, changed, book.judgements(), anew=anew)
    families |= families_of(book, decided.documents)
    voices = Voices(registry or Registry(), decided.same)
    touched = sayings_renewed(book, families, decided.made, voices)
    told = Telling(voices, decided.accounts, blocks_bound(book, decided, families, touched))
    changes = accounts_renewed(book, touched, told, anew=anew)
    disputes_renewed(book, changes)
    series_renewed(book, changes)
    incidents_renewed(book, changes, decided)
    states_renewed(book, changes)
    judgements_held(book, decided)
    book.done()
