"""Sheets of labels: how many are on one, how large they are and where each lies. All lengths are millimetres.

The makers sell one cut under many names. Each cut stands here once, with the others it goes by.
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from outreach_desktop.domain.post.sheets import A4, LETTER
from outreach_desktop.domain.problems import Problem
from outreach_desktop.words import say

OWN: Final = "own"
"""What a sheet is called whose measures somebody took with a ruler."""
PAPERS: Final = {one.name: (one.width, one.height) for one in (A4, LETTER)}
LEAST_WIDTH: Final = 25.0
LEAST_HEIGHT: Final = 12.0
"""On less than that no address can be read."""
MOST: Final = 400
"""More labels are on no sheet."""
_SLACK: Final = 0.15
"""So much may labels stand over the paper: measures in tenths of a millimetre add up to that."""


class LabelPlace(NamedTuple):
    """Where a label lies: on which sheet, in which row and column, all counted from 0, and its corner on the paper."""

    sheet: int
    row: int
    column: int
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSheet:
    """A sheet of equal labels. `across` and `down` lead from the edge of a label to that of the next, `left` and `top` to the first."""

    name: str
    paper: str
    """"" where the paper has a size of its own, as an envelope has."""
    paper_width: float
    paper_height: float
    across: float
    down: float
    width: float
    height: float
    left: float
    top: float
    columns: int
    rows: int
    also: tuple[str, ...] = ()
    """What other packets with the same cut are called."""

    @property
    def count(self) -> int:
        """How many labels are on it."""
        return self.columns * self.rows

    def place(self, number: int) -> LabelPlace:
        """Where label `number` lies, counted from 1 and on over further sheets: along the rows, from the left."""
        sheet, on_it = divmod(number - 1, self.count)
        row, column = divmod(on_it, self.columns)
        return LabelPlace(
            sheet, row, column, self.left + column * self.across, self.top + row * self.down
        )

    def sheets_for(self, labels: int, start: int = 1) -> int:
        """How many sheets so many labels take, the first of which lies at `start`."""
        return -(-(labels + start - 1) // self.count) if labels else 0


_FIELDS: Final = ("across", "down", "width", "height", "left", "top")

# In hundredths of a millimetre: across, down, width, height, left, top; columns, rows; other names. Each row closes
# (both margins, the labels and what is between them are the paper), which a test keeps.
_A4: Final = """
L7159    6654  3386  6400  3386   646  1306 3  8 J8159
L7160    6604  3810  6350  3810   720  1515 3  7 J8160
L7161    6604  4656  6350  4656   721   882 3  6 J8161
L7162   10160  3387  9906  3387   467  1302 2  8 J8162
L7163   10160  3810  9906  3810   467  1515 2  7 J8163
L7164    6604  7197  6350  7197   721   457 3  4 J8164
L7165   10160  6773  9906  6773   467  1304 2  4 J8165
L7166   10160  9313  9906  9313   467   881 2  3 J8166
L7168   19960 14353 19960 14353   520   497 1  2 J8168
L7169   10164 13900  9910 13900   463   950 2  2 J8169
L7173   10160  5700  9906  5700   467   600 2  5 J8173
L7651    4064  2117  3810  2117   467  1090 5 13 J8651
L7654    4826  2540  4572  2540   975  2150 4 10 J8654
L4785    9500  5500  8000  5000  1750  1350 2  5 L4784 L4786 L4787
L7418    8600  5500  8600  5500  1900  3850 2  4
C32011   9500  5400  8500  5400  1500  1350 2  5 C32011-10 C2364
3475     7000  3600  7000  3600     0   450 3  8 3490
3474     7000  3710  7000  3710     0    10 3  8
3422     7000  3500  7000  3500     0   850 3  8
"""
_LETTER: Final = """
5160     6985  2540  6668  2540   478  1270 3 10 8160 5260
5161    10636  2540 10160  2540   396  1270 2 10 8161 5261
5162    10636  3387 10160  3387   396  2117 2  7 8162 5262
5163    10636  5080 10160  5080   396  1270 2  5 8163 5263
5164    10636  8467 10160  8467   396  1270 2  3 8164 5264
5167     5240  1270  4445  1270   714  1270 4 20 8167 5267
5168    10160 12700  8890 12700  1270  1270 2  2 8168
5371     8890  5080  8890  5080  1905  1270 2  5 8371 8871 5871
5392    10160  7620 10160  7620   635  2540 2  3 74540
5395     9525  6350  8573  5926  1748  1482 2  4 8395
"""


def _rows(table: str, paper: str) -> Iterator[LabelSheet]:
    width, height = PAPERS[paper]
    for line in table.strip().splitlines():
        name, *words = line.split()
        lengths = dict(zip(_FIELDS, (int(word) / 100 for word in words[:6]), strict=True))
        yield LabelSheet(
            name=name,
            paper=paper,
            paper_width=width,
            paper_height=height,
            columns=int(words[6]),
            rows=int(words[7]),
            also=tuple(words[8:]),
            **lengths,
        )


LABEL_SHEETS: Final = {
    one.name: one for one in (*_rows(_A4, A4.name), *_rows(_LETTER, LETTER.name))
}
USUAL: Final = {A4.name: "L7160", LETTER.name: "5160"}
"""What most people have at home, by the paper their letters are on."""


def _plain(name: str) -> str:
    """“Avery L 7160” and “l7160-100” are read as “l7160”."""
    words = re.sub(r"\b(avery|zweckform|hp)\b", "", name.casefold())
    return re.sub(r"[\s_]+", "", words)


_BY_NAME: Final = {
    _plain(name): one for one in LABEL_SHEETS.values() for name in (*one.also, one.name)
}


def named(name: str) -> LabelSheet | None:
    """The sheet that goes by this name, with or without the maker and the number of sheets behind a dash; else None."""
    plain = _plain(name)
    return _BY_NAME.get(plain) or _BY_NAME.get(plain.partition("-")[0])


def likest(name: str) -> str:
    """The name of a sheet that was perhaps meant, digits that changed places first; "" where none is near."""
    plain = _plain(name)
    if "herma" in plain:  # whose numbers are other sheets
        return ""
    found = difflib.get_close_matches(plain, _BY_NAME, n=8, cutoff=0.5)
    found.sort(key=lambda one: sorted(one) != sorted(plain))
    return _BY_NAME[found[0]].name if found else ""


def own(
    paper: str,
    *,
    columns: int,
    rows: int,
    width: float,
    height: float,
    left: float,
    top: float,
    across: float | None = None,
    down: float | None = None,
) -> LabelSheet:
    """A sheet by its own measures; without `across` and `down` labels lie edge to edge."""
    paper_width, paper_height = PAPERS[paper]
    return LabelSheet(
        name=OWN,
        paper=paper,
        paper_width=paper_width,
        paper_height=paper_height,
        across=width if across is None else across,
        down=height if down is None else down,
        width=width,
        height=height,
        left=left,
        top=top,
        columns=columns,
        rows=rows,
    )


def problems(sheet: LabelSheet) -> tuple[Problem, ...]:
    """Why nothing can be printed on a sheet of these measures, in reading order."""
    if sheet.columns < 1 or sheet.rows < 1:
        return (Problem("columns", say("Type how many columns and rows of labels there are.")),)
    if sheet.count > MOST:
        said = say("{count} labels are too many for one sheet.", count=sheet.count)
        return (Problem("columns", said),)
    small = (
        Problem(
            "width",
            say(
                "An address needs a label at least {width} mm wide and {height} mm high.",
                width=f"{LEAST_WIDTH:g}",
                height=f"{LEAST_HEIGHT:g}",
            ),
        ),
    )
    if sheet.width < LEAST_WIDTH or sheet.height < LEAST_HEIGHT:
        return small
    found = []
    if sheet.across < sheet.width - 0.01 and sheet.columns > 1:
        found.append(
            Problem(
                "across",
                say(
                    "From the left edge of a label to that of the next are at least the {width} mm of a label.",
                    width=f"{sheet.width:g}",
                ),
            )
        )
    if sheet.down < sheet.height - 0.01 and sheet.rows > 1:
        found.append(
            Problem(
                "down",
                say(
                    "From the upper edge of a label to that of the next are at least the {height} mm of a label.",
                    height=f"{sheet.height:g}",
                ),
            )
        )
    right = sheet.left + (sheet.columns - 1) * sheet.across + sheet.width
    foot = sheet.top + (sheet.rows - 1) * sheet.down + sheet.height
    if sheet.left < 0 or right > sheet.paper_width + _SLACK:
        found.append(Problem("left", _beyond_the_side(sheet, right)))
    if sheet.top < 0 or foot > sheet.paper_height + _SLACK:
        found.append(Problem("top", _beyond_the_foot(sheet, foot)))
    return tuple(found)


def _beyond_the_side(sheet: LabelSheet, right: float) -> str:
    return say(
        "{columns} columns of these labels reach from {left} to {right} mm, and the paper is {paper} mm wide. Measure again.",
        columns=sheet.columns,
        left=f"{sheet.left:g}",
        right=f"{right:.1f}",
        paper=f"{sheet.paper_width:g}",
    )


def _beyond_the_foot(sheet: LabelSheet, foot: float) -> str:
    return say(
        "{rows} rows of these labels reach from {top} to {foot} mm, and the paper is {paper} mm high. Measure again.",
        rows=sheet.rows,
        top=f"{sheet.top:g}",
        foot=f"{foot:.1f}",
        paper=f"{sheet.paper_height:g}",
    )


# -- measures as words, for the command line and for keeping ---------------------------------------

_NUMBERS: Final = ("columns", "rows", "width", "height", "left", "top", "across", "down")


def measures(sheet: LabelSheet) -> str:
    """“paper=A4 columns=3 rows=7 width=63.5 ...”: what `from_measures` reads."""
    numbers = (f"{name}={getattr(sheet, name):g}" for name in _NUMBERS)
    return " ".join((f"paper={sheet.paper}", *numbers))


def from_measures(words: str) -> LabelSheet | str:
    """The sheet that these measures describe; else a sentence that says what is wrong with them."""
    given: dict[str, str] = {}
    for word in re.split(r"[\s;]+", words.strip()):
        name, _, value = word.partition("=")
        if name not in ("paper", *_NUMBERS) or not value:
            return say(
                "“{word}” is no measure. Write NAME=MILLIMETRES, with these names: {names}.",
                word=word,
                names=", ".join(("paper", *_NUMBERS)),
            )
        given[name] = value
    paper = next(
        (one for one in PAPERS if one.casefold() == given.get("paper", "A4").casefold()), ""
    )
    if not paper:
        return say(
            "There is no paper “{name}”. Choose one of {papers}.",
            name=given["paper"],
            papers=", ".join(PAPERS),
        )
    lacking = [name for name in _NUMBERS[:6] if name not in given]
    if lacking:
        return say("These measures are missing: {names}.", names=", ".join(lacking))
    numbers: dict[str, float] = {}
    for name in _NUMBERS:
        if name in given:
            number = as_number(given[name])
            if number is None or (name in ("columns", "rows") and number != int(number)):
                return say("“{value}” is no number for “{name}”.", value=given[name], name=name)
            numbers[name] = number
    return own(
        paper,
        columns=int(numbers.pop("columns")),
        rows=int(numbers.pop("rows")),
        **numbers,
    )


def as_number(text: str) -> float | None:
    """A length as people type it, with a point or a comma, with or without “mm”; None for anything else."""
    plain = text.strip().casefold().removesuffix("mm").strip().replace(",", ".")
    return float(plain) if re.fullmatch(r"\d{1,4}(\.\d{0,4})?", plain, re.ASCII) else None
