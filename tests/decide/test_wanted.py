"""Which items of an index are read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.decide.wanted import Choice, chosen, is_wanted, number_of, outdated
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
    assert chosen([FERRY, CUP, RAIN], Wanted(), known={2}).read == (FERRY, RAIN)


def test_a_first_reading_takes_as_many_as_there_is_room_for_and_passes_the_rest_for_good() -> None:
    wanted = Wanted(without=(("category", ("sport",)),))
    links = [CUP, FERRY, RAIN]
    assert chosen(links, wanted, known=set(), room=1) == Choice(read=(FERRY,), passed=(RAIN,), room=0)
    assert chosen(links, wanted, known=set()) == Choice(read=(FERRY, RAIN))
    assert chosen([FERRY], Wanted(), known=set(), room=0) == Choice(passed=(FERRY,), room=0)


def test_a_first_reading_that_is_done_again_takes_no_others() -> None:
    once = chosen([FERRY, CUP, RAIN], Wanted(), known=set(), room=2)
    known = {link.digest for link in (*once.read, *once.passed)}
    assert chosen([FERRY, CUP, RAIN], Wanted(), known=known, room=2) == Choice(room=0)


DIGESTS = st.integers(min_value=-(2**63), max_value=2**63 - 1)


@given(names=st.tuples(st.text(), st.text()), digests=st.tuples(DIGESTS, DIGESTS))
def test_an_items_number_fits_and_tells_which_item_it_is_and_how_it_stands(
    names: tuple[str, str], digests: tuple[int, int]
) -> None:
    (name, other), (before, after) = names, digests
    stood, stands = (number_of(Link(url="", guid=name, digest=digest)) for digest in digests)
    assert -(2**63) <= stood < 2**63
    if before & 0xFFFFFFFF == after & 0xFFFFFFFF and name:
        assert stood == stands
    elif name:
        assert outdated({stood}, read={stands}, listed={stands}) == {stood}
        assert outdated({stood}, read={stands}, listed={stood, stands}) == frozenset()
    if name and other and name != other:
        stranger = number_of(Link(url="", guid=other, digest=before))
        assert outdated({stranger}, read={stands}, listed={stands}) == frozenset()
