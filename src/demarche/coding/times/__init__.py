"""Times: expressions and values after TIMEX3, and the days of an act.

In: an `Analysis`. Out: `Timex`es, and the days of the act at a word.
"""
