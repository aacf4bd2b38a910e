"""Cells of spreadsheets as text, the way they are shown."""

import datetime as dt
import re

# Half a character, as a workbook writes it by its number; calamine has read all other such numbers.
_HALF = re.compile(r"_x[Dd][89A-Fa-f][0-9A-Fa-f]{2}_")
# A format that shows leading zeros or sets digits in groups: 00000, 00000 000000, (000) 000-0000.
_PADDED = re.compile(r'[(+]?[0#][0# ()\-/+.\\"]*')


def text_of(value: object, number_format: str = "") -> str:
    """What a cell holds, as text: dates as 2026-03-02, whole numbers in full and without “.0”."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, number_format)
    if isinstance(value, dt.datetime):
        day = value.date().isoformat()
        return day if value.time() == dt.time() else f"{day} {value:%H:%M}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return str(value)


def _text(value: str) -> str:
    text = _HALF.sub("\ufffd", value) if "_x" in value else value
    return (
        text.replace("\x00", "")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .strip(" \t\n\u00a0\u200b\ufeff")
        .strip()
    )


def _number(value: float, number_format: str) -> str:
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    if value != int(value):
        return f"{value:.15g}"
    digits = str(int(value))
    shape = number_format.split(";")[0].replace("\\", "").replace('"', "").strip()
    if shape.count("0") < 4 or "." in shape or not _PADDED.fullmatch(shape) or value < 0:
        return digits
    return _shaped(digits, shape)


def _shaped(digits: str, shape: str) -> str:
    """`digits` in the places of `shape`, from the right; a 0 there is filled, a # left out."""
    left, shown = list(digits), []
    for sign in reversed(shape):
        if sign not in "0#":
            shown.append(sign)
        elif left:
            shown.append(left.pop())
        elif sign == "0":
            shown.append("0")
    return (
        "".join([*left, *reversed(shown)]).strip(" -/()")
        if left
        else "".join(reversed(shown)).strip(" -/")
    )
