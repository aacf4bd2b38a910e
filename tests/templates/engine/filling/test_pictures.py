"""Pictures from the data take the place of pictures whose alt text is a field."""

import io
import re
import zipfile
from copy import deepcopy
from typing import Any

import pytest
from docx.oxml.ns import qn
from docx.shared import Cm

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.templates.audit import mistakes
from tests.templates.word import changed, names, new, paragraphs, part, png, saved

# The smallest head of a JPEG: start, one comment, one frame header of 30 by 20 dots.
JPEG = (
    b"\xff\xd8\xff\xfe\x00\x04ab\xff\xc0\x00\x11\x08\x00\x14\x00\x1e\x03"
    + b"\0" * 9
    + b"\xff\xda\0\x02\x01\xff\xd9"
)


def letterhead(alt: str = "{{ group.logo }}") -> bytes:
    """A picture of 4 by 2 cm in the body and another in the header, both for the logo."""
    made = new()
    for paragraph in (made.add_paragraph(), made.sections[0].header.paragraphs[0]):
        paragraph.add_run().add_picture(io.BytesIO(png(shade=9)), Cm(4), Cm(2))
        for named in paragraph._p.iter(qn("wp:docPr")):
            named.set("descr", alt)
    made.add_paragraph("end")
    return saved(made)


def logo(picture: bytes | None) -> dict[str, Any]:
    return {"group": {"logo": {"picture": picture, "name": "logo.png"}}}


def media(data: bytes) -> list[str]:
    return [name for name in names(data) if name.startswith("word/media/")]


def extents(data: bytes) -> set[tuple[str, str]]:
    return set(re.findall(r'cx="(\d+)" cy="(\d+)"', part(data)))


def test_a_picture_is_shown_in_body_and_header_and_kept_once() -> None:
    made = WordTemplate(letterhead()).render(logo(png(40, 20, 200)))

    assert len(media(made)) == 1
    for name in ("document", "header1"):
        link = re.search(r'r:embed="(\w+)"', part(made, f"word/{name}.xml"))
        assert link
        target = media(made)[0].removeprefix("word/")
        assert f'Id="{link[1]}"' in part(made, f"word/_rels/{name}.xml.rels")
        assert f'Target="{target}"' in part(made, f"word/_rels/{name}.xml.rels")


def test_a_picture_is_fitted_into_its_frame_and_keeps_its_proportions() -> None:
    wide = WordTemplate(letterhead()).render(logo(png(100, 25)))
    tall = WordTemplate(letterhead()).render(logo(png(20, 40)))

    assert extents(wide) == {("1440000", "360000")}
    assert extents(tall) == {("360000", "720000")}


def test_a_jpeg_is_taken_by_its_frame_header() -> None:
    made = WordTemplate(letterhead()).render(logo(JPEG))

    assert media(made)[0].endswith(".jpeg")
    assert extents(made) == {("1080000", "720000")}
    assert 'Extension="jpeg"' in part(made, "[Content_Types].xml")


@pytest.mark.parametrize("value", [None, "", {"picture": None, "name": ""}])
def test_a_missing_picture_takes_its_frame_and_its_line_away(value: object) -> None:
    made = WordTemplate(letterhead()).render({"group": {"logo": value}})

    assert paragraphs(made) == ["end"]
    assert "w:drawing" not in part(made) + part(made, "word/header1.xml")
    assert media(made) == []
    assert paragraphs(WordTemplate(letterhead()).render({})) == ["end"]


def test_the_sample_picture_of_the_template_does_not_travel() -> None:
    made = WordTemplate(letterhead()).render(logo(png(8, 8)))

    assert all(name not in media(made) for name in media(letterhead()))


