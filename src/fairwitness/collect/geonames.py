"""Files of places: a country's file of GeoNames over the network, or one that the user has."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from fairwitness.collect.files import too_large
from fairwitness.collect.web import fetched
from fairwitness.config import Options
from fairwitness.errors import CollectError

SERVER = "https://download.geonames.org/export/dump"


@dataclass(frozen=True, slots=True)
class Table:
    """The text of a file of places, and where it was taken from."""

    name: str
    location: str
    text: str


def of_country(code: str, options: Options, server: str = SERVER) -> Table:
    """The file of one country (ISO 3166 alpha-2); CollectError says what went wrong and the way out."""
    location = f"{server.rstrip('/')}/{code}.zip"
    return Table(
        f"geonames-{code}", location, _text(_unpacked(fetched(location, options).body, location, options), location)
    )


def of_file(path: Path, options: Options) -> Table:
    """A file of places on this computer: plain, or the only table in a zip."""
    try:
        if path.stat().st_size > options.max_bytes:
            raise CollectError(too_large(str(path), path.stat().st_size, options.max_bytes))
        body = path.read_bytes()
    except OSError as e:
        raise CollectError(f"{path} cannot be read ({e.strerror}); name a file that is there") from e
    if path.suffix.lower() == ".zip":
        body = _unpacked(body, str(path), options)
    return Table(path.stem, str(path.absolute()), _text(body, str(path)))


def _unpacked(body: bytes, location: str, options: Options) -> bytes:
    """The table inside a zip, besides its readme."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            tables = [i for i in packed.infolist() if i.filename.endswith((".txt", ".csv"))]
            tables = [i for i in tables if "readme" not in i.filename.lower()]
            if len(tables) != 1:
                raise CollectError(f"{location} holds {len(tables)} tables; unpack it and name the one that is meant")
            if tables[0].file_size > options.max_bytes * 10:
                raise CollectError(too_large(location, tables[0].file_size, options.max_bytes * 10))
            return packed.read(tables[0])
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as e:
        raise CollectError(f"{location} is not a zip that can be unpacked ({e}); take it anew") from e


def _text(body: bytes, location: str) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        raise CollectError(f"{location} is not text in UTF-8 ({e}); save it as UTF-8") from e
