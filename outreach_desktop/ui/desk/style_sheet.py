"""The style sheet: what the palette alone cannot say about edges, distances and sizes."""

from collections.abc import Callable
from string import Template

from outreach_desktop.paths import resource

FAMILY = "Carlito"
"""The typeface of the window, which is shipped with it."""

_SHEET = Template("""
QToolTip { background: $text; color: $base; padding: 4px 8px; border: 1px solid $outline; }
QLabel[look="heading"] { font-size: ${heading}pt; font-weight: 600; }
QLabel[look="title"] { font-size: ${title}pt; font-weight: 600; }
QLabel[look="small"], QLabel[look="count"] { color: $muted; font-size: ${small}pt; }
QLabel[look="muted"] { color: $muted; }
QLabel[look="section"] { font-weight: 600; color: $text; }
QLabel[look="problem"] { color: $danger; font-size: ${small}pt; }
QLabel[look="doubt"] { color: $on_warning; font-size: ${small}pt; }
QLabel[look="chip"] {
    background: $raised; color: $text; border-radius: 4px; padding: 2px 8px; font-size: ${small}pt; }
QLabel[look="badge"] {
    background: $selection; color: $on_selection; border-radius: 4px; padding: 2px 8px;
    font-size: ${small}pt; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox {
    background: $base; border: 1px solid $outline; border-radius: 4px; padding: 4px 8px;
    selection-background-color: $accent; selection-color: $on_accent; }
QTextEdit[look="words"], QTextEdit[look="words"]:focus {
    background: transparent; border: none; padding: 0; }
QLineEdit, QComboBox, QSpinBox { min-height: ${field}px; icon-size: ${sign}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus {
    border: 2px solid $accent; padding: 3px 7px; }
QLineEdit[said="problem"], QPlainTextEdit[said="problem"], QComboBox[said="problem"] {
    border: 2px solid $danger; padding: 3px 7px; }
QLineEdit[said="doubt"] { border: 2px solid $on_warning; padding: 3px 7px; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {
    color: $muted; background: $window; border-color: $line; }
AskedField[look="any"] { placeholder-text-color: $text; }
QComboBox::drop-down { border: none; width: ${arrow_room}px; }
QComboBox::down-arrow { image: url("$chevron"); width: ${sign}px; height: ${sign}px; }
QSpinBox::up-button, QSpinBox::down-button { border: none; width: ${arrow_room}px; }
QSpinBox::up-arrow { image: url("$chevron_up"); width: ${arrow}px; height: ${arrow}px; }
QSpinBox::down-arrow { image: url("$chevron"); width: ${arrow}px; height: ${arrow}px; }
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus {
    background: $base; border: none; border-left: 1px solid $outline;
    border-right: 1px solid $outline; padding: 0; }
QComboBoxPrivateContainer { background: $base; border: 1px solid $outline; }

QPushButton, QToolButton[look="button"] {
    background: $base; border: 1px solid $outline; border-radius: 4px; padding: 4px ${edge}px;
    min-height: ${field}px; }
QToolButton[look="button"] { padding: 4px 12px; }
QPushButton:hover, QToolButton[look="button"]:hover { background: $hover; }
QPushButton:pressed, QToolButton[look="button"]:pressed { background: $selection; }
QPushButton:focus, QToolButton[look="button"]:focus { border: 2px solid $accent; padding: 3px ${focused_edge}px; }
QToolButton[look="button"]:focus { padding: 3px 11px; }
QPushButton:disabled, QToolButton[look="button"]:disabled { color: $outline; border-color: $line; }
QPushButton[primary="true"] {
    background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600; }
QPushButton[primary="true"]:hover { background: $accent; border: 1px solid $text; }
QPushButton[primary="true"]:focus { border: 2px solid $text; }
QPushButton[primary="true"]:disabled {
    background: $raised; color: $muted; border: 1px solid $line; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }
QPushButton[look="link"] {
    background: transparent; border: 1px solid transparent; color: $accent; padding: 2px 0;
    text-align: left; min-height: ${line_height}px; font-weight: 400; }
QPushButton[look="family"] {
    background: transparent; border: 1px solid transparent; padding: 2px 0; text-align: left;
    min-height: ${line_height}px; font-weight: 600; }
QPushButton[look="family"]:hover { background: $hover; }
QPushButton[look="family"]:focus { border: 1px solid $accent; border-radius: 4px; }
QLabel[look="page-picture"] { border: 1px solid $line; background: white; }
QLabel[look="link"] { border: 1px solid transparent; padding: 1px 0; }
QLabel[look="link"]:focus { border: 1px solid $accent; border-radius: 4px; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:disabled { color: $muted; text-decoration: none; }
QPushButton[look="link"]:focus { border: 1px solid $accent; border-radius: 4px; }

QFrame[look="rail"] { background: $raised; border: none; border-right: 1px solid $line; }
QToolButton[look="rail"] {
    background: transparent; border: 2px solid transparent; border-radius: 6px; padding: 8px;
    text-align: left; }
QToolButton[look="rail"]:hover { background: $hover; }
QToolButton[look="rail"]:checked {
    background: $selection; color: $on_selection; font-weight: 600; }
QToolButton[look="rail"]:focus { border-color: $accent; }

QPushButton[look|="step"] {
    background: $base; border: 2px solid transparent; border-radius: 6px; padding: 0; }
QPushButton[look="step-of-a-line"]:checked { border-bottom-color: $accent; border-radius: 0; }
QPushButton[look|="step"]:hover { background: $hover; }
QPushButton[look|="step"]:focus { border-color: $accent; padding: 0; }
QPushButton[look="trail"] {
    background: transparent; border: none; border-bottom: 3px solid $line; border-radius: 0;
    color: $muted; padding: 4px 12px; }
QPushButton[look="trail"]:enabled { color: $accent; }
QPushButton[look="trail"]:checked {
    color: $text; font-weight: 600; border-bottom: 3px solid $accent; }
QPushButton[look="trail"]:hover:enabled { background: $hover; }
QPushButton[look="trail"]:focus { border: 2px solid $accent; border-radius: 4px; padding: 3px 10px; }
QListView[look="words"]::item { padding: 4px 0; }

QFrame[look="top"] { background: $base; border: none; border-bottom: 1px solid $line; }
QFrame[look="pane"] { background: $base; border: none; }
QFrame[look="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[look="way"] { background: $base; border: 1px solid $line; border-radius: 8px; }
QFrame[look="box"] { background: $window; border: 1px solid $line; border-radius: 6px; }
QFrame[look="info"] { background: $selection; border: none; border-radius: 6px; }
QFrame[look="info"] QLabel { color: $on_selection; }
QFrame[look="warning"] { background: $warning; border: none; border-radius: 6px; }
QFrame[look="warning"] QLabel { color: $on_warning; }
QFrame[look="danger"] { background: $danger_surface; border: none; border-radius: 6px; }
QFrame[look="danger"] QLabel { color: $on_danger; }

QAbstractItemView {
    background: $base; border: none; outline: none;
    selection-background-color: $selection; selection-color: $on_selection; }
QTableView { gridline-color: $line; }
QTableView::item, QTreeView::item, QListView::item { padding: 4px 8px; border: none; }
QTreeView::item { padding: 6px 8px; }
QTableView::item:hover, QTreeView::item:hover, QListView::item:hover { background: $hover; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {
    background: $selection; color: $on_selection; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 2px solid $accent; }
QTableView, QTreeView, QListView { border: 2px solid transparent; }
QListView[look="found"] { background: $base; border: 1px solid $outline; border-radius: 4px; }
QHeaderView { background: $base; border: none; }
QHeaderView::section {
    background: $base; color: $muted; border: none; border-bottom: 1px solid $line;
    padding: 4px 11px; font-size: ${small}pt; text-align: left; }
QHeaderView::section:hover { color: $text; }

QWidget[look="page"], QScrollArea { background: $base; border: none; }
QScrollArea[look="clear"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $outline; border-radius: 3px; margin: 3px; min-height: 32px; min-width: 32px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }

QMenuBar { background: $base; padding: 2px 8px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $selection; color: $on_selection; }
QMenu { background: $base; border: 1px solid $outline; padding: 4px; icon-size: ${sign}px; }
QMenu::item { padding: 6px 32px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $on_selection; }
QMenu::item:disabled { color: $outline; }
QMenu::right-arrow { image: url("$chevron_right"); width: ${sign}px; height: ${sign}px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }

QStatusBar { background: $base; border-top: 1px solid $line; color: $muted; }
QStatusBar::item { border: none; }
QTabBar::tab { padding: 8px 16px; border: none; border-bottom: 2px solid transparent; color: $muted; }
QTabBar::tab:selected { border-bottom: 2px solid $accent; color: $text; font-weight: 600; }
QTabBar::tab:focus { color: $accent; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QProgressBar {
    background: $raised; border: 1px solid $outline; border-radius: 4px; text-align: center;
    min-height: 16px; color: $text; }
QProgressBar::chunk { background: $selection; border-radius: 3px; }
QCheckBox, QRadioButton { spacing: 8px; padding: 2px; }
QCheckBox:focus, QRadioButton:focus { border: 1px solid $accent; border-radius: 4px; padding: 1px; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
    width: ${sign}px; height: ${sign}px; background: $base; border: 1px solid $outline; border-radius: 3px; }
QRadioButton::indicator { border-radius: ${half_sign}px; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$tick"); }
QRadioButton::indicator:checked { border-color: $accent;
    background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
        stop: 0 $accent, stop: 0.55 $accent, stop: 0.65 $base, stop: 1 $base); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; }
QGroupBox { border: none; margin-top: 24px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; }
QDialog { background: $base; }
QCalendarWidget QAbstractItemView { border: none; }
""")


def style_sheet(
    colours: dict[str, str], points: float, sign: Callable[[int], int], *, dark: bool, large: bool
) -> str:
    """The sheet in these colours, for a base text of so many points; `sign` says how large a sign is beside it.

    Where text is `large`, buttons leave their words some of the room around them.
    """
    edge = 12 if large else 16
    return _SHEET.substitute(
        colours,
        heading=f"{points * 1.55:.1f}",
        title=f"{points * 1.18:.1f}",
        small=f"{points * 0.9:.1f}",
        field=str(round(points * 2)),
        line_height=str(round(points * 1.7)),
        edge=str(edge),
        focused_edge=str(edge - 1),
        sign=str(sign(16)),
        half_sign=str(sign(16) // 2),
        arrow=str(sign(14)),
        arrow_room=str(sign(16) + 8),
        chevron=resource("icons", "chevron-mid.svg").as_posix(),
        chevron_up=resource("icons", "chevron-up-mid.svg").as_posix(),
        chevron_right=resource("icons", "chevron-right-mid.svg").as_posix(),
        tick=resource("icons", "tick-dark.svg" if dark else "tick-light.svg").as_posix(),
    )
