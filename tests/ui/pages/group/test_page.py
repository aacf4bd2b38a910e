"""The page of our own group."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from outreach_desktop.db.history.journal import off_the_record
from outreach_desktop.domain.group import GroupProfile, Point, SenderDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import files, group, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making.facts import enclosed
from outreach_desktop.ui.desk import decoding
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.group.letterhead import LetterheadEditor
from outreach_desktop.ui.pages.group.page import GroupPage
from outreach_desktop.ui.pages.group.pictures import PictureBox, fit_for_print
from tests.builders import sample_group

POINTS = tuple(
    Point(kind="measure", heading=name, more="12") for name in ("Visits", "Calls", "Talks")
)


@pytest.fixture
def page(qtbot: QtBot, runner: Runner, today: date) -> GroupPage:
    page = GroupPage(runner, lambda: today)
    qtbot.addWidget(page)
    runner.changed.connect(page.reload)
    page.reload()
    page.show()
    return page


def words(part: QWidget) -> str:
    """Everything a part of the page says, once Qt has put it in place."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in part.findChildren(QLabel) if label.isVisibleTo(part))


def picture(width: int = 40, height: int = 20, kind: str = "PNG") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def named(page: GroupPage, name: str) -> QPushButton:
    """The button on the cards of those who sign, as it is now: those of before may still be going."""
    found = [one for one in page.senders.findChildren(QPushButton) if one.accessibleName() == name]
    return found[-1]


def held(page: GroupPage) -> str:
    """The name of what has the keyboard."""
    QApplication.processEvents()
    return page.focusWidget().accessibleName()


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def test_an_empty_group_is_told_what_documents_leave_out(page: GroupPage) -> None:
    assert page.name.text() == "Our group"
    assert page.gaps.text() == (
        "Letters leave these out until you fill them in: your name, what you are for, a few "
        "words about you, your address, a phone number, an email address, a phone number for "
        "referrals, the line about privacy, a logo, someone who signs, “Who we help”, “What we "
        "do”, “What we leave to clinicians”, “How to refer”, “What we offer”, “What it brings”, "
        "“How we measure”, “Next steps”, “What we bring”."
    )
    assert page.letterhead.empty.isVisible()


def test_the_letterhead_can_be_filled_in(db: Data, page: GroupPage) -> None:
    page.letterhead.empty.primary.click()
    (editor,) = page.findChildren(LetterheadEditor)
    editor._form.fill({"name": "Lakeside Support", "street": "2 Quay Street", "town": "Lakeside"})
    editor.try_to_save()

    profile = group.profile(db)
    assert (profile.name, profile.address.lines()) == (
        "Lakeside Support",
        ("2 Quay Street", "Lakeside"),
    )
    assert page.name.text() == "Lakeside Support"
    assert "2 Quay Street\nLakeside" in words(page.letterhead)


def test_a_letterhead_without_a_name_says_so_under_the_field(db: Data, page: GroupPage) -> None:
    editor = page.edit()
    editor._form.fill({"email": "hello"})
    editor.try_to_save()

    assert editor._form.problem("name") == "Type the group's name."
    assert editor._form.problem("email") == ""
    assert group.profile(db) == GroupProfile()


def test_what_was_typed_is_guarded_when_the_dialog_is_closed(page: GroupPage) -> None:
    editor = page.edit()
    editor._form.field("name").setText("Lakeside")  # type: ignore[attr-defined]
    editor.reject()

    (question,) = editor.findChildren(QMessageBox)
    assert question.text() == "Leave without saving?"
    assert editor.isVisible()


def test_changing_the_letterhead_keeps_logo_and_text_bank(db: Data, page: GroupPage) -> None:
    group.save_profile(db, GroupProfile(name="Lakeside", points=POINTS))
    group.set_logo(db, "logo.png", picture())
    page.reload()

    editor = page.edit()
    editor._form.fill({"name": "Lakeside and Fells"})
    editor.try_to_save()

    profile = group.profile(db)
    assert (profile.name, profile.points) == ("Lakeside and Fells", POINTS)
    assert profile.logo_id is not None


def test_a_logo_is_chosen_shown_and_taken_away(
    db: Data, page: GroupPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "logo.png").write_bytes(picture())
    choose(monkeypatch, tmp_path / "logo.png")

    page.letterhead.logo.choose_button.click()

    logo_id = group.profile(db).logo_id
    assert logo_id is not None
    assert files.content(db, logo_id) == picture()
    assert page.letterhead.logo.remove_button.isVisible()

    page.letterhead.logo.remove_button.click()
    assert group.profile(db).logo_id is None
    assert undo.next_undo(db) == "Remove our logo"


