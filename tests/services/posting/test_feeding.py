"""How a printer takes envelopes is remembered for it, told, and heeded in Word."""

import io
from dataclasses import replace

import docx
import pytest
from docx.enum.section import WD_ORIENT

from outreach_desktop.domain.post.feeding import LONG, EnvelopeFeed
from outreach_desktop.domain.post.label_jobs import LabelJob
from outreach_desktop.domain.post.printed_envelopes import PAPER_ENVELOPES
from outreach_desktop.services import this_computer
from outreach_desktop.services.posting import label_settings, labels


def test_each_printer_has_its_own_and_what_was_spoilt_counts_for_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    known = EnvelopeFeed(edge=LONG, face="down", place="left")
    label_settings.keep_feed("office", known)

    assert label_settings.feed_of("office") == known
    assert label_settings.feed_of("attic") == EnvelopeFeed()
    assert (
        known.told == "Put the envelopes in like this: a long edge first, face down, at the left."
    )
    this_computer.remember("envelope-feeds.json", '{"office": ["up", "up", "up"], "a": 3}')
    assert label_settings.feed_of("office") == label_settings.feed_of("a") == EnvelopeFeed()
    this_computer.remember("envelope-feeds.json", "{")
    assert label_settings.feed_of("office") == EnvelopeFeed()
    assert "envelope-feeds.json" in caplog.text


def test_word_does_not_turn_an_envelope_that_lies() -> None:
    job = LabelJob(sheet=PAPER_ENVELOPES["DL"].sheet, texts=())

    def way(job: LabelJob) -> tuple[object, bool]:
        section = docx.Document(io.BytesIO(labels.as_word(job))).sections[0]
        return section.orientation, (section.page_width or 0) > (section.page_height or 0)

    assert way(job) == (WD_ORIENT.LANDSCAPE, True)
    assert way(replace(job, lies=True)) == (WD_ORIENT.PORTRAIT, True)
