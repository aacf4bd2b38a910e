"""How a letter to an organisation opens, whatever the organisation is called."""

import pytest

from outreach_desktop.domain.names.places_greeted import dear


@pytest.mark.parametrize(
    ("name", "house", "words"),
    [
        ("Urology", "Marrowby General Hospital", "Colleagues in Urology at Marrowby General Hospital"),
        ("Department of Urology", "Marrowby General", "Colleagues in the Department of Urology at Marrowby General"),
        ("The Urology Clinic", "Marrowby General", "Colleagues in the Urology Clinic at Marrowby General"),
        ("Stoma Care Service", "Marrowby General", "Colleagues in the Stoma Care Service at Marrowby General"),
        ("Ward 4", "The Infirmary", "Colleagues in Ward 4 at the Infirmary"),
        ("Outpatients", "The Infirmary", "Colleagues in Outpatients at the Infirmary"),
        ("Department of Urology", "", "Colleagues at the Department of Urology"),
        ("Elm Road Surgery", "", "Colleagues at Elm Road Surgery"),
        ("Marrowby General Urology", "Marrowby General", "Colleagues at Marrowby General Urology"),
        ("  ", "Marrowby General", "Colleagues"),
    ],
)  # fmt: skip
def test_a_letter_to_a_place_opens_as_one_would_say_it(name: str, house: str, words: str) -> None:
    assert dear(name, house) == words
