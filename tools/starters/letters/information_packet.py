"""The information packet: a cover that posts itself, and seven parts that can be taken out singly."""

from collections.abc import Callable
from dataclasses import dataclass

from docx.document import Document
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from outreach_desktop.templates.dressing.paper import STRETCH
from tools.starters import styles
from tools.starters.forms import SYMBOLS, scanned, tick_box
from tools.starters.furniture import (
    ASK,
    address,
    do_and_do_not,
    footers,
    how_to_reach_us,
    last_line,
    letterhead,
    steps,
    what_helps,
    who_it_helps,
)
from tools.starters.listings import people_table, services_in_short, session_table
from tools.starters.package import blank, packed
from tools.starters.page import TEXT_WIDTH
from tools.starters.writing import (
    Strong,
    after_table,
    fill,
    grid,
    mark,
    number,
    repeated,
    row_height,
    when,
    write,
)

_SCISSORS = "\u2702"


def draw() -> bytes:
    """The .docx of the information packet."""
    document = blank(title="Support beside your care")
    letterhead(document)
    footers(document, pages=6)
    _cover(document)
    for part in PARTS:
        with when(document, part.needs):
            heading = number(write(document, "Heading 1", part.title), styles.PARTS)
            if part.begins_page:
                heading.paragraph_format.page_break_before = True
                heading.paragraph_format.space_before = 0
            part.draw(document)
    return packed(document)


def _cover(document: Document) -> None:
    address(document)
    write(document, "Title", "Support beside your care")
    write(document, "Subtitle", "{{ group.purpose }}")
    how_to_reach_us(document)
    write(document, "TOC Heading", "In this packet")
    for part in PARTS:
        with when(document, part.needs):
            line = write(document, "Contents", Strong(part.title), f"   {part.promise}")
            number(line, styles.CONTENTS)
    with when(document, "sender.name or sender.contact_line"):
        write(
            document,
            "Normal",
            Strong("Your contact: {{ sender.name or group.name }}"),
            "{% if sender.role %}, {{ sender.role }}{% endif %}"
            "{% if sender.contact_line %}, {{ sender.contact_line | links }}{% endif %}",
        ).paragraph_format.space_before = Pt(12)
    last_line(document)


def _who_we_are(document: Document) -> None:
    write(document, "Lead", "{{ group.purpose }}")
    write(document, "Normal", "{{ group.about | rich }}")


def _who_it_helps(document: Document) -> None:
    write(document, "Lead", "What people come to us with, and what they find.")
    who_it_helps(document)
    write(
        document,
        "Callout",
        Strong("Not sure whether we are right for somebody? "),
        f"{ASK}{{% if group.referral_phone or group.referral_email %}} and ask{{% endif %}}. "
        "If we are not, we say so.",
    )


def _beside_clinical_care(document: Document) -> None:
    write(document, "Lead", "We stand beside your care, and never in its place.")
    do_and_do_not(document)
    write(
        document,
        "Callout",
        Strong("If you ever hear of something we should not have said or done, "),
        'tell {{ sender.name or "us" }}{% if sender.phone %}, {{ sender.phone }}{% endif %}. '
        "We would much sooner know.",
    )


def _sessions(document: Document) -> None:
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
        session_table(document, most="3 if services else 12")
    with when(document, "services and events[3:]"):
        write(document, "Normal", "There are more dates than these. Ask, and we send you the list.")
    with when(document, "services"):
        write(document, "Heading 2", "What there is all year")
        services_in_short(document, most=3)
    with when(document, "services[3:]"):
        names = "{% for one in services[3:] %}{{ one.name }}{% if not loop.last %}; {% endif %}{% endfor %}"
        write(document, "Normal", f"Also: {names}. Ask, and we send you a sheet about it.")


def _how_to_refer(document: Document) -> None:
    write(document, "Lead", "What you do, and what we do.")
    steps(document)
    what_helps(document)
    with when(document, "group.referral_phone or group.referral_email"):
        write(document, "Heading 2", "Referrals")
        write(
            document,
            "Lead",
            "{{ (group.referral_phone or group.referral_email) | links }}",
            "{% if group.referral_phone and group.referral_email %}"
            "  \u00b7  {{ group.referral_email | links }}{% endif %}",
        )


def _people(document: Document) -> None:
    write(document, "Lead", "Real people, with names and direct lines.")
    people_table(document)


