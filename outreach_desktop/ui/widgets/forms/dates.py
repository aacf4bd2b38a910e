"""Dates and times: typed in any usual way, or picked from a calendar."""

import calendar
import datetime as dt
import re
from typing import Final

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout, QWidget

from outreach_desktop.domain.knowing import written_days
from outreach_desktop.domain.knowing.day_bounds import beyond
from outreach_desktop.domain.knowing.part_dates import PartDate
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.widgets.forms.typed import LONGEST, TypedField
from outreach_desktop.words import say, say_many
from outreach_desktop.words.days import day_pattern

_DAY_FIRST = re.compile(r"(\d{1,2})[./\- ](\d{1,2})(?:[./\- ](\d{2}|\d{4}))?\.?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_YEAR = re.compile(r"([0-9]{4})")
_MONTH_OF_YEAR = re.compile(r"([0-9]{1,2})[./\- ]([0-9]{4})")
_YEAR_AND_MONTH = re.compile(r"([0-9]{4})[./\- ]([0-9]{1,2})")
_WORD_AND_YEAR = re.compile(r"([^\W\d_]+)[.,]* ?([0-9]{4})")
_LATE_DAY = re.compile(r"(?<!\d)(?:29|3\d)(?!\d)")
_SHORT: Final = QLocale.FormatType.ShortFormat
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?")


def short_date(day: dt.date | None) -> str:
    """“4 Mar 2026”, “Mar 2026” or “2026” as far as it is known; "" for none."""
    if isinstance(day, PartDate):
        from outreach_desktop.words import local  # which brings the languages of the world

        return local.short_date(day)
    return QLocale().toString(QDate(day.year, day.month, day.day), day_pattern()) if day else ""


def short_moment(moment: dt.datetime) -> str:
    """“4 Mar 2026 10:32”, in the time of this computer."""
    here = moment.astimezone()
    return f"{short_date(here.date())} {here:%H:%M}"


def ago(day: dt.date | None, today: dt.date) -> str:
    """“today”, “5 days ago”, “3 weeks ago”, “in 2 days”; "" for none."""
    if day is None:
        return ""
    days = (today - day).days
    if days in (-1, 0, 1):
        return (say("tomorrow"), say("today"), say("yesterday"))[days + 1]
    number, unit = _rounded(abs(days))
    return _gone(number, unit) if days > 0 else _to_come(number, unit)


def _gone(number: int, unit: str) -> str:
    if unit == "day":
        return say_many("{count} day ago", "{count} days ago", number)
    if unit == "week":
        return say_many("{count} week ago", "{count} weeks ago", number)
    if unit == "month":
        return say_many("{count} month ago", "{count} months ago", number)
    return say_many("{count} year ago", "{count} years ago", number)


def _to_come(number: int, unit: str) -> str:
    if unit == "day":
        return say_many("in {count} day", "in {count} days", number)
    if unit == "week":
        return say_many("in {count} week", "in {count} weeks", number)
    if unit == "month":
        return say_many("in {count} month", "in {count} months", number)
    return say_many("in {count} year", "in {count} years", number)


def _rounded(days: int) -> tuple[int, str]:
    for length, unit, up_to in ((1, "day", 14), (7, "week", 60), (30, "month", 700)):
        if days < up_to:
            return days // length, unit
    return days // 365, "year"


def parse_date(text: str, today: dt.date) -> dt.date | None:
    """The day meant by "4 Mar 2026", "4/3", "2026-03-04", "today"; None if it is not a date.

    Without a year it is the one in which the day is nearest to `today`.
    """
    if len(text) > LONGEST:
        return None
    words = " ".join(text.strip().casefold().split())
    for near in (("yesterday", "today", "tomorrow"), _near_days()):
        if words in near:
            return today + dt.timedelta(days=near.index(words) - 1)
    if match := _ISO.fullmatch(words):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.fullmatch(words):
        day, month = int(match[1]), int(match[2])
        if _month_first():
            day, month = month, day
        return _day_near(day, month, match[3], today)
    return _date_in_words(words, today)


def parse_part(text: str) -> PartDate | None:
    """The month or year meant by "Mar 2019", "3/2019", "2019-03", "2019"; None if it is neither."""
    words = " ".join(text.strip().casefold().split())
    if found := _YEAR.fullmatch(words):
        return _part(found[1], 0)
    if (found := _MONTH_OF_YEAR.fullmatch(words)) and 1 <= int(found[1]) <= 12:
        return _part(found[2], int(found[1]))
    if (found := _YEAR_AND_MONTH.fullmatch(words)) and 1 <= int(found[2]) <= 12:
        return _part(found[1], int(found[2]))
    if (found := _WORD_AND_YEAR.fullmatch(words)) and (month := _month(found[1])):
        return _part(found[2], month)
    return None


def _part(year: str, month: int) -> PartDate | None:
    return PartDate(int(year), month) if int(year) else None


def _near_days() -> tuple[str, str, str]:
    return (say("yesterday").casefold(), say("today").casefold(), say("tomorrow").casefold())


def parse_time(text: str) -> dt.time | None:
    """The time meant by "19:30", "7.30 pm", "7pm" or "19"; None if it is not a time."""
    match = _TIME.fullmatch(text.strip().casefold())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match[3] == "pm" else 0)
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def _month_first() -> bool:
    """Whether numbers are read as the computer's country has them; where dates are shown in numbers, they are read as shown."""
    if not day_pattern().startswith("d "):
        return False
    pattern = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return pattern.lower().startswith("m")


