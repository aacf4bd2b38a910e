"""The card of one person: who they are, what must not be overlooked, and everything that passed."""

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QVBoxLayout,
    QWidget,
)

from outreach_desktop.domain import fields, roles
from outreach_desktop.domain.contacts import FIELDS, Contact
from outreach_desktop.domain.documents.documents import AttachedFile
from outreach_desktop.domain.events import PARTICIPANT_FIELDS, Participant
from outreach_desktop.domain.knowing.both import REACHED
from outreach_desktop.domain.knowing.part_dates import PartDate
from outreach_desktop.domain.own_fields.own_fields import PEOPLE
from outreach_desktop.domain.roles import is_current
from outreach_desktop.domain.wishes.wishes import CHANNEL_OF_WAY, in_words, stops
from outreach_desktop.services.contacts import ContactCard, RoleAt
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.own_known import own_known
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.contacts.about.home import add_home
from outreach_desktop.ui.pages.contacts.after.section import add_came_back, add_documents
from outreach_desktop.ui.pages.contacts.after.starting import AfterMaking
from outreach_desktop.ui.pages.contacts.relationship import add_relationship
from outreach_desktop.ui.pages.contacts.rights.section import add_wishes
from outreach_desktop.ui.widgets.attached import AttachedFiles
from outreach_desktop.ui.widgets.card import Card
from outreach_desktop.ui.widgets.flow import Beside, Flow
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.known.rules_strip import add_rules
from outreach_desktop.ui.widgets.known.sections import add_need, add_routes, add_timeline
from outreach_desktop.ui.widgets.labels import Banner, Chips, LinkLabel, button, label, more_button
from outreach_desktop.ui.widgets.layouts import column
from outreach_desktop.ui.widgets.own_fields.shown import add_own
from outreach_desktop.words import say


