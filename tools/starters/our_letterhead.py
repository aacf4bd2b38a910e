"""A letterhead to be changed in Word: its header and footer, and a page that says what to do with it."""

from docx.shared import Pt

from outreach_desktop.templates.dressing.paper import LETTERHEAD, SPACER
from tools.starters.furniture import LOGO, footers, running_head
from tools.starters.package import blank, packed
from tools.starters.page import SHEET, TEXT_WIDTH, ZONE
from tools.starters.writing import grid, mark, place_picture, repeated, row_height, write

_STEPS = (
    "Double-click the header above. Move things, set them larger, put in pictures of your own, take out what you do not want.",
    "What stands in double braces, such as {{ group.name }}, is filled in from Our group: leave it, write words of your own, or delete it.",
    "Change the footer in the same way.",
    "Longer letters have the header and footer of a second page. Put a page break below to see them, and change them too.",
    "Save, and choose this file in the program: Our group, How letters look, Letterhead. You see at once how a letter looks with it.",
)


def draw() -> bytes:
    """The .docx; fields stand in it plainly, without the conditions that ours has for long names."""
    document = blank(title="Our letterhead")
    header = document.sections[0].first_page_header
    row = grid(header, [TEXT_WIDTH - 60, 60]).rows[0]
    row_height(row, ZONE.top - SHEET.header - SPACER)
    name, reach = row.cells
    logo = mark(write(name, "Spacer"), LETTERHEAD)
    logo.paragraph_format.space_after = Pt(5)
    place_picture(logo, LOGO, "group.logo", height=17)
    write(name, "Group Name", "{{ group.name }}")
    write(name, "Strapline", "{{ group.strapline }}")
    with repeated(reach, "line in group.address_lines"):
        write(reach, "Letterhead", "{{ line }}")
    for field in ("phone", "email", "website"):
        write(reach, "Letterhead", f"{{{{ group.{field} | links }}}}")
    header.paragraphs[-1].style = "Spacer"
    running_head(document)
    footers(document, pages=2)
    write(document, "Heading 1", "This page is your letterhead")
    for number, step in enumerate(_STEPS, 1):
        write(document, "List Number", f"{number}.\t{step}")
    return packed(document)
