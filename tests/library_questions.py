"""Every question of the Library, asked of one library with one set of filters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from fairwitness.publish.picture import Picture, origin_id
from fairwitness.web.library import Library, Wanted
from fairwitness.web.timing import Days
from tests.reconcile_world import day

WORDS = ("", "", "", "killed", "Qasr", "qas*", "harbour relief", '"relief society"', "society killed", "!", "nowhere")


def answers(library: Library, wanted: Wanted, picture: Picture) -> dict[str, Any]:
    """What a library answers to everything that can be asked about what is in a picture."""
    documents = [d.id for d in picture.documents]
    accounts = [a.id for a in picture.accounts]
    claims = [c.id for c in picture.claims]
    listed: dict[str, Callable[[Wanted], Any]] = {
        name: getattr(library, name)
        for name in (
            *("series", "accounts_by", "disputes", "incidents", "states", "sources", "places", "actors"),
            *("documents", "search", "found", "problems"),
        )
    }
    found: dict[str, Any] = {name: ask(wanted) for name, ask in listed.items()}
    for days in (Days(), Days(unknown=True), Days(day(2), day(5)), Days(last=day(8))):
        found[f"happenings {days}"] = library.happenings(wanted, days)
        found[f"happened {days}"] = library.happened(wanted, days)
    found["facets"] = library.facets(wanted, 3)
    found["days"], found["counts"] = library.days(), library.counts(wanted.on)
    found["accounts"] = library.accounts([*accounts, "none"])
    found["claims"] = library.claims([*claims, "none"])
    found["best"] = library.best(library.claims(claims))
    found["disputes of"], found["incidents of"] = library.disputes_of(accounts[:3]), library.incidents_of(accounts[:3])
    found["claim counts"] = library.claim_counts([*documents, "none"])
    matters = [a.matter.id for a in picture.accounts]
    several: dict[str, tuple[Callable[[list[str]], Any], list[str]]] = {
        "documents by": (library.documents_by, documents),
        "accounts about each": (library.accounts_about_each, matters),
        "accounts in each": (library.accounts_in_each, documents),
        "claims of each": (library.claims_of_each, documents),
        "statements of each": (library.statements_of_each, documents),
        "verdicts": (library.verdicts, claims),
    }
    for name, (ask_several, ids) in several.items():
        found[name] = ask_several([*dict.fromkeys(ids), "none"])
    found["outlets"] = library.outlets(wanted, 3)
    one: dict[str, tuple[Callable[[str], Any], list[str]]] = {
        "document": (library.document, documents),
        "claims of": (library.claims_of, documents),
        "statements of": (library.statements_of, documents),
        "accounts in": (library.accounts_in, documents),
        "family": (library.family_of, documents),
        "capture": (library.capture, [d.capture_id for d in picture.documents]),
        "one series": (library.one_series, [s.id for s in picture.series]),
        "series of": (library.series_of, [a.matter.id for a in picture.accounts]),
        "accounts about": (library.accounts_about, [a.matter.id for a in picture.accounts]),
        "dispute": (library.dispute, [d.id for d in picture.disputes]),
        "incident": (library.incident, [i.id for i in picture.incidents]),
        "source": (library.source, [origin_id(a.origin) for a in picture.accounts]),
        "place": (library.place, [a.matter.place.id for a in picture.accounts if a.matter.place]),
        "actor": (library.actor, [told.id for told in library.actors(Wanted(limit=0)).rows]),
        "judgements of": (library.judgements_of, claims),
        "verdict": (library.verdict, claims),
        "read anew": (library.read_anew, [*claims, *documents]),
        "beginning": (lambda prefix: library.beginning(prefix, 5), ["", "p", "a", "3", "zz", *(i[:6] for i in claims)]),
    }
    for name, (ask_one, ids) in one.items():
        found[name] = [ask_one(i) for i in [*dict.fromkeys(ids), "none"]]
    return found


@st.composite
def asked(draw: st.DrawFn, picture: Picture) -> Wanted:
    """Filters over what is there, now and then over what is not."""
    accounts = picture.accounts
    places = sorted({a.matter.place.id for a in accounts if a.matter.place})
    kinds = sorted({a.matter.kind for a in accounts})

    def maybe(values: list[str]) -> Any:
        return draw(st.sampled_from([*[None] * (len(values) + 2), *values, "none"]))

    return Wanted(
        on=draw(st.none() | st.integers(1, 40).map(day)),
        since=draw(st.none() | st.none() | st.integers(1, 40).map(day)),
        place=maybe(places),
        at=draw(st.none() | st.none() | st.lists(st.sampled_from([*places, "none"]), max_size=3).map(tuple)),
        origin=maybe(sorted({origin_id(a.origin) for a in accounts})),
        kinds=tuple(draw(st.lists(st.sampled_from(kinds), max_size=2, unique=True))) if kinds else (),
        basis=draw(st.sampled_from((None, None, None, "event", "total"))),
        group=draw(st.sampled_from((None, None, None, "civilians"))),
        actor=maybe(sorted({a.matter.actor for a in accounts if a.matter.actor})),
        disputed=draw(st.sampled_from((False, False, False, True))),
        unread=draw(st.sampled_from((False, False, False, True))),
        words=draw(st.sampled_from(WORDS)),
        outlet=draw(st.sampled_from((None, None, None, "Harbour Post"))),
        least=draw(st.sampled_from((None, None, None, 1, 2))),
        limit=draw(st.sampled_from((0, 1, 2, 50))),
        offset=draw(st.sampled_from((0, 0, 1, 3))),
    )
