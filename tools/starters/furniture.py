"""What all starters share: letterhead, the place of the address, footers, and the way they close."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.section import _Footer
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from outreach_desktop.templates.dressing.paper import ADDRESS, BELOW, LETTERHEAD, SPACER
from tools.starters import styles
from tools.starters.page import SHEET, TEXT_WIDTH, ZONE
from tools.starters.writing import (
    Place,
    Strong,
    after_table,
    aside,
    bottom,
    fill,
    framed,
    grid,
    last_words,
    listing,
    mark,
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
    "{% elif group.referral_email %}Write to {{ group.referral_email | links }}"
    "{% else %}Ask us{% endif %}"
)
_SHORT = "group.name|length < 31"  # it stands in one line, below a logo of full height
_NAME_SIZES = ((31, 18), (65, 14), (145, 11), (None, 9))  # points, for fewer letters than
_STRAPLINE_SIZES = ((56, 10.5), (None, 8.5))
_REACH_SIZES = ((38, 8.5), (None, 7))
_LINES = 7  # of an address stand in one line after the other


def letterhead(document: Document) -> None:
    """Logo, name and how to reach us on the first page; a line that says whose page it is after."""
    section = document.sections[0]
    header = section.first_page_header
    table = grid(header, [TEXT_WIDTH - 60, 60])
    row_height(table.rows[0], ZONE.top - SHEET.header - SPACER)
    name, reach = table.rows[0].cells
    # The logo stands above the name, so that a group without one has no hole beside its name. What is long
    # is set smaller, so that the row does not grow and push the address out of the envelope's window.
    logo = mark(write(name, "Spacer"), LETTERHEAD)
    logo.paragraph_format.space_after = Pt(5)
    for condition, logo_height in ((f"{{% if {_SHORT} %}}", 17), ("{% else %}", 11)):
        aside(logo, condition)
        place_picture(logo, LOGO, "group.logo", height=logo_height)
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
        sized(reach, "Letterhead", f"{{{{ {known} | links }}}}", known, _REACH_SIZES)
    for fold in ZONE.folds:
        framed(write(header, "Fold Mark"), fold)
    last = header.paragraphs[0]  # LibreOffice puts no last paragraph at a place of its own
    last.style = "Spacer"
    header.paragraphs[-1]._p.addnext(last._p)
    running_head(document)


def running_head(document: Document) -> None:
    """Whose page it is, and our reference, on the pages that follow the first."""
    running = document.sections[0].header.paragraphs[0]
    running.style = "Header"
    running.add_run("{{ group.name }}\t{{ reference }}")
    _right_tab(running)


def footers(document: Document, *, pages: int, number_first: bool = False) -> None:
    """Who we are, and page numbers from the second page on.

    `pages` is how many there usually are; `number_first` is for what always has a second page.
    """
    section = document.sections[0]
    _foot(section.first_page_footer, pages if number_first else 0)
    _foot(section.footer, pages)


def _foot(footer: _Footer, pages: int) -> None:
    paragraph = footer.paragraphs[0]
    paragraph.style = "Footer"
    paragraph.add_run("{{ group.foot_line | links }}")
    if pages:
        _right_tab(paragraph)
        paragraph.add_run("\t")
        page_number(paragraph, pages=pages)


def _right_tab(paragraph: Paragraph) -> None:
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)


def address(document: Document) -> None:
    """The address where the window is, growing upwards from its foot; date and reference beside it."""
    table = grid(document, [ZONE.width, TEXT_WIDTH - ZONE.width])
    row_height(table.rows[0], ZONE.foot - ZONE.top)
    window, beside = (bottom(cell) for cell in table.rows[0].cells)
    with repeated(window, "line in contact.address_block"):
        write(window, "Address", "{{ line }}")
    mark(write(beside, "Date", "{{ today | date }}"), ADDRESS)
    write(beside, "Reference", "Our reference: {{ reference }}")
    below = mark(after_table(document), BELOW)
    below.paragraph_format.space_after = Mm(ZONE.below - ZONE.foot)


def closing(place: Place, *, words: str = "Yours sincerely,") -> None:
    """The sender's signature, name and direct line, kept on one page with the paragraph before it and the words above it.

    Where nobody is named who signs, the group does.
    """
    for paragraph in last_words(place):
        paragraph.paragraph_format.keep_with_next = True
    write(place, "Closing", words)
    picture(place, "Closing", SIGNATURE, "sender.signature", height=14)
    write(place, "Signature", Strong("{{ sender.name or group.name }}"))
    write(
        place,
        "Signature",
        "{% if sender.role %}{{ sender.role }}, {% endif %}{% if sender.name %}{{ group.name }}{% endif %}",
    )
    write(place, "Signature", "{{ sender.contact_line | links }}")


@contextmanager
def own_words(place: Place) -> Iterator[None]:
    """The paragraph that somebody writes for this reader alone; without one, what is written inside, which may be nothing."""
    tag(place, "{% if letter.personal %}")
    write(place, "Normal", "{{ letter.personal }}")
    tag(place, "{% else %}")
    yield
    tag(place, "{% endif %}")


def last_line(document: Document, *, lists_enclosures: bool = True) -> None:
    """How to reach us and how to be taken off the list, in the letter itself: who has it read aloud hears no footer."""
    if lists_enclosures:
        with when(document, "letter.enclosures"):
            write(document, "Signature", "Enclosures: {{ letter.enclosures | join('; ') }}")
    with when(document, "letter.copies"):
        write(document, "Signature", "cc: {{ letter.copies | join('; ') }}")
    write(document, "Foot Line", "{{ group.privacy_line | links }}")


def steps(document: Document) -> None:
    """The steps of a referral, each with a figure that can be seen from across the desk.

    Where the organisation has a way of its own, that is said below.
    """
    table = grid(document, [16, TEXT_WIDTH - 16], rows=3)
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


def what_helps(document: Document) -> None:
    """What to have at hand when somebody is referred."""
    write(document, "Heading 2", "What helps us to ring well")
    for words in (
        "A first name, a phone number, and the person\u2019s agreement that we may ring.",
        "A good time to ring, and whether we may leave a message.",
        "Nothing from the notes: we do not need clinical details.",
    ):
        write(document, "List Bullet", words)


def who_it_helps(document: Document) -> None:
    """What people come with, and what they get."""
    listing(
        document,
        "help in group.helps",
        (
            ("What they come with", 56, ("*{{ help.heading }}",)),
            ("What they get from us", TEXT_WIDTH - 56, ("{{ help.text }}",)),
        ),
        says="What people come to us with, and what each of them gets from us",
    )
    after_table(document)


def do_and_do_not(document: Document) -> None:
    """What we do and what we leave to clinicians, side by side, each with a sign that is seen without colour."""
    half = (TEXT_WIDTH - 6) / 2
    with when(document, "group.we_do and group.we_do_not"):
        do, _, do_not = grid(document, [half, 6, half]).rows[0].cells
        _points(do, _DO, "we_do", styles.TINT)
        _points(do_not, _DO_NOT, "we_do_not", styles.STONE)
        after_table(document)
    with when(document, "not group.we_do_not"):
        _points(grid(document, [TEXT_WIDTH]).rows[0].cells[0], _DO, "we_do", styles.TINT)
        after_table(document)
    with when(document, "not group.we_do"):
        only = grid(document, [TEXT_WIDTH]).rows[0].cells[0]
        _points(only, _DO_NOT, "we_do_not", styles.STONE)
        after_table(document)


_DO, _DO_NOT = "\u2713 We do", "\u2717 We do not"


def _points(cell: _Cell, title: str, field: str, colour: styles.Colour) -> None:
    fill(cell, colour, padding=4)
    heading = write(cell, "Heading 2", title)
    heading.paragraph_format.space_before = 0
    with repeated(cell, f"point in group.{field}"):
        write(
            cell,
            "List Bullet",
            Strong("{% if point.heading %}{{ point.heading | sentence }} {% endif %}"),
            "{{ point.text }}",
        )


def sheet_head(document: Document, title: str) -> None:
    """A sheet that is no letter: whose it is, in a line at the top, and what it says, in its title."""
    section = document.sections[0]
    first, running = section.first_page_header.paragraphs[0], section.header.paragraphs[0]
    for line in (first, running):
        line.style = "Header"
        line.add_run("{{ group.name }}\t{{ today | date }}")
        _right_tab(line)
    write(document, "Title", title)


def ring_us(document: Document) -> None:
    """The number for whoever wants to talk to us, large enough to be read from across the room."""
    with when(document, "group.phone or group.email"):
        write(
            document,
            "Callout",
            Strong("Ring or write: {{ (group.phone or group.email) | links }}"),
            "{% if group.website %}  \u00b7  {{ group.website | links }}{% endif %}",
        )


def how_to_reach_us(document: Document) -> None:
    """The one number to ring, large enough to be read from across the desk."""
    with when(document, "group.referral_phone or group.referral_email"):
        write(
            document,
            "Callout",
            Strong("To refer: {{ (group.referral_phone or group.referral_email) | links }}"),
            "{% if group.referral_phone and group.referral_email %} or {{ group.referral_email | links }}{% endif %}",
        )
