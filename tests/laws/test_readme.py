"""README stays true: its two commands are where they are looked for, and every command in it runs."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^ *```sh\n(.*?)^ *```", README, flags=re.MULTILINE | re.DOTALL)
COMMANDS = [
    line.strip()
    for block in BLOCKS
    for line in block.splitlines()
    if line.strip().startswith(".venv/bin/feedsvc")
]


def command_under(heading: str) -> str:
    match = re.search(rf"^## {heading}\n\n```sh\n(.*)\n```$", README, flags=re.MULTILINE)
    assert match is not None, f"## {heading} is not followed by a block of one line"
    return match[1]


def test_run_and_test_stand_alone_in_a_block_of_one_line() -> None:
    assert command_under("Run").endswith("feedsvc run")
    assert command_under("Test").endswith("-m pytest -n auto --dist worksteal")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tour")
    shutil.copytree(ROOT / "config", folder / "config")
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_tour_runs(checkout: Path, command: str) -> None:
    words = command.removeprefix(".venv/bin/feedsvc").split()
    done = subprocess.run(
        [sys.executable, "-m", "feedsvc", *words], cwd=checkout, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    # The sample folder holds one list page on purpose: preview says so and ends with 1.
    assert done.returncode == (1 if words == ["preview", "config/inbox"] else 0), done.stderr
    assert done.stdout


def test_every_command_of_the_table_exists() -> None:
    named = set(re.findall(r"`feedsvc ([a-z]+)", README))
    listed = subprocess.run(
        [sys.executable, "-m", "feedsvc", "--help"], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout
    assert {name for name in named if not re.search(rf"^\W*{name}\b", listed, flags=re.MULTILINE)} == set()


@pytest.mark.timeout(300)
@pytest.mark.skipif(
    not (os.environ.get("CI") or os.environ.get("FEEDSVC_TEST_RUN")),
    reason="installs the product anew, which takes a minute and the network: set FEEDSVC_TEST_RUN=1",
)
def test_the_run_command_takes_a_bare_clone_to_a_served_feed(tmp_path: Path) -> None:
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", 8080)) == 0:
            pytest.skip("port 8080 is taken here")
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True, capture_output=True)
    environment = {
        key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "VIRTUAL_ENV"}
    }
    process = subprocess.Popen(
        ["bash", "-c", command_under("Run")], cwd=clone, env=environment, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        deadline = time.monotonic() + 240
        while True:
            try:
                feed = httpx.get("http://127.0.0.1:8080/feeds/all.json")
                if feed.status_code == 200:
                    break
            except httpx.HTTPError:
                assert process.poll() is None, process.stdout and process.stdout.read()
            assert time.monotonic() < deadline
            time.sleep(0.5)
        assert len(feed.json()["items"]) >= 8
        assert "Harbour Post" in httpx.get("http://127.0.0.1:8080/").text
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)
        if process.stdout:
            process.stdout.close()