def _get_involved(document: Document) -> None:
    write(document, "Lead", "Four ways, each as small as you like.")
    half = (TEXT_WIDTH - 5) / 2
    table = grid(document, [half, 5, half], rows=3)
    row_height(table.rows[1], 5, exact=True)
    for place, (heading, words) in enumerate(_WAYS):
        panel = table.cell(place // 2 * 2, place % 2 * 2)
        fill(panel, styles.TINT, padding=4)
        write(panel, "Heading 2", heading).paragraph_format.space_before = 0
        write(panel, "Table Text", words)
    after_table(document)
    _reply_slip(document)


_WAYS = (
    ("Mention us", "A word from you counts for more than any leaflet of ours."),
    ("Host us", "Our leaflets where people wait, or one of us beside your clinic."),
    ("Speak to us", "Ten minutes at a session, on something you wish people knew."),
    ("Advise us", "Tell us what this packet gets wrong. We will mend it."),
)


_ABOVE_SLIP = 82
"""Millimetres between what is above and the slip: then it is the lowest third of the sheet, which fits a DL envelope."""


def _reply_slip(document: Document) -> None:
    """The foot of the page, a third of it, to cut off and send back with the reader\u2019s name and our reference on it."""
    slip = grid(document, [TEXT_WIDTH - 76, 50, 26], rows=3)
    above, cut, rest = slip.rows
    row_height(above, _ABOVE_SLIP)
    mark(write(above.cells[0].merge(above.cells[2]), "Spacer"), STRETCH)
    _symbol(write(cut.cells[0].merge(cut.cells[2]), "Cut Line"), _SCISSORS)
    answer, back, code = rest.cells
    write(answer, "Heading 2", "Reply slip").paragraph_format.space_before = Pt(6)
    write(answer, "Table Text", Strong("From: "), "{{ contact.name }}")
    write(answer, "Table Text", '{{ contact.organisation or "" }}')
    for words in (
        "Please send leaflets and cards. How many:\t",
        "Please ring me. A good time:\t",
        "We would like a short talk at a team meeting.",
        "I would like to look in at a session.",
        "Please do not write to me again.",
        "My name and role, if others:\t",
    ):
        line = write(answer, "Slip Line")
        if not words.startswith("My name"):
            tick_box(line, words.partition("\t")[0])
            words = f"  {words}"
        line.add_run(words)
    where = "{% if group.address_lines or group.email %}Send it{% else %}Hand it{% endif %} back to"
    write(back, "Table Text", Strong(where)).paragraph_format.space_before = Pt(10)
    write(back, "Table Text", "{{ group.name }}")
    with repeated(back, "line in group.address_lines"):
        write(back, "Table Text", "{{ line }}")
    write(back, "Table Text", '{{ (group.email or "") | links }}')
    write(back, "Table Text", "Reference {{ reference }}").paragraph_format.space_before = Pt(8)
    scanned(code)
    after_table(document)


def _symbol(paragraph: Paragraph, character: str) -> None:
    """A character our text font does not have, in one that does."""
    paragraph.add_run(character).font.name = SYMBOLS


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the packet, left out where what it `needs` is not there."""

    title: str
    promise: str
    """What the cover says of it."""
    needs: str
    draw: Callable[[Document], None]
    begins_page: bool = True


PARTS = (
    Part(
        title="Who we are",
        promise="why we exist, and who we are",
        needs="group.purpose or group.about",
        draw=_who_we_are,
    ),
    Part(
        title="Who it helps",
        promise="what people come with, and what they get",
        needs="group.helps",
        draw=_who_it_helps,
        begins_page=False,
    ),
    Part(
        title="How to refer",
        promise="step by step, and what helps us to ring well",
        needs="group.refer_steps",
        draw=_how_to_refer,
    ),
    Part(title="Sessions", promise="the coming dates", needs="", draw=_sessions),
    Part(
        title="Beside clinical care",
        promise="what we do, and what we leave to you",
        needs="group.we_do or group.we_do_not",
        draw=_beside_clinical_care,
    ),
    Part(
        title="People and contacts",
        promise="names and direct lines",
        needs="people",
        draw=_people,
        begins_page=False,
    ),
    Part(
        title="Get involved",
        promise="four ways, and a slip to send back",
        needs="",
        draw=_get_involved,
    ),
)
"""In this order three sheets printed on both sides can be taken apart: the cover with who we are; how to refer with the
sessions behind it; our work with the slip behind it."""
