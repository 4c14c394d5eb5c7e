from collections.abc import Callable

import pytest

from feedsvc.render.opml import render_opml
from tests.builders import SEEN, make_site
from tests.render.documents import DOCUMENTS, RENDER

Compare = Callable[[str, bytes], None]


@pytest.mark.parametrize("form", RENDER)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_feed_is_rendered_byte_for_byte_as_reviewed(name: str, form: str, golden: Compare) -> None:
    golden(f"{name}.{form}", RENDER[form](DOCUMENTS[name]).body)


def test_the_list_of_feeds_is_rendered_byte_for_byte_as_reviewed(golden: Compare) -> None:
    specs = [document.spec for document in DOCUMENTS.values()]
    golden("feeds.opml", render_opml(make_site(), specs, updated=SEEN).body)
