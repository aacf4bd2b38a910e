"""Files of the NHS read line by line: with 27 columns or fewer, both dialects, links, consultants, GMC numbers, lists of its website."""

from collections.abc import Callable
from operator import itemgetter
from typing import Final

from outreach_desktop.domain.registers.kept import Record, RegisterLink
from outreach_desktop.exchange.registers.layouts import Layout

Cells = list[str]
_OPEN: Final = frozenset(["", "A", "ACTIVE", "P", "PROPOSED", "VISIBLE"])
_PEOPLE: Final = frozenset(["egpcur"])


def record_of(layout: Layout) -> Callable[[Cells], Record]:
    """What makes an entry of the cells of a line."""
    if layout.register == "econcur":
        return _consultant
    if layout.register == "egmcmem":
        return _by_gmc_number
    return _Organisations(layout)


def link_of(layout: Layout) -> Callable[[Cells], RegisterLink]:
    """The same for a file of links."""
    places = layout.places

    def link(cells: Cells) -> RegisterLink:
        found = {
            key: cells[place].strip() if place < len(cells) else "" for key, place in places.items()
        }
        return RegisterLink(**found)

    return link


class _Organisations:
    def __init__(self, layout: Layout) -> None:
        self._register = layout.register
        self._is_copy = layout.has_headings
        """Programs that put headings above write NA for nothing, and days with dashes."""
        self._is_person = "1" if layout.register in _PEOPLE else ""
        keys = (
            "code", "name", "street", "address2", "address3", "address4", "address5", "postcode", "opened", "closed", "status",
            "parent", "parent_name", "phone", "kind", "email", "website",
        )  # fmt: skip
        # What a file has no column for is the empty cell put behind the others.
        self._pick = itemgetter(*(layout.places.get(key, layout.columns) for key in keys))

    def __call__(self, cells: Cells) -> Record:
        if self._is_copy:
            cells = ["" if cell == "NA" else cell for cell in cells]
        cells.append("")
        (
            code, name, one, two, three, four, five, postcode, opened, closed, status, parent, parent_name, phone, kind, email,
            website,
        ) = map(str.strip, self._pick(cells))  # fmt: skip
        lines, town, region = _address(one, two, three, four, five)
        if "-" in opened or "-" in closed:
            opened, closed = opened.replace("-", ""), closed.replace("-", "")
        if not closed and status.upper() not in _OPEN:
            closed = "closed"
        if self._register == "ets" and not parent:
            parent = code[:3]
        return Record(
            code, kind, self._is_person, name, "", "", "", lines, town, region, postcode, "", phone, email, website, parent, parent_name, opened,
            closed,
        )  # fmt: skip


def _address(one: str, two: str, three: str, four: str, five: str) -> tuple[str, str, str]:
    """Street, town and county: the fourth line is the town and the fifth the county where lists are as described.

    Those of practices move up instead where a line is missing; then the last line but the county is the town, if there is one.
    """
    if four and five:
        return "\n".join(filter(None, (one, two, three))), four, five
    lines = [line for line in (one, two, three, four) if line]
    region = five
    if len(lines) > 1 and not five and _is_county(lines[-1]):
        region = lines.pop()
    if len(lines) > 1:
        town = lines.pop()
        return "\n".join(lines), town, region
    return "\n".join(lines), "", region


_COUNTIES: Final = frozenset(
    ["avon", "bedfordshire", "berkshire", "buckinghamshire", "cambridgeshire", "cheshire", "cleveland", "clwyd", "cornwall", "cumbria", "derbyshire", "devon", "dorset", "dyfed", "essex", "gloucestershire", "gwent", "gwynedd", "hampshire", "herefordshire", "hertfordshire", "humberside", "kent", "lancashire", "leicestershire", "lincolnshire", "merseyside", "middlesex", "norfolk", "northamptonshire", "northumberland", "nottinghamshire", "oxfordshire", "powys", "rutland", "shropshire", "somerset", "staffordshire", "suffolk", "surrey", "warwickshire", "wiltshire", "worcestershire"]
) | {
    "county durham", "east sussex", "west sussex", "sussex", "east yorkshire", "north yorkshire", "south yorkshire", "west yorkshire", "yorkshire", "greater london",
    "greater manchester", "isle of wight", "isle of man", "mid glamorgan", "south glamorgan", "west glamorgan", "tyne and wear", "tyne & wear", "west midlands", "co durham",
    "co. durham", "north humberside", "south humberside", "n yorkshire", "hereford and worcester",
}  # fmt: skip


def _is_county(line: str) -> bool:
    return line.casefold() in _COUNTIES


def _consultant(cells: Cells) -> Record:
    """GMC number, code, surname, initials, sex, specialty, type, place of work; leading zeros may be missing."""
    cells = [cell.strip() for cell in (*cells, *[""] * 8)]
    code = cells[1] or f"C{cells[0].zfill(7)}"
    return Record(
        code=code,
        kind=cells[5],
        is_person="1",
        name=cells[2],
        given=cells[3],
        parent=cells[7],
    )


def _by_gmc_number(cells: Cells) -> Record:
    """GMC number, given name, surname, and the code that the NHS knows them by."""
    cells = [cell.strip() for cell in (*cells, *[""] * 4)]
    return Record(code=cells[3], is_person="1", name=cells[2], given=cells[1])
