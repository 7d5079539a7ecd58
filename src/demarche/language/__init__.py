"""The language layer: a report in, its analysis out (sentences, words, tags, trees, entities).

Never assigns an event code.
"""
