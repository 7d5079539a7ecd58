"""Measures of exports: that memory does not grow with what is written, and how fast it goes."""
