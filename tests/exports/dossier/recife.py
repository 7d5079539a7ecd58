"""A case made by hand, rich in what a dossier must show; all of it is invented.

Accounts that differ, a claim, a denial, a promise then refused, a time limit, an instrument
invoked, two copies of one text, a report without a day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from demarche.ontology.plover import QUAD, goldstein
from demarche.records import (
    Account,
    Actor,
    Case,
    CaseFile,
    Channel,
    Citation,
    DateRange,
    Difference,
    Duty,
    DutyEntry,
    DutyKind,
    DutyState,
    Event,
    EventDate,
    EventPlace,
    EventRef,
    EventType,
    Evidence,
    Ground,
    Happening,
    Instrument,
    Link,
    Place,
    Protected,
    Report,
    Sector,
    Span,
    Status,
)

RECIFE = Place("Recife", "BRA", -8.05389, -34.88111, 3390760)

WIRE = (
    "RECIFE, 3 March 2024 – About forty masked men stoned the Portuguese consulate in Recife on"
    " Saturday night and smashed its windows. A guard was injured, the consul said. Portugal’s"
    " foreign minister, Ana Reis, condemned the attack and demanded that Brazil find the culprits"
    " within ten days, invoking the Vienna Convention on Consular Relations."
)
LOCAL = (
    "Two guards were hurt when a crowd attacked the Portuguese consulate on Saturday, the state"
    " police said. The police denied that officers had left their post before the attack. Brazil’s"
    " government voiced regret on Monday and promised to pay for the damage."
)
LATER = (
    "A court in Recife convicted one man on 12 November over the stoning of the consulate in March."
    " Brazil refused to pay for the windows, its foreign ministry said. “We expect the promise to"
    " be kept,” Ana Reis wrote in a note to the Brazilian embassy."
)
REPORTS = (
    Report("wire-1", WIRE, dt.date(2024, 3, 3), "dateline", title="Consulate stoned | Recife",
           outlet="Atlantic Wire", url="https://wire.example/1"),
    Report("wire-2", WIRE, dt.date(2024, 3, 3), "dateline", outlet="Porto Morning"),
    Report("local", LOCAL, dt.date(2024, 3, 5), "metadata", outlet="Recife Daily"),
    Report("later", LATER, None, None, outlet="Atlantic Wire"),
)  # fmt: skip
BY_ID = {report.id: report for report in REPORTS}


def at(report: str, words: str) -> Evidence:
    """The words of a report, found where they stand first."""
    text = BY_ID[report].text
    start = text.index(words)
    return Evidence.at(report, text, Span(start, start + len(words)))


@dataclass(frozen=True)
class Told:
    """What a sample event needs; the rest is filled in."""

    report: str
    id: str
    trigger: str
    sentence: str
    type: EventType
    mode: str | None
    cameo: str
    source: Sequence[tuple[str, str | None, Sector]] = ()
    target: Sequence[tuple[str, str | None, Sector]] = ()
    day: tuple[dt.date, str | None] | None = None
    status: Status = "occurred"
    said_by: str | None = None
    channel: Channel | None = None
    about: str | None = None
    law: Sequence[tuple[Instrument, str | None, str]] = field(default=())
    placed: str | None = None

    def event(self) -> Event:
        words = at(self.report, self.sentence)
        day = self.day
        return Event(
            id=self.id,
            report=self.report,
            trigger=at(self.report, self.trigger),
            sentence=words.span,
            type=self.type,
            mode=self.mode,
            cameo=self.cameo,
            quad=QUAD[self.type],
            goldstein=goldstein(self.cameo),
            source=tuple(Actor(at(self.report, w), c, s, "by hand") for w, c, s in self.source),
            target=tuple(Actor(at(self.report, w), c, s, "by hand") for w, c, s in self.target),
            date=EventDate(DateRange(day[0], day[0]), self._at(day[1])) if day else None,
            place=EventPlace(RECIFE, at(self.report, self.placed)) if self.placed else None,
            status=self.status,
            status_evidence=None,
            said_by=self._at(self.said_by),
            channel=self.channel,
            channel_evidence=None,
            about=self._at(self.about),
            law=tuple(Citation(i, a, at(self.report, w)) for i, a, w in self.law),
            confidence=0.9,
            why="by hand",
        )

    def _at(self, words: str | None) -> Evidence | None:
        return at(self.report, words) if words else None


SATURDAY, MONDAY = dt.date(2024, 3, 2), dt.date(2024, 3, 4)
STONED = WIRE[WIRE.index("RECIFE") : WIRE.index(" A guard")]
DEMANDED = WIRE[WIRE.index("Portugal’s") :]
HURT = LOCAL[: LOCAL.index(" The police")]
DENIED = LOCAL[LOCAL.index("The police denied") : LOCAL.index(" Brazil’s")]
REGRET = LOCAL[LOCAL.index("Brazil’s") :]
COURT = LATER[: LATER.index(" Brazil refused")]
REFUSED = LATER[LATER.index("Brazil refused") : LATER.index(" “We")]
NOTE = LATER[LATER.index("“We") :]


def _wire(report: str) -> list[Told]:
    reis: list[tuple[str, str | None, Sector]] = [("foreign minister, Ana Reis", "PRT", "GOV")]
    return [
        Told(report, "e1", "stoned", STONED, "ASSAULT", "primitive", "180",
             [("masked men", None, "UNK")], [("Portuguese consulate", "PRT", "GOV")],
             (SATURDAY, "Saturday night"), placed="in Recife"),
        Told(report, "e2", "condemned", DEMANDED, "ACCUSE", "disapprove", "111", reis, (),
             (dt.date(2024, 3, 3), None), about="the attack"),
        Told(report, "e3", "demanded", DEMANDED, "REQUEST", "assist", "1013", reis,
             [("Brazil", "BRA", "GOV")], (dt.date(2024, 3, 3), None),
             about="find the culprits within ten days",
             law=[("VCCR", None, "Vienna Convention on Consular Relations")]),
    ]  # fmt: skip


TOLD = [
    *_wire("wire-1"),
    *_wire("wire-2"),
    Told("local", "e1", "attacked", HURT, "ASSAULT", None, "180", [("crowd", "BRA", "CVL")],
         [("Portuguese consulate", "PRT", "GOV")], (SATURDAY, "Saturday"),
         said_by="the state police"),
    Told("local", "e2", "left their post", DENIED, "RETREAT", "withdraw", "087",
         [("officers", "BRA", "COP")], (), (SATURDAY, None), status="denied",
         said_by="The police"),
    Told("local", "e3", "voiced regret", REGRET, "CONCEDE", None, "055",
         [("government", "BRA", "GOV")], (), (MONDAY, "Monday")),
    Told("local", "e4", "promised", REGRET, "AGREE", None, "0331", [("government", "BRA", "GOV")],
         (), (MONDAY, "Monday"), about="to pay for the damage"),
    Told("later", "e1", "convicted", COURT, "SANCTION", "convict", "116",
         [("court in Recife", "BRA", "JUD")], [("one man", None, "CVL")],
         (dt.date(2024, 11, 12), "12 November")),
    Told("later", "e2", "refused", REFUSED, "REJECT", "yield", "124", [("Brazil", "BRA", "GOV")],
         (), None, said_by="its foreign ministry", about="to pay for the windows"),
    Told("later", "e3", "expect", NOTE, "REQUEST", "yield", "105", [("Ana Reis", "PRT", "GOV")],
         [("Brazilian embassy", "BRA", "GOV")], None, channel="letter",
         about="the promise to be kept"),
]  # fmt: skip
EVENTS = tuple(told.event() for told in TOLD)


def ref(text: str) -> EventRef:
    return EventRef.parse(text)


def step(
    event: str, state: DutyState, words: str, day: dt.date | None, due: dt.date | None = None
) -> DutyEntry:
    report = ref(event).report
    limit = at(report, "within ten days") if due else None
    return DutyEntry(day, state, event, at(report, words), due, limit, None, "by hand")


def duty(
    kind: DutyKind, state: DutyState, history: Sequence[DutyEntry], ground: Ground,
    contradictions: tuple[tuple[int, int], ...] = (),
) -> Duty:  # fmt: skip
    return Duty(kind, "BRA", "PRT", state, tuple(history), (ground,), contradictions)


DUTIES = (
    duty("investigation", "demanded",
         [step("wire-1/e3", "demanded", "find the culprits", dt.date(2024, 3, 3),
               dt.date(2024, 3, 13))], Ground("VCCR", None, "wire-1/e3")),
    duty("punishment", "fulfilled",
         [step("later/e1", "fulfilled", "convicted", dt.date(2024, 11, 12))],
         Ground("IPP", "7", None)),
    duty("satisfaction", "fulfilled",
         [step("local/e3", "fulfilled", "voiced regret", MONDAY)], Ground("ILC", "37", None)),
    duty("compensation", "refused",
         [step("local/e4", "promised", "promised", MONDAY),
          step("later/e2", "refused", "refused", None)], Ground("ILC", "36", None), ((0, 1),)),
)  # fmt: skip

CASE = Case(
    id="bra-recife-2024-03-02-prt-consulate",
    title="attack on the Portuguese consulate in Recife, March 2024",
    protected=Protected("consulate", "PRT", "BRA"),
    date=DateRange(SATURDAY, SATURDAY),
    place=RECIFE,
    reports=tuple(report.id for report in REPORTS),
    copies=(("wire-1", "wire-2"),),
    incidents=("later#1", "local#1", "wire-1#1", "wire-2#1"),
    incident_events=(ref("wire-1/e1"), ref("wire-2/e1"), ref("local/e1")),
    happenings=(
        Happening(
            (ref("wire-1/e1"), ref("wire-2/e1"), ref("local/e1")),
            2,
            (
                Difference(
                    "injured",
                    (
                        Account("2", (ref("local/e1"),)),
                        Account("1", (ref("wire-1/e1"), ref("wire-2/e1"))),
                    ),
                ),
            ),
        ),
        Happening((ref("wire-1/e2"), ref("wire-2/e2")), 1, ()),
        Happening((ref("wire-1/e3"), ref("wire-2/e3")), 1, ()),
        *(Happening((ref(f"local/e{n}"),), 1, ()) for n in (2, 3, 4)),
        *(Happening((ref(f"later/e{n}"),), 1, ()) for n in (1, 2)),
    ),
    links=(
        Link("local#1", "wire-1#1", 0.97, ("same consulate in Recife", "same day"), "docket 1"),
        Link("later#1", "local#1", 0.8, ("same consulate", "“in March” fits"), "docket 1"),
    ),
    duties=DUTIES,
)
FILE = CaseFile(CASE, REPORTS, EVENTS)
