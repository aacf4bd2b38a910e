"""Parts are judged by what leads to them and what is in them, and nothing comes along that no letter needs."""

import io
import posixpath
import re
import zipfile
from random import Random

import pytest
from lxml import etree

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.engine.opening.gate import opened
from outreach_desktop.templates.engine.word.package.package import Package
from tests.hostile.templates.field_tricks import MC
from tests.hostile.templates.files import (
    DATA,
    LINKS,
    PARTS,
    REFUSED,
    STRIPPED,
    W,
    bent,
    links,
    p,
    part,
    with_body,
    zipped,
)
from tests.hostile.templates.harmless import (
    check_fields,
    check_harmless,
    check_opens,
    check_package,
    texts,
    without_effects,
)
from tests.hostile.templates.packages import ADDRESSES, CALLED, NAMESPACES, footer, odd_packages
from tests.reliability.counts import Counted, proof
from tests.templates.word import names
from tests.templates.word import part as read

ODD = dict(odd_packages())
HOSTILE = {**{one.name: one.made for one in REFUSED}, **STRIPPED, **ODD}


def _finished(data: bytes) -> list[bytes]:
    """What comes of a file: nothing where it is refused in a sentence with a way out."""
    try:
        template = WordTemplate(data)
        return [template.render(DATA), template.render_together([DATA, {**DATA, "name": "Cy"}])]
    except OutreachError as error:
        refused = error
    assert refused.message
    assert refused.hint
    return []


def _check(finished: bytes) -> None:
    check_harmless(finished)
    check_fields(finished)
    check_package(finished)
    with zipfile.ZipFile(io.BytesIO(finished)) as archive:
        for name in archive.namelist():
            assert b"spy" not in archive.read(name) + name.encode(), name


@proof(
    "S3",
    "hostile Word files, each refused in a sentence or stripped",
    quick=70,
    full=len(HOSTILE),
    shares=1,
)
def test_every_hostile_file_is_refused_or_stripped(
    count: int, chance: Random, counted: Counted
) -> None:
    assert len(HOSTILE) >= 300
    for name in chance.sample(list(HOSTILE), count):
        with without_effects():
            documents = _finished(HOSTILE[name]())
        for finished in documents:
            try:
                _check(finished)
            except AssertionError as error:
                raise AssertionError(name) from error
        counted(files=1, **{"stripped" if documents else "refused": 1})


@proof(
    "S4",
    "documents of hostile files, opened again: nothing runs, is fetched or is hidden in them",
    quick=20,
    full=500,
)
def test_finished_documents_of_hostile_files_are_harmless(
    count: int, chance: Random, counted: Counted
) -> None:
    letters = 0
    while letters < count:
        name = chance.choice(list(HOSTILE))
        for finished in _finished(HOSTILE[name]()):
            check_opens(finished)
            _check(finished)
            letters += 1
    counted(documents=letters, harmless=letters)


_HIDDEN = {"as a list of links"}  # a list of links is none of a document's parts


@pytest.mark.parametrize("how", [how for how in CALLED if how not in _HIDDEN])
def test_a_footer_is_filled_in_alone_and_together_whatever_it_is_called(how: str) -> None:
    template = WordTemplate(footer(*CALLED[how], p("Bye {{ name }}")))

    alone = template.render(DATA)
    together = template.render_together([DATA, {**DATA, "name": "Cy"}, {**DATA, "name": "Di"}])

    assert _feet(alone) == ["Bye Ann & Bo <x>"]
    assert _feet(together) == ["Bye Ann & Bo <x>", "Bye Cy", "Bye Di"]
    check_package(together)


def _feet(finished: bytes) -> list[str]:
    """The first words of each footer that the document leads to, in the order of its sections."""
    leads = dict(re.findall(r'Id="([^"]+)"[^>]*?Target="([^"]+)"', read(finished, "word/_rels/document.xml.rels")))  # fmt: skip
    shown = re.findall(r'<w:footerReference [^>]*r:id="([^"]+)"', read(finished))
    parts = [leads[link].lstrip("/").removeprefix("word/") for link in shown]
    return [texts(finished, f"word/{name}")[0] for name in parts]


