"""A sieve for keys: says at once of most strings that they are no key, so that no table need be asked.

One bit for each key, at the place that its checksum gives. Of 400,000 keys in 2 ** 24 bits, one other string in forty
passes too: the table then says that it is none.
"""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

_BITS = 1 << 24


def sieve(keys: Iterable[str]) -> bytes:
    """The bits of these keys.

    >>> may_hold(sieve(["raqqah"]), "raqqah"), may_hold(sieve(["raqqah"]), "said")
    (True, False)
    """
    bits = bytearray(_BITS // 8)
    for key in keys:
        at = _place(key)
        bits[at >> 3] |= 1 << (at & 7)
    return bytes(bits)


def may_hold(bits: bytes, key: str) -> bool:
    """False only for what is not among the keys."""
    at = _place(key)
    return bool(bits[at >> 3] >> (at & 7) & 1)


def _place(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogatepass")) & (_BITS - 1)
