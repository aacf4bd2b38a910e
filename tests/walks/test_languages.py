"""The whole window in a language nobody speaks, longer and accented, from left to right and from right to left."""

import pytest

from tests.reliability.counts import Counted, proof
from tests.ui.test_foreign import walked


@pytest.mark.parametrize("language", ["xx", "xx-rtl"])
@proof(
    "L1",
    "every page, card and dialog in a language no one speaks, from either side",
    quick=0,
    full=1,
    shares=1,
)
def test_every_page_card_and_dialog_is_said_and_has_room(
    language: str, count: int, counted: Counted
) -> None:
    for _ in range(count):
        assert walked(language, "--times", "20") == ""  # every card
    counted(walks=count, words_cut_off=0)
