"""How the editors of what hangs on people and on organisations alike are opened again where typing stopped."""

from collections.abc import Callable, Mapping
from functools import partial

from outreach_desktop.domain.interactions import InteractionDraft
from outreach_desktop.domain.knowing.needs import NeedDraft
from outreach_desktop.services import timeline
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import needs
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.known.log import LogDialog
from outreach_desktop.ui.widgets.known.need_editor import NeedEditor
from outreach_desktop.ui.widgets.screen import Reopen, Screen


def forms_of_both(
    page: Screen,
    key: str,
    whose: str,
    name: Callable[[Data, str], str],
    call: Callable[[str], InteractionDraft],
) -> Mapping[str, Reopen]:
    """Entries of the timeline and needs, on the page of this key; `whose` is the column that says whose they are.

    `name` fails for who is gone meanwhile, and has no form; `call` is a call with them, to be written down.
    """
    here = (page, page.runner, page.today)

    def log(db: Data, one: str) -> Callable[[], Editor]:
        make = partial(LogDialog, *here, call(one), name(db, one))
        return partial(page.editing_of, one, make)

    def entry(db: Data, entry_id: str) -> Callable[[], Editor]:
        found = timeline.get(db, entry_id)
        one = getattr(found, whose) or ""
        return partial(page.editing_of, one, partial(LogDialog, *here, found, name(db, one)))

    def need(db: Data, one: str) -> Callable[[], Editor]:
        name(db, one)
        new = NeedDraft(**{whose: one})  # type: ignore[arg-type]
        make = partial(NeedEditor, *here, new)
        return partial(page.editing_of, one, make)

    def need_edit(db: Data, need_id: str) -> Callable[[], Editor]:
        found = needs.get(db, need_id)
        make = partial(NeedEditor, *here, found)
        return partial(page.editing_of, getattr(found, whose) or "", make)

    return {
        f"{key}.log": log,
        f"{key}.entry": entry,
        f"{key}.need": need,
        f"{key}.need_edit": need_edit,
    }
