"""Who we are: what stands at the head and foot of every document, and the dialog that changes it."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.group import FIELDS, GroupProfile, problems
from outreach_desktop.domain.problems import Problem
from outreach_desktop.services import group
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.group.enclosures import Enclosures
from outreach_desktop.ui.pages.group.letter_look import LetterLookPart
from outreach_desktop.ui.pages.group.pictures import PictureBox, PictureWords
from outreach_desktop.ui.widgets.flow import Beside
from outreach_desktop.ui.widgets.forms.form_editor import FormEditor
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, LongField, TextField
from outreach_desktop.ui.widgets.labels import EmptyState, button, label
from outreach_desktop.ui.widgets.text import to_copy
from outreach_desktop.words import say

_ADDRESS = tuple(field.name for field in fields(Address))
_LANGUAGES = (
    ("en_GB", say("English (United Kingdom)")),
    ("en_IE", say("English (Ireland)")),
    ("en_US", say("English (United States)")),
    ("en_CA", say("English (Canada)")),
    ("en_AU", say("English (Australia)")),
    ("en_NZ", say("English (New Zealand)")),
    ("cy_GB", say("Welsh")),
    ("fr_FR", say("French")),
    ("de_DE", say("German")),
    ("es_ES", say("Spanish")),
    ("it_IT", say("Italian")),
    ("nl_NL", say("Dutch")),
    ("pl_PL", say("Polish")),
)
_LOGO = PictureWords(
    choose=say("Choose the picture of the logo"),
    remove=say("Remove the logo"),
    none=say("No logo yet"),
    is_shown=say("The logo: shown"),
    is_none=say("The logo: there is none yet"),
    is_broken=say("The logo: it cannot be shown; choose another"),
)


class Letterhead(QWidget):
    """Everything documents say of the group besides the text bank."""

    edit_wanted = Signal()

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self.enclosures = Enclosures(runner)
        self.logo = PictureBox(_LOGO, GRID * 14)
        self.looks = LetterLookPart()
        self.edit_button = button(
            say("Edit\u2026"), icon="pencil", name=say("Edit the letterhead"), changes=True
        )
        self.empty = EmptyState(
            say("Every letter says who you are and how to reach you. Write it here once."),
            say("Fill in your letterhead\u2026"),
            changes=True,
        )
        self._facts = QWidget()
        self._build()
        self.edit_button.clicked.connect(self.edit_wanted)
        self.empty.primary.clicked.connect(self.edit_wanted)

    def _build(self) -> None:
        left, right = QWidget(), QWidget()
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(GRID * 2)
        self._left.addWidget(self._facts)
        self._left.addWidget(self.empty)
        self._left.addWidget(self.edit_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self._left.addWidget(self.enclosures)
        self._left.addStretch(1)
        picture = QVBoxLayout(right)
        picture.setContentsMargins(0, 0, 0, 0)
        picture.setSpacing(GRID)
        picture.addWidget(label(say("Logo"), "section"))
        picture.addWidget(self.logo)
        picture.addWidget(self.looks)
        picture.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Beside(left, right, spacing=GRID * 4, stretched=0))

    def show_profile(
        self, profile: GroupProfile, logo: bytes | None, *, logo_harms: bool = False
    ) -> None:
        """Show what is kept; what is empty is left out."""
        self.logo.show_picture(logo, harms=logo_harms)
        self.looks.show_profile(profile)
        self.empty.setVisible(not profile.name)
        self.edit_button.setVisible(bool(profile.name))
        facts = QWidget()
        grid = QGridLayout(facts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID * 2)
        grid.setVerticalSpacing(GRID * 3 // 2)
        grid.setColumnMinimumWidth(0, GRID * 18)
        grid.setColumnStretch(1, 1)
        for place, (words, text) in enumerate(_facts(profile)):
            grid.addWidget(label(words, "muted"), place, 0, Qt.AlignmentFlag.AlignTop)
            said = to_copy(text)
            said.setAccessibleName(f"{words}: {text}")
            grid.addWidget(said, place, 1, Qt.AlignmentFlag.AlignTop)
        self._left.replaceWidget(self._facts, facts)
        self._facts.hide()
        self._facts.deleteLater()
        self._facts = facts
        facts.setVisible(bool(profile.name))


def _facts(profile: GroupProfile) -> list[tuple[str, str]]:
    """Words and text of what is filled in, in the order of a letterhead."""
    parts = ("name", "strapline", "purpose", "about")
    ways = ("phone", "email", "website", "charity_number", "referral_phone", "referral_email")
    facts = [
        *((FIELDS[part].label, getattr(profile, part)) for part in parts),
        (say("Address"), "\n".join(profile.address.lines())),
        *((FIELDS[part].label, getattr(profile, part)) for part in (*ways, "privacy_line")),
    ]
    language = (
        say("Language of letters"),
        dict(_LANGUAGES).get(profile.language, profile.language),
    )
    return [*((label, text) for label, text in facts if text), language]


class LetterheadEditor(FormEditor):
    """Changes who we are; logo and text bank have their own places."""

    def __init__(self, parent: QWidget, runner: Runner, profile: GroupProfile) -> None:
        super().__init__(parent, runner, say("Our letterhead"))
        self._add_who()
        self._add_where()
        self._add_small_print()
        values = {field.name: getattr(profile, field.name) for field in fields(profile)}
        self._form.fill(values | {part: getattr(profile.address, part) for part in _ADDRESS})
        self.add(self._form)
        self.add_stretch()
        self._form.field("name").setFocus()
        self.keep_draft("group.letterhead", edits=True)

    def _add_who(self) -> None:
        add = self._form.add_field
        add(FIELDS["name"], TextField(say("Lakeside Support Group")))
        add(FIELDS["strapline"], TextField())
        add(FIELDS["purpose"], LongField(2))
        add(FIELDS["about"], LongField(5))

    def _add_where(self) -> None:
        add = self._form.add_field
        self._form.add_heading(say("Where to find you"))
        add(FIELDS["street"], LongField(2))
        for key in ("town", "region", "postcode"):
            add(FIELDS[key], TextField())
        add(FIELDS["country"], TextField(), say("Left off letters that stay in the country."))
        add(FIELDS["phone"], TextField())
        add(FIELDS["email"], TextField("hello@example.org"))
        add(FIELDS["website"], TextField())
        self._form.add_heading(say("How clinicians refer"))
        add(FIELDS["referral_phone"], TextField())
        add(FIELDS["referral_email"], TextField("refer@example.org"))

    def _add_small_print(self) -> None:
        add = self._form.add_field
        self._form.add_heading(say("Small print"))
        add(FIELDS["charity_number"], TextField())
        add(FIELDS["privacy_line"], LongField(3))
        add(FIELDS["language"], ChoiceField(_LANGUAGES))

    def _typed(self) -> dict[str, Any]:
        """The fields of the profile that this form has."""
        values = {key: str(value or "") for key, value in self._form.values().items()}
        address = Address(**{part: values.pop(part) for part in _ADDRESS})
        return {**values, "address": address}

    def rules(self) -> tuple[Problem, ...]:
        """Those of a profile."""
        return problems(replace(GroupProfile(), **self._typed()))

    def keeping(self) -> Callable[[Data], str]:
        """Keep what is typed, and of the profile everything else as it is by now."""
        typed = self._typed()

        def keep(db: Data) -> str:
            group.save_profile(db, replace(group.profile(db), **typed))
            return "group"

        return keep
