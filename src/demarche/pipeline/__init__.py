"""The way through the house: reports in, coded events or analyses out, in the order of the input.

In: `Report`s, and the `Discard`s of reading, which pass through in their place. Out: `Coded` or
`Analysed` reports, and `Discard`s. The only room that knows the order of the stages. Holds no
rule of coding, reads no file, writes none.
"""

from demarche.coding.knowledge import Knowledge
from demarche.pipeline.coder import Coder
from demarche.pipeline.lessons import learn
from demarche.pipeline.outcomes import Analysed, Coded, Tally

__all__ = ["Analysed", "Coded", "Coder", "Knowledge", "Tally", "learn"]
