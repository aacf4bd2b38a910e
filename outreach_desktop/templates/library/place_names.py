"""What the place of a field is called in Word: in the English of the documents that come with the program.

A field that prints parts of a list is called by the list and the part: “Service: when it is held”.
"""

import re
from collections.abc import Mapping
from typing import Final

MOST: Final = 64
"""Letters that Word takes in the title and in the tag of a content control."""

_ALONE: Final = {
    "contact.name": "Name of the person",
    "contact.first_name": "First name of the person",
    "contact.last_name": "Surname of the person",
    "contact.title": "Title of the person",
    "contact.salutation": "How the person is greeted",
    "contact.post_nominals": "Letters after the name",
    "contact.profession": "Profession of the person",
    "contact.specialty": "Specialty of the person",
    "contact.role": "Role of the person",
    "contact.department": "Department of the person",
    "contact.organisation": "Where the person works",
    "contact.email": "Email of the person",
    "contact.phone": "Phone of the person",
    "contact.mobile": "Mobile phone of the person",
    "contact.address": "Address of the person in one line",
    "contact.address_lines": "Address of the person without the name",
    "contact.address_block": "Address of the person",
    "contact.conditions": "Condition they work with",
    "contact.challenges": "What is hard in their work",
    "contact.needs": "What would help them",
    "contact.best_times": "When the person can be reached",
    "contact.route_through": "Who to go through",
    "contact.secure_email": "Confidential email of the person",
    "organisation.name": "Name of the organisation",
    "organisation.needs": "What the organisation is short of",
    "organisation.shared_goals": "Goal you both have",
    "organisation.referral_route": "How they refer",
    "organisation.would_refer": "Whom they would send",
    "organisation.refer_criteria": "The criteria they refer by",
    "organisation.refers_now_to": "Where they refer now",
    "organisation.best_times": "When the organisation can be reached",
    "event.title": "What the event is called",
    "event.kind": "What kind of event it is",
    "event.date": "Day of the event",
    "event.starts_at": "When the event starts",
    "event.ends_at": "When the event ends",
    "event.place": "Where the event is",
    "event.address": "Address of the event",
    "event.access": "How to get in",
    "event.description": "What happens at the event",
    "event.audience": "Who the event is for",
    "event.when_line": "When and where the event is",
    "letter.personal": "Paragraph for this reader",
    "letter.question": "What they asked",
    "letter.copies": "Who gets a copy",
    "letter.times": "Time that is offered",
    "letter.enclosures": "What is enclosed",
    "letter.parts": "What else is in the envelope",
    "thanks.reason": "What you thank them for",
    "thanks.date": "When they did it",
    "group.name": "Name of our group",
    "group.strapline": "Line under our name",
    "group.purpose": "Why our group exists",
    "group.about": "Who we are",
    "group.address_lines": "Address of our group",
    "group.phone": "Phone of our group",
    "group.email": "Email of our group",
    "group.website": "Website of our group",
    "group.charity_number": "Charity number of our group",
    "group.referral_phone": "Phone for referrals",
    "group.referral_email": "Email for referrals",
    "group.privacy_line": "How to be taken off our list",
    "group.logo": "Logo of our group",
    "group.foot_line": "Name, phone and website of our group",
    "sender.name": "Name of the sender",
    "sender.role": "Role of the sender",
    "sender.phone": "Phone of the sender",
    "sender.email": "Email of the sender",
    "sender.contact_line": "Phone and email of the sender",
    "sender.signature": "Signature of the sender",
    "today": "Date of the document",
    "reference": "Our reference",
    "language": "Language of the document",
}
_LISTS: Final = {
    "events": "Coming event",
    "services": "Service",
    "people": "Who signs for us",
    "contact.last_contacts": "Last contact",
    "organisation.routes": "How they refer",
    "organisation.profile": "What they need",
    "organisation.value_points": "What we bring",
    "event.listed": "On the list",
    "content.news": "News",
    "content.successes": "What went well",
    "content.changes": "What changed",
    "content.stories": "Story",
    "content.quotes": "Quote",
    "content.questions": "Question",
    "content.signposts": "Where to find help",
    "content.articles": "Article",
    "content.leaflets": "Leaflet",
    "content.guidelines": "Guideline",
    "group.helps": "What people come with",
    "group.we_do": "What we do",
    "group.we_do_not": "What we do not do",
    "group.refer_steps": "Step of a referral",
    "group.offers": "What we offer",
    "group.benefits": "What it brings",
    "group.measures": "What we measure",
    "group.next_steps": "Next step",
    "group.values": "What we bring",
}
_PARTS: Final = {
    "heading": "heading",
    "text": "text",
    "more": "what more there is to say",
    "attribution": "whom it is by",
    "topic": "topic",
    "link": "where to read more",
    "reviewed_on": "when it was last read through",
    "date": "day",
    "kind": "kind",
    "title": "what it is called",
    "name": "name",
    "role": "role",
    "organisation": "where they work",
    "phone": "phone",
    "email": "email",
    "summary": "what it was about",
    "when_line": "when and where",
    "starts_at": "when it starts",
    "ends_at": "when it ends",
    "place": "where it is",
    "address": "address",
    "access": "how to get in",
    "description": "what happens there",
    "audience": "who it is for",
    "for_whom": "for whom it is",
    "condition": "for which condition",
    "benefit": "what it does for people",
    "held": "when it is held",
    "cost": "what it costs",
    "how_to_join": "how to join",
    "waiting_days": "days to wait",
    "new_since": "since when it is new",
    "until": "until when it goes on",
    "how": "how it goes",
    "need": "what is needed",
    "answer": "how we answer it",
}
_TEXT: Final = re.compile(r"'[^']*'|\"[^\"]*\"")
_FILTER: Final = re.compile(r"\|\s*\w+(?:\([^)]*\))?")
_PATH: Final = re.compile(r"\b[a-z_]+(?:\.[a-z_]+|\[[^\]]*\])*")
_WORDS: Final = frozenset(("or", "and", "not", "if", "else", "in"))
_ROW: Final = re.compile(r"\[[^\]]*\]")


def place_of(expression: str, loops: Mapping[str, str]) -> str:
    """What the place of a field is called; `loops` say which list each name of a loop is a part of."""
    bare = _FILTER.sub(" ", _TEXT.sub(" ", expression))
    paths = (resolved(one, loops) for one in _PATH.findall(bare) if one not in _WORDS)
    first, *others = dict.fromkeys(map(named, paths))
    return " or ".join((first, *(one[0].lower() + one[1:] for one in others)))


def resolved(path: str, loops: Mapping[str, str]) -> str:
    """A path as the catalogue has it: the rows of a list by its name."""
    first, dot, rest = path.partition(".")
    whole = loops.get(first, first) + dot + rest
    return _ROW.sub("[]", whole)


def named(path: str) -> str:
    """What the place of one field of the catalogue is called; KeyError where it has no name yet."""
    plain = path.removesuffix("[]")
    if plain in _ALONE:
        return _ALONE[plain]
    rows, _, part = path.rpartition("[].")
    return f"{_LISTS[rows]}: {_PARTS[part]}"
