"""The sections of a card on what passed, how an organisation refers and what is needed there; what is inherited says from where."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.interactions import Interaction
from outreach_desktop.domain.knowing.needs import Need
from outreach_desktop.domain.knowing.needs import told as need_told
from outreach_desktop.domain.knowing.referral_routes import OUT, ReferralRoute, is_due, wait
from outreach_desktop.domain.knowing.referral_routes import told as route_told
from outreach_desktop.domain.organisations import Organisation
from outreach_desktop.services.knowing.needs import NeedAt
from outreach_desktop.services.knowing.referral_routes import RouteAt
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.attached import AttachedFiles
from outreach_desktop.ui.widgets.card import Card
from outreach_desktop.ui.widgets.flow import Beside
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.known.timeline import Timeline
from outreach_desktop.ui.widgets.labels import LinkLabel, button, label
from outreach_desktop.ui.widgets.layouts import column
from outreach_desktop.words import say

Show = Callable[[str], object]
"""Shows the organisation with this id."""


def add_routes(
    card: Card,
    routes: Sequence[RouteAt],
    today: dt.date,
    *,
    own: str,
    show: Show,
    attached: AttachedFiles,
    edit: Callable[[ReferralRoute | None], object] | None = None,
) -> None:
    """The ways to refer of the organisation `own`, which are changed here, and of what it belongs to.

    `attached` are the files of the card itself; the forms of a way to refer stand below it.
    """
    add = None if edit is None else partial(edit, None)
    card.add_section(say("Ways to refer"), say("Add a way to refer\u2026"), add)
    if not routes:
        card.add(
            label(
                say("None yet: by what they refer to you, what they require, whom to ask for."),
                "muted",
            )
        )
    for one in routes:
        words = route_told(one.route)
        if one.route.direction == OUT:
            words = say("You to them: {way}", way=words)
        change = None
        if edit is not None and one.organisation.id == own:
            change = partial(edit, one.route)
        name = say("Change the way to refer \u201c{way}\u201d", way=words)
        forms = attached.beside(one.route.id, one.files, may_change=change is not None)
        attach = []
        if change is not None:
            attach.append(
                button(
                    say("Attach a form\u2026"),
                    look="link",
                    name=say("Attach a form to the way to refer \u201c{way}\u201d", way=words),
                    changes=True,
                )
            )
            attach[0].clicked.connect(forms.attach)
        told = _row(words, _of_route(one, today), change, name, one.organisation, own, show, attach)
        card.add(column(told, forms))


def add_needs(
    card: Card,
    needs: Sequence[NeedAt],
    *,
    own: str,
    show: Show,
    edit: Callable[[Need | None], object],
) -> None:
    """What the organisation `own` needs, which is changed here, and what those that it belongs to need."""
    card.add_section(say("What they need"), say("Add a need\u2026"), partial(edit, None))
    if not needs:
        card.add(
            label(say("Nothing noted yet: needs, gaps, priorities, whom they care for."), "muted")
        )
    for one in needs:
        change = partial(edit, one.need) if one.organisation.id == own else None
        add_need(card, one.need, change, one.organisation, own, show)


def add_need(
    card: Card,
    need: Need,
    change: Callable[[], object] | None,
    at: Organisation | None = None,
    own: str = "",
    show: Show | None = None,
) -> None:
    """One need; `at` is the organisation that it was written down for."""
    words = need_told(need)
    name = say("Change the need \u201c{need}\u201d", need=words)
    card.add(_row(words, _of_need(need), change, name, at, own, show))


def _row(
    words: str,
    about: Iterable[str],
    change: Callable[[], object] | None,
    name: str,
    at: Organisation | None,
    own: str,
    show: Show | None,
    others: Sequence[QWidget] = (),
) -> QWidget:
    """What is told of a row; `others` stand behind the button that changes it."""
    told: QWidget = label(words)
    if change is not None:
        press = button(say("Change\u2026"), look="link", name=name, changes=True)
        press.clicked.connect(lambda *_: change())
        told = Beside(told, press, *others, spacing=GRID * 2, stretched=0)
    parts = [told]
    if known := " \u00b7 ".join(filter(None, about)):
        parts.append(label(known, "muted"))
    if at is not None and show is not None and at.id != own:
        link = LinkLabel(say("from {name}", name=at.name), name=say("Show {name}", name=at.name))
        link.clicked.connect(partial(show, at.id))
        parts.append(link)
    return column(*parts)


def add_timeline(
    card: Card,
    entries: Sequence[Interaction],
    opened: Callable[[Interaction], object],
    nothing: str,
    *,
    posted: Callable[[str], object] | None = None,
) -> None:
    """What passed with somebody, or with an organisation as such; `nothing` says where it will come from.

    `posted` notes that a document made for them, by its id, went into the post today.
    """
    card.add_section(say("Timeline"))
    if entries:
        timeline = Timeline(may_post=posted is not None)
        timeline.show_entries(entries)
        timeline.opened.connect(opened)
        if posted is not None:
            timeline.posted.connect(posted)
        card.add(timeline)
    else:
        card.add(label(nothing, "muted"))


def _of_route(one: RouteAt, today: dt.date) -> Iterator[str]:
    route = one.route
    if one.liaison:
        yield say("ask for {name}", name=one.liaison)
    if route.requires:
        yield say("they require: {what}", what=route.requires)
    if route.criteria:
        yield say("who may be referred: {who}", who=route.criteria)
    if route.limits:
        yield say("limits: {limits}", limits=route.limits)
    yield wait(route)
    if route.checked_on:
        yield say("checked {day}", day=short_date(route.checked_on))
    if is_due(route, today):
        yield say("to be asked again since {day}", day=short_date(route.review_on))
    elif route.review_on:
        yield say("to be asked again on {day}", day=short_date(route.review_on))


def _of_need(need: Need) -> Iterator[str]:
    if need.answer:
        yield say("your answer: {answer}", answer=need.answer)
    elif need.point_id:
        yield say("your answer is picked from the text bank")
    yield need.evidence
    yield need.source
    if need.checked_on:
        yield say("checked {day}", day=short_date(need.checked_on))
