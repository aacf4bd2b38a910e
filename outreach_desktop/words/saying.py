"""Every sentence a person reads is said here, in the language of this process.

    say("Nothing fits “{words}”.", words=typed)
    say_many("{count} person", "{count} people", len(people))
    say_in("button", "Open")           where one English word needs two in another language

A sentence is written in English where it is used, whole, and found by the extraction
(`python -m tools.words`), so it is never put together from pieces: what stands in it is a named
value. A translation that is missing shows the English.

The language is settled once, before the first sentence: modules keep sentences in constants.
"""

import functools
import gettext
import os
from collections.abc import Callable
from pathlib import Path

from outreach_desktop.words import pseudo

VARIABLE = "OUTREACH_DESKTOP_LANGUAGE"
"""Holds the language, for this process and for those that it starts."""
ENGLISH = "en"
CATALOGUES = Path(__file__).resolve().parent / "catalogues"

_THOUSANDS = {"de": "."}


def language() -> str:
    """The language that sentences are said in, such as "en" or "de"."""
    return _language()


@functools.cache
def _language() -> str:
    asked = os.environ.get(VARIABLE, ENGLISH)
    return asked if asked in (*translated(), *pseudo.LANGUAGES) else ENGLISH


@functools.cache
def translated() -> tuple[str, ...]:
    """The languages there is a catalogue for, besides English."""
    return tuple(sorted(path.stem for path in CATALOGUES.glob("*.mo")))


@functools.cache
def _catalogue() -> gettext.NullTranslations | None:
    """What translates; None for English, which is written where it is used."""
    if _language() == ENGLISH:
        return None
    if _language() in pseudo.LANGUAGES:
        return pseudo.Catalogue()
    with (CATALOGUES / f"{_language()}.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def say(sentence: str, /, **values: object) -> str:
    """The sentence in the reader's language, with the values in the places that name them.

    Whole numbers are written with their thousands apart; a year, or a number that names
    something, is handed over as text.
    """
    catalogue = _catalogue()
    return _filled(catalogue.gettext if catalogue else _itself, sentence, values)


def say_in(context: str, sentence: str, /, **values: object) -> str:
    """The same, for a sentence that means something else elsewhere; `context` tells translators which it is."""
    catalogue = _catalogue()
    found = functools.partial(catalogue.pgettext, context) if catalogue else _itself
    return _filled(found, sentence, values)


def say_many(one: str, many: str, count: int, /, **values: object) -> str:
    """One sentence or the other, as `count` asks for it in the reader's language; `{count}` is the number."""
    catalogue = _catalogue()
    english = one if count == 1 else many
    if catalogue is None:
        return _filled(_itself, english, {"count": count, **values})
    found = catalogue.ngettext(one, many, count)
    return _filled(lambda _: found, english, {"count": count, **values})


def _itself(sentence: str) -> str:
    return sentence


def _filled(translate: Callable[[str], str], sentence: str, values: dict[str, object]) -> str:
    said = translate(sentence)
    return (
        said.format_map({name: _read(value) for name, value in values.items()}) if values else said
    )


def _read(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}".replace(",", _THOUSANDS.get(_language(), ","))
    return value


@functools.cache
def _by_language() -> tuple[dict[str, str], ...]:
    """What each catalogue says for an English sentence, whatever the context."""
    found = []
    for name in translated():
        with (CATALOGUES / f"{name}.mo").open("rb") as file:
            catalogue = gettext.GNUTranslations(file)
        pairs = catalogue._catalog.items()  # type: ignore[attr-defined]  # noqa: SLF001
        found.append(
            {str(key).rpartition("\x04")[2]: said for key, said in pairs if isinstance(key, str)}
        )
    return tuple(found)


def elsewhere(said: str) -> tuple[str, ...]:
    """The same sentence in English and every other language: names that were written by a program in another one."""
    catalogues = _by_language()
    english = {said, *(key for one in catalogues for key, words in one.items() if words == said)}
    told = (one.get(key, "") for one in catalogues for key in english)
    return tuple(dict.fromkeys(filter(None, (*sorted(english), *told))))
