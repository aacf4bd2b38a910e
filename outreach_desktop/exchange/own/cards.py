"""What our own vCards say: properties that every program knows, and ours for what no other has."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import attrgetter

from outreach_desktop.domain.own_fields.own_fields import OwnField
from outreach_desktop.exchange.own import tag_cells, wish_cells
from outreach_desktop.exchange.own.columns import COLUMNS, Listed
from outreach_desktop.exchange.own.listing import YES

PRODUCT = "-//Outreach Desktop//EN"
_OURS = "X-OUTREACH-"
_UID = "urn:uuid:"
_NAME = ("last_name", "first_name", "", "title", "post_nominals")
_ADDRESS = ("", "", "street", "town", "region", "postcode", "country")
_ADDRESSES = {
    "home": _ADDRESS,
    "work": tuple(part and f"place_{part}" for part in _ADDRESS),
}
_TOKEN = re.compile(r"\\.|;|,", re.DOTALL)
_SPECIAL = re.compile(r"[\\;,\n\r]")
_SIGNS = {"\n": "\\n", "\r": "", ";": "\\;", ",": "\\,", "\\": "\\\\"}
_HEADS = {
    "4.0": {
        "email": "EMAIL;TYPE=work",
        "phone": "TEL;TYPE=voice",
        "mobile": "TEL;TYPE=cell",
        "role": "TITLE",
        "profession": "ROLE",
        "notes": "NOTE",
    },
    "3.0": {
        "email": "EMAIL;TYPE=INTERNET",
        "phone": "TEL;TYPE=WORK,VOICE",
        "mobile": "TEL;TYPE=CELL,VOICE",
        "role": "TITLE",
        "profession": "ROLE",
        "notes": "NOTE",
    },
}
_HEAD = {
    "4.0": ("BEGIN:VCARD", "VERSION:4.0", f"PRODID:{PRODUCT}", "KIND:individual"),
    "3.0": ("BEGIN:VCARD", "VERSION:3.0", f"PRODID:{PRODUCT}"),
}
_WRITTEN_APART = frozenset(("id", "tags", "wishes", "last_contact"))
_SAID = {column.key: column.path for column in COLUMNS if column.key not in _WRITTEN_APART}
_said = attrgetter(*_SAID.values())
_WISH = f"{_OURS}WISH"
_OWN_FIELD = f"{_OURS}OWN"
OWN = "own:"
"""What begins the key of a field of the group's own, before its name."""
_UNREAD = frozenset(("BEGIN", "END", "VERSION", "PRODID", "KIND", "FN", "REV"))
"""What says nothing that another line does not."""
_STANDARD = frozenset(
    (
        *("id", "last_name", "first_name", "title", "post_nominals", "profession", "email"),
        *("phone", "mobile", "organisation", "department", "role", "notes", "tags", "wishes"),
        *(f"{begun}{part}" for begun in ("", "place_") for part in _ADDRESS if part),
        "last_contact",
    )
)
Said = tuple[str, Sequence[str], str]
"""A line of a card: its name, its types in small letters, and its value as it is written."""


def escaped(text: str) -> str:
    """`text` as a value, with what means something there marked."""
    if text.isalnum():  # most are
        return text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SPECIAL.sub(lambda match: _SIGNS[match[0]], text)


def _cut(value: str, mark: str) -> list[str]:
    """The texts between `mark`, each as it was before `escaped`."""
    if "\\" not in value:
        return value.split(mark)
    parts, begin = [""], 0
    for match in _TOKEN.finditer(value):
        parts[-1] += value[begin : match.start()]
        begin = match.end()
        token = match[0]
        if token == mark:
            parts.append("")
        else:
            parts[-1] += (
                token if len(token) == 1 else {"n": "\n", "N": "\n"}.get(token[1], token[1])
            )
    parts[-1] += value[begin:]
    return parts


def _text(value: str) -> str:
    return _cut(value, "\0")[0] if "\\" in value else value


