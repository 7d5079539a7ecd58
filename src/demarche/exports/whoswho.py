"""The who's-who as a file: one JSON object a line for each person's office, with its evidence.

In: a `WhosWho`, or a file of one. Out: that file, or a `WhosWho`. Never drops what it does not
understand: a broken line is a `FormatError` that names it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, cast, get_args

from demarche.coding.parties.whoswho import Known, Sighting, WhosWho
from demarche.errors import FormatError, MissingInput, UnreadableInput
from demarche.exports.output import Output
from demarche.exports.rows import encoded
from demarche.records import Sector

_KEYS = "name, role, country, sector and evidence (report, published, start, end, quote)"


def read_whoswho(path: Path) -> WhosWho:
    """Reads a who's-who.

    Raises:
        MissingInput, UnreadableInput: if there is no such file or it is no text.
        FormatError: if a line is no entry.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError as error:
        raise MissingInput(f"{path}: no such file") from error
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{path} is not UTF-8 text: it is no who's-who") from error
    except OSError as error:
        raise UnreadableInput(f"cannot read {path}: {error.strerror}") from error
    found = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found.append(_known(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise FormatError(
                f"{path}, line {number}: no entry of a who's-who ({error}); expected an object with"
                f" {_KEYS}"
            ) from error
    return WhosWho(tuple(sorted(found, key=lambda e: e.identity)))


def write_whoswho(book: WhosWho, output: Output) -> None:
    """Writes a who's-who, in the order of names, so that equal ones are equal files.

    Args:
        book: what to write.
        output: where it goes.
    """
    for entry in book.entries:
        row = {
            "name": entry.name,
            "role": entry.role,
            "country": entry.country,
            "sector": entry.sector,
            "first": entry.first.isoformat() if entry.first else None,
            "last": entry.last.isoformat() if entry.last else None,
            "evidence": [
                {
                    "report": s.report,
                    "published": s.published or None,
                    "start": s.start,
                    "end": s.end,
                    "quote": s.quote,
                }
                for s in entry.sightings
            ],
        }
        output.write(encoded(row) + b"\n")


def whoswho_text(entries: Sequence[Known]) -> str:
    """Entries for a person to read, each with its evidence below it."""
    lines = []
    for entry in entries:
        days = " – ".join(dict.fromkeys(str(d) for d in (entry.first, entry.last) if d))
        what = (entry.name, entry.role, entry.country, entry.sector, days)
        lines.append(" · ".join(part for part in what if part))
        for s in entry.sightings:
            day = s.published or "undated"
            lines.append(
                f"    {day}  {s.report} [{s.start}–{s.end}]  “{' '.join(s.quote.split())}”"
            )
    return "\n".join(lines) + "\n"


def _known(row: dict[str, Any]) -> Known:
    if row["sector"] not in get_args(Sector):
        raise ValueError(f"no sector {row['sector']!r}")
    if not any(c.isalnum() for c in row["name"]):
        raise ValueError("no name")
    for key in ("role", "country"):
        if row[key] is not None and not isinstance(row[key], str):
            raise TypeError(f"{key} is no text")
    sightings = tuple(sorted(_sighting(s) for s in row["evidence"]))
    if not sightings:
        raise ValueError("no evidence")
    sector = cast("Sector", row["sector"])
    return Known(row["name"], row["role"], row["country"], sector, sightings)


def _sighting(row: dict[str, Any]) -> Sighting:
    if row["published"] is not None:
        date.fromisoformat(row["published"])
    return Sighting(
        row["published"] or "", str(row["report"]), int(row["start"]), int(row["end"]),
        str(row["quote"]),
    )  # fmt: skip
