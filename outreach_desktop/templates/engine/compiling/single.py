"""One document of a template: its parts filled in, checked, and packed beside those that never change."""

from collections.abc import Mapping

from outreach_desktop.templates.engine.compiling.loading import Loaded
from outreach_desktop.templates.engine.filling import proof
from outreach_desktop.templates.engine.filling.pictures import Media
from outreach_desktop.templates.engine.filling.values import Run
from outreach_desktop.templates.engine.word.called_notes import CalledNotes
from outreach_desktop.templates.engine.word.numbering import NUMBERING, NewLists
from outreach_desktop.templates.engine.word.package.links import links_of
from outreach_desktop.templates.engine.word.package.package import Member, contents, packed
from outreach_desktop.templates.engine.word.package.usual import TYPES


def rendered(loaded: Loaded, values: Mapping[str, object], run: Run) -> bytes:
    """The bytes of a finished .docx; OutreachError for values that are missing or do not fit."""
    texts = filled(loaded, values, run)
    run.stop_if_wrong()
    changed = [packed(name, text.encode()) for name, text in texts.items()]
    changed += [
        *_pictures(loaded, run.media),
        *_numbering(loaded, run.lists),
        *_types(loaded, run.media),
    ]
    return loaded.still.zipped(changed)


def filled(loaded: Loaded, values: Mapping[str, object], run: Run) -> dict[str, str]:
    """Each part that holds tags, filled in; what is wrong with the values is noted in `run`."""
    texts = {}
    ids = loaded.ids.begun() if loaded.repeats else None
    calls = CalledNotes(loaded.first_note) if loaded.notes else None
    for name, part in loaded.parts.items():
        run.part = name
        text = part.render(values, run)
        text = ids.single(text, name) if ids else text
        texts[name] = calls.in_turn(text) if calls else text
        proof.check(run, texts[name])
    if calls:
        for name, still in loaded.notes.items():
            texts[name] = calls.in_order(texts.get(name, still), name, ids)
    return texts


def _numbering(loaded: Loaded, lists: NewLists) -> list[Member]:
    if loaded.numbering is None:
        return []
    if not lists.made:
        return [loaded.members[NUMBERING]]
    head, tail = loaded.numbering
    return [packed(NUMBERING, "".join((head, *lists.made, tail)).encode())]


def _types(loaded: Loaded, media: Media) -> list[Member]:
    if not loaded.has_charts:
        return []
    head, tail = contents(loaded.members, TYPES).decode().rsplit("</Types>", 1)
    return [packed(TYPES, f"{head}{media.types()}</Types>{tail}".encode())]


def _pictures(loaded: Loaded, media: Media) -> list[Member]:
    """The files of the pictures, and the relationships of the parts that have frames."""
    links = [
        packed(links_of(part), (head + media.relationships(part) + "</Relationships>").encode())
        for part, head in loaded.links.items()
    ]
    return [*links, *media.files.values()]
