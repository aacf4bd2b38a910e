"""The small Markdown that people may write in a long text: bold, italic, links and lists.

    **bold**   *italic*   _italic_   [words](https://example.org)
    - a point             1. a step        (two spaces in front make it belong to the one above)

An empty line begins a new paragraph, any other line end stays a line end. A mark that has no partner
is printed as it was typed, and so is everything else: no text is lost.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

BULLET, NUMBER = "bullet", "number"
DEEPEST = 2

_ITEM = re.compile(r"(\s*)(?:[-*+•]|(\d{1,4})[.)])\s+(\S.*)")
_MARK = re.compile(
    r"\\(?P<plain>[\\*_\[\]().#+-])"
    r"|\[(?P<label>[^\[\]\n]{1,500})\]\((?P<address>[^()\s]{1,2000})\)"
    r"|(?P<stars>\*{1,3})(?=\S)(?P<starred>[^\n]{1,1000}?)(?<=[^\s*])(?P=stars)(?!\*)"
    r"|(?<![\w_])(?P<lines>_{1,3})(?=\S)(?P<lined>[^\n]{1,1000}?)(?<=[^\s_])(?P=lines)(?![\w_])"
)


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one look, line ends among them."""

    text: str
    bold: bool = False
    italic: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or (with a `kind`) an item of a list; `begins` where the numbers begin anew."""

    words: tuple[Words, ...]
    kind: str = ""
    level: int = 0
    number: int = 0
    begins: bool = False


def blocks(text: str) -> list[Block]:
    """The paragraphs and list items of a text that has one kind of line end."""
    found: list[Block] = []
    lines: list[str] = []
    item: re.Match[str] | None = None
    for line in [*text.split("\n"), ""]:
        begins = _ITEM.fullmatch(line)
        if lines and (begins or not line.strip()):
            found.append(_block(lines, item, found))
            lines, item = [], None
        if begins:
            item, line = begins, begins[3]
        if line.strip():
            lines.append(line.strip())
    return found


def _block(lines: list[str], item: re.Match[str] | None, before: list[Block]) -> Block:
    words = tuple(_words("\n".join(lines), Words("")))
    if item is None:
        return Block(words)
    level = min(len(item[1].expandtabs(4)) // 2, DEEPEST)
    if item[2] is None:
        return Block(words, BULLET, level)
    typed, before_it = int(item[2]), _number_before(before, level)
    goes_on = before_it and typed in (1, before_it + 1)  # “1.” for every item is a habit of some
    return Block(words, NUMBER, level, before_it + 1 if goes_on else typed, not goes_on)


def _number_before(before: list[Block], level: int) -> int:
    """The number of the item before, past those that belong to it; 0 where there is none."""
    for block in reversed(before):
        if not block.kind or block.level < level:
            return 0
        if block.level == level:
            return block.number
    return 0


def _words(text: str, look: Words) -> Iterator[Words]:
    """The words in `text`, each with what its marks add to `look`."""
    at = 0
    for found in _MARK.finditer(text):
        if found.start() > at:
            yield _in_look(text[at : found.start()], look)
        at = found.end()
        if found["plain"]:
            yield _in_look(found["plain"], look)
        elif found["label"]:
            linked = Words("", look.bold, look.italic, found["address"])
            yield from _words(found["label"], linked)
        else:
            marks = len(found["stars"] or found["lines"])
            inner = found["starred"] or found["lined"]
            bold, italic = look.bold or marks > 1, look.italic or marks != 2
            yield from _words(inner, Words("", bold, italic, look.address))
    if at < len(text):
        yield _in_look(text[at:], look)


def _in_look(text: str, look: Words) -> Words:
    return Words(text, look.bold, look.italic, look.address)


def plain(text: str) -> str:
    """The words of a text without its marks, a list item a line with its point or number."""
    lines: list[str] = []
    last: Block | None = None
    for block in blocks(text):
        if last and not (block.kind and last.kind):
            lines.append("")
        words = "".join(one.text for one in block.words)
        lines.append(f"{'    ' * block.level}{point(block)}{words}")
        last = block
    return "\n".join(lines)


def point(block: Block) -> str:
    """What stands before an item where no list of Word's can stand: “• ”, “3. ”."""
    if block.kind == NUMBER:
        return f"{block.number}. "
    return "• " if block.kind else ""
