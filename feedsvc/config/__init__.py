"""Configuration: one YAML file becomes Settings, or every reason why it cannot.

Enters: a file and the environment. Leaves: frozen Settings with absolute paths. Refuses: unknown and duplicate keys,
values of the wrong kind, names that are not there; all of them in one run, each with FILE:LINE:COL. pydantic lives here
and nowhere else.
"""
