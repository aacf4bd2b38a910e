"""The examples of docs/templates.md: each a Word template, filled in and held against what it should print.

The pictures of templates and results side by side are taken, from the root of the checkout and with
LibreOffice, poppler and ImageMagick at hand, by: python -m tests.template_examples [FOLDER]
"""

import io
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.engine.word.ooxml import W14
from outreach_desktop.templates.library.fields import sample
from tests.starter_pictures import run
from tests.templates.word import png

DOTS = 80  # an inch


@dataclass(frozen=True)
class Example:
    """A template, and the lines that a document made from it says."""

    name: str
    draw: Callable[[WordFile], None]
    prints: tuple[str, ...]
    without: str = ""
    """A fact that the person has not got."""

    def template(self) -> bytes:
        """The .docx as somebody would have written it in Word."""
        document = Document()
        page = document.sections[0]
        page.page_width, page.page_height = Cm(13), Cm(12)
        for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
            setattr(page, side, Cm(1))
        document.styles["Normal"].font.name = "Carlito"
        document.styles["Normal"].font.size = Pt(12)
        document.styles["Normal"].paragraph_format.space_after = Pt(6)
        self.draw(document)
        file = io.BytesIO()
        document.save(file)
        return file.getvalue()

    def finished(self) -> bytes:
        """The document for the person of the field list's examples."""
        context = sample()
        if self.without:
            contact = context["contact"]
            assert isinstance(contact, dict)
            contact[self.without] = ""
        return WordTemplate(self.template()).render(context)


def _paragraphs(*texts: str, style: str | None = None) -> Callable[[WordFile], None]:
    def draw(document: WordFile) -> None:
        for text in texts:
            document.add_paragraph(text, style=style)

    return draw


def _table(document: WordFile) -> None:
    table = document.add_table(2, 3, style="Table Grid")
    rows = (
        ("Session", "When", "Where"),
        (
            "{% for session in events %}{{ session.title }}",
            '{{ session.date | date("d MMMM") }}',
            "{{ session.place }}{% endfor %}",
        ),
    )
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def _bullets(document: WordFile) -> None:
    document.add_paragraph("You told us that your team needs:")
    for text in ("{% for need in organisation.needs %}", "{{ need }}", "{% endfor %}"):
        document.add_paragraph(text, style="List Bullet")


def _logo(document: WordFile) -> None:
    any_picture = io.BytesIO(png(60, 60, 190))
    document.add_paragraph().add_run().add_picture(any_picture, height=Cm(1.5))
    (named,) = document.element.body.iter(qn("wp:docPr"))
    named.set("descr", "{{ group.logo }}")
    document.add_paragraph("{{ group.name }}")


def _controls(document: WordFile) -> None:
    box = (
        '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" '
        'w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
    )
    for name, kind, before, shown in (
        ("contact.name", "<w:text/>", "For: ", "Click or tap here to enter text."),
        (
            "event.date",
            '<w:date><w:dateFormat w:val="d MMMM yyyy"/></w:date>',
            "On: ",
            "Choose a date.",
        ),
        ("event.access", box, "Access is known: ", "\u2610"),
    ):
        words = document.add_paragraph(before)._p
        control = f'<w:tag w:val="{name}"/><w:showingPlcHdr/>{kind}'
        text = f'<w:r><w:rPr><w:color w:val="808080"/></w:rPr><w:t>{shown}</w:t></w:r>'
        words.append(
            parse_xml(
                f"<w:sdt {nsdecls('w')} xmlns:w14='{W14}'><w:sdtPr>{control}</w:sdtPr>"
                f"<w:sdtContent>{text}</w:sdtContent></w:sdt>"
            )
        )


