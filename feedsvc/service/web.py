"""The web application behind the fast path: health, reload, redirects, and pages for what is not there.

Absolute addresses come from ``site.url`` alone, never from a request's Host.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from ipaddress import ip_address

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from feedsvc.model.source import Site
from feedsvc.render.pages import CSP, render_message_page
from feedsvc.service.health import Health
from feedsvc.service.published import App, Published
from feedsvc.service.push import PushDoor
from feedsvc.service.shelf import Shelf

NO_STORE = {"cache-control": "no-store", "x-content-type-options": "nosniff", "content-security-policy": CSP}
# Addresses that readers and people try by habit, and the form they stand for.
USUAL = {
    "/feed": "rss",
    "/feed/": "rss",
    "/feed.xml": "rss",
    "/rss": "rss",
    "/rss.xml": "rss",
    "/index.xml": "rss",
    "/atom.xml": "atom",
    "/feed.json": "json",
}
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
MESSAGES = {
    404: ("Not found", "There is no page at this address."),
    405: ("Not possible", "This address can only be read."),
    503: ("One moment", "The site is being put together. Try again in a few seconds."),
    500: ("Something went wrong", "The page could not be shown. The log of the service says why."),
}


class WebSite:
    """The configuration that answers depend on; a reload replaces it."""

    def __init__(self, *, site: Site, first_feed: str | None) -> None:
        self.site = site
        self.first_feed = first_feed


def web_app(
    *,
    shelf: Shelf,
    health: Health,
    web_site: WebSite,
    reload: Callable[[], Awaitable[str | None]],
    reload_token: str | None,
    push: PushDoor | None = None,
) -> App:
    """Return the whole ASGI application.

    ``reload`` returns why the configuration was refused, or None. Without a token only a direct loopback client that
    no proxy speaks for may ask for a reload.
    """

    async def healthz(_: Request) -> Response:
        alive = health.is_alive()
        text = "ok\n" if alive else "the scheduler has not ticked for a minute\n"
        return PlainTextResponse(text, status_code=200 if alive else 503, headers=NO_STORE)

    async def readyz(_: Request) -> Response:
        return JSONResponse(health.report(), status_code=200 if health.is_ready() else 503, headers=NO_STORE)

    async def reload_now(request: Request) -> Response:
        if not may_reload(request, token=reload_token):
            return JSONResponse({"error": "not allowed"}, status_code=403, headers=NO_STORE)
        refused = await reload()
        if refused:
            return JSONResponse({"reloaded": False, "error": refused}, status_code=422, headers=NO_STORE)
        return JSONResponse({"reloaded": True}, headers=NO_STORE)

    async def usual(request: Request) -> Response:
        if web_site.first_feed is None:
            raise HTTPException(404)
        form = USUAL[request.url.path]
        return RedirectResponse(f"/feeds/{web_site.first_feed}.{form}", status_code=301)

    async def not_there(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        path = request.scope["path"]
        if status == 404 and not path.endswith("/") and shelf.get(f"{path}/") is not None:
            return RedirectResponse(f"{request.scope['root_path']}{path}/", status_code=301)
        headers = dict(NO_STORE)
        if status == 404 and not health.is_built:
            status = 503  # before the first build nothing can be found: a reader must not take that for gone
        if status == 503:
            headers["retry-after"] = "5"
        title, text = MESSAGES.get(status, MESSAGES[500])
        # Links relative to the address asked for: the site may stand below a path, or be looked at on loopback.
        root = "../" * (path.count("/") - 1) or "./"
        body = render_message_page(site=web_site.site, status=status, title=title, text=text, root=root)
        if isinstance(error, HTTPException) and error.headers:
            headers |= {name.lower(): value for name, value in error.headers.items()}
        if status == 405:
            headers["allow"] = "GET, HEAD"
        return Response(body, status_code=status, media_type="text/html", headers=headers)

    async def only_get(request: Request) -> Response:
        if shelf.get(request.scope["path"]) is None:
            raise HTTPException(404)
        # A GET that comes this far found its file gone from the disk: the next build makes it again.
        raise HTTPException(503 if request.method in {"GET", "HEAD"} else 405)

    application = Starlette(
        routes=[
            Route("/healthz", healthz),
            Route("/readyz", readyz),
            Route("/-/reload", reload_now, methods=["POST"]),
            *([Route("/push/{source}", push.answer, methods=METHODS)] if push is not None else ()),
            *(Route(path, usual) for path in USUAL),
            Route("/{path:path}", only_get, methods=METHODS),
        ],
        exception_handlers={HTTPException: not_there, Exception: not_there},
    )
    application.router.redirect_slashes = False
    return Published(shelf, application)


def may_reload(request: Request, *, token: str | None) -> bool:
    """Return whether a request may reload the configuration.

    A web page that a person visits can make their browser POST to loopback: browsers then send Origin, people's tools
    do not. A proxy on the same machine makes every client look local: it says so by Forwarded headers.
    """
    if token is not None:
        given = request.headers.get("authorization", "")
        return hmac.compare_digest(given.encode(), f"Bearer {token}".encode())
    speaks_for_another = any(
        name in request.headers for name in ("origin", "forwarded", "x-forwarded-for", "x-real-ip", "via")
    )
    if request.client is None or speaks_for_another:
        return False
    try:
        return ip_address(request.client.host).is_loopback
    except ValueError:
        return False