class PersonCard(Card):
    """Shows a ContactCard; what is wanted of it comes out as signals."""

    write_wanted = Signal()
    log_wanted = Signal()
    edit_wanted = Signal()
    tag_wanted = Signal()
    remove_wanted = Signal()
    history_wanted = Signal()
    held_wanted = Signal()
    erase_wanted = Signal()
    brief_wanted = Signal()
    plan_wanted = Signal()
    role_wanted = Signal(object)
    """A role to change, or None for a new one."""
    relationship_wanted = Signal()
    household_wanted = Signal()
    membership_wanted = Signal(object)
    """A membership to change, or None for a new one."""
    need_wanted = Signal(object)
    """A need of theirs to change, or None for a new one."""
    wish_wanted = Signal(object)
    """A wish to change, or None for a new one."""
    entry_wanted = Signal(object)
    wanted = Signal(str, str)
    """A place or an event: the key of its page, and its id."""
    document_wanted = Signal(str)
    print_wanted = Signal(object)
    """A Document that was made for this person."""

    def __init__(self, runner: Runner, today: Clock) -> None:
        super().__init__()
        self._today = today
        self._own = own_known(runner)
        self.attached = AttachedFiles(runner)
        self.after = AfterMaking(self, runner, today)
        self.card: ContactCard | None = None
        self._shown: object = None
        """What the page says, and for which size of text it is laid out."""

    def show_card(self, card: ContactCard, files: Sequence[AttachedFile] = ()) -> None:
        """Show this person, from the top unless it is the one shown already; where nothing is different the page stays."""
        own = self._own.of(PEOPLE)
        shown = (card, tuple(files), own, self._today(), theme.scaled(100))
        if shown == self._shown:
            return
        self._shown = shown
        same = self.card is not None and self.card.contact.id == card.contact.id
        self.card = card
        self.begin(keep_place=same)
        self._add_head(card)
        self._add_refusals(card)
        if theme.is_large():  # buttons in large words would leave no room for it
            self.add_details(_reach(card.contact))
        self._add_buttons()
        add_rules(self, _rules(card))
        self._add_details(card)
        add_own(self, own, card.contact.own)
        add_timeline(
            self,
            card.timeline,
            self.entry_wanted.emit,
            say("Nothing yet. Log a call, a visit or a letter, and it appears here."),
            posted=self.after.posted_today,
        )
        self._add_roles(card)
        add_wishes(self, card.contact.wishes, self._today(), self.wish_wanted.emit)
        add_home(
            self,
            card.ties.home,
            card.contact.id,
            partial(self.household_wanted.emit),
            partial(self.wanted.emit, "contacts"),
        )
        add_relationship(
            self,
            card.contact,
            card.ties,
            partial(self.relationship_wanted.emit),
            partial(self.wanted.emit, "contacts"),
        )
        self._add_needs(card)
        self._add_memberships(card)
        self._add_events(card)
        add_documents(
            self,
            card.contact.id,
            card.documents,
            self.after,
            open_file=self.document_wanted.emit,
            print_again=self.print_wanted.emit,
        )
        self.add_attached(self.attached, card.contact.id, files)
        self.end()

    # -- parts -----------------------------------------------------------------------------------

    def _add_head(self, card: ContactCard) -> None:
        person = card.contact
        name = label(person.name or say("No name"), "heading")
        name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add(name)
        work = ", ".join(part for part in (person.profession, person.specialty) if part)
        if work:
            self.add(label(work[:1].upper() + work[1:], "muted"))
        self.add(Chips(filter(None, _standing_of(person)), "badge"))

    def _add_buttons(self) -> None:
        write = button(say("Write\u2026"), icon="mail", primary=True)
        log = button(
            say("Log call\u2026"),
            icon="phone",
            name=say("Log a call, a visit or a letter"),
            changes=True,
        )
        edit = button(say("Edit\u2026"), icon="pencil", changes=True)
        for one, signal in (
            (write, self.write_wanted),
            (log, self.log_wanted),
            (edit, self.edit_wanted),
        ):
            one.clicked.connect(partial(signal.emit))
        more = more_button(
            (say("Before you meet\u2026"), self.brief_wanted.emit),
            (say("Relationshi&p plan\u2026"), self.plan_wanted.emit),
            (say("What was &changed\u2026"), self.history_wanted.emit),
            (say("Everything held on this person\u2026"), self.held_wanted.emit),
            changes=[
                (say("&Tag\u2026"), self.tag_wanted.emit),
                (say("&Mail came back\u2026"), self._mail_came_back),
                (say("Lives with\u2026"), self.household_wanted.emit),
                (say("&Remove"), self.remove_wanted.emit),
                (say("Erase &for good\u2026"), self.erase_wanted.emit),
            ],
        )
        self.add_row(Flow(write, log, edit, more))

    def _mail_came_back(self) -> None:
        if self.card is not None:
            self.after.came_back(self.card.contact.id)

    def _add_refusals(self, card: ContactCard) -> None:
        """What forbids contact stands above every way to make it, whole."""
        person, today = card.contact, self._today()
        if person.deceased:
            self.add(Banner(_has_died(person.deceased_on), "info"))
        elif person.do_not_contact:
            self.add(Banner(_do_not_contact(person.do_not_contact_reason), "danger"))
        elif refused := "\n".join(_refused(person, today)):
            self.add(Banner(refused, "danger"))
        if card.post_is_back:
            add_came_back(self, person, self.after)

    def _add_details(self, card: ContactCard) -> None:
        person = card.contact
        large = (
            say("Yes: documents for them are set larger (16 points at least)")
            if person.large_print
            else ""
        )
        self.add_details(
            (
                *(() if theme.is_large() else _reach(person)),
                *(
                    (FIELDS[name].label, card.there.how(FIELDS[name], getattr(person, name)))
                    for name in REACHED
                ),
                (FIELDS["secure_email"].label, person.secure_email),
                (say("Post goes to"), ", ".join(card.address_lines)),
                (say("Letters begin"), f"Dear {_greeted(card)}"),
                (FIELDS["large_print"].short, large),
                (FIELDS["source"].label, person.source),
                (FIELDS["notes"].label, person.notes),
                (say("Tags"), Chips(person.tags) if person.tags else ""),
            )
        )

    def _add_roles(self, card: ContactCard) -> None:
        self.add_section(
            say("Works at"), say("Add an organisation\u2026"), partial(self.role_wanted.emit, None)
        )
        if not card.roles:
            self.add(
                label(
                    say(
                        "No organisation yet. Letters take their address from where a person works."
                    ),
                    "muted",
                )
            )
        for held in card.roles:
            self.add(self._role(held, is_main=held == card.main))

    def _role(self, held: RoleAt, *, is_main: bool) -> QWidget:
        role, organisation = held.role, held.organisation
        where = LinkLabel(organisation.name, name=say("Show {name}", name=organisation.name))
        where.clicked.connect(partial(self.wanted.emit, "organisations", organisation.id))
        change = button(
            say("Change\u2026"),
            look="link",
            name=say("Change the role at {name}", name=organisation.name),
            changes=True,
        )
        change.clicked.connect(partial(self.role_wanted.emit, role))
        marks = [
            role.title,
            role.department,
            fields.in_words(roles.FIELDS["decision"], role.decision),
        ]
        marks.append(say("letters go here") if is_main and len(self._roles()) > 1 else "")
        if not is_current(role, self._today()):
            marks.append(_span(role.starts_on, role.ends_on))
        whole = QWidget()
        lines = QVBoxLayout(whole)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(Beside(where, change, spacing=GRID * 2, stretched=0))
        if any(marks):
            lines.addWidget(label(" \u00b7 ".join(filter(None, marks)), "muted"))
        return whole

    def _add_memberships(self, card: ContactCard) -> None:
        add = partial(self.membership_wanted.emit, None)
        self.add_section(say("Memberships"), say("Add a membership\u2026"), add)
        if not card.memberships:
            self.add(label(say("None yet: the professional bodies they belong to."), "muted"))
        for one in card.memberships:
            change = button(
                say("Change\u2026"),
                look="link",
                name=say("Change the membership of {body}", body=one.body),
                changes=True,
            )
            change.clicked.connect(partial(self.membership_wanted.emit, one))
            whole = Beside(label(one.body), change, spacing=GRID * 2, stretched=0)
            if one.since:
                since = label(say("since {day}", day=short_date(one.since)), "muted")
                self.add(column(whole, since))
            else:
                self.add(whole)

    def _add_needs(self, card: ContactCard) -> None:
        """What they need, then what is known of where they work."""
        show = partial(self.wanted.emit, "organisations")
        self.add_section(
            say("What they need"), say("Add a need\u2026"), partial(self.need_wanted.emit, None)
        )
        known = card.there
        if not (known.own_needs or known.needs):
            self.add(label(say("Nothing noted yet, of them or of where they work."), "muted"))
        for one in known.own_needs:
            add_need(self, one, partial(self.need_wanted.emit, one))
        for each in known.needs:
            add_need(self, each.need, None, each.organisation, "", show)
        if known.routes:
            add_routes(self, known.routes, self._today(), own="", show=show, attached=self.attached)

    def _roles(self) -> tuple[RoleAt, ...]:
        return self.card.roles if self.card else ()

    def _add_events(self, card: ContactCard) -> None:
        if not card.events:
            return
        self.add_section(say("Events"))
        for event, part in card.events:
            what = LinkLabel(event.title)
            what.clicked.connect(partial(self.wanted.emit, "events", event.id))
            words = label(" \u00b7 ".join((short_date(event.date), *_part_in(part))), "muted")
            self.add(column(what, words))


