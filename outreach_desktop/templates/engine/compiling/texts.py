"""Tags in elements that simply hold text: the document's properties, the texts of charts and diagrams."""

from collections.abc import Sequence
from dataclasses import replace

from outreach_desktop.templates.engine.compiling.compiler import Compiled, compiled
from outreach_desktop.templates.engine.compiling.sources import source_of, unbalanced
from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.reading.dialect import Tag
from outreach_desktop.templates.engine.reading.findings import Findings, Gathered
from outreach_desktop.templates.engine.reading.repair import repair_text
from outreach_desktop.templates.engine.reading.scope import chains
from outreach_desktop.templates.engine.word.ooxml import A, Element


def compiled_texts(
    root: Element, tags: Sequence[Tag]
) -> tuple[Compiled | None, list[TemplateProblem]]:
    """A part compiled whose tags print plain text; None where one of them is wrong, and what is."""
    _, torn = chains(tags)
    source = source_of(root, [replace(tag, mark=f"[{tag.field}?]") for tag in tags])
    problems = [*torn, *unbalanced(source)]
    return (None, problems) if problems else compiled(source, plain=True)


def drawn_tags(root: Element, place: str) -> Findings:
    """The tags in the texts of a chart or diagram, each whole in one run of its paragraph."""
    gathered = Gathered()
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
            gathered.add(repair_text(text, place, gathered.number))
    return gathered.findings()
