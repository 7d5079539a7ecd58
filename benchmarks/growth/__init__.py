"""How the time for one more report grows with the docket."""
