"""One page or feed over http, from a real server on loopback."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from fairwitness import collect
from fairwitness.config import Options
from fairwitness.errors import CollectError
from fairwitness.model import Capture, Problem

PAGE = "<html><body><p>Calm returned to Qasr Amun — after “two” days.</p></body></html>"
BOMB = gzip.compress(b"a" * 50_000_000)  # made before it is asked for: packing it takes as long as an answer may
QUICK = replace(Options(), timeout_s=0.5, max_bytes=100_000)


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        with suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, "at_" + self.path.strip("/").split("?")[0].replace(".", "_"), self.at_missing)()

    def log_message(self, *_: object) -> None:
        pass

    def answer(self, body: bytes, content_type: str, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"content-type": content_type, "content-length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def at_missing(self) -> None:
        self.answer(b"no", "text/plain", 404)

    def at_page(self) -> None:
        self.answer(PAGE.encode("cp1252"), "text/html; charset=windows-1252")

    def at_bare_html(self) -> None:
        self.answer(PAGE.encode(), "application/octet-stream")

    def at_moved(self) -> None:
        self.answer(b"", "text/html", 302, location="/page")

    def at_round(self) -> None:
        self.answer(b"", "text/html", 302, location="/round")

    def at_file(self) -> None:
        self.answer(b"", "text/html", 302, location="file:///etc/passwd")

    def at_forbidden(self) -> None:
        self.answer(b"", "text/html", 403)

    def at_broken(self) -> None:
        self.answer(b"", "text/html", 500)

    def at_picture(self) -> None:
        self.answer(b"\x89PNG\r\n\x1a\n" + bytes(100), "image/png")

    def at_large(self) -> None:
        self.answer(b"a" * 200_000, "text/plain")

    def at_bomb(self) -> None:
        self.answer(BOMB, "text/plain", content_encoding="gzip")

    def at_notgzip(self) -> None:
        self.answer(b"plain", "text/plain", content_encoding="gzip")

    def at_cut(self) -> None:
        self.answer(b"a", "text/plain", content_length="500")

    def at_slow(self) -> None:
        time.sleep(2)

    def at_drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(40):
            self.wfile.write(b"drop ")
            time.sleep(0.1)

    def at_feed(self) -> None:
        item = "<item><title>A</title><guid>1</guid><description>Calm.</description></item>"
        self.answer(f"<rss version='2.0'><channel><title>N</title>{item}</channel></rss>".encode(), "text/html")

    def at_json(self) -> None:
        self.answer(b'[{"id": 1, "text": "Calm"}]', "application/json")


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def taken(url: str) -> list[tuple[Capture, bytes]]:
    return [x for x in collect.captures(url, options=QUICK) if not isinstance(x, Problem)]


def test_a_page_is_kept_whole_with_what_the_server_said(host: str) -> None:
    ((capture, body),) = taken(f"{host}/page#part")
    assert body == PAGE.encode("cp1252")
    assert (capture.location, capture.media_type) == (f"{host}/page", "text/html; charset=windows-1252")
    assert capture.takings[0].manner == "http 200"
    assert capture.takings[0].at.tzinfo is not None


def test_redirects_are_followed_and_told(host: str) -> None:
    ((capture, _),) = taken(f"{host}/moved")
    assert capture.location == f"{host}/moved"
    assert capture.takings[0].manner == f"http 200, redirected to {host}/page"


def test_what_is_sent_goes_before_what_it_is_called(host: str) -> None:
    assert taken(f"{host}/bare.html")[0][0].media_type == "text/html"
    assert taken(f"{host}/feed")[0][0].location == f"{host}/feed#1"
    assert taken(f"{host}/json")[0][0].location == f"{host}/json#1"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("nothing", "answered 404 Not Found; check the address"),
        ("forbidden", "answered 403 Forbidden; it does not let us in; save the page"),
        ("broken", "answered 500 Internal Server Error; try again later"),
        ("round", "redirects more than 10 times"),
        ("file", "leads to an address that is not http"),
        ("picture", "is an image, which cannot be read yet"),
        ("large", "larger than the 0.1 MB allowed"),
        ("bomb", "larger than the 0.1 MB allowed"),
        ("notgzip", "sent a damaged answer"),
        ("cut", "broke off"),
        ("slow", "did not answer within 0.5 seconds"),
        ("drip", "sends too slowly"),
    ],
)
def test_refusals_over_http_say_what_and_the_way_out(host: str, path: str, words: str) -> None:
    with pytest.raises(CollectError) as caught:
        taken(f"{host}/{path}")
    assert str(caught.value).startswith(f"{host}/{path} ")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_hosts_that_are_not_there_say_so() -> None:
    with pytest.raises(
        CollectError, match=r"127.0.0.1:9/x cannot be reached .*; check the address and your connection"
    ):
        taken("http://127.0.0.1:9/x")
    with pytest.raises(CollectError, match=r"is not a valid address|leads to an address|cannot be reached"):
        taken("http://")
