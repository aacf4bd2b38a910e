"""How the list of people not contacted for long is opened."""

from collections.abc import Callable

from outreach_desktop.ui.widgets.screen import Screen


def show_quiet(page: Screen, search: Callable[[str], object]) -> None:
    """Open it over a page; `search` is given words to look for there."""
    from outreach_desktop.ui.pages.contacts.keeping.quiet import QuietDialog  # no start waits

    dialog = QuietDialog(page, page.runner, page.today)
    dialog.search_wanted.connect(search)
    dialog.said.connect(page.said)
    dialog.open()
