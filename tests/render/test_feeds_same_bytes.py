"""Equal documents give equal bytes: no reader fetches what did not change."""

import locale
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from tests.render.documents import FULL, RENDER, render_all

ROOT = Path(__file__).resolve().parents[2]
DIGESTS = """
import hashlib, locale
locale.setlocale(locale.LC_ALL, "")
from feedsvc.render.opml import render_opml
from tests.render.documents import FULL, render_all
bodies = [rendition.body for rendition in render_all(FULL).values()]
bodies.append(render_opml(FULL.site, [FULL.spec], updated=FULL.updated).body)
print([hashlib.sha256(body).hexdigest() for body in bodies])
"""


def digests(**environment: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", DIGESTS],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_the_process_has_no_say_in_the_bytes() -> None:
    plain = digests(PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    assert plain.count(",") == 3
    assert digests(PYTHONHASHSEED="2", TZ="America/New_York", LC_ALL="C.UTF-8", PYTHONUTF8="0") == plain


@pytest.mark.parametrize("form", RENDER)
def test_a_later_build_of_the_same_entries_gives_the_same_bytes(form: str) -> None:
    assert RENDER[form](FULL).body == RENDER[form](replace(FULL)).body


def test_many_threads_render_alike_and_leave_the_locale_alone() -> None:
    before, expected = locale.setlocale(locale.LC_ALL), render_all(FULL)
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: render_all(FULL), range(40)))
    assert all(forms == expected for forms in made)
    assert locale.setlocale(locale.LC_ALL) == before


@pytest.mark.parametrize("form", RENDER)
def test_a_rendition_is_dated_by_its_entries_not_by_its_build(form: str) -> None:
    assert RENDER[form](FULL).modified == FULL.updated
