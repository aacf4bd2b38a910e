"""Mail that came back: on which day and why; from then on no letter goes to that address."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.knowing.came_back import FIELDS, WHYS
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.after import coming_back
from outreach_desktop.services.after.coming_back import PostAddress, SentLetter
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.dialogs.patients import keep_if_about_none
from outreach_desktop.ui.widgets.forms.dates import DateField, short_date
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, Form
from outreach_desktop.ui.widgets.labels import Banner, button, label
from outreach_desktop.words import say


class CameBackDialog(Dialog):
    """About one person, and perhaps the letter that came back."""

    manual = "sent#mail-that-came-back"

    def __init__(
        self, parent: QWidget, runner: Runner, today: Clock, contact_id: str, document_id: str = ""
    ) -> None:
        super().__init__(parent, say("Mail came back"))
        self._runner, self._today = runner, today
        self._contact_id, self._document_id = contact_id, document_id
        self.address = label("")
        self.trouble = Banner(look="danger")
        self.trouble.hide()
        self.day = DateField(today())
        self.why = ChoiceField(["", *WHYS], own=True)
        self.letter = ChoiceField([("", _NONE)])
        self._form = Form()
        self._form.add_field(FIELDS["post_back_on"], self.day)
        self._form.add_field(FIELDS["post_back_why"], self.why)
        self._form.add(
            "letter",
            say("Which letter"),
            self.letter,
            say("It reached no one, so it no longer counts as a contact."),
        )
        self._form.show_row("letter", shown=False)
        self.day.set_value(today())
        for part in (self.address, self.trouble, self._form):
            self.column.addWidget(part)
        self.column.addWidget(
            label(
                say(
                    "No letter is made for this address until it is changed, or you say on the "
                    "card that it is right."
                ),
                "small",
            )
        )
        self.column.addStretch(1)
        self.leave = button(say("&Cancel"))
        self.keep = button(say("&Note it"), primary=True, changes=True)
        self.leave.clicked.connect(self.reject)
        self.keep.clicked.connect(self.note)
        self.finish([self.leave, self.keep], size=(560, 360))
        asked = partial(coming_back.address_of, contact_id=contact_id, today=today())
        runner.ask(self, asked, self._show)
        if not document_id:
            sent = partial(coming_back.letters_to, contact_id=contact_id, today=today())
            runner.ask(self, sent, self._offer)

    def _show(self, found: PostAddress) -> None:
        if not found.address:
            words = say("No address is known of {name}.", name=found.name)
        elif found.is_own:
            words = say(
                "From {address}, where {name} lives.", address=found.address, name=found.name
            )
        else:
            words = say(
                "From {address}, where {name} works. Others who work there still get letters; if "
                "all of it moved, change the address of the organisation.",
                address=found.address,
                name=found.name,
            )
        self.address.setText(words)
        self.keep.setEnabled(bool(found.address))

    def _offer(self, letters: Sequence[SentLetter]) -> None:
        """The newest is the likeliest; nothing is asked where none is known."""
        self.letter.set_choices(
            [
                *(
                    (one.entry_id, say("{title}, {day}", title=one.title, day=short_date(one.on)))
                    for one in letters
                ),
                ("", _NONE),
            ]
        )
        self._form.show_row("letter", shown=bool(letters))
        if letters:
            self.letter.set_value(letters[0].entry_id)

    def note(self) -> None:
        """Keep it, for all whom the letter was for."""
        day = self.day.value()
        if day is None:
            self.trouble.say(say("Choose a day."))
            return
        change = partial(
            coming_back.note,
            contact_id=self._contact_id,
            on=day,
            why=self.why.value(),
            today=self._today(),
            document_id=self._document_id,
            entry_id=self.letter.value(),
        )
        keep_if_about_none(self, self.why.own_word(), partial(self._note, change))

    def _note(self, change: Callable[[Data], object]) -> None:
        self._runner.do(self, change, lambda _: self.accept(), fails=self._refused)

    def _refused(self, error: OutreachError) -> None:
        self.trouble.say(str(error))


_NONE = say("another one, or I do not know")
