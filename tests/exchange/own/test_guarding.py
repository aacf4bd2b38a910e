"""The guard against formulas goes on where it is needed and comes off exactly once, in a workbook that was CSV before too."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from outreach_desktop.exchange.own.columns import headings, keys_of
from outreach_desktop.exchange.own.guarding import guarded, unguarded
from outreach_desktop.exchange.readers.workbooks import book_of

SIGNS = "='+-@\t\r a1\uff1d\n\u00a0"


@given(st.text(alphabet=SIGNS, max_size=6))
def test_what_was_guarded_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text).lstrip()[:1] not in {*"=+-@\uff1d"}


def test_a_csv_that_a_spreadsheet_saved_as_a_workbook_loses_its_guards() -> None:
    phone = keys_of(headings()).index("phone")
    row = ["Smith"] * len(headings())
    row[phone] = guarded("+44 1632 960202")
    file = io.StringIO()
    csv.writer(file).writerows([headings(), row])
    seen = list(csv.reader(io.StringIO(file.getvalue())))
    sheet = {"name": "a", "hidden": False, "notes": [], "records": list(enumerate(seen, 1))}

    import json

    book = book_of(json.dumps([sheet]).encode(), "Excel workbook")

    assert row[phone] == "'+44 1632 960202"
    assert book.sheets[0].records[1][1][phone] == "+44 1632 960202"
