"""Notes as volunteers write them, made up at random: some name a patient, some speak of people at work."""

from random import Random

from outreach_desktop.domain.safety.patients import is_nhs_number

_MEN = (
    "Alan",
    "Brian",
    "Derek",
    "George",
    "Ian",
    "Keith",
    "Malcolm",
    "Peter",
    "Robert",
    "Trevor",
    "Ahmed",
    "Rajesh",
)
_WOMEN = (
    "Joan",
    "Margaret",
    "Susan",
    "Patricia",
    "Doreen",
    "Linda",
    "Fatima",
    "Priya",
    "Maureen",
    "Sheila",
)
_SURNAMES = (
    "Smith", "Jones", "Barker", "Whitby", "O'Leary", "Patel", "Okoro", "Hill", "Lowe", "Dean", "Hughes", "Murphy",
    "Wilson-Gray", "Mac Donald", "Bell", "Stone", "Akhtar", "Nowak",
)  # fmt: skip
_CLINICIANS = ("Boateng-Hale", "Okafor", "Nolan", "Farthing", "Haworth", "Prosser")

_OF_PATIENTS = (
    "Rang about patient {name}, wants a visit",
    "her patient, {titled}, would like a call before Friday",
    "Patient: {name}. Transport needed.",
    "{titled} was diagnosed last week and his wife is anxious",
    "{titled} has been told the results, please ring",
    "{name} has prostate cancer and would come to the choir",
    "NHS no {nhs} given over the phone",
    "({nhs}) to be rung on Monday",
    "NHS number: {packed}",
    "{dob_label} {dob}, lives alone",
    "born on {long_dob}; wants large print",
    "MRN {mrn}",
    "Hospital number {mrn}, ward 7",
    "patient ID {mrn} on the slip",
    "Referred {titled} to us for the monthly group",
    "referral of {titled} came by post",
    "{titled}'s biopsy was clear, he wants to thank us",
    "{name}'s operation is on Monday",
    "{name} is a patient of hers",
    "{name}, a patient of Dr Hale, came to the walk",
    "service user called {name} asked for a lift",
    "{titled} (patient) came with his partner",
    "discharged {titled} on Tuesday, ring after that",
    "client {name} needs a form",
    "pt {name} asked twice",
    "{titled} is recovering from his prostatectomy",
    "Patient's name is {name}",
    "The patient is called {name}, ring her",
    "patient: {initial}. {surname}",
    "{name}, PSA {psa}, Gleason 7",
    "{name} ({age}), PSA {psa}",
)
_AT_WORK = (
    "{clinician}'s clinic is on Thursdays",
    "Ring {phone} after two, or {mobile}",
    "Asked {clinician} for twenty leaflets",
    "Patient Experience Lead, likes one page",
    "Head of patient information; {name} is her deputy",
    "Sent {name} the packet",
    "Saw {name} at the lunch, promised slides",
    "Met {clinician} about patients who do not speak English",
    "{name} is the patient liaison officer",
    "Patients ring the nurse line before nine",
    "Her father was treated here in {year}",
    "Agreed to a desk in the results clinic from {date}",
    "Half of the patients come alone",
    "Prefers email; secretary is {titled}",
    "Talk on prostate cancer, {date}, 40 chairs",
    "Referred by {clinician}",
    "Order {number} leaflets for the patient groups",
    "{clinician} had twelve referrals in {year}",
    "Thanked {titled} for the room on {date}",
    "The group was born in {year}",
    "Tel {phone}, ext {number}",
    "{name} runs the Patient Participation Group",
    "Referral: {initial}. {surname} posts the forms",
    "{name}, PSA testing lead",
    "{name}: {number} PSA tests in {year}",
    "PSA of {psa} and above is referred, says {clinician}",
)


def of_patients(chance: Random, count: int) -> list[str]:
    """Notes that tell who a patient is."""
    return [_written(chance, chance.choice(_OF_PATIENTS)) for _ in range(count)]


def at_work(chance: Random, count: int) -> list[str]:
    """Notes that tell of nobody but people at work."""
    return [_written(chance, chance.choice(_AT_WORK)) for _ in range(count)]


def _written(chance: Random, note: str) -> str:
    is_man = chance.random() < 0.7
    first, surname = chance.choice(_MEN if is_man else _WOMEN), chance.choice(_SURNAMES)
    title = "Mr" if is_man else chance.choice(("Mrs", "Ms", "Miss"))
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1930, 1975)
    nhs = _nhs_number(chance)
    gap = chance.choice((" ", "-", ""))
    return note.format(
        name=f"{first} {surname}",
        titled=f"{title} {surname}" if chance.random() < 0.6 else f"{title} {first} {surname}",
        clinician=f"{chance.choice(('Mr', 'Miss', 'Dr', 'Sister'))} {chance.choice(_CLINICIANS)}",
        nhs=f"{nhs[:3]}{gap}{nhs[3:6]}{gap}{nhs[6:]}",
        packed=nhs,
        dob_label=chance.choice(("DOB", "d.o.b.", "Date of birth:", "D.O.B")),
        dob=chance.choice((f"{day:02}/{month:02}/{year}", f"{day}.{month}.{year % 100:02}", f"{year}-{month:02}-{day:02}")),
        long_dob=f"{day} {chance.choice(('March', 'Oct', 'August'))} {year}",
        mrn=f"{chance.choice(('', 'K', 'RX'))}{chance.randint(10_000, 9_999_999)}",
        phone=f"01632 {chance.randint(100_000, 999_999)}",
        mobile=f"07700 {chance.randint(100_000, 999_999)}",
        date=f"{day} {chance.choice(('March', 'October'))}",
        year=chance.randint(1995, 2025),
        number=chance.randint(20, 400),
        initial=first[0],
        surname=surname,
        psa=f"{chance.randint(1, 90)}.{chance.randint(0, 9)}",
        age=chance.randint(45, 95),
    )  # fmt: skip


def _nhs_number(chance: Random) -> str:
    while True:
        number = f"{chance.choice('4679')}{chance.randint(0, 999_999_999):09}"
        if is_nhs_number(number):
            return number
