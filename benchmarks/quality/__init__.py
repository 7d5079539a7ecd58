"""Scores what Demarche codes against the hand-coded sets, and guards the floors.

In: the sets in `../shared/gold` (or `--gold DIR`), which are not part of this repository. Out: one
table of figures. Never trains on anything.
"""
