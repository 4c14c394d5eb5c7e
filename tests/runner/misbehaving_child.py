"""A worker that obeys its payload: the real child, with a reader that hangs, grows or dies when it is told to."""

from __future__ import annotations

import os
import time
from datetime import datetime
from pathlib import Path

from feedsvc.model.outcome import Reading
from feedsvc.model.payload import Payload
from feedsvc.model.raw import Rejection
from feedsvc.model.source import HouseStyle
from feedsvc.runner import child


def read(payload: Payload, style: HouseStyle, *, now: datetime) -> Reading:
    order = payload.body.decode().rstrip()
    if order.startswith("hang"):
        for begun in order.split()[1:]:
            Path(begun).touch()
        time.sleep(3600)
    if order == "die":
        os._exit(11)
    if order == "pid":
        order = str(os.getpid())
    if order == "print":
        print("a library that prints")
    if order == "grow":
        hoard = [bytearray(1 << 24) for _ in range(1000)]
        order = str(len(hoard))
    return Reading(
        place=payload.place,
        results=(
            Rejection(
                source=payload.source, place=payload.place, reason=order, is_stand_in=order == "a captcha"
            ),
        ),
    )


child.read = read  # type: ignore[attr-defined]

if __name__ == "__main__":
    child.main()
