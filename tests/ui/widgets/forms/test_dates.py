"""Dates as people type them."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QTableView
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.contacts import FIELDS as PERSON
from outreach_desktop.domain.fields import Field
from outreach_desktop.domain.knowing.part_dates import PartDate
from outreach_desktop.domain.roles import FIELDS as ROLE
from outreach_desktop.ui.widgets.forms import dates
from outreach_desktop.ui.widgets.forms.dates import (
    DateField,
    TimeField,
    ago,
    parse_date,
    parse_time,
    short_date,
)
from outreach_desktop.ui.widgets.forms.forms import Form
from outreach_desktop.words import saying

TODAY = dt.date(2026, 3, 2)


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    "text",
    ["4 Mar 2026", "4 march", "4/3", "04/03/2026", "4.3.26", "2026-03-04", "Wed 4 Mar", "mar 4"],
)
def test_the_fourth_of_march_can_be_typed_in_any_usual_way(text: str) -> None:
    assert parse_date(text, TODAY) == dt.date(2026, 3, 4)


def test_in_america_the_month_comes_first() -> None:
    QLocale.setDefault(QLocale("en_US"))
    assert parse_date("3/4", TODAY) == dt.date(2026, 3, 4)


@pytest.mark.parametrize(("text", "day"), [("today", 2), ("Tomorrow", 3), ("yesterday", 1)])
def test_words_for_days_near_today_are_dates(text: str, day: int) -> None:
    assert parse_date(text, TODAY) == dt.date(2026, 3, day)


def test_a_day_without_a_year_is_the_nearest_one() -> None:
    assert parse_date("20 Dec", TODAY) == dt.date(2025, 12, 20)
    assert parse_date("20 Aug", TODAY) == dt.date(2026, 8, 20)


@pytest.mark.parametrize(
    "text",
    [
        "31 Feb", "soon", "13/13/2026", "2026-02-30", "4", "mar", "\u00b2 March", "\u2462 March",
        "4 March 441632960777441632960", "441632960777441632960 March", "9" * 5_000 + " March",
    ],
)  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("19:30", dt.time(19, 30)),
        ("7.30 pm", dt.time(19, 30)),
        ("7pm", dt.time(19)),
        ("12am", dt.time(0)),
        ("9", dt.time(9)),
        ("25:00", None),
        ("13pm", None),
        ("noon", None),
    ],
)
def test_times_are_understood_as_they_are_said(text: str, time: dt.time | None) -> None:
    assert parse_time(text) == time


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "yesterday"),
        (-1, "tomorrow"),
        (5, "5 days ago"),
        (21, "3 weeks ago"),
        (90, "3 months ago"),
        (800, "2 years ago"),
        (-14, "in 2 weeks"),
    ],
)
def test_how_long_ago_is_said_in_round_words(days: int, words: str) -> None:
    assert ago(TODAY - dt.timedelta(days=days), TODAY) == words


def test_a_field_writes_out_what_it_understood(qtbot: QtBot) -> None:
    field = DateField(TODAY)
    qtbot.addWidget(field)
    field.setText("4/3")
    field.editingFinished.emit()
    assert (field.text(), field.value()) == ("4 Mar 2026", dt.date(2026, 3, 4))


def test_a_field_keeps_what_it_does_not_understand_and_says_so(qtbot: QtBot) -> None:
    field = DateField(TODAY)
    qtbot.addWidget(field)
    field.setText("sometime")
    field.editingFinished.emit()
    assert (field.text(), field.value()) == ("sometime", None)
    assert field.not_understood() == "Type a date, like 4 Mar 2026."


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("31 February", 28),
        ("30/2/2028", 29),
        ("2026-06-31", 30),
        ("31 april 2026", 30),
        ("35 May", 31),
    ],
)
def test_a_day_that_its_month_does_not_have_is_named(qtbot: QtBot, typed: str, days: int) -> None:
    field = DateField(TODAY)
    qtbot.addWidget(field)
    field.setText(typed)
    assert field.not_understood() == f"There is no such day: that month has only {days} days."


@pytest.mark.parametrize("year", [-5, 12_000])
def test_no_day_can_be_chosen_that_is_no_date(qtbot: QtBot, year: int) -> None:
    field = DateField(TODAY)
    qtbot.addWidget(field)
    field.set_value(TODAY)
    field._open_calendar()
    (calendar,) = field.findChildren(QCalendarWidget)
    calendar.setCurrentPage(year, 3)
    (days,) = calendar.findChildren(QTableView)
    QTest.mouseClick(days.viewport(), Qt.MouseButton.LeftButton, pos=days.rect().center())

    assert field.value() == TODAY


def test_a_time_is_written_out_with_a_colon(qtbot: QtBot) -> None:
    field = TimeField()
    qtbot.addWidget(field)
    field.setText("7 pm")
    field.editingFinished.emit()
    assert field.text() == "19:00"


def test_a_date_reads_the_same_everywhere() -> None:
    assert short_date(dt.date(2026, 3, 4)) == "4 Mar 2026"
    assert short_date(None) == ""


def test_where_dates_are_shown_in_numbers_they_are_read_as_shown_whatever_the_computers_country(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    QLocale.setDefault(QLocale("en_US"))
    monkeypatch.setattr(dates, "day_pattern", lambda: "dd.MM.yyyy")

    shown = short_date(dt.date(2026, 3, 2))

    assert shown == "02.03.2026"
    assert [parse_date(words, TODAY) for words in (shown, "2.3.2026", "2.3.")] == [TODAY] * 3


@pytest.mark.parametrize(
    ("typed", "shown", "meant"),
    [
        ("2019", "2019", PartDate(2019)),
        ("mar 2019", "Mar 2019", PartDate(2019, 3)),
        ("March 2019", "Mar 2019", PartDate(2019, 3)),
        ("3/2019", "Mar 2019", PartDate(2019, 3)),
        ("03.2019", "Mar 2019", PartDate(2019, 3)),
        ("2019-03", "Mar 2019", PartDate(2019, 3)),
        ("4 Mar 2019", "4 Mar 2019", dt.date(2019, 3, 4)),
        ("4/3", "4 Mar 2026", dt.date(2026, 3, 4)),
    ],
)
def test_as_much_of_a_day_can_be_typed_as_is_known(
    qtbot: QtBot, typed: str, shown: str, meant: dt.date
) -> None:
    field = DateField(TODAY, in_part=True)
    qtbot.addWidget(field)
    field.setText(typed)
    assert field.value() == meant
    field.editingFinished.emit()
    assert (field.text(), field.value()) == (shown, meant)


@pytest.mark.parametrize("typed", ["0000", "13/2019", "2019-13", "somewhen 2019", "20199", "19"])
def test_what_is_neither_a_month_nor_a_year_is_said_so(qtbot: QtBot, typed: str) -> None:
    field = DateField(TODAY, in_part=True)
    qtbot.addWidget(field)
    field.setText(typed)
    assert field.value() is None
    assert field.not_understood().startswith("Type a date, like 4 Mar 2026, or as much as you know")


def test_a_whole_day_is_asked_for_where_less_would_not_do(qtbot: QtBot) -> None:
    field = DateField(TODAY)
    qtbot.addWidget(field)
    field.setText("2019")
    assert field.value() is None
    assert field.not_understood() == "Type a date, like 4 Mar 2026."


@pytest.mark.parametrize("language", ["de", "fr", "pl", "ar", "ja", "zh", "tr", "hu", "fi"])
def test_a_month_that_is_kept_is_read_again_in_every_language(
    qtbot: QtBot, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saying, "language", lambda: language)
    QLocale.setDefault(QLocale(language))
    for month in range(1, 13):
        field = DateField(TODAY, in_part=True)
        qtbot.addWidget(field)
        field.set_value(PartDate(2019, month))
        assert field.value() == PartDate(2019, month), field.text()


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "Mrz 2019",
            "M\u00e4rz 2019",
            "M\u00e4r. 2019",
            "M\u00e4r 2019",
            "mrz. 2019",
            "Maerz 2019",
        ),
        *("March 2019", "mar 2019", "3.2019", "M\u00e4rz, 2019", "M\u00e4rz2019"),
    ],
)
@pytest.mark.parametrize("country", ["de_DE", "de_AT", "de_CH", "en_GB"])
def test_months_are_read_in_german_and_english_with_dots_or_without(
    qtbot: QtBot, typed: str, country: str
) -> None:
    QLocale.setDefault(QLocale(country))
    field = DateField(TODAY, in_part=True)
    qtbot.addWidget(field)
    field.setText(typed)
    assert field.value() == PartDate(2019, 3)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("4. Mrz. 2019", dt.date(2019, 3, 4)),
        ("4. J\u00e4n. 2019", dt.date(2019, 1, 4)),
        ("4. Febr. 2019", dt.date(2019, 2, 4)),
        ("4. Sept. 2019", dt.date(2019, 9, 4)),
        ("4. Okt. 2019", dt.date(2019, 10, 4)),
        ("4. Dez 2019", dt.date(2019, 12, 4)),
    ],
)
def test_whole_days_are_read_with_short_months_too(qtbot: QtBot, typed: str, day: dt.date) -> None:
    QLocale.setDefault(QLocale("de_AT"))
    assert parse_date(typed, TODAY) == day


@pytest.mark.parametrize(
    ("about", "typed", "sentence"),
    [
        (PERSON["champion_since"], "0001", "Choose a day in 1900 or later."),
        (PERSON["champion_since"], "2099", "Choose today or a day before."),
        (PERSON["champion_since"], "2026", ""),
        (PERSON["deceased_on"], "3 Mar 2026", "Choose today or a day before."),
        (ROLE["starts_on"], "2099", "Choose a day within the next 50 years."),
        (ROLE["ends_on"], "2030", ""),
        (
            ROLE["ends_on"],
            "2030-02-31",
            "There is no such day: that month has only 28 days.",
        ),
    ],
)
def test_a_form_says_which_days_a_field_cannot_hold(
    qtbot: QtBot, about: Field, typed: str, sentence: str
) -> None:
    form = Form()
    qtbot.addWidget(form)
    field = form.add_field(about, DateField(TODAY, in_part=True))
    assert isinstance(field, DateField)
    field.setText(typed)
    assert [str(one) for one in form.not_understood()] == [sentence] * bool(sentence)
