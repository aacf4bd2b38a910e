"""What templates may say of the group's services, and of the texts in its content bank."""

import datetime as dt
from typing import Final

from outreach_desktop.domain.fields import FieldKind
from outreach_desktop.templates.library.entries import (
    CatalogueEntry,
    a_date,
    a_rows,
    a_subject,
    a_text,
)
from outreach_desktop.words import say

_SERVICE: Final = (
    a_text("name", say("what it is called"), "Newcomers\u2019 hour"),
    a_text("for_whom", say("for whom it is"), "Men in their first three months"),
    a_text("condition", say("for which condition; may be empty"), "Prostate cancer"),
    a_text("benefit", say("what it does for people"), "They leave with a number to ring"),
    a_text(
        "held", say("when it is held, in words"), "First Tuesday of the month, 18:00\u201319:00"
    ),
    a_text("place", say("where it is"), "The Old Corn Store, Marrowby"),
    a_text("cost", say("what it costs, in words"), "free"),
    a_text("how_to_join", say("how people join"), "Ring 0808 157 0142, or just come"),
    CatalogueEntry(
        name="waiting_days",
        kind=FieldKind.NUMBER,
        meaning=say("days to wait now; may be empty"),
        example=14,
    ),
    CatalogueEntry(
        name="places_free",
        kind=FieldKind.NUMBER,
        meaning=say("places that are free now; may be empty"),
        example=4,
    ),
    a_text("new_since", say("the day it began, for its first three months"), "3 February 2026"),
    a_text("until", say("the day it ends; may be empty"), ""),
    a_date("checked_on", say("when someone last checked; may be empty"), dt.date(2026, 3, 2)),
)
_SERVICES: Final = (
    (
        "Newcomers\u2019 hour",
        "Men in their first three months, with anyone they like to bring",
        "Prostate cancer",
        "They meet two men who have been there, and leave with a number to ring",
        "First Tuesday of the month, 18:00\u201319:00",
        "The Old Corn Store, Marrowby (step-free)",
        "free",
        "Ring 0808 157 0142, or just come",
        0,
        8,
        "",
        "",
        dt.date(2026, 3, 2),
    ),
    (
        "Helpline",
        "Men, partners and families",
        "",
        "Someone who has lived with it listens",
        "Every day, 10:00\u201322:00",
        "By phone",
        "free from any phone",
        "Ring 0808 157 0142",
        0,
        20,
        "",
        "",
        dt.date(2026, 3, 2),
    ),
    (
        "Pelvic health session",
        "Men after surgery or radiotherapy",
        "Prostate cancer, after treatment",
        "Exercises shown by a physiotherapist, in a small group",
        "Second Thursday of the month, 17:00\u201318:00",
        "Marrowby General Hospital, physiotherapy",
        "\u00a33 for tea and the room",
        "Ring 01632 960101 to book a place",
        21,
        3,
        "",
        "15 December 2026",
        dt.date(2026, 3, 2),
    ),
    (
        "Partners\u2019 evening",
        "Partners and carers",
        "",
        "An evening of their own, run by partners",
        "Last Wednesday of the month, 19:00\u201320:30",
        "Tharn Mill library, meeting room",
        "free",
        "Write to hello@wendvalley.example",
        14,
        12,
        "3 February 2026",
        "",
        dt.date(2026, 3, 2),
    ),
)
SERVICES: Final = a_rows(
    "services",
    say("your services that go on, in your order"),
    _SERVICE,
    _SERVICES,
)

_TEXT: Final = (
    a_text("heading", say("its heading, the question, or who helps"), "Do people need a referral?"),
    a_text("text", say("the text, the answer, or how to reach who helps"), "No. Anyone may ring."),
    a_text("topic", say("its topic, or what someone needs"), "Referrals"),
    a_text("attribution", say("whom it is by, as printed; may be empty"), "a member, 67"),
    a_text("source", say("where it is from; may be empty"), "Wendshire Cancer Network, 2025"),
    a_text("link", say("where to read more; may be empty"), "www.cancer-network.example/after"),
    a_date("date", say("the day it is of; may be empty"), dt.date(2026, 2, 24)),
    a_date("reviewed_on", say("when someone last read it through"), dt.date(2026, 3, 2)),
    CatalogueEntry(
        name="comes_first",
        kind=FieldKind.YES_NO,
        meaning=say("whether it stands before the others of its kind"),
        example=True,
    ),
)
_DAY: Final = dt.date(2026, 2, 24)
_READ: Final = dt.date(2026, 3, 2)


def _row(heading: str, text: str, topic: str = "", *, by: str = "", source: str = "", link: str = "", first: bool = False) -> tuple[object, ...]:  # fmt: skip
    return (heading, text, topic, by, source, link, _DAY, _READ, first)


