"""How a group's letters look: the envelope they are posted in, its colours and font, and the size of large print."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from outreach_desktop.domain.fields import Field, FieldKind, described
from outreach_desktop.domain.post.envelopes import ENVELOPES, Envelope, zone
from outreach_desktop.domain.post.sheets import A4, SHEETS, LetterSheet
from outreach_desktop.domain.problems import Problem
from outreach_desktop.words import say

LARGE_SIZES: Final = (16, 18)
"""Points: UKAAF's guidance on clear and large print (G003, 2019) has 16 as the least, better 18."""
LONGEST_FONT: Final = 60
OFFICE_FONTS: Final = (
    "Calibri", "Arial", "Verdana", "Tahoma", "Georgia", "Cambria", "Times New Roman",
)  # fmt: skip
"""These come with Word on Windows and on a Mac."""
WINDOW: Final = {
    "window_left": "from_left",
    "window_foot": "from_foot",
    "window_width": "window_width",
    "window_height": "window_height",
}
"""The four numbers of a window of the group's own, and what an envelope calls them."""
NO_COLOUR: Final = say("Type a colour as six digits, like 1F6F6B, or choose one.")
_LONGEST_SIDE: Final = 400.0
_COLOUR: Final = re.compile(r"[0-9A-F]{6}")

LOOK_FIELDS: Final = described(
    Field(
        "envelope",
        say("Window envelope"),
        help=say("The address stands where the window shows it, however the sheet slides."),
    ),
    Field(
        "window_left",
        say("Window, from the left edge"),
        FieldKind.NUMBER,
        help=say("Yours is different? Measure it, in millimetres."),
    ),
    Field("window_foot", say("Window, from the lower edge"), FieldKind.NUMBER),
    Field("window_width", say("Window, how wide"), FieldKind.NUMBER),
    Field("window_height", say("Window, how high"), FieldKind.NUMBER),
    Field(
        "colour",
        say("Main colour"),
        help=say("Of headings and lines. One too pale to be read is printed darker."),
    ),
    Field("second_colour", say("Second colour"), help=say("Of what stands beside it.")),
    Field(
        "font",
        say("Font"),
        help=say(
            "If you choose none, letters on a letterhead of your own have its font. "
            "People who open a letter in Word need it too, or see another font."
        ),
    ),
    Field(
        "large_points",
        say("Large print"),
        FieldKind.NUMBER,
        help=say("For people whose card says so."),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterLook:
    """What a group has chosen of how its letters look.

    `envelope` is the name of one ("": what is usual for the paper). The window is in millimetres, as on the
    `Envelope`; where it is 0 wide, it is that envelope's own. Colours are six hexadecimal digits, `font` the name of
    one; "" leaves what the documents have. `large_points` is the least size of text in large print.
    """

    envelope: str = ""
    window_left: float = 0.0
    window_foot: float = 0.0
    window_width: float = 0.0
    window_height: float = 0.0
    colour: str = ""
    second_colour: str = ""
    font: str = ""
    large_points: int = 16


def sheet_of(paper: str) -> LetterSheet:
    """The sheet that letters are on, where the group's paper has this name."""
    return SHEETS.get(paper, A4)


def envelope_of(look: LetterLook, paper: str) -> Envelope:
    """What letters are posted in, with the window that the group measured, if it did."""
    envelope = ENVELOPES.get(look.envelope, sheet_of(paper).envelope)
    if not look.window_width:
        return envelope
    measured = {part: getattr(look, name) for name, part in WINDOW.items()}
    return replace(envelope, **measured)


def as_colour(typed: str) -> str:
    """The six digits of a colour as people type it, such as “#1f6f6b” or “#abc”; what is none comes back as it is."""
    digits = typed.strip().removeprefix("#").upper()
    if len(digits) == len("ABC") and _COLOUR.fullmatch(digits * 2):
        digits = "".join(one * 2 for one in digits)
    return digits if _COLOUR.fullmatch(digits) else typed.strip()


def is_colour(text: str) -> bool:
    """Whether it is six hexadecimal digits in capitals."""
    return _COLOUR.fullmatch(text) is not None


def look_problems(look: LetterLook, paper: str) -> Iterator[Problem]:
    """What stops it from being kept, in reading order."""
    if look.envelope and look.envelope not in ENVELOPES:
        names = ", ".join(ENVELOPES)
        yield Problem("envelope", say("Choose one of these envelopes: {names}.", names=names))
    else:
        yield from _window_problems(look, paper)
    for name in ("colour", "second_colour"):
        if getattr(look, name) and not is_colour(getattr(look, name)):
            yield Problem(name, NO_COLOUR)
    if len(look.font) > LONGEST_FONT or not look.font.isprintable():
        yield Problem("font", say("Type the name of one font."))
    if look.large_points not in LARGE_SIZES:
        yield Problem("large_points", say("Choose 16 or 18 points."))


def _window_problems(look: LetterLook, paper: str) -> Iterator[Problem]:
    envelope = envelope_of(look, paper)
    sides = {
        "window_left": (envelope.from_left, envelope.window_width, envelope.width),
        "window_foot": (envelope.from_foot, envelope.window_height, envelope.height),
    }
    if any(not 0 <= getattr(look, name) <= _LONGEST_SIDE for name in WINDOW):
        yield Problem("window_left", say("Type the four measures of the window in millimetres."))
        return
    for name, (begins, long, whole) in sides.items():
        if begins + long >= whole:
            yield Problem(
                name,
                say(
                    "The window ends outside the envelope, which is {width} by {height} mm.",
                    width=f"{envelope.width:g}",
                    height=f"{envelope.height:g}",
                ),
            )
            return
    sheet = sheet_of(paper)
    if zone(envelope, (sheet.width, sheet.height), margin=sheet.left) is None:
        yield Problem(
            "window_height" if look.window_width else "envelope",
            say(
                "Through this window an address on {paper} paper cannot always be read: the sheet slides in "
                "the envelope. Choose one with a larger window.",
                paper=sheet.name,
            ),
        )
