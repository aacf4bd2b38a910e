"""The document is what the package says it is, whatever its parts are called."""

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.engine.look import look
from tests.templates.word import changed, names, new, opened, paragraphs, part, saved

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def letter() -> bytes:
    made = new()
    made.add_paragraph("Dear {{ name }}")
    made.sections[0].header.paragraphs[0].text = "For {{ name }}"
    made.core_properties.title = "To {{ name }}"
    return saved(made)


def renamed(data: bytes, new_names: Mapping[str, str]) -> bytes:
    """The file with parts under other names, known by them to all that leads to them."""
    parts: dict[str, str | bytes | None] = dict.fromkeys(new_names)
    for name in names(data):
        if name.endswith(".rels") or name == "[Content_Types].xml":
            owner = posixpath.dirname(posixpath.dirname(name))
            parts[name] = _leading(part(data, name), owner, new_names)
    for old, other in new_names.items():
        parts[other] = part(data, old)
        folder, short = posixpath.split(old)
        links = posixpath.join(folder, "_rels", f"{short}.rels")
        if links in parts:
            there, name = posixpath.split(other)
            parts[posixpath.join(there, "_rels", f"{name}.rels")] = parts[links]
            parts[links] = None
    return changed(data, parts)


def _leading(xml: str, owner: str, new_names: Mapping[str, str]) -> str:
    def target(found: re.Match[str]) -> str:
        whole = posixpath.normpath(posixpath.join("/", owner, found[2])).lstrip("/")
        return f'{found[1]}"/{new_names.get(whole, whole)}"'

    inside = r'((?:Target|PartName)=)"((?!https?:)[^"]*)"'
    return re.sub(inside, target, xml)


@pytest.mark.parametrize(
    "new_names",
    [
        {"word/document.xml": "word/document2.xml"},  # Word on the web
        {"word/document.xml": "word/document22.xml", "word/styles.xml": "word/styles2.xml", "word/settings.xml": "word/settings2.xml"},
        {"word/document.xml": "letter.xml"},
        {"word/document.xml": "content/letter.xml", "word/header1.xml": "content/kopf.xml", "docProps/core.xml": "meta/core.xml"},
        {"word/header1.xml": "word/parts/head.xml"},
        {"word/header1.xml": "word/document1.xml", "word/document.xml": "word/header1.xml"},
    ],
)  # fmt: skip
def test_a_document_is_filled_in_whatever_its_parts_are_called(new_names: dict[str, str]) -> None:
    template = WordTemplate(renamed(letter(), new_names))

    made = template.render({"name": "Ann"})
    assert paragraphs(made) == ["Dear Ann"]
    assert opened(made).sections[0].header.paragraphs[0].text == "For Ann"
    assert opened(made).core_properties.title == "To Ann"
    assert look(made).text == "Dear Ann"

    both = opened(template.render_together([{"name": "Ann"}, {"name": "Bo"}]))
    assert [one.text for one in both.paragraphs] == ["Dear Ann", "Dear Bo"]
    assert [one.header.paragraphs[0].text for one in both.sections] == ["For Ann", "For Bo"]


def test_a_part_of_the_usual_name_that_nothing_leads_to_is_not_the_document() -> None:
    data = renamed(letter(), {"word/document.xml": "word/real.xml"})
    decoy = part(letter()).replace("Dear {{ name }}", "Decoy {{ name }}")

    made = WordTemplate(changed(data, {"word/document.xml": decoy})).render({"name": "Ann"})

    assert paragraphs(made) == ["Dear Ann"]


def test_a_document_typed_by_its_ending_alone_is_known_as_one() -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    data = renamed(letter(), {"word/document.xml": "word/document.doc"})
    types = part(data, "[Content_Types].xml")
    by_name = re.search(r'<Override PartName="/word/document.doc"[^>]*/>', types)
    assert by_name
    by_ending = types.replace(by_name[0], f'<Default Extension="doc" ContentType="{kind}"/>')

    made = WordTemplate(changed(data, {"[Content_Types].xml": by_ending})).render({"name": "Ann"})

    assert paragraphs(made) == ["Dear Ann"]


def _with_book(ending: str, kind: str, content: str = "PK sheet") -> bytes:
    data = letter()
    link = f'<Relationship Id="rIdBook" Type="{_OFFICE}/package" Target="embeddings/book.{ending}"/></Relationships>'
    links = part(data, "word/_rels/document.xml.rels").replace("</Relationships>", link)
    known = f'<Default Extension="{ending}" ContentType="{kind}"/></Types>'
    types = part(data, "[Content_Types].xml").replace("</Types>", known)
    return changed(
        data,
        {
            "word/_rels/document.xml.rels": links,
            "[Content_Types].xml": types,
            f"word/embeddings/book.{ending}": content,
        },
    )


_BINARY = "application/vnd.ms-excel.sheet.binary.macroEnabled.12"


def test_a_binary_workbook_is_let_in_and_told_though_its_type_says_macros() -> None:
    template = WordTemplate(_with_book("xlsb", _BINARY))

    assert ["whole spreadsheet" in remark for remark in template.remarks] == [True]
    assert paragraphs(template.render({"name": "Ann"})) == ["Dear Ann"]


@pytest.mark.parametrize(
    "data",
    [
        _with_book("xlsb", _BINARY, "PK xl/vbaProject.bin"),
        _with_book("xlsm", "application/vnd.ms-excel.sheet.macroEnabled.12"),
        _with_book("docm", "application/vnd.ms-word.document.macroEnabled.12"),
    ],
)
def test_a_workbook_with_macros_is_refused(data: bytes) -> None:
    with pytest.raises(OutreachError, match="macros"):
        WordTemplate(data)


def test_a_type_that_no_part_has_is_no_reason_to_refuse() -> None:
    known = '<Default Extension="docm" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    types = part(letter(), "[Content_Types].xml").replace("</Types>", known)

    made = WordTemplate(changed(letter(), {"[Content_Types].xml": types})).render({"name": "Ann"})

    assert paragraphs(made) == ["Dear Ann"]


def test_names_with_backslashes_are_read_as_folders() -> None:
    data = letter()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as bent:
        for name in old.namelist():
            entry = zipfile.ZipInfo()
            entry.filename = entry.orig_filename = name.replace("/", "\\")
            bent.writestr(entry, old.read(name))

    made = WordTemplate(out.getvalue()).render({"name": "Ann"})

    assert "Dear Ann" in paragraphs(made)
    assert not any("\\" in name for name in names(made))
