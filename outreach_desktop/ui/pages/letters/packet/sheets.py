"""Whether documents that come on A5 too are on A5 or on whole sheets; asked only of a group that has A5 for them."""

from collections.abc import Collection, Iterator, Sequence

from outreach_desktop.services.making import letters
from outreach_desktop.services.making.letters import TemplateChoice
from outreach_desktop.ui.widgets.forms.forms import TickField
from outreach_desktop.ui.widgets.labels import tip
from outreach_desktop.ui.widgets.layouts import show_if
from outreach_desktop.words import say


class WholeSheets(TickField):
    """Ticked, everything is on whole sheets this time."""

    def __init__(self) -> None:
        super().__init__(say("All on whole sheets this time"))
        self.setToolTip(tip(say("Our group has A5 for documents that come on A5 too.")))
        self._has_small_sheets = False
        self.hide()

    def offer(self, has_small_sheets: bool) -> bool:
        """Ask, or do not; whether documents may be on other paper than before."""
        before, self._has_small_sheets = self._has_small_sheets, has_small_sheets
        show_if(self, has_small_sheets)
        return before != has_small_sheets

    def made_of(self, chosen: Sequence[TemplateChoice]) -> tuple[TemplateChoice, ...]:
        """What is made of the documents ticked, each once."""
        is_small = self._has_small_sheets and not self.value()
        return letters.on_our_paper(chosen, small_sheets=is_small)

    def made_as(
        self, chosen: Sequence[TemplateChoice], titles: Collection[str]
    ) -> Iterator[tuple[str, bool]]:
        """The names of those ticked, and whether each is made under one of these titles."""
        for one in chosen:
            yield one.name, self.made_of([one])[0].title in titles
