"""What came of writing a file: where it is, with the folder one press away, or why there is none."""

from pathlib import Path

from outreach_desktop.errors import OutreachError
from outreach_desktop.ui.widgets.dialogs.outside import open_outside
from outreach_desktop.ui.widgets.labels import Banner
from outreach_desktop.words import say


class WrittenBanner(Banner):
    """Hidden until something came of it."""

    def __init__(self) -> None:
        super().__init__(action=say("Show in folder"))
        self._path: Path | None = None
        self.action.clicked.connect(self._show_folder)
        self.hide()

    def say_written(self, path: Path, text: str, look: str = "info") -> None:
        """The file is there; Enter shows its folder."""
        self._path = path
        self.action.show()
        self.say(text, look)
        self.action.setFocus()

    def say_failed(self, error: OutreachError) -> None:
        """There is no file to show."""
        self.action.hide()
        self.say(str(error), "danger")

    def _show_folder(self) -> None:
        if self._path is not None:
            open_outside(self.window(), self._path.parent)
