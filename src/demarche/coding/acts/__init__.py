"""Acts: what a sentence says that somebody does, from tables of verbs, nouns and phrases.

In: an `Analysis`. Out: `Action`s with the words that fill their frames. Never resolves a party.
"""
