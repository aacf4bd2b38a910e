"""A field that offers the words of a list, and takes a new one."""

from typing import Protocol, TypeGuard

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.lists.lists import LISTS
from outreach_desktop.services.settings import lists
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, Form

Words = tuple[tuple[str, str], ...]


class OffersWords(Protocol):
    """A field that offers the words of the list `key`."""

    key: str

    def offer_words(self, words: Words) -> None:
        """Offer these, and keep what is chosen."""


class ListField(ChoiceField):
    """Offers the words of the list `key`, and lets another be typed; with `empty`, none too.

    Until the data file was asked, they are those that the program brings along.
    """

    def __init__(self, key: str, *, empty: bool = True) -> None:
        self.key = key
        self._first = (("", ""),) if empty else ()
        self._offered: Words = LISTS[key].words
        super().__init__((*self._first, *self._offered), own=True)

    def offer_words(self, words: Words) -> None:
        """Offer these, and keep what is chosen; most lists are as the program brings them along."""
        if words != self._offered:
            self._offered = words
            self.set_choices((*self._first, *words))


def offer_words(page: QObject, runner: Runner, *forms: Form) -> None:
    """Let the fields of `forms` offer what the group made of their lists; `page` is who asks."""
    every = (one for form in forms for one in form.findChildren(QWidget))
    fields = [one for one in every if _offers_words(one)]
    keys = {field.key for field in fields}

    def show(offered: dict[str, Words]) -> None:
        for field in fields:
            field.offer_words(offered[field.key])

    runner.ask(page, lambda db: lists.offered(db, *keys), show)


def _offers_words(widget: object) -> TypeGuard[OffersWords]:
    """As `isinstance` of a protocol, which takes five milliseconds for the parts of a large form."""
    return hasattr(type(widget), "offer_words")
