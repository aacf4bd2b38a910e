"""What earlier writers left does not travel; what goes out with every document is said."""

from functools import partial

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.hostile.templates.files import (
    DATA,
    LINKS,
    PARTS,
    Made,
    bent,
    field,
    linked,
    links,
    p,
    part,
    simple_field,
    with_body,
)
from tests.templates.word import changed, document, everything, names
from tests.templates.word import part as xml_of

_CUSTOM = (
    '<?xml version="1.0"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Owner"><lpwstr xmlns="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">%s</lpwstr></property></Properties>'
)


def _with_own_properties(value: str, body: str = "") -> bytes:
    package = str(PARTS["_rels/.rels"]).replace(
        "</Relationships>",
        '<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>',
    )
    new = {"_rels/.rels": package, "docProps/custom.xml": _CUSTOM % value}
    if not body:
        return bent(new)
    return bent(new, document=part("document", f"<w:body>{body}{p('x')}</w:body>"))


def test_nobody_is_named_by_the_properties_of_a_document() -> None:
    named = document("Dear {{ name }}", author="Spy", last_modified_by="Spy", comments="spy", keywords="spy", category="spy", title="For {{ name }}", subject="Spy", identifier="spy", version="spy", content_status="spy")  # fmt: skip

    made = WordTemplate(named).render(DATA)

    core = xml_of(made, "docProps/core.xml")
    assert "spy" not in core.casefold()
    assert "For Ann" in core


def test_a_title_that_nobody_meant_for_readers_goes_too() -> None:
    made = WordTemplate(document("x", title="Microsoft Word - Dear Mrs Spy FINAL")).render({})

    assert "Spy" not in xml_of(made, "docProps/core.xml")


def test_a_tag_in_a_property_is_filled_in_whatever_the_property() -> None:
    made = WordTemplate(document("x", author="{{ name }}")).render(DATA)

    assert "Ann" in xml_of(made, "docProps/core.xml")


def test_properties_of_ones_own_go_unless_the_document_prints_them() -> None:
    gone = WordTemplate(_with_own_properties("spy"))
    assert "docProps/custom.xml" not in names(gone.render(DATA))
    assert "properties" in gone.remarks[0]

    tagged = WordTemplate(_with_own_properties("{{ name }}"))
    assert "Ann" in xml_of(tagged.render(DATA), "docProps/custom.xml")

    code = (
        '<w:p><w:fldSimple w:instr="DOCPROPERTY Owner"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
    )
    printed = WordTemplate(_with_own_properties("us", code))
    made = printed.render(DATA)
    assert "docProps/custom.xml" not in names(made)
    assert everything(made)[0] == "x", "what the document shows stays"
    assert "DOCPROPERTY" not in xml_of(made)
    assert "properties" in printed.remarks[0]


def test_the_sittings_in_which_it_was_written_cannot_be_told() -> None:
    header = part("hdr", '<w:p w:rsidR="00AB12CD"><w:r w:rsidRPr="00AB12CD"><w:t>x</w:t></w:r></w:p>')  # fmt: skip
    settings = part("settings", '<w:rsids><w:rsid w:val="00AB12CD"/></w:rsids><w:mailMerge><w:query w:val="SELECT spy"/></w:mailMerge>')  # fmt: skip
    body = '<w:p w:rsidR="00AB12CD"><w:r><w:t>{{ name }}</w:t></w:r></w:p>'
    data = bent(header1=header, settings=settings, document=part("document", f"<w:body>{body}</w:body>"))  # fmt: skip

    made = WordTemplate(data).render(DATA)

    for name in ("header1", "settings", "document"):
        xml = xml_of(made, f"word/{name}.xml")
        assert "00AB12CD" not in xml
        assert "spy" not in xml
    assert everything(made) == ["Ann & Bo <x>"]


def test_the_styles_once_more_for_an_old_word_are_left_out() -> None:
    assert "word/stylesWithEffects.xml" in names(document("x"))
    assert "word/stylesWithEffects.xml" not in names(WordTemplate(document("x")).render({}))


_SHEET = {
    "word/_rels/document.xml.rels": links(*LINKS, ("package", "embeddings/sheet.xlsx", "")),
    "word/embeddings/sheet.xlsx": "PK",
}


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (partial(bent, _SHEET), "whole spreadsheet"),
        (partial(linked, "oleObject", "embeddings/oleObject1.bin"), "file of another program"),
        (partial(field, 'HYPERLINK "file:///C:/spy.exe" \\o "our page"'), "link to “spy.exe”"),
        (partial(field, 'HYPERLINK \\o "tip" "\\\\server\\spy"'), "link to “spy”"),
        (partial(simple_field, " HYPERLINK javascript:spy() "), "link to a program (javascript)"),
    ],
)  # fmt: skip
def test_what_goes_out_with_every_document_is_said(made: Made, said: str) -> None:
    template = WordTemplate(made())

    assert len(template.remarks) == 1
    assert said in template.remarks[0]
    assert not template.problems()[0].stops


@pytest.mark.parametrize(
    "code",
    [
        'HYPERLINK "https://example.org"',
        'HYPERLINK "mailto:a@b.org" \\o "write to us"',
        'HYPERLINK \\l "chapter 2"',
        "PAGEREF x",
    ],
)
def test_nothing_is_said_of_an_ordinary_link(code: str) -> None:
    assert WordTemplate(field(code)).remarks == ()


def test_a_link_field_in_a_header_is_seen_too() -> None:
    header = part("hdr", '<w:p><w:fldSimple w:instr="HYPERLINK file:///x"/></w:p>')

    assert "link to “x”" in WordTemplate(bent(header1=header)).remarks[0]
    assert WordTemplate(with_body(p("x"))).remarks == ()


@pytest.mark.parametrize(
    "code", ["{{ name }} cmd x", "D{{ name }} x", "{% if member %}DDE{% endif %}AUTO x"]
)
def test_no_value_makes_up_the_name_of_a_field(code: str) -> None:
    with pytest.raises(OutreachError, match="a tag makes up"):
        WordTemplate(field(code))


@pytest.mark.parametrize("name", ["core", "app"])
def test_properties_that_cannot_be_read_are_left_out_and_told(name: str) -> None:
    template = WordTemplate(
        changed(document("{{ a }}"), {f"docProps/{name}.xml": "<x:y>{{ a }}</x:y>"})
    )

    made = template.render({"a": "Ann"})

    assert "Its document properties cannot be read, and are left out" in " ".join(template.remarks)
    assert f"docProps/{name}.xml" not in names(made)
    assert f"{name}.xml" not in xml_of(made, "_rels/.rels") + xml_of(made, "[Content_Types].xml")


def test_properties_that_nothing_leads_to_are_left_out() -> None:
    stray = changed(document("{{ a }}"), {"docProps/custom.xml": "<p><w:t>{A. Writer}</w:t></p>"})

    assert "docProps/custom.xml" not in names(WordTemplate(stray).render({"a": "Ann"}))
