"""Word to systemd: READY, RELOADING, STOPPING and the watchdog's heartbeat.

Spec: sd_notify(3): datagrams to the socket that NOTIFY_SOCKET names; without one nothing is said.
"""

from __future__ import annotations

import contextlib
import os
import socket
import time


def notify(*lines: str) -> None:
    """Send state lines to the service manager, if there is one."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    if address.startswith("@"):
        address = "\0" + address[1:]
    with (
        contextlib.suppress(OSError),
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as out,
    ):
        out.sendto("\n".join(lines).encode(), address)


def notify_reloading() -> None:
    """Announce a reload; Type=notify-reload wants the monotonic time beside it."""
    notify("RELOADING=1", f"MONOTONIC_USEC={time.monotonic_ns() // 1000}")


def watchdog_seconds() -> float | None:
    """Return how often the manager wants a heartbeat at the latest, halved for safety; None: it wants none."""
    try:
        microseconds = int(os.environ.get("WATCHDOG_USEC", "0"))
    except ValueError:
        return None
    return microseconds / 2e6 if microseconds > 0 else None
