"""House rules at the top of a card: the first of them, and all of them with one click or key."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.widgets.card import Card
from outreach_desktop.ui.widgets.labels import Banner
from outreach_desktop.ui.widgets.shortening import in_a_line
from outreach_desktop.words import say, say_many

_FIRST = 120
"""Letters of the first rule that stand there: three lines of a narrow card."""
_AT_ONCE = 2  # lines, of so many letters, that need not fold
_SHORT = 160


class RulesStrip(Banner):
    """One strip for every house rule that holds here. Many of them fold, so that how to reach somebody stays in sight.

    What forbids contact is no house rule and has a strip of its own, which never folds.
    """

    opened = Signal(bool)
    """Whether all of them are shown now."""

    def __init__(self, told: Sequence[str], *, is_open: bool) -> None:
        """`told` are the rules of one organisation each, a line for every rule."""
        super().__init__(look="warning")
        self._all = "\n".join(told)
        first, *others = self._all.split("\n")
        room = _FIRST // 2 if theme.is_large() else _FIRST
        self._first, self._more = _begun(first, room), len(others)
        self._is_open = is_open or (self._more < _AT_ONCE and len(self._all) <= _SHORT)
        self.action.setVisible(not self._is_open or is_open)
        self.action.clicked.connect(self._turn)
        self._show()

    @property
    def is_open(self) -> bool:
        """Whether all of them are shown."""
        return self._is_open

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text()))
        self.opened.emit(self._is_open)

    def _show(self) -> None:
        self.say(self._all if self._is_open else self._first)
        words, spoken = say("Show less"), say("Show the first house rule only")
        if not self._is_open and self._more:
            words = say_many("{count} more", "{count} more", self._more)
            spoken = say_many(
                "Show {count} more house rule", "Show {count} more house rules", self._more
            )
        elif not self._is_open:
            words, spoken = say("Show all"), say("Show the whole house rule")
        self.action.setText(words)
        self.action.setAccessibleName(spoken)


def _begun(rule: str, room: int) -> str:
    """Whole words of a rule, as many as there is room for."""
    short = in_a_line(rule, room)
    whole = short[:-1].rpartition(" ")[0]
    return short if short == rule.strip() or not whole else f"{whole}\u2026"


def add_rules(card: Card, told: Sequence[str]) -> None:
    """Put the house rules that hold here on a card, where there are any."""
    if not told:
        return
    strip = RulesStrip(told, is_open=card.is_unfolded)
    strip.opened.connect(card.unfold)
    card.add(strip)
