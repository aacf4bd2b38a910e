"""What can be printed again: the documents of a press of Make, and those of a person."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.making import readers
from outreach_desktop.db.subjects import batches, contacts, documents
from outreach_desktop.domain.documents.documents import Document, title_in_words
from outreach_desktop.domain.documents.printing import Piece, Stack
from outreach_desktop.words import say


def made_earlier(db: Data) -> list[Stack]:
    """Every batch that has documents, newest first, each in the order of the people.

    Who has asked since then not to be contacted is left out, and named.
    """
    found = []
    for batch_id, name, begun_at in batches.every(db):
        made = documents.of_batch(db, batch_id)
        names = readers.names(db, [one.reader_id for one in made])
        asked = {
            one.id: one.name for one in contacts.get_all(db, list(names)) if one.do_not_contact
        }
        wanted = [one for one in made if one.reader_id in names.keys() - asked.keys()]
        found.append(
            Stack(
                kinds=name,
                made_at=begun_at,
                pieces=_pieces(wanted, names),
                left_out=tuple(asked.values()),
                enclosures=tuple(batches.enclosures(db, batch_id)),
            )
        )
    return found


def of_person(db: Data, contact_id: str, document_id: str = "") -> list[Stack]:
    """Each document of a person on its own, newest first; or only the one of this id."""
    made = documents.of(db, contact_id)
    (person,) = contacts.get_all(db, [contact_id])
    note = (
        say("{name} has asked not to be contacted.", name=person.name)
        if person.do_not_contact
        else ""
    )
    return [
        Stack(
            kinds=one.template,
            made_at=one.made_at,
            pieces=(_piece([one], {one.reader_id: person.name}, documents.sharing(db, one.path)),),
            note=note,
        )
        for one in made
        if document_id in ("", one.id)
    ]


def _pieces(made: Iterable[Document], names: Mapping[str, str]) -> tuple[Piece, ...]:
    """A file that holds several people is one piece, and is nobody's."""
    by_path: dict[str, list[Document]] = {}
    for one in made:
        by_path.setdefault(one.path, []).append(one)
    return tuple(_piece(of, names, len(of)) for of in by_path.values())


def _piece(of: Sequence[Document], names: Mapping[str, str], sharing: int) -> Piece:
    one = of[0]
    if sharing == 1:
        return Piece(
            path=Path(one.path),
            title=title_in_words(one.template),
            name=names.get(one.reader_id, ""),
        )
    return Piece(
        path=Path(one.path),
        title=say(
            "{title} for {count} people, in one file",
            title=title_in_words(one.template),
            count=sharing,
        ),
    )
