"""Accounts with the words in which they appear, for pages that show what was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fairwitness.model import Account
from fairwitness.web.library import Library
from fairwitness.web.views.series import Said


def first_words(library: Library, accounts: Iterable[Account]) -> tuple[Said, ...]:
    """Each account with its first appearance and the words there."""
    told = [a for a in accounts if a.appearances]
    claims = {c.id: c for c in library.claims(a.appearances[0].claim_id for a in told)}
    return tuple(Said(a, a.appearances[0], claims.get(a.appearances[0].claim_id)) for a in told)


def words_by_id(library: Library, ids: Iterable[str]) -> Mapping[str, Said]:
    """The same for accounts by their ids; those that are not there are left out."""
    return {s.account.id: s for s in first_words(library, library.accounts(dict.fromkeys(ids)))}


def all_words(library: Library, account: Account, most: int) -> tuple[Said, ...]:
    """An account in each of its appearances, the first ``most`` of them."""
    shown = account.appearances[:most]
    claims = {c.id: c for c in library.claims(p.claim_id for p in shown)}
    return tuple(Said(account, p, claims.get(p.claim_id)) for p in shown)
