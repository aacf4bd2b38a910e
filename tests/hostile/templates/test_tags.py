"""Tags that mean harm reach nothing, wherever they stand, and end soon."""

import io
import sys
import zipfile
from collections.abc import Callable
from html import escape, unescape
from xml.sax.saxutils import quoteattr

if sys.platform != "win32":
    import resource

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.hostile.templates.files import DATA, PARTS, bent, p, part, with_body
from tests.hostile.templates.harmless import check_harmless, without_effects
from tests.hostile.templates.tags import ESCAPES, EXHAUSTION
from tests.reliability.counts import Counted, proof
from tests.timing import soon

_INNER = (
    "<class",
    "<built-in",
    "<function",
    "<module",
    "<bound method",
    "Jinja",
    "jinja2",
    "root:",
)


def _text(tags: str) -> str:
    """The tags as they stand in XML, which cannot hold control characters."""
    return escape(tags.replace("\x01", "").replace("\x02", ""))


def _in_a_footnote(tags: str) -> bytes:
    return bent(footnotes=part("footnotes", f'<w:footnote w:id="1">{p(_text(tags))}</w:footnote>'))


def _in_a_property(tags: str) -> bytes:
    core = str(PARTS["docProps/core.xml"]).replace("{{ name }}", _text(tags))
    return bent({"docProps/core.xml": core})


def _in_an_alternative_text(tags: str) -> bytes:
    return bent(document=str(PARTS["word/document.xml"]).replace("{{ logo }}", _text(tags)))


def _in_a_control(tags: str) -> bytes:
    named = f"<w:sdtPr><w:tag w:val={quoteattr(unescape(_text(tags)))}/><w:text/></w:sdtPr>"
    return with_body(f"<w:sdt>{named}<w:sdtContent>{p('x')}</w:sdtContent></w:sdt>")


PLACES: list[Callable[[str], bytes]] = [
    lambda tags: with_body(p(_text(tags))),
    lambda tags: bent(header1=part("hdr", p(_text(tags)))),
    _in_a_footnote,
    _in_a_property,
    _in_an_alternative_text,
    _in_a_control,
]  # fmt: skip


def _try(data: bytes, missing: str) -> None:
    """Fill in a hostile template: refused in a sentence, or a document that tells nothing."""
    try:
        template = WordTemplate(data)
        template.problems(sample=DATA, fields={"name", "rows[].item"})
        template.fields()
        finished = template.render(DATA, missing=missing)
    except OutreachError:
        return
    check_harmless(finished)
    with zipfile.ZipFile(io.BytesIO(finished)) as archive:
        texts = b"".join(map(archive.read, archive.namelist()))
    assert not any(word.encode() in texts for word in _INNER)


_MEMORY = 512 << 10  # kilobytes


def _peak() -> int:
    """The most memory that this process ever had, in kilobytes, where the system counts it."""
    return 0 if sys.platform == "win32" else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


_MISSING = ("mark", "blank", "stop")


# Each tag is a test of its own, so that they are dealt out over the workers of a run.
@proof(
    "S1",
    "tags that try to get out, in a text, header, note, property, alt text and control",
    quick=2,
    full=len(PLACES),
    shares=1,
)
@pytest.mark.parametrize("tags", ESCAPES)
def test_nothing_is_reached_from_any_place(tags: str, count: int, counted: Counted) -> None:
    """In the ordinary suite each tag stands in two of the places, and the next one in the two after."""
    first = ESCAPES.index(tags) * 2
    with without_effects():
        for number in range(first, first + count):
            with soon():
                _try(PLACES[number % len(PLACES)](tags), _MISSING[number // 2 % len(_MISSING)])
    counted(tags=1, places=count, effects=0)


@proof("S2", "tags that would fill the memory or never come to an end", quick=1, full=1)
@pytest.mark.parametrize("tags", EXHAUSTION, ids=lambda tags: tags[:50])
def test_nothing_takes_more_than_five_seconds_or_much_memory(
    tags: str, count: int, counted: Counted
) -> None:
    before = _peak()
    with soon():
        _try(with_body(p(_text(tags))), "blank")
    assert _peak() - before < _MEMORY
    counted(tags=count, longer_than_five_seconds=0, more_than_512_MB=0)
