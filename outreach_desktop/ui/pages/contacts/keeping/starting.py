"""How what is about all people is opened: who was not contacted for long, and how new people were met."""

from collections.abc import Callable

from outreach_desktop.ui.widgets.screen import Screen


def show_quiet(page: Screen, search: Callable[[str], object]) -> None:
    """Open it over a page; `search` is given words to look for there."""
    from outreach_desktop.ui.pages.contacts.keeping.quiet import QuietDialog  # no start waits

    dialog = QuietDialog(page, page.runner, page.today)
    dialog.search_wanted.connect(search)
    dialog.said.connect(page.said)
    dialog.open()


def show_sources(page: Screen, search: Callable[[str], object]) -> None:
    """New people by how they were met; `search` is given words to look for."""
    from outreach_desktop.ui.pages.contacts.sources.dialog import SourcesDialog  # nor here

    dialog = SourcesDialog(page)
    dialog.search_wanted.connect(search)
    dialog.open()
