"""The fields that a column of a file may go to, by the names that `--map` and the column step use."""

from outreach_desktop.domain.fields import in_short
from outreach_desktop.domain.own_fields.own_fields import identifier
from outreach_desktop.domain.own_fields.targets import BY_KEY, NEW
from outreach_desktop.domain.subjects import SUBJECTS
from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange.header_words import bare, lookup
from outreach_desktop.exchange.headings import IN_SETS
from outreach_desktop.words import say, say_in

NOTES, LEFT_OUT, WISHES, NAMED_EMAIL = "notes", "", "wishes", "name_and_email"

_KEPT = {
    field.imported_as: in_short(field)
    for subject in SUBJECTS.values()
    for field in subject.fields.values()
    if field.imported_as
}


def _kept(*names: str) -> dict[str, str]:
    """What is kept as it comes is called as everywhere else."""
    return {name: _KEPT[name] for name in names}


# In the order of a form. Names are those of `contacts --json` where a person has such a field.
FIELDS: dict[str, str] = {
    **_kept("title"),
    "name": say("Full name"),
    NAMED_EMAIL: say("Full name and email"),
    **_kept("first_name"),
    "middle_name": say("Middle name"),
    "initials": say("Initials"),
    "surname_prefix": say("Small words before the surname"),
    **_kept("last_name", "post_nominals", "salutation", "profession", "specialty"),
    "organisation": say("Organisation"),
    **_kept("role", "department"),
    "is_organisation": say("Person or organisation"),
    "organisation_name": say("Organisation, one in each row"),
    "organisation_kind": say("Kind of organisation"),
    "organisation_code": say("Code of the organisation in a register"),
    "website": say("Website of the organisation"),
    "belongs_to": say("What the organisation belongs to"),
    "belongs_to_code": say("Code of what it belongs to"),
    "record": say("Number of the record in the program it comes from"),
    "belongs_to_record": say("Number of the record that it belongs to"),
    "area": say("Area that the organisation serves"),
    "list_size": say("Registered patients of the organisation"),
    **_kept("email", "phone"),
    "extension": say("Extension of the phone before it"),
    **_kept("mobile"),
    "fax": say("Fax or pager"),
    "address": say("Whole address"),
    "house_name": say("House name or flat"),
    "house_number": say("House number"),
    **_kept("street"),
    "po_box": say("PO box"),
    **_kept("town", "region", "postcode", "country"),
    "tags": say("Tags"),
    "tag": say("Tag of this name, where ticked"),
    **_kept("large_print", "preferred_channel", "tier", "champion", "source"),
    NEW: say("A new field of your own, called as the column"),
    "deleted": say("Deleted in the program it comes from"),
    "label": say("What the value beside it is called"),
    "email_display": say("The name shown with an email"),
    WISHES: say("Wishes and consent"),
    **_kept(NOTES),
    LEFT_OUT: say("Left out"),
}
SET_LABELS = {"home": say("home"), "work": say("work"), "other": say_in("address", "other")}
_OTHER_NAMES = {
    "": LEFT_OUT,
    "-": LEFT_OUT,
    "leftout": LEFT_OUT,
    "none": LEFT_OUT,
    "donotcontact": WISHES,
    "donotcontactreason": WISHES,
    "wish": WISHES,
    "consent": WISHES,
    "fullname": "name",
    "note": NOTES,
}


def choices() -> list[tuple[str, str]]:
    """Every field a person may choose, with its label: (“home_town”, “Town (home)”)."""
    plain = [(name, label) for name, label in FIELDS.items() if name not in (NOTES, LEFT_OUT)]
    in_sets = [
        (f"{kind}_{name}", f"{label} ({said})")
        for kind, said in SET_LABELS.items()
        for name, label in FIELDS.items()
        if name in IN_SETS
    ]
    return [*plain, *in_sets, (NOTES, FIELDS[NOTES]), (LEFT_OUT, FIELDS[LEFT_OUT])]


def parted(field: str) -> tuple[str, str]:
    """“home_town” as its set of columns and its field: ("home", "town")."""
    kind, _, rest = field.partition("_")
    return (kind, rest) if kind in SET_LABELS and rest in IN_SETS else ("", field)


def field_named(text: str) -> str:
    """The field that somebody means by `text`: “Town”, "address.town", "home_town", “Surname”.

    OutreachError where there is none, with those there are.
    """
    plain = (
        text.strip().casefold().replace("-", "_").replace(" ", "_") if text.strip() != "-" else ""
    )
    if parted(plain)[1] in FIELDS:
        return plain
    if plain.startswith(BY_KEY) and plain != BY_KEY:
        return BY_KEY + identifier(plain.removeprefix(BY_KEY))
    letters = bare(text.rpartition(".")[2])
    labels = {bare(label): name for name, label in choices()}
    found = _OTHER_NAMES.get(letters, labels.get(letters) or lookup(letters))
    if found is None or parted(found)[1] not in FIELDS:
        raise OutreachError(
            say("There is no field \u201c{text}\u201d to import into.", text=text),
            hint=say(
                "Choose one of: {names}; with home_, work_ or other_ before a part of an address, an email or a phone;"
                " own. before the name of a field of your own; notes, or nothing to leave the column out.",
                names=", ".join(name for name in FIELDS if name),
            ),
        )
    return found
