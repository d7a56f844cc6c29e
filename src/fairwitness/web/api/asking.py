"""What an address of the API may ask: each parameter described once, for who reads the schema and for the check."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import HTTPException, Request

from fairwitness.review.slots import GROUPS, KINDS
from fairwitness.web.languages import ENGLISH, strings
from fairwitness.web.library import Wanted
from fairwitness.web.rendering import day_of
from fairwitness.web.views.sectors import ORDER
from fairwitness.web.views.series_list import BASES

PAGE, MOST = Wanted().limit, 500
PAGING = ("limit", "offset")
TOLD = strings(ENGLISH)
_NUMBER = re.compile(r"[0-9]{1,9}")  # no more than any database counts to


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a question; ``many``: it may stand several times."""

    name: str
    schema: Mapping[str, Any]
    fits: Callable[[str], bool]
    example: str
    many: bool = False

    @property
    def told(self) -> str:
        """What it asks for."""
        return TOLD[f"api.ask.{self.name}"]

    def described(self) -> dict[str, Any]:
        """As OpenAPI describes it."""
        schema = {"type": "array", "items": dict(self.schema)} if self.many else dict(self.schema)
        example = [self.example] if self.many else self.example
        return {"name": self.name, "in": "query", "description": self.told, "schema": schema, "example": example}


def _is_day(value: str) -> bool:
    try:
        return day_of(value) is not None
    except ValueError:
        return False


def _any(_value: str) -> bool:
    return True


def _day(name: str) -> Parameter:
    return Parameter(name, {"type": "string", "format": "date"}, _is_day, "2031-05-12")


def _words(name: str, example: str) -> Parameter:
    return Parameter(name, {"type": "string"}, _any, example)


def _one_of(name: str, values: tuple[str, ...], *, many: bool = False) -> Parameter:
    return Parameter(name, {"type": "string", "enum": list(values)}, values.__contains__, values[0], many)


def _number(name: str, least: int, most: int, default: int | None, example: str) -> Parameter:
    schema: dict[str, Any] = {"type": "integer", "minimum": least, "maximum": most}
    schema |= {} if default is None else {"default": default}
    return Parameter(name, schema, lambda v: bool(_NUMBER.fullmatch(v)) and least <= int(v) <= most, example)


_BILLION = 999_999_999
PARAMETERS: Mapping[str, Parameter] = {
    p.name: p
    for p in (
        _day("on"),
        _day("since"),
        _words("place", "gn163808"),
        _words("origin", "4f1c0a9d2b7e6f538c10"),
        _one_of("kind", KINDS, many=True),
        _one_of("basis", BASES),
        _one_of("group", GROUPS),
        _words("actor", "Islamic State"),
        _one_of("disputed", ("0", "1")),
        _number("least", 0, _BILLION, None, "2"),
        _words("words", "hospital"),
        _words("outlet", "Example Herald"),
        _one_of("sector", ORDER),
        _number("limit", 1, MOST, PAGE, "100"),
        _number("offset", 0, _BILLION, 0, "0"),
    )
}


def described(names: Iterable[str]) -> list[dict[str, Any]]:
    """The parameters of these names, as OpenAPI describes them."""
    return [PARAMETERS[name].described() for name in names]


def check(request: Request, names: Iterable[str]) -> None:
    """400 where an address asks what its question does not heed, or what makes no sense.

    A parameter that is passed over in silence would give figures that are not those asked for.
    """
    heeded = tuple(names)
    for name, value in request.query_params.multi_items():
        if name not in heeded:
            raise HTTPException(400, TOLD["api.refused.unheeded"].format(names=", ".join(heeded) or "–"))
        if value and not PARAMETERS[name].fits(value):
            raise HTTPException(400, TOLD["api.refused.value"].format(name=name, told=PARAMETERS[name].told))
