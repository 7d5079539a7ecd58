"""Reports of our own, hand-coded as cases and duties."""
