"""Places: toponyms resolved against the gazetteer, and where an act happened.

In: an `Analysis`. Out: `PlaceMention`s, and the place of the act at a word.
"""
