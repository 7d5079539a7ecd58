"""Keeps all of it: reports, events, incidents, links, judgements, on SQLite or PostgreSQL.

In: records. Out: the same records, and answers to questions about them. Never judges.
"""
