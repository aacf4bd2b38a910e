"""Tags in elements that simply hold text: the document's properties, the texts of a chart."""

from collections.abc import Sequence

from outreach_desktop.templates.compiler import Compiled, compiled, source_of, unbalanced
from outreach_desktop.templates.dialect import Tag
from outreach_desktop.templates.ooxml import Element
from outreach_desktop.templates.problems import Problem
from outreach_desktop.templates.scope import chains


def compiled_texts(root: Element, tags: Sequence[Tag], problems: list[Problem]) -> Compiled | None:
    """A part compiled whose tags print plain text; None where one of them is wrong."""
    before = len(problems)
    for tag in tags:
        tag.mark = f"[{tag.field}?]"
    chains(tags, problems)
    source = source_of(root, list(tags))
    problems.extend(unbalanced(source))
    return None if len(problems) > before else compiled(source, problems, plain=True)
