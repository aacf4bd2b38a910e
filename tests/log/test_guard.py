"""The guard over every test: what the program logs is held against the people of the test."""

import logging

from outreach_desktop.services.data_file import Data
from tests import builders


def test_a_name_that_is_logged_in_a_test_is_noticed(db: Data, logged: list[str]) -> None:
    builders.person(db, "Ostrabrand", email="o@example.org", notes="")
    logging.getLogger("outreach_desktop.careless").info("%s was changed", "Dr Ostrabrand")

    assert {text for text in builders.personal(db) if text in "\n".join(logged)} == {"Ostrabrand"}
    logged.clear()