def _date_in_words(words: str, today: dt.date) -> dt.date | None:
    """“4 march 2026”, “mar 4”, “wed 4 mar”."""
    day, month, year = 0, 0, ""
    for word in re.findall(r"\d+|[^\W\d_]+", words):
        if word.isdecimal():  # a raised ² is a digit too, and int() takes it for none
            if len(word) == 4:
                year = word
            elif not day:
                day = int(word)
            else:
                year = word
        else:
            month = month or _month(word)
    return _day_near(day, month, year, today) if day and month else None


def _month(word: str) -> int:
    """By its name as this language has it, short, whole or begun, else in English or German; 0 for another word."""
    if len(word) < 3:
        return 0
    here, numbers = QLocale(), range(1, 13)
    for number in numbers:
        short = (here.monthName(number, _SHORT), here.standaloneMonthName(number, _SHORT))
        if word in (one.casefold().rstrip(".") for one in short):
            return number
    for number in numbers:
        name = here.standaloneMonthName(number).casefold()
        if name.startswith(word) or word.startswith(name[:3]):
            return number
    return written_days.month(word)


def _day_near(day: int, month: int, year: str | None, today: dt.date) -> dt.date | None:
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    days = [_day(today.year + shift, month, day) for shift in (-1, 0, 1)]
    return min((one for one in days if one), key=lambda one: abs(one - today), default=None)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except (ValueError, OverflowError):  # a telephone number is no year
        return None


def last_day_of_month(text: str, today: dt.date) -> int:
    """The last day of the month meant by "31 Feb 2026", which ends before that day; 0 where the day is not what is wrong."""
    earlier = _LATE_DAY.sub("28", text[:LONGEST], count=1)
    meant = parse_date(earlier, today) if earlier != text else None
    return calendar.monthrange(meant.year, meant.month)[1] if meant else 0


class DateField(TypedField):
    """A date or nothing. What is typed is written out when the field is left, so nobody has to
    wonder whether 4/3 is in March.
    """

    def __init__(self, today: dt.date, *, in_part: bool = False) -> None:
        super().__init__()
        self._today, self._in_part = today, in_part
        day = short_date(today)
        year = short_date(PartDate(today.year))
        hint = (
            say("like {day}, or {year}", day=day, year=year)
            if in_part
            else say("like {day}", day=day)
        )
        self.setPlaceholderText(hint)
        self._pick = QAction(say("Choose from a calendar"), self)
        theme.set_icon(self._pick, "calendar")
        self.addAction(self._pick, QLineEdit.ActionPosition.TrailingPosition)
        self._pick.triggered.connect(self._open_calendar)
        self.editingFinished.connect(self._write_out)

    def value(self) -> dt.date | None:
        """The day meant, or as much of it as is typed where that is enough; None if nothing or no date is typed."""
        words = self.text().strip()
        if not words:
            return None
        return (parse_part(words) if self._in_part else None) or parse_date(words, self._today)

    def set_value(self, value: dt.date | None) -> None:
        """Show this day; a month as ISO 8601 has it where it could not be read again as this language writes it."""
        self.setText(short_date(value))
        if isinstance(value, PartDate) and self.value() != value:
            self.setText(value.isoformat())

    def not_understood(self) -> str:
        """What to do if something is typed that is not a date, or one that cannot be; "" if all is well."""
        value = self.value()
        if not self.text().strip() or value is not None:
            return beyond(self.about, value, self._today) if self.about else ""
        if last := last_day_of_month(self.text(), self._today):
            return say("There is no such day: that month has only {count} days.", count=last)
        if self._in_part:
            return say("Type a date, like 4 Mar 2026, or as much as you know: Mar 2026, or 2026.")
        return say("Type a date, like 4 Mar 2026.")

    def _write_out(self) -> None:
        day = self.value()
        if day is not None and self.text() != short_date(day):
            self.set_value(day)

    def _open_calendar(self) -> None:
        popup = _Calendar(self, self.value() or self._today)
        popup.chosen.connect(self.set_value)
        popup.move(self.mapToGlobal(self.rect().bottomLeft()))
        popup.show()


class TimeField(TypedField):
    """A time of day or nothing, written out as 19:30 when the field is left."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(say("like 19:30"))
        self.editingFinished.connect(lambda: self.set_value(self.value()) if self.value() else None)

    def value(self) -> dt.time | None:
        """The time meant, None if nothing or no time is typed."""
        return parse_time(self.text()) if self.text().strip() else None

    def set_value(self, value: dt.time | None) -> None:
        """Show this time."""
        self.setText(value.strftime("%H:%M") if value else "")

    def not_understood(self) -> str:
        """What to do if something is typed that is not a time; "" if all is well."""
        is_well = not self.text().strip() or self.value() is not None
        return "" if is_well else say("Type a time, like 19:30.")


_FIRST_YEAR, _LAST_YEAR = 1900, 2199  # nobody is met outside of them


class _Calendar(QFrame):
    """A month to pick a day from; Esc closes it."""

    chosen = Signal(object)

    def __init__(self, field: QWidget, day: dt.date) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setAccessibleName(say("Calendar"))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        # Its arrow leads back to years before the first, which a date of Python cannot be in.
        calendar.setDateRange(QDate(_FIRST_YEAR, 1, 1), QDate(_LAST_YEAR, 12, 31))
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.clicked.connect(self._choose)
        calendar.activated.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(calendar)
        self.setFocusProxy(calendar)

    def _choose(self, day: QDate) -> None:
        self.chosen.emit(dt.date(day.year(), day.month(), day.day()))
        self.close()
