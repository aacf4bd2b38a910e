"""The card of one person: who they are, what must not be overlooked, and everything that passed."""

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from outreach_desktop.domain.roles import is_current
from outreach_desktop.services.contacts import ContactCard, RoleAt
from outreach_desktop.ui.contacts.timeline import Timeline
from outreach_desktop.ui.screen import Clock
from outreach_desktop.ui.theme import GRID
from outreach_desktop.ui.widgets.dates import short_date
from outreach_desktop.ui.widgets.labels import Banner, Chips, button, label, line
from outreach_desktop.ui.widgets.layouts import row


class PersonCard(QScrollArea):
    """Shows a ContactCard; what is wanted of it comes out as signals."""

    write_wanted = Signal()
    log_wanted = Signal()
    edit_wanted = Signal()
    tag_wanted = Signal()
    remove_wanted = Signal()
    role_wanted = Signal(object)
    """A role to change, or None for a new one."""
    entry_wanted = Signal(object)
    organisation_wanted = Signal(str)
    event_wanted = Signal(str)
    document_wanted = Signal(str)

    def __init__(self, today: Clock) -> None:
        super().__init__()
        self._today = today
        self.card: ContactCard | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_card(self, card: ContactCard) -> None:
        """Show this person, from the top unless it is the one shown already."""
        same = self.card is not None and self.card.contact.id == card.contact.id
        place = self.verticalScrollBar().value() if same else 0
        self.card = card
        page = QWidget()
        page.setProperty("look", "page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID * 3)
        self._column.setSpacing(GRID * 3 // 2)
        self._add_head(card)
        self._add_warnings(card)
        self._add_details(card)
        self._add_roles(card)
        self._add_timeline(card)
        self._add_events(card)
        self._add_documents(card)
        self._column.addStretch(1)
        self.setWidget(page)
        self.verticalScrollBar().setValue(place)

    # -- parts -----------------------------------------------------------------------------------

    def _add_head(self, card: ContactCard) -> None:
        person = card.contact
        top = QHBoxLayout()
        top.setSpacing(GRID)
        name = label(person.name or "No name", "heading")
        name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        top.addWidget(name, 1)
        badges = [word for word in (person.champion, person.tier) if word]
        top.addWidget(Chips(badges, "badge"), alignment=Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(top)
        work = ", ".join(part for part in (person.profession, person.specialty) if part)
        if work:
            self._column.addWidget(label(work[:1].upper() + work[1:], "muted"))
        write = button("Write\u2026", icon="mail", primary=True)
        log = button("Log call or visit\u2026", icon="phone")
        edit = button("Edit\u2026", icon="pencil")
        tag = button("Tag\u2026", icon="tag")
        remove = button("Remove", icon="trash-2")
        for one, signal in (
            (write, self.write_wanted),
            (log, self.log_wanted),
            (edit, self.edit_wanted),
            (tag, self.tag_wanted),
            (remove, self.remove_wanted),
        ):
            one.clicked.connect(partial(signal.emit))
        self._column.addLayout(row(write, log, edit, tag, remove, spacing=GRID))

    def _add_warnings(self, card: ContactCard) -> None:
        person = card.contact
        if person.do_not_contact:
            reason = f" {person.do_not_contact_reason}" if person.do_not_contact_reason else ""
            self._column.addWidget(
                Banner(f"Do not contact.{reason} Letters leave this person out.", "danger")
            )
        for organisation, policy in card.policies:
            self._column.addWidget(Banner(f"{organisation}: {policy}", "warning"))

    def _add_details(self, card: ContactCard) -> None:
        person = card.contact
        details = QGridLayout()
        details.setHorizontalSpacing(GRID * 2)
        details.setVerticalSpacing(GRID)
        details.setColumnStretch(1, 1)
        large = "Yes: documents for this person are set larger" if person.large_print else ""
        for name, text in (
            ("Letters begin", f"Dear {card.salutation}"),
            ("E-mail", person.email),
            ("Telephone", " \u00b7 ".join(one for one in (person.phone, person.mobile) if one)),
            ("Post goes to", "\n".join(card.address_lines)),
            ("Prefers", person.preferred_channel),
            ("Large print", large),
            ("Known from", person.source),
            ("Notes", person.notes),
        ):
            if text:
                _add_detail(details, name, text)
        if person.tags:
            place = details.rowCount()
            details.addWidget(label("Tags", "muted"), place, 0, Qt.AlignmentFlag.AlignTop)
            details.addWidget(Chips(person.tags), place, 1)
        self._column.addLayout(details)

    def _add_roles(self, card: ContactCard) -> None:
        self._add_section("Works at", "Add a place\u2026", partial(self.role_wanted.emit, None))
        if not card.roles:
            self._column.addWidget(
                label(
                    "No place yet. The place where somebody works gives letters their address.",
                    "muted",
                )
            )
        for held in card.roles:
            self._column.addWidget(self._role(held, is_main=held == card.main))

    def _role(self, held: RoleAt, *, is_main: bool) -> QWidget:
        role, organisation = held.role, held.organisation
        where = button(organisation.name, look="link", name=f"Show {organisation.name}")
        where.clicked.connect(partial(self.organisation_wanted.emit, organisation.id))
        change = button("Change\u2026", look="link", name=f"Change the role at {organisation.name}")
        change.clicked.connect(partial(self.role_wanted.emit, role))
        marks = [role.title, role.department, role.decision and f"{role.decision}"]
        marks.append("letters go here" if is_main and len(self._roles()) > 1 else "")
        if not is_current(role, self._today()):
            marks.append(_span(role.starts_on, role.ends_on))
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row(where, change, spacing=GRID))
        words = label(" \u00b7 ".join(mark for mark in marks if mark), "muted")
        words.setContentsMargins(GRID // 2, 0, 0, 0)
        column.addWidget(words)
        return whole

    def _roles(self) -> tuple[RoleAt, ...]:
        return self.card.roles if self.card else ()

    def _add_timeline(self, card: ContactCard) -> None:
        self._add_section("Timeline", "", None)
        if card.timeline:
            timeline = Timeline()
            timeline.show_entries(card.timeline)
            timeline.opened.connect(self.entry_wanted)
            self._column.addWidget(timeline)
        else:
            self._column.addWidget(
                label("Nothing yet. Log a call, a visit or a letter, and it stands here.", "muted")
            )

    def _add_events(self, card: ContactCard) -> None:
        if not card.events:
            return
        self._add_section("Events", "", None)
        for event, part in card.events:
            what = button(event.title, look="link")
            what.clicked.connect(partial(self.event_wanted.emit, event.id))
            state = part.attendance or part.rsvp
            words = label(f"{short_date(event.date)} \u00b7 {part.role} \u00b7 {state}", "muted")
            words.setWordWrap(False)
            self._column.addLayout(row(what, words, spacing=GRID))

    def _add_documents(self, card: ContactCard) -> None:
        if not card.documents:
            return
        self._add_section("Documents", "", None)
        for document in card.documents:
            made = label(f"{short_date(document.made_at.date())} \u00b7 {document.state}", "muted")
            made.setWordWrap(False)
            name = document.path.replace("\\", "/").rpartition("/")[2]
            what = button(name, look="link", name=f"Open {name}")
            what.clicked.connect(partial(self.document_wanted.emit, document.path))
            self._column.addLayout(row(what, made, spacing=GRID))

    def _add_section(self, words: str, action: str, slot: partial[None] | None) -> None:
        self._column.addSpacing(GRID)
        self._column.addWidget(line())
        heading = label(words, "title")
        heading.setWordWrap(False)
        parts: list[QWidget] = [heading]
        if slot is not None:
            add = button(action, look="link")
            add.clicked.connect(slot)
            parts.append(add)
        self._column.addLayout(row(*parts, spacing=GRID * 2))


def _add_detail(details: QGridLayout, name: str, text: str) -> None:
    place = details.rowCount()
    heading = label(name, "muted")
    heading.setWordWrap(False)
    words = label(text)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    details.addWidget(heading, place, 0, Qt.AlignmentFlag.AlignTop)
    details.addWidget(words, place, 1)


def _span(start: dt.date | None, end: dt.date | None) -> str:
    """“until 3 Mar 2025”, “from 1 Jun 2026”."""
    return f"until {short_date(end)}" if end else f"from {short_date(start)}"
