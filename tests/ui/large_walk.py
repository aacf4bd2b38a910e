"""Every card with large text on a small laptop, in the language that this process speaks; run by test_foreign.py."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from outreach_desktop.services import contacts, events, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import our_listings
from outreach_desktop.services.offering import content, our_services
from outreach_desktop.ui.desk import speaking, theme
from outreach_desktop.ui.shell.main_window import MainWindow
from tests import builders
from tests.examples import some
from tests.ui.dialogs import Stage, every
from tests.ui.room import without_room

_LONG = "Gesundheitsversorgungsunternehmensverbundsvorsitzende"
_SENTENCE = f"{_LONG}, {_LONG.lower()}.{_LONG.lower()}@{_LONG.lower()}.example"


@pytest.fixture(scope="module", autouse=True)
def taught(qapp: QApplication) -> None:
    """Qt speaks it too, as in the program."""
    speaking.teach(qapp)


@pytest.fixture(params=(100, 200))
def large(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[int]:
    """How large the text is, in per cent."""
    theme.apply(qapp, theme.Scheme.LIGHT, request.param)
    yield request.param
    theme.apply(qapp, theme.Scheme.LIGHT)


def without(window: MainWindow, key: str, ids: Sequence[str]) -> Iterator[str]:
    """What has no room on the cards of these."""
    window.setFixedSize(1366, 720)
    page = window.go_to(key)
    assert isinstance(page, QWidget)
    for one in ids:
        page.show_one(one)
        for _ in range(4):  # a page that is higher now is laid out once more
            QApplication.processEvents()
        yield from (f"{key}: {fault}" for fault in without_room(page))


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("large", [200], indirect=True)
def test_every_card_of_the_sample_has_room(
    sample_window: MainWindow, db: Data, today: date
) -> None:
    coming, past = events.upcoming(db, today=today), events.past(db, today=today)
    ids = {
        "contacts": contacts.find(db, today=today),
        "organisations": [one.id for one in organisations.outline(db, today=today)],
        "listings": our_listings.find(db, today=today),
        "services": our_services.find(db),
        "content": content.find(db, today=today),
        "events": [one.event.id for one in (*coming, *past)],
    }
    faults = {
        fault
        for key, every in ids.items()
        for fault in without(sample_window, key, some(every, one_of=5))
    }

    assert all(ids.values())
    assert not faults, "\n".join(sorted(faults))


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("large", [200], indirect=True)
def test_every_page_and_tab_and_dialog_has_room(
    sample_window: MainWindow, db: Data, tmp_path: Path
) -> None:
    sample_window.setFixedSize(1366, 720)
    faults = []
    for key in (
        "contacts",
        "organisations",
        "events",
        "letters",
        "group",
        "listings",
        "services",
        "content",
        "settings",
    ):
        page = sample_window.go_to(key)
        assert page is not None
        bars = [one for one in page.findChildren(QTabBar) if one.isVisible()][:1]
        for place in range(bars[0].count() if bars else 1):
            for bar in bars:
                bar.setCurrentIndex(place)
            for _ in range(4):
                QApplication.processEvents()
            faults += [f"{key} {place}: {fault}" for fault in without_room(page)]
    for way, dialog in every(Stage(window=sample_window, db=db, folder=tmp_path), one_of=4):
        faults += [f"{way}: {fault}" for fault in without_room(dialog)]

    assert not faults, "\n".join(dict.fromkeys(faults))


@pytest.mark.usefixtures("large")
def test_words_longer_than_a_line_break_and_no_card_scrolls_sideways(
    window: MainWindow, db: Data, today: date
) -> None:
    outer = builders.organisation(db, f"{_LONG} Mitte", policy=_SENTENCE)
    place = builders.organisation(
        db,
        _LONG,
        parent_id=outer.id,
        kind=_LONG.lower(),
        area=_LONG,
        phone=_LONG,
        email=_SENTENCE[len(_LONG) + 2 :],
        website=f"https://{_LONG.lower()}.example/{_LONG.lower()}",
        policy=_SENTENCE,
        notes=_SENTENCE,
        shared_goals=_SENTENCE,
    )
    builders.house_rule(db, place, _SENTENCE, source=_LONG, topic=_LONG.lower())
    builders.route(db, place, _LONG.lower())
    builders.need(db, place, _SENTENCE)
    other = builders.person(db, _LONG, first_name="Otto")
    one = builders.person(
        db,
        _LONG,
        first_name=_LONG,
        profession=_LONG.lower(),
        specialty=_LONG.lower(),
        tier=_LONG.lower(),
        source=_LONG,
        tags=(_LONG.lower(),),
        notes=_SENTENCE,
        introduced_by_id=other.id,
        do_not_contact=True,
        do_not_contact_reason=_SENTENCE,
    )
    builders.role(db, one, place, title=_LONG, department=_LONG)
    builders.need(db, one, _SENTENCE)
    builders.membership(db, one, _LONG)
    builders.household(db, one, other, name=_LONG)
    builders.call(db, one, today, _SENTENCE, detail=_SENTENCE, thanks_for=_SENTENCE)
    evening = builders.open_evening(
        db, today, _LONG, place=_LONG, address=_LONG, audience=_LONG, description=_SENTENCE
    )
    listing = builders.listing(db, _LONG, today=today)
    ids = {
        "contacts": [one.id, other.id],
        "organisations": [place.id, outer.id],
        "events": [evening.id],
        "listings": [listing.id],
        "services": [builders.service(db, _LONG, held=_SENTENCE, place=_LONG, today=today).id],
        "content": [builders.text(db, _LONG, text=_SENTENCE, source=_LONG, today=today).id],
    }
    faults = {fault for key, every in ids.items() for fault in without(window, key, every)}

    assert not faults, "\n".join(sorted(faults))
