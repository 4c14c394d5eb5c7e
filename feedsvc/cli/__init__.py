"""The command line: words typed become calls of ``app``; results go to standard output, everything else to error.

Heavy imports stand inside the commands that need them: ``feedsvc version`` must not wait for a database library.
"""
