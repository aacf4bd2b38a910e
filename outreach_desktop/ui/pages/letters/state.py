"""Where Letters stands, from choosing to what was made, and what each thing that happens makes of it. No window is needed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final, TypedDict

from outreach_desktop.domain.documents.before.goes_with import GoesWith
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.letters import Batch, Finding, Lack, Plan, TemplateChoice
from outreach_desktop.words import say

CHECKED_AT_ONCE: Final = 300
"""More documents than these are checked when somebody wants to know."""


class Wanted(TypedDict):
    """What is chosen in the steps, as `services.letters.plan` takes it."""

    contact_ids: tuple[str, ...]
    templates: tuple[TemplateChoice, ...]
    event_id: str | None
    sender_id: str | None
    missing: str
    policies: dict[str, str]
    thanks_for: str | None
    copies: tuple[str, ...]
    beside: GoesWith


class Phase(Enum):
    """How far a letter has come."""

    LACKING = auto()
    """Something is still to be chosen."""
    PLANNING = auto()
    REFUSED = auto()
    """It cannot be planned so."""
    PLANNED = auto()
    CHECKING = auto()
    CHECKED = auto()
    MAKING = auto()
    MADE = auto()
    """What was made is shown, until something else is chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LettersState:
    """All that the page goes by. What happens makes another one of it; where nothing comes of it, it stays the same."""

    phase: Phase = Phase.LACKING
    sentence: str = ""
    """Why there is nothing to see: what is to be chosen, or why it is refused."""
    documents: tuple[TemplateChoice, ...] = ()
    """Those chosen last."""
    plan: Plan | None = None
    findings: tuple[Finding, ...] = ()
    lacks: tuple[Lack, ...] = ()
    left_out: int = 0
    """How many documents something stops, as far as is known."""
    in_hand: Batch | None = None
    """The batch whose rest is made; nothing is chosen meanwhile."""
    made_of: Wanted | None = None
    """What was chosen when what is being made, or is shown as made, was begun."""

    @property
    def is_making(self) -> bool:
        """Whether documents are being made now."""
        return self.phase is Phase.MAKING

    @property
    def is_made(self) -> bool:
        """Whether results are shown."""
        return self.phase is Phase.MADE

    @property
    def takes_choices(self) -> bool:
        """Whether what is chosen differently changes anything now."""
        return not self.is_making and self.in_hand is None

    @property
    def ready(self) -> int:
        """How many documents can be made."""
        return self.plan.count - self.left_out if self.plan is not None else 0

    def is_about_other_documents(self, wanted: Wanted) -> bool:
        """Whether documents were ticked or unticked: rules for their fields hold no longer."""
        return wanted["templates"] != self.documents

    def is_outdated_by(self, wanted: Wanted) -> bool:
        """Whether results are shown, and something else is wanted by now."""
        return self.is_made and wanted != self.made_of

    # -- what happens ------------------------------------------------------------------------------

    def chosen(self, wanted: Wanted) -> "LettersState":
        """Something was chosen differently, or may be different in the data file: it is planned again."""
        if self.is_made or not self.takes_choices:
            return self
        sentence = lacking(wanted)
        return LettersState(
            phase=Phase.LACKING if sentence else Phase.PLANNING,
            sentence=sentence,
            documents=wanted["templates"],
        )

    def planned(self, plan: Plan, *, is_awaited: bool) -> "LettersState":
        """It is planned. `is_awaited`: somebody waits for what the check finds; of a few it is always asked."""
        at_once = is_awaited or plan.count <= CHECKED_AT_ONCE
        phase = Phase.CHECKING if at_once else Phase.PLANNED
        return replace(self, phase=phase, plan=plan, findings=(), lacks=(), left_out=0)

    def refused(self, sentence: str) -> "LettersState":
        """It cannot be planned so."""
        return replace(self, phase=Phase.REFUSED, sentence=sentence)

    def checking(self) -> "LettersState":
        """Somebody wants to know what is missing."""
        return replace(self, phase=Phase.CHECKING) if self.phase is Phase.PLANNED else self

    def found(
        self, plan: Plan, findings: Sequence[Finding], lacks: Sequence[Lack], left_out: int
    ) -> "LettersState":
        """The check of this plan is done; nobody waits for that of an older one. What is being made, or was, stays.

        Words of one\u2019s own that were typed meanwhile make it no other plan.
        """
        if self.plan is None or plan.planned is not self.plan.planned:
            return self
        if plan is not self.plan:
            findings = letters.after_typing(findings, self.plan)
        phase = Phase.CHECKED if self.phase is Phase.CHECKING else self.phase
        return replace(
            self, phase=phase, findings=tuple(findings), lacks=tuple(lacks), left_out=left_out
        )

    def worded(self, contact_id: str, choice: TemplateChoice, text: str) -> "LettersState":
        """Words of one\u2019s own were typed for a person."""
        if self.plan is None:
            return self
        plan = self.plan.worded(contact_id, choice, text)
        had, has = (bool(one.words_for(contact_id, choice)) for one in (self.plan, plan))
        found = self.findings if had == has else tuple(letters.after_typing(self.findings, plan))
        return replace(self, plan=plan, findings=found)

    def laid_out(self, of_pages: Sequence[Finding]) -> "LettersState":
        """More is known of its pages."""
        if self.plan is None:
            return self
        found = tuple(letters.with_pages(self.findings, of_pages, self.plan))
        return self if found == self.findings else replace(self, findings=found)

    def making(self, wanted: Wanted) -> "LettersState":
        """The making of what was planned has begun."""
        return replace(self, phase=Phase.MAKING, made_of=wanted)

    def made(self) -> "LettersState":
        """It came to its end, or was stopped: there are results, and no batch is in hand any more."""
        return replace(self, phase=Phase.MADE, in_hand=None)

    def put_away(self) -> "LettersState":
        """The results are not shown any more."""
        return replace(self, phase=Phase.CHECKED, made_of=None) if self.is_made else self

    def taken(self, batch: Batch | None) -> "LettersState":
        """The rest of this batch is in hand now, or of none."""
        return replace(self, in_hand=batch)

    def planning_rest(self) -> "LettersState":
        """The rest of the batch in hand is planned; results are shown until it is."""
        phase = Phase.MADE if self.is_made else Phase.PLANNING
        return replace(self, phase=phase, plan=None, findings=(), lacks=(), left_out=0)


def lacking(wanted: Wanted) -> str:
    """What is to be chosen before anything can be planned; "" where nothing is."""
    people, documents = wanted["contact_ids"], wanted["templates"]
    if people and not documents:
        return say("Choose a document, and the finished page appears here.")
    if documents and not people:
        return say("Choose people, and the finished page of each appears here.")
    if not people:
        return say("Choose people and documents, and the finished page appears here.")
    if wanted["event_id"] is None and any(choice.needs_event for choice in documents):
        return say("Choose the event that the documents are about.")
    return ""
