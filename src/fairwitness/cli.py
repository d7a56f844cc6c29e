"""The command line. Each command shows an example in its --help; only data goes to standard output.

Exit codes: 0 done, 1 some inputs failed (listed), 2 wrong use. Steps are imported inside the commands, so that --help
answers at once.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated, NoReturn

import typer

import fairwitness
from fairwitness import console
from fairwitness.commands import keeping, listing, publishing, reading, serving, telling, tools
from fairwitness.errors import FairwitnessError, UsageError, fault

app = typer.Typer(
    help="Reads news about armed conflict and keeps fair account of who says what happened.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def main() -> NoReturn:
    """Run the command line; our own errors become one line on standard error."""
    console.accept_any_character()
    # Documents are read side by side, in processes: sums of small tables on two threads each would stand in their way.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        app()
    except FairwitnessError as e:
        console.say(f"fairwitness: {e}")
        sys.exit(2 if isinstance(e, UsageError) else 1)
    except OSError as e:
        console.say(f"fairwitness: could not write the output ({e.strerror}); free some space or name another place")
        console.abandon_output()
        sys.exit(1)
    except Exception as e:
        if os.environ.get("FAIRWITNESS_TRACEBACK"):
            raise
        console.say(f"fairwitness: a fault of ours: {fault(e)}")
        console.say("Please report this line; it tells nothing of your casebook (FAIRWITNESS_TRACEBACK=1 tells all).")
        sys.exit(1)
    sys.exit(0)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"fairwitness {fairwitness.__version__}")
        raise typer.Exit


@app.callback()
def _all(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and end.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Reads news about armed conflict and keeps fair account of who says what happened."""


for _command in (
    reading.claims,
    reading.inspect,
    keeping.add,
    keeping.rebuild,
    keeping.review,
    telling.brief,
    listing.series,
    listing.incidents,
    listing.sources,
    listing.disputes,
    listing.control,
    telling.why,
    telling.export,
    publishing.publish,
    serving.serve,
    tools.gazetteer,
    tools.demo,
    tools.doctor,
):
    app.command()(_command)


if __name__ == "__main__":
    main()
