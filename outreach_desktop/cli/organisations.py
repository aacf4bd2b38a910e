"""The command that lists organisations."""

from typing import TYPE_CHECKING

import click

from outreach_desktop.cli.data import opened, today
from outreach_desktop.cli.people import WORDS, joined, write_conditions
from outreach_desktop.cli.printing import as_json, fields_of, print_json, print_table
from outreach_desktop.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from outreach_desktop.services.organisations import OrganisationListed


class _ListsWhatOrganisationsHave(click.Command):
    """Its help ends with everything that organisations can be chosen by."""

    def format_epilog(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """A line for each key."""
        from outreach_desktop.domain.choosing.organisations import ORGANISATIONS

        write_conditions(formatter, ORGANISATIONS)


@click.command("organisations", cls=_ListsWhatOrganisationsHave, context_settings=WORDS)
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
@as_json
@click.pass_context
def organisations_command(ctx: click.Context, words: tuple[str, ...], *, as_json: bool) -> None:
    """List the organisations WORDS describe, or all.

    WORDS are words and conditions, all of which must hold; a dash in front leaves out:
    organisations 'kind:"GP practice"' champion:no
    """
    from outreach_desktop.domain.fields import in_words
    from outreach_desktop.domain.organisations import FIELDS
    from outreach_desktop.domain.own_fields.own_fields import ORGANISATIONS
    from outreach_desktop.services import organisations
    from outreach_desktop.services.own_fields import own_fields

    with opened(ctx) as db:
        day = today()
        ids = organisations.find(db, joined(words), today=day)
        found = organisations.listed(db, ids, today=day)
        names = {one.id: one.name for one in own_fields.every(db, ORGANISATIONS)}
    if as_json:
        print_json([_as_object(one, names) for one in found])
    elif found:
        print_table(
            (
                FIELDS["name"].label,
                FIELDS["kind"].label,
                say("Town"),
                say("People"),
                FIELDS["parent_id"].label,
            ),
            (
                (
                    one.organisation.name,
                    in_words(FIELDS["kind"], one.organisation.kind),
                    one.town,
                    str(one.people),
                    one.belongs_to,
                )
                for one in found
            ),
        )
    else:
        click.echo(say("There is no organisation to list."), err=True)


def _as_object(one: "OrganisationListed", names: "Mapping[str, str]") -> dict[str, object]:
    """All that is kept of it, by the names of its fields; what it belongs to and who leads by their names.

    `names` are those of fields of the group's own.
    """
    kept = fields_of(one.organisation)
    own = {
        "id": kept.pop("id"),
        "name": kept.pop("name"),
        "kind": kept.pop("kind"),
        "belongs_to": one.belongs_to,
        "people": one.people,
        "last_contact": one.last_contact,
        "lead": one.lead,
    }
    del kept["parent_id"], kept["lead_id"]
    kept["own"] = {names[key]: value for key, value in one.organisation.own}
    return {**own, **kept}
