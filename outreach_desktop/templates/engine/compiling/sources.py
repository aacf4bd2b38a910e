"""A part as the source of a Jinja template: every tag begins a line, and knows the place where it was typed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jinja2 import nodes
from lxml import etree

from outreach_desktop.templates.engine.filling.sandbox import (
    BLOCK_END,
    BLOCK_START,
    ENVIRONMENT,
    PRINT_END,
    PRINT_START,
)
from outreach_desktop.templates.engine.filling.values import (
    escaped,
)
from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.reading.dialect import (
    ADDRESS,
    ADDRESS_WORDS,
    ATTRIBUTE,
    BLOCK,
    CLOSING,
    CODE,
    NOTE,
    OPENING,
    RAW,
    REPEAT,
    WHOLE_ATTRIBUTE,
    WORDS,
    Tag,
)
from outreach_desktop.templates.engine.reading.empty_lines import MARK
from outreach_desktop.templates.engine.reading.macros import BODIES
from outreach_desktop.templates.engine.word.ooxml import DECLARATION, Element
from outreach_desktop.words import say

_NODE = re.compile(
    r"<\?(tag|mark) (\w+)=?\?>|\uf8ff(\d{1,9})\uf8ff| ([\w:]+)=\"\uf8fe(\d{1,9})\uf8fe\""
)
_ELEMENT = re.compile(r"<(/?)([\w.:-]+)[^>]*?(/?)>")
_TAG = re.compile(r"(\x01[{%][^\x01]*\x01)")
# A tag that prints a field and nothing else; its first name is none of the words that Jinja reads otherwise.
_FIELD = re.compile(
    r"\x01\{\n(?!(?:not|[tT]rue|[fF]alse|[nN]one)\b)([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*) \}\x01\Z",
    re.ASCII,
)
_IN_ATTRIBUTES = (ATTRIBUTE, CODE, ADDRESS_WORDS, WORDS, REPEAT)
# Each attempt to find one more fault compiles anew, which takes the longer the larger a part is.
_MOST_ATTEMPTS, _WORTH_COMPILING = 20, 2 << 20


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """The Jinja source of a part, and the tag on each of its lines."""

    text: str
    tags: Sequence[Tag]
    removed: int = 0

    def tag_at(self, line: int) -> Tag | None:
        """The tag that stands on a line of the source; line 1 stands before the first."""
        return self.tags[line - 2] if 2 <= line <= len(self.tags) + 1 else None

    def without(self, line: int) -> "Source | None":
        """The source with something that can always be worked out in the place of a tag."""
        lines, tag = self.text.split("\n"), self.tag_at(line)
        attempts = min(_MOST_ATTEMPTS, _WORTH_COMPILING // len(self.text))
        if tag is None or not lines[line - 1].startswith(tag.body) or self.removed >= attempts:
            return None
        lines[line - 1] = _harmless(tag) + lines[line - 1][len(tag.body) :]
        return Source("\n".join(lines), self.tags, self.removed + 1)


def source_of(root: Element, tags: Sequence[Tag]) -> Source:
    """The part as text, its nodes turned into tags of Jinja and marks."""
    text = DECLARATION.strip() + etree.tostring(root, encoding="unicode")
    pieces: list[str] = []
    used: list[Tag] = []
    at = 0
    for found in _NODE.finditer(text):
        pieces.append(_literal(text[at : found.start()]))
        at = found.end()
        if found[3]:
            number = int(found[3])
            if number >= len(tags) or not _in_attribute(tags[number]):
                continue  # nobody's: no template has a use for this sign
            used.append(tags[number])
            pieces.append(_written(tags[number]))
            continue
        if found[5]:
            number = int(found[5])
            if number < len(tags) and tags[number].kind in (WHOLE_ATTRIBUTE, ADDRESS):
                used.append(replace(tags[number], keyword=found[4]))
                pieces.append(_written(tags[number]))
            continue
        if found[1] == "mark":
            pieces.append(MARK + found[2])
            continue
        tag = tags[int(found[2])]
        if tag.kind == RAW:
            pieces.append(_literal(escaped(tag.body)))
        elif tag.kind != NOTE:
            used.append(tag)
            pieces.append(_written(tag))
    pieces.append(_literal(text[at:]))
    return Source("".join(pieces), used)


def parsed(source: Source) -> nodes.Template:
    """The syntax tree of a source; TemplateSyntaxError where a tag is wrong.

    Jinja goes through all it is given letter by letter, and only a hundredth of a part is tags, most of
    which print a field. So it gets numbers in the place of texts and of such tags, a line for each tag,
    and what they stand for comes into the tree afterwards. Where a tag takes off blanks it gets everything.
    """
    if any(any(tag.trims) for tag in source.tags):
        return ENVIRONMENT.parse(source.text)
    pieces = _TAG.split(source.text)  # texts, and between them tags
    plain = {at: found[1] for at in range(1, len(pieces), 2) if (found := _FIELD.match(pieces[at]))}
    tree = ENVIRONMENT.parse("".join(_short(at, piece, plain) for at, piece in enumerate(pieces)))
    for output in _outputs(tree.body):
        output.nodes = [
            meant
            for part in output.nodes
            for meant in (
                _meant(part.data, pieces, plain)
                if isinstance(part, nodes.TemplateData)
                else (part,)
            )
        ]
    return tree


def _short(at: int, piece: str, plain: Mapping[int, str]) -> str:
    """What Jinja gets of a piece of the source."""
    if at in plain:
        return f"{at}\n"
    return piece if at % 2 else f"{at} " if piece else ""


def _meant(numbers: str, pieces: Sequence[str], plain: Mapping[int, str]) -> Iterator[nodes.Expr]:
    """The texts and fields that stand in the place of their numbers."""
    for at in map(int, numbers.split()):
        line = at // 2 + 2
        if at in plain:
            name, *more = plain[at].split(".")
            field: nodes.Expr = nodes.Name(name, "load", lineno=line, environment=ENVIRONMENT)
            for name in more:
                field = nodes.Getattr(field, name, "load", lineno=line, environment=ENVIRONMENT)
            yield field
        else:
            yield nodes.TemplateData(pieces[at], lineno=line, environment=ENVIRONMENT)


def _outputs(body: Sequence[nodes.Node]) -> Iterator[nodes.Output]:
    for node in body:
        if isinstance(node, nodes.Output):
            yield node
        for name in BODIES:
            if isinstance(inner := getattr(node, name, None), list):
                yield from _outputs(inner)


def _in_attribute(tag: Tag) -> bool:
    """True for a tag of an attribute: one that prints there, or a block tag among its words."""
    return tag.kind in _IN_ATTRIBUTES or (tag.kind == BLOCK and tag.node is None)


def _harmless(tag: Tag) -> str:
    """What may stand in the place of a tag's inside, whatever the data."""
    if tag.kind in _IN_ATTRIBUTES:
        return "1"
    if tag.keyword == "set":
        return f"{tag.body.partition('=')[0]}= ''"
    return {"for": "for _ in ()", "if": "if 0", "elif": "elif 0", "with": "with"}.get(
        tag.keyword, "''"
    )


