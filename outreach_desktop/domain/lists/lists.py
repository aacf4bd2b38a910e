"""Lists: which there are, and what a group's own changes make of the words they begin with.

A field keeps the word itself, so that imports and old rows stay readable. What is kept of a list is only what
somebody changed: a word more, another order, one that is no longer offered. Words that stand in the file and in no list are
offered too, after those of the list.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from outreach_desktop.domain import contacts, events, interactions, organisations, roles
from outreach_desktop.domain.fields import Field, FieldKind, described, folded
from outreach_desktop.domain.knowing import (
    both,
    house_rules,
    needs,
    our_listings,
    referral_routes,
)
from outreach_desktop.domain.lists import meanings, shipped
from outreach_desktop.domain.offering import content
from outreach_desktop.domain.problems import Problem
from outreach_desktop.domain.wishes import wishes
from outreach_desktop.words import say, say_in

GAP: Final = 1 << 20
"""What lies between two neighbours at first, so that a word finds room between them."""
MOST_OTHERS: Final = 300
"""Words that only stand in rows and are shown: a messy import can bring thousands."""
LONGEST: Final = 80
"""Letters of a word: what stands in a chip, a column and a drop-down."""

FIELDS = described(
    Field("list", say("List")),
    Field("word", say_in("list", "Word")),
    Field("means", say("Counts as")),
    Field("became", say("Renamed to")),
    Field("is_hidden", say("Not offered"), FieldKind.YES_NO),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """What somebody changed about a word of a list; kept as a row."""

    list: str
    word: str
    means: str = ""
    position: int = 0
    became: str = ""
    """What a word that the program brings along was renamed to; it is in the list no more."""
    is_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedList:
    """A list that fields offer words from. Its words stand in the `column` of `table`."""

    key: str
    title: str
    about: str
    """Where it is offered, and what hangs on it."""
    keys: tuple[str, ...]
    """What people are chosen by that looks for its words; a saved search that names one follows a new name."""
    table: str
    field: Field
    """Where its words are kept; a field of several lines has one on each."""
    words: tuple[tuple[str, str], ...]
    """As they are kept, and as people read them."""
    also: tuple[str, ...] = ()
    """Other tables with a column of the same name whose words are of this list."""
    meanings: tuple[tuple[str, str], ...] = ()
    """What a word can mean to a rule of the program; "" first."""
    means: tuple[tuple[str, str], ...] = ()
    """What its own words mean."""
    fixed: frozenset[str] = frozenset()
    """Words that the program itself writes: they can be moved, not renamed or hidden."""

    @property
    def column(self) -> str:
        """Where its words are kept."""
        return self.field.name

    @property
    def tables(self) -> tuple[str, ...]:
        """All tables in which its words are kept."""
        return (self.table, *self.also)

    def words_in(self, value: str) -> tuple[str, ...]:
        """The words of the list that one value holds."""
        if self.field.kind is not FieldKind.LINES:
            return (value,)
        return tuple(filter(None, map(str.strip, value.splitlines())))

    def reworded(self, value: str, old: str, new: str) -> str:
        """`value` with `new` where it has `old`, in whatever spelling, and no word twice."""
        words: dict[str, str] = {}
        for one in self.words_in(value):
            word = new if folded(one) == folded(old) else one
            words.setdefault(folded(word), word)
        return "\n".join(words.values())


def _offered(words: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Words that are kept as they are read: what is chosen from them may be printed in a letter."""
    return tuple((word, word) for word in words)


def _by_key(*lists: OfferedList) -> Mapping[str, OfferedList]:
    return MappingProxyType({one.key: one for one in lists})


