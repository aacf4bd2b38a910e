"""How the letters of a list are written, as somebody chooses it or the file itself says; and tags beyond number."""

from pathlib import Path

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange.filling import MOST_TAGS, tags_in
from outreach_desktop.exchange.readers import reading
from outreach_desktop.exchange.readers.encodings import LABELS
from outreach_desktop.services.importing import imports
from tests.hostile import lists
from tests.timing import soon

NONE = [
    "punycode", "PUNYCODE", "undefined", "idna", "hex", "zlib_codec", "bz2", "rot13", "base64", "uu", "quopri",
    "unicode_escape", "Unicode-Escape", "raw_unicode_escape", "utf-7", "UTF7", "mbcs", "oem", "nonsense", "../x",
    "aliases", "utf\x008", "\ud800", "\udcff", " ", "a" * 100_000,
]  # fmt: skip


@pytest.mark.parametrize("kind", ["CSV", "vCard", "LDIF"])
@pytest.mark.parametrize("encoding", NONE)
def test_what_writes_no_letters_of_lists_is_refused_with_those_that_do(
    encoding: str, kind: str
) -> None:
    with soon(), pytest.raises(OutreachError) as refused:
        reading.parse(lists.TEXTS[kind](), encoding=encoding)
    said = str(refused.value)
    assert all(known in said for known in LABELS)
    assert len(said) < 400
    said.encode()


@pytest.mark.parametrize(
    "encoding", ["cp1251", "Windows-1251", "koi8_r", "shift_jis", "gb18030", "big5", "latin-1"]
)
def test_an_encoding_of_other_people_may_be_chosen(encoding: str) -> None:
    book = reading.parse(b"First name,Last name\nAnn,Lee\n", encoding=encoding)
    assert book.sheets[0].records[1][1] == ["Ann", "Lee"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "ascii", "big5", "gb18030"])
def test_letters_that_are_not_of_the_chosen_kind_are_told(encoding: str) -> None:
    with pytest.raises(OutreachError, match="text"):
        reading.parse(b"First name,Last name\nAn\xff\xfe\xff,Lee\n", encoding=encoding)


_CARD = (
    b"BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=%b;ENCODING=QUOTED-PRINTABLE:Lee;Ann=\\ud800+2AA-;;;\n"
    b"TEL;X-CUSTOM(CHARSET=%b,ENCODING=QUOTED-PRINTABLE,=43=61=+2AA-):020\nEND:VCARD\n"
)


@pytest.mark.parametrize(
    "charset", [b"punycode", b"undefined", b"idna", b"utf-7", b"unicode_escape", b"hex", b"a\x00b"]
)
def test_a_card_that_names_a_strange_charset_is_read_as_unicode(charset: bytes) -> None:
    found = imports.looked_at(Path("card"), reading.parse(_CARD % (charset, charset)))
    (row,) = found.table.rows
    assert "Lee" in row.cells
    "".join(row.cells).encode()


@pytest.mark.parametrize(
    "cell",
    ["[" * 50_000 + "]", '["\\ud800"]', '["\\u0000"]', "[" + "9" * 50_000 + "]", "[NaN]", "[1e999]"],
)  # fmt: skip
def test_tags_in_a_list_within_a_cell_are_text_or_the_cell_as_it_is(cell: str) -> None:
    tags = tags_in(cell)
    "".join(tags).encode()
    assert not any("\x00" in tag for tag in tags)


def test_a_hundred_rows_of_thousands_of_tags_are_refused_soon() -> None:
    tags = [";".join(f"t{number}x{row}" for number in range(5000)) for row in range(100)]
    data = "First name,Last name,Tags\n" + "".join(f'Ann,Lee,"{cell}"\n' for cell in tags)
    with soon(3):
        found = imports.looked_at(Path("list"), reading.parse(data.encode()))
        assert len(imports.columns_of(found)) == 3
        assert {len(tags_in(cell)) for cell in tags} == {MOST_TAGS + 1}
