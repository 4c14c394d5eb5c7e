"""Coverage-guided fuzzing of the text reader; what it finds is a crash with the bytes that make it.

    pip install atheris
    PYTHONPATH=. python tests/fuzz/fuzz_reader.py -max_total_time=600 -max_len=4096 corpus/

Atheris is no dependency of the project: it has wheels for some systems only. Its tables grow with every run (1 MB a
run and more, the reader's own memory does not): run it in rounds of a minute over one corpus, or raise -rss_limit_mb.
"""

from __future__ import annotations

import importlib
import sys


def main() -> None:
    """Fuzz until libFuzzer's own options end it."""
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["feedsvc"]):
        dumps = importlib.import_module("tests.fuzz.dumps")

    def one(data: bytes) -> None:
        if data:
            dumps.check(dumps.dump_of(data[1:]), dumps.STYLES[data[0] % len(dumps.STYLES)])

    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
