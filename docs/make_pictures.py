"""Makes the pictures of the pages that the documents show, of the demo's casebook; needs playwright and chromium.

    python docs/make_pictures.py           all of them, into docs/pictures
    python docs/make_pictures.py series    only these

What is on them is what ``fairwitness demo`` holds, and no more: really said, in public. No picture takes over 150 kB.
"""

from __future__ import annotations

import base64
import shutil
import struct
import sys
import threading
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urljoin

import numpy as np

FOLDER = Path(__file__).with_name("pictures")
MOST_BYTES = 150_000
_COLOURS = 200
_PATIENCE_MS = 240_000
# SwiftShader draws the map where there is no graphics card.
_DRAWING = ("--no-sandbox", "--disable-dev-shm-usage", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: the page, which links are followed from there, and what must be there before it is taken.

    ``path`` is of the application; with ``site`` it is a file of the public site, opened from disk. ``at``: what is
    scrolled to the top.
    """

    path: str
    follow: tuple[str, ...] = ()
    until: str = "h1"
    at: str = ""
    size: tuple[int, int] = (1120, 760)
    scheme: str = "light"
    site: bool = False


PICTURES = {
    "situation": Picture("/?on=2022-03-17", until="figure.map[data-drawn]", size=(1120, 1000)),
    "situation-dark": Picture("/?on=2022-03-17", at="#where", until="figure.map[data-drawn]", scheme="dark"),
    "series": Picture("/series?kind=killed&basis=total", follow=(".series-grid h3 a",)),
    "document": Picture("/series?kind=killed&basis=total", follow=(".series-grid h3 a", "a[href^='/claim/']")),
    "review": Picture("/review", follow=("ol.queue a",)),
    "situation-arabic": Picture("/?on=2022-03-17&lang=ar", size=(1120, 640)),
    "site": Picture("index.html", size=(1120, 700), site=True),
}


def main(names: Sequence[str]) -> None:
    """Take these pictures, or all."""
    from playwright.sync_api import sync_playwright

    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, _served(Path(folder)) as (address, site), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(_DRAWING))
        for name in names or PICTURES:
            told = PICTURES[name]
            base = site.as_uri() + "/" if told.site else address
            made = _small(browser, _taken(browser, base, told))
            assert len(made) <= MOST_BYTES, f"{name}: {len(made)} bytes"
            (FOLDER / f"{name}.png").write_bytes(made)
            print(f"{name}: {len(made)} bytes", flush=True)
        browser.close()


@contextmanager
def _served(folder: Path) -> Iterator[tuple[str, Path]]:
    """Where the application of the demo's casebook answers, and its public site."""
    import uvicorn
    from typer.testing import CliRunner

    from fairwitness.cli import app as commands
    from fairwitness.web.app import app

    casebook, site = folder / "demo.casebook", folder / "site"
    for words in (["demo"], ["publish", str(site), "--yes", "--contact", "errors@example.org"]):
        CliRunner().invoke(commands, [*words, "--casebook", str(casebook)], catch_exceptions=False)
    server = uvicorn.Server(uvicorn.Config(app(casebook), host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}", site
    server.should_exit = True
    thread.join(10)


def _taken(browser: Any, base: str, told: Picture) -> bytes:
    width, height = told.size
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme=told.scheme, reduced_motion="reduce"
    )
    page.set_default_timeout(_PATIENCE_MS)
    page.goto(base + told.path, timeout=_PATIENCE_MS)
    for link in told.follow:
        page.goto(urljoin(page.url, page.locator(link).first.get_attribute("href")), timeout=_PATIENCE_MS)
    page.wait_for_selector(told.until)
    if told.at:
        page.locator(told.at).first.evaluate("e => e.scrollIntoView({ block: 'start' })")
    page.wait_for_timeout(500)
    taken: bytes = page.screenshot(timeout=_PATIENCE_MS)
    page.close()
    return taken


def _small(browser: Any, png: bytes) -> bytes:
    """The same picture in few colours: a third of the bytes, and no difference that anybody sees."""
    page = browser.new_page()
    told = page.evaluate(
        """async (given) => {
            const image = await createImageBitmap(await (await fetch("data:image/png;base64," + given)).blob());
            const canvas = new OffscreenCanvas(image.width, image.height);
            const paper = canvas.getContext("2d");
            paper.drawImage(image, 0, 0);
            const points = paper.getImageData(0, 0, image.width, image.height).data;
            let text = "";
            for (let i = 0; i < points.length; i += 8192) text += String.fromCharCode(...points.subarray(i, i + 8192));
            return [image.width, image.height, btoa(text)];
        }""",
        base64.b64encode(png).decode(),
    )
    page.close()
    width, height, points = told
    return palette_png(np.frombuffer(base64.b64decode(points), np.uint8).reshape(height, width, 4)[:, :, :3])


def palette_png(points: np.ndarray[Any, np.dtype[np.uint8]]) -> bytes:
    """A picture, rows of points of red, green and blue, as a PNG in the colours that it has most of."""
    height, width, _ = points.shape
    flat = points.reshape(-1, 3).astype(np.int32)
    coarse = (flat[:, 0] >> 3 << 10) | (flat[:, 1] >> 3 << 5) | (flat[:, 2] >> 3)
    _, box_of, counts = np.unique(coarse, return_inverse=True, return_counts=True)
    means = np.stack([np.bincount(box_of, flat[:, i]) / counts for i in range(3)], axis=1)
    kept = np.sort(np.argsort(-counts, kind="stable")[:_COLOURS])
    colours = means[kept].round().astype(np.uint8)
    nearest = ((means[:, None, :] - means[kept][None, :, :]) ** 2).sum(axis=2).argmin(axis=1).astype(np.uint8)
    rows = nearest[box_of].reshape(height, width)
    lines = np.concatenate([np.zeros((height, 1), np.uint8), rows], axis=1)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = (
        (b"IHDR", head),
        (b"PLTE", colours.tobytes()),
        (b"IDAT", zlib.compress(lines.tobytes(), 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


if __name__ == "__main__":
    main(sys.argv[1:])
