"""HTTP/1.1 as uvicorn speaks it, with an end to what a client may say before its request is known.

httptools keeps whatever a header holds, and nobody waits less long for a client that says nothing: a header of 200 MB stayed
in memory whole, and a thousand connections that never ask cost a thousand descriptors.
"""

from __future__ import annotations

import asyncio
from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

#: Bytes of a request line with its header; seconds that they may take.
MOST: Final = 64 << 10
PATIENCE: Final = 20.0


class BoundedProtocol(HttpToolsProtocol):
    """A connection whose header comes soon and is short, or that is closed."""

    _said = 0
    _awaits_header = True
    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if not self._awaits_header:
            self._said = 0
            return
        self._said += len(data)
        if self._said > MOST and not self.transport.is_closing():
            self.send_400_response("The header is too long.")

    def on_message_begin(self) -> None:
        self._wait()
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._stop_waiting()
        super().on_headers_complete()

    def _wait(self) -> None:
        self._awaits_header = True
        if self._late is None:
            self._late = asyncio.get_running_loop().call_later(PATIENCE, self._give_up)

    def _stop_waiting(self) -> None:
        self._awaits_header = False
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _give_up(self) -> None:
        self._late = None
        if not self.transport.is_closing():
            self.transport.close()
