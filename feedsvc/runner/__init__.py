"""Runner: reads hostile bytes in killable worker processes.

Enters: payloads. Leaves: Readings, in order. Refuses: a payload that takes more time or memory than it may; the worker
that chokes on it is killed, the payload is rejected with the reason, and its neighbours are read all the same.
"""
