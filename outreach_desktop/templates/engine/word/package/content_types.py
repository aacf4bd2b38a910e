"""What kind of thing each part of a Word file is, by the list of types that comes with it."""

import posixpath

from outreach_desktop.templates.engine.word.package.contents import TYPES, Contents


def types_of(contents: Contents) -> dict[str, str]:
    """The type of every part that has one, in small letters: by its name, or else by its ending."""
    by_name: dict[str, str] = {}
    by_ending: dict[str, str] = {}
    for entry in contents.root(TYPES):
        kind = str(entry.get("ContentType", "")).casefold()
        by_name[str(entry.get("PartName", "")).lstrip("/")] = kind
        by_ending[str(entry.get("Extension", "")).casefold()] = kind
    by_name.pop("", None)
    by_ending.pop("", None)
    found = {}
    for name in contents:
        ending = posixpath.splitext(name)[1][1:].casefold()
        kind = by_name.get(name) or by_ending.get(ending, "")
        if kind and name != TYPES:
            found[name] = kind
    return found
