"""Whether all that a finished file names as a relationship of a part is one, read without the program."""

import io
import posixpath
import re
import zipfile

_PREFIX = re.compile(
    rb"xmlns:(\w+)=[\"']http://schemas\.openxmlformats\.org/officeDocument/2006/relationships[\"']"
)
_ID = re.compile(rb"<Relationship\b[^>]*?\sId=[\"']([^\"']*)[\"']")


def check_relationships(data: bytes) -> None:
    """Each r:id, r:embed and the like of each part stands in its .rels, and no id stands there twice."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        for name in names:
            if name.endswith(".xml") and name != "[Content_Types].xml":
                folder, short = posixpath.split(name)
                links = posixpath.join(folder, "_rels", f"{short}.rels")
                ids = _ID.findall(archive.read(links)) if links in names else []
                assert len(set(ids)) == len(ids), (links, ids)
                named = _named(archive.read(name))
                assert named <= {b"", *ids}, (name, named.difference(ids))


def _named(text: bytes) -> set[bytes]:
    prefixes = b"|".join(sorted(set(_PREFIX.findall(text))))
    return set(re.findall(rb"\s(?:" + prefixes + rb"):\w+=[\"']([^\"']*)[\"']", text)) if prefixes else set()  # fmt: skip
