"""Labels and envelopes in the font of the group: named in the document, and with room for its width."""

import io
from dataclasses import replace

import docx

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.labour import outcome
from outreach_desktop.domain.post.label_jobs import LabelJob
from outreach_desktop.domain.post.label_sheets import LABEL_SHEETS
from outreach_desktop.domain.post.letter_widths import wider
from outreach_desktop.services import group
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.posting import addressees, labels
from tests import builders
from tests.conftest import TODAY

LONG = Address(street="Flat 14, 128 Copper Beech Avenue", town="Marrowby", postcode="QX1 2AB")


def test_labels_have_the_font_of_the_group_and_letters_small_enough_for_it(db: Data) -> None:
    ann = builders.person(db, address=LONG)
    profile = replace(group.profile(db), name="Wend")

    def job(font: str) -> LabelJob:
        group.save_profile(db, replace(profile, font=font))
        found = outcome(addressees.collected(db, [ann.id], per="person", today=TODAY))
        return outcome(labels.drawn(found, LABEL_SHEETS["L7160"]))

    usual, verdana = job(""), job("Verdana")

    styles = docx.Document(io.BytesIO(labels.as_word(verdana))).styles
    assert styles["Normal"].font.name == "Verdana"
    assert (usual.font, verdana.font) == ("", "Verdana")
    assert verdana.texts[0].points < usual.texts[0].points
    assert docx.Document(io.BytesIO(labels.as_word(usual))).styles["Normal"].font.name == "Calibri"


def test_a_font_that_nobody_measured_is_taken_for_a_wide_one() -> None:
    assert wider("") == wider("calibri") == 1.0
    assert wider("Comic Sans MS") > wider("Verdana") > wider("Arial") > 1.0
