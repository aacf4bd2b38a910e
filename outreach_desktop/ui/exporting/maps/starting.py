"""Opens the maps of people over a page; neither is read before it is wanted."""

from functools import partial

from outreach_desktop.domain.maps.pictures import MapPicture
from outreach_desktop.domain.organisations import Organisation
from outreach_desktop.ui.widgets.screen import Screen
from outreach_desktop.words import say


def show_decisions(page: Screen, place: Organisation) -> None:
    """Who decides at this organisation and at all that belongs to it."""
    from outreach_desktop.services.maps import maps

    read = partial(maps.decisions, organisation_id=place.id, today=page.today())
    _show(page, say("Who decides at {name}", name=place.name), read)


def show_champions(page: Screen) -> None:
    """How one champion became more."""
    from outreach_desktop.services.maps import maps

    _show(page, say("How one champion became more"), partial(maps.champions, today=page.today()))


def show_gaps(page: Screen) -> None:
    """Organisations without a champion and whom to win, with counts; a click shows them."""
    from outreach_desktop.ui.exporting.maps.gaps import GapsDialog

    def search(key: str, words: str) -> None:
        page.wanted.emit(key, "")
        page.search_wanted.emit(words)

    dialog = GapsDialog(page, page.runner, page.today)
    dialog.search_wanted.connect(search)
    dialog.open()


def _show(page: Screen, title: str, read: "partial[MapPicture]") -> None:
    from outreach_desktop.ui.exporting.maps.dialog import MapDialog

    dialog = MapDialog(page, page.runner, title, read)
    dialog.print_wanted.connect(page.print_wanted)
    dialog.opened.connect(page.wanted)
    dialog.open()
