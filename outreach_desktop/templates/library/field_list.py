"""The field catalogue as a list: each field with its tag, ready to be pasted into Word, and the patterns to put tags into."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from outreach_desktop.domain.fields import FieldKind, begun
from outreach_desktop.templates.library.entries import NOT_USED, CatalogueEntry
from outreach_desktop.templates.library.own_fields import OWN
from outreach_desktop.words import local, say, say_many

_OF_LIST: Final = "[]."
_ROW: Final = "row"
_LOOP_NAMES: Final = {"events": "session", "people": "person"}
"""What a row is called where another word than “row” is plainer."""
_FILTERS: Final = {
    FieldKind.DATE: " | date",
    FieldKind.TIME: " | time",
    FieldKind.LINES: " | lines",
}
_GROUPS: Final = {
    "contact": say("Person"),
    "organisation": say("Organisation"),
    "event": say("Event"),
    "letter": say("This letter"),
    "content": say("Content bank"),
    "thanks": say("Thanks"),
    "group": say("Our group"),
    "sender": say("Sender"),
}
_OWN_GROUP: Final = say("Fields of your own")
_LISTS: Final = say("Lists")
_DATES: Final = say("Date and reference")
_PATTERNS: Final = say("Patterns")
_MOST_CELLS: Final = 4
"""Columns of a table that is offered for a list: more are narrow on paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldField:
    """A field, or a pattern, whose `path` is ""; `tag` is what is pasted into Word."""

    group: str
    name: str
    meaning: str
    tag: str
    path: str = ""
    kind: FieldKind = FieldKind.TEXT
    within: str = ""
    """The tag that begins the list it is a part of, "" for none."""
    only_if: str = ""
    """Lines that print it where there is something in it, and close up where not."""
    for_each: str = ""
    """Lines that are repeated for each of a list."""
    cells: tuple[str, ...] = ()
    """A row of a table that is repeated for each."""

    def says(self, words: Sequence[str]) -> bool:
        """Whether each of these words, in small letters, stands in what it is called, in its group or in what it means."""
        text = f"{self.group} {self.name} {self.meaning} {self.tag}".casefold()
        return all(word in text for word in words)


def loop_name(path: str) -> str:
    """What a row of this list is called in its loop."""
    return _LOOP_NAMES.get(path, _ROW)


def told(catalogue: Sequence[CatalogueEntry]) -> tuple[ToldField, ...]:
    """Every field of a catalogue, group by group, and at the end the patterns."""
    found = [field for entry in catalogue for field in _of(entry)]
    last = (_LISTS, _OWN_GROUP, _DATES)
    found.sort(key=lambda one: last.index(one.group) + 1 if one.group in last else 0)
    return (*found, *_patterns())


def in_words(value: object, kind: FieldKind, language: str = "") -> str:
    """A value as a document would print it; "" where nothing is known."""
    match value:
        case None:
            return ""
        case bool():
            return local.yes_or_no(value, language)
        case dt.date():
            return local.long_date(value, language)
        case dt.time():
            return local.time_of_day(value, language)
        case Mapping() if kind is FieldKind.PICTURE:
            return str(value["name"])
        case list() if kind is FieldKind.ROWS:
            return say_many("{count} row", "{count} rows", len(value)) if value else ""
        case list():
            return "; ".join(str(one).rstrip(".") for one in value)
        case other:
            return str(other)


def value_at(facts: Mapping[str, Any], path: str) -> object:
    """What stands there; in a list, what its first row says."""
    value: object = facts
    for name in path.replace("[]", ".[]").split("."):
        if name == "[]":
            value = value[0] if isinstance(value, list) and value else None
        else:
            value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _of(entry: CatalogueEntry) -> Iterator[ToldField]:
    """What stands in one name of the catalogue, and beside it the lists that hold rows."""
    if entry.kind is not FieldKind.SUBJECT:
        group = _LISTS if entry.kind is FieldKind.ROWS else _DATES
        yield from _field(entry, entry.name, group)
        return
    group = _GROUPS.get(entry.name, begun(entry.meaning))
    for inner in entry.entries:
        path = f"{entry.name}.{inner.name}"
        if inner.kind is FieldKind.SUBJECT:
            is_own = inner.name == OWN
            for each in inner.entries:
                yield from _field(each, f"{path}.{each.name}", _OWN_GROUP if is_own else group)
        else:
            yield from _field(inner, path, group)


