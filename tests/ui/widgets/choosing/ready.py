"""The menu of ready-made questions, as it is opened beside the search."""

from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.choosing.ready import ReadyMenu


def menu_of(window: MainWindow) -> ReadyMenu:
    """Press the button beside the search."""
    window.top.choose.click()
    return window.findChildren(ReadyMenu)[-1]
