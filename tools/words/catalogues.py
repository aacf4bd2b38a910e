"""The translators' files: brought up to date with the program, compiled, and looked through."""

import string
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from outreach_desktop.words.saying import CATALOGUES
from tools.words.finding import sentences


def found() -> Catalog:
    """What the program says now, untranslated."""
    catalogue = Catalog(project="Outreach Desktop", charset="utf-8", fuzzy=False)
    for said in sentences():
        catalogue.add(
            (said.one, said.many) if said.many else said.one,
            locations=[(said.place, said.line)],
            flags=["python-brace-format"] if "{" in said.one + said.many else [],
            context=said.context or None,
        )
    return catalogue


def read(path: Path) -> Catalog:
    """The translation in this .po file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem, charset="utf-8")


def files() -> list[Path]:
    """Every translation there is."""
    return sorted(CATALOGUES.glob("*.po"))


def update(path: Path, now: Catalog) -> None:
    """Give the file the sentences of `now`; translations stay, and those of sentences that are gone go.

    None is guessed from one that reads alike: a wrong sentence is worse than an English one.
    """
    catalogue = read(path) if path.exists() else Catalog(locale=path.stem, charset="utf-8")
    catalogue.fuzzy = False
    catalogue.update(now, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    with path.open("wb") as file:
        write_po(
            file, catalogue, width=100, sort_output=True, include_lineno=False, omit_header=False
        )


def compile_one(path: Path) -> None:
    """Write the .mo beside the .po, which is what the program reads. Raises ValueError for a translation that would break."""
    catalogue = read(path)
    if wrong := list(mistakes(catalogue)):
        raise ValueError("\n".join(wrong))
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)


def missing(catalogue: Catalog) -> list[Message]:
    """The sentences that nobody has translated, or where one of the plurals is missing."""
    return [message for message in catalogue if message.id and not all(_said(message))]


def mistakes(catalogue: Catalog) -> Iterator[str]:
    """What would go wrong where a translation is shown: values named otherwise, an end or a beginning lost."""
    for message in catalogue:
        if not message.id:
            continue
        asked = _ids(message)
        allowed = set().union(*map(_values, asked))
        for said in filter(None, _said(message)):
            if not _values(said) <= allowed:
                yield f"“{said}” names values that “{asked[0]}” has not"
            elif missed := set.intersection(*map(_values, asked)) - _values(said) - {"count"}:
                yield f"“{said}” leaves out {sorted(missed)} of “{asked[0]}”"
            if _edges(said) != _edges(asked[0]):
                yield f"“{said}” begins or ends with other blanks than “{asked[0]}”"


def _ids(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(map(str, message.id or ()))


def _said(message: Message) -> tuple[str, ...]:
    said = message.string or ""
    return (said,) if isinstance(said, str) else tuple(said)


def _values(sentence: str) -> set[str]:
    """The names in braces; a sentence with braces of another kind, such as a tag of Word's, has none."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}
    except ValueError:
        return set()


def _edges(sentence: str) -> tuple[str, str]:
    bare = sentence.strip()
    return sentence.partition(bare)[0], sentence.rpartition(bare)[2]
