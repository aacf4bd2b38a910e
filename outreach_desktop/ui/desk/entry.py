"""What a page says of itself before it is read: its place on the rail, its commands, its forms."""

from dataclasses import dataclass

from outreach_desktop.ui.desk.actions import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """One entry of the rail, from `ui/pages/<key>/entry.py`, which imports nothing of its page."""

    key: str
    """Its subject: the folder of the page is called so, and its commands and drafts begin so."""
    words: str
    icon: str
    screen: str
    """What the screen is called in `ui/pages/<key>/page.py`."""
    within: str = ""
    """The page on the rail that leads to it, where it has no place there of its own."""
    finds: str = ""
    """What the search field says on it, "" if it cannot search."""
    actions: tuple[Action, ...] = ()
    """Its commands; each is one of `commands` of the screen."""
    forms: tuple[str, ...] = ()
    """What its drafts are called; the screen can open each of them again."""

    @property
    def name(self) -> str:
        """Its words without the mark of the mnemonic."""
        return self.words.replace("&", "")

    @property
    def module(self) -> str:
        """Where its screen is."""
        return f"outreach_desktop.ui.pages.{self.key}.page"
