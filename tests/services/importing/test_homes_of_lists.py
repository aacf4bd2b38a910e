"""Couples and households as lists of donors, members and Christmas cards have them."""

import datetime as dt
from pathlib import Path

import pytest

from outreach_desktop.services import contacts, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.importing import imports
from outreach_desktop.services.knowing import households

TODAY = dt.date(2026, 3, 2)


def imported(db: Data, folder: Path, text: str) -> list[tuple[set[str], str, str]]:
    """The households that come of a list: who is in them, “Dear ...”, and the envelope."""
    path = folder / "list.csv"
    path.write_text(text.strip() + "\n", encoding="utf-8")
    list(imports.apply(db, imports.plan(db, path, today=TODAY)))
    return [
        ({one.name for one in home.people}, home.dear, home.envelope)
        for _, home in households.called(db, today=TODAY).values()
    ]


LISTS = {
    "Salesforce NPSP": (
        """
Account Name,Contact1 Salutation,Contact1 First Name,Contact1 Last Name,Contact1 Personal Email,Contact2 Salutation,Contact2 First Name,Contact2 Last Name,Contact2 Personal Email,Home Street,Home City
Brown and Fennick Household,Mr.,John,Fennick,john@f.example,Mrs.,Mary,Brown,mary@f.example,12 Mill Lane,Ashby
Quellow Household,Dr,Ann,Quellow,ann@q.example,,,,,3 Elm Road,Ashby
""",
        {"Mr. John Fennick", "Mrs. Mary Brown"},
        "Mr Fennick and Mrs Brown",
    ),
    "greetings of a household": (
        """
Account Name,Formal Greeting,Informal Greeting,First Name,Last Name,Mailing Street,Mailing City
Fennick Household,Mr. and Mrs. John Fennick,John and Mary,John,Fennick,12 Mill Lane,Ashby
Fennick Household,Mr. and Mrs. John Fennick,John and Mary,Mary,Fennick,12 Mill Lane,Ashby
Fennick Household,Dr. Bo Fennick,Bo,Bo,Fennick,3 Elm Road,Ashby
""",
        {"John Fennick", "Mary Fennick"},
        "John and Mary",
    ),
    "columns of a spouse": (
        """
First Name,Last Name,Spouse First Name,Spouse Last Name,Address,City
John,Fennick,Mary,Brown,12 Mill Lane,Ashby
Ann,Quellow,,,3 Elm Road,Ashby
""",
        {"John Fennick", "Mary Brown"},
        "John Fennick and Mary Brown",
    ),
    "columns of DonorPerfect": (
        """
TITLE,FIRST_NAME,LAST_NAME,SP_TITLE,SP_FNAME,SP_LNAME,ADDRESS,CITY
Mr.,John,Fennick,Mrs.,Mary,,12 Mill Lane,Ashby
""",
        {"Mr. John Fennick", "Mrs. Mary Fennick"},
        "Mr and Mrs Fennick",
    ),
    "columns of Little Green Light": (
        """
Prefix,First Name,Last Name,Spouse/Partner Prefix,Spouse/Partner First Name,Spouse/Partner Last Name,Salutation,Addressee,Street Address,City
Mr.,John,Fennick,Mrs.,Mary,Fennick,John and Mary,Mr. and Mrs. John Fennick,12 Mill Lane,Ashby
""",
        {"Mr. John Fennick", "Mrs. Mary Fennick"},
        "John and Mary",
    ),
    "a spouse with the whole name": (
        """
Primary Addressee,Primary Salutation,First Name,Last Name,Spouse,Address Line 1,City
Mr. and Mrs. John Fennick,Mr. and Mrs. Fennick,John,Fennick,Mary Fennick,12 Mill Lane,Ashby
""",
        {"John Fennick", "Mary Fennick"},
        "Mr. and Mrs. Fennick",
    ),
    "a directory of a church": (
        """
Family Name,Head of Household,Spouse,Children,Address,City
Fennick,John,Mary,"Tim, Sue",12 Mill Lane,Ashby
Quellow,Ann,,,3 Elm Road,Ashby
""",
        {"John Fennick", "Mary Fennick"},
        "John and Mary Fennick",
    ),
    "families with roles": (
        """
First Name,Last Name,Family,Family Role,Street Address,City
John,Fennick,F1,Head of Household,12 Mill Lane,Ashby
Mary,Fennick,F1,Spouse,12 Mill Lane,Ashby
Tim,Fennick,F1,Child,12 Mill Lane,Ashby
""",
        {"John Fennick", "Mary Fennick"},
        "John and Mary Fennick",
    ),
    "a name for the envelope": (
        """
Household Name,Prefix,First Name,Last Name,Household Envelope Name,Address Line 1,City
The Fennicks,Mr,John,Fennick,Mr and Mrs J Fennick,12 Mill Lane,Ashby
The Fennicks,Mrs,Mary,Fennick,Mr and Mrs J Fennick,12 Mill Lane,Ashby
""",
        {"Mr John Fennick", "Mrs Mary Fennick"},
        "Mr and Mrs Fennick",
    ),
    "numbered names": (
        """
First Name 1,Last Name 1,First Name 2,Last Name 2,Street,City
John,Fennick,Mary,Brown,12 Mill Lane,Ashby
""",
        {"John Fennick", "Mary Brown"},
        "John Fennick and Mary Brown",
    ),
    "alumni": (
        """
First Name,Last Name,Class Year,Partner Name,Joint Salutation,Address,City
John,Fennick,1988,Mary Brown,John and Mary,12 Mill Lane,Ashby
Ann,Quellow,1990,,,3 Elm Road,Ashby
""",
        {"John Fennick", "Mary Brown"},
        "John and Mary",
    ),
    "households alone": (
        """
Household Name,Formal Greeting,Informal Greeting,Street,City
Fennick Household,Mr. and Mrs. John Fennick,John and Mary,12 Mill Lane,Ashby
""",
        {"Mr. John Fennick", "Mrs. Fennick"},
        "John and Mary",
    ),
}


@pytest.mark.parametrize("list_", LISTS.values(), ids=LISTS)
def test_a_list_gives_its_couple_a_household(
    db: Data, tmp_path: Path, list_: tuple[str, set[str], str]
) -> None:
    text, people, dear = list_
    ((found, said, _),) = imported(db, tmp_path, text)
    assert (found, said) == (people, dear)
    assert not db.execute("SELECT 1 FROM organisations").fetchall()
    undo.undo(db)
    assert contacts.count(db) == 0


def test_the_envelope_says_what_the_list_says(db: Data, tmp_path: Path) -> None:
    ((_, _, envelope),) = imported(db, tmp_path, LISTS["a name for the envelope"][0])
    assert envelope == "Mr and Mrs J Fennick"


@pytest.mark.parametrize(
    "text",
    [
        "Name,Family,Address\nJohn Fennick,Fennick,1 Mill Lane\nBo Fennick,Fennick,2 Mill Lane",
        "Account Name,First Name,Last Name\nQuay Surgery,John,Fennick\nQuay Surgery,Mary,Brown",
        "First Name,Last Name,Partner Organisation\nJohn,Fennick,Quay Surgery",
        "First Name,Last Name,Spouse\nJohn,Fennick,",
        "Organisation,Contact 1 Name,Contact 2 Name\nQuay Surgery,John Fennick,Mary Brown",
    ],
    ids=["two homes of one name", "colleagues", "partners", "no spouse", "two at work"],
)
def test_who_is_not_said_to_live_together_does_not(db: Data, tmp_path: Path, text: str) -> None:
    assert imported(db, tmp_path, text) == []
