"""Hidden text (`w:vanish`): nobody sees it on paper, and everybody can show it in the file they are sent.

Whether a text is hidden is said by its run, or by the styles of its letters and of its paragraph; where both
styles say it, it is not hidden (ISO/IEC 29500-1, 17.7.3).
"""

from collections.abc import Iterator, Mapping

from outreach_desktop.templates.engine.problems import quoted
from outreach_desktop.templates.engine.word.moving import parent_of
from outreach_desktop.templates.engine.word.ooxml import Element, ancestor, w
from outreach_desktop.templates.engine.word.package.contents import Contents
from outreach_desktop.words import say

_STYLES = "word/styles.xml"
_VANISH = w("vanish")
_RUN, _LOOKS, _TEXT = w("r"), w("rPr"), w("t")
_KEPT = frozenset(
    (_LOOKS, *(w(name) for name in ("fldChar", "instrText", "footnoteReference", "endnoteReference",
                                    "footnoteRef", "endnoteRef", "separator", "continuationSeparator")))
)  # fmt: skip
_OFF = ("0", "false", "off")
_DEFAULT = ""


def hidden_words(contents: Contents) -> str:
    """The first hidden words of the file, "" where there are none."""
    return next((words for _, run in _hidden(contents) if (words := _words(run).strip())), "")


def told_of_hidden(words: str) -> str:
    """What is said of a file that holds these hidden words."""
    return say(
        "It holds hidden text, such as {quoted}, which anyone can show in the documents made: take it "
        "out in Word, or have it left out of them.",
        quoted=quoted(words),
    )


def without_hidden_text(contents: Contents) -> None:
    """Take hidden text out of every part; what only marks places stays."""
    for name, run in list(_hidden(contents)):
        for child in [one for one in run if one.tag not in _KEPT]:
            run.remove(child)
        if all(child.tag == _LOOKS for child in run) and run.getparent() is not None:
            parent_of(run).remove(run)
        contents.changed(name)


def _words(run: Element) -> str:
    return "".join(text.text or "" for text in run.iter(_TEXT))


def _hidden(contents: Contents) -> Iterator[tuple[str, Element]]:
    """The hidden runs with the parts that they stand in."""
    styles = _hiding_styles(contents)
    for name in contents.xml_parts():
        if name == _STYLES or not (styles or b"vanish" in contents.data(name)):
            continue
        for run in contents.root(name).iter(_RUN):
            if _is_hidden(run, styles):
                yield name, run


def _is_hidden(run: Element, styles: Mapping[str, bool]) -> bool:
    looks = run.find(_LOOKS)
    if looks is not None and (said := looks.find(_VANISH)) is not None:
        return _is_on(said)
    if not styles:
        return False
    paragraph = ancestor(run, "p")
    own = looks.find(w("rStyle")) if looks is not None else None
    around = paragraph.find(f"{w('pPr')}/{w('pStyle')}") if paragraph is not None else None
    of_letters = own is not None and styles.get(str(own.get(w("val"))), False)
    of_paragraph = styles.get(_DEFAULT if around is None else str(around.get(w("val"))), False)
    return of_letters != of_paragraph


def _is_on(said: Element) -> bool:
    return str(said.get(w("val"), "1")).casefold() not in _OFF


def _hiding_styles(contents: Contents) -> dict[str, bool]:
    """The styles that hide, by their ids; the paragraph style that goes without saying is "" too."""
    if _STYLES not in contents or b"vanish" not in contents.data(_STYLES):
        return {}
    said: dict[str, bool | None] = {}
    based: dict[str, str] = {}
    usual = ""
    for style in contents.root(_STYLES).iter(w("style")):
        name = str(style.get(w("styleId")))
        found = style.find(f"{_LOOKS}/{_VANISH}")
        said[name] = None if found is None else _is_on(found)
        above = style.find(w("basedOn"))
        based[name] = "" if above is None else str(above.get(w("val")))
        if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
            usual = name
    hides = _resolved(said, based)
    hides[_DEFAULT] = hides.get(usual, False)
    return {name: True for name, hidden in hides.items() if hidden}


def _resolved(said: Mapping[str, bool | None], based: Mapping[str, str]) -> dict[str, bool]:
    """What each style says, or the nearest that it is based on; each is asked once, however long the chain."""
    known: dict[str, bool] = {}
    for name in said:
        chain: list[str] = []
        at = name
        while at in said and at not in known and said[at] is None and at not in chain[-1:]:
            chain.append(at)
            at = based[at]
            if len(chain) > len(said):  # a circle
                break
        found = known[at] if at in known else bool(said.get(at))
        known.update(dict.fromkeys(chain, found))
        known.setdefault(name, found)
    return known
