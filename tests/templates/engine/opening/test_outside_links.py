"""What a file leads to outside is left out, kind by kind, and what is in the file stays."""

import pytest

from outreach_desktop.templates import WordTemplate
from tests.templates.chart import with_chart
from tests.templates.word import body, changed, everything, names, paragraphs, part, png, with_part
from tests.timing import soon

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINKS = "word/_rels/document.xml.rels"
_VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'

_RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
)
_COMMENTS = '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


def linked(xml: str, *links: tuple[str, str]) -> bytes:
    """A file whose body is `xml`, with links rIdA0, rIdA1 ... of a kind to an address outside."""
    data = body(xml)
    more = "".join(
        f'<Relationship Id="rIdA{at}" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
        for at, (kind, target) in enumerate(links)
    )
    whole = part(data, _LINKS).replace("</Relationships>", f"{more}</Relationships>")
    return changed(data, {_LINKS: whole})


def words(at: int) -> str:
    return (
        f'<w:p><w:hyperlink r:id="rIdA{at}"><w:r><w:t>Document {at}</w:t></w:r></w:hyperlink></w:p>'
    )


def test_many_links_to_files_are_one_remark_and_one_walk() -> None:
    lines = "<w:p><w:r><w:t>Text</w:t></w:r></w:p>" * 6000
    links = [("hyperlink", f"file:///C:/Users/jane/papers/doc{at}.docx") for at in range(150)]
    data = linked(lines + "".join(map(words, range(150))), *links)

    with soon(3):  # a walk for each link took 4.5 s
        template = WordTemplate(data)

    assert template.remarks == (
        "150 links to files or programs, such as “doc0.docx”, are left out of the documents made; their words stay.",
    )
    assert everything(template.render({}))[-150:] == [f"Document {at}" for at in range(150)]


@pytest.mark.parametrize(
    ("kind", "target", "told"),
    [
        ("hyperlink", "file:///C:/Users/jane/Price%20list.xls", "The link to “Price list.xls” is left out of the documents made; its words stay."),
        ("hyperlink", "..\\..\\jane\\prices.xls#B2", "The link to “prices.xls” is left out of the documents made; its words stay."),
        ("hyperlink", "onenote:https://jane.example/x", "The link to a program (onenote) is left out of the documents made; its words stay."),
        ("hyperlink", "ftp://jane:secret@files.example.org/x", "The link to files.example.org is left out of the documents made; its words stay."),
        ("image", "https://www.example.org/a/b.png?jane", "What it would fetch from www.example.org is left out of the documents made."),
        ("image", "\\\\server\\jane\\logo.png", "What it would fetch from “logo.png” is left out of the documents made."),
    ],
)  # fmt: skip
def test_what_is_left_out_is_named_without_its_folder(kind: str, target: str, told: str) -> None:
    template = WordTemplate(linked(words(0), (kind, target)))

    assert template.remarks == (told,)
    assert "jane" not in part(template.render({}), _LINKS)


def test_links_and_pictures_are_told_apart() -> None:
    links = [("image", "https://a.example/1.png"), ("hyperlink", "file:///x/a.doc"), ("image", "https://b.example/2.png")]  # fmt: skip

    assert WordTemplate(linked("<w:p/>", *links)).remarks == (
        "What it would fetch from 2 places, such as a.example, is left out of the documents made.",
        "The link to “a.doc” is left out of the documents made; its words stay.",
    )


def test_a_picture_in_the_file_and_elsewhere_keeps_the_one_in_the_file() -> None:
    shape = (
        f'<w:p><w:r><w:pict {_VML}><v:shape id="s" style="width:9pt;height:9pt">'
        '<v:imagedata r:id="rId3" r:href="rIdA0" o:title="x"/></v:shape></w:pict></w:r></w:p>'
    )
    only_elsewhere = shape.replace('r:id="rId3" ', "")
    data = linked(shape + only_elsewhere, ("image", "https://example.org/logo.png"))

    made = part(WordTemplate(data).render({}))

    assert made.count("imagedata") == 1
    assert 'r:id="rId3"' in made
    assert "r:href" not in made


def test_a_chart_keeps_its_numbers_without_the_workbook_elsewhere() -> None:
    data = with_chart(alt="Referrals")
    own = "word/charts/_rels/chart1.xml.rels"
    elsewhere = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/oleObject" Target="file:///C:/jane/Book1.xlsx" TargetMode="External"/>'
        "</Relationships>"
    )
    template = WordTemplate(changed(data, {own: elsewhere, "word/embeddings/book.xlsx": None}))

    made = template.render({})

    assert template.remarks == (
        "The link of a chart to its workbook, “Book1.xlsx”, is left out of the documents made; the chart shows the numbers that were stored in it.",
    )
    chart = part(made, "word/charts/chart1.xml")
    assert "<c:v>7</c:v>" in chart
    assert "externalData" not in chart
    assert "jane" not in part(made, own)


