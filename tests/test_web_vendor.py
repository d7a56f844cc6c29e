"""What is vendored is what its list says, with its licence beside it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

VENDOR = Path(__file__).parents[1] / "src/fairwitness/web/static/vendor"


def test_every_vendored_file_is_listed_with_its_sum() -> None:
    listed = dict(re.findall(r"\| `([^`]+)` \|.*`([0-9a-f]{64})`", (VENDOR / "README.md").read_text("utf-8")))
    here = {f.name for f in VENDOR.iterdir() if f.is_file() and f.name != "README.md"}
    assert here <= set(listed)
    for name, sum_ in listed.items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == sum_, name


def test_each_has_a_licence() -> None:
    assert {f.stem for f in (VENDOR / "licences").iterdir()} >= {
        "maplibre-gl", "mapbox-gl-rtl-text", "topojson-client", "datamaps",
    }  # fmt: skip
