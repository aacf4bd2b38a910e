"""Codes of registers become words of our own lists."""

import pytest

from outreach_desktop.domain.organisations import KINDS
from outreach_desktop.domain.registers import kinds, taxonomies
from outreach_desktop.domain.registers.kinds import nhs_kind
from outreach_desktop.domain.registers.taxonomies import us_kind


@pytest.mark.parametrize(
    ("register", "code", "name", "kind"),
    [
        ("epraccur", "4", "OLD MILL", "GP practice"),
        ("epraccur", "RO76", "OLD MILL", "GP practice"),
        ("epraccur", "RO80|RO87", "OUT OF HOURS", "clinic"),
        ("epraccur", "RO72|RO249", "ST ANNE", "hospice"),
        ("epraccur", "25", "HMP HEXMOOR", "other"),
        ("epraccur", "0", "MEMORIAL HOSPITAL WARD", "hospital"),
        ("etr", "", "LEEDS TEACHING HOSPITALS NHS TRUST", "hospital trust"),
        ("ets", "", "ROYAL INFIRMARY", "hospital"),
        ("edispensary", "", "BOOTS", "pharmacy"),
    ],
)
def test_settings_and_roles_say_what_an_nhs_entry_is(
    register: str, code: str, name: str, kind: str
) -> None:
    assert nhs_kind(register, code, name).kind == kind


@pytest.mark.parametrize(
    ("code", "profession", "specialty"),
    [
        ("208800000X", "urologist", "urology"),
        ("207RX0202X", "oncologist", "oncology"),
        ("207Q00000X", "GP", "primary care"),
        ("163WX0200X", "nurse", "oncology"),
        ("", "", ""),
        ("999X", "", ""),
    ],
)
def test_the_longest_beginning_of_a_taxonomy_decides(
    code: str, profession: str, specialty: str
) -> None:
    assert us_kind(code, is_person=True)[1:] == (profession, specialty)


def test_every_kind_of_organisation_is_one_of_our_list() -> None:
    ours = {*KINDS, ""}
    named = {kind for _, kind in kinds._BY_NAME}
    assert {*kinds._SETTINGS.values(), *kinds._ROLES.values(), *kinds._OF_FILES.values()} <= ours
    assert {*named, *kinds._RANK, *taxonomies._PLACES.values()} <= ours
