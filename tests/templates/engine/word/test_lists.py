"""Numbered lists say the right numbers: in the rounds of loops, and for each person of a printable file."""

import pytest

from outreach_desktop.templates import WordTemplate
from tests.templates.audit import new_mistakes
from tests.templates.listed import (
    DEFINITION,
    LISTS,
    item,
    listed,
    numbered,
    paragraph,
    styled,
)
from tests.templates.word import body, changed, new, paragraphs, part, saved

GROUPS = {"gs": [{"n": "A", "xs": ["a", "b"]}, {"n": "B", "xs": ["c"]}]}
LOOP = paragraph("{% for g in gs %}"), paragraph("{% endfor %}")


def looped(*blocks: str) -> bytes:
    return listed("".join((LOOP[0], *blocks, LOOP[1])))


def rendered(template: bytes, data: dict[str, object] | None = None) -> list[str]:
    return numbered(WordTemplate(template).render(data or GROUPS))


def test_a_list_that_a_loop_holds_with_other_paragraphs_begins_again_in_each_round() -> None:
    template = looped(paragraph("Group {{ g.n }}"), item("one"), item("two"))

    assert rendered(template) == ["Group A", "1. one", "2. two", "Group B", "1. one", "2. two"]


def test_items_from_a_loop_inside_begin_again_with_the_loop_around_them() -> None:
    template = looped(
        paragraph("Group {{ g.n }}"),
        paragraph("{% for x in g.xs %}"),
        item("{{ x }}"),
        paragraph("{% endfor %}"),
    )

    assert rendered(template) == ["Group A", "1. a", "2. b", "Group B", "1. c"]


def test_a_loop_over_the_items_counts_on() -> None:
    assert rendered(looped(item("{{ g.n }}"), item("and more"))) == [
        "1. A",
        "2. and more",
        "3. B",
        "4. and more",
    ]


@pytest.mark.parametrize(
    "blocks",
    [
        (item("{{ g.n }}"), paragraph("More about it")),
        (paragraph("A picture"), item("{{ g.n }}")),
        (item("{{ g.n }}"), paragraph("")),
        (item("{{ g.n }}"), item("below", level=1), item("below", level=1), paragraph("More")),
        (
            paragraph("{% if g.xs[1] %}"),
            item("{{ g.n }}"),
            paragraph("{% else %}"),
            item("{{ g.n }}"),
            paragraph("{% endif %}"),
            paragraph("More"),
        ),
    ],
    ids=["what follows", "what comes before", "a blank line", "items below it", "one of two"],
)
def test_a_loop_with_one_item_in_each_round_counts_on(blocks: tuple[str, ...]) -> None:
    read = [line for line in rendered(looped(*blocks)) if "below" not in line]

    assert [line for line in read if line[:1].isdigit()] == ["1. A", "2. B"]


def test_a_list_that_goes_on_outside_the_loop_counts_on() -> None:
    template = listed(
        item("first") + LOOP[0] + paragraph("Group") + item("one") + item("two") + LOOP[1]
    )

    assert [line for line in rendered(template) if line != "Group"] == [
        "1. first",
        "2. one",
        "3. two",
        "4. one",
        "5. two",
    ]


def test_lists_of_one_definition_count_together_unless_one_starts_for_itself() -> None:
    around = (item("first"), LOOP[0], paragraph("Group"))
    with_other = listed("".join((*around, item("x", 3), item("y", 3), LOOP[1])))
    with_own = listed("".join((*around, item("x", 2), item("y", 2), LOOP[1])))

    def numbers(template: bytes) -> list[str]:
        return [line.split()[0] for line in rendered(template) if line != "Group"]

    assert numbers(with_other) == ["1.", "2.", "3.", "4.", "5."]
    assert numbers(with_own) == ["1.", "1.", "2.", "1.", "2."]


def test_two_lists_of_one_definition_go_on_in_each_other_in_every_round() -> None:
    template = looped(paragraph("Group"), item("a", 1), item("b", 3), item("c", 1))

    assert [line for line in rendered(template) if line != "Group"] == ["1. a", "2. b", "3. c"] * 2


def test_levels_begin_again_as_well() -> None:
    template = looped(
        paragraph("Group"), item("a"), item("b", level=1), item("c", level=1), item("d")
    )

    assert rendered(template) == ["Group", "1. a", "1.1. b", "1.2. c", "2. d"] * 2


