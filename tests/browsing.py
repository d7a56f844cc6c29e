"""Debian's chromium through playwright, and an application for it to open; without either the tests are skipped."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
import uvicorn

api = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium")
NEEDS_CHROMIUM = pytest.mark.skipif(CHROMIUM is None, reason="no chromium here")
PATIENCE = 120_000
ARGS = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)
PLAIN = (*ARGS, "--disable-gpu")
# SwiftShader draws WebGL where there is no graphics card.
DRAWING = (*ARGS, "--use-angle=swiftshader", "--enable-unsafe-swiftshader")


@contextmanager
def chromium(args: Sequence[str] = PLAIN) -> Iterator[Any]:
    """A browser, for as long as this lasts."""
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(args), timeout=PATIENCE)
        yield started
        started.close()


@contextmanager
def served(made: Any) -> Iterator[str]:
    """Where an application answers on this computer, for as long as this lasts."""
    server = uvicorn.Server(uvicorn.Config(made, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
