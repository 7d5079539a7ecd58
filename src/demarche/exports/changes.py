"""What a newer coding of a report changed, for a person.

In: the report and its events by both codings. Out: a few lines of text. Never tells what stayed.
"""

from __future__ import annotations

from typing import Protocol

from demarche.exports.wording import days, one_line, what, where, who
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
    pairs = [(name, was, now) for (name, was), now in zip(_fields(old), _values(new), strict=True)]
    found = [f"{name} was {was or '–'}, is {now or '–'}" for name, was, now in pairs if was != now]
    return found or ["its evidence"]


def _values(event: Event) -> list[str]:
    return [value for _, value in _fields(event)]


def _fields(event: Event) -> list[tuple[str, str]]:
    said = event.said_by
    about = event.about
    return [
        ("code", what(event)),
        ("source", " and ".join(f"{one_line(a.mention.quote)} [{who(a)}]" for a in event.source)),
        ("target", " and ".join(f"{one_line(a.mention.quote)} [{who(a)}]" for a in event.target)),
        ("date", days(event.date.days) if event.date else ""),
        ("place", where(event.place.place) if event.place else ""),
        ("status", event.status),
        ("said by", one_line(said.quote) if said else ""),
        ("channel", event.channel or ""),
        ("about", one_line(about.quote) if about else ""),
        ("law", ", ".join(" ".join(filter(None, (c.instrument, c.article))) for c in event.law)),
        ("confidence", f"{event.confidence:.2f}"),
    ]
