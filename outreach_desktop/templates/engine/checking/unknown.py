"""What is said of names in a template that no field has: what the field that is meant is called.

The nearest field is looked for by its letters. What other programs call it (`Surname`, `Anrede`) is what
the caller's table of names says, the one that knows the fields of a mail merge.
"""

import contextlib
import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from jinja2 import TemplateSyntaxError, nodes

from outreach_desktop.templates.engine.compiling.compiler import Compiled
from outreach_desktop.templates.engine.compiling.contract import Use, uses_in, uses_of
from outreach_desktop.templates.engine.compiling.mistakes import QUOTED, parsed_alone
from outreach_desktop.templates.engine.problems import SpacedName, TemplateProblem
from outreach_desktop.templates.engine.reading.dialect import Tag
from outreach_desktop.templates.engine.reading.names import Names
from outreach_desktop.words import say

_HYPHENED = re.compile(r"(?<![\w.-])[^\W\d][\w.]*(?:-[^\W\d][\w.]*)+")


Strange = Sequence[tuple[Use, Tag]]
"""What is asked for and is no field, each with the tag that asks."""


def strange_uses(
    parts: Iterable[Compiled], fields: Collection[str], broken: Sequence[Tag]
) -> Strange:
    """All that is asked for in the whole file and is not among `fields`.

    Of a part with mistakes there are only the `broken` tags, each read by itself.
    """
    known = set(fields)
    for path in fields:
        while (cut := max(path.rfind("."), path.rfind("["))) > 0:
            path = path[:cut]
            known.add(path)
    whole = [(use, part.tag_at(use.line)) for part in parts for use in uses_of(part)]
    return [
        (use, tag)
        for use, tag in (*whole, *_uses_alone(broken))
        if tag is not None and use.path.removesuffix("[]") not in known
    ]


def unknown_fields(
    strange: Strange, fields: Collection[str], names: Names
) -> list[TemplateProblem]:
    """A problem for each tag that asks for a field which is not among `fields`."""
    found: dict[tuple[str, str], TemplateProblem] = {}
    for use, tag in strange:
        path, problem = _unknown(use.path, tag, fields, names)
        found.setdefault((path, problem.place), problem)
    return list(found.values())


def strange_words(strange: Strange, problems: Iterable[TemplateProblem]) -> list[str]:
    """The words that stand where fields should, in the whole file."""
    spaced = [one.words for one in problems if isinstance(one, SpacedName)]
    return list(dict.fromkeys((*spaced, *(use.path for use, _ in strange))))


def named(problems: Iterable[TemplateProblem], names: Names) -> list[TemplateProblem]:
    """The problems, those about names with spaces saying which field is meant where one is."""
    return [_named(one, names) if isinstance(one, SpacedName) else one for one in problems]


def _named(problem: SpacedName, names: Names) -> TemplateProblem:
    field = names.meant(problem.words)
    return replace(problem, message=problem.saying(field)) if field else problem


def left_alone(
    controls: Sequence[str], fields: Collection[str], names: Names
) -> Iterator[TemplateProblem]:
    """What is said of content controls whose names are no fields, and which keep what they hold."""
    unlike = []
    for name in controls:
        if like := names.meant(name) or likeliest(name, fields):
            message = say(
                "The content control “{name}” names no field, so it keeps the words it holds. "
                "Did you mean {likeliest}?",
                name=name,
                likeliest=like.replace("[]", ""),
            )
            yield TemplateProblem(place=say("The whole file"), message=message, stops=False)
        else:
            unlike.append(name)
    if len(unlike) == 1:
        message = say(
            "The content control “{name}” names no field, so it keeps the words it holds.",
            name=unlike[0],
        )
        yield TemplateProblem(place=say("The whole file"), message=message, stops=False)
    elif unlike:
        message = say(
            "{count} content controls, such as “{name}”, name no field, so they keep the "
            "words they hold.",
            count=len(unlike),
            name=unlike[0],
        )
        yield TemplateProblem(place=say("The whole file"), message=message, stops=False)


def _uses_alone(tags: Sequence[Tag]) -> Iterator[tuple[Use, Tag]]:
    """The uses of tags read one by one; names that a loop or `set` makes are nobody's fields."""
    trees: list[tuple[Tag, nodes.Template]] = []
    for tag in tags:
        with contextlib.suppress(TemplateSyntaxError):  # it has been told already
            if tree := parsed_alone(tag):
                trees.append((tag, tree))
    made: dict[str, str | None] = {"loop": None}
    for _, tree in trees:
        for name in tree.find_all(nodes.Name):
            if name.ctx == "store":
                made[name.name] = None
    for tag, tree in trees:
        for use in uses_in(tree.body, made):
            yield use, tag


def _unknown(
    path: str, tag: Tag, fields: Collection[str], names: Names
) -> tuple[str, TemplateProblem]:
    """What is unknown, and what is said of it: one thing of both sides of a hyphen in a name."""
    shown = path.replace("[]", "")
    for hyphened in _HYPHENED.findall(QUOTED.sub('""', tag.body)):
        if shown in hyphened.split("-"):
            right = names.meant(hyphened) or hyphened.replace("-", "_")
            typed = tag.raw.replace(hyphened, right)
            message = say(
                "A field\u2019s name has no hyphens: {typed}, not {raw}.", typed=typed, raw=tag.raw
            )
            return hyphened, tag.problem(message)
    likely = names.meant(shown) if shown == path else ""
    message = say("There is no field {shown}.", shown=shown)
    if likely := likely or likeliest(path, fields):
        message += say(" Did you mean {likeliest}?", likeliest=likely.replace("[]", ""))
    return path, tag.problem(message)


def likeliest(path: str, fields: Collection[str]) -> str:
    """The field that looks most like `path`; of the same group if there is one."""
    group = path.rpartition(".")[0]
    near = [field for field in fields if field.rpartition(".")[0] == group]
    for among, cutoff in ((near, 0.7), (fields, 0.7), (near if group else (), 0.5)):
        if found := difflib.get_close_matches(path, among, 1, cutoff):
            return found[0]
    last = {field.rpartition(".")[2]: field for field in reversed(list(fields))}
    found = difflib.get_close_matches(path.rpartition(".")[2], last, 1, 0.7)
    return last[found[0]] if found else ""
