"""Any Word template, with any data: no data file needed."""

from collections.abc import Mapping
from pathlib import Path

from outreach_desktop.templates import WordTemplate


def render(template: Path, data: Mapping[str, object], out: Path) -> None:
    """Fill `template` with `data` and write it to `out`, which must not exist."""
    document = WordTemplate(template).render(data)
    with out.open("xb") as file:
        file.write(document)
