"""What a service tidies up now and then: temporary files of writes that were killed, and pushes of long ago."""

from __future__ import annotations

import asyncio
from functools import partial

from feedsvc.fetch import spool
from feedsvc.kinds.push import PushOptions
from feedsvc.service.press import Press


async def sweep(press: Press) -> None:
    """Tidy up once. Raises: StoreError."""
    sweep_sink = getattr(press.sink, "sweep", None)
    if sweep_sink is not None:
        await asyncio.to_thread(sweep_sink)
    for source in press.settings.sources:
        if isinstance(source.options, PushOptions):
            # Asked anew for each: what is being read must not go.
            known = await press.desk.run(partial(press.store.file_states, source.key))
            await asyncio.to_thread(spool.sweep, source.location, known=known, now=press.clock())
