"""The command that lists organisations."""

from typing import TYPE_CHECKING

import click

from outreach_desktop.cli.data import opened, today
from outreach_desktop.cli.people import WORDS, joined, write_conditions
from outreach_desktop.cli.printing import as_json, fields_of, print_json, print_table
from outreach_desktop.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from outreach_desktop.services.knowing.there import KnownOfPlaces
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
    from outreach_desktop.services.knowing import there
    from outreach_desktop.services.own_fields import own_fields

    with opened(ctx) as db:
        day = today()
        ids = organisations.find(db, joined(words), today=day)
        found = organisations.listed(db, ids, today=day)
        known = there.of_places(db, ids if as_json else ())
        names = {one.id: one.name for one in own_fields.every(db, ORGANISATIONS)}
    if as_json:
        print_json([{**_as_object(one, names), **_known(one, known)} for one in found])
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
        "successor": one.successor,
    }
    del kept["parent_id"], kept["lead_id"], kept["successor_id"]
    kept["own"] = {names[key]: value for key, value in one.organisation.own}
    return {**own, **kept}


def _known(one: "OrganisationListed", known: "KnownOfPlaces") -> dict[str, object]:
    """How it refers and what it needs: in one text each, as ever, and row by row."""
    from outreach_desktop.domain.knowing.needs import short_of
    from outreach_desktop.domain.knowing.referral_routes import in_one_text

    routes = known.routes.get(one.organisation.id, ())
    needs = known.needs.get(one.organisation.id, ())
    return {
        "referral_route": in_one_text(routes),
        "needs": "\n".join(short_of(needs, known.background)),
        "routes": [
            {
                **_row(route),
                "liaison": known.liaisons.get(route.liaison_id or "", ""),
                "files": [file.name for file in known.forms.get(route.id, ())],
            }
            for route in routes
        ],
        "profile": [_row(need) for need in needs],
    }


def _row(value: object) -> dict[str, object]:
    """A row without ids, and without its place among others."""
    kept = fields_of(value)
    return {
        name: each
        for name, each in kept.items()
        if name not in ("id", "position") and not name.endswith("_id")
    }
