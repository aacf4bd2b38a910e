"""Small made-up register files, in the layouts of the NHS and of NPPES."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from benchmarks.made_registers import headings
from outreach_desktop.domain.labour import outcome
from outreach_desktop.services.registers import reading
from outreach_desktop.services.registers.reading import RegisterRead

NOW = datetime(2026, 3, 2, 9, 30)


def practice(code: str = "A81001", name: str = "THE DENSHAM SURGERY", **more: str) -> list[str]:
    """The 27 cells of a practice in the older dialect."""
    cells = {
        0: code, 1: name, 2: "Y63", 3: "QHM", 4: more.get("house", "THE HEALTH CENTRE"), 5: more.get("street", "LAWSON STREET"),
        6: more.get("town", "STOCKTON-ON-TEES"), 7: more.get("county", "CLEVELAND"), 9: more.get("postcode", "TS18 1HU"), 10: "19740401",
        11: more.get("closed", ""), 12: more.get("status", "A"), 13: "B", 14: more.get("parent", "00K"), 15: "20130401",
        17: more.get("phone", "01632 960301"), 21: "0", 25: more.get("setting", "4"),
    }  # fmt: skip
    return [cells.get(place, "") for place in range(27)]


def gp(code: str, name: str, at: str = "A81001", **more: str) -> list[str]:
    """The 27 cells of a general practitioner."""
    return practice(code, name, parent=at, setting="", **more)


def trust(code: str, name: str) -> list[str]:
    """The 27 cells of a trust."""
    cells = practice(code, name, setting="", parent="", status="", phone="")
    return [*cells[:13], "", *cells[14:]]


def text(rows: Iterable[Sequence[str]]) -> str:
    """All cells quoted, lines ended as Windows does."""
    written = io.StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows(rows)
    return written.getvalue()


def provider(npi: str, **columns: str) -> dict[str, str]:
    """A provider of NPPES by the names of its columns; `last`, `first` and so on are short for the usual ones."""
    where = "Provider {} Business Practice Location Address"
    place = "Provider Business Practice Location Address {}"
    short = {
        "last": "Provider Last Name (Legal Name)", "first": "Provider First Name", "middle": "Provider Middle Name", "letters": "Provider Credential Text",
        "prefix": "Provider Name Prefix Text", "suffix": "Provider Name Suffix Text", "name": "Provider Organization Name (Legal Business Name)",
        "street": where.format("First Line"), "suite": where.format("Second Line"), "town": place.format("City Name"), "state": place.format("State Name"),
        "postcode": place.format("Postal Code"), "phone": place.format("Telephone Number"), "kind": "Healthcare Provider Taxonomy Code_1",
        "gone": "NPI Deactivation Date", "parent": "Parent Organization LBN",
    }  # fmt: skip
    entity = "1" if "last" in columns else "2" if "name" in columns else ""
    found = {"NPI": npi, "Entity Type Code": entity}
    if "kind" in columns:
        found["Healthcare Provider Primary Taxonomy Switch_1"] = "Y"
    return found | {short.get(key, key): value for key, value in columns.items()}


def nppes(providers: Iterable[dict[str, str]], names: Sequence[str] = ()) -> str:
    """A file of these, with all its columns or with those of `names`."""
    names = names or headings()
    return text([names, *([one.get(name, "") for name in names] for one in providers)])


def zipped(path: Path, **files: str) -> Path:
    """A zip with these files; a double underscore in a name stands for its full stop."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name.replace("__", "."), content)
    return path


def read(folder: Path, file: Path, *, anyway: bool = False) -> RegisterRead:
    """Read a register file into the directory in `folder`."""
    return outcome(reading.read(folder, file, now=NOW, anyway=anyway))


def practices(folder: Path, *rows: list[str], name: str = "epraccur.csv") -> RegisterRead:
    """The register of practices with these rows, read into the directory in `folder`."""
    file = folder.parent / name
    file.write_text(text(rows or [practice()]), encoding="utf-8", newline="")
    return read(folder, file, anyway=True)