LISTS: Final = _by_key(
    OfferedList(
        key="profession",
        keys=("profession",),
        title=say("Professions"),
        about=say("Offered where you add or edit a person. Letters can print it."),
        table="contacts",
        field=contacts.FIELDS["profession"],
        words=_offered(shipped.PROFESSIONS),
    ),
    OfferedList(
        key="specialty",
        keys=("specialty", "profession"),
        title=say("Specialties"),
        about=say("Offered where you add or edit a person. Letters can print it."),
        table="contacts",
        field=contacts.FIELDS["specialty"],
        words=_offered(shipped.SPECIALTIES),
    ),
    OfferedList(
        key="job_title",
        keys=("role",),
        title=say("Job titles"),
        about=say("Offered where you say what someone does at an organisation."),
        table="roles",
        field=roles.FIELDS["title"],
        words=_offered(shipped.JOB_TITLES),
    ),
    OfferedList(
        key="decision",
        keys=("decision",),
        title=say("Parts in referrals"),
        about=say("Who decides where people are referred, and who has a say in it."),
        table="roles",
        field=roles.FIELDS["decision"],
        words=roles.FIELDS["decision"].values,
    ),
    OfferedList(
        key="tier",
        keys=("tier",),
        title=say("Priorities"),
        about=say(
            "How close someone is to your group, the closest first. One that counts as core is on the "
            "board of your core network."
        ),
        table="contacts",
        field=contacts.FIELDS["tier"],
        words=contacts.FIELDS["tier"].values,
        meanings=meanings.OF_TIER,
        means=(("core", meanings.CORE),),
    ),
    OfferedList(
        key="stage",
        keys=("stage",),
        title=say("Stages of an approach"),
        about=say("How far you have come with someone, from the first stage to the last."),
        table="contacts",
        also=("organisations",),
        field=contacts.FIELDS["stage"],
        words=contacts.FIELDS["stage"].values,
        meanings=meanings.OF_STAGE,
        means=((both.NOT_APPROACHED, meanings.NOT_APPROACHED),),
    ),
    OfferedList(
        key="condition",
        keys=("condition",),
        title=say_in("illness", "Conditions"),
        about=say(
            "Offered where you say what people and organisations work with. Letters can print it."
        ),
        table="contacts",
        also=("organisations",),
        field=contacts.FIELDS["conditions"],
        words=_offered(shipped.CONDITIONS),
    ),
    OfferedList(
        key="channel",
        keys=("channel",),
        title=say("Ways to reach people"),
        about=say(
            "Offered where you say how people and organisations like to hear from you. Each counts as one "
            "of those that a wish can be about."
        ),
        table="contacts",
        also=("organisations",),
        field=contacts.FIELDS["preferred_channel"],
        words=contacts.FIELDS["preferred_channel"].values,
        meanings=meanings.OF_CHANNEL,
        means=tuple(wishes.CHANNEL_OF_WAY.items()),
    ),
    OfferedList(
        key="fit",
        keys=(),
        title=say("What makes someone fit"),
        about=say("Asked before someone becomes one of your core people."),
        table="contacts",
        field=contacts.FIELDS["fit"],
        words=contacts.FIELDS["fit"].values,
    ),
    OfferedList(
        key="source",
        keys=("source",),
        title=say("Ways we met"),
        about=say(
            "Offered where you say how you met someone, or where you know an organisation from."
        ),
        table="contacts",
        also=("organisations",),
        field=contacts.FIELDS["source"],
        words=_offered(shipped.SOURCES),
    ),
    OfferedList(
        key="wish_basis",
        keys=(),
        title=say("What a wish rests on"),
        about=say(
            "Offered where you say what someone wants of post, email, calls, visits and texts."
        ),
        table="wishes",
        field=wishes.FIELDS["basis"],
        words=wishes.FIELDS["basis"].values,
    ),
    OfferedList(
        key="organisation_kind",
        keys=("kind",),
        title=say("Kinds of organisation"),
        about=say(
            "A kind that counts as part of the organisation above it is never named alone on an "
            "envelope: the hospital stands below the ward."
        ),
        table="organisations",
        field=organisations.FIELDS["kind"],
        words=organisations.FIELDS["kind"].values,
        meanings=meanings.OF_ORGANISATION_KIND,
        means=tuple((kind, meanings.PART) for kind in organisations.PARTS),
    ),
    OfferedList(
        key="house_rule_topic",
        keys=(),
        title=say("Topics of house rules"),
        about=say("Offered where you write down a house rule of an organisation."),
        table="house_rules",
        field=house_rules.FIELDS["topic"],
        words=house_rules.FIELDS["topic"].values,
        meanings=meanings.OF_HOUSE_RULE_TOPIC,
        means=(
            *((topic, meanings.ELSEWHERE) for topic in ("data", "photographs")),
            *((topic, meanings.AT_EVENTS) for topic in ("visits", "meetings")),
            ("gifts", meanings.WITH_THANKS),
        ),
    ),
    OfferedList(
        key="referral_method",
        keys=(),
        title=say("Ways of referring"),
        about=say("Offered where you write down how an organisation refers. Letters can print it."),
        table="referral_routes",
        field=referral_routes.FIELDS["method"],
        words=referral_routes.FIELDS["method"].values,
    ),
    OfferedList(
        key="referral_kind",
        keys=(),
        title=say("Kinds of referral"),
        about=say("Offered where you write down how an organisation refers. Letters can print it."),
        table="referral_routes",
        field=referral_routes.FIELDS["referral_kind"],
        words=referral_routes.FIELDS["referral_kind"].values,
    ),
    OfferedList(
        key="need_kind",
        keys=(),
        title=say("Kinds of need"),
        about=say("Offered where you write down what an organisation or a person needs."),
        table="needs",
        field=needs.FIELDS["kind"],
        words=needs.FIELDS["kind"].values,
        fixed=frozenset([needs.NEED]),
        meanings=meanings.OF_NEED_KIND,
        means=tuple((kind, meanings.BACKGROUND) for kind in needs.BACKGROUND),
    ),
    OfferedList(
        key="listing_kind",
        keys=(),
        title=say("Kinds of listing"),
        about=say("Offered where you write down where your own details appear."),
        table="our_listings",
        field=our_listings.FIELDS["kind"],
        words=our_listings.FIELDS["kind"].values,
    ),
    OfferedList(
        key="content_kind",
        keys=(),
        title=say("Kinds of text"),
        about=say("Offered in the content bank. Letters and sheets ask for their texts by kind."),
        table="content",
        field=content.FIELDS["kind"],
        words=content.FIELDS["kind"].values,
        fixed=frozenset(word for word, _ in content.FIELDS["kind"].values),
    ),
    OfferedList(
        key="event_kind",
        keys=(),
        title=say("Kinds of event"),
        about=say("Offered where you add or edit an event."),
        table="events",
        field=events.FIELDS["kind"],
        words=events.FIELDS["kind"].values,
    ),
    OfferedList(
        key="event_role",
        keys=(),
        title=say("Roles at an event"),
        about=say("Offered where you add people to an event. Letters can print it."),
        table="participants",
        field=events.PARTICIPANT_FIELDS["role"],
        words=events.PARTICIPANT_FIELDS["role"].values,
        fixed=frozenset([events.GUEST]),
        meanings=meanings.OF_EVENT_ROLE,
        means=(
            *((role, role) for role in meanings.PARTS),
            ("attendee", "guest"),
        ),
    ),
    OfferedList(
        key="interaction_kind",
        keys=("never",),
        title=say("Kinds of entry on a timeline"),
        about=say(
            "A kind that counts as a contact makes \u201clast contact\u201d newer; one about someone, "
            "not with them, does not."
        ),
        table="interactions",
        field=interactions.FIELDS["kind"],
        words=interactions.FIELDS["kind"].values,
        meanings=meanings.OF_INTERACTION_KIND,
        means=((interactions.NOTE, meanings.NO_CONTACT),),
        fixed=frozenset([interactions.DOCUMENT, interactions.CALL, interactions.NOTE]),
    ),
)
"""By key, in the order in which they are shown."""


def list_behind(table: str, column: str) -> OfferedList | None:
    """The list that a column takes its words from; None for one with words of the program."""
    every = (one for one in LISTS.values() if table in one.tables and one.column == column)
    return next(every, None)


def without_meaning(about: OfferedList, means: str) -> tuple[str, str]:
    """What it would mean that no word of a list counts as this any more, and what to do first; nothing where it stops no one."""
    if (about.key, means) != ("tier", meanings.CORE):
        return "", ""
    return (
        say("No priority would count as core network then, so no one would be in it."),
        say("Let another priority count as core network first."),
    )


def problems(draft: ListItem) -> tuple[Problem, ...]:
    """What stops a word from being in a list."""
    if not folded(draft.word):
        return (Problem("word", say("Type a word.")),)
    if '"' in draft.word:
        return (
            Problem(
                "word", say("Type it without quotation marks: searches put them around words.")
            ),
        )
    if len(draft.word.strip()) > LONGEST:
        return (
            Problem("word", say("Type a shorter one, of at most {most} letters.", most=LONGEST)),
        )
    return ()
