"""What each list offers before anybody has changed it.

Professions, job titles and where they are found follow who the published guides on outreach name: doctors, nurses, link
workers, discharge planners, practice managers, commissioners and those who work beside them.
"""

from typing import Final

from outreach_desktop.words import say, say_in

PROFESSIONS: Final = (
    say("GP"),
    say("nurse"),
    say("clinical nurse specialist"),
    say("practice nurse"),
    say("district nurse"),
    say("urologist"),
    say("oncologist"),
    say("radiographer"),
    say("rehabilitation physician"),
    say("palliative care physician"),
    say("doctor"),
    say("psychologist"),
    say("counsellor"),
    say("physiotherapist"),
    say("first-contact physiotherapist"),
    say("occupational therapist"),
    say("dietitian"),
    say("pharmacist"),
    say("social prescriber"),
    say("health coach"),
    say("care coordinator"),
    say("social worker"),
    say("case manager"),
    say("discharge planner"),
    say("physician liaison"),
    say("practice manager"),
    say("administrator"),
    say("receptionist"),
    say("medical secretary"),
    say("commissioner"),
    say("chaplain"),
    say("community worker"),
)

SPECIALTIES: Final = (
    say("urology"),
    say("oncology"),
    say("radiotherapy"),
    say("chemotherapy"),
    say("surgery"),
    say("palliative care"),
    say("rehabilitation"),
    say("primary care"),
    say("mental health"),
    say("pelvic health"),
    say("sexual health"),
    say("continence"),
    say("long-term conditions"),
    say("older people"),
    say("hospital discharge"),
    say("community"),
)

JOB_TITLES: Final = (
    say("Consultant"),
    say("Lead nurse"),
    say("Ward sister"),
    say("Matron"),
    say("Nurse specialist"),
    say("GP partner"),
    say("Salaried GP"),
    say("Clinical lead"),
    say("Clinical director"),
    say("Medical director"),
    say("Head of patient experience"),
    say("Social prescribing link worker"),
    say("Care coordinator"),
    say("Discharge coordinator"),
    say("Case manager"),
    say("Practice manager"),
    say("Reception team leader"),
    say("Medical secretary"),
    say("Commissioning manager"),
    say("Volunteer coordinator"),
)

SOURCES: Final = (
    say("Met at an event"),
    say("Introduced by a colleague"),
    say("They contacted us"),
    say_in("source", "Member of our group"),
    say("Practice website"),
    say("Hospital directory"),
    say("Professional body"),
    say("List from another group"),
)

CONDITIONS: Final = (
    say("prostate cancer"),
    say("bladder cancer"),
    say("kidney cancer"),
    say("testicular cancer"),
    say("breast cancer"),
    say("bowel cancer"),
    say("lung cancer"),
    say("blood cancer"),
    say("advanced cancer"),
    say("continence problems"),
    say("erectile problems"),
    say("lymphoedema"),
    say("fatigue"),
    say("pain"),
    say("anxiety and low mood"),
    say("bereavement"),
    say("diabetes"),
    say("heart disease"),
    say("stroke"),
    say("dementia"),
)
