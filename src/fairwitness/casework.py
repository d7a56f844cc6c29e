"""The pipeline with a casebook: what is taken is read once, kept at once, and reconciled as people judged it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from fairwitness import pipeline, review, store, tabling, upkeep
from fairwitness.config import Options
from fairwitness.model import Capture, Given, Problem, Reading
from fairwitness.publish import profile
from fairwitness.publish.picture import Picture
from fairwitness.tabling import Step as Step


def adding(casebook: store.Casebook, locations: Iterable[str], given: Given, options: Options) -> Iterator[Step]:
    """Collect and read locations into a casebook, step by step; stop at any moment, start again and nothing is lost.

    What was already read by this reader is not read again. Call ``reconcile_casebook`` when done.
    """
    aside: list[Step] = []
    fresh = _fresh(casebook, locations, (given, options), aside)
    known = casebook.readers()
    for done in pipeline.outcomes(fresh, options.workers):
        yield _kept(casebook, done, known)
        yield from _drained(aside)
    yield from _drained(aside)


def rebuilding(casebook: store.Casebook, options: Options) -> Iterator[Step]:
    """Read anew, from the bytes that are kept, every capture that another reader read; step by step as ``adding``.

    What this reader cannot read stays as it was read before. Call ``reconcile_casebook`` when done.
    """
    readers = casebook.readers()
    stale = [c for c in casebook.captures() if readers[c.id] != pipeline.reader_of(c)]
    yield from tabling.rebuilding(casebook, stale)
    stale = [c for c in stale if pipeline.reader_of(c) == pipeline.READER]
    for done in pipeline.outcomes(((c, casebook.body(c.body_sha256)) for c in stale), options.workers):
        yield _kept(casebook, done, readers)


def _kept(casebook: store.Casebook, done: pipeline.Outcome, known: Container[str]) -> Step:
    # What held nothing readable is tried again each time; that it still does not is no news.
    if done.reading or done.capture.id not in known:
        reader = pipeline.READER if done.reading else ""
        casebook.put(done.capture, done.body, done.reading, done.problems, reader=reader)
    return Step(done.capture.location, "added" if done.reading else "failed", done.all_problems())


def _drained(steps: list[Step]) -> Iterator[Step]:
    while steps:
        yield steps.pop(0)


def _fresh(
    casebook: store.Casebook, locations: Iterable[str], how: tuple[Given, Options], aside: list[Step]
) -> Iterator[tuple[Capture, bytes]]:
    """The captures that must be read; what needs no reading goes into ``aside``."""
    readers = casebook.readers()
    for location in locations:
        for taken in pipeline.taken_from(location, *how):
            if isinstance(taken, Problem):
                casebook.put_problems(taken.about, [taken])
                aside.append(Step(taken.about, "failed", (taken,)))
            elif (again := _to_read(casebook, taken[0], readers)) is None:
                aside.append(Step(taken[0].location, "unchanged"))
            else:
                yield again, taken[1]


def _to_read(casebook: store.Casebook, capture: Capture, readers: dict[str, str]) -> Capture | None:
    """The capture with all its takings if it must be read, None if what is known of it stands."""
    known = casebook.capture(capture.id) if capture.id in readers else None
    if known is None:
        return capture
    fresh = store.taken_again(capture, known)
    told_anew = fresh is not None and fresh.takings[-1].given not in {k.given for k in known.takings}
    if told_anew or readers[capture.id] != pipeline.READER:
        return replace(capture, takings=known.takings + (fresh.takings if fresh else ()))
    if fresh is not None:
        casebook.put_taking(fresh)
    return None


def reconcile_casebook(casebook: store.Casebook) -> bool:
    """Reconcile what was read or judged since a casebook last was, beside its neighbours; says whether it had to be.

    One transaction: a run that is stopped leaves what was reconciled before.
    """
    if casebook.revision == casebook.reconciled and casebook.rules == upkeep.rules():
        return False
    with casebook.upkeep() as book:
        upkeep.bring_up_to_date(book)
    return True


# How often to look for a moment at which nothing waits to be reconciled, while another process puts documents in.
_TRIES = 4


def picture(casebook: store.Casebook) -> Picture:
    """Everything a casebook holds now, for publishing, as ``picture_of``."""
    with casebook.at_one_moment() as contents:
        return picture_of(contents)


def latest_picture(casebook: store.Casebook) -> Picture:
    """As ``picture``, after bringing together what is there: an earlier run may have been stopped before it did.

    CasebookReadOnly, CasebookBusy where that cannot be done now; ``picture`` gives what was brought together before.
    """
    with latest_moment(casebook) as moment:
        return picture_of(moment)


@contextmanager
def latest_moment(casebook: store.Casebook) -> Iterator[store.Moment]:
    """A moment of a casebook after what is there was brought together; where others add faster than that, any moment.

    CasebookReadOnly, CasebookBusy as ``latest_picture``.
    """
    for _ in range(_TRIES):
        reconcile_casebook(casebook)
        with casebook.at_one_moment() as moment:
            if moment.reconciled == moment.revision:
                yield moment
                return
    with casebook.at_one_moment() as moment:
        yield moment


def picture_of(contents: store.Contents) -> Picture:
    """The records of one moment, fitting together: claims as people corrected them, the rejected among them.

    What rests on documents that were read anew since it was reconciled is left out.
    """
    meanings, judgements = tuple(contents.meanings()), tuple(contents.judgements())
    attachments = tuple(contents.attachments())
    everything = Picture(
        documents=tuple(contents.documents()),
        claims=review.as_corrected(contents.claims(), meanings),
        statements=tuple(contents.statements()),
        meanings=meanings,
        problems=tuple(contents.problems()),
        families=tuple(contents.families()),
        accounts=tuple(contents.accounts()),
        series=tuple(contents.series()),
        disputes=tuple(contents.disputes()),
        incidents=tuple(contents.incidents()),
        states=tuple(contents.states()),
        captures=tuple(contents.captures()),
        judgements=judgements,
        attachments=attachments,
        verdicts=review.verdicts(attachments, {j.id: j for j in judgements}),
        restricted=review.restricted_origins(judgements),
    )
    return everything.that_stands()


def public_picture(everything: Picture, embargo_days: int = 0) -> Picture:
    """What the public may see of a picture, without what was told on its newest days.

    Where documents or sources are withheld as a whole, everything is brought together anew without them, so that no
    day, no bound and no dispute tells that they are there. docs/files.md tells the rules.
    """
    return profile.public(everything, embargo_days, _without)


def own_id(everything: Picture, public_id: str, embargo_days: int = 0) -> str:
    """The id in the casebook of what the public knows by an id that begins so; UsageError as profile.own_id."""
    return profile.own_id(profile.shown(everything, embargo_days, _without), everything, public_id)


def _without(kept: Picture, silent: Collection[str]) -> Picture:
    """A picture that lost documents, and is to lose these claims, with everything that rests on the others alone."""
    claims, meanings = defaultdict(list), defaultdict(list)
    for c in kept.claims:
        if c.id not in silent:
            claims[c.document_id].append(c)
    document = {c.id: c.document_id for told in claims.values() for c in told}
    for m in kept.meanings:
        if m.claim_id in document:
            meanings[document[m.claim_id]].append(m)
    readings = (Reading(d, tuple(claims[d.id]), (), tuple(meanings[d.id])) for d in kept.documents)
    rejected = {i for i, verdict in kept.verdicts.items() if verdict == "reject"}
    judged = review.as_judged_before(readings, kept.attachments, rejected)
    made = pipeline.together(judged, kept.judgements)
    return replace(
        kept,
        families=made.families,
        accounts=made.accounts,
        series=made.series,
        disputes=made.disputes,
        incidents=made.incidents,
        states=made.states,
    )
