"""The dialog in which a person is added or changed."""

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import (
    FIELDS,
    Contact,
    ContactDraft,
    problems,
)
from outreach_desktop.domain.drafts import Typed
from outreach_desktop.domain.names.salutation import TITLES_OFFERED, salutation
from outreach_desktop.domain.own_fields.own_fields import PEOPLE
from outreach_desktop.domain.problems import Problem
from outreach_desktop.domain.wishes.wishes import as_ticked
from outreach_desktop.services import contacts, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.own_known import own_known
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.contacts.where import WhereForm
from outreach_desktop.ui.pages.contacts.wishes import WishesForm
from outreach_desktop.ui.widgets.forms.dates import DateField
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.forms.forms import (
    ChoiceField,
    Form,
    LongField,
    TextField,
    TickField,
    Value,
)
from outreach_desktop.ui.widgets.forms.words import ListField, offer_words
from outreach_desktop.ui.widgets.labels import Banner
from outreach_desktop.ui.widgets.own_fields.form import OwnFieldsForm
from outreach_desktop.words import say

if TYPE_CHECKING:
    from outreach_desktop.services.duplicates.while_typing import AlreadyThere

_ADDRESS = tuple(field.name for field in fields(Address))


class ContactEditor(Editor):
    """Adds a person, with the place where they work, or changes one."""

    manual = "people#adding-someone"
    draft_of_new = "contacts.new"
    """What a draft of somebody new is called."""

    def __init__(
        self, parent: QWidget, runner: Runner, today: Clock, contact: Contact | None = None
    ) -> None:
        super().__init__(
            parent,
            runner,
            say("Edit {name}", name=contact.name) if contact else say("New person"),
            say("Save person"),
        )
        self._today = today
        self._contact = contact
        self._found: AlreadyThere | None = None
        self._build_forms()
        self._fill(contact or ContactDraft())
        self._connect_forms()
        if self._where is not None:
            runner.ask(self, organisations.names, self._where.offer)
        offer_words(self, runner, *self._forms)
        self._who.field("first_name" if contact is None else "title").setFocus()
        if contact is None:
            self.bring_back = self._show_who_was_in_the_bin
            self.keep_draft(self.draft_of_new, self._hangs_on())
        else:
            self.keep_draft("contacts.edit", contact.id, edits=True)

    def _build_forms(self) -> None:
        self._who = Form(self.wrong)
        add = self._who.add_field
        add(FIELDS["title"], ChoiceField(TITLES_OFFERED, own=True))
        add(FIELDS["first_name"], TextField())
        add(FIELDS["last_name"], TextField())
        add(FIELDS["post_nominals"], TextField(say("FRCS, MBE")))
        add(FIELDS["salutation"], TextField())
        add(FIELDS["profession"], ListField("profession"))
        add(FIELDS["specialty"], ListField("specialty"))
        add(FIELDS["code"], TextField(str(FIELDS["code"].example)))
        self.alike = Banner(look="info", action=say("Open that one"))
        self.alike.hide()
        self._where = WhereForm() if self._contact is None else None
        self._reach = self._reach_form()
        self._more = self._more_form()
        self._wishes = WishesForm()
        own = self._contact.own if self._contact else ()
        known = own_known(self._runner).of(PEOPLE)
        self._own = OwnFieldsForm(known, own, self._today(), self.wrong)
        self.add(self._who)
        self.add(self.alike)
        if self._where is not None:
            self.add(self._where)
        self.add(self._reach)
        self.add(self._more)
        self.add(self._own)
        self.add(self._wishes)
        self.add_stretch()

    def _reach_form(self) -> Form:
        form = Form(self.wrong)
        form.add_heading(say("How to reach them"))
        form.add_field(FIELDS["email"], TextField("ann@example.org"))
        form.add_field(FIELDS["phone"], TextField())
        form.add_field(FIELDS["mobile"], TextField())
        form.add_field(FIELDS["secure_email"], TextField())
        form.add_field(FIELDS["preferred_channel"], ListField("channel"))
        form.add_field(FIELDS["best_times"], TextField(str(FIELDS["best_times"].example)))
        form.add_field(FIELDS["route_through"], TextField(str(FIELDS["route_through"].example)))
        form.add_field(
            FIELDS["street"],
            LongField(2),
            say("Their own address. Letters use it only if no organisation gives one."),
        )
        for key in ("town", "region", "postcode", "country"):
            form.add_field(FIELDS[key], TextField())
        return form

    def _more_form(self) -> Form:
        form = Form(self.wrong)
        form.add_heading(say("Relationship with the group"))
        form.add("tags", say("Tags"), TextField(say("separated by commas")))
        form.add_field(FIELDS["tier"], ListField("tier"))
        form.add_field(FIELDS["champion"], ChoiceField(("", *FIELDS["champion"].values)))
        form.add_field(FIELDS["source"], ListField("source"))
        form.add_field(FIELDS["notes"], LongField(4))
        for key in ("large_print", "deceased", "do_not_contact"):
            form.add_field(FIELDS[key], TickField(FIELDS[key].label))
            if key == "deceased":
                form.add_field(FIELDS["deceased_on"], DateField(self._today(), in_part=True))
        reason = FIELDS["do_not_contact_reason"]
        form.add_field(reason, TextField(str(reason.example)))
        return form

    def _connect_forms(self) -> None:
        self._who.edited.connect(self._look_for_alike)
        self._reach.edited.connect(self._look_for_alike)
        if self._where is not None:
            self._where.edited.connect(self._look_for_alike)
        self._who.edited.connect(self._show_salutation)
        self._more.edited.connect(self._show_reason)
        self.alike.action.clicked.connect(self._open_alike)

    def _hangs_on(self) -> str:
        """The id of whom somebody new belongs to; nobody as a rule."""
        return ""

    # -- what is in the forms ----------------------------------------------------------------------

    def _fill(self, contact: ContactDraft) -> None:
        values: dict[str, Value] = {
            field.name: getattr(contact, field.name)
            for field in fields(ContactDraft)
            if field.name not in ("address", "tags", "wishes", "own")
        }
        values |= {part: getattr(contact.address, part) for part in _ADDRESS}
        values["tags"] = ", ".join(contact.tags)
        for form in (self._who, self._reach, self._more):
            form.fill(values)
        self._wishes.show_wishes(contact.wishes)
        self._show_what_follows()

    def type_in(self, typed: Typed) -> None:
        """Put back what was typed, with what the form says of it."""
        super().type_in(typed)
        self._show_what_follows()

    def draft(self) -> ContactDraft:
        """The person as typed."""
        values = self._who.values() | self._reach.values() | self._more.values()
        address = Address(**{part: str(values.pop(part) or "") for part in _ADDRESS})
        words = str(values.pop("tags") or "").split(",")
        tags = tuple(dict.fromkeys(word.strip() for word in words if word.strip()))
        before, today = self._contact or ContactDraft(), self._today()
        wishes = self._wishes.wishes(before.wishes, today)
        if not values[
            "do_not_contact"
        ]:  # the tick is the latch: what it stood for is lifted with it
            wishes = as_ticked(wishes, set(), {"all"}, "", today)
        return replace(
            before,
            address=address,
            tags=tags,
            wishes=wishes,
            own=self._own.own(),
            **values,  # type: ignore[arg-type]
        )

    # -- while typing ------------------------------------------------------------------------------

    def _show_what_follows(self) -> None:
        self._show_salutation()
        self._show_reason()

    def _show_salutation(self) -> None:
        field = self._who.field("salutation")
        if isinstance(field, TextField):
            field.setPlaceholderText(salutation(replace(self.draft(), salutation="")))

    def _show_reason(self) -> None:
        values = self._more.values()
        reason = self._more.field("do_not_contact_reason")
        reason.setEnabled(bool(values["do_not_contact"]))
        has_died = bool(values["deceased"] or values["deceased_on"])
        self._more.show_row("deceased_on", shown=has_died)

    def _look_for_alike(self) -> None:
        """Say so while there is still time when this person is probably there already."""
        draft, where = self.draft(), self._where
        if where is not None:
            role, place = where.role(), where.place

            def look(db: Data) -> "AlreadyThere | None":
                # Which no start waits for.
                from outreach_desktop.services.duplicates import while_typing

                return while_typing.person(db, draft, role, place)

            self._runner.ask(self, look, self._show_alike, latest="alike")

    def _show_alike(self, found: "AlreadyThere | None") -> None:
        self._found = found
        self.alike.say(_is_there_already(found) if found else "")

    def _open_alike(self) -> None:
        if self._found is not None:
            self.forget_draft()
            self.saved(self._found.id)

    # -- saving ------------------------------------------------------------------------------------

    def rules(self) -> tuple[Problem, ...]:
        """Those of a person."""
        return problems(self.draft())

    def save(self) -> None:
        """Keep the person, and where they work if that was typed."""
        draft, where, answered = self.draft(), self._where, self.answered
        role, place = (where.role(), where.place) if where else (None, "")

        def keep(db: Data) -> str:
            if isinstance(draft, Contact):
                return contacts.change(db, draft, answered=answered).id
            return contacts.add(db, draft, role=role, place=place, answered=answered).id

        self.save_by(keep)

    def _show_who_was_in_the_bin(self, contact_id: str) -> None:
        """They come back with all that was theirs, in place of whom is typed here."""

        def back(db: Data) -> str:
            # Which no start waits for.
            from outreach_desktop.services.safety import bin as binned

            binned.bring_back(db, [contact_id])
            return contact_id

        self.save_by(back)


def _is_there_already(found: "AlreadyThere") -> str:
    return say(
        "{name} is in the list already: {why}. Is it the same person?",
        name=found.name,
        why=found.why,
    )
