"""Trains the models of the text reader anew, one after the other, and writes them and those of the folds.

    .venv/bin/python -m tests.quality.train [NAME …]

Needs ../shared and the extra ``train`` (CatBoost). Each model is learned with what the models before it say of pages
that they never saw: ``lines`` first, then what builds on the body that it finds. Afterwards
``python -m tests.quality.measure`` prints what is read by the new models, and ``test_floors.py`` says whether anything
fell. The card of the models is ``feedsvc/parse/text/models/README.md``.
"""

from __future__ import annotations

import argparse
import importlib
import time
from typing import Final

from tests.quality import corpus

#: In the order of training.
NAMES: Final = ("lines", "title", "date", "byline")


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the models of the text reader.")
    parser.add_argument("names", nargs="*", choices=[*NAMES, []], help="only these")
    wanted = parser.parse_args().names or list(NAMES)
    for name in NAMES:
        if name in wanted:
            began = time.monotonic()
            trainer = importlib.import_module(f"tests.quality.train_{name}")
            trainer.save(trainer.train(corpus.load()))
            print(f"{name}: trained in {time.monotonic() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
