"""How dates, lists and numbers read in the reader's language."""

import datetime as dt
from collections.abc import Sequence

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list


def long_date(day: dt.date, language: str = "en_GB") -> str:
    """“4 March 2026” in the reader's language."""
    return format_date(day, "long", locale=language)


def list_of(words: Sequence[str], language: str = "en_GB") -> str:
    """“Ann, Beth and Cy” in the reader's language."""
    return format_list(list(words), locale=language)


def country(name: str, language: str = "en_GB") -> str:
    """“United Kingdom” for “GB”, which address books keep; any other name stays as it is."""
    territories = Locale.parse(language).territories
    return str(territories.get(name.upper(), name)) if len(name) == 2 else name
