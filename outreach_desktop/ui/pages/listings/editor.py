"""The dialogs in which a listing is added or changed, and in which it is said what is wrong there."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.knowing.our_listings import (
    FIELDS,
    OurListing,
    OurListingDraft,
    problems,
)
from outreach_desktop.domain.problems import Problem
from outreach_desktop.services import organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import our_listings
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.dates import DateField
from outreach_desktop.ui.widgets.forms.form_editor import FormEditor
from outreach_desktop.ui.widgets.forms.forms import LongField, TextField
from outreach_desktop.ui.widgets.forms.lead import LeadField
from outreach_desktop.ui.widgets.forms.pick import PickField
from outreach_desktop.ui.widgets.forms.typed import AmountField
from outreach_desktop.ui.widgets.forms.words import ListField, offer_words
from outreach_desktop.ui.widgets.labels import label
from outreach_desktop.ui.widgets.layouts import open_at
from outreach_desktop.words import say


class ListingEditor(FormEditor):
    """Adds a listing, or changes one."""

    def __init__(
        self, parent: QWidget, runner: Runner, today: Clock, draft: OurListingDraft
    ) -> None:
        is_new = not isinstance(draft, OurListing)
        title = say("New listing") if is_new else say("Edit {name}", name=draft.name)
        super().__init__(parent, runner, title, say("Save listing"))
        self._draft, self._today = draft, today
        self._place = PickField()
        add = self._form.add_field
        add(FIELDS["name"], TextField(str(FIELDS["name"].example)))
        add(FIELDS["kind"], ListField("listing_kind"))
        add(FIELDS["address"], TextField(str(FIELDS["address"].example)))
        add(FIELDS["shows"], LongField(2, str(FIELDS["shows"].example)))
        add(FIELDS["organisation_id"], self._place)
        add(FIELDS["lead_id"], LeadField(self, runner))
        add(FIELDS["looked_at_on"], DateField(today()))
        add(FIELDS["every_months"], AmountField(str(FIELDS["every_months"].example)))
        add(FIELDS["to_change"], LongField(2, str(FIELDS["to_change"].example)))
        add(FIELDS["notes"], LongField(2))
        self.add(self._form)
        self.add_stretch()
        self._form.fill({key: getattr(draft, key) for key in self._form.values()})
        runner.ask(self, organisations.names, self._place.set_choices)
        offer_words(self, runner, self._form)
        self._form.field("name").setFocus()
        if isinstance(draft, OurListing):
            self.keep_draft("listings.edit", draft.id, edits=True)
        else:
            self.keep_draft("listings.new")
        open_at(self, 620, 640)

    def _typed(self) -> OurListingDraft:
        values: dict[str, Any] = self._form.values()
        for name in ("organisation_id", "lead_id"):
            values[name] = values[name] or None
        return replace(self._draft, **values)

    def rules(self) -> Iterator[Problem]:
        """Those of a listing, and that whose it is stands in the list."""
        yield from problems(self._typed(), self._today())
        if self._place.typed() and not self._place.value():
            yield Problem("organisation_id", say("Choose one from the list, or leave it empty."))

    def keeping(self) -> Callable[[Data], str]:
        """Keep the listing."""
        draft, day = self._typed(), self._today()
        if isinstance(draft, OurListing):
            return lambda db: our_listings.change(db, draft, today=day).id
        return lambda db: our_listings.add(db, draft, today=day).id


class WrongThereEditor(FormEditor):
    """Says what must be changed at a listing that was looked at today."""

    def __init__(self, parent: QWidget, runner: Runner, today: Clock, listing: OurListing) -> None:
        super().__init__(parent, runner, say("Must be changed: {name}", name=listing.name))
        self._listing, self._today = listing, today
        self.add(
            label(
                say("It stays at the top of the list until you look at it and find it all right."),
                "muted",
            )
        )
        self._form.add_field(FIELDS["to_change"], LongField(3, str(FIELDS["to_change"].example)))
        self.add(self._form)
        self.add_stretch()
        self._form.fill({"to_change": listing.to_change})
        self._form.field("to_change").setFocus()
        self.keep_draft("listings.must_change", listing.id, edits=True)
        open_at(self, 520, 300)

    def rules(self) -> Iterator[Problem]:
        """That something is said."""
        if not self._form.text("to_change"):
            yield Problem("to_change", say("Type what must be changed there."))

    def keeping(self) -> Callable[[Data], str]:
        """Note it, and that it was looked at today."""
        listing_id, what, day = self._listing.id, self._form.text("to_change"), self._today()

        def keep(db: Data) -> str:
            our_listings.must_change(db, listing_id, what, today=day)
            return listing_id

        return keep
