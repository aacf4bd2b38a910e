"""Old (VML) shapes: the first of a kind brings what all of its kind look like.

Word writes the definition (`v:shapetype`) with the first shape only. A condition may leave that shape
out, so every shape gets the definition beside it; what stands there twice goes when ids are made single.
"""

import copy

from outreach_desktop.templates.engine.word.ooxml import Element, w

_V = "{urn:schemas-microsoft-com:vml}"


def spread_shape_types(root: Element) -> None:
    """Put the definition of its kind beside each shape of a part that has none there."""
    types = {str(one.get("id")): one for one in reversed(list(root.iter(f"{_V}shapetype")))}
    for shape in list(root.iter(f"{_V}shape")) if types else ():
        kind = types.get(str(shape.get("type", "")).removeprefix("#"))
        holder = next(shape.iterancestors(w("pict"), w("object")), None)
        if kind is None or holder is None:
            continue
        if not any(one.get("id") == kind.get("id") for one in holder.iter(f"{_V}shapetype")):
            holder.insert(0, copy.deepcopy(kind))
