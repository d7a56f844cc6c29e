"""The public site opened from disk in a real browser: it is styled, leads on, and breaks no rule of its own.

Needs playwright and Debian's chromium; without them these tests are skipped.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from fairwitness import Casebook, casework
from fairwitness.publish import profile
from fairwitness.web import site
from tests.browsing import NEEDS_CHROMIUM, PATIENCE, chromium
from tests.demo_world import demo_casebook

pytestmark = [pytest.mark.long, NEEDS_CHROMIUM]


def test_it_opens_from_disk_with_its_styles_and_leads_to_the_words(tmp_path: Path) -> None:
    with Casebook.open(demo_casebook(tmp_path)) as casebook:
        shown = profile.public(casework.latest_picture(casebook))
    folder = tmp_path / "under a name"
    folder.mkdir()
    site.write(shown, folder, site.Asked(contact="errors@example.org"))
    with chromium() as browser:
        page = browser.new_page()
        page.set_default_timeout(PATIENCE)
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda m: said.append(m.text))
        page.on("request", lambda r: asked.append(r.url))
        page.goto((folder / "index.html").as_uri())
        assert page.evaluate("document.styleSheets.length") >= 2
        assert page.evaluate("getComputedStyle(document.querySelector('.masthead')).backgroundColor") != (
            "rgba(0, 0, 0, 0)"
        )
        page.click("article.told .figures a >> nth=0")
        page.click("text=document >> nth=0")
        assert "/document" in page.url
        page.goto((folder / "method.html").as_uri())
    assert said == []
    assert asked and all(url.startswith(folder.as_uri()) for url in asked)
