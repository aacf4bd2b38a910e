"""docs/engine-differences.md, made from the differences that the tests prove.

python -m tests.templates.differential.page
"""

from collections.abc import Iterator
from pathlib import Path

from tests.templates.differential.differences import DIFFERENCES
from tests.templates.differential.shape import Difference

PAGE = Path(__file__).resolve().parents[3] / "docs" / "engine-differences.md"

_OPENING = """\
# Where the engine differs from python-docx-template

Templates written for python-docx-template work here. The tests fill in templates of many shapes with both
and compare the documents paragraph by paragraph and format by format. Where they differ on purpose is
listed here; each line is proven by a test, and this page is made from them
(`python -m tests.templates.differential.page`).
"""


def page() -> str:
    """The text of the page."""
    lines = [_OPENING]
    for heading, differences in DIFFERENCES.items():
        lines += [f"## {heading}", ""]
        for one in differences:
            lines += _entry(one)
    return "\n".join(lines)


def _entry(one: Difference) -> Iterator[str]:
    yield f"**{one.name}.** python-docx-template {one.theirs}. {one.why}"
    if one.told:
        yield f"We stop: “{one.told} …”"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
