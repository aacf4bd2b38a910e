"""The frames of pictures and charts: their XML with gaps for what is put into them."""

from dataclasses import dataclass

from outreach_desktop.templates.engine.word.ooxml import in_attribute

LINK, CROP, ALT = "@link@", "@crop@", "@alt@"
WIDTH, HEIGHT = "@width@", "@height@"


@dataclass(frozen=True, slots=True)
class Slot:
    """A frame for a picture or a chart: its XML with gaps, its size, the link of the sample in it."""

    xml: str
    width: int
    height: int
    link: str

    def filled(self, sides: tuple[int, int], link: str, alt: str, *, crop: bool) -> str:
        """The XML of the frame with a picture of these sides, in dots, fitted inside, or (`crop`) filling it to its edges."""
        scales = (self.width / sides[0], self.height / sides[1])
        scale = max(scales) if crop else min(scales)
        width, height = (max(1, round(side * scale)) for side in sides)
        kept = ""
        if crop:
            kept = _kept(self.width / width, self.height / height)
            width, height = self.width, self.height
        xml = self.xml.replace(LINK, link).replace(ALT, in_attribute(alt))
        xml = xml.replace(f'l="{CROP}"', kept)
        return xml.replace(WIDTH, str(width)).replace(HEIGHT, str(height))

    def framed(self, link: str, alt: str) -> str:
        """The XML of the frame of something that has no size of its own: a chart."""
        return self.xml.replace(LINK, link).replace(ALT, in_attribute(alt))


def _kept(across: float, down: float) -> str:
    """What of a picture is cut off at its edges when only these parts of it are shown."""
    sides = {"l": across, "t": down, "r": across, "b": down}
    cut = {side: round(max(0.0, 1 - part) * 50_000) for side, part in sides.items()}
    return " ".join(f'{side}="{amount}"' for side, amount in cut.items() if amount)
