"""Parts of Word files whose outermost element is one that stands within others elsewhere."""

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.hostile.lists import check_sentence
from tests.hostile.templates.files import DATA, bent, p, part
from tests.hostile.templates.harmless import check_fields, check_harmless

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
