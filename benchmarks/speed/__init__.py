"""How fast, how soon, how much memory: measured on texts made from the examples."""