def _reach(person: Contact) -> tuple[tuple[str, str], ...]:
    """What somebody looks for who wants to ring or write."""
    numbers = " \u00b7 ".join(filter(None, (person.phone, person.mobile)))
    return ((FIELDS["phone"].label, numbers), (FIELDS["email"].label, person.email))


def _rules(card: ContactCard) -> list[str]:
    """The house rules where they work: of where letters go first, then the nearest before what it belongs to."""
    main = card.main.organisation.name if card.main else ""
    nearest = list(reversed(card.policies))
    nearest.sort(key=lambda one: one[0] != main)
    return [f"{organisation}: {rules}" for organisation, rules in nearest]


def _refused(person: Contact, today: dt.date) -> Iterator[str]:
    """Each way of being reached that they refuse, post first, as letters are what the program makes."""
    told = set()
    post, *others = CHANNEL_OF_WAY.values()
    for channel in (post, *others):
        wish = stops(person.wishes, channel, today)
        if wish is None or wish in told:
            continue
        told.add(wish)
        words = in_words(wish)
        is_post = channel == post
        yield say("{wish}. Letters leave this person out.", wish=words) if is_post else words


def _standing_of(person: Contact) -> Iterator[str]:
    """Whether they are a champion, and their priority."""
    for name in ("champion", "tier"):
        yield fields.in_words(FIELDS[name], getattr(person, name))


def _part_in(part: Participant) -> tuple[str, str]:
    """\u201cspeaker\u201d, \u201ccame\u201d: what somebody is at an event, and the last that is known of it."""
    about = PARTICIPANT_FIELDS
    came = fields.in_words(about["attendance"], part.attendance)
    return (
        fields.in_words(about["role"], part.role),
        came or fields.in_words(about["rsvp"], part.rsvp),
    )


def _span(start: dt.date | None, end: dt.date | None) -> str:
    """“until 3 Mar 2025”, “from 1 Jun 2026”."""
    if end:
        return say("until {day}", day=short_date(end))
    return say("from {day}", day=short_date(start))


def _greeted(card: ContactCard) -> str:
    """Them alone, or everyone in a household that gets one letter."""
    home = card.ties.home
    return (home.dear if home and not card.contact.mark_on(home.today) else "") or card.salutation


def _has_died(on: dt.date | None) -> str:
    if on is None:
        return say("This person has died. Letters leave them out.")
    if isinstance(on, PartDate):
        return say("This person died in {when}. Letters leave them out.", when=short_date(on))
    return say("This person died on {day}. Letters leave them out.", day=short_date(on))


def _do_not_contact(reason: str) -> str:
    if not reason:
        return say("Do not contact. Letters leave this person out.")
    return say("Do not contact. {reason} Letters leave this person out.", reason=reason)
