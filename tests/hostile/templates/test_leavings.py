"""Nothing that earlier writers left in a file goes out: not in a letter, a printable file or a copy with comments."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

import pytest

from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.engine.word.bare import bare
from tests.hostile import noted_pictures
from tests.hostile.templates import leavings
from tests.hostile.templates.files import DATA, PARTS, W, bent, p, part, simple_field, with_body
from tests.hostile.templates.harmless import check_fields, check_harmless, texts
from tests.hostile.templates.leavings import CANARY, LEAVINGS, PROMPTED, block, core, glossary
from tests.templates.word import everything, names, png
from tests.templates.word import part as xml_of


def _everything_in(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Every part of a package, of the packages in it, and what is packed once more in its pictures."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield "the zip itself", archive.comment + b"".join(one.extra for one in archive.infolist())
        for name in archive.namelist():
            content = archive.read(name)
            yield name, name.encode() + content
            if content.startswith(b"PK\3\4"):
                yield from ((f"{name}: {inner}", one) for inner, one in _everything_in(content))
            for packed in re.finditer(
                rb"x[\x01\x5e\x9c\xda]", content if b"PNG" in content[:8] else b""
            ):
                try:
                    yield (
                        f"{name}, packed",
                        zlib.decompressobj().decompress(content[packed.start() :]),
                    )
                except zlib.error:
                    continue


def _check_nothing_left(data: bytes) -> None:
    for name, content in _everything_in(data):
        for code in ("utf-8", "utf-16-le", "utf-16-be"):
            for word in (CANARY, CANARY.upper(), CANARY.lower()):
                assert word.encode(code) not in content, name


def test_every_kind_is_there_before() -> None:
    for leaving in LEAVINGS.values():
        with pytest.raises(AssertionError, match=CANARY):
            _check_nothing_left(leaving.made())
    assert len(LEAVINGS) >= 60


@pytest.mark.parametrize("name", LEAVINGS)
def test_what_earlier_writers_left_reaches_no_document(name: str) -> None:
    leaving = LEAVINGS[name]
    template = WordTemplate(leaving.made())
    letter = template.render(DATA)
    together = template.render_together([DATA, {**DATA, "name": "Cy"}])

    for made in (letter, together, template.annotated()):
        _check_nothing_left(made)
    check_harmless(letter)
    said = " ".join(template.remarks)
    assert CANARY not in said
    assert leaving.told in said
    assert bool(said) == bool(leaving.told) or "spreadsheet" in said


@pytest.mark.parametrize("name", LEAVINGS)
def test_nothing_is_left_to_clean_or_to_tell_the_second_time(name: str) -> None:
    once = WordTemplate(LEAVINGS[name].made()).render(DATA)
    again = WordTemplate(once)

    assert not [one for one in again.remarks if "unseen" in one]
    assert set(names(once)) - set(names(again.render({}))) <= {"docProps/custom.xml"}


def test_the_prompts_of_controls_stay_and_so_does_their_part() -> None:
    made = WordTemplate(
        glossary(block("hello", CANARY), block("PROMPT1", "Choose a day", "bbPlcHdr"))
    ).render(DATA)

    kept = xml_of(made, "word/glossary/document.xml")
    assert "PROMPT1" in kept
    assert "Choose a day" in kept
    assert "hello" not in kept
    assert "Choose a day" in " ".join(everything(made))


def test_a_prompt_that_stands_in_a_prompt_stays_too() -> None:
    inner = PROMPTED.replace("PROMPT1", "PROMPT2")
    outer = block("PROMPT1", "x", "bbPlcHdr").replace(p("x"), inner)
    made = WordTemplate(glossary(outer, block("PROMPT2", "of the week", "bbPlcHdr"))).render(DATA)

    assert "of the week" in xml_of(made, "word/glossary/document.xml")


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Our logo (C:\\Users\\ann smith\\logo.png)", "Our logo"),
        ("Our logo C:/a/b.png, in blue", "Our logo , in blue"),
        ("from \\\\server\\share\\ann\\logo.png", "from"),
        ("see file:///home/ann/x.png", "see"),
        ("~/home/ann/x.png", ""),
        ("/Users/ann/Desktop/My Logo.png", ""),
        ("https://intranet/people/ann/logo.png", ""),
        ("cid:image001.png@01D5A1B2.33445566", ""),
        ("ann smith portrait.JPEG", ""),
        ("Two nurses at a table", "Two nurses at a table"),
        ("Ratio 1:2, and/or 24/7 care", "Ratio 1:2, and/or 24/7 care"),
        ("A: open, B: shut", "A: open, B: shut"),
        ("We write to you at https://example.org/home/", "We write to you at https://example.org/home/"),
        ("Our page, example.org", "Our page, example.org"),
        ("{{ logo }}", "{{ logo }}"),
        ("{{ name }} at C:\\Users\\ann\\x.png", "{{ name }} at"),
    ],
)  # fmt: skip
def test_a_path_goes_and_the_words_about_it_stay(words: str, left: str) -> None:
    from outreach_desktop.templates.engine.opening.file_names import without_paths

    assert without_paths(words) == left


def test_what_a_field_shows_of_a_variable_or_a_property_stays_as_text() -> None:
    run = "<w:r>{}</w:r>"
    edge = run.format('<w:fldChar w:fldCharType="{}"/>')
    code = run.format('<w:instrText xml:space="preserve">{}</w:instrText>')
    shown = run.format("<w:t>{}</w:t>")
    for asks in ("DOCVARIABLE x", 'docproperty "Our Office"', " AUTHOR ", "INFO Subject", "DOCPROPERTY Company \\* Upper"):  # fmt: skip
        field = edge.format("begin") + code.format(asks) + edge.format("separate") + shown.format("seen") + edge.format("end")  # fmt: skip
        made = WordTemplate(with_body(f"<w:p>{field}</w:p>")).render(DATA)
        assert everything(made)[0] == "seen", asks
        assert "fldChar" not in xml_of(made), asks
        made = WordTemplate(simple_field(asks.replace('"', "&quot;"))).render(DATA)
        assert "fldSimple" not in xml_of(made), asks


def test_a_variable_in_the_code_of_another_field_is_its_words_there() -> None:
    edge = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = '<w:r><w:instrText xml:space="preserve">{}</w:instrText></w:r>'
    inner = edge.format("begin") + code.format("DOCVARIABLE x") + edge.format("separate") + "<w:r><w:t>Chapter</w:t></w:r>" + edge.format("end")  # fmt: skip
    field = edge.format("begin") + code.format("SEQ ") + inner + edge.format("separate") + "<w:r><w:t>1</w:t></w:r>" + edge.format("end")  # fmt: skip

    made = xml_of(WordTemplate(with_body(f"<w:p>{field}</w:p>")).render(DATA))

    assert re.findall(r"<w:instrText[^>]*>([^<]*)", made) == ["SEQ ", "Chapter"]
    assert "DOCVARIABLE" not in made


def test_a_field_of_a_property_that_is_filled_in_stays_a_field() -> None:
    shown = (
        '<w:p><w:fldSimple w:instr="DOCPROPERTY For"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
    )
    data = leavings.own(leavings.own_property("For", "{{ name }}"), shown)

    made = WordTemplate(data).render(DATA)

    assert "DOCPROPERTY For" in xml_of(made)
    assert "Ann" in xml_of(made, "docProps/custom.xml")


def test_a_title_that_the_document_prints_stays_its_title() -> None:
    title = str(PARTS["docProps/core.xml"])
    titled = re.sub(r"<dc:title>[^<]*", "<dc:title>An open  evening", title)
    data = bent(
        {"docProps/core.xml": titled},
        document=part("document", f"<w:body>{p('Come to an open evening')}</w:body>"),
    )

    assert "An open  evening" in xml_of(WordTemplate(data).render(DATA), "docProps/core.xml")


def test_a_protected_letter_stays_protected_without_its_password() -> None:
    protected = '<w:documentProtection w:edit="forms" w:enforcement="1" w:hash="x" w:salt="y"/>'
    made = xml_of(WordTemplate(leavings.settings(protected)).render(DATA), "word/settings.xml")

    assert 'w:edit="forms" w:enforcement="1"' in made
    assert "hash" not in made


@pytest.mark.parametrize("turned", range(1, 9))
def test_of_exif_only_which_way_is_up_is_kept(turned: int) -> None:
    """Word shows the dots as they lie, other programs turn them: each shows what it showed."""
    jpeg = noted_pictures.jpeg(
        noted_pictures.segment(0xE1, b"Exif\0\0" + noted_pictures.exif(b"Ann", turned))
    )

    made = bare(jpeg)

    assert b"Ann" not in made
    assert (b"Exif" in made) == (turned > 1)
    assert bare(made) == made


PICTURES = {
    "JPEG": noted_pictures.jpeg(), "PNG": png(), "GIF": noted_pictures.gif(packet := noted_pictures.packet(0xFF, b"NETSCAPE2.0", b"\1\0\0")),
    "BMP": noted_pictures.bmp(), "TIFF": bare(noted_pictures.tiff(b"Ann")), "EMF": bare(noted_pictures.emf("Ann")),
    "WMF": bare(noted_pictures.wmf(b"Ann")), "WebP": bare(noted_pictures.webp()),
}  # fmt: skip


@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_with_nothing_beside_it_is_not_touched(kind: str) -> None:
    assert bare(PICTURES[kind]) == PICTURES[kind]


@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_that_breaks_off_anywhere_or_is_garbled_does_no_harm(kind: str) -> None:
    data = PICTURES[kind]
    for at in range(len(data)):
        assert len(bare(data[:at])) <= len(data)
        garbled = data[:at] + bytes((data[at] ^ 0xFF,)) + data[at + 1 :]
        assert len(bare(garbled)) <= len(data) + 8


def test_what_stands_in_a_workbook_is_as_it_was_but_for_its_writers() -> None:
    made = WordTemplate(leavings.with_inside("sheet.xlsx", leavings.workbook())).render(DATA)
    with zipfile.ZipFile(io.BytesIO(made)) as letter:
        inside = letter.read("word/embeddings/sheet.xlsx")
    with zipfile.ZipFile(io.BytesIO(inside)) as book:
        assert b"<v>42</v>" in book.read("xl/worksheets/sheet1.xml")
        assert b'name="Sheet1"' in book.read("xl/workbook.xml")
        assert b"commentList" in book.read("xl/comments1.xml")
        assert not [name for name in book.namelist() if "printer" in name]


@pytest.mark.parametrize("kind", ["locked", "cut short", "garbled"])
def test_a_file_inside_that_cannot_be_looked_into_stays_and_that_is_told(kind: str) -> None:
    workbook = bytearray(leavings.workbook())
    match kind:
        case "locked":
            for mark, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
                workbook[workbook.find(mark) + flags] |= 1
        case "cut short":
            del workbook[-30:]
        case _:
            workbook[60:80] = bytes(20)
    template = WordTemplate(leavings.with_inside("sheet.xlsx", bytes(workbook)))
    assert "names of its writers may be in it" in " ".join(template.remarks)
    with zipfile.ZipFile(io.BytesIO(template.render(DATA))) as letter:
        assert letter.read("word/embeddings/sheet.xlsx") == workbook


def test_people_read_what_they_read_before() -> None:
    for name, leaving in LEAVINGS.items():
        made = WordTemplate(leaving.made()).render(DATA)
        assert any("Ann" in text for text in texts(made)), name


def test_no_field_stands_among_the_properties_though_a_tag_is_in_it() -> None:
    edges = ("begin", "separate", "end")
    marks = [f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in edges]
    code = f"<w:p>{marks[0]}<w:r><w:instrText>DDE {{{{ name }}}}</w:instrText></w:r>{marks[1]}{marks[2]}</w:p>"
    field = code.replace("<w:p>", f'<w:p xmlns:w="{W}">')

    for inner in (field, f"<dc:title>{{{{ name }}}}{field}</dc:title>"):
        made = WordTemplate(core(inner)).render(DATA)
        check_fields(made)
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            assert b"DDE" not in archive.read("docProps/core.xml")
