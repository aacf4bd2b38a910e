"""What the fields of a mail merge mean: each as an expression of a tag, as far as there is one.

`First_Name` is what the caller's table says, else nobody's. A field IF is worked out when the document
is made, as Word's mail merge would, and not left for Word to work out when it is opened.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from outreach_desktop.templates.engine.word.fields.instructions import (
    Argument,
    Instruction,
    instruction,
)
from outreach_desktop.templates.engine.word.fields.word_fields import WordField

GREETING, ADDRESS = "GreetingLine", "AddressBlock"
_BLOCKS = {"GREETINGLINE": GREETING, "ADDRESSBLOCK": ADDRESS}
_CASES = ("upper", "lower", "firstcap", "caps")
_PART = re.compile(r"<<(.*?)>>", re.DOTALL)
_PLACEHOLDER = re.compile(r"_([A-Z]+)\d*_")
_AROUND_SIGN = re.compile(r"\s*([<>=]+)\s*")
_FIRST_NAME = "First Name"
_IF = 5  # words: two sides and the sign between them, what is printed then, and what else


class NotKnownError(Exception):
    """A field that nothing is known for: `name` as it stands in the code."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class NotUnderstoodError(Exception):
    """A code that is put together in a way that only Word understands."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the names in one file mean: expressions of `table`, and values of the data under `direct`.

    What is given directly goes before the table, and is printed whole: a greeting line of one's own
    begins with its own “Dear”.
    """

    table: Mapping[str, str] = field(default_factory=dict)
    direct: Mapping[str, str] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((frozenset(self.table.items()), frozenset(self.direct.items())))

    def of(self, name: str) -> str:
        """The expression for a name; NotKnownError where there is none."""
        if found := self.direct.get(name) or self.table.get(name):
            return found
        raise NotKnownError(name)


NOTHING_MEANT = Meaning()


def asked_for(names: Sequence[str]) -> list[str]:
    """The names to ask a table for, when these stand in a file: a greeting line may want the first name."""
    return [*names, *([_FIRST_NAME] if GREETING in names else [])]


def names_in(fields: Iterable[WordField]) -> list[str]:
    """The names that the fields of a part ask for, those within other fields too, each once."""
    found: dict[str, None] = {}
    for one in fields:
        for inner in (one, *one.within()):
            if name := name_of(instruction(inner.code)):
                found[name] = None
    return list(found)


def name_of(code: Instruction[WordField]) -> str:
    """The name that a field of a mail merge asks for; "" for any other field."""
    if code.name in _BLOCKS:
        return _BLOCKS[code.name]
    if code.name != "MERGEFIELD" or not code.words:
        return ""
    return _AROUND_SIGN.sub(r"\1", " ".join(words.text for words in code.words)).strip()


def expression(one: WordField, meaning: Meaning) -> str:
    """The inside of the tag that prints what a field prints: a MERGEFIELD or the like, or an IF."""
    code = instruction(one.code)
    if code.name == "IF":
        return _formatted(_choice(code, meaning), code)
    name = name_of(code)
    value = meaning.of(name)
    if name == GREETING and name not in meaning.direct:
        value = _greeting(code, meaning)
    return _formatted(value, code)


def _greeting(code: Instruction[WordField], meaning: Meaning) -> str:
    """“Dear Dr O'Neil,” with the words before and after as the code has them."""
    parts = _PART.findall(code.switch("f")) or ["_BEFORE_ Dear ", "_TITLE0_", "_AFTER_ ,"]
    kinds = {kind: part for part in parts for kind in _PLACEHOLDER.findall(part)}
    before = kinds.get("BEFORE", "").replace("_BEFORE_", "").lstrip()
    after = kinds.get("AFTER", "").replace("_AFTER_", "").strip()
    by_first_name = not {"TITLE", "LAST"} & set(kinds) and {"FIRST", "NICK"} & set(kinds)
    who = meaning.of(GREETING)
    if by_first_name:
        who = meaning.table.get(_FIRST_NAME) or who
    return " ~ ".join(part for part in (_quoted(before), f"({who})", _quoted(after)) if part)


def _formatted(value: str, code: Instruction[WordField]) -> str:
    """The value as the switches of its field have it."""
    made = value
    if picture := code.switch("@"):
        made = f"({made})|word.date({_quoted(picture)})"
    if picture := code.switch("#"):
        made = f"({made})|word.number({_quoted(picture)})"
    for style in code.switches.get("*", ()):
        if style.text.casefold() in _CASES:
            made = f"({made})|word.case({_quoted(style.text)})"
    before, after = code.switch("b"), code.switch("f") if code.name == "MERGEFIELD" else ""
    if code.name == "MERGEFIELD" and (before or after):
        whole = " ~ ".join(one for one in (_quoted(before), f"({made})", _quoted(after)) if one)
        made = f'({whole}) if ({value}) else ""'
    return made


def _choice(code: Instruction[WordField], meaning: Meaning) -> str:
    if len(code.words) not in (_IF - 1, _IF):
        raise NotUnderstoodError
    left, sign, right, then, *other = code.words
    asked = (
        f"({_text(left, meaning, asked=True)})"
        f"|word.compare({_quoted(sign.text.strip())}, {_text(right, meaning, asked=True)})"
    )
    otherwise = _text(other[0], meaning) if other else '""'
    return f"({_text(then, meaning)}) if {asked} else ({otherwise})"


def _text(words: Argument[WordField], meaning: Meaning, *, asked: bool = False) -> str:
    """Texts and fields one after another as an expression; `asked` is none the worse for a gap."""
    gap = '|default("")' if asked else ""
    pieces = [
        _quoted(piece) if isinstance(piece, str) else f"({expression(piece, meaning)}){gap}"
        for piece in words.pieces
    ]
    return " ~ ".join(piece for piece in pieces if piece) or '""'


def _quoted(text: str) -> str:
    """A text as it is written in a tag; "" for none."""
    if not text:
        return ""
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "")
    return f'"{plain}"'.replace("\n", "\\n").replace("{", "\\x7b").replace("}", "\\x7d")
