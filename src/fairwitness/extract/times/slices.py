"""Parts of longer stretches: early, mid and late, halves and quarters, the first so many weeks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from fairwitness.extract.times import stretches as st
from fairwitness.extract.times.dates import Reader
from fairwitness.extract.times.stretches import Ref, Stretch


def partly(which: str, whole: Reader) -> Reader:
    def read(ref: Ref) -> Stretch:
        found = whole(ref)
        if which == "earlier":
            return replace(found, end=min(found.end, ref.day)) if found.end and ref.day else found
        if which == "later":
            ahead = found.start and ref.day and found.end and found.start < ref.day <= found.end and ref.ahead
            return replace(found, start=ref.day) if ahead else found
        mod = {"early": "START", "late": "END"}.get(which, which.upper())
        whole_day = found.precision == "day" and which in ("early", "mid", "late")
        return replace(found if whole_day else st.part(found, which), mod=mod)

    return read


def sliced(whole: Reader, number: int, count: int, unit: str) -> Reader:
    """The number-th (from the end: below zero) group of ``count`` units of a stretch."""

    def read(ref: Ref) -> Stretch:
        found = whole(ref)
        if found.start is None or found.end is None:
            return found
        if number > 0:
            start = st.later(found.start, (number - 1) * count, unit)
            end = st.later(start, count, unit) - timedelta(days=1)
        else:
            end = found.end
            start = st.later(end + timedelta(days=1), -count, unit)
        precision = "day" if start == end else {"day": "days"}.get(unit, unit)
        return Stretch(max(start, found.start), min(end, found.end), precision, found.value)

    return read


def halves(whole: Reader, number: int, parts: int) -> Reader:
    """The first or second half, or a quarter, of a year or month."""

    def read(ref: Ref) -> Stretch:
        found = whole(ref)
        if found.start is None or found.end is None:
            return found
        if found.precision == "year" and found.start.year == found.end.year:
            size = 12 // parts
            letter = "H" if parts == 2 else "Q"
            return st.months(found.start.year, (number - 1) * size + 1, size, f"{found.value}-{letter}{number}")
        middle = found.start + ((found.end - found.start) + timedelta(days=1)) // 2
        return replace(found, end=middle - timedelta(days=1)) if number == 1 else replace(found, start=middle)

    return read
