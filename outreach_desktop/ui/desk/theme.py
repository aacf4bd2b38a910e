"""The look: two palettes of our own, text sizes, and icons that follow the palette."""

from dataclasses import dataclass, fields
from enum import StrEnum
from functools import partial
from typing import Protocol, cast
from weakref import WeakSet

from PySide6.QtCore import QByteArray, QChildEvent, QEvent, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget
from shiboken6 import isValid

from outreach_desktop.paths import resource
from outreach_desktop.ui.desk.style_sheet import FAMILY, style_sheet

GRID = 8
"""Every distance in the window is a multiple of this many pixels, or half of it."""

BASE_POINTS = 11.0
_STYLE = "fusion"
_AS_HIGH_AS_IT_LIKES = (1 << 24) - 1  # Qt's word for no limit
TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
_FAMILY_SCALE = 1.09  # Carlito is drawn small: 12 points of it read like 11 of other faces


class Scheme(StrEnum):
    """Which palette; SYSTEM follows the computer's setting."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The colours of one palette, by what they are for."""

    window: str
    base: str
    raised: str
    text: str
    muted: str
    line: str
    outline: str
    accent: str
    on_accent: str
    selection: str
    on_selection: str
    hover: str
    warning: str
    on_warning: str
    danger: str
    danger_surface: str
    on_danger: str
    good: str


LIGHT = Colours(
    window="#f4f6f7",
    base="#ffffff",
    raised="#eef2f3",
    text="#1b2529",
    muted="#55636a",
    line="#dbe2e5",
    outline="#82919a",
    accent="#0b6670",
    on_accent="#ffffff",
    selection="#d5ebee",
    on_selection="#0c2f34",
    hover="#e9f1f2",
    warning="#fdf1d3",
    on_warning="#5c4000",
    danger="#a8231c",
    danger_surface="#fbe6e4",
    on_danger="#7c1711",
    good="#1d6b3a",
)
DARK = Colours(
    window="#181d20",
    base="#1f2528",
    raised="#272e32",
    text="#e6ecee",
    muted="#a4b1b7",
    line="#343d42",
    outline="#74838b",
    accent="#63c3cd",
    on_accent="#06262a",
    selection="#1d464c",
    on_selection="#e3f6f8",
    hover="#2a3337",
    warning="#40340f",
    on_warning="#f6dd9a",
    danger="#ff9a91",
    danger_surface="#4a211e",
    on_danger="#ffcfca",
    good="#7fd29b",
)

_current = LIGHT
_sheet = ""
_LARGE = 150  # per cent
BESIDE_WORDS = 16
"""Pixels of an icon in a button or a menu, beside the usual text."""
_percent = 100
_is_dressing = False
_icons: dict[tuple[str, str | None, str, float], QIcon] = {}
_tinted: WeakSet[QObject] = WeakSet()
_dressed: WeakSet[QWidget] = WeakSet()
_patient: WeakSet[QWidget] = WeakSet()
_behind: WeakSet[QWidget] = WeakSet()


def colours() -> Colours:
    """The colours in use now."""
    return _current


def colour(name: str) -> str:
    """The colour of this name in use now."""
    return str(getattr(_current, name))


def apply(application: QApplication, scheme: Scheme = Scheme.SYSTEM, percent: int = 100) -> None:
    """Dress the whole program; can be called again at any time, and does nothing where nothing changes."""
    global _current, _percent, _sheet, _is_dressing
    _current, _percent = DARK if _is_dark(scheme) else LIGHT, percent
    font = base_font(percent)
    dark = _current is DARK
    sheet = style_sheet(_tokens(_current), font.pointSizeF(), sign, dark=dark, large=is_large())
    if sheet == _sheet:
        return
    _sheet, _is_dressing = sheet, True
    _icons.clear()  # of the look that goes
    style = application.style()
    if application.platformName() != "cocoa" and style.name() != _STYLE:
        application.setStyle(_STYLE)
    application.setFont(font)
    application.setPalette(_palette(_current))
    # Only now: a window whose sheet is taken off before keeps the font it had, until the next change.
    for part in filter(isValid, list(_dressed)):
        if part in _patient and not part.isVisible():
            _behind.add(part)
        else:
            part.setStyleSheet(sheet)
    _is_dressing = False
    for owner in list(_tinted):
        if isValid(owner):
            _tint(owner)


def dress(*parts: QWidget, when_seen: bool = False) -> None:
    """Put the look on each, unless it stands in something that wears it, and on all that comes to stand in it.

    Not on the application: then every part would be dressed anew each time that what it is in is put into
    something larger, a fifth of all that building a page takes. A change of the look costs by the part too:
    one that is dressed `when_seen` waits for it while it is hidden, until `catch_up`.
    """
    for part in parts:
        if not _wears_it(part):
            _dressed.add(part)
            part.setStyleSheet(_sheet)
            if when_seen:
                _patient.add(part)


def _wears_it(part: QWidget | None) -> bool:
    while part is not None and part not in _dressed:
        part = part.parentWidget()
    return part is not None


def catch_up(part: QWidget) -> None:
    """It is about to be seen: what it missed of the look while it was hidden."""
    if part in _behind:
        _behind.discard(part)
        part.setStyleSheet(
            _sheet
        )  # also where it is the same again: text may have grown and shrunk meanwhile


def dress_what_opens_from(window: QWidget) -> None:
    """Put the look on menus and dialogs of a window whose parts are dressed one by one, also on Qt's own."""
    window.installEventFilter(_Opening(window))


