"""Sentences and lists that several documents have: the ask, what is itemised, what we know of them, and how to ring us."""

from docx.document import Document

from tools.starters.writing import Strong, repeated, when, write


def lead(document: Document, ask: str, rest: str = "") -> None:
    """What the letter is about, in its first two lines."""
    write(document, "Lead", Strong(ask), rest)


def say(document: Document, *paragraphs: str) -> None:
    """Plain paragraphs."""
    for words in paragraphs:
        write(document, "Normal", words)


def point(document: Document, strong: str, words: str) -> None:
    """A paragraph that begins with strong words."""
    write(document, "Normal", Strong(f"{strong} "), words)


def items(document: Document, title: str, *lines: str) -> None:
    """A list under a line that says what it is of."""
    if title:
        _title(document, title)
    for words in lines:
        write(document, "List Bullet", words)


def each(document: Document, title: str, loop: str, words: str, *, strong: str = "") -> None:
    """The same for what there is of something in the program; left out where there is nothing.

    `loop` is like “need in organisation.needs[:4]”.
    """
    source = loop.partition(" in ")[2].partition("[")[0]
    with when(document, source):
        if title:
            _title(document, title)
        with repeated(document, loop):
            write(document, "List Bullet", Strong(f"{strong} " if strong else ""), words)


def _title(document: Document, title: str) -> None:
    write(document, "Normal", Strong(title)).paragraph_format.keep_with_next = True


def routes_we_know(document: Document, title: str) -> None:
    """How referrals work with them, as far as we know, to be corrected."""
    each(
        document,
        title,
        "route in organisation.routes[:3]",
        "{{ route.how }}{% if route.address %}, {{ route.address }}{% endif %}",
        strong="{{ (route.kind or 'referrals') | capitalize }}:",
    )


def to_refer(document: Document) -> None:
    """The number for referrals, in a line."""
    with when(document, "group.referral_phone or group.referral_email"):
        point(
            document,
            "To refer someone:",
            "{{ (group.referral_phone or group.referral_email) | links }}"
            "{% if group.referral_phone and group.referral_email %} or {{ group.referral_email | links }}{% endif %}.",
        )


def times_offered(document: Document, words: str = "Any of these times would suit us:") -> None:
    """Up to three times, typed once for the letter; left out where none is offered."""
    with when(document, "letter.times"):
        keep = write(document, "Normal", Strong(words))
        keep.paragraph_format.keep_with_next = True
        with repeated(document, "time in letter.times"):
            write(document, "List Bullet", "{{ time }}")


def coming_events(document: Document, title: str, *, most: int = 3) -> None:
    """The next dates, a line each."""
    each(
        document, title, f"one in events[:{most}]", "{{ one.when_line }}", strong="{{ one.title }}:"
    )


THEIR_TEAM = "{{ contact.organisation or 'your team' }}"
_DAY_AND_HOURS = (
    '{{ event.date | date("weekday") }}{% if event.starts_at %}, {{ event.starts_at | time }}'
    "{% if event.ends_at %}\u2013{{ event.ends_at | time }}{% endif %}{% endif %}"
)
_PLACE = (
    "{{ event.place or '' }}{% if event.place and event.address %}, {% endif %}"
    "{{ event.address or '' }}"
)
EVENT_FACTS = (
    ("", "When", _DAY_AND_HOURS),
    ("event.place or event.address", "Where", _PLACE),
    ("event.access", "Getting in", "{{ event.access }}"),
    ("event.audience", "For", "{{ event.audience }}"),
)
"""When, where and for whom the event chosen is, as `facts` wants them."""
