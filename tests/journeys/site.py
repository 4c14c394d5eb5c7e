"""A newspaper's site on loopback: feed, section page, articles, sitemap, REST interface; it can break, move and end."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STORIES = {
    "buoy-adrift": "Buoy adrift off the mole",
    "crane-stands": "Crane stands still until Thursday",
    "pilots-meet": "Pilots meet the harbour board",
    "night-ferry": "Night ferry returns in spring",
    "survey-ship": "Survey ship maps the strait",
    "fish-quay": "Fish quay closes for eleven weeks",
}


def page(slug: str, title: str) -> str:
    return f"""<html lang="en"><head><title>{title} - Strait Courier</title>
<meta property="article:published_time" content="2026-11-20T09:00:00Z"><meta name="author" content="Mira Solano">
</head><body><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/about">About us</a></nav>
<article><h1>{title}</h1>
<p>{title}, the harbour office of Port Selwyn said on Friday morning, and asked skippers to keep their distance for now.</p>
<p>What has come to be known as the matter of the {slug.replace("-", " ")} will be on the table of the board on Monday,
when the pilots, the ferry company and the fishermen have been heard, which nobody expects to be a short affair.</p>
<p>Tobias Renn, the harbour master, said that he would sleep better once the {slug.replace("-", " ")} had been dealt with.</p>
</article><footer><a href="/imprint">Imprint</a></footer></body></html>"""


@dataclass
class Site:
    """What the site holds, and what it was asked."""

    port: int
    slugs: list[str] = field(default_factory=lambda: list(STORIES))
    #: Answers by path that stand in the place of the site's own: status and body.
    instead: dict[str, tuple[int, str]] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def body_of(self, path: str) -> tuple[str, bytes] | None:
        """Return type and body of a path, or None if there is none."""
        slug = path.rsplit("/", 1)[-1]
        if path.startswith("/2026/") and slug in self.slugs:
            return "text/html; charset=utf-8", page(slug, STORIES[slug]).encode()
        made = {
            "/robots.txt": lambda: ("text/plain", b"User-agent: *\nDisallow: /private\n"),
            "/rss.xml": lambda: ("application/rss+xml", self._rss().encode()),
            "/": lambda: ("text/html", self._front().encode()),
            "/news": lambda: ("text/html", self._section().encode()),
            "/sitemap.xml.gz": lambda: (
                "application/x-gzip",
                gzip.compress(self._sitemap().encode(), mtime=0),
            ),
            "/wp-json/wp/v2/posts": lambda: ("application/json", self._posts().encode()),
        }.get(path)
        return made() if made else None

    def _rss(self) -> str:
        items = "".join(
            f"<item><title>{STORIES[slug]}</title><link>{self.url}/2026/{slug}</link><guid>{slug}</guid>"
            f"<pubDate>Fri, 20 Nov 2026 09:00:00 GMT</pubDate><description>{STORIES[slug]}, says the harbour office.</description></item>"
            for slug in self.slugs
        )
        return f"<rss version='2.0'><channel><title>Strait Courier</title><link>{self.url}</link>{items}</channel></rss>"

    def _front(self) -> str:
        return (
            "<html><head><title>Strait Courier</title><link rel='alternate' type='application/rss+xml' href='/rss.xml'>"
            "</head><body><h1>Strait Courier</h1></body></html>"
        )

    def _section(self) -> str:
        items = "".join(
            f"<li class='story'><h2><a href='/2026/{slug}'>{STORIES[slug]}</a></h2><time datetime='2026-11-20'>20 November"
            f"</time><p>{STORIES[slug]}, says the harbour office of Port Selwyn.</p></li>"
            for slug in self.slugs
        )
        return (
            "<html><head><title>News - Strait Courier</title></head><body><nav><a href='/'>Home</a><a href='/news'>News</a>"
            f"<a href='/about'>About us</a></nav><main><ul>{items}</ul></main><footer><a href='/imprint'>Imprint</a></footer></body></html>"
        )

    def _sitemap(self) -> str:
        urls = "".join(
            f"<url><loc>{self.url}/2026/{slug}</loc><lastmod>2026-11-20</lastmod></url>"
            for slug in self.slugs
        )
        return f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{urls}</urlset>"

    def _posts(self) -> str:
        return json.dumps(
            [
                {
                    "id": number, "link": f"{self.url}/2026/{slug}", "date_gmt": "2026-11-20T09:00:00",
                    "modified_gmt": "2026-11-20T09:00:00", "title": {"rendered": STORIES[slug]},
                    "content": {"rendered": page(slug, STORIES[slug]).split("</h1>")[1].split("</article>")[0]},
                }
                for number, slug in enumerate(self.slugs)
            ]
        )  # fmt: skip


@contextmanager
def served() -> Iterator[Site]:
    """Run the site on a free port."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # head and body are two writes: the second would wait 40 ms for an ACK

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            status, kind, body = 404, "text/html", b"none"
            if path in site.instead:
                status, text = site.instead[path]
                body = text.encode()
            elif (found := site.body_of(path)) is not None:
                status, (kind, body) = 200, found
            etag = f'"{sha256(body).hexdigest()[:12]}"'
            if status == 200 and self.headers.get("If-None-Match") == etag:
                status, body = 304, b""
            site.asked.append((self.path, status))
            self.send_response(status)
            if status in {200, 304}:
                self.send_header("ETag", etag)
            if 300 < status < 304:
                self.send_header("Location", body.decode())
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(port=server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
