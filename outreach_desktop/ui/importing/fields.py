"""The drop-down that says where a column goes, in groups, as people think of them."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from outreach_desktop.domain.own_fields.own_fields import OwnField
from outreach_desktop.domain.own_fields.targets import NEW
from outreach_desktop.domain.segments import OWN
from outreach_desktop.services.importing import imports
from outreach_desktop.ui.widgets.controls import DropDown
from outreach_desktop.words import say

KEEP, LEAVE = "notes", ""
_FIRST = {KEEP: say("Keep in the notes"), LEAVE: say("Leave out")}
_GROUPS = {
    say("Name"): (
        "title",
        "name",
        "name_and_email",
        "first_name",
        "middle_name",
        "initials",
        "last_name",
        "post_nominals",
        "salutation",
    ),
    say("Email and phone"): ("email", "phone", "extension", "mobile", "fax"),
    say("Work"): (
        "profession",
        "specialty",
        "organisation",
        "role",
        "department",
        "is_organisation",
    ),
    say("Address"): (
        "address",
        "house_name",
        "house_number",
        "street",
        "po_box",
        "town",
        "region",
        "postcode",
        "country",
    ),
    say("Organisations"): (
        "organisation_name",
        "organisation_kind",
        "organisation_code",
        "website",
        "belongs_to",
        "belongs_to_code",
        "belongs_to_record",
        "record",
        "area",
        "list_size",
    ),
    say("Wishes and tags"): ("wishes", "tags", "tag", "large_print"),
}
_SETS = {say("At home"): "home_", say("At work"): "work_", say("Another address"): "other_"}
_REST = say("Others")


def grouped(own: Sequence[OwnField] = ()) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Every field that a column can go to, once, with its words, under the heading of its group; `own` are the group's own."""
    words = dict(imports.field_choices())
    yield (
        "",
        [(field, label) for field, label in _FIRST.items() if words.pop(field, None) is not None],
    )
    for heading, names in _GROUPS.items():
        yield heading, [(name, words.pop(name)) for name in names if name in words]
    fields = {
        f"{OWN}{one.key}": one.name for one in own
    }  # one of people and one of organisations may share a name
    yield say("Your own fields"), [*fields.items(), (NEW, words.pop(NEW))]
    for heading, beginning in _SETS.items():
        of_set = [name for name in words if name.startswith(beginning)]
        yield heading, [(name, words.pop(name)) for name in of_set]
    yield _REST, [*words.items()]


def choices(own: Sequence[OwnField] = ()) -> QStandardItemModel:
    """What all drop-downs of a list offer; headings cannot be chosen."""
    model = QStandardItemModel()
    for heading, fields in grouped(own):
        if heading and fields:
            model.appendRow(_heading(heading))
        for field, words in fields:
            item = QStandardItem(words)
            item.setData(field, Qt.ItemDataRole.UserRole)
            model.appendRow(item)
    return model


def _heading(words: str) -> QStandardItem:
    item = QStandardItem(words)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    font = item.font()
    font.setBold(True)
    item.setFont(font)
    return item


class FieldChoice(DropDown):
    """Where one column goes. Letters lead to the next field that begins with them."""

    picked = Signal(str)
    """Somebody chose this field."""

    def __init__(self, model: QStandardItemModel, column: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(say("Where \u201c{column}\u201d goes", column=column))
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(18)
        self.currentIndexChanged.connect(lambda _: self.picked.emit(self.value()))

    def value(self) -> str:
        """The field chosen; "" leaves the column out."""
        return str(self.currentData() or "")

    def set_value(self, field: str) -> None:
        """Show this one; nobody chose it."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(field))

    def show_other(self, words: str) -> None:
        """Show where it goes that is none of the choices."""
        self.setPlaceholderText(words)
        with QSignalBlocker(self):
            self.setCurrentIndex(-1)
