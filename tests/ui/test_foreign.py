"""The pages in a language nobody speaks: longer, accented. Dialogs, and all of it from right to left: the proof L1."""

import os
import subprocess
import sys
from pathlib import Path

from outreach_desktop.words.saying import VARIABLE
from tests import examples

_HOUSE = Path(__file__).resolve().parents[2]


def walked(language: str, *options: str, walk: str = "tests/ui/foreign_walk.py") -> str:
    """What the walk complains of; "" for nothing."""
    quiet = ["-q", "-p", "no:xdist", "-p", "no:cacheprovider", "--tb=short"]
    quiet += ["--times", str(examples.times)]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *quiet, walk, *options],
        cwd=_HOUSE,
        env={**os.environ, VARIABLE: language, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout[-4000:] + done.stderr[-1000:]


def test_every_page_and_card_is_said_and_has_room_for_longer_words() -> None:
    assert walked("xx", "-k", "page or card") == ""


def test_german_menus_have_letters_of_their_own() -> None:
    assert walked("de", "-k", "underlined or share", walk="tests/ui/desk/test_actions.py") == ""


def test_every_card_in_german_has_room_at_200_per_cent_and_for_words_longer_than_a_line() -> None:
    assert walked("de", walk="tests/ui/large_walk.py") == ""
