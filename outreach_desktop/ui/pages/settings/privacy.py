"""What hides and what is forgotten: when the screen is locked, and after how many years people are looked at again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.domain.group import FIELDS, MOST_YEARS
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.safety import lock_settings
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.forms.forms import NumberField, TickField
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.words import say, say_many


class PrivacyTab(QWidget):
    """Keeps at once what is changed; the years are the group\u2019s, the lock is this computer\u2019s."""

    manual = "settings#privacy"

    years_wanted = Signal(int)
    passphrase_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kept_years = 0
        self.minutes = NumberField(0, lock_settings.MOST_MINUTES)
        self.minutes.setAccessibleName(say("Minutes without a key or a click"))
        self.minutes.setSpecialValueText(say("never"))
        self.minimised = TickField(say("Lock it when the &window is minimised, too"))
        self.at_start = TickField(say("&Ask for the passphrase when the program starts"))
        self.state = label("")
        self.set_button = button("")
        self.remove_button = button(say("Re&move the passphrase"))
        self.years = NumberField(1, MOST_YEARS)
        self.years.setAccessibleName(FIELDS["quiet_years"].label)
        self._build()
        self.show_lock()
        self.minutes.valueChanged.connect(self._keep)
        self.minimised.edited.connect(self._keep)
        self.at_start.edited.connect(self._keep)
        self.set_button.clicked.connect(self.passphrase_wanted)
        self.remove_button.clicked.connect(self.remove_wanted)
        self.years.editingFinished.connect(self._want_years)

    def _build(self) -> None:
        asked, years = (
            label(words, "muted")
            for words in (
                say("Lock after minutes without a key or a click"),
                say("Years without contact"),
            )
        )
        for words, field in ((asked, self.minutes), (years, self.years)):
            words.setWordWrap(False)
            words.setBuddy(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID * 2, 0, GRID * 2)
        column.setSpacing(GRID * 3 // 2)
        column.addWidget(label(say("Lock screen"), "section"))
        column.addWidget(label(_ABOUT))
        column.addLayout(Flow(asked, self.minutes, spacing=GRID * 2))
        column.addWidget(self.minimised)
        column.addWidget(self.state)
        column.addLayout(Flow(self.set_button, self.remove_button, spacing=GRID))
        column.addWidget(self.at_start)
        column.addSpacing(GRID)
        column.addWidget(label(say("How long people are kept"), "section"))
        self.found = label("")
        column.addWidget(self.found)
        column.addLayout(Flow(years, self.years, spacing=GRID * 2))
        column.addStretch(1)
        self.setFocusProxy(self.minutes)

    def show_lock(self) -> None:
        """What is kept on this computer."""
        self.minutes.set_value(lock_settings.minutes())
        self.minimised.set_value(lock_settings.when_minimised())
        self.at_start.set_value(lock_settings.at_start())
        has_one = bool(lock_settings.passphrase())
        self.state.setText(_WITH if has_one else _WITHOUT)
        words = say("&Change the passphrase\u2026") if has_one else say("&Set a passphrase\u2026")
        self.set_button.setText(words)
        self.set_button.setAccessibleName(words.replace("&", ""))
        self.remove_button.setVisible(has_one)
        self.at_start.setEnabled(has_one)

    def show_quiet(self, count: int, years: int) -> None:
        """How many people were not contacted for so long and may go."""
        self._kept_years = years
        self.years.set_value(years)
        told = say_many(
            "{count} person was not contacted for so long and may go.",
            "{count} people were not contacted for so long and may go.",
            count,
        )
        where = (
            say("People > More for all people > Not contacted for years lists them.")
            if count
            else ""
        )
        self.found.setText(f"{told} {where}".strip())

    def _keep(self) -> None:
        lock_settings.keep(
            minutes=self.minutes.value(),
            when_minimised=self.minimised.value(),
            at_start=self.at_start.value(),
        )

    def _want_years(self) -> None:
        if self.years.value() != self._kept_years:  # else the field was only left
            self.years_wanted.emit(self.years.value())


_ABOUT = say(
    "Ctrl+L hides every name at once. It hides the screen and does not encrypt the file: anyone who has this computer in hand can still "
    "copy the file. For that, encrypt the disk of the computer."
)
_WITH = say("A passphrase is asked for before anything is shown again.")
_WITHOUT = say("Without a passphrase, one click shows everything again.")
