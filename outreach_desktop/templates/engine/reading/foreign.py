"""Tags that other programs' templates have for loops and conditions: `{#users}`, `{{#each users}}`, `{{ IF a }}`."""

import re

from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.reading.dialect import Tag

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
            f"“{tag.raw}” begins a part of a template for another program. Here that is "
            f"{{% for … in {name} %}} … {{% endfor %}} or {{% if {name} %}} … {{% endif %}}."
        )
    if _FOREIGN_END.fullmatch(tag.raw):
        return tag.problem(
            f"“{tag.raw}” ends a part of a template for another program. Here that is {{% endfor %}} or {{% endif %}}."
        )
    return None
