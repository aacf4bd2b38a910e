"""A poster for a waiting room: in the reader\u2019s own words, one date, one number; also with strips to tear off at its foot."""

from docx.document import Document

from tools.starters.cut_up import strips
from tools.starters.skeletons import packed, sheet
from tools.starters.writing import repeated, sized, when, write

_FITS = (("< 60", 2), (">= 60", 1))
"""How many lines of whom we help there is room for beside a name so long."""
_REACH = "(group.phone or group.email)"


def draw() -> bytes:
    """The .docx of the poster."""
    return packed(_poster("Poster"))


def draw_with_strips() -> bytes:
    """The .docx of the poster whose foot is torn off, strip by strip."""
    document = _poster("Poster with strips to tear off", is_whole=False)
    for strip in strips(document.sections[0].first_page_footer):
        sized(strip, "Strip Text", "{{ group.name }}", "group.name", ((50, 9.5), (None, 6.5)))
        with when(strip, "group.phone or group.email"):
            sizes = ((17, 14), (26, 10), (None, 8))
            sized(strip, "Strip Line", f"{{{{ {_REACH} }}}}", _REACH, sizes)
        with when(strip, "group.website"):
            sized(
                strip, "Strip Text", "{{ group.website }}", "group.website", ((31, 9.5), (None, 7))
            )
    return packed(document)


def _poster(title: str, *, is_whole: bool = True) -> Document:
    """One that is not `is_whole` leaves room for strips, which say the web address too."""
    document = sheet(title, "{{ group.name }}")
    said = {"group.helps": 2}
    if not is_whole:
        said = {f"group.helps and group.name|length {long}": most for long, most in _FITS}
    for condition, most in said.items():
        with when(document, condition), repeated(document, f"help in group.helps[:{most}]"):
            write(document, "Poster Line", "{{ help.heading }}")
    write(document, "Poster Text", "{{ group.purpose }}")
    with when(document, "services and not events"):
        write(document, "Poster Text", "{{ services[0].name }}")
        write(document, "Poster Text", "{{ services[0].held }}")
    with when(document, "events"):
        write(document, "Poster Text", "{{ events[0].title }}")
        write(document, "Poster Text", "{{ events[0].when_line }}")
    with when(document, "group.phone or group.email"):
        write(document, "Poster Text", "Ring or write:")
        write(document, "Poster Line", f"{{{{ {_REACH} | links }}}}")
    if is_whole:
        with when(document, "group.website"):
            write(document, "Poster Text", "{{ group.website | links }}")
    return document
