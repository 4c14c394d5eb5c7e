"""Laws about the code itself."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "feedsvc").rglob("*.py"))
FORBIDDEN_NAMES = {"utils", "helpers", "common", "manager", "misc"}


@cache
def imports_of(path: Path) -> set[str]:
    """Return the foreign and own modules a file imports anywhere."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_stays_under_350_lines_and_has_a_telling_name(path: Path) -> None:
    lines = path.read_text("utf-8").count("\n")
    assert lines <= 350, f"{lines} lines: split it"
    assert path.stem not in FORBIDDEN_NAMES


@pytest.mark.parametrize(
    ("library", "allowed"),
    [
        ("apscheduler", {"feedsvc/cron.py", "feedsvc/service/schedule.py"}),
        ("uvicorn", {"feedsvc/service/run.py", "feedsvc/service/protocol.py"}),
        ("yaml", {"feedsvc/config", "feedsvc/parse"}),
        ("sqlalchemy", {"feedsvc/store"}),
        ("alembic", {"feedsvc/store"}),
        ("trafilatura", {"feedsvc/parse"}),
        ("nh3", {"feedsvc/text/html.py"}),
        # One way out of the process: every address is judged where it is dialled.
        ("httpx", {"feedsvc/fetch/client.py", "feedsvc/fetch/networks.py"}),
        ("httpx_aiohttp", {"feedsvc/fetch/client.py"}),
        ("aiohttp", {"feedsvc/fetch/client.py", "feedsvc/fetch/resolve.py"}),
        ("protego", {"feedsvc/fetch/robots.py"}),
        ("ftplib", set()),
        ("urllib3", set()),
        ("requests", set()),
        ("urllib.request", set()),
        ("http.client", set()),
    ],
)
def test_a_library_is_known_in_its_own_place_only(library: str, allowed: set[str]) -> None:
    users = {
        str(path.relative_to(ROOT))
        for path in MODULES
        if any(name == library or name.startswith(f"{library}.") for name in imports_of(path))
    }
    strangers = {user for user in users if not any(user.startswith(place) for place in allowed)}
    assert strangers == set()


OUT = re.compile(
    r"create_connection|open_connection|sock_connect|\.connect\(\(|fetch_url|fetch_response|urlopen|feedparser\.parse\(url"
)


def test_nothing_but_the_client_makes_connections() -> None:
    makers = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if path.parent.name != "fetch" and OUT.search(path.read_text("utf-8"))
    ]
    assert makers == []


def test_dump_files_are_opened_in_one_place() -> None:
    offenders = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "feedsvc" / "fetch").glob("*.py")
        if path.name != "files.py" and ("read_bytes(" in path.read_text() or "os.read(" in path.read_text())
    ]
    assert offenders == []


@pytest.mark.parametrize(
    ("command", "absent"),
    [
        (
            ["version"],
            {"sqlalchemy", "alembic", "trafilatura", "dateparser", "starlette", "uvicorn", "feedgen", "nh3"},
        ),
        (
            ["schema"],
            {"sqlalchemy", "alembic", "trafilatura", "dateparser", "starlette", "uvicorn", "feedgen"},
        ),
    ],
)
def test_a_small_command_loads_no_large_library(command: list[str], absent: set[str]) -> None:
    assert absent & loaded_by(command) == set()


def test_a_run_that_finds_nothing_new_loads_neither_the_web_nor_what_writes_pages_and_logs(
    tmp_path: Path,
) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "feedsvc.yaml").write_text(
        "site: {title: Harbour Post, url: 'https://post.example'}\nsources: {desk: {folder: inbox}}\n"
        "publish: {directory: public}\nstore: sqlite:///post.db\n"
    )
    command = ["once", "-c", str(tmp_path / "feedsvc.yaml")]
    assert "jinja2" in loaded_by(command)
    absent = {
        "httpx",
        "aiohttp",
        "structlog",
        "alembic",
        "jinja2",
        "feedgen",
        "trafilatura",
        "numpy",
        "starlette",
    }
    assert absent & loaded_by(command) == set()


def loaded_by(command: list[str]) -> set[str]:
    """Return the modules that a command has loaded at its end."""
    program = (
        "import sys\n"
        f"sys.argv = ['feedsvc', *{command!r}]\n"
        "from feedsvc.cli.main import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(*sorted(sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stderr.split())
