"""The information packet: a cover that posts itself, and seven parts that can be taken out singly."""

from collections.abc import Callable
from dataclasses import dataclass

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from tools.starters import styles
from tools.starters.furniture import ASK, address, footers, letterhead, steps
from tools.starters.package import blank, packed
from tools.starters.page import Paper
from tools.starters.writing import (
    Strong,
    after_table,
    fill,
    grid,
    listing,
    number,
    repeated,
    row_height,
    when,
    write,
)

_BOX = "\u2610"
_SCISSORS = "\u2702"
_SYMBOLS = "Segoe UI Symbol"


def draw(paper: Paper) -> bytes:
    """The .docx of the information packet."""
    document = blank(paper, title="Support beside your care")
    letterhead(document, paper)
    footers(document, paper, pages=8)
    _cover(document, paper)
    for part in PARTS:
        with when(document, part.needs):
            heading = number(write(document, "Heading 1", part.title), styles.PARTS)
            heading.paragraph_format.page_break_before = True
            heading.paragraph_format.space_before = 0
            part.draw(document, paper)
    return packed(document)


def _cover(document: Document, paper: Paper) -> None:
    address(document, paper)
    write(document, "Title", "Support beside your care")
    write(document, "Subtitle", "{{ group.purpose }}")
    write(
        document,
        "Normal",
        Strong("Prepared for {{ contact.name }}"),
        "{% if contact.organisation %}, {{ contact.organisation }}{% endif %}, {{ today | date }}",
    )
    write(
        document,
        "Normal",
        "Each part stands on its own and can be taken out and passed on."
        "{% if group.refer_steps and group.helps %} If you have a minute, read \u201cHow to refer\u201d; "
        "if you have two, \u201cWho it helps\u201d as well.{% endif %}",
    )
    write(document, "TOC Heading", "In this packet")
    for part in PARTS:
        with when(document, part.needs):
            line = write(document, "Contents", Strong(part.title), f"   {part.promise}")
            number(line, styles.CONTENTS)
    with when(document, "sender.name or group.phone or group.email"):
        write(
            document,
            "Callout",
            Strong("Your contact: {{ sender.name or group.name }}"),
            "{% if sender.role %}, {{ sender.role }}{% endif %}"
            "{% if sender.phone %}, direct line {{ sender.phone }}"
            "{% elif group.phone %}, phone {{ group.phone }}{% endif %}"
            "{% if sender.email or group.email %}, {{ sender.email or group.email }}{% endif %}",
        )


def _who_we_are(document: Document, _paper: Paper) -> None:
    write(document, "Lead", "{{ group.purpose }}")
    write(document, "Normal", "{{ group.about }}")
    with when(document, "group.address_lines or group.phone or group.email or group.website"):
        _where_to_find_us(document)


def _where_to_find_us(document: Document) -> None:
    write(document, "Heading 2", "Where to find us")
    for words in (
        '{{ group.address_lines | join(", ") }}',
        "{% if group.phone %}Phone {{ group.phone }}{% endif %}",
        "{% if group.email %}Email {{ group.email }}{% endif %}",
        "{% if group.website %}Web {{ group.website }}{% endif %}",
        "{% if group.charity_number %}Registered charity {{ group.charity_number }}{% endif %}",
    ):
        write(document, "Table Text", words)


def _who_it_helps(document: Document, paper: Paper) -> None:
    write(document, "Lead", "What people come to us with, and what they find.")
    listing(
        document,
        "help in group.helps",
        (
            ("What they come with", 56, ("*{{ help.heading }}",)),
            ("What they get from us", paper.text_width - 56, ("{{ help.text }}",)),
        ),
        says="What people come to us with, and what each of them gets from us",
    )
    after_table(document)
    write(
        document,
        "Callout",
        Strong("Not sure whether we are right for somebody? "),
        f"{ASK}{{% if group.referral_phone or group.referral_email %}} and ask{{% endif %}}. "
        "If we are not, we say so.",
    )


