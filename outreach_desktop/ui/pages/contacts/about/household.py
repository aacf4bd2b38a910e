"""The dialog in which two people are put into one household, or a household is changed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.knowing.households import FIELDS, Household, HouseholdDraft
from outreach_desktop.domain.names import together
from outreach_desktop.domain.problems import Problem
from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import households
from outreach_desktop.services.knowing.households import Home
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.contacts.about.partner import PartnerEditor, Written
from outreach_desktop.ui.widgets.forms.form_editor import FormEditor
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, TextField, TickField, Value
from outreach_desktop.ui.widgets.forms.person import PersonField
from outreach_desktop.ui.widgets.labels import Banner, button, label
from outreach_desktop.ui.widgets.layouts import open_at
from outreach_desktop.words import say


class HouseholdEditor(FormEditor):
    """Puts somebody together with another person, or changes how those who live together are written to."""

    manual = "people#who-lives-together"

    def __init__(
        self, parent: QWidget, runner: Runner, today: Clock, contact: Contact, home: Home | None
    ) -> None:
        super().__init__(parent, runner, say("Who lives with {name}?", name=contact.name))
        self._today, self._contact, self._home = today, contact, home
        self._people: tuple[Contact, ...] = home.people if home else (contact,)
        self._other = PersonField(
            self,
            runner,
            today,
            but=contact.id,
            way_out=say("Choose New person who lives here below, or leave it empty."),
        )
        self._first = ChoiceField([("", "")])
        self._name, self._dear = TextField(), TextField()
        self._lay(home)
        self._form.fill(self._values(home.household if home else HouseholdDraft()))
        self._show_names()
        self._other.edited.connect(self._ask_for_other)
        self._first.edited.connect(self._show_rule)
        self._other.setFocus()
        self.keep_draft("contacts.household", contact.id, edits=True)
        open_at(self, 600, 480)

    def _lay(self, home: Home | None) -> None:
        if home is not None:
            names = ", ".join(one.name for one in home.people)
            self.add(label(say("Here live {names}.", names=names)))
        words = say("Someone else lives there too") if home else say("Lives with")
        self._form.add("other", words, self._other)
        self._joining = Banner()
        self._joining.say("")
        self._form.add("first", say("Named first"), self._first)
        about = FIELDS["one_letter"]
        self._form.add(about.name, about.short, TickField(say("One letter for everyone here")))
        self._form.add_field(FIELDS["name"], self._name)
        self._form.add_field(FIELDS["dear"], self._dear)
        self.add(self._form)
        self.add(self._joining)
        new = button(
            say("New person who lives here\u2026"), icon="user-plus", look="link", changes=True
        )
        new.clicked.connect(self._add_new)
        self.add(new)
        if home is not None:
            part = button(
                say("{name} no longer lives here", name=self._contact.name),
                icon="minus",
                look="link",
            )
            part.clicked.connect(self._part)
            self.add(part)
        self.add_stretch()

    def _values(self, of: HouseholdDraft) -> dict[str, Value]:
        return {"one_letter": of.one_letter, "name": of.name, "dear": of.dear}

    def _draft(self) -> HouseholdDraft:
        values = self._form.values()
        return HouseholdDraft(
            one_letter=bool(values["one_letter"]),
            name=str(values["name"]).strip(),
            dear=str(values["dear"]).strip(),
        )

    def rules(self) -> Iterator[Problem]:
        """Somebody else has to be chosen, until there is a household."""
        if self._home is None and not self._other.value() and not self._other.not_understood():
            yield Problem("other", say("Choose who lives with them."))

    def keeping(self) -> Callable[[Data], str]:
        """Put them together, or keep what the household has become."""
        draft, one, other = self._draft(), self._contact.id, self._other.value()
        first, home = self._first.value(), self._home

        def keep(db: Data) -> str:
            if other:
                households.put_together(db, one, other, draft, first_id=first)
            elif home is not None:
                household = Household(
                    id=home.household.id,
                    one_letter=draft.one_letter,
                    name=draft.name,
                    dear=draft.dear,
                )
                households.change(db, household, first_id=first)
            return one

        return keep

    def _add_new(self) -> None:
        """Somebody who is not in the list yet; saved, they live here, and this form is done."""
        typed = "" if self._other.value() else self._other.currentText().strip()
        editor = PartnerEditor(self, self._runner, self._today, self._contact, typed, self._written)
        editor.done_with.connect(self._was_added)
        editor.open()

    def _written(self) -> Written:
        return self._draft(), self._first.value()

    def _was_added(self, _: str) -> None:
        self.forget_draft()
        self.saved(self._contact.id)

    def _part(self) -> None:
        one = self._contact.id
        self.save_by(lambda db: households.part(db, one), lambda _: self.saved(one))

    # -- how they are named ------------------------------------------------------------------------

    def _ask_for_other(self) -> None:
        other = self._other.value()

        def look(db: Data) -> tuple[Sequence[Contact], Home | None]:
            found = contacts.get_all(db, [other])
            return found, households.of(db, found[0]) if found else None

        if other:
            self._runner.ask(self, look, self._show_other, latest="other")
        else:
            self._joining.say("")
            self._show_people(self._home.people if self._home else (self._contact,))

    def _show_other(self, answer: tuple[Sequence[Contact], Home | None]) -> None:
        found, theirs = answer
        if theirs is not None:
            found = (*found, *theirs.others(found[0].id))
            for field, kept in (
                (self._name, theirs.household.name),
                (self._dear, theirs.household.dear),
            ):
                if self._home is None and not field.text():
                    field.setText(kept)  # it would be lost otherwise, and may need another name now
        there = self._home.people if self._home else (self._contact,)
        new = [one for one in found if one.id not in {held.id for held in there}]
        self._joining.say(_joins(new) if self._home is None else "")
        self._show_people((*there, *new))

    def _show_people(self, people: tuple[Contact, ...]) -> None:
        self._people = people
        self._show_names()

    def _show_names(self) -> None:
        with QSignalBlocker(self._first):  # nobody typed anything
            self._first.set_choices([(one.id, one.name) for one in self._people])
            if self._first.value() not in {one.id for one in self._people}:
                self._first.set_value(self._people[0].id)
        self._show_rule()

    def _show_rule(self) -> None:
        """What letters say where nothing is typed, in grey."""
        first = self._first.value()
        people = sorted(self._people, key=lambda one: one.id != first)
        is_several = len(people) > 1
        plain = [replace(one, couple="") for one in people]
        self._name.setPlaceholderText(together.envelope(plain) if is_several else "")
        self._dear.setPlaceholderText(together.dear(plain) if is_several else "")


def _joins(new: Sequence[Contact]) -> str:
    """Whom somebody chosen lives with already: all of them are one household then."""
    if len(new) < 2:
        return ""
    other, *others = (one.name for one in new)
    return say(
        "{name} lives with {others} already: all of them are one household then.",
        name=other,
        others=", ".join(others),
    )
