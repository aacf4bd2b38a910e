"""What documents print of services and texts, and what they keep back and say so."""

import datetime as dt

from outreach_desktop.domain.offering.content import ContentStanding, ContentText
from outreach_desktop.domain.offering.our_services import OurService
from outreach_desktop.domain.offering.printing import (
    kept_back,
    printed_services,
    printed_texts,
)

TODAY = dt.date(2026, 3, 2)
LONG_AGO = dt.date(2024, 1, 1)


def text(heading: str, kind: str = "news", **facts: object) -> ContentText:
    return ContentText(id=heading, heading=heading, kind=kind, **facts)  # type: ignore[arg-type]


def test_services_are_printed_while_they_go_on() -> None:
    services = [
        OurService(id="1", name="Walk", ends_on=LONG_AGO),
        OurService(id="2", name="Helpline"),
        OurService(id="3", name="Class", starts_on=dt.date(2026, 3, 3)),
        OurService(id="4", name="Meeting", checked_on=LONG_AGO),
    ]
    assert [one.name for one in printed_services(services, TODAY)] == ["Helpline", "Meeting"]


def test_texts_are_printed_by_their_kind_where_nothing_keeps_them_back() -> None:
    printed = printed_texts(
        [
            text("News"),
            text("For us", may_hand_out=False),
            text("Swim", "story"),
            text("Walk", "story", permission="in writing"),
            text("Old answer", "question", reviewed_on=LONG_AGO),
            text("Recipe", "recipe"),
        ],
        TODAY,
    )
    assert {name: [one.heading for one in some] for name, some in printed.items() if some} == {
        "news": ["News"],
        "stories": ["Walk"],
    }


def test_help_elsewhere_stands_by_need_and_what_is_urgent_first() -> None:
    texts = [
        text("Buses", "signpost", topic="travel"),
        text("Advice", "signpost", topic="Money"),
        text("999", "signpost", topic="Urgent", comes_first=True),
    ]
    headings = [one.heading for one in printed_texts(texts, TODAY)["signposts"]]
    assert headings == ["999", "Advice", "Buses"]


def test_what_is_kept_back_is_told_by_its_reason_for_the_lists_that_are_printed() -> None:
    texts = [
        text("Old", "question", reviewed_on=LONG_AGO),
        text("For us", "question", reviewed_on=LONG_AGO, may_hand_out=False),
        text("Swim", "story"),
        *(text(f"Story {number}", "story", permission="", text="x") for number in range(3)),
        text("Ended", "story", permission="yes", permission_ends_on=LONG_AGO),
    ]
    told = kept_back(texts, {"questions", "stories"}, TODAY)
    assert [one.sentence for one in told] == [
        "Not printed, because no one gave permission: Swim; Story 0; Story 1; \u2026.",
        "Not printed, because the permission ended: Ended.",
        "Not printed until someone reads it through again: Old.",
    ]
    assert kept_back(texts, {"news", "services"}, TODAY) == ()
    assert [one.standing for one in kept_back(texts, {"questions"}, TODAY)] == [ContentStanding.DUE]
