"""Learning a source's chrome must be worth something on real dumps, and cost nothing; where nothing is learned, nothing is claimed."""

from __future__ import annotations

import pytest

from tests.quality.learning_gain import by_siblings, by_site, mixed, planted

pytestmark = [pytest.mark.shared, pytest.mark.usefixtures("shared"), pytest.mark.timeout(300)]


#: What is read in a test; the command reads all.
PLANTED = 84
MIXED = 120


def test_siblings_of_a_site_better_its_pages() -> None:
    found = by_siblings()
    assert found.learned["F1"] > found.without["F1"]
    assert found.learned["with"] >= found.without["with"]
    assert found.learned["without"] >= found.without["without"]
    assert len(found.better) > 2 * len(found.worse)


def test_what_is_planted_into_twelve_dumps_of_a_source_is_found_and_left_out() -> None:
    found = planted(PLANTED)
    assert found.learned["F1"] > found.without["F1"] + 0.04
    assert len(found.worse) <= 1


@pytest.mark.parametrize("measure", [by_site, lambda: mixed(MIXED)], ids=["sites", "mixed"])
def test_a_source_that_has_little_in_common_loses_nothing_of_its_text(measure) -> None:
    found = measure()
    assert found.taken, "nothing was learned, so nothing was measured"
    assert found.learned["F1"] >= found.without["F1"]
    assert not found.worse
