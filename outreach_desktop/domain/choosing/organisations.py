"""What organisations are chosen by: the language for choosing people, with the keys that say something of organisations.

What is asked about people is asked about those who work there now, or at a part of it.
"""

from typing import Final

from outreach_desktop.domain.segments import KEYS, SAVED, Key, Vocabulary, ago
from outreach_desktop.words import say

ORGANISATIONS: Final = Vocabulary(
    "organisations",
    {
        "kind": Key(say("Kind"), say("kind of organisation"), "hospice"),
        "place": Key(
            say("Town or organisation"),
            say("town or organisation, with what belongs to it"),
            "ashby",
        ),
        "town": Key(KEYS["town"].name, say("its town, else that of what it belongs to"), "ashby"),
        "area": Key(say("Area"), say("area it serves, or one that it belongs to"), "marches"),
        "condition": Key(
            KEYS["condition"].name,
            say("condition they work with, with what belongs to it"),
            "prostate",
        ),
        **{key: KEYS[key] for key in ("target", "stage", "lead")},
        "champion": Key(
            say("Champion"),
            say("whether a champion works there: yes, no; or prospect, lapsed"),
            "no",
        ),
        "tier": Key(say("Priority of people"), say("someone there has this priority"), "core"),
        "profession": Key(
            say("Profession of people"), say("someone there has this profession"), "urologist"
        ),
        "specialty": Key(
            say("Specialty of people"), say("someone there has this specialty"), "oncology"
        ),
        "role": Key(say("Role of people"), say("someone there has this role"), "manager"),
        "decision": Key(
            KEYS["decision"].name, say("someone there has this part in referrals"), "decides"
        ),
        "tag": Key(say("Tag of people"), say("someone there has this tag"), "speaker"),
        "route": Key(
            say("Way to refer"),
            say("how they refer, with what belongs to it: a word of it; or yes, no"),
            "form",
        ),
        "need": Key(
            say("Need"),
            say("what they need, with what belongs to it: a word of it; or yes, no"),
            "leaflets",
        ),
        "last": Key(
            say("Last contact"),
            say(
                "last contact with anyone there: more or less than so many days, weeks, months or years ago"
            ),
            ">90d",
            ago,
        ),
        "added": KEYS["added"],
        "channel": Key(KEYS["channel"].name, say("how it likes to hear from you"), "email"),
        "wish": Key(
            say("Wish of it"),
            say("what it does not want, or that it closed: letters, emails, closed, no"),
            "closed",
        ),
        "never": Key(
            say("Contact of this kind"), say("no entry of that kind yet with anyone there"), "visit"
        ),
        "email": Key(KEYS["email"].name, KEYS["email"].about, "no"),
        "phone": Key(KEYS["phone"].name, KEYS["phone"].about, "no"),
        "address": Key(KEYS["address"].name, KEYS["address"].about, "no"),
        "code": KEYS["code"],
        "source": Key(KEYS["source"].name, say("where you know it from, or yes, no"), "yes"),
        SAVED: Key(say("Saved search of people"), say("someone there is found by it"), "champions"),
    },
    {
        "wants": say(
            "Only people agree or refuse. channel: finds how an organisation likes to hear from you; a search of people that you saved finds where they work: saved:name."
        ),
        "deceased": say(
            "Only people have died. A search of people that you saved finds where they work: saved:name."
        ),
        "letter": say(
            "Letters are made for people. A search of people that you saved finds where they work: saved:name."
        ),
        "thanks": say(
            "Thanks are owed to people. A search of people that you saved finds where they work: saved:name."
        ),
        "told": say(
            "People are told of services. A search of people that you saved finds where they work: saved:name."
        ),
        "post": say(
            "Mail comes back from people. A search of people that you saved finds where they work: saved:name."
        ),
    },
)