EXAMPLES = (
    Example(
        "field",
        _paragraphs(
            "{{ today | date }}",
            "Dear {{ contact.salutation }},",
            "Thank you for {{ thanks.reason }}.",
        ),
        (
            "9 March 2026",
            "Dear Dr O’Neil,",
            (
                "Thank you for giving up your Monday evening to talk to our members about recovery after "
                "surgery, and for staying until the last question was answered."
            ),
        ),
    ),
    Example(
        "address",
        _paragraphs(
            (
                "{{ contact.name }}\n{{ contact.department }}\n{{ contact.organisation }}\n"
                "{{ contact.address_lines | lines }}"
            ),
            "Dear {{ contact.salutation }},",
        ),
        (
            "Dr Ann O’Neil\nMarrowby General Hospital\nPriory Road\nMarrowby\nQX1 2AB",
            "Dear Dr O’Neil,",
        ),
        without="department",
    ),
    Example(
        "condition",
        _paragraphs(
            "{% if contact.large_print %}",
            "This letter is enlarged, as you asked.",
            "{% else %}",
            "Tell us if you would like our letters in large print.",
            "{% endif %}",
            "We meet in {{ event.place }}{% if event.access %} ({{ event.access }}){% endif %}.",
        ),
        (
            "Tell us if you would like our letters in large print.",
            "We meet in Marrowby Library, Room 2 (Step-free, hearing loop, parking behind the building).",
        ),
    ),
    Example(
        "list",
        _bullets,
        (
            "You told us that your team needs:",
            "Men leave clinic with questions that ten minutes cannot hold.",
            "Specialist nurses spend hours on calls that are not clinical.",
            "Few people from the villages come to the hospital’s own sessions.",
        ),
    ),
    Example(
        "table",
        _table,
        (
            "Session",
            "When",
            "Where",
            "Open evening: living well after treatment",
            "16 April",
            "Marrowby Library, Room 2",
            "Monthly group",
            "4 May",
            "The Old Corn Store",
            "Talk for practice teams: what men ask us",
            "21 May",
            "Priory Street Surgery",
        ),
    ),
    Example(
        "words",
        _paragraphs(
            'On {{ event.date | date("weekday") }} at {{ event.starts_at | time }}',
            "We run {{ events | plural('session', 'sessions') }} this season.",
            "We look forward to working with {{ contact.organisation or 'your team' }}.",
            "You find us at {{ group.address_lines | join(', ') }}.",
        ),
        (
            "On Thursday 16 April 2026 at 18:30",
            "We run 3 sessions this season.",
            "We look forward to working with Marrowby General Hospital.",
            "You find us at The Old Corn Store, 14 Weir Lane, Marrowby, QX1 4BD.",
        ),
    ),
    Example("picture", _logo, ("", "Wend Valley Prostate Support")),
    Example(
        "link",
        _paragraphs(
            "Write to {{ sender.email | link }}, or see {{ 'our website' | link(group.website) }}.",
            "{{ group.website | qr }}",
        ),
        ("Write to margaret.ellery@wendvalley.example, or see our website.", ""),
    ),
    Example(
        "control",
        _controls,
        ("For: Dr Ann O’Neil", "On: 16 April 2026", "Access is known: ☒"),
    ),
)


def main(folder: Path) -> None:
    """Write a picture of each template beside its result into `folder`."""
    with tempfile.TemporaryDirectory() as scratch:
        for example in EXAMPLES:
            halves = [
                _taken(Path(scratch), f"{example.name}-{number}", data)
                for number, data in enumerate((example.template(), example.finished()))
            ]
            frame = (
                "-tile",
                "2x1",
                "-geometry",
                "+6+6",
                "-gravity",
                "north",
                "-background",
                "#8a9492",
            )
            picture = folder / f"template-{example.name}.png"
            run("montage", *halves, *frame, "+dither", "-colors", 48, f"png8:{picture}")


def _taken(folder: Path, name: str, data: bytes) -> Path:
    """The written part of the first page."""
    document = folder / f"{name}.docx"
    document.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, document)
    picture = folder / name
    run("pdftoppm", "-r", DOTS, "-singlefile", "-png", document.with_suffix(".pdf"), picture)
    cut = folder / f"{name}-cut.png"
    # As wide as the page, as high as what stands on it.
    run(
        "convert", f"{picture}.png", "-fuzz", "5%", "(", "+clone", "-trim", "-set", "page",
        "%[fx:page.width]x%[fx:h+2*page.y]", ")", "-delete", "0", "-background", "white", "-flatten", cut,
    )  # fmt: skip
    return cut


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/pictures"))
