"""The command line: arguments in, one call of the machinery, results and messages out.

Data goes to standard output or to a file, everything else to standard error. Holds no logic of
reading, coding or writing, and loads none of it before a command needs it.
"""
