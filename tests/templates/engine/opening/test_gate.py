"""Only an ordinary, harmless Word document comes in; everything else is one sentence."""

import io
import random
import zipfile
from pathlib import Path

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.templates.word import body, changed, document, names, part

PLAIN = document("{{ x }}")
TYPES = part(PLAIN, "[Content_Types].xml")
LINKS = part(PLAIN, "word/_rels/document.xml.rels")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def refused(data: bytes) -> str:
    with pytest.raises(OutreachError) as caught:
        WordTemplate(data)
    assert caught.value.hint
    return caught.value.message


def linked(kind: str, target: str, mode: str = "") -> bytes:
    link = f'<Relationship Id="rId99" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    return changed(PLAIN, {"word/_rels/document.xml.rels": LINKS.replace("</Relationships>", link)})


OUTSIDE = ' TargetMode="External"'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"Dear {{ name }}", "not a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old kind (.doc)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1" + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (rb"{\rtf1 hello}", "RTF"),
        (b"%PDF-1.7", "PDF"),
        (PLAIN[: len(PLAIN) // 2], "damaged"),
        (b"PK\3\4" + b"x" * 100, "damaged"),
        (changed(PLAIN, {"word/document.xml": None}), "not a Word document"),
        (changed(PLAIN, {"[Content_Types].xml": None}), "not a Word document"),
        (changed(PLAIN, {"word/document.xml": "<w:document"}), "damaged"),
        (changed(PLAIN, {"[Content_Types].xml": TYPES.replace("document.main", "sheet.main")}), "not a Word"),
        (changed(PLAIN, {"[Content_Types].xml": TYPES.replace("vnd.openxmlformats-officedocument.wordprocessingml.document.main", "vnd.ms-word.document.macroEnabled.main")}), "macros"),
        (changed(PLAIN, {"word/document.xml": part(PLAIN).replace("schemas.openxmlformats.org/wordprocessingml/2006/main", "purl.oclc.org/ooxml/wordprocessingml/main")}), "Strict Open XML"),
        (changed(PLAIN, {"word/document.xml": '<!DOCTYPE x [<!ENTITY a "b">]>' + part(PLAIN).partition("?>")[2]}), "document type"),
        (changed(PLAIN, {"../evil.xml": "x"}), "never does"),
        (changed(PLAIN, {"/etc/evil.xml": "x"}), "never does"),
        (changed(PLAIN, {"WORD/document.xml": part(PLAIN)}), "never does"),
        (changed(PLAIN, {f"word/media/{n}.png": "x" for n in range(2100)}), "too large"),
        (linked("vbaProject", "vbaProject.bin"), "macros"),
        (linked("control", "activeX/a.xml"), "ActiveX"),
        (linked("aFChunk", "chunk.html"), "another document"),
        (linked("subDocument", "file:///c:/other.docx", OUTSIDE), "another document"),
        (linked("oleObject", "file:///c:/x.xls", OUTSIDE), "a link to a file elsewhere"),
        (b"0" * (21 << 20), "too large"),
    ],
)  # fmt: skip
def test_what_is_no_harmless_word_file_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    assert words in refused(data)


def test_an_opendocument_file_is_refused_with_the_way_out() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")

    with pytest.raises(OutreachError, match="OpenDocument") as caught:
        WordTemplate(out.getvalue())
    assert "save it as a Word document" in caught.value.hint


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO(PLAIN)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/big.png", b"\0" * (40 << 20))

    assert "too large" in refused(out.getvalue())


@pytest.mark.parametrize("code", ["DDEAUTO cmd x", "MACROBUTTON NoMacroButSpy x", " includetext a"])
def test_fields_that_fetch_or_start_something_are_refused_however_they_are_split(code: str) -> None:
    runs = "".join(f"<w:r><w:instrText>{letter}</w:instrText></w:r>" for letter in code)
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'

    assert "the Word field" in refused(body(f"<w:p>{begin}{runs}</w:p>"))
    simple = code.replace('"', "&quot;")
    assert "the Word field" in refused(body(f'<w:p><w:fldSimple w:instr="{simple}"/></w:p>'))


def test_ordinary_fields_are_let_in() -> None:
    template = WordTemplate(body('<w:p><w:fldSimple w:instr=" PAGE "/></w:p>'))

    with zipfile.ZipFile(io.BytesIO(template.render({}))) as finished:
        assert b'w:instr=" PAGE "' in finished.read("word/document.xml")


def test_settings_that_name_the_lines_between_text_and_notes_are_no_notes() -> None:
    separators = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    settings = part(PLAIN, "word/settings.xml").replace("<w:compat>", f"{separators}<w:compat>", 1)

    made = WordTemplate(changed(PLAIN, {"word/settings.xml": settings})).render({"x": "1"})

    assert separators in part(made, "word/settings.xml")


def test_where_the_template_used_to_live_does_not_travel() -> None:
    settings = part(PLAIN, "word/settings.xml").replace(
        "<w:zoom", f'<w:attachedTemplate xmlns:r="{_OFFICE}" r:id="rId1"/><w:zoom', 1
    )
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/attachedTemplate" Target="file:///X:/Normal.dotm"'
        ' TargetMode="External"/></Relationships>'
    )
    template = changed(
        PLAIN, {"word/settings.xml": settings, "word/_rels/settings.xml.rels": links}
    )

    made = WordTemplate(template).render({"x": "1"})

    assert "Normal.dotm" not in part(made, "word/_rels/settings.xml.rels")
    assert "attachedTemplate" not in part(made, "word/settings.xml")


def test_a_picture_on_another_computer_is_not_asked_for() -> None:
    made = WordTemplate(linked("image", "http://example.org/spy.png", OUTSIDE)).render({"x": "1"})

    assert "spy.png" not in part(made, "word/_rels/document.xml.rels")


def test_a_file_that_is_not_there_or_is_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutreachError, match="There is no file"):
        WordTemplate(tmp_path / "none.docx")
    with pytest.raises(OutreachError, match="is a folder"):
        WordTemplate(tmp_path)


def test_a_part_packed_in_an_unusual_way_is_packed_anew() -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(PLAIN)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name))

    made = WordTemplate(out.getvalue()).render({"x": "1"})

    assert sorted(names(made)) == sorted(names(WordTemplate(PLAIN).render({"x": "1"})))


def test_mutants_of_a_word_file_are_refused_or_used_and_nothing_else() -> None:
    dice = random.Random(7)
    whole = document("{% for x in xs %}", "{{ x }}", "{% endfor %}", [["{{ y }}", "z"]])
    xml = part(whole).encode()
    for _ in range(150):
        data, inner = bytearray(whole), bytearray(xml)
        for _ in range(dice.randint(1, 6)):
            data[dice.randrange(len(data))] = dice.randrange(256)
            inner[dice.randrange(len(inner))] = dice.choice(b'<>{}%/&" ax')
        for mutant in (bytes(data), changed(whole, {"word/document.xml": bytes(inner)})):
            try:
                WordTemplate(mutant).render({"xs": ["1"], "y": "2"}, missing="mark")
            except OutreachError:
                continue
