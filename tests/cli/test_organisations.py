"""organisations: what people read, what programs read, and the exit codes."""

import json
from datetime import date
from pathlib import Path

import pytest

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.choosing.organisations import ORGANISATIONS
from outreach_desktop.domain.contacts import CHAMPION
from outreach_desktop.paths import resource
from outreach_desktop.services import data_file, files
from tests import builders
from tests.cli.conftest import Run


@pytest.fixture
def filled(run: Run) -> Run:
    """A file with a hospital, its ward and a practice; a champion works on the ward."""
    db = data_file.open_data(Path("group.outreach"), remember=False)
    hospital = builders.organisation(
        db, "Royal Infirmary", kind="hospital", address=Address(town="Selby")
    )
    ward = builders.organisation(db, "Ward 7", kind="department", parent_id=hospital.id)
    builders.organisation(db, "Mill Surgery", kind="GP practice")
    ann = builders.person(db, champion=CHAMPION)
    builders.role(db, ann, ward, title="Lead")
    route = builders.route(db, ward, "at the desk", method="form", liaison_id=ann.id)
    files.attach(db, route.id, "UR-12.pdf", b"%PDF-1.4 form")
    builders.need(db, ward, "leaflets", kind="gap")
    builders.need(db, ward, "400 men", kind="population")
    builders.call(db, ann, date(2026, 1, 5))
    data_file.close(db)
    return run


def test_all_are_listed_each_with_what_it_belongs_to(filled: Run) -> None:
    ran = filled("organisations")
    assert (ran.code, ran.err) == (0, "")
    assert [" ".join(line.split()) for line in ran.out.splitlines()] == [
        "Name Kind Town People Belongs to",
        "Mill Surgery GP practice 0",
        "Royal Infirmary hospital Selby 0",
        "Ward 7 department Selby 1 Royal Infirmary",
    ]


def test_practices_without_a_champion_are_a_plain_search(filled: Run) -> None:
    def names(*words: str) -> list[str]:
        return [one["name"] for one in json.loads(filled("organisations", *words, "--json").out)]

    assert names("kind:GP practice", "champion:no") == ["Mill Surgery"]
    assert names("champion:yes") == ["Royal Infirmary", "Ward 7"]
    assert names("-champion:yes", "mill") == ["Mill Surgery"]


def test_json_has_all_that_is_kept_and_no_id_but_its_own(filled: Run) -> None:
    (ward,) = json.loads(filled("organisations", "ward", "--json").out)
    assert (ward["belongs_to"], ward["people"], ward["last_contact"]) == (
        "Royal Infirmary",
        1,
        "2026-01-05",
    )
    assert {"name", "kind", "address", "email", "policy"} <= set(ward)
    assert not [name for name in ward if name.endswith("_id")]
    assert (ward["referral_route"], ward["needs"]) == ("Form, at the desk", "leaflets")
    (route,) = ward["routes"]
    assert (route["method"], route["liaison"]) == ("form", "Dr Ann O'Neil")
    assert route["files"] == ["UR-12.pdf"]
    assert [(one["kind"], one["text"]) for one in ward["profile"]] == [
        ("gap", "leaflets"),
        ("population", "400 men"),
    ]
    assert not {"id", "organisation_id", "position"} & {*route, *ward["profile"][0]}


def test_a_value_that_nothing_has_finds_none_and_an_unknown_key_names_the_nearest(
    filled: Run,
) -> None:
    none = filled("organisations", "kind:pharmacy")
    assert (none.code, none.out, none.err) == (0, "", "There is no organisation to list.\n")
    assert filled("organisations", "kind:pharmacy", "--json").out == "[]\n"
    wrong = filled("organisations", "plase:selby")
    assert (wrong.code, wrong.out) == (1, "")
    assert "Did you mean place:?" in wrong.err


def test_help_and_manual_name_every_key(run: Run) -> None:
    manual = resource("manual/organisations.md").read_text(encoding="utf-8")
    told = run("organisations", "--help").out
    for key in ORGANISATIONS.keys:
        assert f"  {key}:" in told
        assert f"`{key}:" in manual
