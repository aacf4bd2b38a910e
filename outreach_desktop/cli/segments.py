"""The command that saves searches under a name, shows and lists them."""

from typing import TYPE_CHECKING

import click

from outreach_desktop.cli.data import opened, today
from outreach_desktop.cli.people import WORDS, joined
from outreach_desktop.cli.printing import as_json, print_json, print_table
from outreach_desktop.cli.safety.patients import see_that_it_is_about_none, with_patient_texts
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say, say_in, say_many

if TYPE_CHECKING:
    from outreach_desktop.domain.choosing.saved import SavedSearch


@click.command("segment", context_settings=WORDS)
@click.argument("name", default="")
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
@click.option("--organisations", is_flag=True, help=say("WORDS choose organisations, not people."))
@click.option("--remove", is_flag=True, help=say("Remove the saved search of this name."))
@click.option("--yes", is_flag=True, help=say("Remove it even if other searches need it."))
@with_patient_texts
@as_json
@click.pass_context
def segment_command(
    ctx: click.Context,
    name: str,
    words: tuple[str, ...],
    *,
    organisations: bool,
    remove: bool,
    yes: bool,
    with_patient_texts: bool,
    as_json: bool,
) -> None:
    """Save the search WORDS under NAME; without WORDS show it, without NAME list all with counts.

    Afterwards `saved:"NAME"` chooses these people wherever people are chosen:
    segment "Core" tier:core -champion:yes
    """
    from outreach_desktop.domain.choosing.organisations import ORGANISATIONS
    from outreach_desktop.domain.choosing.saved import FIELDS, SavedSearch
    from outreach_desktop.domain.segments import PEOPLE
    from outreach_desktop.services.choosing import saved

    about = ORGANISATIONS.subject if organisations else PEOPLE.subject
    if remove and (words or not name):
        raise OutreachError(
            say("--remove needs a name, and nothing else."),
            hint=say("For example: segment \u201cCore\u201d --remove"),
        )
    if words:
        see_that_it_is_about_none(f"{name}\n{joined(words)}", may=with_patient_texts)
    with opened(ctx) as db:
        if remove:
            try:
                saved.remove(db, name, anyway=yes)
            except saved.NeededError as error:
                error.hint = say("Without it they find nothing. Change them first, or add --yes.")
                raise
        elif words:
            saved.save(db, SavedSearch(name=name, words=joined(words), about=about), today=today())
        asked = saved.every(db) if remove or not name else [saved.get(db, name)]
        found = [(one, saved.count(db, one, today=today())) for one in asked]
    if as_json:
        print_json(
            [
                {
                    "name": one.name,
                    "words": one.words,
                    "people" if one.about == PEOPLE.subject else "organisations": count,
                }
                for one, count in found
            ]
        )
    elif found:
        print_table(
            (say("Name"), FIELDS["about"].label, say_in("what is searched for", "Search")),
            ((one.name, _counted(one, count), one.words) for one, count in found),
        )
    else:
        click.echo(say("There are no saved searches yet."), err=True)


def _counted(search: "SavedSearch", count: int | None) -> str:
    if count is None:
        return "?"
    if search.vocabulary.subject == "contacts":
        return say_many("{count} person", "{count} people", count)
    return say_many("{count} organisation", "{count} organisations", count)
