"""Bytes to text: by mark, as UTF-8, as declared, by guess; what was guessed is said."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]+)""", re.I)
_CONTROLS = dict.fromkeys((*range(9), 11, *range(14, 32), 127, 65279)) | {12: "\n"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without marks and control characters, lines ended by ``\\n``; ``problem`` says what had to be guessed."""

    text: str
    problem: str | None = None


def decoded(body: bytes, media_type: str = "") -> Decoded:
    """The text of some bytes; no byte sequence makes this fail.

    >>> decoded("“Straße”".encode("cp1252")).text
    '“Straße”'
    """
    text, problem = _by_mark(body) or _by_encoding(body, media_type)
    lost = text.count("\x00")
    if lost and problem is None:
        problem = f"held {lost} null characters, which were left out"
    return Decoded(_tidied(text), problem)


def _tidied(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)


def _by_mark(body: bytes) -> tuple[str, str | None] | None:
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return _forgiving(body[len(mark) :], encoding)
    return None


def _by_encoding(body: bytes, media_type: str) -> tuple[str, str | None]:
    if wide := _wide(body[:4096]):
        return _forgiving(body, wide)
    try:
        return body.decode("utf-8"), None
    except UnicodeDecodeError as e:
        if _is_nearly_utf8(body, e.start):
            return _forgiving(body, "utf-8")
    for name in _declared(body, media_type):
        try:
            return body.decode(name), None
        except (UnicodeDecodeError, LookupError):
            continue
    return _by_guess(body)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark, by where the NULs of Latin letters stand."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if even + odd < len(head) * 0.3:
        return None
    if odd > 20 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 20 * odd else None


def _is_nearly_utf8(body: bytes, first_error: int) -> bool:
    """A file cut in the middle of a character, or with a few broken bytes among many good characters."""
    good = len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]+", body))
    bad = len(re.findall("\ufffd", body.decode("utf-8", "replace")))
    return good > 10 * bad or (first_error >= len(body) - 3 and good >= bad)


def _declared(body: bytes, media_type: str) -> tuple[str, ...]:
    """Encodings that the server or the page itself names, the server's first."""
    named = [*_DECLARED.findall(media_type.encode()), *_DECLARED.findall(body[:4096])]
    found = []
    for name in named:
        try:
            codec = codecs.lookup(name.decode("ascii", "ignore")).name
        except LookupError:
            continue
        # What the web calls Latin-1 is windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels).
        codec = "cp1252" if codec in ("iso8859-1", "ascii") else codec
        if codec not in ("utf-8", "utf-16", "utf-32") and codecs.lookup(codec)._is_text_encoding:
            found.append(codec)
    return tuple(found)


def _by_guess(body: bytes) -> tuple[str, str | None]:
    high = len(body) - len(body.translate(None, bytes(range(128, 256))))
    if high < len(re.findall(rb"[a-zA-Z]", body)):  # Latin letters with accents or curly quotes
        encoding = "cp1252"
    else:
        from charset_normalizer import from_bytes

        best = from_bytes(body[:200_000]).best()
        encoding = best.encoding if best else "cp1252"
    text, _ = _forgiving(body, encoding)
    return text, f"is not UTF-8 and does not say what it is; read as {encoding.replace('cp125', 'windows-125')}"


def _forgiving(body: bytes, encoding: str) -> tuple[str, str | None]:
    text = body.decode(encoding, "replace")
    broken = text.count("\ufffd") - (body.count(b"\xef\xbf\xbd") if encoding == "utf-8" else 0)
    return text, f"{broken} characters could not be decoded as {encoding}; they show as \ufffd" if broken > 0 else None