def test_a_list_in_a_cell_begins_again_in_each_row() -> None:
    cells = "".join(
        f"<w:tc><w:tcPr/>{inner}</w:tc>"
        for inner in (
            paragraph("{%tr for g in gs %}"),
            paragraph("{{ g.n }}"),
            paragraph("{% for x in g.xs %}") + item("{{ x }}") + paragraph("{% endfor %}"),
            paragraph("{%tr endfor %}"),
        )
    ).split("</w:tc>")
    rows = [f"<w:tr>{cells[0]}</w:tc></w:tr>", f"<w:tr>{cells[1]}</w:tc>{cells[2]}</w:tc></w:tr>"]
    rows.append(f"<w:tr>{cells[3]}</w:tc></w:tr>")
    grid = '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    template = listed(f"<w:tbl><w:tblPr/>{grid}{''.join(rows)}</w:tbl>{paragraph('end')}")

    assert rendered(template) == ["A", "1. a", "2. b", "B", "1. c", "end"]


def test_rows_that_are_numbered_count_on() -> None:
    row = f"<w:tr><w:tc><w:tcPr/>{item('{%tr for g in gs %}')}</w:tc></w:tr>"
    row += f"<w:tr><w:tc><w:tcPr/>{item('{{ g.n }}')}</w:tc><w:tc><w:tcPr/>{paragraph('text')}</w:tc></w:tr>"
    row += f"<w:tr><w:tc><w:tcPr/>{item('{%tr endfor %}')}</w:tc></w:tr>"
    grid = '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    template = listed(f"<w:tbl><w:tblPr/>{grid}{row}</w:tbl>{paragraph('end')}")

    assert rendered(template) == ["1. A", "text", "2. B", "text", "end"]


def test_each_round_of_each_round_has_a_list_of_its_own() -> None:
    template = listed(
        paragraph("{% for h in hs %}")
        + paragraph("House")
        + LOOP[0]
        + paragraph("Group")
        + item("one")
        + item("two")
        + LOOP[1]
        + paragraph("{% endfor %}")
    )

    read = rendered(template, {"hs": [1, 2], **GROUPS})

    assert [line for line in read if line[0].isdigit()] == ["1. one", "2. two"] * 4


CLAUSE = (
    '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:pPr>'
    '<w:numPr><w:numId w:val="1"/></w:numPr><w:tabs><w:tab w:val="clear" w:pos="720"/>'
    '<w:tab w:val="left" w:pos="400"/></w:tabs><w:ind w:left="400" w:hanging="400"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Small"><w:name w:val="Small clause"/>'
    '<w:basedOn w:val="Clause"/><w:pPr><w:ind w:right="100"/></w:pPr></w:style>'
)


def test_a_list_that_comes_from_a_style_begins_again_too() -> None:
    template = listed(
        LOOP[0] + paragraph("Group") + styled("x", "Clause") + styled("y", "Small") + LOOP[1],
        styles=CLAUSE,
    )

    assert rendered(template) == ["Group", "1. x", "2. y"] * 2


def test_a_list_written_out_of_its_style_keeps_the_indents_and_tabs_of_the_style() -> None:
    template = listed(paragraph("{{ n }}") + styled("x", "Small") + paragraph("end"), styles=CLAUSE)

    made = part(WordTemplate(template).render_together([{"n": "A"}, {"n": "B"}]))

    first = made[made.index("<w:pStyle") : made.index("</w:pPr>", made.index("<w:pStyle"))]
    assert '<w:ind w:left="400" w:hanging="400" w:right="100"/>' in first
    assert first.count("<w:tab ") == 2
    assert 'w:val="clear" w:pos="720"' in first
    assert not new_mistakes(WordTemplate(template).render_together([{"n": "A"}]), template)


def test_what_the_paragraph_says_of_its_indents_comes_before_its_style() -> None:
    own = '<w:pStyle w:val="Clause"/><w:ind w:firstLine="200"/>'
    template = listed(paragraph("{{ n }}") + paragraph("x", own), styles=CLAUSE)

    made = part(WordTemplate(template).render_together([{"n": "A"}]))

    assert '<w:ind w:left="400" w:firstLine="200"/>' in made


def together(template: bytes, people: int = 2) -> list[str]:
    return numbered(
        WordTemplate(template).render_together([{"n": str(one)} for one in range(people)])
    )


