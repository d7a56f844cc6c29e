"""The command that serves the web application."""

from __future__ import annotations

from typing import Annotated

import typer

from fairwitness import console
from fairwitness.commands.options import CasebookOption, LanguageOption, settings


def serve(
    casebook: CasebookOption = None,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes any free one.")] = 8630,
    language: LanguageOption = "en",
) -> None:
    """Serve the casebook's pages to this computer's browser, on loopback only.

    Each reader may choose another language on any page.

    Example: fairwitness serve --casebook demo.casebook --port 8630

    Example: fairwitness serve --language ar
    """
    import uvicorn

    from fairwitness.store import Casebook
    from fairwitness.web.app import app
    from fairwitness.web.guarding import on_this_computer, without_words
    from fairwitness.web.languages import known

    with Casebook.open(settings(casebook).casebook, create=False):  # say now what is wrong with it
        made = without_words(on_this_computer(app(settings(casebook).casebook, known(language))))
    console.say(f"Serving on http://127.0.0.1:{port}/ (Ctrl-C ends it)")
    uvicorn.run(made, host="127.0.0.1", port=port, log_level="warning", access_log=False)
