"""Subjects: every table that people fill, said once. What speaks of all of them reads it here.

That is the history, undo, searching, backups, what is compared before a restore, what is salvaged, the doctor. A table
that people fill and that is not here fails the tests.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from outreach_desktop.domain import (
    contacts,
    events,
    group,
    interactions,
    memberships,
    organisations,
    roles,
)
from outreach_desktop.domain.choosing import saved
from outreach_desktop.domain.documents import documents, letter_runs, paragraphs
from outreach_desktop.domain.fields import Field, Fields, begun
from outreach_desktop.domain.knowing import (
    house_rules,
    households,
    needs,
    our_listings,
    referral_routes,
)
from outreach_desktop.domain.lists import lists
from outreach_desktop.domain.offering import content, our_services
from outreach_desktop.domain.own_fields import own_fields
from outreach_desktop.domain.wishes import wishes
from outreach_desktop.words import say, say_in, say_many

TECHNICAL: Final = frozenset(
    [
        "id",
        "created_at",
        "updated_at",
        "device",
        "deleted_at",
        "contact_id",
        "sort_name",
        "folded",
        "sha256",
        "template_sha256",
        "position",
        "is_sample",
        "media_type",
        "owner_id",
        "batch_id",
        "couple",
        "household_id",
        "household_place",
        "of_table",
        "one_id",
        "other_id",
        "details_then",
    ]
)
"""Columns that nobody fills in: stamps, keys, what is worked out from something else, and whose a row is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A table that people fill, and what one of its rows and many of them are called."""

    table: str
    one: str
    many: str
    counted: Callable[[int], str]
    """\u201c1 person\u201d, \u201c2,000 people\u201d."""
    fields: Fields
    short: str = ""
    """What one is called before whose it is, as in \u201ca wish of Dr Ann O\u2019Neil\u201d, where `one` says too much."""
    called: str = ""
    """What begins a sentence about a row that has no name and is nobody\u2019s."""
    name: tuple[str, ...] = ()
    """The columns with the name of a row; without any, a row is called by what it is and whose."""
    is_named: bool = False
    """Whether a comparison of two files lists its rows by name; else it counts them."""
    heading: str = ""
    """What a column with how many there are is called, where `many` is too long for one."""
    retired: frozenset[str] = frozenset()
    """Columns that hold what older programs kept there, and that nothing reads any more."""
    in_backups: bool = False
    """Whether a list of backups says how many there are in each."""
    stand_in: Mapping[str, str] = field(default_factory=dict)
    """What is put in the place of a row that others need and nobody could read; `{n}` and `{today}` are filled in."""


def _by_table(*subjects: Subject) -> Mapping[str, Subject]:
    return {subject.table: subject for subject in subjects}


SUBJECTS: Final = _by_table(
    Subject(
        table="contacts",
        one=say("person"),
        many=say("people"),
        counted=lambda count: say_many("{count} person", "{count} people", count),
        fields=contacts.FIELDS,
        name=("title", "first_name", "last_name"),
        is_named=True,
        in_backups=True,
        stand_in={"last_name": say("Unknown person"), "sort_name": say("unknown person")},
    ),
    Subject(
        table="organisations",
        one=say("organisation"),
        many=say("organisations"),
        counted=lambda count: say_many("{count} organisation", "{count} organisations", count),
        short=say("organisation"),
        fields=organisations.FIELDS,
        name=("name",),
        is_named=True,
        retired=frozenset(("referral_route", "needs")),  # rows of their own since shape 16
        in_backups=True,
        stand_in={"name": say("Unknown organisation")},
    ),
    Subject(
        table="events",
        one=say("event"),
        many=say("events"),
        counted=lambda count: say_many("{count} event", "{count} events", count),
        fields=events.FIELDS,
        name=("title",),
        is_named=True,
        in_backups=True,
        stand_in={"title": say("Unknown event"), "date": "{today}"},
    ),
    Subject(
        table="interactions",
        one=say("entry on a timeline"),
        many=say("entries on timelines"),
        counted=lambda count: say_many(
            "{count} entry on a timeline", "{count} entries on timelines", count
        ),
        short=say("entry"),
        heading=say("Entries"),
        fields=interactions.FIELDS,
        name=("summary",),
        in_backups=True,
    ),
    Subject(
        table="participants",
        one=say("place on an event\u2019s list"),
        many=say("places on events\u2019 lists"),
        counted=lambda count: say_many(
            "{count} place on an event\u2019s list",
            "{count} places on events\u2019 lists",
            count,
        ),
        fields=events.PARTICIPANT_FIELDS,
    ),
    Subject(
        table="roles",
        one=say("role"),
        many=say("roles"),
        counted=lambda count: say_many("{count} role", "{count} roles", count),
        fields=roles.FIELDS,
    ),
    Subject(
        table="memberships",
        one=say("membership"),
        many=say("memberships"),
        counted=lambda count: say_many("{count} membership", "{count} memberships", count),
        fields=memberships.FIELDS,
        name=("body",),
    ),
    Subject(
        table="households",
        one=say("household"),
        many=say("households"),
        counted=lambda count: say_many("{count} household", "{count} households", count),
        fields=households.FIELDS,
        name=("name",),
    ),
    Subject(
        table="house_rules",
        one=say("house rule"),
        many=say("house rules"),
        counted=lambda count: say_many("{count} house rule", "{count} house rules", count),
        fields=house_rules.FIELDS,
        name=("rule",),
    ),
    Subject(
        table="referral_routes",
        one=say("way to refer"),
        many=say("ways to refer"),
        counted=lambda count: say_many("{count} way to refer", "{count} ways to refer", count),
        fields=referral_routes.FIELDS,
        name=("how",),
    ),
    Subject(
        table="needs",
        one=say("need"),
        many=say("needs"),
        counted=lambda count: say_many("{count} need", "{count} needs", count),
        fields=needs.FIELDS,
        name=("text",),
    ),
    Subject(
        table="tags",
        one=say("tag"),
        many=say("tags"),
        counted=lambda count: say_many("{count} tag", "{count} tags", count),
        fields=contacts.TAG_FIELDS,
        name=("name",),
        stand_in={"name": say("unknown tag {n}"), "folded": say("unknown tag {n}")},
    ),
    Subject(
        table="contact_tags",
        one=say("tag of a person"),
        many=say("tags of people"),
        counted=lambda count: say_many("{count} tag of a person", "{count} tags of people", count),
        short=say("tag"),
        fields=contacts.MARK_FIELDS,
    ),
    Subject(
        table="list_items",
        one=say("word of a list"),
        many=say("words of lists"),
        counted=lambda count: say_many("{count} word of a list", "{count} words of lists", count),
        short=say_in("list", "word"),
        fields=lists.FIELDS,
        name=("word",),
    ),
    Subject(
        table="own_fields",
        one=say("field of your own"),
        many=say("fields of your own"),
        counted=lambda count: say_many(
            "{count} field of your own", "{count} fields of your own", count
        ),
        short=say_in("own", "field"),
        fields=own_fields.FIELDS,
        name=("name",),
        stand_in={
            "name": say("unknown field {n}"),
            "about": own_fields.PEOPLE,
            "kind": own_fields.OwnKind.TEXT,
        },
    ),
    Subject(
        table="own_values",
        one=say("entry in a field of your own"),
        many=say("entries in fields of your own"),
        counted=lambda count: say_many(
            "{count} entry in a field of your own",
            "{count} entries in fields of your own",
            count,
        ),
        short=say_in("own", "entry"),
        fields=own_fields.VALUE_FIELDS,
    ),
    Subject(
        table="segments",
        one=say("saved search"),
        many=say("saved searches"),
        counted=lambda count: say_many("{count} saved search", "{count} saved searches", count),
        short=say_in("saved", "search"),
        fields=saved.FIELDS,
        name=("name",),
    ),
    Subject(
        table="not_duplicates",
        one=say("pair marked as not a duplicate"),
        many=say("pairs marked as not duplicates"),
        counted=lambda count: say_many(
            "{count} pair marked as not a duplicate",
            "{count} pairs marked as not duplicates",
            count,
        ),
        short=say("pair"),
        fields={},
    ),
    Subject(
        table="wishes",
        one=say("wish about hearing from us"),
        many=say("wishes about hearing from us"),
        counted=lambda count: say_many(
            "{count} wish about hearing from us",
            "{count} wishes about hearing from us",
            count,
        ),
        short=say("wish"),
        fields=wishes.FIELDS,
    ),
    Subject(
        table="documents",
        one=say("document made"),
        many=say("documents made"),
        counted=lambda count: say_many("{count} document made", "{count} documents made", count),
        short=say("document"),
        fields=documents.FIELDS,
        name=("template",),
    ),
    Subject(
        table="paragraphs",
        one=say("paragraph of your own"),
        many=say("paragraphs of your own"),
        counted=lambda count: say_many(
            "{count} paragraph of your own", "{count} paragraphs of your own", count
        ),
        short=say("paragraph"),
        fields=paragraphs.FIELDS,
    ),
    Subject(
        table="letter_runs",
        one=say("run of letters"),
        many=say("runs of letters"),
        counted=lambda count: say_many("{count} run of letters", "{count} runs of letters", count),
        fields=letter_runs.FIELDS,
        name=("name",),
    ),
    Subject(
        table="files",
        one=say("attached file"),
        many=say("attached files"),
        counted=lambda count: say_many("{count} attached file", "{count} attached files", count),
        short=say("file"),
        fields=documents.FILE_FIELDS,
        name=("name",),
    ),
    Subject(
        table="senders",
        one=say("sender"),
        many=say("senders"),
        counted=lambda count: say_many("{count} sender", "{count} senders", count),
        fields=group.SENDER_FIELDS,
        name=("name",),
    ),
    Subject(
        table="our_listings",
        one=say("listing"),
        many=say("listings"),
        counted=lambda count: say_many("{count} listing", "{count} listings", count),
        fields=our_listings.FIELDS,
        name=("name",),
    ),
    Subject(
        table="services",
        one=say("service"),
        many=say("services"),
        counted=lambda count: say_many("{count} service", "{count} services", count),
        fields=our_services.FIELDS,
        name=("name",),
    ),
    Subject(
        table="content",
        one=say("text to print"),
        many=say("texts to print"),
        counted=lambda count: say_many("{count} text to print", "{count} texts to print", count),
        fields=content.FIELDS,
        name=("heading",),
    ),
    Subject(
        table="points",
        one=say("text of your group"),
        many=say("texts of your group"),
        counted=lambda count: say_many(
            "{count} text of your group", "{count} texts of your group", count
        ),
        fields=group.POINT_FIELDS,
        name=("heading",),
    ),
    Subject(
        table="group_profile",
        one=say("page of your group"),
        many=say("pages of your group"),
        counted=lambda count: say_many(
            "{count} page of your group", "{count} pages of your group", count
        ),
        short=say("group"),
        called=say("Our group"),
        fields=group.FIELDS,
    ),
)
"""By table, in the order in which they are told."""


def in_backups() -> tuple[str, ...]:
    """The tables that a list of backups counts."""
    return tuple(table for table, subject in SUBJECTS.items() if subject.in_backups)


def counted(table: str, count: int) -> str:
    """\u201c1 person\u201d, \u201c2,000 people\u201d."""
    return SUBJECTS[table].counted(count)


def counted_of(about: lists.OfferedList, count: int) -> str:
    """\u201c8 people\u201d: the rows that a word of a list stands in."""
    if about.also:
        return say_many("{count} entry", "{count} entries", count)
    return counted(about.table, count)


def heading(table: str) -> str:
    """\u201cPeople\u201d: the heading of a column with how many there are."""
    return SUBJECTS[table].heading or begun(SUBJECTS[table].many)


def in_short(table: str) -> str:
    """\u201cperson\u201d, \u201cwish\u201d: what one of its rows is called."""
    return SUBJECTS[table].short or SUBJECTS[table].one


def stand_in(table: str) -> str:
    """\u201cUnknown person\u201d: what stands in for a row that nobody could read is called so; "" where nothing does."""
    first = next(iter(SUBJECTS[table].stand_in.values()), "")
    return first.replace("{n}", "").strip()


def field_of(table: str, column: str) -> Field | None:
    """The field that a column holds; None for one that nobody fills in."""
    subject = SUBJECTS.get(table)
    return subject.fields.get(column) if subject else None
