"""Numbers as a chart's file has them written: “0.0%”, “#,##0 €”, “d mmm yyyy”, in the words of the reader."""

import datetime as dt
import re
from functools import lru_cache

from outreach_desktop.words import local

_PIECE = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.|(AM/PM|am/pm)|(General)|([dmyhsDMYHS])\6*|([#0?][#0?,. ]*(?:[eE][+-]0+)?)|(%)|(.)')  # fmt: skip
_LONGEST = 100  # letters of a format
_DAY_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001  days of a sheet have no zone
_LAST_DAY = 2_958_465.0
_SIGNS = {
    "d": "d", "dd": "dd", "ddd": "EEE", "dddd": "EEEE", "m": "M", "mm": "MM", "mmm": "MMM",
    "mmmm": "MMMM", "mmmmm": "MMMMM", "y": "yy", "yy": "yy", "h": "H", "hh": "HH", "s": "s", "ss": "ss",
}  # fmt: skip
_WHOLE = 1e15
"""Beyond this, figures say nothing."""
_EXACT = 10
"""Figures of a number of which no format is told."""


def written(value: float, pattern: str) -> str:
    """The number by a format such as Excel's; what no rule is known for is written plainly."""
    sections = _sections(pattern[:_LONGEST])
    chosen, amount = sections[0], value
    if value < 0 and len(sections) > 1:
        chosen, amount = sections[1], -value
    elif not value and len(sections) > 2:
        chosen = sections[2]
    pieces = _pieces(chosen)
    if any(kind == "date" for kind, _ in pieces):
        return _moment(value, pieces)
    percent = sum(1 for kind, _ in pieces if kind == "percent")
    amount *= 100.0**percent
    shown, has_number = "", False
    for kind, text in pieces:
        if kind == "general":
            shown, has_number = shown + plain(amount), True
        elif kind == "number" and not has_number:
            shown, has_number = shown + _like(amount, text), True
        else:
            shown += "%" if kind == "percent" else text if kind == "text" else ""
    return shown.strip() if pieces else plain(value)


def plain(value: float) -> str:
    """The number without more figures than it needs."""
    size = abs(value)
    if size and (size >= 1e11 or size < 1e-6):
        return f"{value:.3g}".replace("e+", "E+").replace("e-", "E-")
    places = max(_EXACT - len(str(int(size))), 0)
    return local.number_like(value, grouped=False, digits=1, decimals=(0, places))


def _sections(pattern: str) -> list[str]:
    """The format's parts, for numbers above nothing, below it, and nothing; not parted within quotation marks."""
    found, is_quoted = [""], False
    for letter in pattern:
        is_quoted ^= letter == '"'
        if letter == ";" and not is_quoted:
            found.append("")
        else:
            found[-1] += letter
    return found


@lru_cache(maxsize=256)
def _pieces(pattern: str) -> tuple[tuple[str, str], ...]:
    """The format taken apart: text, number, percent, date, general."""
    found: list[tuple[str, str]] = []
    for match in _PIECE.finditer(pattern):
        quoted, escaped, money, noon, general, _, number, percent, other = match.groups()
        for kind, text in (("text", quoted), ("text", escaped), ("text", money), ("date", noon and "a"),
                           ("general", general), ("number", number), ("percent", percent), ("text", other)):  # fmt: skip
            if text:
                found.append((kind, text))
                break
        else:
            if match[6]:
                found.append(("date", match[0].lower()))
    return tuple(found)


def _like(amount: float, pattern: str) -> str:
    """The figures of a number by a picture of them, such as “#,##0.00”."""
    signs = pattern.rstrip()
    after = pattern[len(signs) :]
    if re.search("[eE]", signs):
        places = len(signs.partition(".")[2].rstrip("+-0eE"))
        return f"{amount:.{min(places, 9)}E}"
    while signs.endswith(","):
        signs, amount = signs[:-1], amount / 1000
    if abs(amount) > _WHOLE:
        return plain(amount)
    whole, _, decimals = signs.partition(".")
    shown = local.number_like(
        amount,
        grouped="," in whole,
        digits=whole.count("0"),
        decimals=(decimals.count("0"), len(re.findall("[#0?]", decimals))),
    )
    return shown + after


def _moment(value: float, pieces: tuple[tuple[str, str], ...]) -> str:
    """The day, or the time of day, that a number stands for."""
    if not 0 <= value <= _LAST_DAY:
        return plain(value)
    moment = _DAY_ZERO + dt.timedelta(days=value)
    signs = [text if kind == "date" else "" for kind, text in pieces]
    shown = ""
    for place, (kind, text) in enumerate(pieces):
        if kind == "date":
            shown += _sign(place, signs)
        elif kind == "text":
            shown += "'" + text.replace("'", "''") + "'"
    has_time = any(sign[:1] in ("h", "s") for sign in signs)
    return local.moment_like(moment.replace(microsecond=0) if has_time else moment.date(), shown)


def _sign(place: int, signs: list[str]) -> str:
    """One sign as the Unicode standard has it: m is minutes beside hours or seconds."""
    sign = signs[place]
    if sign == "a":
        return "a"
    if sign[0] == "m" and len(sign) < 3:
        around = [one for one in signs[:place] if one][-1:] + [
            one for one in signs[place + 1 :] if one
        ][:1]
        before = [one for one in signs[:place] if one][-1:]
        after = around[len(before) :]
        if (before[:1] and before[0][0] == "h") or (after[:1] and after[0][0] == "s"):
            return sign
    if sign[0] == "h" and "a" in signs:
        return sign
    return _SIGNS.get(sign, "y" if sign[0] == "y" else sign[:1])
