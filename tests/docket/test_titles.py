from __future__ import annotations

from datetime import date

from demarche.docket.titles import title_of
from demarche.records import DateRange, Place


def test_an_act_without_an_object_is_named_by_its_place() -> None:
    place = Place("Bamako", "MLI", 12.65, -8.0, 2460596)
    days = DateRange(date(2021, 5, 3), date(2021, 5, 3))
    assert title_of(None, days, place, (), None) == "Incident in Bamako, May 2021"
