"""JSON that is handed over for documents and for the group: plain data, or a sentence with the place."""

from pathlib import Path

import pytest

from outreach_desktop import given_json
from outreach_desktop.domain.post.point_kinds import POINT_KINDS
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import group_file
from outreach_desktop.services.data_file import Data
from tests.timing import soon

REFUSED = {
    b'{"name": "\\ud800"}': "name has a character in it that cannot be printed",
    b'{"a": [1, {"b": "x\\uDFFFy"}]}': "a, item 2, b has a character",
    b'{"\\ud83d": 1}': "the name \u201c\ufffd\u201d has a character",
    b'{"a": "\\u0000"}': "a has a character",
    b'{"a": "\xed\xa0\x80"}': "is not text in UTF-8",
    b'{"a": ' + b"9" * 10_000 + b"}": "has 10,000 digits",
    b'{"a": -' + b"9" * 10_000 + b"}": "digits",
    b'{"a": 1e999999999}': "is larger than any that can be printed",
    b'{"a": -1e400}': "is larger than any",
    b'{"a": 1e60}': "is larger than any",
    b'{"a": NaN}': "NaN is not a number",
    b'{"a": -Infinity}': "-Infinity is not a number",
    b'{"a": 1, "b": {"c": 1, "c": 2}}': "\u201cc\u201d has two values",
    b"[" * 101 + b"]" * 101: "more than 100 deep",
    b'{"a":' * 100_000: "more than 100 deep",
    b"": "is not JSON: line 1",
    b"{": "is not JSON: line 1, character 2",
    b"\x00\x00\x00": "is not",
}


@pytest.mark.parametrize("data", REFUSED)
def test_what_is_no_plain_data_is_refused_with_its_place(data: bytes) -> None:
    with soon(), pytest.raises(OutreachError) as refused:
        given_json.parsed(data, "data.json")
    assert REFUSED[data] in str(refused.value)
    assert "data.json" in str(refused.value)
    str(refused.value).encode()


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": "\\ud83d\\ude00 \\u00e9", "b": 12345678901234567890, "c": 1.5e10, "d": [[[1]]], "e": null}',
        '\ufeff{"a": "\u00e9"}'.encode(),
        '{"a": 1}'.encode("utf-16"),
        b"[" * 100 + b"]" * 100,
    ],
)
def test_what_programs_write_is_taken(data: bytes) -> None:
    assert given_json.parsed(data, "data.json")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            {"points": [{"kind": next(iter(POINT_KINDS)), "text": "x"}] * 50_000},
            "has 50,000 entries",
        ),
        ({"senders": [{"name": "Ann"}] * 5000}, "has 5,000 entries"),
        ({"name": "x" * 1_000_000}, "has 1,000,000 characters"),
        ({"name": "Lakeside", "logo": "a\x00b.png"}, "no file has such a name"),
        ({"name": "Lakeside", "logo": "/dev/zero"}, "is a device, not a file"),
        ({"name": "Lakeside", "logo": "."}, "is a folder, not a file"),
    ],
)
def test_a_group_that_is_too_much_is_refused_soon(
    facts: object, said: str, db: Data, tmp_path: Path
) -> None:
    with soon(), pytest.raises(OutreachError, match=said):
        group_file.take_in(db, facts, tmp_path)
