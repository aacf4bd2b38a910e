"""Writes docs/fields.md, the manual's page of fields: `python -m outreach_desktop.templates.library.fields_page`."""

from pathlib import Path

from outreach_desktop import writing
from outreach_desktop.domain.fields import FieldKind
from outreach_desktop.templates.library.entries import NOT_USED, CatalogueEntry
from outreach_desktop.templates.library.field_list import in_words, loop_name
from outreach_desktop.templates.library.fields import CATALOGUE

PAGE = Path(__file__).resolve().parents[3] / "docs" / "fields.md"

_OPENING = """\
# The fields

Everything a document can say. Type a field in double braces where you want it: `{{ contact.salutation }}`. This page is
made from the program's own list, which the check of your templates uses too.

A **list of lines** is printed with `{{ group.address_lines | join(", ") }}`, or a line at a time between
`{% for line in group.address_lines %}` and `{% endfor %}`, where each is `{{ line }}`. A **list of rows** is gone through in
the same way; its table below says what each row holds. A **date** is written by `| date`, `| date("short")` or
`| date("weekday")`, a **time** by `| time`. A **picture** is the alt text of any picture, whose place it takes. A **yes or no**
is for `{% if %}`; printed, it is the word in the language of the document.

**Fields of your own** (*Settings*, *Your own fields*) are there too: `contact.own.parking_permit` of people,
`organisation.own.…` of organisations. The name is written in small letters without accents, with one `_` for all that is
neither letter nor digit; the list under *Settings* shows it. A text or a word of a list that no one filled in prints
nothing; a date and a yes or no are missing then, as other fields are.

Letters made for Word’s own mail merge need none of this typing: their First_Name, Company_Name or Postleitzahl take the field they
mean, and the check says which ([old mail-merge letters](templates.md#old-mail-merge-letters)).
"""


def page() -> str:
    """The whole page as Markdown."""
    alone = [entry for entry in CATALOGUE if not entry.entries]
    parts = [_OPENING]
    parts += [_part(entry) for entry in CATALOGUE if entry.entries]
    parts.append(_titled("On its own", "", _table(alone, "")))
    return "\n".join(parts)


def _part(entry: CatalogueEntry) -> str:
    """A subject or a list, and after it the lists of rows that stand in it."""
    if entry.kind is FieldKind.ROWS:
        return _rows(entry, entry.name)
    inner = [one for one in entry.entries if one.kind is FieldKind.ROWS]
    lists = "".join(f"\n{_rows(one, f'{entry.name}.{one.name}')}" for one in inner)
    table = _table(entry.entries, f"{entry.name}.")
    return _titled(f"`{entry.name}`", f"{entry.meaning}.", table) + lists


def _rows(entry: CatalogueEntry, path: str) -> str:
    row = loop_name(path)
    note = f"{entry.meaning}. Between `{{% for {row} in {path} %}}` and `{{% endfor %}}`:"
    used = [one for one in entry.entries if one.meaning != NOT_USED]
    return _titled(f"`{path}`", note, _table(used, f"{row}."))


def _titled(title: str, note: str, table: str) -> str:
    said = f"{note[:1].upper()}{note[1:]}\n\n" if note else ""
    return f"## {title}\n\n{said}{table}"


def _table(entries: list[CatalogueEntry] | tuple[CatalogueEntry, ...], before: str) -> str:
    lines = ["| field | what it is | for example |", "| --- | --- | --- |"]
    lines += [
        f"| `{before}{entry.name}` | {entry.meaning}{_kind(entry)} | {_example(entry)} |"
        for entry in entries
    ]
    return "\n".join(lines) + "\n"


def _kind(entry: CatalogueEntry) -> str:
    return "" if entry.kind is FieldKind.TEXT else f" ({entry.kind})"


def _example(entry: CatalogueEntry) -> str:
    """The example as a document would print it."""
    return "see below" if entry.kind is FieldKind.ROWS else in_words(entry.example, entry.kind)


if __name__ == "__main__":
    writing.write_over(PAGE, page().encode())
