"""What all starters share: letterhead, the place of the address, footers, and the way they close."""

from pathlib import Path

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.section import _Footer
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from tools.starters import styles
from tools.starters.page import Paper
from tools.starters.writing import (
    Place,
    Strong,
    after_table,
    aside,
    bottom,
    grid,
    number,
    page_number,
    picture,
    place_picture,
    repeated,
    row_height,
    sized,
    tag,
    when,
    write,
)

_HERE = Path(__file__).resolve().parent
LOGO, SIGNATURE = _HERE / "logo.png", _HERE / "signature.png"

# How a sentence begins that says how to ask us, by the best way there is.
ASK = (
    "{% if group.referral_phone %}Ring {{ group.referral_phone }}"
    "{% elif group.referral_email %}Write to {{ group.referral_email }}"
    "{% else %}Ask us{% endif %}"
)
_SHORT = "group.name|length < 31"  # it stands in one line, below a logo of full height
_NAME_SIZES = ((31, 18), (65, 14), (145, 11), (None, 9))  # points, for fewer letters than
_STRAPLINE_SIZES = ((56, 10.5), (None, 8.5))
_REACH_SIZES = ((38, 8.5), (None, 7))
_LINES = 7  # of an address stand in one line after the other
_SPACER = 0.5  # mm that the Spacer paragraph below the letterhead takes
_CHARITY = (
    "{% if group.charity_number %} \u00b7 Registered charity {{ group.charity_number }}{% endif %}"
)


def letterhead(document: Document, paper: Paper) -> None:
    """Logo, name and how to reach us on the first page; a line that says whose page it is after."""
    section = document.sections[0]
    header = section.first_page_header
    table = grid(header, [paper.text_width - 60, 60])
    row_height(table.rows[0], paper.address_top - paper.header - _SPACER, exact=True)
    name, reach = table.rows[0].cells
    # The logo stands above the name, so that a group without one has no hole beside its name. The row is no
    # higher than what is above the envelope's window: what is long is set smaller, so that nothing of it is cut.
    logo = write(name, "Spacer")
    logo.paragraph_format.space_after = Pt(5)
    for condition, height in ((f"{{% if {_SHORT} %}}", 17), ("{% else %}", 11)):
        aside(logo, condition)
        place_picture(logo, LOGO, "group.logo", height=height)
    aside(logo, "{% endif %}")
    sized(name, "Group Name", "{{ group.name }}", "group.name", _NAME_SIZES)
    sized(name, "Strapline", "{{ group.strapline }}", "group.strapline", _STRAPLINE_SIZES)
    lines = "group.address_lines"
    with when(reach, f"{lines}|length < {_LINES}"), repeated(reach, f"line in {lines}"):
        write(reach, "Letterhead", "{{ line }}")
    with when(reach, f"{lines}|length >= {_LINES}"):
        write(reach, "Letterhead", '{{ group.address_lines|join(", ") }}')
    write(reach, "Letterhead", '{{ group.phone or "" }}').paragraph_format.space_before = Pt(4)
    for field in ("email", "website"):
        known = f'(group.{field} or "")'
        sized(reach, "Letterhead", f"{{{{ {known} }}}}", known, _REACH_SIZES)
    first = header.paragraphs[0]
    first.style = "Spacer"
    table._tbl.addnext(first._p)
    running = section.header.paragraphs[0]
    running.style = "Header"
    running.add_run("{{ group.name }}\t{{ reference }}")
    _right_tab(running, paper)


def footers(document: Document, paper: Paper, *, pages: int, number_first: bool = False) -> None:
    """Who we are, the privacy line on the first page, and page numbers from the second page on.

    `pages` is how many there usually are; `number_first` is for what always has a second page.
    """
    section = document.sections[0]
    _foot(section.first_page_footer, paper, pages if number_first else 0)
    write(section.first_page_footer, "Footer", "{{ group.privacy_line }}")
    _foot(section.footer, paper, pages)


def _foot(footer: _Footer, paper: Paper, pages: int) -> None:
    paragraph = footer.paragraphs[0]
    paragraph.style = "Footer"
    paragraph.add_run("{{ group.name }}" + _CHARITY)
    if pages:
        _right_tab(paragraph, paper)
        paragraph.add_run("\t")
        page_number(paragraph, pages=pages)


def _right_tab(paragraph: Paragraph, paper: Paper) -> None:
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Mm(paper.text_width), WD_TAB_ALIGNMENT.RIGHT)


def address(document: Document, paper: Paper) -> None:
    """The address where the window is, growing upwards from its foot; date and reference beside it."""
    table = grid(document, [92, paper.text_width - 92])
    row_height(table.rows[0], paper.address_bottom - paper.address_top)
    window, beside = (bottom(cell) for cell in table.rows[0].cells)
    write(window, "Address", "{{ contact.name }}")
    for field in ("role", "department", "organisation"):
        write(window, "Address", f'{{{{ contact.{field} or "" }}}}')
    with repeated(window, "line in contact.address_lines"):
        write(window, "Address", "{{ line }}")
    write(beside, "Date", "{{ today | date }}")
    write(beside, "Reference", "Our reference: {{ reference }}")
    below = after_table(document)
    below.paragraph_format.space_after = Mm(paper.window_end - paper.address_bottom)


def closing(place: Place, *, words: str = "Yours sincerely,") -> None:
    """The sender's signature, name and direct line, kept on one page with the words before it.

    Where nobody is named who signs, the group does.
    """
    write(place, "Closing", words)
    picture(place, "Closing", SIGNATURE, "sender.signature", height=17)
    write(place, "Signature", Strong("{{ sender.name or group.name }}"))
    write(
        place,
        "Signature",
        "{% if sender.role %}{{ sender.role }}, {% endif %}{% if sender.name %}{{ group.name }}{% endif %}",
    )
    write(place, "Signature", "{% if sender.phone %}Direct line {{ sender.phone }}{% endif %}")
    write(place, "Signature", '{{ sender.email or "" }}')


def steps(document: Document, paper: Paper) -> None:
    """The steps of a referral, each with a figure that can be seen from across the desk.

    Where the organisation has a way of its own, that is said below.
    """
    table = grid(document, [16, paper.text_width - 16], rows=3)
    begin, turn, end = table.rows
    tag(begin.cells[0].merge(begin.cells[-1]), "{% for step in group.refer_steps %}")
    row_height(turn, 21)
    figure, words = turn.cells
    number(write(figure, "Step Number"), styles.FIGURES)
    for paragraph in (
        *figure.paragraphs,
        write(words, "Step Title", "{{ step.heading }}"),
        write(words, "Table Text", "{{ step.text }}"),
    ):
        paragraph.paragraph_format.keep_with_next = True
    tag(end.cells[0].merge(end.cells[-1]), "{% endfor %}")
    after_table(document)
    with when(document, "organisation.referral_route"):
        write(
            document,
            "Callout",
            Strong("With you, it works like this: "),
            "{{ organisation.referral_route }}",
        )
