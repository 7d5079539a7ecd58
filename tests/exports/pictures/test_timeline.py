import io
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from demarche.exports.pictures import Lane, Moment, png, svg, timeline
from demarche.exports.pictures.drawing import Disc, Drawing, Label
from demarche.exports.pictures.timeline import DISC

FIRST = date(2021, 5, 9)


def moments(*days: int) -> tuple[Moment, ...]:
    return tuple(
        Moment(number, FIRST + timedelta(days=day), "told") for number, day in enumerate(days, 1)
    )


def discs(drawing: Drawing) -> list[Disc]:
    return [s for s in drawing.shapes if isinstance(s, Disc) and s.radius == DISC]


def texts(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Label)]


def drawn(lanes: list[Lane]) -> Drawing:
    drawing = timeline(lanes)
    assert drawing is not None
    return drawing


def test_lanes_days_and_numbers_are_named() -> None:
    drawing = drawn([Lane("The incident", moments(0), marked=True), Lane("Iran", moments(1, 1, 3))])
    shown = texts(drawing)
    assert {"The incident", "Iran", "9 May", "10 May", "12 May", "2021"} <= set(shown)
    assert shown.count("2021") == 1
    assert drawing.told == (
        "Timeline, 9 May 2021 to 12 May 2021, by the numbers of the chronology."
        " The incident: 1; Iran: 1, 2, 3."
    )


def test_a_long_silence_is_told_not_drawn() -> None:
    drawing = drawn([Lane("Iran", moments(0, 1, 400))])
    assert "13 months" in texts(drawing)
    assert "3 years" in texts(drawn([Lane("Iran", moments(0, 1100))]))


def test_what_is_unsure_and_what_is_denied_look_otherwise_than_what_is_told() -> None:
    lane = Lane(
        "Iraq", (Moment(1, FIRST, "told"), Moment(2, FIRST, "unsure"), Moment(3, FIRST, "denied"))
    )
    drawing = drawn([lane])
    told, unsure, denied = discs(drawing)
    assert told.fill == told.rim
    assert unsure.fill == denied.fill != unsure.rim
    assert "denied" in texts(drawing)
    assert "denied" not in texts(drawn([Lane("Iraq", moments(0))]))


def test_nothing_dated_is_no_picture() -> None:
    assert timeline([]) is None
    assert timeline([Lane("Iran", ())]) is None


@given(
    st.lists(
        st.lists(st.integers(0, 20_000), max_size=25), min_size=1, max_size=4
    ).filter(any)
)  # fmt: skip
def test_every_act_has_a_disc_of_its_own_on_the_sheet(lanes: list[list[int]]) -> None:
    drawing = drawn([Lane(f"lane {n}", moments(*sorted(days))) for n, days in enumerate(lanes)])
    found = discs(drawing)
    assert len(found) == sum(map(len, lanes))
    assert len({disc.centre for disc in found}) == len(found)
    for disc in found:
        assert DISC <= disc.centre[0] <= drawing.width - DISC
        assert DISC <= disc.centre[1] <= drawing.height - DISC


def test_the_png_is_a_png_of_its_size_and_the_same_each_time() -> None:
    drawing = drawn([Lane("Ünal & Söhne <x>", moments(0, 2))])
    data = png(drawing)
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == (round(drawing.width * 3), round(drawing.height * 3))
        assert round(image.info["dpi"][0]) == 288
        assert len(image.getcolors(1 << 20) or ()) > 2
    assert data == png(drawing)
    assert "Söhne" in svg(drawing)
    assert "&lt;x&gt;" in svg(drawing)
