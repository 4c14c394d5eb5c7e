"""The reverse proxy of deploy/ serves the published files itself, and asks the service for the rest."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import httpx
import pytest

from tests.conftest import missing
from tests.journeys.newsroom import ROOT, Newsroom, free_port, story

MAIN = """\
daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
events {{}}
http {{
  types {{ text/html html; text/css css; text/javascript js; image/svg+xml svg; }}
  access_log off;
  client_body_temp_path {folder}/1; proxy_temp_path {folder}/2; fastcgi_temp_path {folder}/3;
  uwsgi_temp_path {folder}/4; scgi_temp_path {folder}/5;
{site}
}}
"""


@pytest.mark.nginx
def test_nginx_serves_feeds_and_pages_and_goes_on_when_the_service_is_gone(newsroom: Newsroom) -> None:
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        missing("nginx")
        return
    port = free_port()
    site = (ROOT / "deploy" / "proxy" / "nginx.conf").read_text()
    site = site.replace("server feedsvc:8080", f"server 127.0.0.1:{newsroom.port}")
    site = site.replace("listen 80;", f"listen 127.0.0.1:{port};").replace(
        "/data/public", str(newsroom.public)
    )
    assert str(newsroom.public) in site
    config = newsroom.folder / "nginx.conf"
    config.write_text(MAIN.format(folder=newsroom.folder, site=site))
    for path in (newsroom.folder, *newsroom.folder.parents):
        if path != Path("/") and path.stat().st_mode & 0o011 != 0o011:
            path.chmod(path.stat().st_mode | 0o011)  # nginx's workers are another user
    newsroom.drop("wall.txt", story())
    base = f"http://127.0.0.1:{port}"
    with newsroom.service():
        proxy = subprocess.Popen(
            [nginx, "-c", str(config), "-p", str(newsroom.folder)], stderr=subprocess.DEVNULL
        )
        try:
            newsroom.wait(lambda: httpx.get(f"{base}/").status_code == 200)
            for form, media_type in (
                ("rss", "application/rss+xml; charset=utf-8"),
                ("atom", "application/atom+xml; charset=utf-8"),
                ("json", "application/feed+json"),
            ):
                feed = httpx.get(f"{base}/feeds/all.{form}")
                assert feed.headers["content-type"] == media_type
                assert feed.headers["content-encoding"] == "gzip"
                assert feed.headers["x-content-type-options"] == "nosniff"
                assert feed.content == (newsroom.public / "feeds" / f"all.{form}").read_bytes()
                validator = {"if-modified-since": feed.headers["last-modified"]}
                assert httpx.get(f"{base}/feeds/all.{form}", headers=validator).status_code == 304
            (entry,) = newsroom.entries()
            assert httpx.get(f"{base}/e/{entry['slug']}/").status_code == 200
            assert httpx.get(f"{base}/healthz").status_code == 200
            assert httpx.post(f"{base}/-/reload").status_code == 404
            newsroom.feedsvc("kill", entry["slug"])
            newsroom.wait(lambda: httpx.get(f"{base}/e/{entry['slug']}/").status_code == 410)
        except BaseException:
            proxy.terminate()
            proxy.wait(timeout=10)
            raise
    try:
        assert httpx.get(f"{base}/feeds/all.atom").status_code == 200
        assert httpx.get(f"{base}/").status_code == 200
    finally:
        proxy.terminate()
        proxy.wait(timeout=10)
