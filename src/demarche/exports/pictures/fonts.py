"""The letters of pictures: how wide a text is, and how Pillow draws it.

In: a text and a size. Out: its width, or a font of Pillow's. Never looks for fonts of the system,
so that a picture is the same on every machine.

Noto Sans, Latin letters only, under the SIL Open Font License (fonts/OFL.txt).
"""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files

from PIL import ImageFont

FAMILY = "'Noto Sans', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"
"""For pictures whose letters are drawn by who shows them."""


@cache
def font(size: float, *, bold: bool) -> ImageFont.FreeTypeFont:
    """The font in a size.

    Args:
        size: in pixels.
        bold: whether the letters are bold.
    """
    return ImageFont.truetype(io.BytesIO(_data(bold=bold)), size)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is, in pixels."""
    return font(100, bold=bold).getlength(text) * size / 100


@cache
def _data(*, bold: bool) -> bytes:
    name = "NotoSans-Bold.ttf" if bold else "NotoSans-Regular.ttf"
    return files("demarche.exports.pictures").joinpath("fonts", name).read_bytes()
