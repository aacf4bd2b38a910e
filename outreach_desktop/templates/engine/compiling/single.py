"""One document of a template: its parts filled in, checked, and packed beside those that never change."""

from collections.abc import Mapping

from outreach_desktop.templates.engine.compiling.loading import Loaded
from outreach_desktop.templates.engine.filling import proof
from outreach_desktop.templates.engine.filling.values import Run


def rendered(loaded: Loaded, values: Mapping[str, object], run: Run) -> bytes:
    """The bytes of a finished .docx; OutreachError for values that are missing or do not fit."""
    texts = filled(loaded, values, run)
    run.stop_if_wrong()
    changed = [loaded.packing.packed(name, text.encode()) for name, text in texts.items()]
    return loaded.still.zipped([*changed, *loaded.added(run)])


def tried(loaded: Loaded, values: Mapping[str, object], run: Run) -> None:
    """The same, of which only the OutreachError is wanted."""
    filled(loaded, values, run)
    run.stop_if_wrong()
    loaded.added(run)


def filled(loaded: Loaded, values: Mapping[str, object], run: Run) -> dict[str, str]:
    """Each part that holds tags, filled in; what is wrong with the values is noted in `run`."""
    texts = {}
    ids = loaded.ids.begun() if loaded.repeats else None
    calls = loaded.notes.begun()
    for name, part in loaded.parts.items():
        run.part = name
        text = part.render(values, run)
        text = ids.single(text, name) if ids else text
        texts[name] = calls.in_turn(text) if calls else text
        proof.check(run, texts[name], part.gaps)
    if calls:
        for name, still in loaded.notes.texts.items():
            texts[name] = calls.in_order(texts.get(name, still), name, ids)
    return texts
