"""From an analysis to coded events, each field with its evidence.

In: an `Analysis`. Out: `Layers` (places, times, attributions) and `Event`s. The order is in
`coder`; `acts` finds what is done, `parties` who does it and to whom, `times` when, `places` where,
`claims` on whose word, `law` under which instrument; `merging` and `discourse` see the report as a
whole. Never looks at another report.
"""
