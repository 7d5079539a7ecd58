"""Claims: who says what, in which channel, and whether it happened.

In: an `Analysis`. Out: `Attribution`s; status, voucher and channel of the act at a word.
"""
