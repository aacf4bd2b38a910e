"""The dialog that puts a tag on people, or takes one off."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.drafts import Typed
from outreach_desktop.domain.problems import Problem
from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, Form
from outreach_desktop.ui.widgets.layouts import open_at
from outreach_desktop.words import say, say_many


class TagDialog(Editor):
    """One tag, put on or taken off everybody who is selected."""

    def __init__(self, parent: QWidget, runner: Runner, ids: Sequence[str]) -> None:
        title = (
            say("Tag this person")
            if len(ids) == 1
            else say_many("Tag {count} person", "Tag {count} people", len(ids))
        )
        super().__init__(parent, runner, title, say("Save tag"))
        self._ids = list(ids)
        self._form = Form(self.wrong)
        self._form.add(
            "way",
            say("What to do"),
            ChoiceField([("on", say("Add the tag")), ("off", say("Remove the tag"))]),
        )
        self._form.add(
            "tag",
            say("Tag"),
            ChoiceField(("",), own=True),
            say("A word or two, such as newsletter."),
        )
        self.add(self._form)
        self.add_stretch()
        self._form.fill({"way": "on", "tag": ""})
        runner.ask(self, contacts.tags, self._offer)
        self._form.field("tag").setFocus()
        self.keep_draft("contacts.tag")
        open_at(self, 480, 320)

    def _offer(self, found: list[tuple[str, int]]) -> None:
        field = self._form.field("tag")
        if isinstance(field, ChoiceField):
            field.set_choices(["", *(tag for tag, _ in found)])

    def typed(self) -> Typed:
        """The tag, and whom it is for."""
        return {**super().typed(), "people": self._ids}

    def type_in(self, typed: Typed) -> None:
        """The tag, for those who were selected then."""
        super().type_in(typed)
        people = typed.get("people")
        self._ids = people if isinstance(people, list) else self._ids

    def rules(self) -> Iterator[Problem]:
        """A tag is needed."""
        if not self._form.text("tag"):
            yield Problem("tag", say("Type a tag."))

    def save(self) -> None:
        """Tag everybody, in one action."""
        tag, change = self._form.text("tag"), contacts.add_tag
        if self._form.text("way") == "off":
            change = contacts.remove_tag

        def keep(db: Data) -> None:
            change(db, self._ids, tag)

        self.save_by(keep, lambda _: self.saved(self._ids[0]))