def test_a_sample_that_its_frame_shows_twice_keeps_what_the_second_leads_to() -> None:
    made = new()
    paragraph = made.add_paragraph("end")
    paragraph.add_run().add_picture(io.BytesIO(png()), Cm(1))
    for named in paragraph._p.iter(qn("wp:docPr")):
        named.set("descr", "{{ group.logo }}")
    for picture in list(paragraph._p.iter(qn("pic:pic"))):
        picture.addnext(deepcopy(picture))

    finished = WordTemplate(saved(made)).render(logo(png(8, 8)))

    links = part(finished, "word/_rels/document.xml.rels")
    assert all(f'Id="{link}"' in links for link in re.findall(r'r:embed="(\w+)"', part(finished)))
    assert len(media(finished)) == 2


def test_a_picture_with_other_alt_text_stays() -> None:
    made = WordTemplate(letterhead("Our house")).render({})

    assert media(made) == media(letterhead("Our house"))


def test_pictures_in_a_loop_get_numbers_of_their_own() -> None:
    made = new()
    made.add_paragraph("{% for p in people %}")
    paragraph = made.add_paragraph("{{ p.name }}")
    paragraph.add_run().add_picture(io.BytesIO(png()), Cm(1))
    for named in paragraph._p.iter(qn("wp:docPr")):
        named.set("title", "{{ p.photo }}")
    made.add_paragraph("{% endfor %}")
    people = [{"name": n, "photo": {"picture": png(4, 4, n), "name": ""}} for n in range(3)]

    finished = WordTemplate(saved(made)).render({"people": people})

    numbers = re.findall(r'<wp:docPr[^>]* id="(\d+)"', part(finished))
    assert len(numbers) == len(set(numbers)) == 3
    assert len(media(finished)) == 3
    assert mistakes(finished) <= mistakes(saved(made))


def test_an_alt_text_that_libreoffice_says_twice_leaves_no_tag() -> None:
    template = letterhead()
    with zipfile.ZipFile(io.BytesIO(template)) as package:
        body = package.read("word/document.xml")
    twice = body.replace(b"<pic:cNvPr ", b'<pic:cNvPr descr="{{ group.logo }}" ')
    assert twice != body
    made = WordTemplate(changed(template, {"word/document.xml": twice})).render(logo(png(40, 20)))

    assert "{{" not in part(made)
    assert mistakes(made) <= mistakes(template)


def test_the_alt_text_of_the_finished_picture_says_what_it_is() -> None:
    assert 'descr="group logo"' in part(WordTemplate(letterhead()).render(logo(png())))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"picture": b"GIF89a", "name": "old.gif"}, "old.gif is neither a PNG nor a JPEG picture"),
        ("logo.png", "a text, not a picture"),
    ],
)
def test_what_is_no_picture_is_refused(value: object, words: str) -> None:
    with pytest.raises(OutreachError, match=words):
        WordTemplate(letterhead()).render({"group": {"logo": value}})


def test_a_finished_document_with_pictures_is_valid_word() -> None:
    assert mistakes(WordTemplate(letterhead()).render(logo(png()))) <= mistakes(letterhead())


@pytest.mark.parametrize(
    ("picture", "cut"),
    [(png(100, 25), ["l", "r"]), (png(20, 40), ["t", "b"]), (png(40, 20), [])],
)
def test_a_picture_can_fill_its_frame_to_the_edges(picture: bytes, cut: list[str]) -> None:
    made = WordTemplate(letterhead("{{ group.logo | crop }}")).render(logo(picture))

    assert extents(made) == {("1440000", "720000")}
    found = re.search(r"<a:srcRect ?([^>]*)/>", part(made))
    assert found
    assert re.findall(r'(\w)="\d+"', found[1]) == cut
    assert 'descr="group logo"' in part(made)
    assert mistakes(made) <= mistakes(letterhead())


def test_a_qr_code_takes_the_place_of_a_picture() -> None:
    made = WordTemplate(letterhead("{{ web|qr }}")).render({"web": "https://example.org"})

    assert extents(made) == {("720000", "720000")}
    assert 'descr="https://example.org"' in part(made)
    assert len(media(made)) == 1


def test_the_words_for_a_picture_may_hold_quotation_marks() -> None:
    made = WordTemplate(letterhead('{{ group["logo"] }}')).render(logo(png()))

    assert "group[&quot;logo&quot;]" in part(made)
    assert len(media(made)) == 1