def _literal(text: str) -> str:
    return text.replace("\r", "").replace("\n", "&#10;")


def _written(tag: Tag) -> str:
    before, after = tag.trims
    if tag.kind != BLOCK:
        return f"{PRINT_START}{before}\n{tag.body} {after}{PRINT_END}"
    return f"{BLOCK_START}{before}\n{tag.body} {after}{BLOCK_END}"


_ONE_PARAGRAPH = say(
    "A macro holds words of one paragraph: put {% macro … %} and {% endmacro %} into the same one."
)


def unbalanced(source: Source) -> list[TemplateProblem]:
    """Tags that do not begin and end on one level of the document: they would break it."""
    problems: list[TemplateProblem] = []
    level: list[str] = []
    begun = ""
    open_: list[tuple[Tag, list[str]]] = []
    tags = iter(source.tags)
    for piece in _TAG.split(source.text):
        if not piece.startswith("\x01"):
            begun = _follow(begun + piece, level)
            continue
        tag = next(tags)
        if tag.keyword == "macro" and level[-1].startswith("w:") and level[-1] != "w:t":
            problems.append(tag.problem(_ONE_PARAGRAPH))
        if tag.keyword in OPENING:
            open_.append((tag, list(level)))
        elif tag.structural and open_:
            opening, there = open_[-1]
            if there != level:
                problems.append(_torn(opening, tag))
                level = list(there)
            if tag.keyword in CLOSING:
                open_.pop()
    return problems


def _follow(xml: str, level: list[str]) -> str:
    """Keep the stack of open elements up to date through a piece of XML.

    What is left over is the beginning of an element in whose attribute a tag stands.
    """
    for ends, name, empty in _ELEMENT.findall(xml):
        if ends:
            if level:
                level.pop()
        elif not empty:
            level.append(name)
    cut = xml.rfind("<")
    return xml[cut:] if cut > xml.rfind(">") else ""


def _torn(opening: Tag, tag: Tag) -> TemplateProblem:
    return opening.problem(
        say(
            "{raw} begins here, but {end} is somewhere else, in {place}: put both into the same "
            "table, cell or text.",
            raw=opening.raw,
            end=tag.raw,
            place=tag.place[:1].lower() + tag.place[1:],
        )
    )
