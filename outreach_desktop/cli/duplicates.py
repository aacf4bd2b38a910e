"""The command that lists who, and which organisation, may be in the data file twice."""

from typing import TYPE_CHECKING

import click

from outreach_desktop.cli.data import opened
from outreach_desktop.cli.printing import as_json, counting, print_json, print_table
from outreach_desktop.words import say

if TYPE_CHECKING:
    from outreach_desktop.domain.duplicates.pairs import Pair
    from outreach_desktop.services.data_file import Data


@click.command("duplicates")
@as_json
@click.pass_context
def duplicates_command(ctx: click.Context, *, as_json: bool) -> None:
    """List people, then organisations, that may be there twice, with why. Nothing is changed.

    A "!" in front marks those that very likely are one. Merge them in the window, under People > More for all people > Find duplicates.
    """
    from outreach_desktop.domain.duplicates.pairs import ORGANISATIONS, PEOPLE
    from outreach_desktop.services.duplicates import merging

    with opened(ctx) as db:
        found = [
            (table, pair, labels)
            for table in (PEOPLE, ORGANISATIONS)
            for pairs in [_pairs(db, table)]
            for labels in [merging.labels(db, table, [*_ids(pairs)])]
            for pair in pairs
        ]
    if as_json:
        print_json(
            [
                {
                    "table": table,
                    "one": {"id": pair.one_id, "name": labels[pair.one_id]},
                    "other": {"id": pair.other_id, "name": labels[pair.other_id]},
                    "likely": pair.is_likely,
                    "why": list(pair.reasons),
                }
                for table, pair, labels in found
            ]
        )
    elif found:
        print_table(
            ("", say("One"), say("The other"), say("Why")),
            (
                (
                    "!" if pair.is_likely else "",
                    labels[pair.one_id],
                    labels[pair.other_id],
                    merging.why(pair.reasons),
                )
                for _, pair, labels in found
            ),
        )
    else:
        click.echo(say("No one and no organisation seems to be there twice."), err=True)


def _pairs(db: "Data", table: str) -> "tuple[Pair, ...]":
    from outreach_desktop.services.duplicates import scanning

    *_, last = counting(scanning.looked_through(db, table))
    return last.pairs


def _ids(pairs: "tuple[Pair, ...]") -> "set[str]":
    return {row_id for pair in pairs for row_id in (pair.one_id, pair.other_id)}
