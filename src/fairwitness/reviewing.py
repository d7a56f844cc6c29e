"""The command ``review``: what a person decides is kept, told back as it was understood, and handed on for training."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fairwitness import casework, judging
from fairwitness.codec import claims_json, encode
from fairwitness.config import Options
from fairwitness.errors import UsageError
from fairwitness.model import Document, Judgement, Pin, Place
from fairwitness.publish import wording
from fairwitness.publish.picture import short
from fairwitness.review import Decision, Signature, as_corrected, text_hash
from fairwitness.review import verdicts as as_judged
from fairwitness.store import Casebook

# What ``--set`` takes, beside "at": where the place of a claim lies.
SETTINGS = ("grade", "reliability", "credibility", "restricted", "status", "assign", "comment")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for about records, by how their ids begin; or a judgement to undo.

    ``decisions``: "accept", "reject", "SLOT=VALUE" on a claim; ``merge``: all are one, the first is kept; ``out``: what
    is taken out of the record; ``settings``: "NAME=VALUE" (SETTINGS, or "at").
    """

    ids: tuple[str, ...]
    decisions: tuple[str, ...]
    undo: str | None
    by: str
    because: str | None
    merge: bool = False
    out: str | None = None
    settings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """The judgements that were made."""

    judgements: tuple[Judgement, ...]

    def records(self) -> list[Any]:
        """Each as plain JSON values."""
        return [encode(j) for j in self.judgements]

    def lines(self) -> Iterator[str]:
        """Each on a line, as it was understood."""
        for j in self.judgements:
            yield f"judgement {short(j.id)}: {_what(j)} | {j.about.told}"


def _what(j: Judgement) -> str:
    if j.verdict == "undo":
        return f"undo {short(str(j.value))}"
    unknown = isinstance(j.value, Place) and j.value.precision == "none"
    note = " (not in the gazetteer: a name without a point)" if unknown else ""
    if j.verdict == "correct":
        return f"{j.about.slot} = {wording.value(j.value)}{note}"
    return j.verdict if isinstance(j.about, Pin) and j.value is None else wording.decision(j)


def review(options: Options, wanted: Wanted) -> Made:
    """Keep what was decided; UsageError where what was asked for is not one thing, or cannot be done as asked."""
    _checked(wanted)
    signed = judging.signature(wanted.by, wanted.because)
    with Casebook.open(options.casebook, create=False) as casebook:
        if wanted.undo is not None:
            return Made((judging.undone(casebook, wanted.undo, signed),))
        if wanted.merge:
            return Made((judging.merged(casebook, wanted.ids, signed),))
        if wanted.out is not None:
            return Made((judging.taken_out(casebook, wanted.out, wanted.ids[0], signed),))
        if wanted.settings:
            return Made(tuple(_set(casebook, wanted.ids[0], s, signed) for s in wanted.settings))
        return Made(judging.judged_all(casebook, wanted.ids[0], wanted.decisions, signed))


def _set(casebook: Casebook, record: str, setting: str, signed: Signature) -> Judgement:
    name, sign, value = (part.strip() for part in setting.partition("="))
    if name == "at" and sign:
        return judging.located(casebook, judging.place_of(casebook, record), value, signed)
    if not sign or name not in SETTINGS:
        raise UsageError(f"--set takes NAME=VALUE, NAME one of at, {', '.join(SETTINGS)}; not {setting!r}")
    return judging.decided(casebook, record, Decision(name, value=value), signed)


def _checked(wanted: Wanted) -> None:
    whole = [d for d in wanted.decisions if "=" not in d]
    asked = [bool(wanted.decisions), wanted.merge, wanted.out is not None, bool(wanted.settings)]
    if wanted.undo is not None and (wanted.ids or any(asked)):
        raise UsageError("--undo takes the id of a judgement and nothing else to decide")
    if wanted.undo is None and not (wanted.ids and any(asked)):
        raise UsageError(
            "name a claim with --accept, --reject or --correct SLOT=VALUE; records with --merge, --take-out or --set; "
            "or --undo ID; or --list"
        )
    if len(whole) > 1 or (whole and len(whole) < len(wanted.decisions)) or sum(asked) > 1:
        raise UsageError("choose one of --accept, --reject and --correct; of --merge, --take-out and --set")
    if len(wanted.ids) > 1 and not wanted.merge:
        raise UsageError("only --merge takes several ids")


# -- corrections as annotations ----------------------------------------------------------------------------------------


def exported(options: Options) -> Iterator[str]:
    """The documents in which people judged claims, as lines of JSON: annotations in the form of the codebook.

    The claims are as people corrected them, those rejected left out; "judged" says which were looked at, and how.
    """
    with Casebook.open(options.casebook, create=False) as casebook:
        casework.reconcile_casebook(casebook)
        verdicts = as_judged(casebook.attachments(), {j.id: j for j in casebook.judgements()})
        found = (claim for i in sorted(verdicts) if (claim := casebook.claim(i)) is not None)
        for document_id in dict.fromkeys(claim.document_id for claim in found):
            if document := casebook.document(document_id):
                yield json.dumps(_annotated(casebook, document, verdicts), ensure_ascii=False)


def _annotated(casebook: Casebook, document: Document, verdicts: Mapping[str, str]) -> dict[str, Any]:
    meanings = tuple(casebook.meanings(document.id))
    own = as_corrected((c for c in casebook.claims(document.id) if verdicts.get(c.id) != "reject"), meanings)
    claims = tuple(sorted(own, key=lambda c: (c.words.start, c.words.end, c.id)))
    return {
        "name": document.id,
        "sha256": text_hash(document.text),
        "date": document.published.isoformat() if document.published else None,
        "outlet": document.outlet,
        "title": document.title,
        "text": document.text,
        "claims": [{**told, "judged": verdicts.get(told["id"])} for told in claims_json(claims, meanings)],
    }
