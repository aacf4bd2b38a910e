"""Translations fit what the program says."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from outreach_desktop.words.saying import CATALOGUES
from tools.words import catalogues
from tools.words.finding import said_in_module

_MOST_MISSING = 0.05
FILES = catalogues.files()


@pytest.fixture(scope="module")
def now() -> Catalog:
    return catalogues.found()


def test_sentences_are_found_with_their_plurals_and_contexts(tmp_path: Path) -> None:
    module = tmp_path / "one.py"
    module.write_text(
        'a = say("Nothing " "fits.")\nb = say_many("{count} person", "{count} people", 3)\n'
        'c = say("In {x}", x=say_in("button", "Open"))\n'
    )

    found = [(one.one, one.many, one.context) for one in said_in_module(module, "one.py")]

    assert sorted(found) == [
        ("In {x}", "", ""),
        ("Nothing fits.", "", ""),
        ("Open", "", "button"),
        ("{count} person", "{count} people", ""),
    ]


@pytest.mark.parametrize(
    "written", ['say(f"{x}")', "say(sentence)", 'say("a" + b)', 'say_many("a", b, 3)']
)
def test_a_sentence_that_is_not_written_out_is_refused(tmp_path: Path, written: str) -> None:
    module = tmp_path / "one.py"
    module.write_text(written)

    with pytest.raises(ValueError, match=r"one\.py:1: say"):
        list(said_in_module(module, "one.py"))


def test_there_is_a_translation() -> None:
    assert [path.name for path in FILES] == ["de.po"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_few_sentences_are_not_translated(path: Path, now: Catalog) -> None:
    catalogue = catalogues.read(path)
    catalogue.update(now, no_fuzzy_matching=True)
    lacking = catalogues.missing(catalogue)

    assert len(lacking) <= _MOST_MISSING * len(catalogue), [message.id for message in lacking][:20]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_translation_breaks_a_sentence(path: Path) -> None:
    assert list(catalogues.mistakes(catalogues.read(path))) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_read_is_compiled_from_what_translators_wrote(path: Path, tmp_path: Path) -> None:
    again = tmp_path / path.name
    again.write_bytes(path.read_bytes())

    catalogues.compile_one(again)

    assert again.with_suffix(".mo").read_bytes() == path.with_suffix(".mo").read_bytes()


@pytest.mark.parametrize(
    ("one", "said", "wrong"),
    [
        ("In {x}", "In {y}", "names values"),
        ("In {x}", "Darin", "leaves out"),
        (" then", "dann", "other blanks"),
        ("In {x}", "Im {x}", ""),
    ],
)
def test_a_translation_that_would_break_is_named(one: str, said: str, wrong: str) -> None:
    catalogue = Catalog(locale="de")
    catalogue.add(one, said)

    assert [wrong in sentence for sentence in catalogues.mistakes(catalogue)] == [True] * bool(
        wrong
    )


def test_a_new_sentence_waits_for_its_translation_and_the_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "de.po"
    first, then = Catalog(), Catalog()
    first.add("Open")
    first.add("Close")
    catalogues.update(path, first)
    kept = catalogues.read(path)
    kept["Open"].string = "Öffnen"
    with path.open("wb") as file:
        write_po(file, kept)
    then.add("Open")
    then.add("Opens")

    catalogues.update(path, then)

    now = catalogues.read(path)
    assert now["Open"].string == "Öffnen"
    assert [message.id for message in catalogues.missing(now)] == ["Opens"]
    assert "Close" not in now


def test_catalogues_lie_in_the_package_and_so_in_the_wheel() -> None:
    assert CATALOGUES.parents[1].name == "outreach_desktop"


def _bare(label: str) -> str:
    """The words of a button or menu without its underlined letter and its dots."""
    return re.sub(r"\s*\u2026$", "", label.replace("&", "")).strip()


def _pairs(catalogue: Catalog) -> Iterator[tuple[str, str]]:
    for message in catalogue:
        ids = [message.id] if isinstance(message.id, str) else message.id
        said = message.string or ""
        others = [said] if isinstance(said, str) else said
        yield from ((str(one), str(other)) for one, other in zip(ids, others, strict=True) if one)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_button_that_a_sentence_quotes_is_called_there_as_on_the_screen(path: Path) -> None:
    pairs = list(_pairs(catalogues.read(path)))
    called: dict[str, set[str]] = {}
    for one, said in pairs:
        called.setdefault(_bare(one), set()).add(_bare(said))
    wrong = [
        f"{quoted!r} is {called[quoted]}, and not so in {said!r}"
        for one, said in pairs
        for quoted in map(_bare, re.findall(r"\u201c([^\u201c\u201d{}]+)\u201d", one))
        if quoted in called
        and f"\u201c{quoted}\u201d" not in said  # a key that other programs read stays as it is
        and not any(f"\u201e{name}\u201c" in said for name in called[quoted])
    ]

    assert wrong == []
