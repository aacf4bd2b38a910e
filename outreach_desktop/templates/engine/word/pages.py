"""“Page 1 of 3” in one file for many people: it counts the person's pages, not those of the file."""

import re

from outreach_desktop.templates.engine.word.ooxml import Element, w

LAST_PAGE = "_LastPage"
"""The bookmark at the end of each person's text, whose page has the number of all of them."""

_OF_SECTION = "SECTIONPAGES"
_WHOLE_FILE = re.compile(r"\bNUMPAGES\b", re.IGNORECASE)


def way_to_count(body: Element) -> str:
    """The field that counts the pages of one of many: `SECTIONPAGES`, `LAST_PAGE`, or "" for none.

    Word keeps SECTIONPAGES up to date by itself, but it counts one section only. Where there are more,
    the number of the last page is that of all, unless pages are counted from elsewhere on the way.
    """
    sections = list(body.iter(w("sectPr")))
    if len(sections) < 2:
        return _OF_SECTION
    started = [one.find(w("pgNumType")) for one in sections]
    starts = [one.get(w("start")) if one is not None else None for one in started]
    return LAST_PAGE if starts[0] in (None, "1") and not any(starts[1:]) else ""


def count_own_pages(root: Element, way: str) -> bool:
    """Let a part count the person's own pages; False where it counts none, or there is no way to."""
    if not way:
        return False
    code = f"PAGEREF {way}" if way == LAST_PAGE else way
    changed = False
    for element in root.iter(w("instrText")):
        if _WHOLE_FILE.search(element.text or ""):
            element.text = _WHOLE_FILE.sub(code, element.text or "")
            changed = True
    for simple in root.iter(w("fldSimple")):
        if _WHOLE_FILE.search(said := str(simple.get(w("instr"), ""))):
            simple.set(w("instr"), _WHOLE_FILE.sub(code, said))
            changed = True
    return changed
