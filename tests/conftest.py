"""Fixtures that every area of the tests may use."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

# How long an example takes is the machine's affair: benches measure, tests do not.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

# A thousand processes are started, each of two hundred modules: they share what the first one compiled.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what is rendered to tests/golden instead of comparing it; read the difference in review",
    )


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Say what ``-n auto`` means: a worker more than there are cores, for the journeys wait for other processes."""
    return len(os.sched_getaffinity(0)) + 1 if hasattr(os, "sched_getaffinity") else 2


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """Compare bytes with the golden file of that name."""

    def compare(name: str, body: bytes) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(body)
        assert path.is_file(), (
            f"no golden file {name}: run pytest with --update-golden and read what it writes"
        )
        assert body.decode() == path.read_bytes().decode()

    return compare


def missing(what: str) -> None:
    """Skip because a test's means are absent; in CI that is a failure, not a skip."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is absent, and CI may not skip this test")
    pytest.skip(f"{what} is absent")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The corpora beside the project; a user's checkout has none."""
    if not SHARED.is_dir():
        missing("../shared")
    return SHARED
