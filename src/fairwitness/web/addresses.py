"""Where each record has its page: in the application, and as a file of the public site."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode


class Addresses:
    """Addresses in the application. ``to.record("series", id)``; ``to.page("situation", on="2031-05-12")``."""

    def page(self, name: str, **asked: object) -> str:
        """A page of lists by its name, with what is asked of it."""
        path = "/" if name == "situation" else f"/{name}"
        return f"{path}{_asked(asked)}"

    def record(self, sort: str, record_id: str, fragment: str = "", **asked: object) -> str:
        """The page of one record: series, account, claim, document, source, incident, place, actor, dispute."""
        return f"/{sort}/{record_id}{_asked(asked)}" + (f"#{fragment}" if fragment else "")

    def static(self, name: str) -> str:
        """A file of the interface."""
        return f"/static/{name}"


def _asked(values: Mapping[str, object]) -> str:
    told = {k: str(v) for k, v in values.items() if v not in (None, "", False)}
    return f"?{urlencode(told)}" if told else ""
