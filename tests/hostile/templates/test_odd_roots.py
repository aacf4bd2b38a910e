"""Parts of Word files whose outermost element is one that stands within others elsewhere."""

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.hostile.lists import check_sentence
from tests.hostile.templates.files import DATA, bent, p, part
from tests.hostile.templates.harmless import check_fields, check_harmless
from tests.templates.word import names

ROOTS = (
    "ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange",
    "trPr", "tcPr", "rPr", "pPr", "sectPr", "tr", "tc", "tbl", "p", "r", "t", "fldChar", "instrText", "fldSimple", "fldData",
    "ffData", "hyperlink", "sdt", "sdtContent", "smartTag", "customXml", "bookmarkStart", "footnoteReference", "drawing",
    "pict", "object", "body", "proofErr", "altChunk", "customXmlDelRangeStart", "delText", "delInstrText",
)  # fmt: skip
INSIDES = {
    "words": p("Dear {{ name }}"),
    "marks of change": '<w:del w:id="1"/><w:ins w:id="2"/><w:cellDel w:id="3"/><w:cellMerge w:vMerge="cont"/><w:rPr><w:del/></w:rPr>',
    "half a field": '<w:fldChar w:fldCharType="begin"/><w:instrText>DDE</w:instrText>',
    "text alone": "{{ name }}",
}


@pytest.mark.parametrize("name", ["header1", "footnotes", "settings", "document"])
@pytest.mark.parametrize("root", ROOTS)
def test_a_part_that_is_outermost_what_stands_within_others_is_damaged(
    root: str, name: str
) -> None:
    for inside in INSIDES.values():
        with pytest.raises(OutreachError, match="damaged"):
            WordTemplate(bent({f"word/{name}.xml": part(root, inside)}))


@pytest.mark.parametrize("where", ["beside it", "within it", "in another element"])
def test_a_second_body_is_damage(where: str) -> None:
    second = f"<w:body>{p('Dear {{ name }}')}</w:body>"
    around = {
        "beside it": f"<w:body>{p('one')}</w:body>{second}",
        "within it": f"<w:body>{p('one')}{second}</w:body>",
        "in another element": f"<w:body>{p('one')}</w:body><w:background>{second}</w:background>",
    }
    with pytest.raises(OutreachError, match="damaged"):
        WordTemplate(bent(document=part("document", around[where])))


_HEADER = 'w:type="default" r:id="rId1"'
_SECTION = f"<w:sectPr><w:headerReference {_HEADER}/></w:sectPr>"


@pytest.mark.parametrize(
    "odd",
    [
        f"<w:p {_HEADER}/>{_SECTION}",
        f"<w:p><w:headerReference {_HEADER}/></w:p>{_SECTION}",
        f"<w:p><w:r><w:drawing><w:headerReference {_HEADER}/></w:drawing></w:r></w:p>",
        f'<w:p><w:hyperlink r:id="rId1">{p("x")}</w:hyperlink></w:p>{_SECTION}',
        f"<w:sectPr><w:footnotePr><w:footerReference {_HEADER}/></w:footnotePr></w:sectPr>",
        f"<w:p><w:r><w:drawing>{_SECTION}</w:drawing></w:r></w:p>{_SECTION}",
    ],
)
def test_a_header_that_anything_but_a_section_names_is_damage(odd: str) -> None:
    with pytest.raises(OutreachError, match="damaged"):
        WordTemplate(bent(document=part("document", f"<w:body>{p('one')}{odd}</w:body>")))


@pytest.mark.parametrize("inside", INSIDES.values(), ids=INSIDES)
def test_properties_that_are_text_of_a_document_are_left_out(inside: str) -> None:
    template = WordTemplate(bent({"docProps/core.xml": part("fldChar", inside)}))
    made = template.render(DATA, missing="mark")

    assert any("properties cannot be read" in remark for remark in template.remarks)
    assert "docProps/core.xml" not in names(made)


def test_a_header_that_two_sections_name_is_none() -> None:
    ends = f"<w:p><w:pPr>{_SECTION}</w:pPr></w:p>"
    made = WordTemplate(bent(document=part("document", f"<w:body>{ends}{p('one')}{_SECTION}</w:body>")))  # fmt: skip
    check_harmless(made.render_together([DATA, DATA], missing="mark"))


@pytest.mark.parametrize("inside", INSIDES)
@pytest.mark.parametrize("root", ["hdr", "ftr", "footnotes", "document"])
def test_marks_that_stand_where_nobody_puts_them_are_refused_or_harmless(
    root: str, inside: str
) -> None:
    for around in ("{}", "<w:body>{}</w:body>", "<w:tbl><w:tr>{}</w:tr></w:tbl>", "<w:p><w:r>{}</w:r></w:p>"):  # fmt: skip
        try:
            template = WordTemplate(bent(header1=part(root, around.format(INSIDES[inside]))))
            template.problems(sample=DATA)
            made = [template.render(DATA, missing="mark"), template.render_together([DATA, DATA], missing="mark")]  # fmt: skip
        except OutreachError as error:
            check_sentence(error)
            continue
        for each in made:
            check_harmless(each)
            check_fields(each)