def _beside_clinical_care(document: Document, paper: Paper) -> None:
    write(document, "Lead", "We stand beside your care, and never in its place.")
    half = (paper.text_width - 6) / 2
    with when(document, "group.we_do and group.we_do_not"):
        do, _, do_not = grid(document, [half, 6, half]).rows[0].cells
        _points(do, "We do", "we_do", styles.TINT)
        _points(do_not, "We do not", "we_do_not", styles.STONE)
        after_table(document)
    with when(document, "not group.we_do_not"):
        _points(grid(document, [paper.text_width]).rows[0].cells[0], "We do", "we_do", styles.TINT)
        after_table(document)
    with when(document, "not group.we_do"):
        only = grid(document, [paper.text_width]).rows[0].cells[0]
        _points(only, "We do not", "we_do_not", styles.STONE)
        after_table(document)
    write(
        document,
        "Callout",
        Strong("If you ever hear of something we should not have said or done, "),
        'tell {{ sender.name or "us" }}{% if sender.phone %}, {{ sender.phone }}{% endif %}. '
        "We would much sooner know.",
    )


def _points(cell: _Cell, title: str, field: str, colour: str) -> None:
    """One of two panels side by side."""
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


def _sessions(document: Document, paper: Paper) -> None:
    with when(document, "events"):
        write(document, "Lead", "Dates for your diary, and for the people you care for.")
    with when(document, "not events"):
        write(
            document,
            "Lead",
            f"The next dates are being settled. {ASK}, and we will tell you the moment they are.",
        )
    write(
        document,
        "Normal",
        "If you would like to look in before you mention us to anybody, you are welcome. "
        f"{ASK}, and we will say which session suits.",
    )
    with when(document, "events"):
        _session_table(document, paper)


def _session_table(document: Document, paper: Paper) -> None:
    what = ("*{{ session.title }}", '{{ session.description or "" }}', _AUDIENCE)
    where = tuple(f'{{{{ session.{field} or "" }}}}' for field in ("place", "address", "access"))
    listing(
        document,
        "session in events",
        (
            ("When", 33, ('*{{ session.date | date("weekday") }}', _HOURS)),
            ("What", 65, what),
            ("Where", paper.text_width - 98, where),
        ),
        says="Coming sessions: when, what, and where",
        whole=False,
    )
    after_table(document)


_HOURS = (
    "{% if session.starts_at %}{{ session.starts_at | time }}"
    "{% if session.ends_at %}\u2013{{ session.ends_at | time }}{% endif %}{% endif %}"
)
_AUDIENCE = "{% if session.audience %}For: {{ session.audience }}{% endif %}"


def _how_to_refer(document: Document, paper: Paper) -> None:
    write(document, "Lead", "What you do, and what we do.")
    steps(document, paper)
    write(document, "Heading 2", "What helps us to ring well")
    for words in (
        "A first name, a phone number, and the person\u2019s agreement that we may ring.",
        "A good time to ring, and whether we may leave a message.",
        "Nothing from the notes: we do not need clinical details.",
    ):
        write(document, "List Bullet", words)
    with when(document, "group.referral_phone or group.referral_email"):
        write(document, "Heading 2", "Referrals")
        write(
            document,
            "Lead",
            "{{ group.referral_phone or group.referral_email }}",
            "{% if group.referral_phone and group.referral_email %}"
            "  \u00b7  {{ group.referral_email }}{% endif %}",
        )


def _people(document: Document, paper: Paper) -> None:
    write(document, "Lead", "Real people, with names and direct lines.")
    listing(
        document,
        "person in people",
        (
            ("Who", 70, ("*{{ person.name }}", '{{ person.role or "" }}')),
            (
                "Direct line and email",
                paper.text_width - 70,
                ('{{ person.phone or "" }}', '{{ person.email or "" }}'),
            ),
        ),
        says="Our people: name and role, phone, email",
    )
    after_table(document)
    write(
        document,
        "Callout",
        Strong(
            "Your contact for everything in this packet is {% if sender.phone %}{{ sender.name or group.name }}"
            "{% else %}{{ (sender.name or group.name) | sentence }}{% endif %}"
        ),
        "{% if sender.phone %}, on {{ sender.phone }}.{% endif %}"
        "{% if group.referral_phone %} For referrals, ring {{ group.referral_phone }}.{% endif %}",
    )


