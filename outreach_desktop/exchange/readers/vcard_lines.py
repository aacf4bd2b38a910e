"""The lines of a vCard: put together where they were broken, and taken apart into what they say."""

import quopri
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from outreach_desktop.exchange.readers.encodings import is_for_letters
from outreach_desktop.words import say

_ENCODED = re.compile(r"^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE\b", re.IGNORECASE)
_BINARY = re.compile(r"^[^:]*;(?:ENCODING=)?(?:BASE64|B)\b", re.IGNORECASE)
_NAME = re.compile(r"(?:(?P<group>[\w-]+)\.)?(?P<name>[A-Za-z][\w-]*)")
_CUSTOM = re.compile(r"X-CUSTOM\((.*)\)", re.IGNORECASE)
_PARTS = re.compile(r'(?:[^;"]|"[^"]*"?)+')
_ESCAPED = re.compile(r"\\([nN,;:\\])")
_WORDS_ROUND_LABELS = re.compile(r"^_\$!<(.*)>!\$_$")
# Words of a label that say nothing to a reader; "pref" is said by a star in front, as Google does.
_UNSAID = frozenset(
    (
        "internet",
        "voice",
        "pref",
        "x400",
        "msg",
        "text",
        "video",
        "dom",
        "intl",
        "postal",
        "parcel",
        "other2",
    )
)
BEGIN, END = "BEGIN:VCARD", "END:VCARD"
_AROUND = "\ufeff\u200b \t\x1a\x00"
PICTURES = frozenset(("PHOTO", "LOGO", "SOUND", "KEY"))
_MOST_LINES = 5000
_LONGEST_HEAD, _LONGEST_VALUE = 10_000, 100_000
_RETURNS = re.compile(r"\r+\n?")
_BREAKS = {mark: re.compile(rf"(?<!\\){mark}") for mark in ";,"}
_LONGEST_KEPT_HEAD = 200
"""Letters: what stands before a colon is the same in most cards, so it is taken apart once; longer ones are not kept."""
_SAID_AS = {"cell": "mobile", "iphone": "mobile", "main": "main phone"}


