"""Hand-coded reports: sources, build script, and the built docket set."""
