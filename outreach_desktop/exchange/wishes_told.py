"""What a row says about hearing from us, in its columns, its notes and its tags, and what follows from it."""

from collections.abc import Iterable
from dataclasses import dataclass

from outreach_desktop.domain.wish_columns import column_says
from outreach_desktop.domain.wish_notes import notes_say, tag_says
from outreach_desktop.domain.wishes import WishDraft, kept_apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Wishes, and what they make of the person; `left` are the columns that say something and no wish."""

    wishes: tuple[WishDraft, ...] = ()
    deceased: bool = False
    do_not_contact: bool = False
    reason: str = ""
    doubtful: tuple[WishDraft, ...] = ()
    left: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return bool(self.wishes) or self.deceased


_NOTHING = Told()
_PLAIN = frozenset(("0", "no", "n", "false", "f", "-", "none", "n/a", "na", "null"))


def told_by(columns: Iterable[tuple[str, str]], notes: Iterable[str], tags: Iterable[str]) -> Told:
    """All that is said. A permission is none of it, and goes to the notes with its column."""
    columns, notes = list(columns), [text for text in notes if text]
    if not (columns or notes or any(tags)):
        return _NOTHING
    in_columns = [(column, cell, column_says(column, cell)) for column, cell in columns]
    said = [
        *(one for _, _, one in in_columns),
        *(notes_say(text) for text in notes),
        *(tag_says(tag) for tag in tags),
    ]
    left = tuple(
        (column, cell)
        for column, cell, one in in_columns
        if not one and cell.casefold().strip() not in _PLAIN
    )
    # What is certain stands; what is not adds to it, and nobody is asked about what is settled.
    every = kept_apart(sorted(said, key=lambda one: one.doubtful))
    if not every:
        return Told(left=left) if left else _NOTHING
    all_of_it = next((wish for wish in every.wishes if wish.channel == "all"), None)
    reason = all_of_it.reason if all_of_it else ""
    doubtful = kept_apart(one for one in said if one.doubtful)
    return Told(
        wishes=every.wishes,
        deceased=every.deceased,
        do_not_contact=every.deceased or all_of_it is not None,
        reason="Deceased" if every.deceased else reason,
        doubtful=tuple(wish for wish in doubtful.wishes if wish in every.wishes),
        left=left,
    )
