"""Which encoding a file of text is in: by its marks, else by what the letters make."""

import codecs
import re
from dataclasses import dataclass

from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

LABELS = {
    "cp1252": say("Windows, Western Europe"),
    "iso8859_15": say("Latin-9, Western Europe"),
    "cp1250": say("Windows, Central Europe"),
    "mac_roman": say("Macintosh"),
    "cp850": say("DOS, Western Europe"),
    "cp437": say("DOS, United States"),
    "utf-8": say("Unicode (UTF-8)"),
    "utf-16": say("Unicode (UTF-16)"),
}
SINGLE_BYTE = ("cp1252", "iso8859_15", "cp1250", "mac_roman", "cp850", "cp437")
"""In the order of how common they are: of two that read the same, the first is it."""

UNREADABLE = "\ufffd"
_OF_PROGRAMS = frozenset(
    [
        "idna",
        "mbcs",
        "oem",
        "palmos",
        "punycode",
        "raw-unicode-escape",
        "undefined",
        "unicode-escape",
        "utf-7",
    ]
)
"""How programs write letters down among themselves. No list is, and halves of characters may come of it."""
_BOMS = (  # the longer first: UTF-32's begins with UTF-16's
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_WORDS_JUDGED = 2000
_LONGEST_WORD = 60
# Words with a letter beyond A to Z; each is looked at from its beginning only, however long it is.
_HIGH = re.compile(
    rb"(?<![^\x00-\x1f ,;|\"])[^\x00-\x1f ,;|\"\x80-\xff]*[\x80-\xff][^\x00-\x1f ,;|\"]*"
)
# The letters beyond A to Z that one language writes: a word has those of one, not of two.
_ALPHABETS = tuple(
    frozenset(letters)
    for letters in (
        "\u00e4\u00f6\u00fc\u00df\u00e9",
        "\u00e9\u00e8\u00ea\u00eb\u00e0\u00e2\u00e7\u00ee\u00ef\u00f4\u00f9\u00fb\u00fc\u0153\u00e6\u00ff",
        "\u00e1\u00e9\u00ed\u00f3\u00fa\u00f1\u00fc",
        "\u00e0\u00e8\u00e9\u00ec\u00f2\u00f9",
        "\u00e3\u00f5\u00e1\u00e2\u00e0\u00e9\u00ea\u00ed\u00f3\u00f4\u00fa\u00e7",
        "\u00e5\u00e4\u00f6\u00e6\u00f8\u00e9\u00fc",
        "\u0105\u0107\u0119\u0142\u0144\u00f3\u015b\u017a\u017c",
        "\u00e1\u010d\u010f\u00e9\u011b\u00ed\u0148\u00f3\u0159\u0161\u0165\u00fa\u016f\u00fd\u017e\u013e\u013a\u0155\u00e4\u00f4",
        "\u00e1\u00e9\u00ed\u00f3\u00f6\u0151\u00fa\u00fc\u0171",
        "\u0103\u00e2\u00ee\u0219\u021b\u015f\u0163",
        "\u010d\u0107\u0111\u0161\u017e",
        "\u00e1\u00f0\u00e9\u00ed\u00f3\u00fa\u00fd\u00fe\u00e6\u00f6",
        "\u0175\u0177\u00e2\u00ea\u00ee\u00f4\u00fb\u00ef",
    )
)
_MARKS = frozenset(
    "\u2019\u2018\u201c\u201d\u2013\u2014\u2026\u2022\u00a0\u00ab\u00bb\u00b0\u20ac\u00a3\u2122\u00ae\u00bf\u00a1"
)
# No letter but a blank that does not break: “(415) 555” behind it is a telephone number.
_BEFORE_A_NUMBER = re.compile(r"(?<![^\W\d_])[^\W\d_][(+\d]")
# UTF-8 taken for Windows-1252 leaves these pairs, which no language has.
_TWICE = re.compile(
    "[\u00c2\u00c3\u00c4\u00c5][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]|\u00e2\u20ac|\u00f0\u0178"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a file, the encoding it was in, others it might be in, and what is to be told."""

    text: str
    encoding: str
    encodings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def decoded(data: bytes, name: str, encoding: str = "") -> Decoded:
    """The text in `data`; `encoding` is what somebody chose. OutreachError where it cannot be that."""
    known = encoding or next((known for bom, known in _BOMS if data.startswith(bom)), "")
    known = known or _utf_16_without_bom(data)
    if known:
        return _as_chosen(data, name, known, chosen=bool(encoding))
    try:
        return _put_right(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _guessed(data)


def examples(data: bytes, encoding: str, most: int = 2) -> list[str]:
    """Words with letters beyond A to Z as `encoding` reads them: what a choice is judged by."""
    found: dict[str, None] = {}
    for match in _HIGH.finditer(data[:2_000_000]):
        found.setdefault(match[0][:_LONGEST_WORD].decode(encoding, errors="replace").strip())
        if len(found) == most:
            break
    return list(found)


def _as_chosen(data: bytes, name: str, encoding: str, *, chosen: bool) -> Decoded:
    if chosen:
        _see_that_it_is_one(encoding)
    try:
        text = data.decode(encoding, errors="replace" if encoding in SINGLE_BYTE else "strict")
    except UnicodeError as error:
        how = (
            say("\u201c{name}\u201d is not {encoding} text.", name=name, encoding=encoding)
            if chosen
            else say(
                "\u201c{name}\u201d begins as {encoding} text but is damaged further on.",
                name=name,
                encoding=encoding,
            )
        )
        hint = say("Choose another encoding.") if chosen else say("Export or copy it again.")
        raise OutreachError(how, hint=hint) from error
    return Decoded(text=text, encoding=encoding, encodings=SINGLE_BYTE if chosen else ())


def is_for_letters(encoding: str) -> bool:
    """Python knows codecs of other kinds, too: of bytes, of names of computers, of its own source."""
    try:
        "a".encode(encoding)
        return codecs.lookup(encoding).name not in _OF_PROGRAMS
    except (LookupError, ValueError):  # not of letters, unknown, or no name at all
        return False


def _see_that_it_is_one(encoding: str) -> None:
    if not is_for_letters(encoding):
        shown = encoding[:40].encode("utf-8", "replace").decode()
        raise OutreachError(
            say(
                "\u201c{name}\u201d is not an encoding that lists of people are written in.",
                name=shown,
            ),
            hint=say("Choose one of {names}, or leave it out.", names=", ".join(LABELS)),
        )


def _utf_16_without_bom(data: bytes) -> str:
    """Latin text in UTF-16 has a zero in every other byte, and nothing else has."""
    start = data[:2000]
    if start.count(0) * 3 < len(start) or not start:
        return ""
    return "utf-16-le" if start[1::2].count(0) > start[0::2].count(0) else "utf-16-be"


def _put_right(text: str) -> Decoded:
    """Text that is UTF-8; where a program had read it wrongly before saving it, that is undone."""
    if text.isascii() or not _TWICE.search(text):
        return Decoded(text=text, encoding="utf-8")
    import ftfy

    told: dict[str, str] = {}

    def right(match: re.Match[str]) -> str:
        fixed = ftfy.fix_encoding(match[0])
        if fixed != match[0]:
            told.setdefault(match[0].strip(), fixed.strip())
        return fixed

    better = re.sub(r"[^\r\n,;\t|\"]+", lambda m: right(m) if _TWICE.search(m[0]) else m[0], text)
    if not told:
        return Decoded(text=text, encoding="utf-8")
    shown = ", ".join(
        say("\u201c{was}\u201d is \u201c{now}\u201d", was=was, now=now)
        for was, now in list(told.items())[:2]
    )
    note = say(
        "Characters that another program had damaged (UTF-8 read as Windows text) are corrected: "
        "{examples}.",
        examples=shown,
    )
    return Decoded(text=better, encoding="utf-8", notes=(note,))


def _guessed(data: bytes) -> Decoded:
    """Text in an encoding that nothing names: all of it in one, or some lines in UTF-8."""
    lines = data.splitlines(keepends=True)
    foreign = [line for line in lines if not _is_utf_8(line)]
    marked = sum(1 for line in lines if not line.isascii())
    ranked = ranked_encodings(b"".join(foreign))
    best = ranked[0]
    if len(foreign) < marked:
        text = "".join(
            line.decode("utf-8" if _is_utf_8(line) else best, errors="replace") for line in lines
        )
        shown = _shown(b"".join(foreign), best)
        note = say(
            "Some lines are Unicode and {count} are in {label} ({encoding}): {examples}. Check "
            "whether these words are spelt correctly.",
            count=len(foreign),
            label=LABELS[best],
            encoding=best,
            examples=shown,
        )
        return Decoded(
            text=text, encoding=f"utf-8 and {best}", encodings=tuple(ranked), notes=(note,)
        )
    if best == SINGLE_BYTE[0] and _are_plain(data, best):
        text = data.decode(best, errors="replace")
        return Decoded(text=text, encoding=best, encodings=tuple(ranked))
    note = say(
        "The file does not say which encoding it has. It was read as {label} ({encoding}): "
        "{examples}. Check whether these words are spelt correctly.",
        label=LABELS[best],
        encoding=best,
        examples=_shown(data, best),
    )
    text = data.decode(best, errors="replace")
    return Decoded(text=text, encoding=best, encodings=tuple(ranked), notes=(note,))


def _shown(data: bytes, encoding: str) -> str:
    return ", ".join(f"\u201c{word}\u201d" for word in examples(data, encoding))


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def ranked_encodings(data: bytes) -> list[str]:
    """The encodings of one byte a letter, the one in which the words look most like words first."""
    words = {match[0][:_LONGEST_WORD] for match in _HIGH.finditer(data[:4_000_000])}
    judged = sorted(words)[:_WORDS_JUDGED]
    return sorted(SINGLE_BYTE, key=lambda encoding: -sum(_looks(word, encoding) for word in judged))


def _are_plain(data: bytes, encoding: str) -> bool:
    """Whether every word with letters beyond A to Z is one that a language writes."""
    words = {match[0][:_LONGEST_WORD] for match in _HIGH.finditer(data[:4_000_000])}
    return all(_looks(word, encoding) > 0 for word in sorted(words)[:_WORDS_JUDGED])


def _looks(word: bytes, encoding: str) -> float:
    text = word.decode(encoding, errors="replace")
    score = 0.0
    for part in re.findall(r"[^\W\d_]+", text):
        high = {char for char in part.lower() if ord(char) > 127}
        if not high:
            continue
        if len(part) == 1 and _BEFORE_A_NUMBER.search(text):
            continue
        score += 2 if any(high <= letters for letters in _ALPHABETS) else -1
        if not (part.islower() or part.isupper() or part[1:].islower() or _is_camel(part)):
            score -= 3
    for place, char in enumerate(text):
        if ord(char) > 127 and not char.isalpha():
            score += _mark(text, place)
    return score


def _is_camel(part: str) -> bool:
    """“McGr\u00e9gor”: capitals inside that the language of the word may have."""
    return all(char.isascii() for char in part if char.isupper())


def _mark(text: str, place: int) -> float:
    """How likely a sign stands where it does: an apostrophe between letters, a pound before a digit."""
    char = text[place]
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if char not in _MARKS:
        return -4
    if char == "\u2019":
        return 1 if before.isalpha() else -0.5
    if char in "\u20ac\u00a3":
        return 0.5 if before.isdigit() or after.isdigit() or not before else -2
    return -2 if before.isalpha() and after.isalpha() and char != "\u00a0" else 0.2
