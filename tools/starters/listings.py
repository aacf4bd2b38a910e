"""Tables of what the program knows: sessions, people, needs, what passed, who is on a list."""

from docx.document import Document

from tools.starters.page import TEXT_WIDTH
from tools.starters.writing import (
    Strong,
    after_table,
    below_table,
    listing,
    shares,
    when,
    write,
)

_HOURS = (
    "{% if session.starts_at %}{{ session.starts_at | time }}"
    "{% if session.ends_at %}\u2013{{ session.ends_at | time }}{% endif %}{% endif %}"
)
_WAIT = (
    "{% if service.waiting_days %}Wait now: {{ service.waiting_days }} days"
    "{% elif service.waiting_days == 0 %}No wait{% endif %}"
)
_COST = "{% if service.cost %}Cost: {{ service.cost }}{% endif %}"
_KNOWS_WAIT = "(service.waiting_days or service.waiting_days == 0)"
_JOIN = (
    "{{ (service.how_to_join or '') | links }}"
    "{% if service.how_to_join and service.cost %} \u00b7 {% endif %}"
    f"{_COST}{{% if (service.how_to_join or service.cost) and {_KNOWS_WAIT} %}} \u00b7 {{% endif %}}{_WAIT}"
)
_AUDIENCE = "{% if session.audience %}For: {{ session.audience }}{% endif %}"


def session_table(document: Document, *, most: int | str = "") -> None:
    """The coming events: when, what for whom, where; the first `most` of them, where that is said."""
    what = ("*{{ session.title }}", '{{ session.description or "" }}', _AUDIENCE)
    where = tuple(f'{{{{ session.{field} or "" }}}}' for field in ("place", "address", "access"))
    listing(
        document,
        f"session in events[:{most}]" if most else "session in events",
        (
            ("When", 38, ('*{{ session.date | date("weekday") }}', _HOURS)),
            ("What", 64, what),
            ("Where", TEXT_WIDTH - 102, where),
        ),
        says="Coming sessions: when, what, and where",
        whole=False,
    )
    after_table(document)


def services_table(document: Document) -> None:
    """The services that go on: what, when and where, for whom and how to join with wait and cost."""
    what = (
        "*{{ service.name }}",
        "{% if service.new_since %}New since {{ service.new_since }}{% endif %}",
    )
    where = (
        (
            Strong("{{ service.held or '' }}"),
            "{% if service.held and service.place %}, {% endif %}{{ service.place or '' }}",
        ),
        "{% if service.until %}Until {{ service.until }}{% endif %}",
    )
    join = ("{{ service.for_whom or '' }}", _JOIN)
    first, second, third = shares(9, 14, 18)  # an email address goes on a line of A5, too
    listing(
        document,
        "service in services",
        (
            ("What", first, what),
            ("When and where", second, where),
            ("For whom, and how to join", third, join),
        ),
        says="Our services: what, when and where, for whom and how to join",
        whole=False,
    )
    after_table(document)


def services_in_short(document: Document, *, most: int) -> None:
    """The first `most` services that go on, in few lines each."""
    where = "{{ service.held or '' }}{% if service.place %}, {{ service.place }}{% endif %}"
    first, second, third = shares(8, 10, 7)
    listing(
        document,
        f"service in services[:{most}]",
        (
            ("What, and for whom", first, ("*{{ service.name }}", "{{ service.for_whom or '' }}")),
            ("When and where", second, (where,)),
            ("How to join", third, ("{{ (service.how_to_join or '') | links }}",)),
        ),
        says="Our services: what and for whom, when and where, how to join",
        whole=False,
    )
    after_table(document)


def signposts_table(document: Document) -> None:
    """Where else people find help, by need, each with the day on which someone last checked."""
    need, who, how, day = shares(5, 6, 7, 4)
    listing(
        document,
        "one in content.signposts if not one.comes_first",
        (
            ("What you need", need, ("*{{ one.topic }}",)),
            ("Who helps", who, ("{{ one.heading }}",)),
            (
                "How to reach them",
                how,
                ("{{ one.text | links }}", "{{ (one.link or '') | links }}"),
            ),
            (
                "Checked",
                day,
                ("{% if one.reviewed_on %}{{ one.reviewed_on | date('short') }}{% endif %}",),
            ),
        ),
        says="Where else to find help: what you need, who helps, how to reach them, when we checked",
        whole=False,
    )
    below_table(document)


def people_table(document: Document) -> None:
    """Who signs for us, with direct lines."""
    listing(
        document,
        "person in people",
        (
            ("Who", 70, ("*{{ person.name }}", '{{ person.role or "" }}')),
            (
                "Direct line and email",
                TEXT_WIDTH - 70,
                ('{{ person.phone or "" }}', '{{ (person.email or "") | links }}'),
            ),
        ),
        says="Our people: name and role, phone, email",
    )
    after_table(document)


def needs_table(document: Document, *, most: int = 6) -> None:
    """What their organisation needs, and how we answer it; left out where nothing is known."""
    with when(document, "organisation.profile"):
        write(document, "Heading 2", "What they need, and what we have for it")
        width, rest = shares(4, 3)
        listing(
            document,
            f"need in organisation.profile[:{most}]",
            (
                ("They need", width, ("*{{ need.text }}",)),
                ("We have", rest, ('{{ need.answer or "" }}',)),
            ),
            says="What they need, and what we have for it",
        )
        below_table(document)


def last_contacts(document: Document, *, most: int = 5) -> None:
    """When we were in touch with them last; left out where we never were."""
    with when(document, "contact.last_contacts"):
        write(document, "Heading 2", "The last times we were in touch")
        day, kind, what = shares(2, 1, 5)
        listing(
            document,
            f"one in contact.last_contacts[:{most}]",
            (
                ("When", day, ("*{{ one.date | date }}",)),
                ("How", kind, ("{{ one.kind }}",)),
                ("What it was about", what, ("{{ one.summary }}",)),
            ),
            says="The last times we were in touch: when, how, and what it was about",
        )
        below_table(document)


def to_sign(document: Document, *, blank: int) -> None:
    """Who is on the list of the event, each with room for a signature, and rows for who comes besides."""
    name, role, organisation, signature = shares(3, 3, 4, 3)
    listing(
        document,
        "one in event.listed",
        (
            ("Name", name, ("*{{ one.name }}",)),
            ("What they are", role, ('{{ one.role or "" }}',)),
            ("From", organisation, ('{{ one.organisation or "" }}',)),
            ("Signature", signature, ("",)),
        ),
        says="Who comes: name, what they are, where from, and room for a signature",
        whole=False,
        blank=blank,
        height=11,
    )
    below_table(document)
