"""The catalogue: one entry for each name, and examples that a template can be filled with."""

import datetime as dt

from outreach_desktop.domain.fields import FieldKind
from outreach_desktop.paths import resource
from outreach_desktop.templates.library.entries import CatalogueEntry
from outreach_desktop.templates.library.fields import CATALOGUE, fields, sample

_TYPES = {
    FieldKind.TEXT: str,
    FieldKind.DATE: dt.date,
    FieldKind.TIME: dt.time,
    FieldKind.YES_NO: bool,
}


def _leaves(entries: tuple[CatalogueEntry, ...]) -> list[CatalogueEntry]:
    inner = [leaf for entry in entries for leaf in _leaves(entry.entries)]
    return [entry for entry in entries if not entry.entries] + inner


def test_paths_say_what_stands_in_a_list() -> None:
    paths = fields()
    assert paths["contact.salutation"] is FieldKind.TEXT
    assert paths["events"] is FieldKind.ROWS
    assert paths["events[].date"] is FieldKind.DATE
    assert paths["group.measures[].more"] is FieldKind.TEXT
    assert paths["organisation.needs"] is FieldKind.LINES


def test_no_name_stands_twice_in_one_place() -> None:
    def check(entries: tuple[CatalogueEntry, ...]) -> None:
        names = [entry.name for entry in entries]
        assert len(names) == len(set(names))
        for entry in entries:
            check(entry.entries)

    check(CATALOGUE)


def test_every_field_says_what_it_means_and_shows_an_example_of_its_kind() -> None:
    for entry in _leaves(CATALOGUE):
        assert entry.meaning
        assert isinstance(entry.example, _TYPES.get(entry.kind, object)), entry.name
        assert entry.example is not None


def test_the_sample_has_every_path_and_its_rows_every_column() -> None:
    context = sample()
    for path in fields():
        name, *inner = path.split(".")
        values = [context[name.removesuffix("[]")]]
        if name.endswith("[]"):
            values = list(values[0])  # type: ignore[call-overload]
        for part in inner:
            values = [value[part.removesuffix("[]")] for value in values]  # type: ignore[index]
            if part.endswith("[]"):
                values = [row for rows in values for row in rows]  # type: ignore[attr-defined]
        assert values
        assert None not in values, path


def test_a_picture_of_the_sample_is_a_shipped_file() -> None:
    logo = sample()["group"]["logo"]  # type: ignore[index]
    assert logo == {"picture": resource("sample", "logo.png").read_bytes(), "name": "logo.png"}


def test_changing_a_sample_changes_no_other() -> None:
    sample()["contact"]["tags"].append("mine")  # type: ignore[index]
    assert "mine" not in sample()["contact"]["tags"]  # type: ignore[index]