class _Opening(QObject):
    """Sees each window that opens from another before it is shown."""

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Nothing is kept from anybody."""
        if isinstance(event, QChildEvent) and event.polished():
            child = event.child()
            if isinstance(child, QWidget) and child.isWindow():
                dress(child)
                if isinstance(child, QFileDialog):
                    _fit_when_opened(child)
        return False


def _fit_when_opened(dialog: QFileDialog) -> None:
    """Open it no higher than two thirds of the screen: once dressed, Qt wants room for thirty files; pulled, it grows."""
    dialog.setMaximumHeight(dialog.screen().availableSize().height() * 2 // 3)
    QTimer.singleShot(0, dialog, partial(dialog.setMaximumHeight, _AS_HIGH_AS_IT_LIKES))


def is_dressing() -> bool:
    """Whether the look is changing just now: what parts become meanwhile is nobody's wish."""
    return _is_dressing


def scaled(pixels: int) -> int:
    """A width that was measured for the usual text, at the size in use now."""
    return pixels * _percent // 100


def sign(pixels: int) -> int:
    """How large a sign or a box to tick is that was drawn for the usual text: it grows less than text, which needs the room."""
    return max(pixels, pixels * (150 + _percent) // 250)


def is_large() -> bool:
    """Whether text is so large that nothing has room beside it: what stood there stands under it then."""
    return _percent > _LARGE


def base_font(percent: int = 100) -> QFont:
    """The shipped family, or the system's own where it is missing, at the size asked for."""
    size = BASE_POINTS * percent / 100
    if FAMILY in _shipped_families():
        font = QFont(FAMILY)
        font.setPointSizeF(size * _FAMILY_SCALE)
    else:
        font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
        font.setPointSizeF(size)
    return font


def set_icon(owner: QAction | QAbstractButton, name: str, size: int = BESIDE_WORDS) -> None:
    """Give a button or an action an icon out of resources/icons, redrawn when the look changes; `size` is that beside the usual text."""
    owner.setProperty("iconName", name)
    owner.setProperty("iconDrawnFor", size)
    _tinted.add(owner)
    _tint(owner)


class Tinted(Protocol):
    """Something with a picture that has to be drawn again in other colours."""

    def tint(self) -> None:
        """Draw it in the colours in use now."""


def follow(owner: Tinted) -> None:
    """Tint it now, and whenever the look changes, whether it is shown or not."""
    _tinted.add(owner)  # type: ignore[arg-type]  # a QObject that is Tinted, which no type can say
    owner.tint()


def icon(name: str, colour: str | None = None) -> QIcon:
    """An icon in the text colour; greyed where disabled, on the accent where checked. Made once for each look."""
    key = (name, colour, _sheet, _screen_ratio())
    if key not in _icons:
        _icons[key] = _made_icon(name, colour)
    return _icons[key]


def _made_icon(name: str, colour: str | None) -> QIcon:
    made = QIcon()
    made.addPixmap(pixmap(name, colour or _current.text), QIcon.Mode.Normal)
    made.addPixmap(pixmap(name, _current.outline), QIcon.Mode.Disabled)
    if colour is None:
        made.addPixmap(pixmap(name, _current.accent), QIcon.Mode.Normal, QIcon.State.On)
    return made


def pixmap(name: str, colour: str, size: int = 20) -> QPixmap:
    """An icon drawn in one colour, sharp on any screen, `size` pixels beside the usual text; drawn once, a list asks for it at every paint."""
    size, ratio = sign(size), _screen_ratio()
    key = f"icon {name} {colour} {size} {ratio}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    drawn = QPixmap(QSize(size, size) * ratio)
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    QPixmapCache.insert(key, drawn)
    return drawn


def _tint(owner: QObject) -> None:
    if isinstance(owner, QAction | QAbstractButton):
        colour = _current.on_accent if owner.property("primary") else None
        owner.setIcon(icon(str(owner.property("iconName")), colour))
        if isinstance(owner, QAbstractButton):
            side = sign(int(owner.property("iconDrawnFor")))
            owner.setIconSize(QSize(side, side))
    else:
        cast(Tinted, owner).tint()


def _screen_ratio() -> float:
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)


def _is_dark(scheme: Scheme) -> bool:
    if scheme is Scheme.SYSTEM:
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return scheme is Scheme.DARK


_families: list[str] = []


def _shipped_families() -> list[str]:
    """The families in resources/fonts, loaded once."""
    if not _families:
        try:
            files = sorted(resource("fonts").glob("*.ttf"))
        except FileNotFoundError:
            files = []
        for file in files:
            number = QFontDatabase.addApplicationFont(str(file))
            _families.extend(QFontDatabase.applicationFontFamilies(number))
    return _families


def _tokens(of: Colours) -> dict[str, str]:
    return {field.name: getattr(of, field.name) for field in fields(of)}


def _palette(of: Colours) -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for which, colour in {
        role.Window: of.window,
        role.WindowText: of.text,
        role.Base: of.base,
        role.AlternateBase: of.window,
        role.Text: of.text,
        role.PlaceholderText: of.muted,
        role.Button: of.base,
        role.ButtonText: of.text,
        role.BrightText: of.danger,
        role.ToolTipBase: of.text,
        role.ToolTipText: of.base,
        role.Highlight: of.selection,
        role.HighlightedText: of.on_selection,
        role.Accent: of.accent,
        role.Link: of.accent,
        role.LinkVisited: of.accent,
        role.Light: of.base,
        role.Midlight: of.line,
        role.Mid: of.line,
        role.Dark: of.outline,
        role.Shadow: of.outline,
    }.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, which, QColor(of.outline))
    return palette
