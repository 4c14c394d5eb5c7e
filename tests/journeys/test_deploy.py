"""What deploy/ promises: systemd is told what it waits for, and the container's files fit the product."""

from __future__ import annotations

import configparser
import os
import signal
import socket
import time

import httpx
import pytest
import yaml

from feedsvc.config.load import load
from feedsvc.kinds.registry import KINDS
from tests.journeys.newsroom import ROOT, Newsroom, story


def test_systemd_hears_ready_heartbeats_reload_and_stopping(newsroom: Newsroom) -> None:
    newsroom.drop("wall.txt", story())
    here = os.getcwd()
    os.chdir(newsroom.folder)  # the path of a socket may not be long
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
            manager.bind("notify")
            manager.settimeout(20)
            heard: list[str] = []

            def hear(word: str) -> None:
                deadline = time.monotonic() + 20
                while not any(word in line for line in heard):
                    assert time.monotonic() < deadline, f"{word} was not said: {heard}"
                    heard.extend(manager.recv(4096).decode().splitlines())

            address = f"/proc/{os.getpid()}/cwd/notify"
            process = newsroom.start(env={**os.environ, "NOTIFY_SOCKET": address, "WATCHDOG_USEC": "2000000"})
            try:
                hear("READY=1")
                assert httpx.get(f"{newsroom.base}/feeds/all.rss").status_code == 200
                hear("WATCHDOG=1")
                process.send_signal(signal.SIGHUP)
                hear("RELOADING=1")
            finally:
                process.send_signal(signal.SIGTERM)
                process.wait(timeout=15)
            hear("STOPPING=1")
    finally:
        os.chdir(here)


def test_the_unit_names_a_command_that_exists_and_promises_that_the_service_keeps() -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read(ROOT / "deploy" / "feedsvc.service")
    service = unit["Service"]
    assert service["Type"] == "notify"
    assert service["ExecStart"].split()[1:] == ["run", "-c", "/etc/feedsvc/feedsvc.yaml"]
    assert int(service["TimeoutStopSec"]) > 10
    assert int(service["WatchdogSec"]) >= 30
    assert {"StateDirectory", "NoNewPrivileges", "ProtectSystem", "SystemCallFilter"} <= set(service)


@pytest.mark.parametrize(
    "environ", [{}, {"FEEDSVC_TITLE": "Selwyn Herald", "FEEDSVC_URL": "https://herald.example"}]
)
def test_the_containers_configuration_loads_with_and_without_its_environment(environ: dict[str, str]) -> None:
    settings = load(str(ROOT / "deploy" / "container.yaml"), environ=environ, kinds=KINDS)
    assert settings.site.title == environ.get("FEEDSVC_TITLE", "My newsroom")
    assert (settings.serve.host, settings.serve.port) == ("0.0.0.0", 8080)
    assert settings.publish_directory == "/data/public"


def test_the_containerfile_copies_what_is_there_and_runs_without_root() -> None:
    lines = (ROOT / "deploy" / "Containerfile").read_text().splitlines()
    copied = [
        word
        for line in lines
        if line.startswith("COPY ") and "--from" not in line
        for word in line.split()[1:-1]
    ]
    assert [path for path in copied if not (ROOT / path).exists()] == []
    assert any(line.startswith("USER ") and line != "USER root" for line in lines)
    assert any(line.startswith("HEALTHCHECK ") for line in lines)


def test_the_compose_file_mounts_files_that_are_there() -> None:
    services = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text())["services"]
    assert services["feedsvc"]["read_only"] is True
    mounts = [mount.split(":")[0] for service in services.values() for mount in service["volumes"]]
    files = [path for path in mounts if path.startswith("./") and path.endswith(".conf")]
    assert files
    assert all((ROOT / "deploy" / path).exists() for path in files)
