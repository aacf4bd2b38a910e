"""Our own group: profile, text bank, logo, senders."""

from dataclasses import replace

import pytest

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.documents.documents import LARGEST_PICTURE
from outreach_desktop.domain.group import GroupProfile, Point, SenderDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import files, group, undo
from outreach_desktop.services.data_file import Data
from tests.builders import PNG

POINTS = (
    Point(kind="help", heading="Worry at night", text="A telephone line until ten"),
    Point(kind="we do", text="Listen"),
    Point(kind="measure", heading="Visits", text="Counted monthly", more="12 a month"),
)


def test_a_new_data_file_has_an_empty_profile(db: Data) -> None:
    assert group.profile(db) == GroupProfile()


def test_everything_typed_is_kept_and_the_points_in_their_order(db: Data) -> None:
    profile = GroupProfile(
        name="Lakeside Support Group",
        strapline="Nobody goes through it alone",
        purpose="We support men with prostate cancer.",
        about="Founded in 2009.",
        address=Address(street="2 Quay Street", town="Lakeside", postcode="QX1 2AB"),
        phone="01632 960001",
        email="hello@lakeside.example",
        website="lakeside.example",
        charity_number="0000000",
        referral_phone="01632 960002",
        referral_email="refer@lakeside.example",
        privacy_line="Tell us and we stop writing.",
        language="cy_GB",
        paper="Letter",
        is_sample=True,
        points=POINTS,
    )

    group.save_profile(db, profile)

    assert group.profile(db) == profile


@pytest.mark.parametrize("points", [POINTS[::-1], POINTS[1:], (*POINTS, POINTS[0]), ()])
def test_points_can_be_moved_removed_and_added(db: Data, points: tuple[Point, ...]) -> None:
    group.save_profile(db, GroupProfile(name="Lakeside", points=POINTS))

    group.save_profile(db, GroupProfile(name="Lakeside", points=points))

    assert group.profile(db).points == points


def test_a_point_that_stays_is_not_written_again(db: Data) -> None:
    group.save_profile(db, GroupProfile(name="Lakeside", points=POINTS))
    before = list(db.query("SELECT * FROM points ORDER BY position"))

    group.save_profile(db, GroupProfile(name="Lakeside", points=(*POINTS, POINTS[0])))

    assert list(db.query("SELECT * FROM points ORDER BY position"))[:3] == before


def test_a_group_without_a_name_is_refused(db: Data) -> None:
    with pytest.raises(OutreachError, match="Type the group's name"):
        group.save_profile(db, GroupProfile())


def test_a_logo_is_kept_and_a_new_one_takes_its_place(db: Data) -> None:
    group.set_logo(db, "old.png", PNG + b"old")
    group.set_logo(db, "new.png", PNG + b"new")

    logo_id = group.profile(db).logo_id
    assert logo_id is not None
    assert files.content(db, logo_id) == PNG + b"new"
    assert [file.name for file in files.attached(db, "group")] == ["new.png"]


def test_a_logo_can_be_taken_away(db: Data) -> None:
    group.set_logo(db, "logo.png", PNG)
    group.set_logo(db, "", None)

    assert group.profile(db).logo_id is None
    assert files.attached(db, "group") == []


def test_saving_a_profile_read_before_a_new_logo_keeps_the_logo(db: Data) -> None:
    profile = replace(group.profile(db), name="Lakeside")
    group.set_logo(db, "logo.png", PNG)

    group.save_profile(db, profile)

    assert group.profile(db).logo_id is not None


def test_a_picture_word_cannot_print_is_refused_and_the_old_one_stays(db: Data) -> None:
    group.set_logo(db, "logo.png", PNG)
    before = group.profile(db)

    with pytest.raises(OutreachError, match=r"Word cannot print \u201clogo\.svg\u201d"):
        group.set_logo(db, "logo.svg", b"<svg/>")
    with pytest.raises(OutreachError, match="at most 5 MB"):
        group.set_logo(db, "logo.png", PNG + bytes(LARGEST_PICTURE))
    assert group.profile(db) == before
    assert len(files.attached(db, "group")) == 1


def test_the_newest_default_sender_is_the_only_one(db: Data) -> None:
    group.add_sender(db, SenderDraft(name="Ann Marsh", is_default=True))
    beth = group.add_sender(db, SenderDraft(name="Beth Khan", role="Chair", is_default=True))

    assert [(one.name, one.is_default) for one in group.senders(db)] == [
        ("Beth Khan", True),
        ("Ann Marsh", False),
    ]
    assert group.senders(db)[0] == beth


def test_a_sender_without_a_name_is_refused(db: Data) -> None:
    with pytest.raises(OutreachError, match="Type the name of the person who signs"):
        group.add_sender(db, SenderDraft(role="Chair"))


def test_a_signature_belongs_to_its_sender_through_changes(db: Data) -> None:
    ann = group.add_sender(db, SenderDraft(name="Ann Marsh"))
    group.set_signature(db, ann.id, "ann.png", PNG + b"ann")

    group.change_sender(db, replace(ann, phone="01632 960003"))

    (kept,) = group.senders(db)
    assert kept.phone == "01632 960003"
    assert kept.signature_id is not None
    assert files.content(db, kept.signature_id) == PNG + b"ann"


def test_a_removed_sender_is_off_the_list(db: Data) -> None:
    ann = group.add_sender(db, SenderDraft(name="Ann Marsh"))

    group.remove_sender(db, ann.id)

    assert group.senders(db) == []


def test_a_change_to_one_part_of_the_text_bank_is_named_after_it(db: Data) -> None:
    group.save_profile(db, GroupProfile(name="Lakeside", points=POINTS))
    assert undo.next_undo(db) == "Change our group"

    group.save_profile(db, GroupProfile(name="Lakeside", points=POINTS[:2]))
    assert undo.next_undo(db) == "Change \u201cHow we measure\u201d"


def test_saving_what_is_there_already_is_no_action(db: Data) -> None:
    group.save_profile(db, GroupProfile(name="Lakeside", points=POINTS))
    before = undo.history(db)

    group.save_profile(db, GroupProfile(name="Lakeside", points=POINTS))

    assert undo.history(db) == before


@pytest.mark.parametrize(
    ("profile", "country"),
    [
        (GroupProfile(), "united kingdom"),
        (GroupProfile(), "england"),
        (GroupProfile(language="en-IE"), "ireland"),
        (GroupProfile(language="cy"), "uk"),
        (GroupProfile(address=Address(country="Wales")), "uk"),
    ],
)
def test_the_country_we_need_not_name_is_ours(profile: GroupProfile, country: str) -> None:
    assert country in group.home_country(profile)
