"""Names of organisations that came in capitals are written as people write them."""

import pytest

from outreach_desktop.domain.names.letters_written import letters_as_written
from outreach_desktop.domain.names.place_capitals import place_as_written


@pytest.mark.parametrize(
    "name",
    [
        "St Mary's Hospital NHS Trust",
        "Leeds and York Partnership NHS Foundation Trust",
        "McDonald House",
        "O'Neil Surgery",
        "D'Arcy's Pharmacy LLC",
        "Stockton-on-Tees",
        "Chorlton-cum-Hardy",
        "The G.P.Suite",
        "Dr R Lyons' Practice",
        "Dr. N.J. Bhatt & Dr. H.M. Benn",
        "A&E Hub",
        "7th Floor, St James House",
        "2A Valley Road",
        "Queen Elizabeth II Hospital",
        "Lakeside PCN",
        "GP OOH Service",
        "Care of the Elderly",
        "Hospice of the Valley, LLC",
        "Barkantine Walk-in Ctr",
        "Bay Medical Group Ltd",
    ],
)
def test_capitals_become_a_name(name: str) -> None:
    assert place_as_written(name.upper()) == name


def test_what_has_small_letters_already_is_left_as_it_is() -> None:
    for name in ("eHealth for ALL", "MacMillan House", "", "III"):
        assert place_as_written(name) == name


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("M.D., PH.D.", "MD, PhD"),
        ("M. D.", "MD"),
        ("RN FNP-BC", "RN, FNP-BC"),
        ("P.A.-C", "PA-C"),
        ("PHARMD", "PharmD"),
        ("PHYSICIAN ASSISTANT", "Physician Assistant"),
        ("MD,MD", "MD"),
        ("--", ""),
        ("", ""),
    ],
)
def test_letters_after_a_name_lose_their_full_stops(given: str, written: str) -> None:
    assert letters_as_written(given) == written