_PAGE = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
_ENDS = f"<w:p><w:pPr>{_PAGE}</w:pPr>{{}}</w:p>"


@pytest.mark.parametrize("odd_pages", [False, True])
@pytest.mark.parametrize(
    "body",
    [
        p("Dear {{ name }}") + _ENDS.format("<w:r><w:t>{{ name }}</w:t></w:r>") + "<w:sectPr/>",
        p("Dear {{ name }}") + _ENDS.format("") + _PAGE,
        p("Dear {{ name }}") + _ENDS.format(""),
        p("{% if member %}") + _ENDS.format("<w:r><w:t>{{ name }}</w:t></w:r>") + p("{% endif %}") + "<w:sectPr/>",
        _ENDS.format("") + _ENDS.format("<w:r><w:t>{{ name }}{% if not member %}x{% endif %}</w:t></w:r>") + "<w:sectPr/>",
        "<w:sdt><w:sdtPr/><w:sdtContent>" + _ENDS.format("<w:r><w:t>{{ name }}</w:t></w:r>") + "</w:sdtContent></w:sdt><w:sectPr/>",
    ],
)  # fmt: skip
def test_a_section_that_ends_in_the_last_paragraph_stays_valid(body: str, odd_pages: bool) -> None:
    template = WordTemplate(bent(document=part("document", f"<w:body>{body}</w:body>")))

    finished = template.render_together(
        [DATA, {**DATA, "member": False}, DATA], odd_pages=odd_pages
    )

    root = etree.fromstring(read(finished).encode())
    for section in root.iter(f"{{{W}}}sectPr"):
        above = section.getparent()
        assert above is not None
        assert len(above.findall(f"{{{W}}}sectPr")) == 1
        assert above.tag in (f"{{{W}}}pPr", f"{{{W}}}body")
    assert root[0][-1].tag == f"{{{W}}}sectPr"


@pytest.mark.parametrize("what", ADDRESSES)
def test_an_address_that_somebody_may_miss_is_told(what: str) -> None:
    told = [
        problem.message for problem in WordTemplate(with_body(_drawn(ADDRESSES[what]))).problems()
    ]

    assert bool(told) != (what in _UNSEEN), told


_UNSEEN = ("a drawing packed once more", "a place for schemas", "an instruction", "a remark")


def _drawn(address: str) -> str:
    return f"<w:p><w:r><w:pict {NAMESPACES}>{address}</w:pict></w:r></w:p>"


@pytest.mark.parametrize(
    "address", ["https://example.org/a", "mailto:a@b.org", "tel:123", "#place"]
)
def test_an_old_drawing_may_lead_where_a_link_may(address: str) -> None:
    template = WordTemplate(with_body(_drawn(f'<v:shape href="{address}"/>')))

    assert template.problems() == []
    assert f'href="{address}"' in read(template.render(DATA))


def test_a_picture_stays_when_the_svg_beside_it_goes() -> None:
    svg = 'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
    beside = f'<a:blip r:embed="rId5"><a:extLst><a:ext uri="{{96DAC541}}"><asvg:svgBlip {svg} r:embed="rId7"/></a:ext></a:extLst></a:blip>'
    data = bent({
        "word/_rels/document.xml.rels": links(*LINKS, ("image", "media/image2.svg", "")),
        "word/media/image2.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        "word/document.xml": str(PARTS["word/document.xml"]).replace('<a:blip r:embed="rId5"/>', beside).replace(' descr="{{ logo }}"', ""),
    })  # fmt: skip

    finished = WordTemplate(data).render(DATA)

    assert "svg" not in read(finished) + " ".join(names(finished))
    assert '<a:blip r:embed="rId5"' in read(finished)
    assert "extLst" not in read(finished)
    assert "word/media/image1.png" in names(finished)


