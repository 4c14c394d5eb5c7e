"""Measure feedsvc as its users meet it: whole processes, process start included.

    .venv/bin/python tests/bench/run.py [NAME ...]

Prints a table: what, measured, wanted. Speed depends on the machine, so nothing here is a test; the wanted figures are
for two cores and a warm disk.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from tests.bench.articles import dump, write_dumps  # noqa: E402

DUMPS = ROOT.parent / "shared" / "data" / "dumps-dev" / "dumps"


@dataclass(frozen=True)
class Figure:
    what: str
    measured: str
    wanted: str
    holds: bool


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "feedsvc", *words]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def write_config(folder: Path, *, port: int, every: str = "10s") -> Path:
    config = folder / "feedsvc.yaml"
    config.write_text(
        f"""site: {{title: Bench Post, url: "https://bench.example", language: en, timezone: UTC}}
sources:
  desk: {{folder: inbox, every: {every}, settle: 1s}}
feeds:
  all: {{title: Bench Post}}
  business: {{title: Business, where: {{category: Business}}}}
publish: {{directory: public}}
serve: {{host: 127.0.0.1, port: {port}}}
store: sqlite:///feedsvc.db
"""
    )
    return config


def timed(words: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(words, cwd=ROOT, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


@contextmanager
def service(config: Path) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        command("run", "-c", str(config)), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=15)


def wait_until(holds: Callable[[], bool], *, within: float) -> float:
    start = time.perf_counter()
    while not holds():
        if time.perf_counter() - start > within:
            return float("inf")
        time.sleep(0.02)
    return time.perf_counter() - start


def memory_of(process: subprocess.Popen[bytes]) -> tuple[float, float]:
    """Return the resident MB of the service itself, and of it and its workers."""
    import psutil

    parent = psutil.Process(process.pid)
    own = parent.memory_info().rss / 1e6
    children = sum(child.memory_info().rss for child in parent.children(recursive=True)) / 1e6
    return own, own + children


def preview_speed() -> Iterator[Figure]:
    folder = Path(tempfile.mkdtemp())
    if DUMPS.is_dir():
        target, count = DUMPS, sum(1 for _ in DUMPS.iterdir())
    else:
        write_dumps(folder, 875)
        target, count = folder, 875
    best = min(timed(command("preview", "--json", str(target))) for _ in range(3))
    yield Figure(
        f"preview of {count} dumps, files a second", f"{count / best:.0f}", "300", count / best >= 300
    )
    shutil.rmtree(folder)


def starter() -> Iterator[Figure]:
    folder = Path(tempfile.mkdtemp())
    shutil.copytree(ROOT / "config", folder / "config")
    port = free_port()
    config = folder / "config" / "feedsvc.yaml"
    config.write_text(config.read_text().replace("8080", str(port)))
    start = time.perf_counter()
    with service(config):
        wait_until(lambda: answers(f"http://127.0.0.1:{port}/feeds/all.rss"), within=30)
        took = time.perf_counter() - start
    yield Figure("start of run to first feed, starter configuration, s", f"{took:.2f}", "< 3", took < 3)
    shutil.rmtree(folder)


def thousand() -> Iterator[Figure]:
    folder = Path(tempfile.mkdtemp())
    write_dumps(folder / "inbox", 1000)
    port = free_port()
    config = write_config(folder, port=port)
    cold = timed(command("once", "-c", str(config)))
    yield Figure("once, 1,000 articles, cold, s", f"{cold:.2f}", "< 15", cold < 15)
    warm = min(timed(command("once", "-c", str(config))) for _ in range(3))
    yield Figure("once, 1,000 articles, nothing changed, s", f"{warm:.2f}", "< 1", warm < 1)
    feed = f"http://127.0.0.1:{port}/feeds/all.json"
    with service(config) as process:
        wait_until(lambda: answers(feed), within=30)
        yield from latency(folder, feed)
        yield from not_modified(port)
        own, whole = memory_of(process)
        yield Figure("resident memory, service, MB", f"{own:.0f}", "< 200", own < 200)
        yield Figure("resident memory, service and workers, MB", f"{whole:.0f}", "< 200", whole < 200)
    shutil.rmtree(folder)


def latency(folder: Path, feed: str) -> Iterator[Figure]:
    def titles() -> str:
        with urllib.request.urlopen(feed, timeout=2) as response:
            return str(response.read().decode())

    worst = 0.0
    for number in (7001, 7002, 7003):
        text = re.sub(r"(?m)^\d+ [A-Z][a-z]+ 2026:$", "21 November 2026 09:30:", dump(number))
        (folder / "inbox" / f"late-{number}.txt").write_text(text, "utf-8")
        worst = max(worst, wait_until(lambda n=number: f"umber {n} " in titles(), within=30))  # type: ignore[misc]
    yield Figure("new file to feed, every 10s, s", f"{worst:.2f}", "< 12", worst < 12)


def not_modified(port: int) -> Iterator[Figure]:
    wrk = shutil.which("wrk")
    if wrk is None:
        yield Figure("304 answers a second", "wrk is absent", "15,000", False)
        return
    url = f"http://127.0.0.1:{port}/feeds/all.rss"
    with urllib.request.urlopen(url) as response:
        etag = response.headers["ETag"]
    done = subprocess.run(
        [wrk, "-t1", "-c32", "-d5s", "-H", f"If-None-Match: {etag}", url],
        capture_output=True,
        text=True,
        check=True,
    )
    rate = float(
        next(line.split()[1] for line in done.stdout.splitlines() if line.startswith("Requests/sec"))
    )
    yield Figure("304 answers a second, one worker", f"{rate:,.0f}", "15,000", rate >= 15000)


def module(name: str, *words: str) -> str:
    """Return what a bench of its own prints."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{name}", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def fetching() -> Iterator[Figure]:
    spent = float(re.search(r"feedsvc +(\d+)", module("fetching"))[1])  # type: ignore[index]
    yield Figure("a 304 at 50 in flight, µs of CPU", f"{spent:.0f}", "< 400", spent < 400)


