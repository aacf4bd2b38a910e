"""Names and addresses of plain data are written as on an envelope."""

import io

import pytest
from docx import Document

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.templates.word import new

ANN = {
    "title": "Dr",
    "first_name": "Ann",
    "last_name": "O'Neil",
    "post_nominals": "FRCS",
    "street": "Department of Urology\nPriory Road",
    "town": "Marrowby",
    "region": None,
    "postcode": "QX1 2AB",
    "country": "UK",
}


def printed(tag: str, **context: object) -> str:
    document = new()
    document.add_paragraph(f"To: {tag}")
    file = io.BytesIO()
    document.save(file)
    finished = WordTemplate(file.getvalue()).render({"language": "en_GB", **context})
    return Document(io.BytesIO(finished)).paragraphs[0].text.removeprefix("To: ")


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("{{ person|name }}", "Dr Ann O'Neil"),
        ("{{ person|name('sort') }}", "O'Neil, Ann"),
        ("{{ person|name('formal') }}", "Dr Ann O'Neil, FRCS"),
        ("{{ person.first_name|name }}", "Ann"),
        ("{{ person|address }}", "Department of Urology\nPriory Road\nMarrowby\nQX1 2AB"),
    ],
)
def test_a_group_of_values_is_written_as_on_an_envelope(tag: str, text: str) -> None:
    assert printed(tag, person=ANN) == text


def test_a_country_abroad_is_printed() -> None:
    assert printed("{{ p|address }}", p={"town": "Lyon", "country": "France"}) == "Lyon\nFrance"


def test_what_is_neither_name_nor_address_is_refused_with_its_place() -> None:
    with pytest.raises(OutreachError, match="it has none of title"):
        printed("{{ person|name }}", person={"age": 3})
    with pytest.raises(OutreachError, match="not a group of values"):
        printed("{{ person|address }}", person=[1])
