"""Which items of an index are read."""

from __future__ import annotations

import pytest

from feedsvc.decide.wanted import chosen, is_wanted
from feedsvc.model.source import Wanted
from feedsvc.model.web import Link

FERRY = Link(
    url="https://a.example/city/ferry", title="Ferry back on Monday", categories=("City", "Harbour"),
    author="Mira Solano", digest=1,
)  # fmt: skip
CUP = Link(url="https://a.example/sport/cup", title="Cup final moved", categories=("Sport",), digest=2)
RAIN = Link(url="https://a.example/city/rain", title="Rain until Friday", categories=("City",), digest=3)


@pytest.mark.parametrize(
    ("wanted", "taken"),
    [
        (Wanted(), [FERRY, CUP, RAIN]),
        (Wanted(only=(("category", ("^city$",)),)), [FERRY, RAIN]),
        (Wanted(only=(("category", ("city",)), ("title", ("ferry", "bus")))), [FERRY]),
        (Wanted(without=(("url", ("/sport/",)),)), [FERRY, RAIN]),
        (Wanted(without=(("title", ("friday",)), ("url", ("/sport/",)))), [FERRY]),
        (Wanted(only=(("author", ("solano",)),)), [FERRY]),
        (Wanted(only=(("category", ("city",)),), without=(("category", ("harbour",)),)), [RAIN]),
    ],
)
def test_every_field_of_only_must_match_and_none_of_without_may(wanted: Wanted, taken: list[Link]) -> None:
    assert [link for link in (FERRY, CUP, RAIN) if is_wanted(link, wanted)] == taken


def test_known_items_are_left_out() -> None:
    assert chosen([FERRY, CUP, RAIN], Wanted(), known={2}, is_first=False) == ([FERRY, RAIN], [])


def test_the_first_reading_takes_as_many_as_are_to_be_filled_back_and_passes_the_rest_for_good() -> None:
    wanted = Wanted(backfill=1, without=(("category", ("sport",)),))
    assert chosen([CUP, FERRY, RAIN], wanted, known=set(), is_first=True) == ([FERRY], [RAIN])
    assert chosen([CUP, FERRY, RAIN], wanted, known=set(), is_first=False) == ([FERRY, RAIN], [])
    assert chosen([FERRY], Wanted(backfill=0), known=set(), is_first=True) == ([], [FERRY])
