"""Two flyers of A5 on one sheet: what people say, the next date, one number."""

from docx.table import _Cell

from tools.starters.cut_up import two_up
from tools.starters.skeletons import packed
from tools.starters.writing import Strong, when, write

_SHORT = "group.name|length < 60"  # or there is no room for the code


def draw() -> bytes:
    """The .docx of the flyers."""
    document, halves = two_up("Flyer")
    for one in halves:
        _flyer(one)
    return packed(document)


def _flyer(half: _Cell) -> None:
    write(half, "Flyer Text", Strong("{{ group.name }}"))
    with when(half, "group.helps"):
        write(half, "Flyer Line", "{{ group.helps[0].heading }}")
    with when(half, f"group.helps|length > 1 and {_SHORT}"):
        write(half, "Flyer Line", "{{ group.helps[1].heading }}")
    with when(half, "group.purpose and group.purpose|length < 140"):
        write(half, "Flyer Text", "{{ group.purpose }}")
    with when(half, "services and not events"):
        write(half, "Flyer When", "{{ services[0].name }}")
        write(half, "Flyer Text", "{{ services[0].held }}")
    with when(half, "events"):
        write(half, "Flyer When", "{{ events[0].title }}")
        write(half, "Flyer Text", "{{ events[0].when_line }}")
    with when(half, "events and events[0].access and events[0].access|length < 40"):
        write(half, "Flyer Text", "{{ events[0].access }}")
    with when(half, "group.phone or group.email"):
        write(half, "Flyer When", "Ring or write:")
        write(half, "Flyer Line", "{{ (group.phone or group.email) | links }}")
    with when(half, "group.website"):
        write(half, "Flyer Text", "{{ group.website | links }}")
    with when(half, f"group.website and {_SHORT}"):
        write(half, "Flyer Text", "{{ group.website | qr(2.5) }}")
