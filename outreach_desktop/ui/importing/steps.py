"""The steps in which a list comes in: what each is called, and what it asks."""

from outreach_desktop.services.importing.imports import ImportPlan, ImportRow
from outreach_desktop.words import say, say_many

FILE, COLUMNS, PEOPLE, PATIENTS, WISHES, RESULT = range(6)
NAMES = (
    say("File"),
    say("Columns"),
    say("People"),
    say("Patients"),
    say("Wishes"),
    say("Done"),
)
HEADINGS = (
    (say("Import a list of people"), ""),
    (
        say("Where does each column go?"),
        say("Check the columns of your list. Change what is not right; your choice is remembered."),
    ),
    (
        say("Who will be imported?"),
        say("Nothing has been saved yet. Untick the rows you want to leave out."),
    ),
    (
        say("Are these about patients?"),
        say(
            "These texts look as if they told who a patient is, which has no place in this file. They are left out, unless you say otherwise; your list itself stays as it is."
        ),
    ),
    (
        say("What did they ask for?"),
        say(
            "These words may be a wish not to be contacted. Choose what they mean. Where you are not sure, leave it as it is."
        ),
    ),
    (say("Done"), ""),
)


def asked_about(plan: ImportPlan, step: int) -> list[ImportRow]:
    """Rows that come in and are asked about in a step: in which something looks like a patient's, or may be a wish."""
    rows = (row for row in plan.rows if row.verdict in ("new", "updated"))
    return [
        row for row in rows if (row.line in plan.patients if step == PATIENTS else row.doubtful)
    ]


def importing(plan: ImportPlan | None) -> str:
    """What the button says that begins to write."""
    coming = plan.new + plan.updated if plan else 0
    if not coming:
        return say("Nothing to import")
    return say_many("&Import {count} row", "&Import {count} rows", coming)