def test_a_picture_stays_when_the_photograph_behind_its_effect_goes() -> None:
    a14 = 'xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main"'
    effect = f'<a:blip r:embed="rId5"><a:extLst><a:ext uri="{{BEBA8EAE}}"><a14:imgProps {a14}><a14:imgLayer r:embed="rId7"/></a14:imgProps></a:ext></a:extLst></a:blip>'
    whole = str(PARTS["word/document.xml"]).replace('<a:blip r:embed="rId5"/>', effect)
    choice = (
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="wps"><w:drawing>',
        "</w:drawing></mc:Choice><mc:Fallback><w:t>older</w:t></mc:Fallback></mc:AlternateContent>",
    )
    whole = whole.replace("<w:drawing>", choice[0]).replace("</w:drawing>", choice[1])
    kind = "http://schemas.microsoft.com/office/2007/relationships/hdphoto"
    data = bent({
        "word/_rels/document.xml.rels": links(*LINKS, (kind, "media/photo1.wdp", "")),
        "word/media/photo1.wdp": b"II\xbc\x01spy",
        "word/document.xml": whole.replace(' descr="{{ logo }}"', ""),
    })  # fmt: skip

    finished = WordTemplate(data).render(DATA)

    assert '<a:blip r:embed="rId5"' in read(finished)
    assert "Choice" in read(finished)
    assert "imgLayer" not in read(finished)
    assert "word/media/photo1.wdp" not in names(finished)


def test_what_stands_in_for_ink_or_a_model_is_shown_when_they_go() -> None:
    choice = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wpi">'
        '<w14:contentPart xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" r:id="rId7"/></mc:Choice><mc:Fallback><w:t>kept</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>'
    )
    data = bent({
        "word/_rels/document.xml.rels": links(*LINKS, ("customXml", "ink/ink1.xml", "")),
        "word/ink/ink1.xml": "<spy/>",
        "word/document.xml": part("document", f"<w:body>{choice}{p('{{ name }}')}</w:body>"),
    })  # fmt: skip

    finished = WordTemplate(data).render(DATA)

    assert "<w:r><w:t>kept</w:t></w:r>" in read(finished)
    assert "contentPart" not in read(finished)


@pytest.mark.parametrize(
    ("called", "way"),
    [
        ("word/document2.xml", "word/document2.xml"),
        ("word/document.xml", "/word/document.xml"),
        ("word/document.xml", "./word/../word/document.xml"),
        ("word/document.xml", "WORD/Document.XML"),
        ("Word/Document.xml", "word/document.xml"),
        ("word/document.xml", "word/docu%6Dent.xml"),
        ("word/document.xml", "word/document.xml#top"),
        ("word/document.xml", "word\\document.xml"),
    ],
)
def test_the_document_is_where_the_package_leads_by_whatever_way(called: str, way: str) -> None:
    parts = {name: content for name, content in PARTS.items() if "document.xml" not in name}
    folder, name = posixpath.split(called)
    data = zipped({
        **parts,
        "[Content_Types].xml": str(PARTS["[Content_Types].xml"]).replace("/word/document.xml", f"/{called}"),
        "_rels/.rels": links(("officeDocument", way, "")),
        called: PARTS["word/document.xml"],
        f"{folder}/_rels/{name}.rels": PARTS["word/_rels/document.xml.rels"],
    })  # fmt: skip

    finished = WordTemplate(data).render(DATA)

    assert texts(finished)[0] == "Dear Ann & Bo <x>,"
    assert texts(finished, "word/header1.xml") == ["For Ann & Bo <x>"]
    check_package(finished)


@pytest.mark.parametrize(
    "name",
    [
        "a picture by its address in a footer percent-encoded twice",
        "a picture by its address in a footer as styles",
        "the source of a filling, in a header",
        "buttons, from the package",
        "links of a note in a folder in capitals",
        "a drawing of the kind SVG",
    ],
)
def test_what_came_through_the_gate_comes_through_again_as_it_is(name: str) -> None:
    _, once, told = opened(ODD[name]())

    _, twice, again = opened(Package(once.members().values()).zipped([]))

    assert told
    assert again == []
    assert {one: part.data() for one, part in once.members().items()} == {
        one: part.data() for one, part in twice.members().items()
    }
