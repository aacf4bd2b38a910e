"""Ticks for what is attached to drafts, with the sizes, and a warning where it becomes too much."""

from pytestqt.qtbot import QtBot

from outreach_desktop.domain.documents.documents import AttachedFile
from outreach_desktop.services.mailing import attaching
from outreach_desktop.ui.exporting.attaching import AttachingFields


def kept(name: str, size: int) -> AttachedFile:
    return AttachedFile(
        id=name, owner_id="group", name=name, media_type="application/pdf", size=size, sha256=name
    )


def test_all_are_attached_until_a_tick_is_taken_off(qtbot: QtBot) -> None:
    fields = AttachingFields()
    qtbot.addWidget(fields)
    fields.offer([kept("Leaflet.pdf", 24_000), kept("Report.pdf", 20_000_000)])

    (leaflet, of_leaflet), (_, of_report) = fields._files
    assert of_leaflet.text() == "Leaflet.pdf (24 KB)"
    assert fields.warning.text().startswith("Each email will have 27")
    of_report.click()
    assert fields.enclosures == (leaflet,)
    assert fields.warning.text() == ""
    assert fields.letter == ""
    fields._letter.set_value(attaching.AS_WORD)
    assert fields.letter == "word"
