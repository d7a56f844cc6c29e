"""One frozen Options, from fairwitness.toml and flags."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from fairwitness.errors import UsageError


@dataclass(frozen=True, slots=True)
class Options:
    """What a user can choose. ``casebook``: a folder; ``workers``: processes (0: as many as processors)."""

    casebook: Path = Path("fairwitness.casebook")
    workers: int = 0
    max_bytes: int = 20_000_000
    timeout_s: float = 20.0

    def with_flags(self, casebook: Path | None = None, workers: int | None = None) -> Options:
        """These options, with what was given as a flag in the place of what was not."""
        return replace(
            self,
            casebook=self.casebook if casebook is None else casebook,
            workers=self.workers if workers is None else workers,
        )


def cache_dir() -> Path:
    """Where compiled, rebuildable files go: $FAIRWITNESS_CACHE, else the XDG cache folder."""
    if own := os.environ.get("FAIRWITNESS_CACHE"):
        return Path(own)
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "fairwitness"


def places_dir() -> Path:
    """Where places go that the user loads: $FAIRWITNESS_PLACES, else the XDG data folder."""
    if own := os.environ.get("FAIRWITNESS_PLACES"):
        return Path(own)
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "fairwitness" / "places"


def bodies_file() -> Path:
    """Where the bodies stand that a person added to the registry: $FAIRWITNESS_BODIES, else in the XDG data folder."""
    if own := os.environ.get("FAIRWITNESS_BODIES"):
        return Path(own)
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "fairwitness" / "bodies.toml"


def load(folder: Path = Path()) -> Options:
    """Options from ``fairwitness.toml`` in the folder, if there is one; UsageError names an unknown or wrong key."""
    file = folder / "fairwitness.toml"
    if not file.is_file():
        return Options()
    try:
        given = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as e:
        raise UsageError(f"{file} is not valid TOML ({e}); mend it or remove it") from e
    options = Options()
    for key, value in given.items():
        if key not in Options.__slots__:
            raise UsageError(f"{file} sets {key!r}, which is no option; known are {', '.join(Options.__slots__)}")
        options = replace(options, **{key: _as_typed(file, key, value)})
    return options


def _as_typed(file: Path, key: str, value: object) -> Any:
    wanted = type(getattr(Options(), key))
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise UsageError(f"{file}: {key} must be a plain value")
    try:
        return Path(str(value)) if issubclass(wanted, Path) else wanted(value)
    except ValueError as e:
        raise UsageError(f"{file}: {key} = {value!r} is not a {wanted.__name__}") from e