def many_sources() -> Iterator[Figure]:
    told = {one["case"]: one for one in map(json.loads, module("many_sources").splitlines())}
    seconds, megabytes = told["due"]["seconds"], told["due"]["megabytes"]
    yield Figure("10,000 due sources answering 304, s", f"{seconds:.1f}", "< 15", seconds < 15)
    yield Figure("memory of that, MB", f"{megabytes}", "< 250", megabytes < 250)
    share = told["idle"]["cpu_percent"]
    yield Figure("100,000 sources idle, % of a core", f"{share:.2f}", "< 1", share < 1)
    alone, beside = told["slow"]["alone"], told["slow"]["beside"]
    yield Figure(
        f"500 sources beside 2,000 that hang, s (alone {alone:.1f})", f"{beside:.1f}", "< 5", beside < 5
    )


def listing() -> Iterator[Figure]:
    for line in module("listing").splitlines()[1:]:
        name, cold, unchanged = line[:32].strip(), float(line[32:46]), float(line[46:])
        ours = name == "feedsvc, the listing alone"
        yield Figure(
            f"100 of a listing, {name}, cold, s",
            f"{cold:.2f}",
            "< 0.45" if ours else "",
            not ours or cold < 0.45,
        )
        yield Figure(
            "  unchanged, s", f"{unchanged:.2f}", "< 0.15" if ours else "", not ours or unchanged < 0.15
        )


def feeds() -> Iterator[Figure]:
    for line in module("feeds").splitlines()[1:]:
        found = re.fullmatch(r"(.*?) +([0-9.]+)(?: +< ([0-9.]+))?", line)
        assert found is not None
        wanted = float(found[3] or "inf")
        yield Figure(found[1], found[2], f"< {found[3]}" if found[3] else "", float(found[2]) < wanted)


BENCHES = {
    "preview": preview_speed, "starter": starter, "thousand": thousand, "fetching": fetching, "feeds": feeds,
    "listing": listing, "many_sources": many_sources,
}  # fmt: skip


def main() -> None:
    chosen = sys.argv[1:] or list(BENCHES)
    figures = [figure for name in chosen for figure in BENCHES[name]()]
    width = max(len(figure.what) for figure in figures)
    print(f"{'':{width}}  {'measured':>10}  {'wanted':>8}")
    for figure in figures:
        mark = "" if figure.holds else "  short"
        print(f"{figure.what:{width}}  {figure.measured:>10}  {figure.wanted:>8}{mark}")
    if os.environ.get("BENCH_JSON"):
        Path(os.environ["BENCH_JSON"]).write_text(
            json.dumps([figure.__dict__ for figure in figures], indent=1)
        )


if __name__ == "__main__":
    main()
