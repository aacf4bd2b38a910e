"""A finished letter as plain text: headings, lists and tables as lines, links whole, and nothing that is of paper."""

from outreach_desktop.domain.documents.look import (
    Block,
    Cell,
    ListLabel,
    Look,
    PageTable,
    Paragraph,
    ParagraphStyle,
    Picture,
    Section,
    TableRow,
    TextRun,
)
from outreach_desktop.domain.mail.plain_text import PlainLetter, plain_letter


def said(text: str, style: str = "Normal", *, label: str = "", heading: int = 0) -> Paragraph:
    return Paragraph(
        spans=(TextRun(text=text),),
        style=ParagraphStyle(name=style, heading=heading),
        label=ListLabel(text=label) if label else None,
    )


def linked(before: str, words: str, link: str) -> Paragraph:
    return Paragraph(spans=(TextRun(text=before), TextRun(text=words, link=link)))


def table(*rows: tuple[str, ...], header: bool = False) -> PageTable:
    made = [
        TableRow(
            cells=tuple(
                Cell(blocks=(said(text, "TableText"),), column=place)
                for place, text in enumerate(row)
            ),
            header=header and number == 0,
        )
        for number, row in enumerate(rows)
    ]
    return PageTable(columns=tuple(50.0 for _ in rows[0]), rows=tuple(made))


def plain(*blocks: Block, on_paper: tuple[str, ...] = ()) -> PlainLetter:
    return plain_letter(Look(sections=(Section(blocks=blocks),)), on_paper)


def test_what_belongs_to_paper_is_left_out_and_the_subject_is_one() -> None:
    letter = plain(
        said("Dr Ann O'Neil", "Address"),
        said("2 March 2026", "Date"),
        said("Our reference: IN-2026-0001", "Reference"),
        said("Come\nand see us", "Subject"),
        said("Dear Dr O'Neil,", "Salutation"),
        said("Please come."),
        said("Yours sincerely,", "Closing"),
        said("Jo", "Signature"),
        said("01632 960101", "Signature"),
    )

    assert letter.subject == "Come and see us"
    assert letter.text == (
        "Dear Dr O'Neil,\n\nPlease come.\n\nYours sincerely,\n\nJo\n01632 960101\n\n"
        "Our reference: IN-2026-0001"
    )


def test_lists_keep_their_numbers_and_other_points_get_a_dash() -> None:
    letter = plain(
        said("First", label="1."), said("Second", label="2."), said("Third", label="\u2022")
    )
    assert letter.text == "1. First\n2. Second\n- Third"


def test_rows_of_a_table_are_lines_of_label_and_value() -> None:
    letter = plain(
        table(("Day", "What", "Where"), ("Tuesday", "Evening", "Old Store"), header=True),
        table(("Phone", "01632 960101"), ("What do you need?", "")),
    )
    assert letter.text.split("\n") == [
        "Tuesday; What: Evening; Where: Old Store",
        "Phone: 01632 960101",
        "What do you need?",
    ]


def test_a_link_is_whole_and_said_once() -> None:
    letter = plain(
        linked("See ", "our page", "https://www.wend.example/evenings?x=1"),
        linked("See ", "www.wend.example", "https://www.wend.example/"),
        linked("Write to ", "us@wend.example", "mailto:us@wend.example"),
        linked("Write to ", "Jo", "mailto:jo@wend.example"),
        linked("Ring ", "01632 960101", "tel:+441632960101"),
    )
    assert letter.text.split("\n\n") == [
        "See our page <https://www.wend.example/evenings?x=1>",
        "See www.wend.example",
        "Write to us@wend.example",
        "Write to Jo <jo@wend.example>",
        "Ring 01632 960101",
    ]


def test_a_template_of_ones_own_begins_with_its_words_and_not_with_the_address() -> None:
    letter = plain(
        said("Dr Ann O'Neil"),
        said("14  Mill Lane"),
        said("Dear Ann,"),
        said("14 Mill Lane"),
        on_paper=("Dr Ann O'Neil", "14 Mill Lane"),
    )
    assert letter.text == "Dear Ann,\n\n14 Mill Lane"
    assert letter.subject == ""


def test_paragraphs_are_not_broken_and_pictures_and_ornaments_are_not_told() -> None:
    picture = Paragraph(spans=(Picture(data=b"", width=1, height=1, description="A logo"),))
    letter = plain(picture, said("long " * 100), said("\u2702"), said("a\u00a0b\u00adc\u200b  d"))
    assert letter.text == f"{('long ' * 100).strip()}\n\na bc d"


def test_a_heading_with_a_number_stands_apart() -> None:
    letter = plain(
        said("Point", label="\u2022"), said("Who we are", "Heading1", label="2", heading=1)
    )
    assert letter.text == "- Point\n\n2 Who we are"