@pytest.mark.parametrize(
    "xml",
    [
        item("{{ n }}") + item("b", 3) + item("c", 2) + item("d", 3),
        item("{{ n }}", 2) + item("b", 2, 1) + item("c", 1) + item("d", 1, 1),
        styled("{{ n }}", "Clause") + item("b") + paragraph("text") + styled("c", "Small"),
        paragraph("{{ n }}", '<w:pStyle w:val="Clause"/><w:numPr><w:ilvl w:val="1"/></w:numPr>'),
        paragraph("{{ n }}", '<w:pStyle w:val="Clause"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
    ],
    ids=["shared and own", "levels", "by style", "only the level", "taken out of the list"],
)
def test_lists_of_each_person_count_as_they_do_for_one(xml: str) -> None:
    template = listed(f"{xml}{paragraph('end')}", styles=CLAUSE)
    alone = [numbered(WordTemplate(template).render({"n": str(one)})) for one in range(3)]

    assert together(template, 3) == [line for lines in alone for line in lines]


def test_a_list_keeps_what_it_has_of_its_own_when_it_begins_again() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1)"/></w:lvl>'
    own = f'<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">{level}</w:lvlOverride></w:num>'
    template = listed(item("{{ n }}", 4) + item("b", 4), LISTS + own)

    assert together(template) == ["D) 0", "E) b", "D) 1", "E) b"]


def test_a_list_whose_levels_stand_in_a_list_style_begins_again() -> None:
    linked = (
        '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Mine"/></w:abstractNum>'
        f"{DEFINITION}"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="7"><w:abstractNumId w:val="5"/></w:num>'
    )
    style = (
        '<w:style w:type="numbering" w:styleId="Mine"><w:name w:val="Mine"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    template = listed(item("{{ n }}", 7) + item("b", 7), linked, style)

    assert together(template) == ["1. 0", "2. b", "1. 1", "2. b"]


def test_the_level_of_a_heading_is_the_one_that_names_its_style() -> None:
    levels = DEFINITION.replace(
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/>',
        '<w:numFmt w:val="decimal"/><w:pStyle w:val="Second"/><w:lvlText w:val="%1.%2."/>',
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for name in ("First", "Second")
    )
    lists = f'{levels}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    template = listed(styled("{{ n }}", "First") + styled("b", "Second"), lists, styles)

    assert together(template) == ["1. 0", "1.1. b", "1. 1", "1.1. b"]


@pytest.mark.parametrize(
    "numbering",
    [
        '<w:numbering xmlns:w="{w}"/>',
        '<w:numbering xmlns:w="{w}"></w:numbering>',
        '<numbering xmlns="{w}"/>',
    ],
)
def test_a_numbering_part_without_lists_is_left_alone_or_opened(numbering: str) -> None:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts = {"word/numbering.xml": numbering.format(w=w)}
    template = changed(body(paragraph("Dear {{ n }}")), parts)
    rich = changed(body(paragraph("{{ n | rich }}") + paragraph("end")), parts)

    made = WordTemplate(template).render_together([{"n": "A"}, {"n": "B"}])
    assert paragraphs(made) == ["Dear A", "Dear B"]
    made = WordTemplate(rich).render_together([{"n": "1. a\n2. b"}, {"n": "1. c"}])
    assert numbered(made) == ["1. a", "2. b", "end", "1. c", "end"]


def test_a_list_of_another_spelling_is_added_to() -> None:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    foreign = LISTS.replace("<w:", "<").replace("</w:", "</").replace(" w:", " v:")
    xml = f'<numbering xmlns="{w}" xmlns:v="{w}">{foreign}</numbering>'
    template = changed(listed(item("{{ n }}") + item("b")), {"word/numbering.xml": xml})

    made = WordTemplate(template).render_together([{"n": "A"}, {"n": "B"}])

    assert numbered(made) == ["1. A", "2. b", "1. B", "2. b"]


def test_a_document_without_lists_in_loops_keeps_its_numbering_as_it_is() -> None:
    made = new()
    made.add_paragraph("{% for g in gs %}")
    made.add_paragraph("{{ g.n }}", style="List Number")
    made.add_paragraph("{% endfor %}")
    template = saved(made)

    finished = WordTemplate(template).render(GROUPS)

    assert part(finished, "word/numbering.xml") == part(template, "word/numbering.xml")
