"""Which fields the group made for itself in the file that is open: forms, cards, lists and searches ask it at once."""

from PySide6.QtCore import QObject, Signal

from outreach_desktop.domain.own_fields.own_fields import ORGANISATIONS, PEOPLE, OwnField
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.own_fields import own_fields
from outreach_desktop.ui.desk.runner import Runner

_Known = dict[str, tuple[OwnField, ...]]


class OwnFieldsKnown(QObject):
    """Asked for when a file is opened, and again when one of them was changed."""

    changed = Signal()
    """There are others now."""

    def __init__(self, runner: Runner) -> None:
        super().__init__(runner)
        self._runner = runner
        self._fields: _Known = {}
        runner.opened.connect(self._ask)
        runner.changed.connect(self._look)
        if runner.is_open:
            self._ask()

    def of(self, about: str) -> tuple[OwnField, ...]:
        """The fields of people, or of organisations, in their order; hidden ones too."""
        return self._fields.get(about, ())

    def _look(self, subjects: frozenset[str]) -> None:
        if "own_fields" in subjects:
            self._ask()

    def _ask(self, *_: object) -> None:
        self._runner.ask(self, _every, self._show, latest="own fields")

    def _show(self, found: _Known) -> None:
        if found != self._fields:
            self._fields = found
            self.changed.emit()


def _every(db: Data) -> _Known:
    return {about: tuple(own_fields.every(db, about)) for about in (PEOPLE, ORGANISATIONS)}


def own_known(runner: Runner) -> OwnFieldsKnown:
    """What is known of the file that this runner has open."""
    return runner.findChild(OwnFieldsKnown) or OwnFieldsKnown(runner)