_NEWS: Final = (
    _row(
        "An evening for partners, at last",
        "Since last month partners and carers have an evening of their own, at Tharn Mill library on the last "
        "Wednesday of the month. Eleven people came to the first one. \u201cI did not know how much I had been "
        "holding back,\u201d one of them said afterwards. There is tea, there is no programme, and no one has to "
        "say anything. It is run by three partners who have had training in listening. If you see a couple where "
        "the other one does the worrying, please hand them our card.",
        "Partners",
        first=True,
    ),
    _row(
        "Helpline open until ten",
        "Since January someone answers until ten at night, seven days a week. Most calls come after eight, when "
        "the house is quiet.",
        "Helpline",
    ),
)
_QUESTIONS: Final = (
    _row("Do people need a referral?", "No. Anyone may ring us or come to a meeting. A referral means that we ring them, which is easier for many."),
    _row("What do you need to know about a patient?", "A first name and a telephone number, with the patient\u2019s agreement. Please send us no clinical details."),
    _row("How soon do you ring?", "Within two working days. If we cannot reach someone we try three times, at different hours."),
    _row("Do you give medical advice?", "No. We share what it was like for us, and send every medical question back to the team."),
    _row("Who are your volunteers?", "Men and partners who have lived with prostate cancer. They are trained in listening, safeguarding and confidentiality, and have supervision every month."),
    _row("Is there a cost?", "Almost everything is free. The pelvic health session asks for \u00a33, and no one is turned away for it."),
    _row("What if someone is in crisis?", "We are no crisis service. We stay with the person, call 999 or 111 with them, and tell you if they agree."),
    _row("Will you tell us what became of it?", "Once, in a sentence, that they have been in touch; and only if the person agrees."),
)  # fmt: skip
_SIGNPOSTS: Final = (
    _row("999, or 111 for what can wait an hour", "Ring 999 if someone is in danger; 111 day and night for anything else.", "Someone is in danger", first=True),
    _row("Wendshire Listening Line", "01632 960150, day and night", "Someone to talk to at night", link="www.listening-line.example", first=True),
    _row("Wend Wheels", "01632 960153, two days before", "Getting to hospital"),
    _row("Wendshire Carers", "01632 960151, Monday to Friday, 9 to 5", "Looking after someone", link="www.wendshire-carers.example"),
    _row("Marrowby Advice Centre", "Walk in on Tuesdays, 10 to 1; 01632 960152", "Money, work and benefits"),
)  # fmt: skip
CONTENT: Final = a_subject(
    "content",
    say("the texts of your content bank that may be printed"),
    a_rows("news", say("news, what comes first at the top, then the newest"), _TEXT, _NEWS),
    a_rows(
        "successes",
        say("what went well"),
        _TEXT,
        (
            _row(
                "Forty-two men seen before their first clinic",
                "Last quarter 42 men talked to one of us before their first appointment. The nurses told us that "
                "they came with their questions written down.",
            ),
        ),
    ),
    a_rows(
        "changes",
        say("what changed in what you offer"),
        _TEXT,
        (
            _row(
                "Referrals by email need no form any more",
                "A first name and a telephone number are enough. The old form still works if you like it.",
            ),
        ),
    ),
    a_rows(
        "stories",
        say("stories of people who gave permission"),
        _TEXT,
        (
            _row(
                "\u201cThe first swim\u201d",
                "\u201cAfter the operation I did not go swimming for a year. At the meeting someone said: wear "
                "dark trunks and go on a Tuesday, nobody is there on a Tuesday. I went on a Tuesday. I have gone "
                "every week since.\u201d",
                "After treatment",
                by="a member, 67",
            ),
        ),
    ),
    a_rows(
        "quotes",
        say("what people said of you, who gave permission"),
        _TEXT,
        (
            _row(
                "",
                "My patients come back from that group with better questions than I could have given them.",
                "Referrers",
                by="a nurse specialist, Marrowby General Hospital",
            ),
        ),
    ),
    a_rows("questions", say("questions with their answers"), _TEXT, _QUESTIONS),
    a_rows(
        "signposts",
        say("where else people find help, what is urgent first, then by need"),
        _TEXT,
        _SIGNPOSTS,
    ),
    a_rows(
        "articles",
        say("articles"),
        _TEXT,
        (_row("Waiting rooms", "What six men remember of the room in which they met."),),
    ),
    a_rows(
        "leaflets",
        say("leaflets"),
        _TEXT,
        (
            _row(
                "After your treatment",
                "Sixteen pages for men who go home this week.",
                source="Wendshire Cancer Network, 2025",
            ),
        ),
    ),
    a_rows(
        "guidelines",
        say("guidelines"),
        _TEXT,
        (_row("Supportive care in prostate cancer", "A summary in two pages."),),
    ),
)
VALUE_POINTS: Final = a_rows(
    "value_points",
    say("what you bring for what it needs: picked from the text bank, or as you answered the need"),
    (
        a_text("need", say("what it needs"), "Fewer calls from men who worry at night"),
        a_text("text", say("what you bring"), "A helpline that is open until ten, every day"),
    ),
    (
        ("Fewer calls from men who worry at night", "A helpline that is open until ten, every day"),
        ("Someone for the partners", "An evening of their own, run by partners"),
    ),
)
