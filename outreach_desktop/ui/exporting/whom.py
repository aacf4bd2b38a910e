"""Who is meant by what goes out of the window: everyone, who is in the list, or who is selected, with how many."""

from collections.abc import Sequence

from outreach_desktop.ui.widgets.forms.forms import ChoiceField
from outreach_desktop.ui.widgets.screen import PeopleInView
from outreach_desktop.words import say

_ALL, _FOUND, _SELECTED = "all", "found", "selected"
WHOM = (say("Everyone"), say("Who is in the list"), say("Who is selected"))


class WhomField(ChoiceField):
    """Several who are selected are meant, else whom the search shows; one is always selected, and means nothing."""

    def __init__(self, in_view: PeopleInView, meant: tuple[str, str, str] = WHOM) -> None:
        super().__init__([(_ALL, meant[0])])
        self._meant = meant
        self._ids: dict[str, Sequence[str]] = {_FOUND: in_view.found, _SELECTED: in_view.selected}
        self._offer()

    @property
    def ids(self) -> Sequence[str] | None:
        """Who is meant; None while it is not known yet."""
        return self._ids.get(self.value())

    def know_all(self, ids: Sequence[str]) -> None:
        """These are everyone."""
        self._ids[_ALL] = ids
        self._offer()

    def _offer(self) -> None:
        every = self._ids.get(_ALL)
        offered = [(_ALL, _with_count(self._meant[0], every))]
        for key, words in zip((_FOUND, _SELECTED), self._meant[1:], strict=True):
            is_all = key == _FOUND and every is not None and len(self._ids[key]) == len(every)
            if self._ids[key] and not is_all:
                offered.append((key, _with_count(words, self._ids[key])))
        meant = _SELECTED if len(self._ids[_SELECTED]) > 1 else _FOUND
        first = meant if self._ids[meant] else _ALL
        chosen = self.value() if _ALL in self._ids and self.count() > 1 else first
        chosen = chosen if chosen in dict(offered) else _ALL
        self.set_value(chosen)
        self.set_choices(offered)
        self.set_value(chosen)


def _with_count(words: str, ids: Sequence[str] | None) -> str:
    return words if ids is None else say("{words} ({count})", words=words, count=len(ids))