def _field(entry: CatalogueEntry, path: str, group: str) -> Iterator[ToldField]:
    if entry.kind is not FieldKind.ROWS:
        yield _told(entry, path, group, path)
        return
    row = loop_name(path)
    begin = f"{{% for {row} in {path} %}}"
    used = [one for one in entry.entries if one.meaning != NOT_USED]
    cells = [_tag(f"{row}.{one.name}", one.kind) for one in used[:_MOST_CELLS]]
    lines = f"{begin}\n{cells[0]}\n{{% endfor %}}"
    cells[0] = begin + cells[0]
    cells[-1] += "{% endfor %}"
    yield ToldField(
        group=group,
        name=path,
        meaning=entry.meaning,
        tag=lines,
        path=path,
        kind=entry.kind,
        only_if=f"{{% if {path} %}}\n{lines}\n{{% endif %}}",
        for_each=lines,
        cells=tuple(cells),
    )
    for one in used:
        yield _told(one, f"{path}{_OF_LIST}{one.name}", group, f"{row}.{one.name}", within=begin)


def _told(
    entry: CatalogueEntry, path: str, group: str, written: str, within: str = ""
) -> ToldField:
    tag = _tag(written, entry.kind)
    is_printed = entry.kind not in (FieldKind.YES_NO, FieldKind.PICTURE)
    inner = tag if is_printed else "\u2026"
    is_list = entry.kind is FieldKind.LINES
    return ToldField(
        group=group,
        name=written,
        meaning=entry.meaning,
        tag=tag,
        path=path,
        kind=entry.kind,
        within=within,
        only_if=f"{{% if {written} %}}\n{inner}\n{{% endif %}}",
        for_each=f"{{% for line in {written} %}}\n{{{{ line }}}}\n{{% endfor %}}"
        if is_list
        else "",
    )


def _tag(written: str, kind: FieldKind) -> str:
    return f"{{{{ {written}{_FILTERS.get(kind, '')} }}}}"


def _patterns() -> Iterator[ToldField]:
    """What tags are put into, each to be changed after it was pasted."""
    row = (
        "{% for session in events %}{{ session.date | date }}",
        "{{ session.title }}{% endfor %}",
    )
    for name, meaning, tag, cells in (
        (
            say("only if"),
            say("lines that are printed only if something is known; no gap is left"),
            "{% if contact.department %}\n{{ contact.department }}\n{% endif %}",
            (),
        ),
        (
            say("one or the other"),
            say("one sentence if something is known, another one if not"),
            "{% if event.title %}\n\u2026\n{% else %}\n\u2026\n{% endif %}",
            (),
        ),
        (
            say("only if, inside a sentence"),
            say("a few words that are printed only if something is known"),
            "{% if contact.specialty %} in {{ contact.specialty }}{% endif %}",
            (),
        ),
        (
            say("or else"),
            say("what is printed where nothing is known"),
            "{{ contact.phone or '\u2026' }}",
            (),
        ),
        (
            say("once for each"),
            say("lines or bullets that are repeated for each of a list"),
            "{% for need in organisation.needs %}\n{{ need }}\n{% endfor %}",
            (),
        ),
        (
            say("a table row for each"),
            say("a row of a table that is repeated for each of a list"),
            "\t".join(row),
            row,
        ),
        (
            say("a list in a sentence"),
            say("\u201cAnn, Beth and Cy\u201d, in the language of the document"),
            "{{ organisation.needs | list }}",
            (),
        ),
        (
            say("day of the week"),
            say("a date with its day of the week"),
            "{{ event.date | date('weekday') }}",
            (),
        ),
        (
            say("a link"),
            say("a web address, an email address or a number that can be clicked"),
            "{{ group.website | link }}",
            (),
        ),
        (
            say("a QR code"),
            say("a code for the camera of a phone, of so many centimetres"),
            "{{ group.website | qr(3) }}",
            (),
        ),
        (
            say("a long text"),
            say("a text in which people write **bold**, *italic* and lists"),
            "{{ group.about | rich }}",
            (),
        ),
    ):
        yield ToldField(group=_PATTERNS, name=name, meaning=meaning, tag=tag, cells=cells)
