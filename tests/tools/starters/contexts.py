"""What the starters are filled with, from everything known to nothing but a name, and which of them are letters."""

import copy
from typing import Any

from outreach_desktop.templates.library.fields import sample
from tools.starters import STARTERS

LETTERS = [name for name, draw in STARTERS.items() if ".letters." in draw.__module__]
"""Those with an address, a letterhead and a reference; the others are handed out."""


def sparse() -> dict[str, Any]:
    """A name and nothing else; a young group without logo, sessions or text bank."""
    context: dict[str, Any] = sample()
    empty = dict.fromkeys(context["contact"], "")
    lists = {"address_lines": [], "address_block": ["Jo Smith"], "tags": []}
    known = {"name": "Jo Smith", "salutation": "Jo Smith", **lists}
    unknown = dict.fromkeys(("role", "organisation", "email", "phone", "mobile", "address"))
    context["contact"] = {**empty, **known, **unknown, "large_print": False}
    context |= {"organisation": {}, "events": [], "people": [], "services": []}
    context["content"] = {name: [] for name in context["content"]}
    for field, value in context["group"].items():
        if isinstance(value, list):
            context["group"][field] = []
    context["group"] |= {"logo": None, "website": "", "charity_number": "", "strapline": ""}
    context["group"]["foot_line"] = context["group"]["name"]
    context["sender"] |= {"signature": None, "email": None, "contact_line": "01632 960101"}
    return context


def bare() -> dict[str, Any]:
    """A name and nothing else on both sides: no sender, no telephone, no e-mail, no address."""
    context = sparse()
    group = {
        field: [] if isinstance(value, list) else "" for field, value in context["group"].items()
    }
    unknown = dict.fromkeys(("phone", "email", "referral_phone", "referral_email", "logo"))
    context["group"] = {**group, **unknown, "name": "My group", "foot_line": "My group"}
    nobody = dict.fromkeys(("name", "phone", "email", "signature"))
    context["sender"] = {**nobody, "role": "", "contact_line": ""}
    return context


def long_names() -> dict[str, Any]:
    """Everything known, and names as long as they come."""
    context: dict[str, Any] = copy.deepcopy(sample())
    context["group"]["name"] = (
        "The Wend Valley and Western Dales Community Association for Prostate Cancer Support and Friends"
    )
    context["contact"] |= {
        "name": "Professor Bartholomew Featherstonehaugh-Cholmondeley",
        "salutation": "Professor Featherstonehaugh-Cholmondeley",
        "organisation": "Wend Valley and Western Dales University Hospitals NHS Foundation Trust",
    }
    context["event"]["title"] = (
        "Living well after treatment: an open evening for men, partners, families and everyone who works with them"
    )
    context["sender"] |= {
        "name": "Desmond Maximilian Achebe-Clarke of Marrowby",
        "role": "Chair of the board of trustees and coordinator of volunteers",
    }
    return context
