"""Which time belongs to which act, with the real language layer."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from demarche.coding.times.event_date import event_date
from demarche.coding.times.timex import find_times
from demarche.language.analyser import Analyser
from demarche.records import EventDate, Report

MONDAY = date(2021, 5, 10)


@cache
def _analyser() -> Analyser:
    return Analyser(threads=1)


def dated(
    text: str, trigger: str, *, planned: bool = False, published: date | None = MONDAY
) -> EventDate | None:
    report = Report(id="t", text=text, published=published,
                    published_from="option" if published else None)  # fmt: skip
    analysis = next(iter(_analyser().analyse([report])))
    start = text.index(trigger)
    for sentence in analysis.sentences:
        for token in sentence.tokens:
            if token.start == start:
                return event_date(
                    analysis, find_times(analysis), sentence.index, token.index, planned=planned
                )
    raise AssertionError(f"no token {trigger!r}")


def days(text: str, trigger: str, *, planned: bool = False) -> tuple[str, str]:
    found = dated(text, trigger, planned=planned)
    assert found is not None
    return found.days.first.isoformat(), found.days.last.isoformat()


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        # its own time
        ("Gunmen attacked the embassy in Sanaa on Saturday.", "attacked", "2021-05-08",
         "2021-05-08"),
        ("The minister Thursday summoned the envoy.", "summoned", "2021-05-06", "2021-05-06"),
        ("Chile condemned Friday's raid on its consulate.", "raid", "2021-05-07", "2021-05-07"),
        ("Soldiers shelled the town last month.", "shelled", "2021-04-01", "2021-04-30"),
        ("He has been held since Saturday.", "held", "2021-05-08", "2021-05-10"),
        ("Two men were arrested this month.", "arrested", "2021-05-01", "2021-05-10"),
        # shared along coordination
        ("On Saturday Peru recalled its envoy and closed its mission.", "closed", "2021-05-08",
         "2021-05-08"),
        # what is staged has the time of the staging
        ("The union that organised Friday's march has grown.", "organised", "2021-05-07",
         "2021-05-07"),
        ("Police hold a man suspected of leading the 2012 attack on the mission.", "leading",
         "2012-01-01", "2012-12-31"),
        # a perfect has no time: the one behind a deed is the deed's
        (("The minister has ordered an inquiry into the rocket attack on the Italian consulate late"
         " on Saturday."), "attack", "2021-05-08", "2021-05-08"),
        # the hour of a narrative is of the day being told
        (("Gunmen shot a lawyer dead on Saturday. His friends wept. By nightfall hundreds had"
         " marched on the mission."), "marched", "2021-05-08", "2021-05-08"),
        ("A quake shook the coast on Saturday.\n\nOn the day of the quake Athens offered help.",
         "offered", "2021-05-08", "2021-05-08"),
        (("In July 2019 troops shot a herder. The general apologised for it that October once an"
         " inquiry had ended."), "apologised", "2019-10-01", "2019-10-31"),
        # another act's time is not its own
        ("Chile condemned Friday's raid on its consulate.", "condemned", "2021-05-10",
         "2021-05-10"),
        ("Peru accused the army of shelling a village on Friday.", "accused", "2021-05-10",
         "2021-05-10"),
        ("Kenya invoked the Vienna Convention of 1961 and protested.", "protested", "2021-05-10",
         "2021-05-10"),
        # background keeps its old date
        ("Spain protested on Sunday. In June 2014 militants seized its consul.", "seized",
         "2014-06-01", "2014-06-30"),
        # a clause that hangs on the time, and a time counted from another
        ("Police look into the events of Saturday, when a crowd burned the flag.", "burned",
         "2021-05-08", "2021-05-08"),
        ("Iraq promised on Monday to act, two days after a mob torched the gate.", "torched",
         "2021-05-08", "2021-05-08"),
        # the paragraph's time
        ("A mob gathered at the mission on Saturday. They threw stones at the guards.", "threw",
         "2021-05-08", "2021-05-08"),
        # an undated act
        ("Ghana urged both sides to talk.", "urged", "2021-05-10", "2021-05-10"),
        # never after publication
        ("Cuba announced on Sunday that it will vote on Friday.", "announced", "2021-05-09",
         "2021-05-09"),
    ],
)  # fmt: skip
def test_days(text: str, trigger: str, first: str, last: str) -> None:
    assert days(text, trigger) == (first, last)


def test_planned_act_takes_the_coming_day() -> None:
    text = "Students will march to the embassy on Thursday."
    assert days(text, "march", planned=True) == ("2021-05-13", "2021-05-13")


def test_planned_act_without_a_day_has_the_publication_date() -> None:
    text = "After the raid of last Friday students plan to march."
    assert days(text, "march", planned=True) == ("2021-05-10", "2021-05-10")


def test_evidence_is_the_words_of_the_time() -> None:
    found = dated("Gunmen attacked the embassy in Sanaa on Saturday.", "attacked")
    assert found is not None
    assert found.evidence is not None
    assert found.evidence.quote == "Saturday"


def test_the_publication_date_has_no_evidence() -> None:
    found = dated("Ghana urged both sides to talk.", "urged")
    assert found is not None
    assert found.evidence is None


def test_nothing_is_known_without_either() -> None:
    assert dated("Ghana urged both sides to talk.", "urged", published=None) is None


def test_a_dateline_dates_no_act() -> None:
    found = dated("LIMA, May 10 (Agency) – Peru expelled an envoy.", "expelled")
    assert found is not None
    assert found.evidence is None


def test_a_relative_clause_dates_its_noun_only() -> None:
    text = "Norway, whose consulate burned down in 1998, offered help."
    assert days(text, "offered") == ("2021-05-10", "2021-05-10")
