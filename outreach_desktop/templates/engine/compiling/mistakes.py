"""What is wrong in one tag, whatever stands around it, in plain words."""

import re
from dataclasses import replace

from jinja2 import TemplateSyntaxError, nodes

from outreach_desktop.templates.engine.filling.sandbox import (
    BLOCK_END,
    BLOCK_START,
    ENVIRONMENT,
    PRINT_END,
    PRINT_START,
    refusals,
)
from outreach_desktop.templates.engine.problems import SpacedName, TemplateProblem
from outreach_desktop.templates.engine.reading.dialect import BLOCK, CLOSING, NOTE, RAW, Tag
from outreach_desktop.templates.engine.reading.foreign import foreign
from outreach_desktop.templates.engine.reading.macros import may_call_macro
from outreach_desktop.words import say

# What Python says of an expression, number or nesting beyond its own limits.
TOO_DEEP = (RecursionError, MemoryError, SyntaxError, ValueError, OverflowError)
_TOO_LONG = say("it is too long, or too deep in brackets")
_SHAPES = {
    "if": "{0} %\x01\x01% endif",
    "elif": "if 1 %\x01\x01% {0} %\x01\x01% endif",
    "for": "{0} %\x01\x01% endfor",
    "with": "{0} %\x01\x01% endwith",
    "macro": "{0} %\x01\x01% endmacro",
}


def mistakes_in(tag: Tag) -> list[TemplateProblem]:
    """What is wrong in a tag, whatever stands around it."""
    text = _alone(tag)
    if not text:
        return []
    try:
        tree = _parsed(text)
        wrong = [message for _, message in refusals(tree)]
        elsewhere = tag.keyword == "macro" or may_call_macro(
            tree
        )  # it calls, or holds, what stands there
        _write(tree, text)
    except TemplateSyntaxError as error:
        return [mistake_of(tag, error)]
    except TOO_DEEP:
        return [mistake_of(tag, TemplateSyntaxError(_TOO_LONG, 1))]
    return [] if elsewhere else [refused(tag, message) for message in wrong]


def parsed_alone(tag: Tag) -> nodes.Template | None:
    """The syntax tree of one tag; None for a tag that says nothing by itself."""
    text = _alone(tag)
    if not text:
        return None
    _write(_parsed(text), text)
    return _parsed(text)


def _alone(tag: Tag) -> str:
    """A template of one tag; "" for a tag that says nothing by itself."""
    if tag.kind in (NOTE, RAW) or tag.keyword in CLOSING or tag.keyword == "else":
        return ""
    if tag.kind == BLOCK:
        shape = _SHAPES.get(tag.keyword, "{0}")
        return f"{BLOCK_START} {shape.format(tag.body)} {BLOCK_END}"
    return f"{PRINT_START} {tag.body or 0} {PRINT_END}"


_LONG = 200  # letters: what is shorter is not too deep for Python, and need not be given to it


def _parsed(text: str) -> nodes.Template:
    try:
        return ENVIRONMENT.parse(text)
    except TOO_DEEP as error:
        raise TemplateSyntaxError(_TOO_LONG, 1) from error


def _write(tree: nodes.Template, text: str) -> None:
    """Write the Python of a tree, which finds more mistakes, and changes the tree."""
    try:
        code = ENVIRONMENT.compile(tree, raw=True)
        if len(text) > _LONG:
            compile(code, "<tag>", "exec")
    except TOO_DEEP as error:
        raise TemplateSyntaxError(_TOO_LONG, 1) from error


def refused(tag: Tag, message: str) -> TemplateProblem:
    """What is told of a tag that says something no template may say."""
    return tag.problem(f"{message[0].upper()}{message[1:]}.")


_UNEXPECTED = re.compile(
    r"expected token '.*', got '(.*)'|unexpected '(.*)'|unexpected char '(.*?)'"
)


# Words with a meaning of their own in a tag, so that they are no part of a name.
_MEANT = r"(?!(?:and|or|not|in|is|if|elif|else|for|with|set|macro|recursive)\b)"
_SPACED = re.compile(rf"(?<![\w.|]){_MEANT}[^\W\d][\w.]*(?: +{_MEANT}\w[\w.]*)+")
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def spaced_name(tag: Tag) -> str:
    """The words that stand where a field should; "" where there is one name, as there should be."""
    found = _SPACED.search(QUOTED.sub('""', tag.body))
    return found[0] if found else ""


def mistake_of(tag: Tag, error: TemplateSyntaxError) -> TemplateProblem:
    """The parser's complaint in plain words."""
    if told := foreign(tag):
        return told
    if words := spaced_name(tag):
        spaced = SpacedName(place=tag.place, message="", tag=tag.raw, near=tag.near, words=words)
        return replace(spaced, message=spaced.saying("_".join(words.split())))
    if tag.raw.startswith("{{{"):
        return tag.problem(
            say(
                "{raw} has one brace too many: type {right} in its place.",
                raw=tag.raw,
                right=tag.raw[1:],
            )
        )
    reason = str(error.message)
    found = _UNEXPECTED.search(reason)
    what = next((one for one in found.groups() if one), "") if found else ""
    if "end of" in reason.rpartition("got ")[2] or "\x01" in what:
        why = say("something is missing in it")
    elif what:
        why = say("“{what}” is not expected there", what=what)
    else:
        why = reason.rstrip(".")
    return tag.problem(say("{raw} cannot be understood: {why}.", raw=tag.raw, why=why))
