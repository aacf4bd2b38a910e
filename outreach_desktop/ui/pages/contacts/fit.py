"""Asked when somebody becomes one of the core people: do they fit? Of several at once it can be asked later."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.contacts import FIELDS
from outreach_desktop.domain.knowing.core import how_many, warning
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import core
from outreach_desktop.services.knowing.promoting import Promoted
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.form_editor import FormEditor
from outreach_desktop.ui.widgets.forms.forms import LongField
from outreach_desktop.ui.widgets.forms.ticks import TicksField
from outreach_desktop.ui.widgets.forms.words import offer_words
from outreach_desktop.ui.widgets.labels import label
from outreach_desktop.ui.widgets.layouts import open_at
from outreach_desktop.words import say


class FitEditor(FormEditor):
    """Ticks what speaks for somebody, and says how many core people there are with them."""

    manual = "people#your-core-network"

    def __init__(self, parent: QWidget, runner: Runner, promoted: Promoted) -> None:
        (contact,) = promoted.people
        super().__init__(parent, runner, say("Does {name} fit?", name=contact.name))
        self._contact = contact
        count, most = promoted.count, promoted.most
        self.add(
            label(
                say(
                    "{name} is one of your core people now: {count}.",
                    name=contact.name,
                    count=how_many(count, most),
                )
            )
        )
        if words := warning(count, most):
            self.banner.say(words)
        self._form.add_field(FIELDS["fit"], TicksField("fit"))
        self._form.add_field(FIELDS["fit_note"], LongField(3))
        self.add(self._form)
        self.add_stretch()
        self._form.fill({"fit": contact.fit, "fit_note": contact.fit_note})
        offer_words(self, runner, self._form)
        self._form.field("fit").setFocus()
        self.keep_draft("contacts.fit", contact.id, edits=True)
        open_at(self, 560, 480)

    def keeping(self) -> Callable[[Data], str]:
        """Keep what is ticked."""
        contact_id = self._contact.id
        fit, note = self._form.text("fit"), self._form.text("fit_note")

        def keep(db: Data) -> str:
            core.keep_fit(db, contact_id, fit, note)
            return contact_id

        return keep


def ask_fit(
    parent: QWidget, runner: Runner, contact_id: str, then: Callable[[], object] = lambda: None
) -> None:
    """Ask it of one of the core people; `then` hears that it is kept."""

    def ask(made: Promoted | None) -> None:
        if made is not None:
            editor = FitEditor(parent, runner, made)
            editor.done_with.connect(lambda _: then())
            editor.open()

    runner.ask(parent, partial(core.of_one, contact_id=contact_id), ask)
