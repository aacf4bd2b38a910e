"""Which columns of a list are shown where there is too little room for all: what a row is about keeps its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHeaderView


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What a column takes of the room, in pixels: its width, or as the one that stretches the least it needs."""

    width: int
    stretches: bool = False
    gives_way: int = 0
    """Those with a number are not shown where there is too little room, 1 first."""
    is_shown: bool = True


def too_wide(room: int, shares: Sequence[Share]) -> set[int]:
    """The places of the columns that are not shown in so much room."""
    hidden = {place for place, share in enumerate(shares) if not share.is_shown}
    givers = [n for n, share in enumerate(shares) if share.gives_way and share.is_shown]
    for place in sorted(givers, key=lambda place: shares[place].gives_way):
        if sum(one.width for n, one in enumerate(shares) if n not in hidden) <= room:
            break
        hidden.add(place)
    return hidden


def make_room(
    header: QHeaderView, room: int, shares: Sequence[Share], hide: Callable[[int, bool], object]
) -> None:
    """Hide what has no room; where the column that stretches is among it, the first one does."""
    hidden = too_wide(room, shares)
    for place in range(len(shares)):
        hide(place, place in hidden)
    stretched = next((place for place, one in enumerate(shares) if one.stretches), 0)
    if not shares or not any(one.stretches for one in shares):
        return
    interactive, stretch = QHeaderView.ResizeMode.Interactive, QHeaderView.ResizeMode.Stretch
    if stretched:
        header.setSectionResizeMode(0, stretch if stretched in hidden else interactive)
    header.setSectionResizeMode(stretched, stretch)
