"""What makes the shipped models and tables: not part of the installed package."""
