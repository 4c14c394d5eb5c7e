"""``feedsvc run``: the service from its first socket to its last batch."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import resource
import signal
import socket
from collections.abc import Callable, Coroutine, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import structlog
import uvicorn

from feedsvc.errors import ConfigError, ServeError
from feedsvc.kinds.push import PushOptions
from feedsvc.model.source import Settings
from feedsvc.pipeline.build import BuildReport
from feedsvc.render.pages import CSP
from feedsvc.seams import RenditionState
from feedsvc.service import systemd
from feedsvc.service.health import Health
from feedsvc.service.housekeeping import sweep
from feedsvc.service.press import Press
from feedsvc.service.published import App
from feedsvc.service.push import PushDoor
from feedsvc.service.schedule import Schedule
from feedsvc.service.shelf import Shelf
from feedsvc.service.watch import Watchers
from feedsvc.service.web import WebSite, web_app

log = structlog.get_logger()

# Seconds: together under the ten that SIGTERM promises.
POLLS_FINISH = 4.0
ANSWERS_FINISH = 2


class Server(uvicorn.Server):
    """uvicorn in a loop that is not its own: the service answers the signals."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def allow_many_connections() -> None:
    """Take as many file descriptors as this process may have: each server that is slow to answer holds one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != hard:
        with contextlib.suppress(ValueError, OSError):  # a system whose "unlimited" is more than it gives
            resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def open_socket(host: str, port: int) -> socket.socket:
    """Return a bound socket. Raises: ServeError with what to do."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except OSError as error:
        bound.close()
        reasons = {
            errno.EADDRINUSE: "another program listens there: stop it, or set serve.port to a free one",
            errno.EACCES: "ports below 1024 need a privilege: set serve.port to a higher one and put a proxy before it",
            errno.EADDRNOTAVAIL: "this machine has no such address: set serve.host to one of its own, or 0.0.0.0",
        }
        reason = reasons.get(error.errno or 0, error.strerror or str(error))
        raise ServeError(f"serve: cannot listen on {host} port {port}: {reason}") from error
    except OverflowError as error:
        bound.close()
        raise ServeError(f"serve: {port} is no port") from error
    bound.setblocking(False)  # noqa: FBT003 - the socket module's own signature
    return bound