def _get_involved(document: Document, paper: Paper) -> None:
    write(document, "Lead", "Four ways, each as small as you like.")
    half = (paper.text_width - 5) / 2
    table = grid(document, [half, 5, half], rows=3)
    row_height(table.rows[1], 5, exact=True)
    for place, (heading, words) in enumerate(_WAYS):
        panel = table.cell(place // 2 * 2, place % 2 * 2)
        fill(panel, styles.TINT, padding=4)
        write(panel, "Heading 2", heading).paragraph_format.space_before = 0
        write(panel, "Table Text", words)
    after_table(document)
    _reply_slip(document, paper)


_WAYS = (
    ("Mention us", "A word from you counts for more than any leaflet of ours."),
    ("Host us", "Our leaflets where people wait, or one of us beside your clinic."),
    ("Speak to us", "Ten minutes at a session, on something you wish people knew."),
    ("Advise us", "Tell us what this packet gets wrong. We will mend it."),
)


def _reply_slip(document: Document, paper: Paper) -> None:
    """A slip to cut off and send back, with the reader\u2019s name already on it."""
    cut = write(document, "Cut Line")
    _symbol(cut, _SCISSORS)
    write(document, "Heading 2", "Reply slip").paragraph_format.space_before = Pt(8)
    table = grid(document, [paper.text_width - 56, 56])
    slip, back = table.rows[0].cells
    write(slip, "Table Text", Strong("From: "), "{{ contact.name }}")
    write(slip, "Table Text", '{{ contact.organisation or "" }}')
    for words in (
        "Please send leaflets and cards. How many:\t",
        "Please ring me. A good time:\t",
        "We would like a short talk at a team meeting.",
        "I would like to look in at a session.",
        "Please do not write to me again.",
    ):
        line = write(slip, "Slip Line")
        _tick_box(line, words.partition("\t")[0])
        line.add_run(f"  {words}")
    where = "{% if group.address_lines or group.email %}Send it{% else %}Hand it{% endif %} back to"
    write(back, "Table Text", Strong(where))
    write(back, "Table Text", "{{ group.name }}")
    with repeated(back, "line in group.address_lines"):
        write(back, "Table Text", "{{ line }}")
    write(back, "Table Text", '{{ group.email or "" }}')
    after_table(document)


def _symbol(paragraph: Paragraph, character: str) -> None:
    """A character our text font does not have, in one that does."""
    paragraph.add_run(character).font.name = _SYMBOLS


def _tick_box(paragraph: Paragraph, says: str) -> None:
    """A box to tick with a pen, or with a click in Word; `says` is for those who hear it."""
    paragraph._p.append(
        parse_xml(
            f'<w:sdt {nsdecls("w", "w14")}><w:sdtPr><w:alias w:val="{says}"/>'
            '<w14:checkbox><w14:checked w14:val="0"/>'
            f'<w14:checkedState w14:val="2612" w14:font="{_SYMBOLS}"/>'
            f'<w14:uncheckedState w14:val="2610" w14:font="{_SYMBOLS}"/></w14:checkbox></w:sdtPr>'
            f'<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="{_SYMBOLS}" w:hAnsi="{_SYMBOLS}" '
            f'w:eastAsia="{_SYMBOLS}"/></w:rPr><w:t>{_BOX}</w:t></w:r></w:sdtContent></w:sdt>'
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the packet, left out where what it `needs` is not there."""

    title: str
    promise: str
    """What the cover says of it."""
    needs: str
    draw: Callable[[Document, Paper], None]


PARTS = (
    Part(
        title="Who we are",
        promise="why we exist, and where to find us",
        needs="group.purpose or group.about or group.address_lines",
        draw=_who_we_are,
    ),
    Part(
        title="Who it helps",
        promise="what people come with, and what they get",
        needs="group.helps",
        draw=_who_it_helps,
    ),
    Part(
        title="Beside clinical care",
        promise="what we do, and what we leave to you",
        needs="group.we_do or group.we_do_not",
        draw=_beside_clinical_care,
    ),
    Part(title="Sessions", promise="the coming dates", needs="", draw=_sessions),
    Part(
        title="How to refer",
        promise="step by step, and what helps us to ring well",
        needs="group.refer_steps",
        draw=_how_to_refer,
    ),
    Part(
        title="People and contacts",
        promise="names and direct lines",
        needs="people",
        draw=_people,
    ),
    Part(
        title="Get involved",
        promise="four ways, and a slip to send back",
        needs="",
        draw=_get_involved,
    ),
)
