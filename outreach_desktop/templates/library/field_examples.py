"""The longer examples of the field catalogue: what the sample group says of itself, cut short."""

import datetime as dt

NEEDS = (
    "Men leave clinic with questions that ten minutes cannot hold.",
    "Specialist nurses spend hours on calls that are not clinical.",
    "Few people from the villages come to the hospital\u2019s own sessions.",
)
SHARED_GOALS = (
    "Every man hears about support in the week of his diagnosis.",
    "Fewer avoidable calls to the nurse specialists.",
)
CONDITIONS = ("prostate cancer", "bladder cancer")
CHALLENGES = ("Ten minutes in clinic for news that changes a life.",)
WISHED_FOR = ("One page to hand over, in large print.", "A number to ring on the same day.")
PERSONAL = (
    "It was good to meet you on 2 March. You asked what we do for men who live alone: two of us ring "
    "every one of them in the first week, and again after a month."
)
THANKS = (
    "giving up your Monday evening to talk to our members about recovery after surgery, and for "
    "staying until the last question was answered"
)
PURPOSE = (
    "We bring together men with prostate cancer, and those close to them, so that nobody has to "
    "find their way through it alone."
)
ABOUT = (
    "Wend Valley Prostate Support was begun in 2009 by four men who met in a waiting room. Today some "
    "140 members meet every month, ring each other between meetings, and visit people who cannot "
    "come. All who lead a session have lived with prostate cancer or beside someone who has, are "
    "trained, and work under a safeguarding policy that we gladly send you."
)
PRIVACY = (
    "We keep your work details to write to you about our service, and pass them to nobody. To be "
    "taken off our list, ring 01632 960100 or write to hello@wendvalley.example."
)
HELPS = (
    ("Just diagnosed", "A call from someone who has been there, within two working days", ""),
    ("Choosing a treatment", "A quiet talk with men who chose differently, and why", ""),
    ("Side effects", "A monthly group on continence, tiredness and intimacy", ""),
    ("Partners and family", "Their own group, and a person to ring", ""),
    ("After treatment", "Walks, a choir, and company on the day of the blood test", ""),
)
WE_DO = (
    ("Time", "Listen for as long as it takes, by phone, at home or in the group.", ""),
    ("Experience", "Share what tests, treatments and the months afterwards were like.", ""),
    (
        "Preparation",
        "Help people to write down their questions, so that your minutes go further.",
        "",
    ),
)
WE_DO_NOT = (
    ("Medical advice", "Recommend treatments, or comment on anybody\u2019s care.", ""),
    ("Therapy", "Replace counselling. We say so when somebody needs more than we can give.", ""),
    ("Records", "Ask you for clinical details. A name and a number are enough.", ""),
)
REFER_STEPS = (
    ("Mention us", "Hand over our card, or ask whether we may ring.", ""),
    ("Tell us", "Ring, email, or use the slip on the last page. A first name and number do.", ""),
    ("We take over", "We ring within two working days and let you know that we did.", ""),
)
OFFERS = (
    ("A named person", "One member who knows your clinic and answers within a day.", ""),
    ("A monthly desk", "Two trained members in your waiting area on clinic mornings.", ""),
    ("A first call", "Everybody you send is rung within two working days.", ""),
)
BENEFITS = (
    ("Fewer non-clinical calls", "Answers between appointments", "Time used where it counts"),
    ("Patients who come prepared", "Less fear of the first visit", "Better conversations"),
    ("Support you can point to", "Company after discharge", "Nobody lost between services"),
)
MEASURES = (
    ("Referrals", "People sent to us in a month", "15 % more within 6 months"),
    ("Timeliness", "Working days until our first call", "2 days"),
    ("Patient satisfaction", "Score out of 10 after three months", "above 8"),
    ("Staff satisfaction", "Score out of 10, asked twice a year", "above 9"),
)
NEXT_STEPS = (
    ("Meet for twenty minutes", "At your department, on a day that suits you, this month.", ""),
    ("Try it for three months", "With one clinic, and no paper beyond the slip.", ""),
    ("Look at the figures together", "And then decide whether to go on.", ""),
)
EVENTS = (
    (
        "Open evening: living well after treatment",
        "open evening",
        dt.date(2026, 4, 16),
        dt.time(18, 30),
        dt.time(20),
        "Marrowby Library, Room 2",
        "2 Bridge Street, Marrowby, QX1 4AA",
        "Step-free, hearing loop, parking behind the building",
        "Two members and a dietitian take questions.",
        "Men, partners and anyone who works with them",
        "Thursday 16 April 2026, 18:30\u201320:00, Marrowby Library, Room 2",
    ),
    (
        "Monthly group",
        "support group",
        dt.date(2026, 5, 4),
        dt.time(19),
        dt.time(21),
        "The Old Corn Store",
        "14 Weir Lane, Marrowby, QX1 4BD",
        "Ramp at the side door",
        "",
        "Men with prostate cancer",
        "Monday 4 May 2026, 19:00\u201321:00, The Old Corn Store",
    ),
    (
        "Talk for practice teams: what men ask us",
        "lunch and learn",
        dt.date(2026, 5, 21),
        dt.time(12, 30),
        dt.time(13, 15),
        "Priory Street Surgery",
        "31 Priory Street, Marrowby, QX1 3QP",
        "",
        "Sandwiches from 12.15.",
        "Practice staff",
        "Thursday 21 May 2026, 12:30\u201313:15, Priory Street Surgery",
    ),
)
PEOPLE = (
    (
        "Margaret Ellery",
        "Outreach coordinator",
        "01632 960101",
        "margaret.ellery@wendvalley.example",
        "01632 960101 \u00b7 margaret.ellery@wendvalley.example",
    ),
    (
        "Desmond Achebe-Clarke",
        "Chair of trustees",
        "01632 960102",
        "desmond.achebe-clarke@wendvalley.example",
        "01632 960102 \u00b7 desmond.achebe-clarke@wendvalley.example",
    ),
    (
        "Siobh\u00e1n Keogh",
        "Helpline lead and founder member",
        "01632 960103",
        "siobhan.keogh@wendvalley.example",
        "01632 960103 \u00b7 siobhan.keogh@wendvalley.example",
    ),
)
LAST_CONTACTS = (
    (dt.date(2026, 2, 24), "call", "Agreed to hand out our leaflets"),
    (dt.date(2025, 11, 6), "visit", "Met the team; they asked for cards in large print"),
)
LISTED = (
    (
        "Dr Ann O\u2019Neil",
        "Associate specialist in urology",
        "Marrowby General Hospital",
        "accepted",
    ),
    ("Mrs Meera Patel", "Pharmacist", "Bellwether Pharmacy", "invited"),
)
ROUTES = (
    (
        *(
            "in",
            "inpatients",
            "form",
            "Handed in at the front desk",
            "Form UR-12",
            "Judith Farthing",
        ),
        *("Consent in writing", "From six weeks after treatment", "", 5, dt.date(2026, 3, 2)),
        "Marrowby General Hospital",
    ),
    (
        *("out", "", "phone", "Ring the duty psychologist", "01632 960204", ""),
        *("", "People in distress", "", 1, dt.date(2026, 1, 12), "Wend Valley Hospitals NHS Trust"),
    ),
)
NEEDS_PROFILE = (
    (
        *("gap in service", "No one rings back at the weekend"),
        *("40 calls a month, by their own count", "A helpline that is open until ten"),
        *("Sister Nolan", "Marrowby General Hospital"),
    ),
    (
        *("need", "Men are told their diagnosis alone", "", "A volunteer beside the results room"),
        *("", "Marrowby General Hospital"),
    ),
)
VALUES = (
    ("calls night, worry", "A helpline that is open until ten, every day", ""),
    ("partners, carers, families", "An evening of their own, run by partners", ""),
    ("time in clinic, questions", "People come to clinic with their questions written down", ""),
)
