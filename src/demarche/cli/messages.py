"""Messages to the person at the terminal, on standard error.

In: a kind and a text. Out: one line. Uses colour on terminals only, and not where NO_COLOR is set.
Never stops the work: where nobody reads messages any more, or none can be written, it goes on.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Literal, TextIO

Kind = Literal["error", "note", "done"]

_STYLES: dict[Kind, str] = {"error": "1;31", "note": "33", "done": "2"}


def tell(kind: Kind, text: str) -> None:
    """Says something on standard error.

    Args:
        kind: "error" and "note" are named before the text; "done" is the closing account.
        text: one sentence; what could steer a terminal in it is made visible.
    """
    shown = "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
    label = "" if kind == "done" else f"{kind}: "
    stream = sys.stderr
    if stream is None:  # closed: "2>&-"
        return
    if stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb":
        style = _STYLES[kind]
        line = f"\033[{style}m{label or shown}\033[0m{shown if label else ''}"
    else:
        line = f"{label}{shown}"
    try:
        print(line, file=stream, flush=True)
    except (OSError, ValueError):  # a closed pipe, a full disk
        quieten(stream)


def on_terminal() -> bool:
    """Whether a person sees messages as they come."""
    return sys.stderr is not None and sys.stderr.isatty()


def quieten(stream: TextIO) -> None:
    """Lets all that is still written to a stream vanish, as nobody reads it any more.

    Otherwise the interpreter would try again when it ends, and complain.

    Args:
        stream: standard output, or standard error.
    """
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
