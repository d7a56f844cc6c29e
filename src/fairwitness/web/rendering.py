"""Templates and their words: every string of the interface comes from strings/*.toml by its key."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined

from fairwitness.notation import figure as figure_words
from fairwitness.publish import wording
from fairwitness.publish.picture import origin_id
from fairwitness.web.addresses import Addresses
from fairwitness.web.charts.interval import bar
from fairwitness.web.library import actor_id

# The pages that the head of every page names, in order.
NAV = (
    "situation", "series", "timeline", "incidents", "control", "disputes", "sources",
    "places", "documents", "search", "review",
)  # fmt: skip
_STRINGS = Path(__file__).with_name("strings")


class Renderer:
    """Renders pages; ``public``: for the static site, where no page leads to the desk."""

    def __init__(self, language: str = "en", *, public: bool = False, addresses: Addresses | None = None) -> None:
        self.strings = strings(language)
        self.public = public
        self.environment = Environment(
            loader=PackageLoader("fairwitness.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True,
        )  # fmt: skip
        self.environment.globals |= {
            "t": self.told, "tn": self.counted, "to": addresses or Addresses(), "public": public, "language": language,
            "nav": NAV, "direction": self.strings["direction"], "wording": wording, "figure_words": figure_words,
            "interval_bar": bar, "origin_id": origin_id, "actor_id": actor_id,
        }  # fmt: skip
        self.environment.filters |= {"day": wording.day, "number": wording.number, "thousands": "{:,}".format}

    def told(self, key: str, **values: object) -> str:
        """The string of a key, with values put in; a missing key is an error, never a blank."""
        return self.strings[key].format_map(values) if values else self.strings[key]

    def counted(self, key: str, n: int, **values: object) -> str:
        """The string of a key that tells a number of things: its form for one, or for another number."""
        return self.told(f"{key}.{'one' if n == 1 else 'other'}", n=f"{n:,}", **values)

    def page(self, template: str, request: Request | None = None, **values: Any) -> str:
        """A whole page."""
        here = str(request.url.path) if request else ""
        return self.environment.get_template(template).render(here=here, asked=asked_of(request), **values)


def strings(language: str) -> Mapping[str, str]:
    """The interface's strings, flat: "situation.title"."""
    with (_STRINGS / f"{language}.toml").open("rb") as file:
        return dict(_flat(tomllib.load(file), ""))


def _flat(tree: Mapping[str, Any], before: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for key, value in tree.items():
        found |= _flat(value, f"{before}{key}.") if isinstance(value, dict) else {f"{before}{key}": value}
    return found


def asked_of(request: Request | None) -> Mapping[str, str]:
    """The values of the address' question, the last of each name."""
    return dict(request.query_params) if request else {}


def day_of(words: str | None) -> date | None:
    """A day asked for as YYYY-MM-DD; None for none, ValueError for what is no day."""
    return date.fromisoformat(words) if words else None
