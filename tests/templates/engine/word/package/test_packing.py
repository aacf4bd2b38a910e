"""A part that is the same in the next document is not packed again, and one that differs always is."""

import io
import zipfile

from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.engine.word.package.package import Package, Packing
from tests.templates.word import new, part, saved


def test_what_is_as_it_was_is_handed_out_again_and_what_changed_is_packed() -> None:
    packing = Packing()
    first = packing.packed("a.xml", b"Wend Valley")
    assert packing.packed("a.xml", b"Wend Valley") is first
    other = packing.packed("a.xml", b"Ann O'Neil")
    assert packing.packed("b.xml", b"Ann O'Neil").name == "b.xml"
    with zipfile.ZipFile(io.BytesIO(Package([]).zipped([other]))) as package:
        assert package.read("a.xml") == b"Ann O'Neil"


def test_each_document_has_its_own_words_below_a_letterhead_that_is_everyones() -> None:
    document = new()
    document.sections[0].header.paragraphs[0].text = "{{ group }}"
    document.add_paragraph("Dear {{ name }},")
    template = WordTemplate(saved(document))
    for name, group in (("Ann", "Wend"), ("Bo", "Wend"), ("Bo", "Ford"), ("Ann", "Wend")):
        made = template.render({"name": name, "group": group})
        assert f"Dear {name}," in part(made, "word/document.xml")
        headers = [one for one in zipfile.ZipFile(io.BytesIO(made)).namelist() if "header" in one]
        assert any(group in part(made, one) for one in headers)
