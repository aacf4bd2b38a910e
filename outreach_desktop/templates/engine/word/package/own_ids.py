"""The ids that this program gives to relationships, kept free: a finished letter may become a template."""

import re
from itertools import count

from outreach_desktop.templates.engine.word.ooxml import R
from outreach_desktop.templates.engine.word.package.contents import Contents
from outreach_desktop.templates.engine.word.package.links import owner_of
from outreach_desktop.templates.engine.word.package.straight import never_so

_OURS = ("rIdOwn", "rIdBlank", "rIdPicture", "rIdAddress", "rIdChart", "rIdWorkbook")
_TAKEN = re.compile(rb'\bId="rId(?:' + "|".join(ours[3:] for ours in _OURS).encode() + rb")")
_OTHER = "relid"  # of old drawings


def keep_free(contents: Contents) -> None:
    """Give relationships another id where they have one that a document may get, in place.

    OutreachError where two of a part have the same: nobody can tell which is meant.
    """
    for links in contents.links():
        root = contents.root(links)
        ids = [str(link.get("Id")) for link in root]
        if len(set(ids)) != len(ids):
            raise never_so()
        if not _TAKEN.search(contents.data(links)):
            continue
        free = (new for number in count(1) if (new := f"rIdFile{number}") not in ids)
        others = {old: next(free) for old in ids if old.startswith(_OURS)}
        for link in root:
            link.set("Id", others.get(str(link.get("Id")), str(link.get("Id"))))
        contents.changed(links)
        if (owner := owner_of(links)).endswith(".xml") and owner in contents:
            _call_otherwise(contents, owner, others)


def _call_otherwise(contents: Contents, owner: str, others: dict[str, str]) -> None:
    for element in contents.root(owner).iter("*"):
        for key, value in element.attrib.items():
            is_link = str(key).startswith(f"{{{R}}}") or str(key).rpartition("}")[2] == _OTHER
            if is_link and value in others:
                element.set(key, others[str(value)])
    contents.changed(owner)
