"""A poster for a waiting room: in the reader\u2019s own words, one date, one number."""

from tools.starters.skeletons import packed, sheet
from tools.starters.writing import repeated, when, write


def draw() -> bytes:
    """The .docx of the poster."""
    document = sheet("Poster", "{{ group.name }}")
    with when(document, "group.helps"), repeated(document, "help in group.helps[:2]"):
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
        write(document, "Poster Line", "{{ (group.phone or group.email) | links }}")
    with when(document, "group.website"):
        write(document, "Poster Text", "{{ group.website | links }}")
    return packed(document)
