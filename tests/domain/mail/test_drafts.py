"""Drafts are read again by a parser of mail, whatever names and words are in them."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from outreach_desktop.domain.mail.drafts import Mailbox, draft, in_batches

ANN = Mailbox(name="Ann", email="ann@x.example")
US = Mailbox(name="Us", email="us@x.example")


def read(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


@pytest.mark.parametrize(
    "name",
    [
        "Ann O'Neil",
        "Quellow, Ann-M\u00e4rie, of a very long double-barrelled name that has to be folded over several lines",
        'Dr "Bob" \u00dcnal',
        "\u0141ukasz Wi\u015bniewski",
        "\u5c71\u7530 \u592a\u90ce",
        "a@b <c>",
        "",
    ],
)
def test_every_name_comes_back_whole_and_makes_no_other_addressee(name: str) -> None:
    message = read(draft([Mailbox(name=name, email="ann@x.example"), ANN], US, "Hello", "Text"))

    found = [(one.display_name, one.addr_spec) for one in message["To"].addresses]
    assert found == [(name, "ann@x.example"), ("Ann", "ann@x.example")]
    assert message["X-Unsent"] == "1"
    assert str(message["From"]) == "Us <us@x.example>"
    assert message["Date"] is None
    assert message["Message-ID"] is None


def test_a_line_break_in_a_name_or_subject_makes_no_header() -> None:
    message = read(
        draft(
            [Mailbox(name="Ann\r\nBcc: evil@x.example", email="ann@x.example")],
            US,
            "Hello\r\nX-Evil: 1",
            "Text",
        )
    )

    assert message["Bcc"] is None
    assert message["X-Evil"] is None
    assert message["Subject"] == "Hello X-Evil: 1"


def test_lines_end_as_in_mail_and_are_short_and_no_mark_stands_before_them() -> None:
    text = "Dear Łukasz,\n\n" + "a very long line " * 200 + "\n.\nFrom here on\n\n-- \nWe"
    content = draft([ANN], US, "Größe " * 30, text)

    assert content.startswith(b"X-Unsent: 1\r\n")
    lines = content.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 78
    message = read(content)
    assert message.get_content().replace("\r\n", "\n") == f"{text}\n"
    assert message["Subject"] == ("Größe " * 30).strip()
    assert message.get_content_charset() == "utf-8"


def test_a_long_subject_of_plain_letters_stands_on_the_line_of_its_name() -> None:
    subject = "Somebody to mention to the people you see: Wend Valley Prostate Support"
    assert f"Subject: {subject}\r\n".encode() in draft([ANN], US, subject, "Text")


@pytest.mark.parametrize("email", ["", "ann", "a b@x.example", "ann@x.example, ben@x.example"])
def test_what_is_no_address_is_left_out(email: str) -> None:
    message = read(draft([Mailbox(name="Ann", email=email)], None, "Hello", "Text"))
    assert message["To"] is None
    assert message["From"] is None


def test_a_domain_in_letters_of_its_language_is_written_as_it_is_looked_up() -> None:
    message = read(draft([Mailbox(name="Ann", email="ann@b\u00fccher.example")], US, "Hello", "T"))
    assert message["To"].addresses[0].addr_spec == "ann@xn--bcher-kva.example"


def test_addresses_come_in_lots_of_nearly_one_size() -> None:
    addresses = [f"{number}@x.example" for number in range(101)]

    lots = in_batches(addresses)

    assert [len(lot) for lot in lots] == [34, 34, 33]
    assert [one for lot in lots for one in lot] == addresses
    assert in_batches([]) == []
    assert in_batches(addresses[:50]) == [tuple(addresses[:50])]
