"""Events to cases: which reports tell of one incident, and what the States owe over it.

In: `Report`s and their coded `Event`s, one report at a time, and a protocol that looks up earlier
incidents. Out: `Incident`s, `Link`s, `Case`s with their `Duty` entries. Never edits an event, never
looks into the store itself.
"""
