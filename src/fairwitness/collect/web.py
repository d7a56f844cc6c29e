"""One page or feed over http(s): redirects followed, with limits of time and size."""

from __future__ import annotations

import time
from dataclasses import dataclass
from importlib.metadata import version

import httpx

from fairwitness.collect.files import too_large
from fairwitness.config import Options
from fairwitness.errors import CollectError

_MAX_REDIRECTS = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent: the bytes, what it calls them, and how they were taken ("http 200")."""

    body: bytes
    content_type: str
    manner: str


def fetched(url: str, options: Options) -> Answer:
    """The answer to one GET; CollectError says what went wrong and the way out."""
    headers = {
        "user-agent": f"fairwitness/{version('fairwitness')}",
        "accept": "text/html,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5",
    }
    try:
        with (
            httpx.Client(
                timeout=options.timeout_s, follow_redirects=True, max_redirects=_MAX_REDIRECTS, headers=headers
            ) as client,
            client.stream("GET", url) as response,
        ):
            return _answer(url, response, options)
    except httpx.HTTPError as e:
        raise CollectError(f"{url} {_fault(e, options)}") from e
    except (httpx.InvalidURL, UnicodeError, ValueError) as e:
        raise CollectError(f"{url} is not a valid address ({e}); check the spelling") from e


def _answer(url: str, response: httpx.Response, options: Options) -> Answer:
    if response.status_code != httpx.codes.OK:
        status = f"{response.status_code} {response.reason_phrase}".strip()
        raise CollectError(f"{url} answered {status}; {_advice(response.status_code)}")
    manner = f"http {response.status_code}"
    if response.history:
        manner += f", redirected to {response.url}"
    return Answer(_whole(url, response, options), response.headers.get("content-type", ""), manner)


def _whole(url: str, response: httpx.Response, options: Options) -> bytes:
    body, last = bytearray(), time.monotonic() + options.timeout_s * 3  # a server that drips must not hold us for ever
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > options.max_bytes:
            raise CollectError(too_large(url, None, options.max_bytes))
        if time.monotonic() > last:
            raise CollectError(f"{url} sends too slowly; try again later, or raise timeout_s in fairwitness.toml")
    return bytes(body)


def _advice(status: int) -> str:
    if status in (401, 402, 403, 407, 451):
        return "it does not let us in; save the page from your browser and add the file"
    if status in (404, 410):
        return "check the address, or look for an archived copy"
    return "try again later, or save the page from your browser and add the file"


def _fault(e: httpx.HTTPError, options: Options) -> str:
    match e:
        case httpx.TimeoutException():
            waited = f"{options.timeout_s:g} seconds"
            return f"did not answer within {waited}; try again later, or raise timeout_s in fairwitness.toml"
        case httpx.TooManyRedirects():
            return f"redirects more than {_MAX_REDIRECTS} times; open it in a browser and add the address it ends at"
        case httpx.UnsupportedProtocol():
            return "leads to an address that is not http or https; give a page's own address"
        case httpx.ConnectError():
            return f"cannot be reached ({e}); check the address and your connection"
        case httpx.DecodingError():
            return f"sent a damaged answer ({e}); try again later"
        case _:
            return f"broke off ({e or type(e).__name__}); try again later"
