"""Claims on the logs: one stream, one form, and nothing loaded for a line that never comes."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

PROGRAM = """
import logging, sys
from feedsvc.service import logs
logs.{setup}
print("structlog" in sys.modules)
logging.getLogger("library").info("a detail")
logging.getLogger("library").warning("a cable\\x1b[31m is loose")
"""


@pytest.mark.parametrize(
    ("setup", "is_loaded"),
    [("configure_logs(level='info')", "True"), ("configure_logs_when_needed(level='warning')", "False")],
)
def test_what_a_library_warns_of_is_a_line_of_json_that_no_terminal_obeys(setup: str, is_loaded: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(setup=setup)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == is_loaded
    (line,) = map(json.loads, done.stderr.splitlines())
    assert (line["event"], line["level"], line["logger"]) == (
        "a cable\\x1b[31m is loose",
        "warning",
        "library",
    )