def test_a_file_that_is_no_picture_is_refused_with_a_sentence(
    db: Data, page: GroupPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("no picture")
    choose(monkeypatch, tmp_path / "notes.txt")

    page.letterhead.logo.choose_button.click()

    (box,) = page.findChildren(QMessageBox)
    assert box.text() == "\u201cnotes.txt\u201d cannot be read as a picture."
    assert box.informativeText() == "Choose a picture: PNG, JPEG, GIF, BMP or WebP."
    assert group.profile(db).logo_id is None


def test_a_picture_that_cannot_be_read_is_said_in_a_sentence(
    page: GroupPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose(monkeypatch, tmp_path / "gone.png")

    page.letterhead.logo.choose_button.click()

    (box,) = page.findChildren(QMessageBox)
    assert box.text().startswith("\u201cgone.png\u201d cannot be read")


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_word_prints_is_kept_as_it_is(qtbot: QtBot, kind: str) -> None:
    assert fit_for_print("logo", picture(kind=kind)) == picture(kind=kind)


def test_a_large_picture_is_made_smaller_and_another_kind_becomes_png(qtbot: QtBot) -> None:
    large = QImage.fromData(fit_for_print("logo", picture(4000, 1000)))
    other = fit_for_print("logo", picture(kind="BMP"))

    assert (large.width(), large.height()) == (1600, 400)
    assert other.startswith(b"\x89PNG")


def test_a_photograph_taken_sideways_is_turned_upright(qtbot: QtBot) -> None:
    turned = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"
    plain = picture(kind="JPEG")
    marker = b"\xff\xe1" + (len(turned) + 2).to_bytes(2, "big")
    photograph = plain[:2] + marker + turned + plain[2:]

    upright = QImage.fromData(fit_for_print("ann.jpg", photograph))
    assert (upright.width(), upright.height()) == (20, 40)


def test_a_drawing_is_not_opened_and_the_way_out_is_said(qtbot: QtBot) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h9v9z"/></svg>'

    with pytest.raises(OutreachError, match="Save the drawing as PNG"):
        fit_for_print("logo.svg", drawing)


def test_a_sender_is_added_changed_and_removed(db: Data, page: GroupPage) -> None:
    new = page.add_sender()
    new._form.fill({"name": "Margaret Ellery", "role": "Coordinator", "is_default": True})
    new.try_to_save()
    (sender,) = group.senders(db)
    assert "signs where no one else is chosen" in words(page.senders)

    change = page.edit_sender(sender)
    change._form.fill({"phone": "01632 960101"})
    change.try_to_save()
    assert group.senders(db) == [replace(sender, phone="01632 960101")]

    (remove,) = [
        one
        for one in page.senders.findChildren(QPushButton)
        if one.accessibleName() == "Remove Margaret Ellery" and one.isVisibleTo(page.senders)
    ]
    remove.click()
    assert group.senders(db) == []


def test_a_signature_belongs_to_the_card_it_was_chosen_on(
    db: Data, page: GroupPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    group.add_sender(db, SenderDraft(name="Ann", is_default=True))
    group.add_sender(db, SenderDraft(name="Beth"))
    page.reload()
    (tmp_path / "beth.png").write_bytes(picture())
    choose(monkeypatch, tmp_path / "beth.png")

    choosing = "Choose the picture of the signature of Beth"
    button = named(page, choosing)
    button.setFocus()
    button.click()

    assert [one.signature_id is not None for one in group.senders(db)] == [False, True]
    assert held(page) == choosing

    taking = named(page, "Remove the signature of Beth")
    taking.setFocus()
    taking.click()

    assert [one.signature_id for one in group.senders(db)] == [None, None]
    assert held(page) == choosing


def test_the_cards_stay_where_they_are_when_a_signature_is_chosen(
    db: Data, page: GroupPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("Ann", "Beth", "Cate", "Dora"):
        group.add_sender(db, SenderDraft(name=name))
    page.resize(1000, 500)
    page.tabs.setCurrentIndex(1)
    page.reload()
    QApplication.processEvents()
    (tmp_path / "ann.png").write_bytes(picture())
    choose(monkeypatch, tmp_path / "ann.png")
    choosing = "Choose the picture of the signature of Ann"
    button = named(page, choosing)
    button.setFocus()
    bars = [one.verticalScrollBar() for one in page.findChildren(QScrollArea)]
    places = [bar.value() for bar in bars]
    assert any(bar.maximum() for bar in bars)

    button.click()

    assert held(page) == choosing
    assert page.focusWidget() is named(page, choosing)
    assert [bar.value() for bar in bars] == places


def test_points_can_be_moved_written_and_removed(db: Data, page: GroupPage) -> None:
    group.save_profile(db, GroupProfile(name="Lakeside", points=POINTS))
    page.reload()

    editor = page.edit_points("measure")
    _, second, third = editor.rows
    second.up.click()
    third.remove.click()
    editor.add_button.click()
    editor.rows[-1]._form.fill({"heading": "Letters"})
    editor.try_to_save()

    points = group.profile(db).points
    assert [point.heading for point in points] == ["Calls", "Visits", "Letters"]


def test_a_point_left_empty_is_not_kept(db: Data, page: GroupPage) -> None:
    group.save_profile(db, GroupProfile(name="Lakeside", points=POINTS))
    page.reload()

    editor = page.edit_points("measure")
    editor.add_button.click()
    editor.try_to_save()

    assert group.profile(db).points == POINTS


def test_points_of_another_kind_stay_as_they_are(db: Data, page: GroupPage) -> None:
    group.save_profile(db, GroupProfile(name="Lakeside", points=POINTS))
    page.reload()

    editor = page.edit_points("help")
    editor.rows[0]._form.fill({"heading": "Worry", "text": "A call"})
    editor.try_to_save()

    helps = Point(kind="help", heading="Worry", text="A call")
    assert group.profile(db).points == (helps, *POINTS)


def test_the_first_point_cannot_go_up_nor_the_last_down(db: Data, page: GroupPage) -> None:
    group.save_profile(db, GroupProfile(name="Lakeside", points=POINTS))
    page.reload()
    editor = page.edit_points("measure")

    ends = [(row.up.isEnabled(), row.down.isEnabled()) for row in editor.rows]
    assert ends == [(False, True), (True, True), (True, False)]


def test_the_text_bank_shows_the_kind_chosen(db: Data, page: GroupPage, today: date) -> None:
    sample_group(db, today)
    page.reload()
    page.tabs.setCurrentWidget(page.text_bank)

    page.text_bank.kinds.setCurrentRow(5)

    assert page.text_bank.kind() == "benefit"
    assert page.text_bank.kinds.item(5).text() == "What it brings  (4)"
    assert "To their patients" in words(page.text_bank)
    assert page.gaps.text() == ""


def test_everything_the_tab_key_reaches_has_a_name(db: Data, page: GroupPage, today: date) -> None:
    sample_group(db, today)
    page.reload()
    dialogs = [page.edit(), page.add_sender(), page.edit_points("benefit")]
    QApplication.processEvents()

    nameless = [
        type(one).__name__
        for whole in (page, *dialogs)
        for one in whole.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isVisibleTo(whole)
        and not one.accessibleName()
    ]
    assert nameless == []


def test_a_photograph_as_phones_keep_it_is_said_to_be_one(qtbot: QtBot) -> None:
    with pytest.raises(OutreachError, match="export it as JPEG"):
        fit_for_print("ann.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(99))


def test_pictures_of_the_data_file_are_decoded_elsewhere_before_the_page_shows_them(
    db: Data, page: GroupPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They may have come with a file from somebody else, and a decoder that goes astray takes its process down."""
    harmful, harmless = picture(31, 17), picture(33, 19)
    decoding.try_first([harmless])
    monkeypatch.setattr(decoding, "_decode_all", os.abort)

    group.set_logo(db, "logo.png", harmful)
    ann = group.add_sender(db, SenderDraft(name="Ann"))
    group.set_signature(db, ann.id, "ann.png", harmless)
    page.reload()

    assert page.letterhead.logo.says() == "This picture cannot be shown"
    assert page.letterhead.logo.remove_button.isVisibleTo(page)
    [card] = page.senders.findChildren(PictureBox)
    assert card.says() == ""

    page.letterhead.logo.remove_button.click()
    assert page.letterhead.logo.says() == "No logo yet"


def test_a_logo_that_is_damaged_is_not_called_none(db: Data, page: GroupPage) -> None:
    group.set_logo(db, "logo.png", picture())
    with off_the_record(db):
        db.execute("UPDATE file_contents SET content = substr(content, 1, 60)")
    page.reload()

    assert page.letterhead.logo.says() == "This picture cannot be shown"


def test_a_leaflet_is_kept_with_the_group_offered_to_letters_and_taken_away(
    qtbot: QtBot, db: Data, page: GroupPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaflet = tmp_path / "Our leaflet.pdf"
    leaflet.write_bytes(b"%PDF-1.4 ...")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(leaflet), ""))
    group.set_logo(db, "logo.png", picture())
    page.reload()
    part = page.letterhead.enclosures

    part.attach_button.click()
    qtbot.waitUntil(lambda: [one.name for one in part.files.files] == ["Our leaflet.pdf"])
    assert "Our leaflet.pdf" in words(part)
    assert [name for _, name in enclosed.offered(db)] == ["Our leaflet.pdf"]

    part.files.remove(part.files.files[0])
    qtbot.waitUntil(lambda: not part.files.files)
    assert enclosed.offered(db) == []
    undo.undo(db)
    page.reload()
    qtbot.waitUntil(lambda: [one.name for one in part.files.files] == ["Our leaflet.pdf"])
