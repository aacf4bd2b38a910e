"""Which of several stacks to print: what was made earlier, or the documents of a person."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from outreach_desktop.domain.documents.printing import Stack
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.forms.dates import short_moment
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.ui.widgets.layouts import takes_the_rest
from outreach_desktop.ui.widgets.lists.sentences import Sentences
from outreach_desktop.words import say

_STACK = Qt.ItemDataRole.UserRole
_LOWEST = 120


class ChooseStack(Dialog):
    """A list, newest first; Enter or a double click prints the one the cursor is on."""

    manual = "printing"
    chosen = Signal(object)
    """A Stack."""

    def __init__(self, parent: QWidget, stacks: Sequence[Stack], heading: str) -> None:
        super().__init__(parent, say("Print"), heading)
        self.list = Sentences(say("Documents made earlier"))
        takes_the_rest(self.list, _LOWEST)
        for stack in stacks:
            item = self.list.add(words_of(stack), "file-text", "muted", kind=say("Documents"))
            item.setData(_STACK, stack)
        self.list.setCurrentRow(0)
        self.column.addWidget(
            label(
                say(
                    "Their files are printed as they are now, with what was changed in Word since."
                ),
                "muted",
            )
        )
        self.column.addWidget(self.list, 1)
        self.leave = button(say("&Close"))
        self.go_on = button(say("&Print\u2026"), icon="printer", primary=True)
        self.go_on.clicked.connect(self._choose)
        self.leave.clicked.connect(self.reject)
        self.list.itemActivated.connect(self._take)
        self.finish([self.leave, self.go_on], size=(640, 480))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        stack = item.data(_STACK)
        self.accept()
        self.chosen.emit(stack)


def words_of(stack: Stack) -> str:
    """“37 thank-you notes, made on 2 Mar 2026 10:32”."""
    moment = short_moment(stack.made_at)
    if len(stack.pieces) == 1:
        return say("{document}, made on {moment}", document=stack.pieces[0].called, moment=moment)
    return say(
        "{count} {kinds}, made on {moment}",
        count=len(stack.pieces),
        kinds=stack.kinds,
        moment=moment,
    )
