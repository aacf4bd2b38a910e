"""The recipients of a message, pasted into a file, are people."""

import pytest

from outreach_desktop.exchange.readers import reading, recipients

LISTS = {
    'To: Wilma Marsh <w@example.org>; "Tarn, Ian" <i@example.org>; p@example.org;\n': (
        "Wilma Marsh <w@example.org>",
        '"Tarn, Ian" <i@example.org>',
        "p@example.org",
    ),
    "Marsh, Wilma <w@example.org>; Tarn, Ian (NHS) <i@example.org>": (
        "Marsh, Wilma <w@example.org>",
        "Tarn, Ian (NHS) <i@example.org>",
    ),
    'Wilma Marsh <w@example.org>, "Tarn, Ian" <i@example.org>,\r\n Kay Brill <k@example.org>\r\n': (
        "Wilma Marsh <w@example.org>",
        '"Tarn, Ian" <i@example.org>',
        "Kay Brill <k@example.org>",
    ),
    "w@example.org, i@example.org\n": ("w@example.org", "i@example.org"),
}


@pytest.mark.parametrize("text", LISTS)
def test_each_mailbox_of_a_line_of_recipients_is_a_record(text: str) -> None:
    records = reading.parse(text.encode()).sheets[0].records
    assert tuple(cells[0] for _, cells in records) == LISTS[text]


def test_a_record_is_on_the_line_where_its_mailbox_stands() -> None:
    found = recipients.records("a@example.org, b@example.org,\nc@example.org\n")
    assert [line for line, _ in found] == [1, 1, 2]


@pytest.mark.parametrize(
    "text",
    [
        "Name,Email\nWilma Marsh,w@example.org\n",
        "Wilma,Marsh,w@example.org,w@example.com\nIan,Tarn,i@example.org,\n",
        "Wilma Marsh <w@example.org>\nIan Tarn <i@example.org>\n",
        "Email,Email 2\nw@example.org,w@example.com\n",
        "",
    ],
)
def test_a_table_with_addresses_in_it_is_none(text: str) -> None:
    assert recipients.records(text) == []
