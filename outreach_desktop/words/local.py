"""How dates, times, numbers, lists and telephones read in the reader's language.

A language is written as Word or Python write it: `en_GB`, `en-GB`, `cy`. One that nobody knows
reads as British English; "" is the language that the program speaks.
"""

import datetime as dt
import functools
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

from outreach_desktop.words import saying
from outreach_desktop.words.country_names import ALSO_CALLED, plain_country

DEFAULT_LANGUAGE = "en_GB"
_HOME = "GB"  # for a language that is not of one country
_YES_AND_NO = {
    "ar": ("\u0646\u0639\u0645", "\u0644\u0627"),
    "cs": ("ano", "ne"),
    "cy": ("ydy", "nac ydy"),
    "da": ("ja", "nej"),
    "de": ("ja", "nein"),
    "el": ("\u03bd\u03b1\u03b9", "\u03cc\u03c7\u03b9"),
    "en": ("yes", "no"),
    "es": ("s\u00ed", "no"),
    "fi": ("kyll\u00e4", "ei"),
    "fr": ("oui", "non"),
    "hu": ("igen", "nem"),
    "it": ("s\u00ec", "no"),
    "nb": ("ja", "nei"),
    "nl": ("ja", "nee"),
    "nn": ("ja", "nei"),
    "no": ("ja", "nei"),
    "pl": ("tak", "nie"),
    "pt": ("sim", "n\u00e3o"),
    "ro": ("da", "nu"),
    "ru": ("\u0434\u0430", "\u043d\u0435\u0442"),
    "sk": ("\u00e1no", "nie"),
    "sv": ("ja", "nej"),
    "tr": ("evet", "hay\u0131r"),
    "uk": ("\u0442\u0430\u043a", "\u043d\u0456"),
}
"""In the languages that letters of such groups are written in; in any other, English."""


@functools.lru_cache(maxsize=64)
def _locale(language: str) -> Locale:
    try:
        return Locale.parse((language or _spoken()).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(DEFAULT_LANGUAGE)


def _spoken() -> str:
    """The program's own English is British."""
    spoken = saying.language()
    return spoken if spoken in saying.translated() else DEFAULT_LANGUAGE


@functools.lru_cache(maxsize=512)
def long_date(day: dt.date, language: str = "") -> str:
    """“4 March 2026” in the reader's language; of a day known in part, “March 2026” or “2026”."""
    return _in_part(day, "yMMMM", language) or format_date(day, "long", locale=_locale(language))


@functools.lru_cache(maxsize=512)
def short_date(day: dt.date, language: str = "") -> str:
    """“4 Mar 2026” in the reader's language; of a day known in part, “Mar 2026” or “2026”."""
    return _in_part(day, "yMMM", language) or format_date(day, "medium", locale=_locale(language))


def _in_part(day: dt.date, month: str, language: str) -> str:
    """ISO 8601 leaves out what is not known of it: \u201c2026-03\u201d, \u201c2026\u201d; "" for a whole day."""
    known = day.isoformat()
    if len(known) == len("2026-03"):
        return format_skeleton(month, day, locale=_locale(language))
    return known if len(known) == len("2026") else ""


@functools.lru_cache(maxsize=512)
def weekday_date(day: dt.date, language: str = "") -> str:
    """“Wednesday 4 March 2026” in the reader's language."""
    words = format_date(day, "full", locale=_locale(language))
    return words.replace(", ", " ", 1) if str(_locale(language)) == "en_GB" else words


@functools.lru_cache(maxsize=512)
def date_like(day: dt.date, pattern: str, language: str = "") -> str:
    """The date by a pattern of the Unicode standard (CLDR): `d MMMM`, `EEEE`, `y`."""
    return format_date(day, pattern, locale=_locale(language))


def moment_like(moment: dt.date | dt.time, pattern: str, language: str = "") -> str:
    """A date, a time or both by a pattern of the Unicode standard (CLDR): `d MMMM y HH:mm`."""
    if isinstance(moment, dt.time):
        moment = dt.datetime.combine(dt.date(1900, 1, 1), moment)
    elif not isinstance(moment, dt.datetime):
        moment = dt.datetime.combine(moment, dt.time())
    return format_datetime(moment, pattern, locale=_locale(language))


@functools.lru_cache(maxsize=512)
def time_of_day(moment: dt.time, language: str = "") -> str:
    """“14:30”, or “2:30 PM” where readers expect that."""
    return format_time(moment, "short", locale=_locale(language))


def yes_or_no(value: bool, language: str = "") -> str:
    """“yes” or “no” in the reader's language."""
    yes, no = _YES_AND_NO.get(_locale(language).language, _YES_AND_NO["en"])
    return yes if value else no


def list_of(words: Sequence[str], language: str = "") -> str:
    """“Ann, Beth and Cy” in the reader's language."""
    return format_list(list(words), locale=_locale(language))


def number(value: float, language: str = "", decimals: int | None = None) -> str:
    """“12,500” or “12.500” in the reader's language, with as many decimals as asked for."""
    if decimals is None:
        return format_decimal(value, locale=_locale(language))
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=_locale(language))


def number_like(
    value: float,
    language: str = "",
    *,
    grouped: bool,
    digits: int,
    decimals: tuple[int, int],
) -> str:
    """“1,250.00” in the reader's language: with at least `digits` before the point, `decimals` after it."""
    least, most = decimals
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    whole = ("0" * digits).rjust(4 if grouped else 1, "#")
    pattern = f"{whole[:-3]},{whole[-3:]}" if grouped else whole
    fraction = "0" * least + "#" * (most - least)
    return format_decimal(exact, f"{pattern}.{fraction}".rstrip("."), locale=_locale(language))


@functools.lru_cache(maxsize=2048)
def phone(text: str, language: str = "") -> str:
    """A telephone number spaced as its country does, with +44 only for readers abroad.

    What is not a number of any country stays as it was typed: an extension, "ask for Jo".
    """
    import phonenumbers  # takes long, and most starts print no number

    country = _locale(language).territory or _HOME
    try:
        parsed = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return text
    if not phonenumbers.is_possible_number(parsed):
        return text
    here = phonenumbers.country_code_for_region(country) == parsed.country_code
    style = phonenumbers.PhoneNumberFormat
    return str(phonenumbers.format_number(parsed, style.NATIONAL if here else style.INTERNATIONAL))


def plural(count: int, one: str, many: str) -> str:
    """“1 person”, “3 people”."""
    return f"{count} {one if count == 1 else many}"


def size(count: int) -> str:
    """“312 kB”, “4.2 MB” for that many bytes: never smaller than one."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000)):,} kB"
    return f"{count / 1_000_000:,.1f} MB"


def country(name: str, language: str = "") -> str:
    """“United Kingdom” for “GB”, which address books keep; any other name stays as it is."""
    return str(_locale(language).territories.get(name.upper(), name)) if len(name) == 2 else name


@functools.lru_cache(maxsize=64)
def country_names(name: str, language: str = "") -> frozenset[str]:
    """Every name of the country called `name`, as `plain_country` writes them; without one, of the language's own.

    A country that nobody knows has the one name.
    """
    if not name.strip():
        return _names_of(_locale(language).territory or _HOME, language)
    known = (_names_of(str(code), language) for code in _locale(language).territories)
    return next(
        (names for names in known if plain_country(name) in names), frozenset({plain_country(name)})
    )


def _names_of(code: str, language: str) -> frozenset[str]:
    names = [_locale(known).territories.get(code, code) for known in (language, "en")]
    return frozenset(map(plain_country, (code, *names, *ALSO_CALLED.get(code, ()))))
