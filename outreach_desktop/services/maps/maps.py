"""Maps of people as they are today: who decides at an organisation, and who introduced whom."""

from datetime import date

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.knowing import introductions
from outreach_desktop.db.subjects import list_items, organisations, roles
from outreach_desktop.domain.contacts import CHAMPION
from outreach_desktop.domain.documents.papers import (
    OwnPaper,
    PaperPart,
    PaperPicture,
    PaperTable,
)
from outreach_desktop.domain.maps.deciding import HeldPart, decision_map
from outreach_desktop.domain.maps.introducing import Introduced, champion_tree
from outreach_desktop.domain.maps.pictures import MapPicture
from outreach_desktop.domain.organisations import TreeNode
from outreach_desktop.domain.roles import is_current
from outreach_desktop.services import contacts
from outreach_desktop.words import say, say_many
from outreach_desktop.words.local import long_date


def decisions(db: Data, organisation_id: str, *, today: date) -> MapPicture:
    """Who has which part in referrals at an organisation, and at all that belongs to it."""
    whole = organisations.get(db, organisation_id)
    nodes = _within(organisations.nodes(db), organisation_id)
    held = [role for role in roles.at(db, [node.id for node in nodes]) if is_current(role, today)]
    people = {one.id: one for one in contacts.get_all(db, list({role.contact_id for role in held}))}
    parts = [
        HeldPart(
            person_id=role.contact_id,
            organisation_id=role.organisation_id,
            name=people[role.contact_id].name,
            sort_name=people[role.contact_id].sort_name,
            title=role.title or role.department,
            decision=role.decision,
            is_champion=people[role.contact_id].champion == CHAMPION,
        )
        for role in held
    ]
    count = say_many("{count} person", "{count} people", len(people))
    about = say("{count}, {day}", count=count, day=long_date(today))
    title = say("Who decides at {name}", name=whole.name)
    return decision_map(title, about, nodes, parts, list_items.listed(db, "decision").words)


def champions(db: Data, *, today: date) -> MapPicture:
    """Everyone who is a champion or on the way to be one, with who introduced them and whom they introduced."""
    by = dict(introductions.everyone(db))
    rows = contacts.rows(db, list(by), today=today)
    people = [
        Introduced(
            id=row.id,
            name=row.name,
            sort_name=row.sort_name,
            work=", ".join(filter(None, (row.role or row.profession, row.organisation))),
            champion=row.champion,
            since=row.contact.champion_since,
            by=by[row.id],
        )
        for row in rows
    ]
    count = say_many("{count} person", "{count} people", len(people))
    about = say("{count}, {day}", count=count, day=long_date(today))
    return champion_tree(say("How one champion became more"), about, people)


def paper(drawn: MapPicture, strips: tuple[bytes, ...], size: str = "A4") -> OwnPaper:
    """A map as pages: the picture, a strip on each sheet, then everyone in a table for those who cannot see it."""
    rows = tuple(
        (one.lines[0], one.spoken.removeprefix(one.lines[0]).lstrip(", ")) for one in drawn.people
    )
    pictures = tuple(PaperPicture(content=one, about=drawn.title) for one in strips)
    return OwnPaper(
        title=drawn.title,
        lines=(drawn.about,),
        parts=(
            PaperPart(heading="", blocks=pictures),
            PaperPart(
                heading=say("The same in words"),
                blocks=(
                    PaperTable(
                        header=(say("Name"), say("What is known")), rows=rows, shares=(1, 3)
                    ),
                ),
            ),
        ),
        foot=drawn.title,
        paper=size,
        is_wide=True,
    )


def _within(nodes: list[TreeNode], organisation_id: str) -> list[TreeNode]:
    """It and all that belongs to it; it stands on the first level."""
    parts: dict[str | None, list[TreeNode]] = {}
    for node in nodes:
        parts.setdefault(node.parent_id, []).append(node)
    found = {one.id: one._replace(parent_id=None) for one in nodes if one.id == organisation_id}
    waiting = [organisation_id]
    while waiting:
        for part in parts.get(waiting.pop(), ()):
            if part.id not in found:
                found[part.id] = part
                waiting.append(part.id)
    return list(found.values())
