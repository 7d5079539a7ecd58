"""Our own texts on which relevance is learned and measured, and the measuring."""
