"""Who is ticked in Letters, for which documents, and what is typed: it survives a crash as what is typed into forms does."""

import uuid

from outreach_desktop.domain.drafts import TICKED, Draft, Typed, Typing
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.letters.people.who import WhoStep
from outreach_desktop.ui.pages.letters.what import THANKS_FOR, WhatStep
from outreach_desktop.ui.widgets.forms.drafting import Drafting
from outreach_desktop.words import say

DRAFT = "letters.thanks"  # as drafts are called in data files since only the thanks were kept
_DOCUMENT = "document:"
_COPIES = "copies"
_WHOM = "whom:"
_TIMES, _ASKED, _ENCLOSED, _ORDER = "times", "question", "enclosures", "order"
_WHOLE = "whole_sheets"


class Keeping:
    """The draft of both steps in which something is chosen; of a file that is only looked at there is none."""

    def __init__(self, runner: Runner, who: WhoStep, what: WhatStep) -> None:
        self._who = who
        self._what = what
        self._drafting = None if runner.looked_at is not None else self._begin(runner)

    def _begin(self, runner: Runner) -> Drafting:
        drafting = Drafting(
            self._what,
            runner,
            Typing(id=str(uuid.uuid4()), form=DRAFT, title=say("Letters")),
            self._typed,
            self._type_in,
            edits=False,
            called=self._what.form.called(),
            saves=False,
        )
        for step in (self._who, self._what):
            step.changed.connect(drafting.edited)
        self._what.column.insertWidget(0, drafting.strip)
        return drafting

    def _typed(self) -> Typed:
        what = self._what
        ticked: Typed = {f"{_DOCUMENT}{one.name}": True for one in what.chosen}
        return {
            TICKED: list(self._who.chosen),
            f"{_WHOM}{self._who.kind}": True,
            "event": what.about.value(),
            "sender": what.signer.value(),
            THANKS_FOR: what.thanks.text(),
            "missing": what.missing.value(),
            _TIMES: what.times.value(),
            _ASKED: what.question.value(),
            _ENCLOSED: list(what.enclosures.value()),
            _ORDER: [one.name for one in what.chosen],
            _WHOLE: what.whole.value(),
            _COPIES: [part for one in what.copies.named for part in one],
            **ticked,
        }

    def _type_in(self, typed: Typed) -> None:
        what, people = self._what, typed.get(TICKED)
        what.begin_again()
        what.parts.set_order(_texts(typed, _ORDER))
        for key in typed:
            if key.startswith(_DOCUMENT):
                what.tick(key.removeprefix(_DOCUMENT))
        what.about.set_value(str(typed.get("event", "")))
        what.signer.set_value(str(typed.get("sender", "")))
        what.thanks.set_value(str(typed.get(THANKS_FOR, "")))
        what.missing.set_value(str(typed.get("missing", what.missing.value())))
        what.times.set_value(str(typed.get(_TIMES, "")))
        what.question.set_value(str(typed.get(_ASKED, "")))
        what.whole.set_value(bool(typed.get(_WHOLE)))
        what.enclosures.set_value(_texts(typed, _ENCLOSED))
        copies = typed.get(_COPIES)
        if isinstance(copies, list):
            for row_id, name in zip(copies[::2], copies[1::2], strict=False):
                what.copies.choose(row_id, name)
        what.reload()  # names the event and the sender
        if isinstance(people, list) and people:
            kinds = (key.removeprefix(_WHOM) for key in typed if key.startswith(_WHOM))
            self._who.choose(people, next(kinds, ""))

    # -- what becomes of it ------------------------------------------------------------------------

    def go_on(self, draft: Draft) -> None:
        """Choose and type again what was there when the program stopped."""
        if self._drafting is not None:
            self._drafting.go_on(draft)

    def served(self) -> None:
        """A batch keeps it from here on, and what is made of it."""
        if self._drafting is not None:
            self._drafting.served()

    def not_served(self) -> None:
        """Nothing came of it, and it is all there still."""
        if self._drafting is not None:
            self._drafting.edited()

    def another(self) -> None:
        """Something else is chosen now; what was typed for the last letter is offered as a draft."""
        if self._drafting is not None:
            self._drafting.another()


def _texts(typed: Typed, key: str) -> list[str]:
    """A list of texts under this key; an older program kept none."""
    found = typed.get(key)
    return [str(one) for one in found] if isinstance(found, list) else []
