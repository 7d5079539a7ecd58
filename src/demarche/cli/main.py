"""The `demarche` command: its commands, and what happens when something goes wrong.

In: the command line. Out: an exit code: 0 fine, 1 something was discarded for an error or could
not be written, 2 wrong usage, 75 the store is locked by another process, 130 stopped by Ctrl-C.
Never shows a traceback, unless DEMARCHE_DEBUG=1 asks for it.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from functools import wraps
from types import FrameType
from typing import Annotated, NoReturn

import typer

from demarche import __version__
from demarche.cli.commands import analyse, code, explain, who
from demarche.cli.docket import add, case, cases, duties, recode
from demarche.cli.judging import confirm, join, judgements, reject, split
from demarche.cli.lessons import learn
from demarche.cli.messages import quieten, tell
from demarche.cli.sending import dossier, export
from demarche.errors import DemarcheError, StoreBusy

_ABOUT = """Reads news reports and says who did what to whom, when, where and on whose word.

Events are coded with PLOVER's types and modes and CAMEO's codes; every field comes with the words
that tell it. Works offline: nothing is downloaded, no text leaves this machine.

\b
Try:
  demarche code report.txt                    the events of a report, as a table
  demarche code news/ -o events.csv           a folder of reports, into a file
  demarche explain report.txt -o report.html  why each event was coded as it was
  demarche add news/                          reports into the docket: cases, and what is owed
  demarche duties --open                      what States still owe one another
"""

BUSY = 75
"""Exit code where another process holds the store: sysexits.h's EX_TEMPFAIL, "try again"."""

app = typer.Typer(
    help=_ABOUT,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,  # drawing help with rich costs a tenth of a second
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _guarded(command: Callable[..., None]) -> Callable[..., None]:
    """The command, ending quietly where the user stops it or stops reading what it writes."""

    @wraps(command)
    def guarded(*args: object, **options: object) -> None:
        try:
            command(*args, **options)
        except KeyboardInterrupt:
            tell("note", "stopped; no file was written")
            sys.exit(128 + signal.SIGINT)
        except BrokenPipeError:
            # Python would write what is left when it ends, and complain.
            quieten(sys.stdout)
            sys.exit(0)

    return guarded


app.command(short_help="The events that reports tell, each with its evidence.")(_guarded(code))
app.command(short_help="Words, names, places, times, attributions.")(_guarded(analyse))
app.command(short_help="Why each event was coded as it was.")(_guarded(explain))
app.command(short_help="Who somebody is, and what says so.")(_guarded(who))
app.command(short_help="A model of your own classes, fitted to your labels.")(_guarded(learn))
app.command(short_help="Adds reports to the docket: codes, links, keeps them.")(_guarded(add))
app.command(short_help="The cases in the docket.")(_guarded(cases))
app.command(short_help="One case: accounts, duties, law, links.")(_guarded(case))
app.command(short_help="What States owe one another.")(_guarded(duties))
app.command(short_help="A case as a document to send: .docx, .html or .md.")(_guarded(dossier))
app.command(short_help="Cases and events, in the formats of other programs.")(_guarded(export))
app.command(short_help="Two cases made one, by hand.")(_guarded(join))
app.command(short_help="Reports taken out of a case, by hand.")(_guarded(split))
app.command(short_help="An event is right.")(_guarded(confirm))
app.command(short_help="An event is none.")(_guarded(reject))
app.command(short_help="What people decided.")(_guarded(judgements))
app.command(short_help="Codes anew what an earlier version coded.")(_guarded(recode))


def _version(asked: bool) -> None:  # noqa: FBT001 - typer calls it with the option's value
    if asked:
        typer.echo(f"demarche {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Options of the whole; the callbacks do their work."""


def run() -> NoReturn:
    """Runs the command line and ends the process with its exit code."""
    signal.signal(signal.SIGTERM, _terminated)
    try:
        app(prog_name="demarche")
    except StoreBusy as error:
        tell("error", str(error))
        sys.exit(BUSY)
    except DemarcheError as error:
        _debug()
        tell("error", str(error))
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 - the last resort
        _debug()
        tell(
            "error",
            f"something is wrong in demarche itself ({type(error).__name__}: {error});"
            " DEMARCHE_DEBUG=1 shows where: please report that, with the command",
        )
        sys.exit(1)
    sys.exit(0)


def _terminated(_number: int, _frame: FrameType | None) -> NoReturn:
    """Ends as after any error, so that no half-written file is left behind."""
    sys.exit(128 + signal.SIGTERM)


def _debug() -> None:
    if os.environ.get("DEMARCHE_DEBUG", "") not in {"", "0"}:
        import traceback  # noqa: PLC0415 - only for who develops it

        traceback.print_exc()
