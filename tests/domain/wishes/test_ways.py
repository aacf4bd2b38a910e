"""One way of hearing from us, in the words of lists."""

import pytest

from outreach_desktop.domain.wishes.ways import way_of


@pytest.mark.parametrize(
    ("text", "way"),
    [
        *((one, "letter") for one in ("post", "Post", "by post", "Letters", "per Post", "Briefe")),
        *((one, "letter") for one in ("Schriftlich", "courrier", "par courrier", "Snail mail")),
        *((one, "email") for one in ("E-Mail", "e-mails", "EMAIL", "per E-Mail", "Courriel")),
        *((one, "phone") for one in ("phone call", "Telephone", "telefonisch", "Anruf", "mobile")),
        *((one, "in person") for one in ("Visits", "face-to-face", "Pers\u00f6nlich", "Besuch")),
        *((one, "text message") for one in ("SMS", "text", "Text messages", "Textnachricht")),
        *((one, "") for one in ("", "fax", "mail", "email or phone", "no phone calls", "none")),
        *((one, "") for one in ("email only", "nur per Post", "not by email", "WhatsApp", "?")),
    ],
)
def test_one_way_is_known_and_nothing_is_guessed(text: str, way: str) -> None:
    assert way_of(text) == way
