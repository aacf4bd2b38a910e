"""People and organisations dragged out of their lists: as a file, and as the text and the table that copying gives."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QSettings, QUrl

from outreach_desktop.domain.labour import Steps
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import lent_copies
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.exporting.what import ExportOf, Kind
from outreach_desktop.ui.widgets.lists.copying import as_mime
from outreach_desktop.ui.widgets.lists.dragging import RowDragging
from outreach_desktop.ui.widgets.lists.paged import ListColumn
from outreach_desktop.ui.widgets.screen import Screen
from outreach_desktop.writing import safe_name

_AT_ONCE = 500


class _Carried(NamedTuple):
    """What goes along with the pointer, and what is said of it: a name, or how many."""

    file: Path
    words: str
    rows: Sequence[Any]


def pick_up(
    page: Screen,
    held: RowDragging,
    what: ExportOf,
    ids: Sequence[str],
    columns: Sequence[ListColumn[Any]],
    fetch: Callable[[Data, Sequence[str]], Sequence[Any]],
) -> None:
    """Write a file of these rows while the button is held down, and let the pointer carry it.

    It lies in the folder that goes with the program, and holds what an export holds, wishes included.
    """
    today, (_, ending, version) = page.today(), _kind(what)

    def labour(db: Data) -> Steps[_Carried]:
        rows: list[Any] = []
        for first in range(0, len(ids), _AT_ONCE):
            rows += fetch(db, ids[first : first + _AT_ONCE])
            yield
        words = what.named(rows[0]) if len(rows) == 1 else what.counted(len(ids))
        path = lent_copies.place() / safe_name(words, ending)
        yield from what.write(db, path, ids, today, version)
        return _Carried(path, words, rows)

    def carry(carried: _Carried) -> None:
        data, _ = as_mime(columns, carried.rows)
        data.setUrls([QUrl.fromLocalFile(str(carried.file))])
        held.carry(data, carried.words)

    def failed(error: OutreachError) -> None:
        held.drop()
        page.runner.failed.emit(error)

    held.wait_for(page.runner.ask_in_steps(page, labour, carry, fails=failed))


def _kind(what: ExportOf) -> Kind:
    """As the export was last asked for, where that is a file of the same ending: older programs need an older vCard."""
    usual = what.kinds[what.dragged_as]
    last = what.kinds.get(str(QSettings().value(f"export/{what.subject}", "")), usual)
    return last if last[1] == usual[1] else usual
