"""Fits boosted oblivious trees with CatBoost, on all pages and without each fold, and writes them as the reader loads them.

CatBoost is asked for two threads, a fixed seed and plain boosting: the same examples give the same trees.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from feedsvc.parse.text import trees
from tests.quality.corpus import FOLDS, ROOT

MODELS: Final = ROOT / "feedsvc" / "parse" / "text" / "models"
#: Models that never saw a fold's sites: what honest figures are measured with.
HELD_OUT: Final = ROOT / "tests" / "quality" / "folds"

Model = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a model is fitted."""

    rounds: int = 300
    depth: int = 6
    rate: float = 0.06
    #: Ridge on the leaves.
    ridge: float = 6.0
    #: Share of the features that each level may ask for.
    columns: float = 0.4
    seed: int = 7
    threads: int = 2
    #: ``Logloss``, or ``QuerySoftMax`` for one choice among the rows of a group.
    loss: str = "Logloss"


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """Rows with what is true of them; ``folds`` and ``groups`` name the page's fold and the page of each row."""

    features: tuple[str, ...]
    rows: NDArray[np.int16]
    holds: NDArray[np.int8]
    weights: NDArray[np.float64]
    folds: NDArray[np.int8]
    groups: NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossFit:
    """A model of all examples, and for each fold one that never saw it."""

    on_all: Model
    without: tuple[Model, ...]

    def scores_unseen(self, examples: Examples) -> NDArray[np.int32]:
        """Return each row's score by the model that never saw its fold."""
        found = np.zeros(len(examples.rows), np.int32)
        for fold, model in enumerate(self.without):
            own = examples.folds == fold
            if own.any():
                found[own] = trees.from_json(model).scores(examples.rows[own])
        return found


def cross_fit(examples: Examples, recipe: Recipe) -> CrossFit:
    """Fit on all examples and on all but each fold."""
    everything = np.ones(len(examples.rows), bool)
    return CrossFit(
        on_all=fit(examples, everything, recipe),
        without=tuple(fit(examples, examples.folds != fold, recipe) for fold in range(FOLDS)),
    )


def fit(examples: Examples, chosen: NDArray[np.bool_], recipe: Recipe) -> Model:
    """Fit a model on the chosen examples."""
    import catboost  # type: ignore[import-not-found,import-untyped,unused-ignore]

    chosen = chosen & (examples.weights > 0)
    pool = catboost.Pool(
        examples.rows[chosen].astype(np.float32),
        examples.holds[chosen],
        weight=examples.weights[chosen] if recipe.loss == "Logloss" else None,
        group_id=examples.groups[chosen] if recipe.loss != "Logloss" else None,
    )
    booster = catboost.CatBoost(
        {
            "iterations": recipe.rounds,
            "depth": recipe.depth,
            "learning_rate": recipe.rate,
            "l2_leaf_reg": recipe.ridge,
            "rsm": recipe.columns if recipe.loss == "Logloss" else 1.0,
            "loss_function": recipe.loss,
            "random_seed": recipe.seed,
            "thread_count": recipe.threads,
            "boosting_type": "Plain",
            "bootstrap_type": "Bernoulli",
            "subsample": 0.8,
            "score_function": "L2",
            "border_count": 64,
            "allow_writing_files": False,
            "verbose": False,
        }
    )
    booster.fit(pool)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        booster.save_model(str(path), format="json")
        return translated(json.loads(path.read_text("utf-8")), examples.features)


def translated(made: dict[str, Any], features: Sequence[str]) -> Model:
    """Return CatBoost's JSON as a model of integers: a value exceeds a border of 2.5 if it exceeds 2."""
    scale, biases = made["scale_and_bias"]
    columns = [feature["flat_feature_index"] for feature in made["features_info"]["float_features"]]
    grown = [
        {
            "splits": [
                [columns[split["float_feature_index"]], int(np.floor(split["border"]))]
                for split in tree["splits"]
            ],
            "leaves": [round(value * scale * trees.UNIT) for value in tree["leaf_values"]],
        }
        for tree in made["oblivious_trees"]
    ]
    return {"features": list(features), "base": round(sum(biases) * trees.UNIT), "trees": grown}


def write(model: Model, path: Path) -> None:
    """Write a model, a tree a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    grown = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in model["trees"])
    names = json.dumps(model["features"], ensure_ascii=False)
    path.write_text(f'{{"features":{names},\n"base":{model["base"]},\n"trees":[\n{grown}\n]}}\n', "utf-8")


def save(fitted: CrossFit, name: str) -> None:
    """Write a model for the reader, and those of the folds for the measure."""
    write(fitted.on_all, MODELS / f"{name}.json")
    for fold, model in enumerate(fitted.without):
        write(model, HELD_OUT / f"{name}-{fold}.json")
