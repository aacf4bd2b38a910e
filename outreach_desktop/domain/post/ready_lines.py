"""Lines of letters that are made of several fields, so that whoever writes a template needs one tag and no condition."""

from typing import Final

_BETWEEN: Final = " \u00b7 "


def joined(*parts: str) -> str:
    """“01632 960101 · ann@example.org”: what there is, one after another."""
    return _BETWEEN.join(part.strip() for part in parts if part.strip())
