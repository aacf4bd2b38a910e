"""What the settings of a document say of its notes, and are made to say in a file for many people."""

from collections.abc import Iterable

from outreach_desktop.templates.engine.word.ooxml import Element, W, parse, serialise, w

SETTINGS = "word/settings.xml"
EMPTY = f'<w:settings xmlns:w="{W}"/>'.encode()
FOOTNOTES, ENDNOTES = "footnotePr", "endnotePr"

# What comes after the notes in the order of the schema (ISO/IEC 29500-1, 17.15.1.78).
_AFTER = {
    w(name)
    for name in (
        "compat", "docVars", "rsids", "attachedSchema", "themeFontLang", "clrSchemeMapping",
        "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions",
        "readModeInkLockDown", "smartTagType", "schemaLibrary", "shapeDefaults",
        "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
    )
}  # fmt: skip
_IN_NOTES = ("pos", "numFmt", "numStart", "numRestart")


def restarts(settings: Element | None, notes: str) -> bool:
    """Whether notes of a kind begin again by themselves, on each page or in each section."""
    return _said(settings, notes, "numRestart") not in ("", "continuous")


def at_section_ends(settings: Element | None) -> bool:
    """Whether endnotes stand at the end of their section, and not of the document."""
    return _said(settings, ENDNOTES, "pos") == "sectEnd"


def with_notes_apart(settings: bytes, notes: Iterable[str]) -> bytes:
    """The settings of a file whose sections are documents of their own: their notes are, too."""
    root = parse(settings or EMPTY, SETTINGS)
    for name in notes:
        properties = _made(root, name)
        if not restarts(root, name):
            _say(properties, "numRestart", "eachSect")
        if name == ENDNOTES:
            _say(properties, "pos", "sectEnd")
    return serialise(root)


def _said(settings: Element | None, notes: str, what: str) -> str:
    found = settings.find(f"{w(notes)}/{w(what)}") if settings is not None else None
    return str(found.get(w("val"), "")) if found is not None else ""


def _made(root: Element, name: str) -> Element:
    found = root.find(w(name))
    if found is None:
        found = root.makeelement(w(name))
        later = _AFTER if name == ENDNOTES else {*_AFTER, w(ENDNOTES)}
        at = next(
            (
                number
                for number, child in enumerate(root)
                if child.tag in later or not str(child.tag).startswith(f"{{{W}}}")
            ),
            len(root),
        )
        root.insert(at, found)
    return found


def _say(properties: Element, what: str, value: str) -> None:
    found = properties.find(w(what))
    if found is None:
        found = properties.makeelement(w(what))
        before = {w(name) for name in _IN_NOTES[: _IN_NOTES.index(what)]}
        properties.insert(sum(child.tag in before for child in properties), found)
    found.set(w("val"), value)
