"""Pictures: maps and timelines, drawn once and written as SVG or PNG.

In: places and dated acts. Out: drawings, with what they show told in words. Never needs a network,
a display or fonts of the system.
"""

from demarche.exports.pictures.drawing import Drawing
from demarche.exports.pictures.map import Mark, map_of
from demarche.exports.pictures.png import png
from demarche.exports.pictures.svg import svg
from demarche.exports.pictures.timeline import Lane, Moment, timeline

__all__ = ["Drawing", "Lane", "Mark", "Moment", "map_of", "png", "svg", "timeline"]
