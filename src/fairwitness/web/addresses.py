"""Where each record has its page: in the application, and as a file of the public site."""

from __future__ import annotations

from urllib.parse import urlencode


class Addresses:
    """Addresses in the application. ``to.record("series", id)``; ``to.page("situation", on="2031-05-12")``."""

    def page(self, name: str, **asked: object) -> str:
        """A page of lists by its name, with what is asked of it."""
        told = {k: str(v) for k, v in asked.items() if v not in (None, "", False)}
        path = "/" if name == "situation" else f"/{name}"
        return f"{path}?{urlencode(told)}" if told else path

    def record(self, sort: str, record_id: str, fragment: str = "") -> str:
        """The page of one record: series, account, claim, document, source, incident, place, actor, dispute."""
        return f"/{sort}/{record_id}" + (f"#{fragment}" if fragment else "")

    def static(self, name: str) -> str:
        """A file of the interface."""
        return f"/static/{name}"
