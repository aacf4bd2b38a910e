"""What salvage knows of the tables that it puts together."""

import re

from outreach_desktop.db.rescue import salvage
from outreach_desktop.services.data_file import Data


def test_every_table_whose_rows_are_of_one_of_two_is_known(db: Data) -> None:
    """Else what they refer to would be emptied, which the file does not allow, and nothing would be saved."""
    made = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall()
    both = re.compile(r"CHECK \(\w+_id IS NOT NULL OR \w+_id IS NOT NULL\)")
    of_one = {name for name, sql in made if both.search(sql)}
    assert of_one == set(salvage._ONE_OF)
