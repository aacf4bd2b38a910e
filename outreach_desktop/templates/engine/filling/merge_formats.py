"""The switches of Word's fields as filters: `word.case("Upper")`, `word.date("d MMMM")`, `word.number("#,##0.00")`.

Sources: ISO/IEC 29500-1, 17.16.4 (the formats of fields) and 17.16.5.22 (IF).
"""

import datetime as dt
import fnmatch
import re
from collections.abc import Callable

from jinja2 import pass_context
from jinja2.runtime import Context

from outreach_desktop.templates.engine.filling.values import RUN, UnfitError, text_of
from outreach_desktop.words import local, say

_DATE_SIGNS = re.compile(r"'[^']*'|AM/PM|am/pm|([dMyhHmsDYS])\1*|[^'dMyhHmsDYS]+")
_DAYS = {"d": "d", "dd": "dd", "ddd": "EEE", "dddd": "EEEE"}
_NUMBER = re.compile(r"[-+]?[\d.,' \u00a0\u202f]*\d")
_PICTURE = re.compile(r"[-+#0x.,]*[#0x][#0x.,]*")
_DIGITS = re.compile(r"[#0x]")


@pass_context
def case(context: Context, value: object, style: str) -> str:
    r"""A text in capitals or small letters, as `\* Upper`, `Lower`, `FirstCap` and `Caps` say."""
    text = text_of(value, _language(context))
    if text is None:
        raise UnfitError(say("this has no letters to change"))
    change = _CASES.get(style.casefold())
    return change(text) if change else text


def _first_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _each_capital(text: str) -> str:
    return re.sub(r"\S+", lambda word: _first_capital(word[0]), text)


_CASES: dict[str, Callable[[str], str]] = {
    "upper": str.upper,
    "lower": str.lower,
    "firstcap": _first_capital,
    "caps": _each_capital,
}


@pass_context
def date(context: Context, value: object, picture: str) -> object:
    """A date or time by a picture of Word's; what is neither stays as it is, as in Word."""
    moment = value if isinstance(value, (dt.date, dt.time)) else _moment(value)
    if moment is None:
        return value
    return local.moment_like(moment, _pattern(picture), _language(context))


def _moment(value: object) -> dt.date | dt.time | None:
    """The date or time that a text is; only one of the four-figure-year kind is certain."""
    for read in (dt.date.fromisoformat, dt.datetime.fromisoformat, dt.time.fromisoformat):
        try:
            return read(str(value).strip())
        except ValueError:
            continue
    return None


def _pattern(picture: str) -> str:
    """A picture of Word's for dates as the Unicode standard has it: what are no signs in quotation marks."""
    pattern = literal = ""
    for found in _DATE_SIGNS.finditer(picture):
        if sign := _sign(found[0]):
            pattern += _in_quotes(literal) + sign
            literal = ""
        else:
            literal += found[0].strip("'") if found[0] != "'" else ""
    return pattern + _in_quotes(literal)


def _in_quotes(literal: str) -> str:
    return f"'{literal}'" if literal else ""


def _sign(signs: str) -> str:
    """A sign of Word's as the Unicode standard has it; "" for words between the signs."""
    if signs.casefold() == "am/pm":
        return "a"
    first = signs[0]
    if first in "dD":
        return _DAYS.get(signs.lower(), "EEEE")
    if first in "yY":
        return "yy" if len(signs) < 3 else "y"
    if first in "MhHms":
        return signs[: 4 if first == "M" else 2]
    return ""


@pass_context
def number(context: Context, value: object, picture: str) -> object:
    """A number by a picture of Word's; what is none stays as it is, as in Word."""
    amount = as_number(value)
    if amount is None:
        return value
    over, _, rest = picture.partition(";")
    under, _, zero = rest.partition(";")
    chosen = over
    if amount < 0 and under:
        chosen, amount = under, -amount
    elif not amount and zero:
        chosen = zero
    return _pictured(amount, chosen, _language(context))


def _pictured(amount: float, picture: str, language: str) -> str:
    found = _PICTURE.search(picture)
    if found is None:
        return picture.replace("'", "")
    signs = found[0].lstrip("+-").rstrip(".,")
    whole, _, decimals = signs.partition(".")
    shown = local.number_like(
        abs(amount),
        language,
        grouped="," in whole,
        digits=whole.count("0"),
        decimals=(decimals.count("0"), len(_DIGITS.findall(decimals))),
    )
    sign = "-" if amount < 0 else "+" if found[0].startswith("+") else ""
    before, after = picture[: found.start()], picture[found.end() :]
    return f"{before}{sign}{shown}{after}".replace("'", "")


def as_number(value: object) -> float | None:
    """The number that a value is, or is written as: “£1,250.00” is 1250."""
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return value
    text = str(value).strip().lstrip("\u00a3$\u20ac ").replace("\u00a0", "").replace(",", "")
    try:
        return float(text) if _NUMBER.fullmatch(text) else None
    except ValueError:
        return None


@pass_context
def compare(context: Context, value: object, sign: str, other: object) -> bool:
    """Whether a field IF of Word's holds: as numbers where both are, else as texts, `*` and `?` for any."""
    sides = [text_of(one, _language(context)) or "" for one in (value, other)]
    numbers = [as_number(side) for side in sides]
    if None not in numbers:
        return _holds(numbers[0], sign, numbers[1])
    if sign in ("=", "<>") and {"*", "?"} & set(sides[1]):
        pattern = sides[1].replace("[", "[[]")
        return fnmatch.fnmatchcase(sides[0], pattern) is (sign == "=")
    return _holds(sides[0], sign, sides[1])


def _holds(left: object, sign: str, right: object) -> bool:
    return bool(_SIGNS[sign](left, right)) if sign in _SIGNS else False


_SIGNS: dict[str, Callable[..., bool]] = {
    "=": lambda left, right: left == right,
    "<>": lambda left, right: left != right,
    "<": lambda left, right: left < right,
    ">": lambda left, right: left > right,
    "<=": lambda left, right: left <= right,
    ">=": lambda left, right: left >= right,
}


def _language(context: Context) -> str:
    return str(context.parent[RUN].language)


MERGING: dict[str, Callable[..., object]] = {
    "word.case": case,
    "word.date": date,
    "word.number": number,
    "word.compare": compare,
}
