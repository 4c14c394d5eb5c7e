"""Service: the long-running half. Schedule, web, logs, reload, and the signals that govern them.

One asyncio loop holds APScheduler's tick, uvicorn's server and the folder watchers; one thread owns the store; worker
processes read. The loop never blocks.
"""