@cache
def _ours() -> dict[str, str]:
    """What the property of each column that no other program knows is called, by the key of the column."""
    return {
        column.key: _OURS + column.key.upper().replace("_", "-")
        for column in COLUMNS
        if column.key not in _STANDARD
    }


def lines(listed: Listed, version: str, own: Sequence[OwnField] = ()) -> list[str]:
    """The card of somebody, a line each, before they are folded."""
    told = {
        key: YES if value is True else escaped(str(value))
        for key, value in zip(_SAID, _said(listed), strict=True)
        if value
    }
    card = [*_HEAD[version], f"UID:{_UID}{listed.id}", f"FN:{escaped(listed.contact.name)}"]
    card.append(f"N:{_joined(_NAME, told)}")
    card += [f"{head}:{told[key]}" for key, head in _HEADS[version].items() if key in told]
    if "organisation" in told:
        card.append(f"ORG:{_joined(('organisation', 'department'), told).rstrip(';')}")
    for kind, keys in _ADDRESSES.items():
        if not told.keys().isdisjoint(keys):
            card.append(f"ADR;TYPE={kind}:{_joined(keys, told)}")
    if listed.contact.tags:
        card.append(f"CATEGORIES:{','.join(map(escaped, listed.contact.tags))}")
    ours = _ours()
    card += [f"{ours[key]}:{value}" for key, value in told.items() if key in ours]
    if listed.contact.wishes:
        wishes = wish_cells.written(listed.contact.wishes).split("\n")
        card += [f"{_WISH}:{escaped(wish)}" for wish in wishes]
    if listed.contact.own:
        names = {one.id: escaped(one.name) for one in own}
        card += [
            f"{_OWN_FIELD}:{names[key]};{escaped(value)}"
            for key, value in listed.contact.own
            if key in names
        ]
    card.append("END:VCARD")
    return card


def _joined(keys: Sequence[str], told: Mapping[str, str]) -> str:
    return ";".join([told.get(key, "") for key in keys])


def is_ours(said: Iterable[Said]) -> bool:
    """Whether a card was written here, and is not another program's copy of one."""
    return any(name == "PRODID" and value == PRODUCT for name, _, value in said)


def cells_of(said: Iterable[Said]) -> dict[str, str]:
    """What a card of ours says, by the keys of the columns; what another program added goes to the notes."""
    found: dict[str, str] = {}
    wishes: list[str] = []
    added: list[str] = []
    for name, types, value in said:
        if name == _WISH:
            wishes.append(_text(value))
        elif name == _OWN_FIELD:
            called, cell = (*_cut(value, ";"), "")[:2]
            found[OWN + called] = cell
        elif name not in _UNREAD:
            told = _read(name, types, value)
            if not told or any(found.get(key, cell) != cell for key, cell in told.items()):
                added.append(f"{name}: {_text(value)}")
            found = told | found
    found["wishes"] = "\n".join(wishes)
    found["notes"] = "\n".join(filter(None, [found.get("notes", ""), *added]))
    return {key: value for key, value in found.items() if value}


def _read(name: str, types: Sequence[str], value: str) -> dict[str, str]:
    """A line by the keys of its columns; nothing for one that we never write."""
    match name:
        case "UID":
            return {"id": value.removeprefix(_UID)}
        case "N":
            return _parts(_NAME, value)
        case "TEL":
            return {"mobile" if "cell" in types else "phone": _text(value)}
        case "ORG":
            return _parts(("organisation", "department"), value)
        case "ADR":
            return _parts(_ADDRESSES["work" if "work" in types else "home"], value)
        case "CATEGORIES":
            return {"tags": tag_cells.written(_cut(value, ","))}
    key = _names().get(name)
    return {key: _text(value)} if key else {}


def _parts(keys: Sequence[str], value: str) -> dict[str, str]:
    parts = zip(keys, _cut(value, ";"), strict=False)
    return {key: part for key, part in parts if key and part}


@cache
def _names() -> dict[str, str]:
    one_value = {"EMAIL": "email", "TITLE": "role", "ROLE": "profession", "NOTE": "notes"}
    return one_value | {name: key for key, name in _ours().items()}
