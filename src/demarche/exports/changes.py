"""What a newer coding of a report changed, for a person.

In: the report and its events by both codings. Out: a few lines of text. Never tells what stayed.
"""

from __future__ import annotations

from typing import Protocol

from demarche.exports.wording import days, one_line, parties, what, where
from demarche.records import Event, Report


class Changed(Protocol):
    """What two codings of a report differ in."""

    @property
    def report(self) -> Report:
        """The report."""

    @property
    def came(self) -> tuple[Event, ...]:
        """Events that only the newer one has."""

    @property
    def went(self) -> tuple[Event, ...]:
        """Events that only the older one has."""

    @property
    def changed(self) -> tuple[tuple[Event, Event], ...]:
        """Events that both have, told otherwise: the older, the newer."""


def changes_text(found: Changed) -> str:
    """The changes of one report, a line each; empty where there are none.

    Args:
        found: what changed.
    """
    lines = [f"  - {_line(event)}" for event in found.went]
    lines += [f"  + {_line(event)}" for event in found.came]
    for old, new in found.changed:
        lines.append(f"  ~ {_line(new)}: {'; '.join(_differences(old, new))}")
    return "\n".join([one_line(found.report.id), *lines, ""]) if lines else ""


def _line(event: Event) -> str:
    return f"{what(event)} “{one_line(event.trigger.quote)}”"


def _differences(old: Event, new: Event) -> list[str]:
    before, after = dict(_fields(old)), dict(_fields(new))
    found = [
        f"{name} was {was or '–'}, is {after[name] or '–'}"
        for name, was in before.items()
        if was != after[name]
    ]
    return found or ["its evidence"]


def _fields(event: Event) -> list[tuple[str, str]]:
    said = event.said_by
    about = event.about
    return [
        ("code", what(event)),
        ("source", parties(event.source)),
        ("target", parties(event.target)),
        ("date", days(event.date.days) if event.date else ""),
        ("place", where(event.place.place) if event.place else ""),
        ("status", event.status),
        ("said by", one_line(said.quote) if said else ""),
        ("channel", event.channel or ""),
        ("about", one_line(about.quote) if about else ""),
        ("law", ", ".join(" ".join(filter(None, (c.instrument, c.article))) for c in event.law)),
        ("confidence", f"{event.confidence:.2f}"),
    ]
