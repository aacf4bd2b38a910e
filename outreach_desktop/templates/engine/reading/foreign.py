"""Tags that other programs' templates have for loops and conditions: `{#users}`, `{{#each users}}`, `{{ IF a }}`."""

import re

from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.reading.dialect import Tag
from outreach_desktop.words import say

_FOREIGN_BEGINNING = re.compile(
    r"\{\{? *(?:#(?:each|foreach|if|with|unless)? *|\^ *|>> *|\+\+\+ *(?:FOR|IF) +|(?:FOR|IF) +)\$?([\w.]+)"
    r"(?: +(?:as|AS) +.*?| +IN +([\w.]+))? *(?:\+\+\+)? *\}\}?"
)
_FOREIGN_END = re.compile(r"\{\{? *(?:/|<<|\+*END-(?:FOR|IF)\b|end(?:each|for|if)\b)[^{}]*\}\}?")


def foreign(tag: Tag) -> TemplateProblem | None:
    """What is said of a tag that another program's templates have for a loop or a condition."""
    if found := _FOREIGN_BEGINNING.fullmatch(tag.raw):
        name = found[2] or found[1]
        return tag.problem(
            say(
                "“{raw}” begins a part of a template for another program. Here that is "
                "{{% for … in {name} %}} … {{% endfor %}} or {{% if {name} %}} … {{% endif %}}.",
                raw=tag.raw,
                name=name,
            )
        )
    if _FOREIGN_END.fullmatch(tag.raw):
        return tag.problem(
            say(
                "“{raw}” ends a part of a template for another program. Here that is {{% endfor %}} or {{% endif %}}.",
                raw=tag.raw,
            )
        )
    return None
