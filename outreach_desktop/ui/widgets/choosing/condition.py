"""A condition as a row of fields: what about them, is or is not, and what; in place of `-tier:core`."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from outreach_desktop.domain.choosing.completing import Offered
from outreach_desktop.domain.choosing.conditions import Condition
from outreach_desktop.domain.choosing.values import KEPT
from outreach_desktop.domain.segments import PEOPLE, Vocabulary
from outreach_desktop.services.choosing import completing
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.flow import Beside
from outreach_desktop.ui.widgets.forms.asked import Answer, AskedField
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, NumberField
from outreach_desktop.ui.widgets.labels import button
from outreach_desktop.words import say

_OFFERED = 50
_LONGEST = 9_999
_MAY_BE_A_PART: Final = ("email", "phone", "address", "code", "lead", "source")
_SPAN: Final = re.compile(r"([<>]?)\s*(\d+)\s*([dwmyDWMY]?)")


class SpanField(QWidget):
    """How long ago: more or less than so many days, weeks, months or years."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sign = ChoiceField([(">", say("more than")), ("<", say("less than"))])
        self._count = NumberField(0, _LONGEST)
        self._unit = ChoiceField(
            [
                ("d", say("days ago")),
                ("w", say("weeks ago")),
                ("m", say("months ago")),
                ("y", say("years ago")),
            ]
        )
        self._sign.setAccessibleName(say("More or less"))
        self._count.setAccessibleName(say("How many"))
        self._unit.setAccessibleName(say("Days, weeks, months or years"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID // 2)
        self.parts: Sequence[QWidget] = (self._sign, self._count, self._unit)
        for field in (self._sign, self._count, self._unit):
            if isinstance(field, ChoiceField):
                field.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToContents)
            line.addWidget(field)
            field.edited.connect(self.chosen)
        line.addStretch(1)
        self.setFocusProxy(self._sign)

    def value(self) -> str:
        """As it is typed: \u201c>90d\u201d."""
        return f"{self._sign.value()}{self._count.value()}{self._unit.value()}"

    def set_value(self, value: str) -> None:
        """Show this, or ninety days where there is nothing yet."""
        found = _SPAN.fullmatch(value or ">90d")
        if found is not None:
            sign, count, unit = found.groups()
            self._sign.set_value(sign or "<")
            self._count.set_value(int(count))
            self._unit.set_value(unit.casefold() or "d")


class ConditionRow(QWidget):
    """One condition; what its value is chosen from follows the key."""

    edited = Signal()
    remove_wanted = Signal()

    def __init__(
        self,
        runner: Runner,
        today: Clock,
        condition: Condition,
        vocabulary: Vocabulary = PEOPLE,
    ) -> None:
        super().__init__()
        self._subject = vocabulary.subject
        self._keys = vocabulary.keys
        self._runner = runner
        self._today = today
        self._key = ChoiceField([(key, about.name) for key, about in self._keys.items()])
        self._way = ChoiceField(_ways(condition.key))
        self._value: AskedField | ChoiceField | SpanField = SpanField()
        self._place = QWidget()
        within = QHBoxLayout(self._place)
        within.setContentsMargins(0, 0, 0, 0)
        within.addWidget(self._value)
        self.remove = button("", icon="minus")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(Beside(self._key, self._way, self._place, spacing=GRID, shares=(3, 2, 5)), 1)
        line.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self._key.set_value(condition.key)
        self._way.set_value(_NOT if condition.negated else _IS)
        self._begin(condition.key, condition.value)
        self._key.edited.connect(lambda _: self._turn())
        self._way.edited.connect(lambda _: self.edited.emit())
        self.remove.clicked.connect(self.remove_wanted)
        self.setFocusProxy(self._key)

    def condition(self) -> Condition:
        """What is chosen, or typed so far."""
        field = self._value
        value = field.currentText() if isinstance(field, AskedField) else field.value()
        return Condition(
            key=self._key.value(),
            value=value.strip(),
            negated=self._way.value() == _NOT,
        )

    def number(self, number: int) -> None:
        """Which of the rows it is, for those who hear it."""
        self._key.setAccessibleName(say("Condition {number}", number=number))
        self._way.setAccessibleName(say("Condition {number}: is or is not", number=number))
        self.remove.setAccessibleName(say("Remove condition {number}", number=number))
        self.remove.setToolTip(say("Remove this condition"))

    def _turn(self) -> None:
        """Another key: what was chosen means nothing any more."""
        key = self._key.value()
        self._way.set_choices(_ways(key))
        self._begin(key, "")
        self.edited.emit()

    def _begin(self, key: str, value: str) -> None:
        field = self._field(key, value)
        layout = self._place.layout()
        assert layout is not None  # noqa: S101 - it was given one
        layout.replaceWidget(self._value, field)
        self._value.hide()
        self._value.deleteLater()
        self._value = field
        if isinstance(field, SpanField):
            field.set_value(value)
            field.chosen.connect(self.edited)
        elif isinstance(field, AskedField):
            field.set_value(value)
            field.chosen.connect(lambda _: self.edited.emit())
            field.editTextChanged.connect(lambda _: self.edited.emit())
        else:
            field.set_value(_kept_as(key, value))
            field.edited.connect(lambda _: self.edited.emit())
            self._ask_for_more(key, field)
        if not isinstance(field, SpanField):
            field.setAccessibleName(self._keys[key].name)
        field.setAccessibleDescription(self._keys[key].about)
        field.show()
        parts = field.parts if isinstance(field, SpanField) else (field,)
        for one, following in pairwise((self._way, *parts, self.remove)):
            self.setTabOrder(one, following)  # what is new would come after the button

    def _field(self, key: str, value: str) -> AskedField | ChoiceField | SpanField:
        if key == "last" or (key == "added" and not _says_days(value)):
            return SpanField()
        if key not in KEPT or key == "added":
            hint = say("Such as {example}", example=self._keys[key].example)
            field = AskedField(hint, self._ask)
            field.setMinimumContentsLength(12)
            return field
        choices = [("", ""), *((one.value, one.words) for one in KEPT[key])]
        return ChoiceField(choices, own=key in _MAY_BE_A_PART)

    def _ask_for_more(self, key: str, field: ChoiceField) -> None:
        """Words of the group's own, which some of these fields may hold as well."""

        def show(found: Sequence[Offered]) -> None:
            if field is self._value:
                field.set_choices([("", ""), *((one.value, one.words) for one in found)])

        self._runner.ask(self, lambda db: self._offered(db, key, ""), show, latest="more")

    def _ask(self, words: str, answer: Answer) -> None:
        key = self._key.value()

        def show(found: Sequence[Offered]) -> None:
            answer([one.value for one in found])

        self._runner.ask(self, lambda db: self._offered(db, key, words), show, latest="values")

    def _offered(self, db: Data, key: str, begun: str) -> list[Offered]:
        return completing.offered(
            db, key, begun, today=self._today(), at_most=_OFFERED, subject=self._subject
        )


_IS, _NOT = "is", "not"


def _says_days(value: str) -> bool:
    """Whether a value of `added:` is a year, a month or days, and no span."""
    return value.strip().isdecimal() or (bool(value) and _SPAN.fullmatch(value) is None)


def _ways(key: str) -> Sequence[tuple[str, str]]:
    if key == "never":
        return ((_IS, say("never yet")), (_NOT, say("at least once")))
    return ((_IS, say("is")), (_NOT, say("is not")))


def _kept_as(key: str, value: str) -> str:
    """A value as the program keeps it, where somebody typed the words for it."""
    typed = value.casefold()
    found = (
        one.value for one in KEPT[key] if typed in (one.value.casefold(), one.words.casefold())
    )
    return next(found, value)
