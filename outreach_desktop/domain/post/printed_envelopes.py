"""Envelopes that are printed on: an envelope is a sheet with one label, where the post reads the address. All lengths are millimetres."""

import difflib
import re
from dataclasses import dataclass
from typing import Final

from outreach_desktop.domain.post.envelopes import C5, DL, NUMBER_10
from outreach_desktop.domain.post.label_sheets import LabelSheet, as_number
from outreach_desktop.words import say

_ACROSS, _DOWN = 0.45, 0.45
"""Where the address begins, as a share of the envelope: in the lower right, as sorting machines look for it."""
_RIGHT: Final = 15.0
_FOOT: Final = 18.0
"""What Royal Mail wants clear below an address; USPS asks for 16."""
_LEAST, _MOST = (140.0, 85.0), (420.0, 330.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperEnvelope:
    """An envelope by its size, with the flap on top."""

    name: str
    width: float
    height: float

    @property
    def sheet(self) -> LabelSheet:
        """The same as a sheet with one label."""
        left, top = self.width * _ACROSS, self.height * _DOWN
        return LabelSheet(
            name=self.name,
            paper="",
            paper_width=self.width,
            paper_height=self.height,
            width=self.width - left - _RIGHT,
            height=self.height - top - _FOOT,
            across=self.width,
            down=self.height,
            left=left,
            top=top,
            columns=1,
            rows=1,
        )


PAPER_ENVELOPES: Final = {
    one.name: one
    for one in (
        *(PaperEnvelope(name=one.name, width=one.width, height=one.height) for one in (DL, C5)),
        PaperEnvelope(name="C4", width=324, height=229),
        PaperEnvelope(name="C6", width=162, height=114),
        PaperEnvelope(name="C6/5", width=229, height=114),
        PaperEnvelope(name="#10", width=NUMBER_10.width, height=NUMBER_10.height),
        PaperEnvelope(name="#9", width=225.4, height=98.4),
    )
}


def envelope(words: str) -> PaperEnvelope | str:
    """The envelope of this name, or of this size as “220x110”; else a sentence that says what to write."""
    plain = words.strip().casefold().removeprefix("no.").removeprefix("number").strip()
    for one in PAPER_ENVELOPES.values():
        if plain in (one.name.casefold(), one.name.casefold().removeprefix("#")):
            return one
    size = re.fullmatch(r"(.+?)\s*(?:x|×|by)\s*(.+)", plain)
    width, height = (as_number(size[1]), as_number(size[2])) if size else (None, None)
    if width is not None and height is not None:
        return _of_size(max(width, height), min(width, height))
    names = {name.casefold(): name for name in PAPER_ENVELOPES}
    near = difflib.get_close_matches(plain, names, n=1, cutoff=0.5)
    said = say("There is no envelope “{name}”.", name=words)
    if near:
        return f"{said} {say('Did you mean {name}?', name=names[near[0]])}"
    every = ", ".join(PAPER_ENVELOPES)
    return f"{said} {say('Choose one of {names}, or type its size, such as 220x110.', names=every)}"


def _of_size(width: float, height: float) -> PaperEnvelope | str:
    if not (_LEAST[0] <= width <= _MOST[0] and _LEAST[1] <= height <= _MOST[1]):
        return say(
            "An envelope of {width} x {height} mm is not posted as a letter. Type a size between {least} and {most} mm.",
            width=f"{width:g}",
            height=f"{height:g}",
            least=f"{_LEAST[0]:g}x{_LEAST[1]:g}",
            most=f"{_MOST[0]:g}x{_MOST[1]:g}",
        )
    return PaperEnvelope(name=f"{width:g}x{height:g}", width=width, height=height)
