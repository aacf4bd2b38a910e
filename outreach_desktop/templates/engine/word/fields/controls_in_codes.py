"""Content controls that stand in the code of one of Word's fields, or hold only a part of a field.

A control is filled in, or left empty, after the codes were judged; what is left of the code then could be
another field. Word itself makes none like that. So what such a control holds stays, and the control goes.
"""

from lxml import etree

from outreach_desktop.templates.engine.word.fields.field_codes import EDGE, edge_of
from outreach_desktop.templates.engine.word.moving import parent_of
from outreach_desktop.templates.engine.word.ooxml import Element, w

_CONTROL, _CONTENT = w("sdt"), w("sdtContent")

_Place = tuple[tuple[Element, bool], ...]
"""The fields that are open, the outermost first, each with whether its code is not at its end."""


def set_free(root: Element) -> int:
    """Take these controls out of a part, but for what they hold; how many there were."""
    if next(root.iter(_CONTROL), None) is None:
        return 0
    found = _crossing(root)
    for control in found:
        for content in control.findall(_CONTENT):
            for child in list(content):
                control.addprevious(child)
        parent_of(control).remove(control)
    return len(found)


def _crossing(root: Element) -> list[Element]:
    """Those whose ends lie in different fields, or in the code of one; the inner before the outer."""
    found: list[Element] = []
    open_: list[tuple[Element, bool]] = []
    begun: list[_Place] = []
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=(_CONTROL, EDGE)):
        if element.tag == EDGE:
            if event == "start":
                _pass_by(element, open_)
        elif event == "start":
            begun.append(tuple(open_))
        else:
            before = begun.pop()
            is_torn = before != tuple(open_) or any(in_code for _, in_code in before)
            if is_torn and element is not root:
                found.append(element)
    return found


def _pass_by(edge: Element, open_: list[tuple[Element, bool]]) -> None:
    kind = edge_of(edge)
    if kind == "begin":
        open_.append((edge, True))
    elif kind == "separate" and open_:
        open_[-1] = (open_[-1][0], False)
    elif kind == "end" and open_:
        open_.pop()