class BadLineError(ValueError):
    """A line that belongs to no card; its text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a card: `value` as it is written, decoded but not unescaped."""

    group: str
    name: str
    value: str
    params: Mapping[str, list[str]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The value as people read it."""
        return _unescaped(self.value).strip()

    def parts(self) -> list[str]:
        """What stands between semicolons; several values of one part are joined by a blank."""
        return [
            " ".join(_split(part, ","))
            if "," in part and "\n" not in part
            else _unescaped(part).strip()
            for part in _cut(self.value, ";")
        ]

    def values(self) -> list[str]:
        """What stands between commas."""
        return _split(self.value, ",")

    def label(self, labels: Mapping[str, str]) -> str:
        """“* Work”: what the card calls it, with a star where it comes first."""
        types = [
            kind.casefold() for kinds in self.params.get("TYPE", []) for kind in kinds.split(",")
        ]
        star = "* " if "pref" in types or self.params.get("PREF") == ["1"] else ""
        named = labels.get(self.group, "") if self.group else ""
        if match := _WORDS_ROUND_LABELS.match(named):
            named = match[1]
        if custom := self.params.get("X-CUSTOM"):
            named = custom[0]
        said = named or " ".join(_SAID_AS.get(kind, kind) for kind in types if kind not in _UNSAID)
        return f"{star}{said}" if said else star.strip()


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Whole lines with their number: folded ones, soft breaks and pictures in many lines put together."""
    text = text.replace("\r\n", "\n")  # most are
    physical = (_RETURNS.sub(_line_ends, text) if "\r" in text else text).split("\n")
    number, count = 0, len(physical)
    while number < count:
        begins, line = number, physical[number]
        number += 1
        parts = [line]
        if line.rstrip(" \t").endswith("=") and _ENCODED.match(line):
            while parts[-1].rstrip(" \t").endswith("=") and number < count:
                parts[-1] = parts[-1].rstrip(" \t")[:-1]
                if physical[number].strip().upper() in (BEGIN, END):
                    break  # a stray sign at the end of the last line
                parts.append(physical[number])
                number += 1
        while number < count and physical[number][:1] in (" ", "\t"):
            if _is_edge(line, physical[number], physical[number + 1 : number + 2]):
                break
            parts.append(physical[number][1:])
            number += 1
        if number < count and ":" not in physical[number] and _BINARY.match(line):
            while number < count and physical[number].strip() and ":" not in physical[number]:
                parts.append(physical[number].strip())
                number += 1
        whole = "".join(parts)
        if whole.strip():
            yield begins + 1, whole


def _is_edge(line: str, indented: str, following: list[str]) -> bool:
    """Whether a line begins or ends a card though blanks stand before it, which else go on with a line."""
    word, behind = bare(indented), bare(following[0]) if following else ""
    return (word == BEGIN and bare(line) == END) or (word == END and behind in ("", BEGIN))


def bare(content: str) -> str:
    """A line as it is looked for: in capitals, without blanks or marks of an encoding around it."""
    return content.strip(_AROUND).upper()


def _line_ends(found: re.Match[str]) -> str:
    """Returns before a line feed are of one line's end; without one, each ends a line, as on an old Macintosh."""
    return "\n" if found[0].endswith("\n") else "\n" * len(found[0])


def properties(card: list[str]) -> Iterator[Property]:
    """What the lines of a card say. BadLineError for one that says nothing, or where there is no end."""
    if bare(card[-1]) != END:
        raise BadLineError(say("The card is cut off: it has no end. Export it again."))
    if len(card) > _MOST_LINES:
        raise BadLineError(
            say(
                "The card has more than {limit} lines. Export it again.",
                limit=_MOST_LINES,
            )
        )
    for content in card:
        yield _property(content.strip("\ufeff"))


def _property(content: str) -> Property:
    end = _colon(content[:_LONGEST_HEAD])
    if end < 0:
        raise BadLineError(
            say(
                "A line of the card cannot be read: \u201c{line}\u201d."
                " Take it out, or type this person in.",
                line=content.strip()[:40],
            )
        )
    head, value = content[:end], content[end + 1 :]
    said = _kept_head(head) if end < _LONGEST_KEPT_HEAD else _head(head)
    if said is None:
        raise BadLineError(
            say(
                "A line of the card cannot be read: \u201c{line}\u201d.",
                line=content.strip()[:40],
            )
        )
    group, name, params = said
    if len(value) > _LONGEST_VALUE:
        if name in PICTURES:
            return Property("", name, "", {})  # nobody reads them
        raise BadLineError(
            say(
                "A line of the card, {name}, has more than {limit} characters. Shorten it.",
                name=name,
                limit=_LONGEST_VALUE,
            )
        )
    if "ENCODING" in params and "QUOTED-PRINTABLE" in map(str.upper, params["ENCODING"]):
        value = _decoded(value, params.get("CHARSET", ["utf-8"])[0])
    return Property(group, name, value, params)


def _head(head: str) -> tuple[str, str, Mapping[str, list[str]]] | None:
    """What stands before the colon: group, name and parameters; None where it is no name."""
    pieces = _cut_outside(head)
    match = _NAME.fullmatch(pieces[0].strip())
    if match is None:
        return None
    return (match["group"] or "").casefold(), match["name"].upper(), _params(pieces[1:])


_kept_head = lru_cache(maxsize=1024)(_head)


def _params(pieces: list[str]) -> dict[str, list[str]]:
    """Parameters by name; what stands without one, as in version 2.1, is a type or an encoding."""
    found: dict[str, list[str]] = {}
    for piece in pieces:
        if custom := _CUSTOM.fullmatch(piece.strip()):
            found["X-CUSTOM"] = [_custom(custom[1])]
            continue
        name, equals, value = piece.partition("=")
        if not equals:
            bare = name.strip().upper()
            is_encoding = bare in ("QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT")
            name, value = ("ENCODING" if is_encoding else "TYPE"), name.strip()
        found.setdefault(name.strip().upper(), []).append(_plain(value))
    return found


def _custom(text: str) -> str:
    """Samsung's label: CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=43=61 is “Ca”."""
    charset, words = "utf-8", []
    for part in text.split(","):
        if part.upper().startswith("CHARSET="):
            charset = part[8:]
        elif not part.upper().startswith("ENCODING="):
            words.append(part)
    return _decoded(",".join(words), charset).strip()


def _plain(value: str) -> str:
    """A parameter without its quotation marks and its own escapes (RFC 6868)."""
    text = value.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1]
    return re.sub(r"\^([n'^])", lambda match: {"n": "\n", "'": '"', "^": "^"}[match[1]], text)


def _decoded(value: str, charset: str) -> str:
    raw = quopri.decodestring(value.encode("utf-8", "surrogateescape"))
    known = charset if is_for_letters(charset) else "utf-8"
    return raw.decode(known, errors="replace").replace("\r\n", "\n").replace("\r", "\n")


def _colon(content: str) -> int:
    """Where the value begins: the first colon outside quotation marks and brackets."""
    first = content.find(":")
    if '"' not in content[:first] and "(" not in content[:first]:
        return first  # as most lines have it
    quoted, depth = False, 0
    for place, char in enumerate(content):
        if char == '"':
            quoted = not quoted
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
        elif char == ":" and not quoted and depth <= 0:
            return place
    return first


def _cut_outside(head: str) -> list[str]:
    """The parts between semicolons that stand outside quotation marks."""
    return [head] if ";" not in head else _PARTS.findall(head) or [head]


def _cut(value: str, mark: str) -> list[str]:
    """What stands between `mark`, where no backslash stands before it."""
    return _BREAKS[mark].split(value) if "\\" in value else value.split(mark)


def _split(value: str, mark: str) -> list[str]:
    return [text for part in _cut(value, mark) if (text := _unescaped(part).strip())]


def _unescaped(value: str) -> str:
    if "\\" not in value:
        return value  # most are
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)
