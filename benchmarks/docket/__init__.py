"""Measures of the docket: which reports tell of one case, and what is owed in it."""
