"""docs/engine-differences.md, made from the differences that the tests prove.

python -m tests.templates.differential.page
"""

from collections.abc import Iterator
from pathlib import Path

from tests.templates.differential.differences import DIFFERENCES
from tests.templates.differential.shape import Difference
from tests.templates.differential.told import TOLD

PAGE = Path(__file__).resolve().parents[3] / "docs" / "engine-differences.md"

_OPENING = """\
# Where the engine differs from python-docx-template

Templates written for python-docx-template work here. The tests fill in templates of many shapes with both
and compare the documents paragraph by paragraph and format by format. Where they differ on purpose is
listed here; each line is proven by a test, and this page is made from them
(`python -m tests.templates.differential.page`).
"""

_TOLD = """\
What looks like a field where nothing is filled in stops nothing: the check and `render` say where it is,
and why in these words.
"""


def page() -> str:
    """The text of the page."""
    lines = [_OPENING]
    for heading, differences in DIFFERENCES.items():
        lines += [f"## {heading}", ""]
        for one in differences:
            lines += _entry(one)
    lines += ["## Told, and not filled in", "", _TOLD]
    for one_told in TOLD:
        lines += [f"**{one_told.name}.** {one_told.why[0].upper()}{one_told.why[1:]}", ""]
    return "\n".join(lines)


def _entry(one: Difference) -> Iterator[str]:
    yield f"**{one.name}.** python-docx-template {one.theirs}. {one.why}"
    if one.told:
        yield f"We stop: “{one.told} …”"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
