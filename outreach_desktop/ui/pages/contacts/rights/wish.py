"""The dialog in which one says what a person wants of one way of being reached."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.fields import begun
from outreach_desktop.domain.problems import Problem
from outreach_desktop.domain.wishes.wishes import FIELDS, Wish, WishDraft, problems
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import wishes
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.dates import DateField
from outreach_desktop.ui.widgets.forms.form_editor import FormEditor
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, TextField
from outreach_desktop.ui.widgets.forms.words import ListField, offer_words
from outreach_desktop.ui.widgets.labels import button
from outreach_desktop.ui.widgets.layouts import open_at
from outreach_desktop.words import say


class WishEditor(FormEditor):
    """Adds what somebody says of post, email, calls, visits or texts, or changes it."""

    manual = "people#each-way-of-reaching-them"

    def __init__(
        self,
        parent: QWidget,
        runner: Runner,
        today: Clock,
        person: Contact,
        wish: WishDraft | None = None,
    ) -> None:
        is_new = not isinstance(wish, Wish)
        if is_new:
            title = say("Add a wish of {name}", name=person.name)
        else:
            title = say("Change a wish of {name}", name=person.name)
        super().__init__(parent, runner, title)
        self._person, self._today = person, today
        self._wish = wish or WishDraft(channel="", state="", asked_on=today())
        self._fill_form()
        self.add(self._form)
        if not is_new:
            lift = button(say("This holds no more"), icon="undo-2", look="link")
            lift.setToolTip(say("Nothing is known of it then. It stays on record."))
            lift.clicked.connect(self._lift)
            self.add(lift)
        self.add_stretch()
        self._form.fill({key: getattr(self._wish, key) for key in self._form.values()})
        offer_words(self, runner, self._form)
        self._form.field("channel").setFocus()
        if isinstance(wish, Wish):
            self.keep_draft("contacts.wish_edit", wish.id, edits=True)
        else:
            self.keep_draft("contacts.wish", person.id)
        open_at(self, 600, 520)

    def _fill_form(self) -> None:
        form = self._form
        form.add_field(
            FIELDS["channel"], ChoiceField(_choices("channel", is_new=not self._wish.channel))
        )
        states = _choices("state", is_new=not self._wish.state)
        form.add("state", say("Do they want it?"), ChoiceField(states))
        form.add_field(FIELDS["reason"], TextField(str(FIELDS["reason"].example)))
        form.add_field(FIELDS["basis"], ListField("wish_basis"))
        form.add_field(FIELDS["source"], TextField(say("form at the open evening")))
        form.add_field(FIELDS["asked_on"], DateField(self._today()))
        form.add_field(
            FIELDS["until"],
            DateField(self._today()),
            say("Leave it empty where it holds for good. After this day it is unknown again."),
        )

    def _draft(self) -> WishDraft:
        return replace(self._wish, **self._form.values())  # type: ignore[arg-type]

    def rules(self) -> tuple[Problem, ...]:
        """Those of a wish beside the others of this person."""
        return problems(self._draft(), self._person.wishes)

    def keeping(self) -> Callable[[Data], str]:
        """Keep the wish."""
        draft, today = self._draft(), self._today()
        if isinstance(draft, Wish):
            return lambda db: wishes.change(db, draft, today=today).id
        return lambda db: wishes.add(db, self._person.id, draft, today=today).id

    def _lift(self) -> None:
        kept = self._wish
        if isinstance(kept, Wish):
            lifting = partial(wishes.lift, wish_id=kept.id, today=self._today())
            self.save_by(lifting, lambda _: self.saved(kept.id))


def _choices(key: str, *, is_new: bool) -> list[tuple[str, str]]:
    """Nothing is chosen for somebody in a new wish: what is saved unread would be a refusal, or a permission."""
    choices = [(value, begun(words)) for value, words in FIELDS[key].values]
    return [("", ""), *choices] if is_new else choices
