"""Named places: every field that someone sees in a starter stands in one, and no letter has any."""

import copy
import io
import itertools
import random
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.dressing.dress import Dress, dressed
from outreach_desktop.templates.library.fields import sample
from outreach_desktop.templates.library.place_names import MOST, place_of
from tools.starters import STARTERS
from tools.starters.__main__ import LETTERHEAD, SHIPPED

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_FIELD = re.compile(r"\{\{\s*(.*?)\s*\}\}")

each = pytest.mark.parametrize("name", STARTERS)


def _roots(data: bytes) -> Iterator[etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if re.fullmatch(r"word/(document|header\d|footer\d)\.xml", name):
                yield etree.fromstring(package.read(name))


def _place(element: etree._Element) -> etree._Element | None:
    above = next(element.iterancestors(f"{_W}sdt"), None)
    return None if above is None else above.find(f"{_W}sdtPr")


def _said(properties: etree._Element, name: str) -> str:
    found = properties.find(f"{_W}{name}")
    return "" if found is None else found.get(f"{_W}val", "")


def _seen(data: bytes) -> Iterator[tuple[str, etree._Element | None]]:
    """Each field and the place in which it stands."""
    for root in _roots(data):
        for words in root.iter(f"{_W}t"):
            for field in _FIELD.findall(words.text or ""):
                yield field, _place(words)
        for drawn in root.iter(_DRAWN):
            for field in _FIELD.findall(drawn.get("descr", "")):
                yield field, _place(drawn)


@pytest.mark.parametrize(
    "path", [*sorted(SHIPPED.glob("*.docx")), LETTERHEAD], ids=lambda path: path.stem
)
def test_each_field_stands_in_a_place_that_says_what_it_is(path: Path) -> None:
    found = list(_seen(path.read_bytes()))
    assert found
    for field, properties in found:
        assert properties is not None, field
        name, tag = _said(properties, "alias"), _said(properties, "tag")
        assert tag == f"od:{field}"
        assert re.fullmatch(r"[A-Z].*[a-z]", name)
        assert max(len(name), len(tag)) <= MOST
        assert properties.find(f"{_W}lock") is None


@each
def test_conditions_and_loops_stand_between_the_places(name: str) -> None:
    for root in _roots((SHIPPED / f"{name}.docx").read_bytes()):
        for content in root.iter(f"{_W}sdtContent"):
            assert "{%" not in "".join(one.text or "" for one in content.iter(f"{_W}t"))


@each
def test_no_letter_has_a_place(name: str) -> None:
    drawn = (SHIPPED / f"{name}.docx").read_bytes()
    boxes = [
        one for root in _roots(drawn) for one in root.iter(f"{_W}sdt") if not _said(one[0], "tag")
    ]
    template = WordTemplate(drawn)
    for made in (template.render(sample()), template.render_together([sample()])):
        left = [one for root in _roots(made) for one in root.iter(f"{_W}sdt")]
        assert not any(_said(one[0], "tag") for one in left)
        assert bool(left) == bool(boxes)  # to tick on the screen
        assert len(left) <= len(boxes)  # some stand in a condition


@pytest.mark.parametrize("name", ["introduction", "newsletter", "proposal", "contact-cards"])
@pytest.mark.parametrize("seed", range(3))
def test_what_word_leaves_of_a_field_that_was_typed_in_again_is_filled_in(
    name: str, seed: int
) -> None:
    drawn = (SHIPPED / f"{name}.docx").read_bytes()
    edited = _typed_again(drawn, random.Random(seed))
    made = [WordTemplate(one).render(sample(), missing="blank") for one in (drawn, edited)]
    first, second = (
        [
            "".join(map(str, words.itertext(f"{_W}t")))
            for root in _roots(one)
            for words in root.iter(f"{_W}p")
        ]
        for one in made
    )
    assert first == second
    assert not any(b"w:lock" in etree.tostring(root) for root in _roots(made[1]))


def _typed_again(drawn: bytes, chance: random.Random) -> bytes:
    """Each field in runs that Word cut at any letter, some tracked, some found misspelt, some places locked."""
    out, count = io.BytesIO(), itertools.count(9_000)
    with zipfile.ZipFile(io.BytesIO(drawn)) as source, zipfile.ZipFile(out, "w") as target:
        for part in source.namelist():
            content = source.read(part)
            if re.fullmatch(r"word/(document|header\d|footer\d)\.xml", part):
                root = etree.fromstring(content)
                for place in [one for one in root.iter(f"{_W}sdt") if _said(one[0], "tag")]:
                    _cut(place, chance, count)
                content = etree.tostring(root)
            target.writestr(part, content)
    return out.getvalue()


def _cut(place: etree._Element, chance: random.Random, count: Iterator[int]) -> None:
    if chance.random() < 0.3:
        etree.SubElement(place[0], f"{_W}lock").set(f"{_W}val", "sdtContentLocked")
    for run in place[-1].findall(f"{_W}r"):
        words = run.find(f"{_W}t")
        if words is None:
            continue
        text = words.text or ""
        cuts = sorted({0, len(text), *(chance.randrange(len(text)) for _ in range(3))})
        for first, last in itertools.pairwise(cuts):
            piece = copy.deepcopy(run)
            next(piece.iter(f"{_W}t")).text = text[first:last]
            if chance.random() < 0.2:
                tracked = etree.Element(f"{_W}ins")
                tracked.set(f"{_W}id", str(next(count)))
                tracked.set(f"{_W}author", "Jo")
                tracked.append(piece)
                piece = tracked
            run.addprevious(piece)
            run.addprevious(etree.Element(f"{_W}proofErr", {f"{_W}type": "spellStart"}))
        place[-1].remove(run)


def test_a_place_is_called_by_the_list_that_its_loop_goes_through() -> None:
    loops = {"one": "content.news[]", "line": "contact.address_block[]"}
    assert place_of("one.heading | sentence", loops) == "News: heading"
    assert place_of("line", loops) == "Address of the person"
    assert place_of("events[0].title", {}) == "Coming event: what it is called"
    assert place_of("(group.phone or group.email) | links", {}) == (
        "Phone of our group or email of our group"
    )
    assert (
        place_of("('mailto:' ~ group.email ~ '?subject=Answer') | qr(2)", {})
        == "Email of our group"
    )


def test_places_are_in_american_english_where_the_letter_is() -> None:
    drawn = (SHIPPED / "proposal.docx").read_bytes()
    names = {
        _said(properties, "alias")
        for _, properties in _seen(dressed(drawn, Dress(american=True)))
        if properties is not None
    }
    assert "What the organization is short of" in names
    assert not any("organisation" in name for name in names)
