"""The card of a place: what it belongs to, its house rules, needs, people and events."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.documents.documents import AttachedFile
from outreach_desktop.domain.fields import alone
from outreach_desktop.domain.knowing.house_rules import all_told, told
from outreach_desktop.domain.organisations import FIELDS, Organisation, points, postal_address
from outreach_desktop.domain.own_fields.own_fields import ORGANISATIONS
from outreach_desktop.domain.wishes.of_places import told as told_of_wishes
from outreach_desktop.services.contacts import ContactRow
from outreach_desktop.services.organisations import OrganisationCard
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.own_known import own_known
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.organisations.known_card import add_known
from outreach_desktop.ui.widgets.attached import AttachedFiles
from outreach_desktop.ui.widgets.card import Card
from outreach_desktop.ui.widgets.flow import Beside, Flow
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.known.rules_strip import add_rules
from outreach_desktop.ui.widgets.known.sections import add_needs, add_routes, add_timeline
from outreach_desktop.ui.widgets.labels import Banner, LinkLabel, button, label, more_button
from outreach_desktop.ui.widgets.layouts import column
from outreach_desktop.ui.widgets.own_fields.shown import add_own
from outreach_desktop.words import say


class PlaceCard(Card):
    """Shows an OrganisationCard; what is wanted of it comes out as signals."""

    write_wanted = Signal()
    place_write_wanted = Signal()
    """The organisation as such is to be written to."""
    brief_wanted = Signal()
    edit_wanted = Signal()
    known_wanted = Signal()
    """What is known of it is to be changed."""
    part_wanted = Signal()
    log_wanted = Signal()
    decisions_wanted = Signal()
    entry_wanted = Signal(object)
    """An entry of the timeline to correct."""
    remove_wanted = Signal()
    wanted = Signal(str, str)
    """Somebody who works there, or an event: the key of its page, and its id."""
    organisation_wanted = Signal(str)

    rule_wanted = Signal(object)
    """A house rule to change, or None for a new one."""
    route_wanted = Signal(object)
    """A way to refer to change, or None for a new one."""
    need_wanted = Signal(object)
    """A need to change, or None for a new one."""

    def __init__(self, runner: Runner, today: Clock) -> None:
        super().__init__()
        self._today = today
        self._own = own_known(runner)
        self.attached = AttachedFiles(runner)
        self.card: OrganisationCard | None = None

    def show_card(self, card: OrganisationCard, files: Sequence[AttachedFile] = ()) -> None:
        """Show this place, from the top unless it is the one shown already."""
        same = self.card is not None and self.card.organisation.id == card.organisation.id
        self.card = card
        self.begin(keep_place=same)
        self._add_head(card)
        self._add_details(card)
        add_own(self, self._own.of(ORGANISATIONS), card.organisation.own)
        self._add_rules(card)
        add_known(self, card, partial(self.known_wanted.emit))
        own, show = card.organisation.id, self.organisation_wanted.emit
        add_routes(
            self,
            card.routes,
            self._today(),
            own=own,
            show=show,
            attached=self.attached,
            edit=self.route_wanted.emit,
        )
        add_needs(self, card.needs, own=own, show=show, edit=self.need_wanted.emit)
        add_timeline(
            self,
            card.timeline,
            self.entry_wanted.emit,
            say(
                "Nothing with the organisation as such. What passed with its people is on their pages."
            ),
        )
        self._add_people(card)
        self._add_parts(card)
        self._add_events(card)
        self.add_attached(self.attached, card.organisation.id, files)
        self.end()

    def _add_head(self, card: OrganisationCard) -> None:
        place = card.organisation
        for above in card.parents:
            link = LinkLabel(above.name, name=say("Show {name}", name=above.name))
            link.clicked.connect(partial(self.organisation_wanted.emit, above.id))
            self.add(link)
        self.add(label(place.name, "heading"))
        kind = " \u00b7 ".join(
            part for part in (alone(FIELDS["kind"], place.kind), place.area) if part
        )
        if kind:
            self.add(label(kind, "muted"))
        if theme.is_large():  # buttons in large words would leave no room for it
            self.add_details(_reach(place))
        write = button(say("Write to its people\u2026"), icon="mail", primary=True)
        write.setEnabled(bool(card.people))
        edit = button(say("Edit\u2026"), icon="pencil", changes=True)
        write.clicked.connect(partial(self.write_wanted.emit))
        edit.clicked.connect(partial(self.edit_wanted.emit))
        log = button(
            say("Log call\u2026"),
            icon="phone",
            name=say("Log a call, a visit or a letter"),
            changes=True,
        )
        log.clicked.connect(partial(self.log_wanted.emit))
        as_such = (say("&Write to this organisation\u2026"), self.place_write_wanted.emit)
        more = more_button(
            *([as_such] if theme.is_large() else []),  # as a button it would be wider than the card
            (say("Before &you visit\u2026"), self.brief_wanted.emit),
            (say("Who &decides here\u2026"), self.decisions_wanted.emit),
            changes=[
                (say("Add a &part of it\u2026"), self.part_wanted.emit),
                (say("&Remove\u2026"), self.remove_wanted.emit),
            ],
        )
        beside = [] if theme.is_large() else [self._button_to_write()]
        self.add_row(Flow(write, *beside, log, edit, more))
        self._add_wishes(card)
        own = "\n".join(all_told(place.policy, card.rules, self._today()))
        told = [say("House rules: {rules}", rules=own)] if own else []
        for name, rules in reversed(card.rules_above):  # the nearest first
            told.append(say("House rules of {name}: {rules}", name=name, rules=rules))
        add_rules(self, told)

    def _button_to_write(self) -> QWidget:
        made = button(say("Write to this organisation\u2026"), icon="building-2")
        made.clicked.connect(partial(self.place_write_wanted.emit))
        return made

    def _add_wishes(self, card: OrganisationCard) -> None:
        """That it closed, or what it does not want: no letter goes there, and nobody should have to look for why."""
        place, today = card.organisation, self._today()
        successor = card.successor.name if card.successor else ""
        said = [*told_of_wishes(place, today, successor, short_date)]
        for above in reversed(
            card.parents
        ):  # the nearest first; who took over there is said on its own page
            said += [f"{above.name}: {one}" for one in told_of_wishes(above, today, "", short_date)]
        if not said:
            return
        words = say("Open that one") if successor else ""
        strip = Banner(" ".join(said), "danger", action=words)
        if card.successor is not None:
            strip.action.setAccessibleName(say("Show {name}", name=successor))
            strip.action.clicked.connect(partial(self.organisation_wanted.emit, card.successor.id))
        self.add(strip)

    def _add_details(self, card: OrganisationCard) -> None:
        place = card.organisation
        self.add_details(
            (
                *(() if theme.is_large() else _reach(place)),
                (say("Post goes to"), ", ".join(postal_address(place, card.parents).lines())),
                (FIELDS["website"].label, place.website),
                (FIELDS["shared_goals"].label, _listed(points(place.shared_goals))),
                (FIELDS["notes"].label, place.notes),
            )
        )

    def _add_rules(self, card: OrganisationCard) -> None:
        add = partial(self.rule_wanted.emit, None)
        self.add_section(say("House rules"), say("Add a house rule\u2026"), add)
        if not card.rules:
            self.add(
                label(say("None by topic yet: visits, leaflets, gifts, data, email."), "muted")
            )
        for rule in card.rules:
            change = button(
                say("Change\u2026"),
                look="link",
                name=say("Change the house rule \u201c{rule}\u201d", rule=rule.rule),
                changes=True,
            )
            change.clicked.connect(partial(self.rule_wanted.emit, rule))
            words = label(told(rule, self._today()))
            whole = Beside(words, change, spacing=GRID * 2, stretched=0)
            known = (
                rule.source,
                say("checked {day}", day=short_date(rule.checked_on)) if rule.checked_on else "",
                say("to be asked again on {day}", day=short_date(rule.review_on))
                if rule.review_on
                else "",
            )
            about = " \u00b7 ".join(filter(None, known))
            self.add(column(whole, label(about, "muted")) if about else whole)

    def _add_people(self, card: OrganisationCard) -> None:
        self.add_section(say("People"))
        if not card.people:
            self.add(
                label(
                    say(
                        "No one yet. Open a person and add this organisation under \u201cWorks at\u201d."
                    ),
                    "muted",
                )
            )
        for person, role in card.people:
            self._add_person(person, " \u00b7 ".join(filter(None, (role.title, role.department))))

    def _add_person(self, person: ContactRow, work: str) -> None:
        link = LinkLabel(person.name, name=say("Show {name}", name=person.name))
        link.clicked.connect(partial(self.wanted.emit, "contacts", person.id))
        self.add(column(link, label(" \u00b7 ".join(filter(None, (work, person.mark))), "muted")))

    def _add_parts(self, card: OrganisationCard) -> None:
        if not card.children:
            return
        self.add_section(say("Parts of it"))
        for part in card.children:
            link = LinkLabel(part.name, name=say("Show {name}", name=part.name))
            link.clicked.connect(partial(self.organisation_wanted.emit, part.id))
            self.add(link)

    def _add_events(self, card: OrganisationCard) -> None:
        if not card.events:
            return
        self.add_section(say("Events"))
        for event in card.events:
            link = LinkLabel(event.title)
            link.clicked.connect(partial(self.wanted.emit, "events", event.id))
            self.add(column(link, label(short_date(event.date), "muted")))


def _reach(place: Organisation) -> tuple[tuple[str, str], ...]:
    """What somebody looks for who wants to ring or write."""
    return (FIELDS["phone"].label, place.phone), (FIELDS["email"].label, place.email)


def _listed(lines: Sequence[str]) -> str:
    """Each in a line of its own; where there are several, a dot shows where the next one begins."""
    return "\n".join(f"\u2022 {line}" for line in lines) if len(lines) > 1 else "".join(lines)