def test_keyboard_shortcuts_and_toolbars_go_without_a_word() -> None:
    data = body("<w:p><w:r><w:t>{{ name }}</w:t></w:r></w:p>")
    kind = "http://schemas.microsoft.com/office/2006/relationships"
    links = part(data, _LINKS).replace(
        "</Relationships>",
        f'<Relationship Id="rIdK" Type="{kind}/keyMapCustomizations" Target="customizations.xml"/></Relationships>',
    )
    types = part(data, "[Content_Types].xml").replace(
        "</Types>",
        '<Default Extension="bin" ContentType="application/vnd.ms-word.attachedToolbars"/>'
        '<Override PartName="/word/customizations.xml" ContentType="application/vnd.ms-word.keyMapCustomizations+xml"/></Types>',
    )
    keys = '<wne:tcg xmlns:wne="http://schemas.microsoft.com/office/word/2006/wordml"><wne:keymaps><wne:keymap wne:kcmPrimary="0231"><wne:macro wne:macroName="NORMAL.JANE"/></wne:keymap></wne:keymaps></wne:tcg>'  # fmt: skip
    toolbars = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}/attachedToolbars" Target="attachedToolbars.bin"/></Relationships>'
    )
    template = WordTemplate(
        changed(
            data,
            {
                _LINKS: links,
                "[Content_Types].xml": types,
                "word/customizations.xml": keys,
                "word/_rels/customizations.xml.rels": toolbars,
                "word/attachedToolbars.bin": "x",
            },
        )
    )

    made = template.render({"name": "Ann"})

    assert template.problems() == []
    assert not [name for name in names(made) if "ustomizations" in name or "oolbars" in name]
    assert "customizations" not in part(made, "[Content_Types].xml")
    assert everything(made) == ["Ann"]


def picture(number: int) -> str:
    return f'<Relationship Id="rIdP{number}" Type="{_OFFICE}/image" Target="media/{number}.png"/>'


def test_a_picture_of_the_text_stays_when_the_comment_that_shows_it_too_goes() -> None:
    text = body("<w:p><w:r><w:t>Dear {{ n }}</w:t></w:r></w:p>")
    data = with_part(text, "comments", "comments", _COMMENTS)
    own = part(data, _LINKS).replace("</Relationships>", f"{picture(1)}</Relationships>")
    data = changed(
        data,
        {
            _LINKS: own,
            "word/_rels/comments.xml.rels": f"{_RELATIONSHIPS}{picture(1)}{picture(2)}</Relationships>",
            "word/media/1.png": png(),
            "word/media/2.png": png(shade=9),
        },
    )

    made = names(WordTemplate(data).render({"n": "Ann"}))

    assert "word/media/1.png" in made
    assert not {"word/media/2.png", "word/comments.xml"} & set(made)


_EDGE = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_CODE = '<w:r><w:instrText xml:space="preserve">{}</w:instrText></w:r>'


def _field(*inner: str, shown: str = "") -> str:
    words = _EDGE.format("separate") + f"<w:r><w:t>{shown}</w:t></w:r>" if shown else ""
    return _EDGE.format("begin") + "".join(inner) + words + _EDGE.format("end")


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        ("REF Site", ""),
        ('QUOTE "file:///x"', "file:///x"),
        ("MERGEFIELD Site", "file:///x"),
        ("MERGEFIELD Site", "\u00ab{{ site }}\u00bb"),
        ("NUMPAGES", "https://example.org"),
    ],
)
def test_a_link_to_what_another_field_says_is_left_out(inner: str, shown: str) -> None:
    link = _field(
        _CODE.format("HYPERLINK "), _field(_CODE.format(inner), shown=shown), shown="ours"
    )
    template = WordTemplate(body(f"<w:p>{link}</w:p>"))

    told = "The link to what another field of Word\u2019s says is left out of the documents made; its words stay."
    assert told in template.remarks
    assert paragraphs(template.render({"site": "x"})) == ["ours"]


def test_a_link_that_a_field_of_a_mail_merge_will_say_stays_and_is_told() -> None:
    merged = _field(_CODE.format("MERGEFIELD Site"), shown="\u00abSite\u00bb")
    link = _field(_CODE.format("HYPERLINK "), merged, shown="ours")
    template = WordTemplate(body(f"<w:p>{link}</w:p><w:p><w:r><w:t>{{{{ a }}}}</w:t></w:r></w:p>"))

    assert any("Word\u2019s mail merge say: check that" in told for told in template.remarks)
    assert "HYPERLINK" in part(template.render({"a": "b"}))


def test_links_of_fields_and_of_relationships_are_told_in_one_sentence() -> None:
    links_of_fields = "".join(
        _field(_CODE.format(f'HYPERLINK "{one}"'), shown="words")
        for one in ("file:////host/x.xls", "javascript:x")
    )
    data = linked(words(0) + f"<w:p>{links_of_fields}</w:p>", ("hyperlink", "search-ms:query=x"))
    template = WordTemplate(data)

    (told,) = template.remarks
    assert told.startswith("3 links to files or programs, such as a program (search-ms), are left")
    assert paragraphs(template.render({})) == ["Document 0", "wordswords"]
