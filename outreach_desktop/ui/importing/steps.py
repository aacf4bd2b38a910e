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
_PLACES: dict[int, tuple[str, tuple[str, str]]] = {
    PEOPLE: (
        say("Organisations"),
        (say("Which organisations will be imported?"), HEADINGS[PEOPLE][1]),
    )
}
"""What a step is called, and what it asks, where the list has no people."""


def is_of_places(plan: ImportPlan | None) -> bool:
    """Whether the list is of organisations alone; a row that cannot come in may be either."""
    rows = plan.rows if plan else ()
    may_be = all(row.is_organisation or row.verdict == "rejected" for row in rows)
    return may_be and any(row.is_organisation for row in rows)


def names_of(plan: ImportPlan | None) -> tuple[str, ...]:
    """What the steps are called for this list."""
    other = _PLACES if is_of_places(plan) else {}
    return tuple(other[step][0] if step in other else name for step, name in enumerate(NAMES))


def heading_of(step: int, plan: ImportPlan | None) -> tuple[str, str]:
    """What a step asks of this list, and what it advises."""
    return _PLACES[step][1] if step in _PLACES and is_of_places(plan) else HEADINGS[step]


def title_of(plan: ImportPlan | None) -> str:
    """What the window is called."""
    return say("Import a list of organisations") if is_of_places(plan) else HEADINGS[FILE][0]


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
