"""What is to be made for whom: fixed before it is checked, so that what was checked is what is made."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.making import paragraphs
from outreach_desktop.db.making.paragraphs import Words
from outreach_desktop.db.subjects import documents, events, group, senders
from outreach_desktop.domain.documents.batches import Batch
from outreach_desktop.domain.documents.before.goes_with import NOTHING, Enclosed, GoesWith
from outreach_desktop.domain.documents.before.sheet_sizes import told_of_whole
from outreach_desktop.domain.documents.documents import title_in_words
from outreach_desktop.domain.documents.letters import (
    MISSING,
    Finding,
    TemplateChoice,
    called,
    reference,
    thanks_as_typed,
)
from outreach_desktop.domain.documents.look import Look
from outreach_desktop.domain.documents.paragraphs import PLACE, tidy
from outreach_desktop.domain.documents.readers.recipients import Recipient
from outreach_desktop.domain.documents.returned import note_waits
from outreach_desktop.domain.documents.shipped import BY_NAME
from outreach_desktop.domain.events import Event
from outreach_desktop.domain.group import Gap, Sender, default_sender, gaps
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.making import letter_context, letter_copies, trust
from outreach_desktop.services.making.facts import enclosed
from outreach_desktop.services.making.facts.offering import told_of_offering
from outreach_desktop.services.making.facts.rules import as_missing, by_path
from outreach_desktop.services.making.facts.wishes_of_places import refusals, told_of_closed
from outreach_desktop.services.making.letter_context import Contexts
from outreach_desktop.services.making.letter_copies import Copies
from outreach_desktop.services.making.letter_households import at_home
from outreach_desktop.services.making.letter_look import dress_of, letterhead
from outreach_desktop.services.making.letter_rules import told_of_rules
from outreach_desktop.templates import Missing, TemplateProblem
from outreach_desktop.templates.dressing.dress import Dress
from outreach_desktop.words import say
from outreach_desktop.words.local import short_date

if TYPE_CHECKING:
    from outreach_desktop.templates import WordTemplate

_ADDRESS = frozenset(
    f"contact.{part}"
    for part in ("address_block", "address_lines", "address", "street", "town", "postcode")
)
_BLOCK = "contact.address_block"
_ANY_REASON = "your support"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One document for one person, not yet made."""

    recipient: Recipient
    contexts: Contexts
    choice: TemplateChoice
    template: "WordTemplate"
    fields: frozenset[str]
    """Every path the template asks for."""
    reference: str
    missing: Missing
    personal: str = ""
    """The words of one\u2019s own for this reader."""
    is_enlarged: bool = False
    """Whether it is in large print."""
    copies: tuple[str, ...] = ()
    """Who else gets it, as it says at its end."""
    beside: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The times offered and the enclosures, as it names them."""
    copy_for: Recipient | None = None
    """Whose copy this is; None for the letter itself."""

    @property
    def owner(self) -> Recipient:
        """Who gets this sheet of paper: whom the letter is to, or whose copy it is."""
        return self.copy_for or self.recipient

    @property
    def context(self) -> dict[str, object]:
        """What the template is filled with; made anew each time, because it is large beside its person."""
        context = {
            **self.contexts.of(self.recipient),
            "reference": self.reference,
            "letter": {"personal": self.personal, "copies": list(self.copies), **self.beside},
        }
        if self.missing.of("thanks.reason") == "blank" and not self.recipient.thanks:
            # A blank would leave "Thank you for ." on paper.
            context["thanks"] = {"reason": _ANY_REASON, "date": None}
        return context

    def render(
        self,
        missing: Missing | None = None,
        *,
        read_again: bool = False,
        notes: list[TemplateProblem] | None = None,
    ) -> bytes:
        """The finished .docx, by the plan's rule for what is missing unless another is given."""
        rule = missing or self.missing
        return self.template.render(self.context, missing=rule, read_again=read_again, notes=notes)

    def try_out(
        self, missing: Missing | None = None, *, notes: list[TemplateProblem] | None = None
    ) -> None:
        """As `render`, where only the OutreachError is wanted."""
        self.template.tried(self.context, missing=missing or self.missing, notes=notes)

    @property
    def gives_thanks(self) -> bool:
        """Whether it names what somebody is thanked for."""
        return "thanks.reason" in self.fields

    @property
    def lacks_own_words(self) -> bool:
        """Whether it has a place for words of one\u2019s own, and there are none."""
        return PLACE in self.fields and not self.personal

    @property
    def lacks_address(self) -> bool:
        """Whether it has a place for an address and there is none to print."""
        asks = not self.fields.isdisjoint(_ADDRESS)
        return asks and not self.contexts.address_of(self.recipient)

    @property
    def _is_small(self) -> bool:
        return self.choice.builtin and BY_NAME[self.choice.name].is_small

    @property
    def exceeds_window(self) -> bool:
        """Whether its address has more lines than the window of an envelope shows; what is on A5 has none."""
        return (
            not self._is_small
            and _BLOCK in self.fields
            and not self.contexts.fits_window(self.recipient)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """People, documents and everything they are made from, frozen."""

    recipients: tuple[Recipient, ...]
    apart: tuple[Finding, ...]
    """Why some who are to get one letter together get one each."""
    house_rules: tuple[Finding, ...]
    """What the places where these people work want of letters."""
    contexts: Contexts
    documents: tuple[TemplateChoice, ...]
    templates: tuple["WordTemplate", ...]
    """The documents' templates as they were read, in the same order."""
    enlarged: Mapping[TemplateChoice, "WordTemplate"]
    """Those of them that come with the program, in large print, where somebody is to have them so."""
    event: Event | None
    sender: Sender | None
    gaps: tuple[Gap, ...]
    """What our group has not said of itself and the documents would."""
    missing: Missing
    policies: Mapping[str, str]
    """The rules that single fields have of their own."""
    thanks_for: str
    """What was typed for everybody."""
    today: dt.date
    first_number: int
    earlier: "Earlier | None" = None
    """What is there already, where a batch that stopped is gone on with."""
    paragraphs: Words = field(default_factory=dict)
    """The words of one\u2019s own, by the person\u2019s id and the document\u2019s title."""
    waiting: tuple[Finding, ...] = ()
    """Thanks for which a note was made that has not gone out."""
    copies: Copies = field(default=Copies())
    """Who gets a copy of each."""
    times: tuple[str, ...] = ()
    """The times that are offered."""
    enclosed: tuple[Enclosed, ...] = ()
    """The files that go with each."""
    question: str = ""
    """What they asked, and is answered."""
    planned: object = field(default_factory=object, compare=False)
    """The same in a plan in which only words of one\u2019s own are others."""

    @property
    def beside_each(self) -> dict[str, Sequence[str]]:
        """What every letter says of what goes with it, by the names that templates have for it."""
        named = [one.name for one in self.enclosed if one.why_not != "gone"]
        return {"times": list(self.times), "enclosures": named, "question": self.question}

    def _parts_besides(self, choice: TemplateChoice) -> list[str]:
        """What else a reader of this document gets: the others in their order, then what is enclosed."""
        others = [one.title for one in self.documents if one != choice]
        return [*others, *self.beside_each["enclosures"]]

    @property
    def personal(self) -> tuple[TemplateChoice, ...]:
        """The documents with a place for words of one\u2019s own."""
        kinds = zip(self.documents, self.templates, strict=True)
        return tuple(choice for choice, drawn in kinds if PLACE in fields_of(drawn))

    def words_for(self, contact_id: str, choice: TemplateChoice) -> str:
        """The words of one\u2019s own for a person in a document."""
        return self.paragraphs.get((contact_id, choice.title), "")

    def worded(self, contact_id: str, choice: TemplateChoice, text: str) -> "Plan":
        """The same plan with other words of one\u2019s own for a person."""
        words = {**self.paragraphs, (contact_id, choice.title): tidy(text)}
        return replace(self, paragraphs=words)

    def letters(self) -> Iterator[Letter]:
        """Every document to be made, a person's documents one after the other."""
        return (letter for letter in self.everything() if not self.is_made(letter))

    def everything(self) -> Iterator[Letter]:
        """The same, and among them what an earlier run has made, with the references it was given."""
        fields = [fields_of(template) for template in self.templates]
        made = self.earlier.references if self.earlier else {}
        number = self.first_number
        for recipient in self.recipients:
            kinds = zip(self.documents, self.templates, fields, strict=True)
            for choice, drawn, asked in kinds:
                large = self.enlarged.get(choice) if recipient.large_print else None
                given = made.get((recipient.contact_id, choice.title))
                yield Letter(
                    recipient=recipient,
                    contexts=self.contexts,
                    choice=choice,
                    template=large or drawn,
                    is_enlarged=large is not None,
                    fields=asked,
                    reference=given or reference(choice.name, self.today, number),
                    missing=self.missing,
                    personal=self.words_for(recipient.contact_id, choice),
                    copies=tuple(words for _, words in self.copies.of(recipient)),
                    beside={**self.beside_each, "parts": self._parts_besides(choice)},
                )
                number += given is None

    def with_copies(self, letters: Iterable[Letter]) -> Iterator[Letter]:
        """These letters, each with its copies behind it."""
        for letter in letters:
            yield letter
            for one, _ in self.copies.of(letter.recipient):
                yield replace(letter, copy_for=one)

    @property
    def files(self) -> int:
        """How many documents are to be made, with the copies."""
        return sum(1 for _ in self.with_copies(self.letters())) if self.copies.to else self.count

    def is_made(self, letter: Letter) -> bool:
        """Whether an earlier run has made it."""
        key = letter.recipient.contact_id, letter.choice.title
        return self.earlier is not None and key in self.earlier.references

    @property
    def count(self) -> int:
        """How many documents are to be made."""
        if self.earlier is None:
            return len(self.recipients) * len(self.documents)
        return sum(1 for _ in self.letters())


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What a run that stopped has made of the same batch."""

    batch: Batch
    action: int | None
    """The number of the action to carry on; None where other things were done since."""
    references: Mapping[tuple[str, str], str]
    """Those of its documents, by the person's id and the document's title."""
    people: tuple[str, ...]
    """Everybody's ids, in the order in which they were asked for."""
    plan: Plan | None
    """The documents made, as of their day, where they are to be printed with the others."""
    notes: tuple[Finding, ...]
    """What is different now."""


def plan(
    db: Data,
    contact_ids: Sequence[str],
    templates: Sequence[TemplateChoice],
    *,
    today: dt.date,
    event_id: str | None = None,
    sender_id: str | None = None,
    missing: str = "stop",
    policies: Mapping[str, str] | None = None,
    thanks_for: str | None = None,
    copies: Sequence[str] = (),
    beside: GoesWith = NOTHING,
) -> Plan:
    """Fix what is to be made; nothing is written.

    `policies` gives single fields rules of their own, which go before `missing`. The default sender signs where none is given. `thanks_for` follows “Thank you for” in everybody's
    document; without it each is thanked for what they did. `copies` are the ids of those who get a copy of each, `beside`
    is what goes with every letter.
    """
    if missing not in MISSING:
        raise ValueError(f"missing must be one of {MISSING}, not {missing!r}")
    if not templates:
        raise OutreachError(say("No document is chosen."), hint=say("Choose at least one."))
    chosen = tuple(dict.fromkeys(templates))
    event = events.get(db, event_id) if event_id else None
    everybody = senders.every(db)
    sender = senders.get(db, sender_id) if sender_id else default_sender(everybody)
    thanks = thanks_as_typed(thanks_for or "", event.date if event else None)
    profile = group.profile(db)
    dress = dress_of(profile, profile.paper, letterhead(db, profile), language=profile.language)
    read = tuple(_read(one, dress) for one in chosen)
    people = letter_context.recipients(db, contact_ids, today=today, event=event, thanks=thanks)
    homes = at_home(db, people, today=today)
    asked = frozenset().union(*map(fields_of, read))
    rules = by_path(policies or {}, asked)
    words = {path: called(path) for path in asked}
    refused = refusals(db, homes.recipients, today)
    contexts = Contexts(db, today=today, event=event, sender=sender, asked=asked, refused=refused)
    return Plan(
        recipients=homes.recipients,
        apart=homes.apart,
        house_rules=(
            *told_of_rules(db, homes.recipients, asked, today=today, event=event is not None),
            *told_of_closed(db, homes.recipients, today),
            *told_of_offering(db, asked, today=today),
            *(told_of_whole(chosen, profile.paper) if profile.small_sheets else ()),
        ),
        contexts=contexts,
        waiting=_waiting(db, homes.recipients) if "thanks.reason" in asked else (),
        copies=letter_copies.planned(db, copies, contexts, today) if copies else Copies(),
        times=beside.times,
        question=beside.question,
        enclosed=enclosed.chosen(db, beside.enclosures) if beside.enclosures else (),
        documents=chosen,
        templates=read,
        enlarged=_enlarged(chosen, replace(dress, least=profile.large_points), homes.recipients),
        event=event,
        sender=sender,
        gaps=tuple(gap for gap in gaps(profile, everybody) if gap.field in asked),
        missing=as_missing(missing, rules, words),
        policies=rules,
        thanks_for=thanks_for or "",
        today=today,
        first_number=documents.last_number(db, today.year) + 1,
        paragraphs=paragraphs.waiting(db, [one.title for one in chosen]) if PLACE in asked else {},
    )


def _waiting(db: Data, recipients: Sequence[Recipient]) -> tuple[Finding, ...]:
    """Whose thanks stand in a note that still lies on the desk: they are owed until it is sent, and one is enough."""
    about = {
        one.thanks.interaction_id: one
        for one in recipients
        if one.thanks and one.thanks.interaction_id
    }
    return tuple(
        note_waits(about[thanks_id].contact, short_date(made_at.astimezone().date()))
        for thanks_id, made_at in documents.thanking(db, about).items()
    )


def _enlarged(
    choices: Sequence[TemplateChoice], large: Dress, people: Sequence[Recipient]
) -> dict[TemplateChoice, "WordTemplate"]:
    if not any(one.large_print for one in people):
        return {}
    return {one: _read(trust.on_whole_sheet(one), large) for one in choices if one.builtin}


def _read(choice: TemplateChoice, dress: Dress) -> "WordTemplate":
    """The template; one that is not used is named, as others may be chosen with it."""
    try:
        return trust.template_at(
            choice.path,
            without_hidden=choice.without_hidden,
            dress=None if dress == Dress() else dress,
        )
    except OutreachError as error:
        said = f"\u201c{title_in_words(choice.title)}\u201d: {error.message}"
        raise OutreachError(said, hint=error.hint) from error


def look(plan: Plan, contact_id: str, template: TemplateChoice) -> Look:
    """The finished document for one person, by the same render that makes it.

    What would stop it is marked on the page instead: whoever looks wants to see where.
    """
    from outreach_desktop.templates.engine.look import look as look_of

    letter = next(
        letter
        for letter in plan.everything()
        if letter.recipient.contact_id == contact_id and letter.choice == template
    )
    seen = {"stop": "mark"}
    rules = {name: seen.get(rule, rule) for name, rule in plan.missing.fields.items()}
    rule = seen.get(plan.missing.rule, plan.missing.rule)
    return look_of(letter.render(replace(plan.missing, rule=rule, fields=rules)))


def fields_of(template: "WordTemplate") -> frozenset[str]:
    """Every path that `template` asks for."""
    return frozenset(field.path for field in template.fields())
