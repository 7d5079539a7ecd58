"""Parties: whom a word of the text stands for, with country and sector.

In: an `Analysis` and a word of it. Out: `Actor`s. Never looks at another report.
"""
