"""Hidden text is told and stays, unless somebody wants it left out: by its run, its styles, in every part."""

import datetime as dt
from pathlib import Path

import pytest
from docx import Document

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.services import contacts
from outreach_desktop.services.making import letters
from outreach_desktop.templates import WordTemplate
from tests import builders
from tests.conftest import TODAY
from tests.hostile.templates.files import DATA, SECTION, bent, p, part, with_body
from tests.templates.word import everything, names
from tests.templates.word import part as xml_of

SECRET = "Mind her cousin"
_HIDE = "<w:rPr><w:vanish/></w:rPr>"
_SAYS = '<w:rPr><w:vanish w:val="{}"/></w:rPr>'
_SECRET_LETTERS = '<w:rPr><w:rStyle w:val="Secret"/></w:rPr>'


def words(looks: str = "", text: str = SECRET) -> str:
    return f"<w:r>{looks}<w:t>{text}</w:t></w:r>"


def styled(styles: str, body: str) -> bytes:
    return bent(
        styles=part("styles", styles),
        document=part("document", f"<w:body>{p('Dear {{ name }}')}{body}{SECTION}</w:body>"),
    )


def style(name: str, kind: str = "paragraph", inner: str = _HIDE, more: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{name}"{more}>{inner}</w:style>'


_OF_STYLE = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr>{}</w:p>'
HIDDEN = {
    "a run": with_body(f"<w:p>{words(_HIDE)}</w:p>"),
    "a run that says it with a word": with_body(f"<w:p>{words(_SAYS.format('true'))}</w:p>"),
    "runs": with_body(f"<w:p>{words(_HIDE, 'Mind ')}{words(_HIDE, 'her ')}{words(_HIDE, 'cousin')}</w:p>"),
    "a table": with_body(f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p>{words(_HIDE)}</w:p></w:tc></w:tr></w:tbl>"),
    "a header": bent(header1=part("hdr", f"<w:p>{words(_HIDE)}</w:p>")),
    "a footnote": bent(footnotes=part("footnotes", f'<w:footnote w:id="1"><w:p>{words(_HIDE)}</w:p></w:footnote>')),
    "a control": with_body(f"<w:sdt><w:sdtContent><w:p>{words(_HIDE)}</w:p></w:sdtContent></w:sdt>"),
    "a style of letters": styled(style("Secret", "character"), f"<w:p>{words(_SECRET_LETTERS)}</w:p>"),
    "a style of paragraphs": styled(style("Note"), _OF_STYLE.format("Note", words())),
    "a style based on one": styled(style("Note") + style("Mine", inner='<w:basedOn w:val="Note"/>'), _OF_STYLE.format("Mine", words())),
    "a long chain of styles": styled(style("s0") + "".join(style(f"s{n}", inner=f'<w:basedOn w:val="s{n - 1}"/>') for n in range(1, 4_000)), _OF_STYLE.format("s3999", words())),
}  # fmt: skip
SEEN = {
    "a run that says it is not": with_body(f"<w:p>{words(_SAYS.format('0'))}</w:p>"),
    "hidden on the web only": with_body(f"<w:p>{words('<w:rPr><w:webHidden/></w:rPr>')}</w:p>"),
    "hidden by both styles": styled(style("Note") + style("Secret", "character"), _OF_STYLE.format("Note", words(_SECRET_LETTERS))),
    "a style that shows again": styled(style("Note") + style("Mine", inner='<w:basedOn w:val="Note"/><w:rPr><w:vanish w:val="off"/></w:rPr>'), _OF_STYLE.format("Mine", words())),
    "the end of a paragraph": with_body(f"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{words()}</w:p>"),
    "styles in a circle": styled(style("a", inner='<w:basedOn w:val="b"/>') + style("b", inner='<w:basedOn w:val="a"/>') + style("Note"), _OF_STYLE.format("a", words())),
}  # fmt: skip


def _all_xml(data: bytes) -> str:
    return "".join(xml_of(data, name) for name in names(data) if name.endswith(".xml"))


@pytest.mark.parametrize("name", HIDDEN)
def test_hidden_text_is_told_and_stays_or_goes_as_is_wanted(name: str) -> None:
    as_it_is = WordTemplate(HIDDEN[name])
    without = WordTemplate(HIDDEN[name], without_hidden=True)

    assert "It holds hidden text, such as \u201cMind" in " ".join(as_it_is.remarks)
    assert "cousin" in _all_xml(as_it_is.render(DATA))
    assert not without.hidden
    assert "hidden" not in " ".join(without.remarks)
    assert "cousin" in _all_xml(as_it_is.annotated()), "it is its writer's own"
    assert "cousin" not in _all_xml(without.annotated())
    for made in (without.render(DATA), without.render_together([DATA, DATA])):
        assert "cousin" not in _all_xml(made)
        assert any("Ann" in text for text in everything(made))


@pytest.mark.parametrize("name", SEEN)
def test_what_people_see_is_not_taken_for_hidden(name: str) -> None:
    assert not WordTemplate(SEEN[name]).hidden
    assert SECRET in _all_xml(WordTemplate(SEEN[name], without_hidden=True).render(DATA))


def test_a_field_that_hides_its_code_stays_a_field() -> None:
    edge = f'<w:r>{_HIDE}<w:fldChar w:fldCharType="{{}}"/></w:r>'
    entry = f'{edge.format("begin")}<w:r>{_HIDE}<w:instrText>XE "care"</w:instrText></w:r>{edge.format("end")}'
    template = WordTemplate(with_body(f"<w:p>{entry}</w:p>"), without_hidden=True)

    assert 'XE "care"' in xml_of(template.render(DATA))
    assert not WordTemplate(with_body(f"<w:p>{entry}</w:p>")).hidden


def _template(folder: Path) -> Path:
    path = builders.template(folder / "note.docx", "Dear {{ contact.last_name }}", SECRET)
    document = Document(str(path))
    document.paragraphs[-1].runs[0].font.hidden = True
    document.save(str(path))
    return path


def test_a_batch_that_is_gone_on_with_leaves_it_out_as_it_was_asked(db: Data, tmp_path: Path) -> None:  # fmt: skip
    for name in ("Ann", "Bo", "Cy"):
        builders.person(db, name)
    choice = letters.choice(str(_template(tmp_path)), without_hidden=True)
    assert choice.hides
    assert choice.without_hidden
    assert "hidden" not in choice.note
    plan = letters.plan(db, contacts.find(db, today=TODAY), [choice], today=TODAY)
    now = dt.datetime.combine(TODAY, dt.time(9))
    making = letters.make(db, plan, tmp_path / "out", now=now)
    next(making)
    with pytest.raises(MemoryError):
        making.throw(MemoryError())

    rest = letters.go_on(db, letters.unfinished(db)[0].id, today=TODAY)
    list(letters.make(db, rest, tmp_path / "out", now=now))

    made = list((tmp_path / "out").glob("*.docx"))
    assert len(made) == 3
    assert all(SECRET not in xml_of(path.read_bytes()) for path in made)
