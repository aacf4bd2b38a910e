"""Why somebody of a line of work hears from us, in a sentence or two."""

BY_WORK = (
    (("nurse",), "You are the one people ask when the doctor has gone. They ask us the same questions, and we have the time."),
    (("gp", "general practitioner"), "You see people before and long after the hospital does. That is when they ring us."),
    (("consultant", "urolog", "oncolog", "surgeon", "radiolog"), "After your clinic people go home with questions that are not clinical. That is where we begin."),
    (("pharmacist",), "People ask at your counter what they did not ask in clinic. You can hand them our number."),
    (("practice manager", "receptionist", "secretary"), "You decide what lies in the waiting room and who is rung back. A leaflet there reaches people we never would."),
    (("link worker", "social prescrib", "care coordinator", "health coach"), "You look for something in reach for each person. We are that for the people we serve."),
    (("social worker", "case manager", "discharge"), "You send people home. We are somebody they can ring once they are there."),
    (("psycholog", "counsell", "therapist"), "Some of the people you see need somebody who has been through it. Some of ours need you."),
    (("commission", "manager", "director"), "You decide what there is for people here. We can show you what they ask us for."),
)  # fmt: skip
"""Words in a profession or a role, and why somebody of that work hears from us: the first that fits."""
