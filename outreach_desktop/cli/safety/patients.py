"""What looks as if it told who a patient is, in words given to a command: said before anything is done."""

from collections.abc import Callable
from typing import Any

import click

from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

with_patient_texts: Callable[[Any], Any] = click.option(
    "--with-patient-texts",
    is_flag=True,
    help=say("Take words that look as if they told who a patient is; else they are refused."),
)


def see_that_it_is_about_none(text: str, before: str = "", *, may: bool) -> None:
    """OutreachError for what looks like a patient's and did not stand `before`, unless it `may` be kept."""
    from outreach_desktop.domain.safety.patients import sighting

    found = None if may else sighting(text, before)
    if found is not None:
        raise OutreachError(
            say(
                "\u201c{words}\u201d looks like {what}.",
                words=found.words,
                what=found.looks_like,
            ),
            hint=say(
                "Leave out whatever tells who a patient is. If it is about no patient, add --with-patient-texts."
            ),
        )
