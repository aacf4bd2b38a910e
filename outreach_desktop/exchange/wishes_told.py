"""What a row says about hearing from us, in its columns, its notes and its tags, and what follows from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from outreach_desktop.domain.wishes.wish_answers import cell_says, preferred_way
from outreach_desktop.domain.wishes.wish_notes import name_says, notes_say, tag_says
from outreach_desktop.domain.wishes.wishes import WishDraft, kept_apart, unread


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldWishes:
    """Wishes, and what they make of the person; `left` are the columns that say something and no wish.

    `doubtful` are wishes that somebody should look at, and words that nobody could read, which are no wish
    before somebody says so (`unread`).
    """

    wishes: tuple[WishDraft, ...] = ()
    deceased: bool = False
    do_not_contact: bool = False
    reason: str = ""
    doubtful: tuple[WishDraft, ...] = ()
    left: tuple[tuple[str, str], ...] = ()
    preferred: str = ""
    """The way of being in touch that they like best, which forbids no other."""

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return bool(self.wishes) or self.deceased


_NOTHING = ToldWishes()
_PLAIN = frozenset(("0", "no", "n", "false", "f", "-", "none", "n/a", "na", "null"))


def told_by(
    columns: Iterable[tuple[str, str]],
    notes: Iterable[tuple[str, str]],
    tags: Iterable[str],
    beside_name: Sequence[str] = (),
) -> ToldWishes:
    """All that is said, in columns and notes that are each a name and its words, and beside the name.

    A permission is none of it, and goes to the notes with its column.
    """
    columns, notes = list(columns), [(where, text) for where, text in notes if text]
    if not (columns or notes or any(tags) or beside_name):
        return _NOTHING
    in_columns = [(column, cell, cell_says(column, cell)) for column, cell in columns]
    said = [
        *(one for _, _, one in in_columns),
        *(notes_say(text, where) for where, text in notes),
        *(tag_says(tag) for tag in tags),
        *map(name_says, beside_name),
    ]
    left = tuple(
        (column, cell)
        for column, cell, one in in_columns
        if not one and (one.doubtful or cell.casefold().strip() not in _PLAIN)
    )
    ways = (preferred_way(where, text) for where, text in (*columns, *notes))
    preferred = next(filter(None, ways), "")
    # What is certain stands; what is not adds to it, and nobody is asked about what is settled.
    every = kept_apart(sorted(said, key=lambda one: one.doubtful))
    asked = tuple(
        unread(column, cell) for column, cell, one in in_columns if one.doubtful and not one
    )
    if not every:
        return (
            ToldWishes(left=left, doubtful=asked, preferred=preferred)
            if left or preferred
            else _NOTHING
        )
    all_of_it = next((wish for wish in every.wishes if wish.channel == "all"), None)
    reason = all_of_it.reason if all_of_it else ""
    doubtful = kept_apart(one for one in said if one.doubtful)
    return ToldWishes(
        wishes=every.wishes,
        deceased=every.deceased,
        do_not_contact=every.deceased or all_of_it is not None,
        reason="Deceased" if every.deceased else reason,
        doubtful=(
            *(wish for wish in doubtful.wishes if wish in every.wishes),
            *(() if all_of_it else asked),
        ),
        left=left,
        preferred=preferred,
    )
