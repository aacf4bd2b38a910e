"""Two palettes that everybody can read."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QEvent, QPoint
from PySide6.QtGui import QColor, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

import outreach_desktop.ui
from outreach_desktop.errors import OutreachError
from outreach_desktop.paths import resource
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.theme import DARK, LIGHT, Colours, Scheme
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.dialogs.messages import tell
from outreach_desktop.ui.widgets.forms.pick import PickField
from outreach_desktop.ui.widgets.frame import StatusLine
from outreach_desktop.ui.widgets.labels import Banner, LinkLabel, button, tip

BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.1, 1 to 21."""

    def luminance(name: str) -> float:
        colour = QColor(name)
        channels = (colour.redF(), colour.greenF(), colour.blueF())
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return float(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@BOTH
def test_text_stands_out_from_what_it_stands_on(colours: Colours) -> None:
    pairs = [
        (colours.text, colours.base),
        (colours.text, colours.window),
        (colours.text, colours.raised),
        (colours.muted, colours.base),
        (colours.muted, colours.window),
        (colours.accent, colours.base),
        (colours.accent, colours.selection),
        (colours.on_accent, colours.accent),
        (colours.on_selection, colours.selection),
        (colours.on_warning, colours.warning),
        (colours.on_danger, colours.danger_surface),
        (colours.danger, colours.base),
        (colours.good, colours.base),
    ]
    assert {pair for pair in pairs if contrast(*pair) < 4.5} == set()


@BOTH
def test_edges_of_fields_and_the_ring_around_the_focus_can_be_seen(colours: Colours) -> None:
    pairs = [
        (colours.outline, colours.base),
        (colours.accent, colours.base),
        (colours.accent, colours.window),
    ]
    assert {pair for pair in pairs if contrast(*pair) < 3} == set()


def test_dark_and_light_can_be_changed_while_the_program_runs(
    qapp: QApplication, qtbot: QtBot
) -> None:
    button = QPushButton("Write")
    qtbot.addWidget(button)
    theme.set_icon(button, "mail")
    light = button.icon().pixmap(20, 20).toImage()
    try:
        theme.apply(qapp, Scheme.DARK)
        assert qapp.palette().window().color() == QColor(DARK.window)
        assert button.icon().pixmap(20, 20).toImage() != light
    finally:
        theme.apply(qapp, Scheme.LIGHT)
    assert qapp.palette().window().color() == QColor(LIGHT.window)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_a_tooltip_can_be_read_wherever_it_is_shown(
    qapp: QApplication, qtbot: QtBot, scheme: Scheme
) -> None:
    ratios = {}
    try:
        theme.apply(qapp, scheme)
        banner = Banner("House rules", "warning", "Open")
        for on in (
            banner.action,
            LinkLabel("Lakeside"),
            StatusLine(),
            button("Save", primary=True),
        ):
            part = on if on.parentWidget() is None else banner
            qtbot.addWidget(part)
            part.show()
            QToolTip.showText(on.mapToGlobal(QPoint(1, 1)), "Show pages smaller", on)
            ratios[type(on).__name__] = contrast(*_drawn(_shown_tip(qapp)))
            QToolTip.hideText()
    finally:
        theme.apply(qapp, Scheme.LIGHT)
    assert len(ratios) == 3  # two of them are buttons
    assert min(ratios.values()) >= 4.5, ratios


def _shown_tip(qapp: QApplication) -> QWidget:
    [tip] = [one for one in qapp.topLevelWidgets() if one.metaObject().className() == "QTipLabel"]
    return tip


def _drawn(part: QWidget) -> tuple[str, str]:
    """The colour of most pixels inside, and the one that stands out most from it."""
    image = part.grab().toImage()
    places = [(x, y) for x in range(2, image.width() - 2) for y in range(2, image.height() - 2)]
    names = Counter(image.pixelColor(x, y).name() for x, y in places)
    ground = names.most_common(1)[0][0]
    return ground, max(names, key=lambda name: contrast(name, ground))


def test_a_long_tooltip_wraps_and_what_was_typed_is_no_markup() -> None:
    assert tip("Remove") == "Remove"
    assert tip("<b>Ann</b> & Bob") == "<qt>&lt;b&gt;Ann&lt;/b&gt; &amp; Bob</qt>"
    assert tip("word " * 30).startswith("<qt>word")


def test_a_change_of_the_look_dresses_every_part_once_not_again_and_again(
    qapp: QApplication, qtbot: QtBot
) -> None:
    heard: Counter[QEvent.Type] = Counter()

    class Part(QPushButton):
        def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt calls it
            heard[event.type()] += 1
            super().changeEvent(event)

    part = Part("Write")
    qtbot.addWidget(part)
    part.show()
    heard.clear()
    try:
        theme.apply(qapp, Scheme.DARK, 110)
        assert heard[QEvent.Type.StyleChange] <= 2  # the old one off, the new one on
        assert heard[QEvent.Type.FontChange] == 1
        heard.clear()
        theme.apply(qapp, Scheme.DARK, 110)
        assert not heard
    finally:
        theme.apply(qapp, Scheme.LIGHT)


def test_a_window_that_belongs_to_no_other_is_dressed_and_so_is_what_opens_from_it(
    qtbot: QtBot,
) -> None:
    pick = PickField()
    pick.set_choices([("a", "Ash Lane Surgery"), ("b", "Birch Ward")])
    completer = pick.completer()
    assert completer is not None
    qtbot.addWidget(pick)
    alone = Dialog(None, "Trouble")
    message = tell(None, OutreachError("It is full.", hint="Make room."))
    after = Dialog(alone, "More")

    for one in (alone, message, after, completer.popup(), pick.view(), QMenu(alone)):
        assert one is not None
        assert one.style().metaObject().className() == "QStyleSheetStyle", one
    for one in (after, message, alone):
        one.close()


def test_larger_text_is_larger(qapp: QApplication) -> None:
    assert theme.base_font(200).pointSizeF() == pytest.approx(theme.base_font().pointSizeF() * 2)


def test_icons_carry_their_licence() -> None:
    assert "ISC License" in resource("icons", "LICENSE").read_text(encoding="utf-8")


def test_icons_that_nobody_uses_are_not_shipped() -> None:
    package = Path(outreach_desktop.ui.__path__[0])
    code = "".join(file.read_text(encoding="utf-8") for file in package.rglob("*.py"))
    shipped = {file.stem for file in resource("icons").glob("*.svg")}
    assert {name for name in shipped if f'"{name}' not in code} == set()


def test_an_icon_is_rendered_once_however_often_it_is_asked_for(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered: list[object] = []

    def counted(content: QByteArray) -> object:
        rendered.append(content)
        return QSvgRenderer(content)

    monkeypatch.setattr(theme, "QSvgRenderer", counted)
    QPixmapCache.clear()
    theme._icons.clear()
    for _ in range(50):
        theme.pixmap("star", LIGHT.accent, 16)
        theme.icon("mail")
    assert len(rendered) == 4  # the star; the letter as it is, greyed, and checked