class Service:
    """Everything that runs together in the loop."""

    def __init__(
        self, press: Press, *, reload_settings: Callable[[], Settings], reload_token: str | None = None
    ) -> None:
        self._press = press
        self._reload_settings = reload_settings
        self._health = Health()
        settings = press.settings
        self._shelf = Shelf(Path(settings.publish_directory), page_csp=CSP)
        self._web_site = WebSite(site=settings.site, first_feed=_first_feed(settings))
        self._schedule = Schedule(press, health=self._health, published=self._restock)
        self._watchers = Watchers(self._schedule.hasten)
        self._app = web_app(
            shelf=self._shelf,
            health=self._health,
            web_site=self._web_site,
            reload=self.reload,
            reload_token=reload_token,
            push=PushDoor(
                sources=lambda: press.settings.sources, arrived=self._schedule.hasten, clock=press.clock
            ),
        )
        self._background: set[asyncio.Task[object]] = set()

    async def run(self, bound: socket.socket, *, ready: Callable[[str], None]) -> None:
        """Serve until SIGTERM or SIGINT; ``ready`` is told the local address once the first build stands."""
        allow_many_connections()
        loop = asyncio.get_running_loop()
        stop = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, stop.set)
        loop.add_signal_handler(signal.SIGHUP, lambda: self._spawn(self.reload()))
        self._stock(await self._press.desk.run(self._shelf_contents))
        server = Server(uvicorn_config(self._app))
        serving = asyncio.create_task(server.serve(sockets=[bound]), name="serve")
        stopping = asyncio.create_task(stop.wait(), name="stop")
        starting = asyncio.create_task(self._start(bound, ready), name="start")
        try:
            await asyncio.wait([serving, stopping, starting], return_when=asyncio.FIRST_COMPLETED)
            if starting.done():
                starting.result()
                await asyncio.wait([serving, stopping], return_when=asyncio.FIRST_COMPLETED)
        finally:
            starting.cancel()
            stopping.cancel()
            log.info("stopping")
            systemd.notify("STOPPING=1")
            await self._watchers.stop()
            await self._schedule.stop(within=POLLS_FINISH)
            server.should_exit = True
            await serving
            await self._press.close()
            log.info("stopped")

    async def _start(self, bound: socket.socket, ready: Callable[[str], None]) -> None:
        settings = self._press.settings
        await self._watchers.watch(settings.sources)
        await self._schedule.start()
        for source in settings.sources:
            if isinstance(source.options, PushOptions):
                # A push that was kept when the service was killed waits for no turn.
                self._schedule.hasten(source.key)
        self._stock(await self._press.desk.run(self._shelf_contents))
        self._schedule.add_housekeeping("sweep", lambda: sweep(self._press), seconds=3600)
        retire = getattr(self._press.reader, "retire", None)
        if retire is not None:
            self._schedule.add_housekeeping("retire workers", lambda: retire(idle_seconds=30), seconds=15)
        heartbeat = systemd.watchdog_seconds()
        if heartbeat:
            self._schedule.add_housekeeping("heartbeat", self._beat, seconds=heartbeat)
        host, port = bound.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{'127.0.0.1' if shown == '0.0.0.0' else shown}:{port}/"  # noqa: S104 - shown, not bound
        log.info("serving", address=address, site=settings.site.url, files=len(self._shelf))
        systemd.notify("READY=1", f"STATUS=serving {len(self._shelf)} files at {address}")
        ready(address)

    async def reload(self) -> str | None:
        """Read the configuration again; return why it was refused, or None. A bad one changes nothing."""
        systemd.notify_reloading()
        try:
            return await self._reload()
        finally:
            systemd.notify("READY=1")  # however it went: a manager that waits for it in vain ends the service

    async def _reload(self) -> str | None:
        try:
            settings = await asyncio.to_thread(self._reload_settings)
        except ConfigError as error:
            self._health.reload_error = str(error)
            for problem in error.problems:
                log.error("configuration refused; the former one stays", problem=str(problem))  # noqa: TRY400
            return str(error)
        former = self._press.settings
        for name in ("publish_directory", "store_url", "serve", "workers", "read_timeout", "read_memory"):
            if getattr(settings, name) != getattr(former, name):
                log.warning("takes effect at the next start", setting=name)
        self._press.settings = settings
        self._web_site.site = settings.site
        self._web_site.first_feed = _first_feed(settings)
        self._health.reload_error = None
        keys = {source.key for source in settings.sources}
        self._health.sources = {key: why for key, why in self._health.sources.items() if key in keys}
        self._health.doubts = {key: why for key, why in self._health.doubts.items() if key in keys}
        self._schedule.reconfigured()
        await self._watchers.watch(settings.sources)
        log.info("configuration reloaded", sources=len(settings.sources), feeds=len(settings.feeds))
        return None

    def _restock(self, _: BuildReport) -> None:
        async def stock() -> None:
            self._stock(await self._press.desk.run(self._shelf_contents))

        self._spawn(stock())

    def _shelf_contents(self) -> tuple[Mapping[str, RenditionState], list[str]]:
        store = self._press.store
        killed = {stone.id for stone in store.tombstones()}
        gone = (
            [entry.slug for entry in store.entries(include_killed=True) if entry.id in killed]
            if killed
            else []
        )
        return store.renditions(), gone

    def _stock(self, contents: tuple[Mapping[str, RenditionState], list[str]]) -> None:
        states, gone = contents
        self._shelf.stock(states, gone_slugs=gone)

    def _spawn(self, work: Coroutine[Any, Any, object]) -> None:
        task = asyncio.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    def _beat(self) -> None:
        if self._health.is_alive():
            systemd.notify("WATCHDOG=1")


def uvicorn_config(app: App) -> uvicorn.Config:
    """Return the server's configuration: fast parser, no access log, no proxy headers, nothing said of ourselves."""
    return uvicorn.Config(
        app=app,
        lifespan="off",
        http=_protocol(),
        loop="none",
        access_log=False,
        log_config=None,
        proxy_headers=False,
        server_header=False,
        ws="none",
        timeout_graceful_shutdown=ANSWERS_FINISH,
        timeout_keep_alive=30,
        h11_max_incomplete_event_size=32 << 10,
    )


def _protocol() -> type[asyncio.Protocol] | Literal["h11"]:
    try:
        from feedsvc.service.protocol import BoundedProtocol
    except ImportError:  # httptools is for CPython alone
        return "h11"
    return BoundedProtocol


def _first_feed(settings: Settings) -> str | None:
    return settings.feeds[0].name if settings.feeds else None
