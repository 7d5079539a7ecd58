"""The tables: PLOVER, CAMEO, countries, sectors, actions, instruments.

In: names and codes. Out: what the field's references say of them. Holds no logic beyond look-up.
"""
