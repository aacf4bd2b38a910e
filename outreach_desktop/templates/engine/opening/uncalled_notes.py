"""Footnotes and endnotes that nothing calls: no reader shows them, and the file holds their words.

They are left where a place with a note was crossed out, or a building block taken out.
"""

from outreach_desktop.templates.engine.word.ooxml import w
from outreach_desktop.templates.engine.word.package.contents import Contents
from outreach_desktop.templates.engine.word.package.usual import led_to

_NOTES = {
    kind: (w(kind.removesuffix("s")), w(f"{kind.removesuffix('s')}Reference"))
    for kind in ("footnotes", "endnotes")
}


def without_uncalled_notes(contents: Contents, owner: str) -> None:
    """Leave of the notes of a part those that it calls, and the lines above them."""
    for kind, part in list(led_to(contents, owner)):
        if kind not in _NOTES:
            continue
        note, call = _NOTES[kind]
        called = {one.get(w("id")) for one in contents.root(owner).iter(call)}
        for one in list(contents.root(part)):
            is_line = one.get(w("type"), "normal") != "normal"
            if one.tag != note or not (is_line or one.get(w("id")) in called):
                contents.root(part).remove(one)
                contents.changed(part)
