"""What the code of one of Word's fields says: its name, its words and its switches.

Sources: ISO/IEC 29500-1, 17.16 (fields), and the codes that Word and LibreOffice write.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Inner = TypeVar("Inner")
"""What stands for a field inside the code of another."""

_QUOTES = frozenset('"\u201c\u201d\u201e\u201f')
_SIGNS = frozenset("<>=")
WORD, SWITCH, OPERATOR = "word", "switch", "operator"


@dataclass(frozen=True, slots=True)
class Argument(Generic[Inner]):
    """One argument of a code: texts and fields one after another."""

    pieces: tuple["str | Inner", ...]

    @property
    def text(self) -> str:
        """The texts alone."""
        return "".join(piece for piece in self.pieces if isinstance(piece, str))


@dataclass(slots=True)
class Instruction(Generic[Inner]):
    r"""A code taken apart: ` MERGEFIELD First_Name \* Upper ` has a name, a word and a switch.

    `words` are those that belong to no switch, the signs of a comparison among them.
    """

    name: str
    words: list[Argument[Inner]] = field(default_factory=list)
    switches: dict[str, list[Argument[Inner]]] = field(default_factory=dict)

    def switch(self, letter: str) -> str:
        """The text of the first switch of that letter; "" where there is none."""
        return next((one.text for one in self.switches.get(letter, ())), "")


def instruction(code: Sequence["str | Inner"]) -> Instruction[Inner]:
    """The code of a field taken apart; fields of its own stand between its texts."""
    found = Instruction[Inner]("")
    waiting = ""
    for number, (kind, words) in enumerate(_tokens(code)):
        if not number:
            found.name = words.text.upper()
        elif kind == SWITCH:
            waiting = words.text.lower()
            found.switches.setdefault(waiting, [])
        elif waiting and kind == WORD:
            found.switches[waiting].append(words)
            waiting = ""
        else:
            found.words.append(words)
            waiting = ""
    return found


def _tokens(code: Sequence["str | Inner"]) -> Iterator[tuple[str, Argument[Inner]]]:
    """The words of a code, each with what it is."""
    signs = [one for piece in code for one in (piece if isinstance(piece, str) else (piece,))]
    at = 0
    while at < len(signs):
        sign = signs[at]
        if isinstance(sign, str) and sign.isspace():
            at += 1
        elif sign in _QUOTES:
            words, at = _quoted(signs, at + 1)
            yield WORD, words
        elif sign == "\\":
            letter = signs[at + 1] if at + 1 < len(signs) else ""
            yield SWITCH, Argument((letter,))
            at += 2
        elif sign in _SIGNS:
            long = signs[at + 1] if at + 1 < len(signs) and signs[at + 1] in _SIGNS else ""
            yield OPERATOR, Argument((f"{sign}{long}",))
            at += 1 + bool(long)
        else:
            words, at = _bare(signs, at)
            yield WORD, words


def _quoted(signs: Sequence["str | Inner"], at: int) -> tuple[Argument[Inner], int]:
    """The words from `at` to the closing quotation mark, and where to go on."""
    held: list[str | Inner] = []
    while at < len(signs) and signs[at] not in _QUOTES:
        escapes = signs[at] == "\\" and at + 1 < len(signs) and signs[at + 1] in ('"', "\\")
        at += escapes
        held.append(signs[at])
        at += 1
    return _joined(held), at + 1


def _bare(signs: Sequence["str | Inner"], at: int) -> tuple[Argument[Inner], int]:
    """The word that begins at `at` without quotation marks, and where to go on."""
    held: list[str | Inner] = []
    while at < len(signs):
        sign = signs[at]
        if isinstance(sign, str) and (sign.isspace() or sign in _QUOTES | _SIGNS | {"\\"}):
            break
        held.append(sign)
        at += 1
    return _joined(held), at


def _joined(held: Sequence["str | Inner"]) -> Argument[Inner]:
    pieces: list[str | Inner] = []
    for one in held:
        if isinstance(one, str) and pieces and isinstance(last := pieces[-1], str):
            pieces[-1] = last + one
        else:
            pieces.append(one)
    return Argument(tuple(pieces))
