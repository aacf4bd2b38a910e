"""What the group offers and tells of, as documents print it; what is kept back of it is told before they are made."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.offering import content, our_services
from outreach_desktop.domain.documents.letters import Finding
from outreach_desktop.domain.offering.content import ContentText
from outreach_desktop.domain.offering.our_services import OurService, is_new
from outreach_desktop.domain.offering.printing import kept_back, printed_services, printed_texts
from outreach_desktop.words import local, unbroken

Facts = dict[str, Any]


def offering_facts(db: Data, today: dt.date, language: str) -> Facts:
    """The services that go on and the texts that may be printed."""
    texts = printed_texts(content.every(db), today)
    return {
        "services": [
            _service(one, today, language)
            for one in printed_services(our_services.every(db), today)
        ],
        "content": {name: [_text(one) for one in some] for name, some in texts.items()},
    }


def told_of_offering(db: Data, asked: Collection[str], *, today: dt.date) -> tuple[Finding, ...]:
    """What is not printed of the content bank, of the lists that the documents print: a remark for each reason."""
    names = {field.partition(".")[2] for field in asked if field.startswith("content.")}
    if not names:
        return ()
    return tuple(
        Finding(contact_id=None, name="", message=one.sentence)
        for one in kept_back(content.every(db), names, today)
    )


def _service(one: OurService, today: dt.date, language: str) -> Facts:
    return {
        "name": one.name,
        "for_whom": one.for_whom,
        "condition": one.condition,
        "benefit": one.benefit,
        "held": unbroken.postcodes(one.held),
        "place": one.place,
        "cost": one.cost,
        "how_to_join": one.how_to_join,
        "waiting_days": one.waiting_days,
        "places_free": one.places_free,
        "new_since": _day(one.starts_on, language) if is_new(one, today) else "",
        "until": _day(one.ends_on, language),
        "checked_on": one.checked_on,
    }


def _text(one: ContentText) -> Facts:
    return {
        "heading": one.heading,
        "text": one.text,
        "topic": one.topic,
        "attribution": one.attribution,
        "source": one.source,
        "link": one.link,
        "date": one.dated_on,
        "reviewed_on": one.reviewed_on,
        "comes_first": one.comes_first,
    }


def _day(day: dt.date | None, language: str) -> str:
    return local.long_date(day, language) if day else ""
