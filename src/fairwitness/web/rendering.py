"""Templates and their words: every string of the interface comes from strings/*.toml by its key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined

from fairwitness.notation import figure as figure_words
from fairwitness.publish.picture import origin_id
from fairwitness.web.addresses import Addresses
from fairwitness.web.charts.interval import bar
from fairwitness.web.languages import ENGLISH, LANGUAGES, language
from fairwitness.web.library import actor_id
from fairwitness.web.speech import Speech

# The pages that the head of every page names, in order.
NAV = (
    "situation", "series", "timeline", "incidents", "control", "disputes", "sources",
    "places", "documents", "search", "review",
)  # fmt: skip
# What an address asks for the language of its page by; it is kept in the cookie of the other name.
ASKED, KEPT = "lang", "fairwitness-language"


class Renderer:
    """Renders pages; ``public``: for the static site, where no page leads to the desk."""

    def __init__(self, code: str = ENGLISH, *, public: bool = False, addresses: Addresses | None = None) -> None:
        self.language = language(code)
        self.speech = Speech(self.language)
        self.told = self.language.told
        self.public = public
        self.environment = Environment(
            loader=PackageLoader("fairwitness.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True,
        )  # fmt: skip
        self.environment.globals |= {
            "t": self.told, "tn": self.language.counted, "word": self.language.word, "wording": self.speech,
            "to": addresses or Addresses(), "public": public, "language": code, "direction": self.language.direction,
            "languages": [(c, language(c).told("language")) for c in LANGUAGES], "lang_of": _in_language,
            "then": self.told("matter.then"), "semi": self.told("matter.semi"), "nav": NAV,
            "figure_words": figure_words,
            "interval_bar": bar, "origin_id": origin_id, "actor_id": actor_id,
        }  # fmt: skip
        self.environment.filters |= {"day": self.speech.day, "number": self.speech.number, "thousands": "{:,}".format}

    def page(self, template: str, request: Request | None = None, **values: Any) -> str:
        """A whole page."""
        here = str(request.url.path) if request else ""
        return self.environment.get_template(template).render(
            here=here, asked=asked_of(request), request=request, **values
        )


def renderer_of(request: Request) -> Renderer:
    """The renderer of the language that a request asks for, or once asked for; else that of the application."""
    state = request.app.state
    for code in (request.query_params.get(ASKED), request.cookies.get(KEPT)):
        if code in state.renderers:
            found: Renderer = state.renderers[code]
            return found
    default: Renderer = state.renderers[state.language]
    return default


def _in_language(request: Request, code: str) -> str:
    """The address of the same page in another language."""
    asked = [(k, v) for k, v in request.query_params.multi_items() if k != ASKED]
    return f"{request.url.path}?{urlencode([*asked, (ASKED, code)])}"


def asked_of(request: Request | None) -> Mapping[str, str]:
    """The values of the address' question, the last of each name; the language is no part of it."""
    return {k: v for k, v in request.query_params.items() if k != ASKED} if request else {}


def day_of(words: str | None) -> date | None:
    """A day asked for as YYYY-MM-DD; None for none, ValueError for what is no day."""
    return date.fromisoformat(words) if words else None
