"""Tags in elements that simply hold text: the document's properties, the texts of charts and diagrams."""

from collections.abc import Sequence

from outreach_desktop.templates.engine.compiling.compiler import Compiled, compiled
from outreach_desktop.templates.engine.compiling.sources import source_of, unbalanced
from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.reading.dialect import Tag
from outreach_desktop.templates.engine.reading.repair import repair_text
from outreach_desktop.templates.engine.reading.scope import chains
from outreach_desktop.templates.engine.word.ooxml import A, Element


def compiled_texts(
    root: Element, tags: Sequence[Tag], problems: list[TemplateProblem]
) -> Compiled | None:
    """A part compiled whose tags print plain text; None where one of them is wrong."""
    before = len(problems)
    for tag in tags:
        tag.mark = f"[{tag.field}?]"
    chains(tags, problems)
    source = source_of(root, list(tags))
    problems.extend(unbalanced(source))
    return None if len(problems) > before else compiled(source, problems, plain=True)


def drawn_tags(root: Element, place: str, problems: list[TemplateProblem]) -> list[Tag]:
    """The tags in the texts of a chart or diagram, each whole in one run of its paragraph."""
    tags: list[Tag] = []
    for paragraph in list(root.iter(f"{{{A}}}p")):
        texts = list(paragraph.iter(f"{{{A}}}t"))
        whole = "".join(text.text or "" for text in texts)
        if "{" not in whole:
            continue
        if any((text.text or "").count("{") != (text.text or "").count("}") for text in texts):
            texts[0].text = whole  # a tag that Word split: the words take the look of the first
            for text in texts[1:]:
                text.text = ""
        for text in texts:
            repair_text(text, place, tags, problems)
    return tags
