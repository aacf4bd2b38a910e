"""What this computer keeps of labels: how far each of its printers is off, how it takes envelopes, and measures somebody took."""

import json
import logging
from collections.abc import Mapping
from typing import Final

from outreach_desktop.domain.post.feeding import EnvelopeFeed
from outreach_desktop.domain.post.label_jobs import PrinterShift
from outreach_desktop.domain.post.label_sheets import LabelSheet, from_measures, measures, problems
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import this_computer
from outreach_desktop.words import say

_SHIFTS: Final = "label-printers.json"
_FEEDS: Final = "envelope-feeds.json"
_OWN: Final = "label-sheet.txt"


def shifts() -> dict[str, PrinterShift]:
    """How far each printer is off, by its name; one that is nowhere named is not off."""
    found = {name: _shift(value) for name, value in _kept(_SHIFTS).items()}
    return {name: one for name, one in found.items() if one is not None and one.is_sensible}


def _kept(file: str) -> Mapping[str, object]:
    """What this computer keeps of printers in a file; nothing where somebody spoilt it."""
    kept = this_computer.remembered(file)
    try:
        told = json.loads(kept) if kept else {}
    except ValueError as error:
        logging.getLogger(__name__).warning("%s: %s", file, type(error).__name__)
        return {}
    return told if isinstance(told, Mapping) else {}


def _shift(value: object) -> PrinterShift | None:
    match value:
        case [(int() | float()) as right, (int() | float()) as down]:
            return PrinterShift(float(right), float(down))
    return None


def shift_of(printer: str) -> PrinterShift:
    """How far this printer is off."""
    return shifts().get(printer, PrinterShift())


def known_shift(printer: str) -> PrinterShift:
    """The same of one that was named by hand: OutreachError where nothing is kept of it, for the name may be a slip."""
    every = shifts()
    if printer in every:
        return every[printer]
    known = ", ".join(filter(None, every))  # "" is any printer
    raise OutreachError(
        say("Nothing is remembered of the printer \u201c{name}\u201d.", name=printer),
        hint=say("These are known: {names}", names=known)
        if known
        else say(
            "Say how far it is off in the window \u201cLabels and envelopes\u201d, or with --shift."
        ),
    )


def keep_shift(printer: str, shift: PrinterShift) -> None:
    """Remember how far a printer is off."""
    if shift_of(printer) == shift:
        return
    every = {**shifts(), printer: shift}
    told = {name: [one.right, one.down] for name, one in every.items() if one != PrinterShift()}
    this_computer.remember(_SHIFTS, json.dumps(told, ensure_ascii=False))


def feed_of(printer: str) -> EnvelopeFeed:
    """How this printer takes envelopes; as most do where nobody said it."""
    match _feeds().get(printer):
        case [str() as edge, str() as face, str() as place]:
            found = EnvelopeFeed(edge=edge, face=face, place=place)
            return found if found.is_known else EnvelopeFeed()
    return EnvelopeFeed()


def keep_feed(printer: str, feed: EnvelopeFeed) -> None:
    """Remember how a printer takes envelopes."""
    if feed_of(printer) != feed:
        told = {**_feeds(), printer: [feed.edge, feed.face, feed.place]}
        this_computer.remember(_FEEDS, json.dumps(told, ensure_ascii=False))


def _feeds() -> Mapping[str, object]:
    return _kept(_FEEDS)


def own_sheet() -> LabelSheet | None:
    """The sheet whose measures were typed last; None where none were, or none that make sense."""
    kept = this_computer.remembered(_OWN)
    found = from_measures(kept) if kept else ""
    return None if isinstance(found, str) or problems(found) else found


def keep_own_sheet(sheet: LabelSheet) -> None:
    """Remember the measures of a sheet."""
    this_computer.remember(_OWN, measures(sheet))
