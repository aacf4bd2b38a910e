"""Where pages differ from what they were: what is being typed is kept in sight."""

from collections.abc import Sequence
from itertools import zip_longest

from outreach_desktop.ui.paper.ink import InkWords
from outreach_desktop.ui.paper.sheets import Sheet


def changed_at(before: Sequence[Sheet], after: Sequence[Sheet]) -> tuple[int, float] | None:
    """The place of the first page on which words differ, and how far down it, in points; None where none do."""
    for place, (old, new) in enumerate(zip_longest(before, after)):
        if new is None or old is None:
            return (place, 0.0) if new is not None else None
        for was, now in zip_longest(_words(old), _words(new)):
            if was != now:
                return place, (now or was)[1]
    return None


def _words(sheet: Sheet) -> list[tuple[str, float]]:
    found = ((mark.ink, mark.y) for mark in sheet.marks)
    return [(ink.text, y) for ink, y in found if isinstance(ink, InkWords)]
