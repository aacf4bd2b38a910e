"""The dialog in which the points of one kind are written and put in order."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from outreach_desktop.domain.drafts import Typed
from outreach_desktop.domain.group import GroupProfile, Point
from outreach_desktop.domain.post.point_kinds import POINT_KINDS
from outreach_desktop.services import group
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.group.text_bank import KINDS
from outreach_desktop.ui.widgets.controls import Button
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.forms.forms import Form, LongField
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.ui.widgets.layouts import open_at
from outreach_desktop.words import say

_FIELDS = ("heading", "text", "more")


class PointsEditor(Editor):
    """All points of a kind, one under the other; what is left empty is not kept."""

    def __init__(
        self, parent: QWidget, runner: Runner, kind: str, points: tuple[Point, ...]
    ) -> None:
        super().__init__(parent, runner, POINT_KINDS[kind].title)
        self._kind = kind
        self.rows: list[PointRow] = []
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID * 2)
        held = QWidget()
        held.setLayout(self._column)
        self.add_button = button(say("Add another"), icon="plus")
        self.add(label(POINT_KINDS[kind].used_in.sentence, "muted"))
        self.add(held)
        self.add(self.add_button)
        self.add_stretch()
        for point in points or (Point(kind=kind),):
            self._add_row(point)
        self._number()
        self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.add_button.clicked.connect(self._add_another)
        self.keep_draft("group.points", kind, edits=True)
        open_at(self, 720, 680)

    def points(self) -> tuple[Point, ...]:
        """The points as typed, without the empty ones."""
        typed = (row.point() for row in self.rows)
        return tuple(point for point in typed if point.heading or point.text or point.more)

    def typed(self) -> Typed:
        """The fields of every point, the empty ones too."""
        return {"points": [row.texts() for row in self.rows]}

    def type_in(self, typed: Typed) -> None:
        """Put back points in place of those shown."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows.clear()
        points = typed.get("points")
        for texts in points if isinstance(points, list) else []:
            fields = dict(zip(_FIELDS, map(str, texts), strict=False))
            self._add_row(Point(kind=self._kind, **fields))
        self._number()

    def _free_texts(self) -> list[str]:
        return [text for row in self.rows for text in row.texts()]

    def save(self) -> None:
        """Keep these in place of the points of this kind that there were."""
        points, kind = self.points(), self._kind

        def keep(db: Data) -> str:
            profile = group.profile(db)
            group.save_profile(db, replace(profile, points=_exchanged(profile, kind, points)))
            return kind

        self.save_by(keep)

    # -- rows --------------------------------------------------------------------------------------

    def _add_row(self, point: Point) -> "PointRow":
        row = PointRow(point)
        row.edited.connect(self.mark_edited)
        row.moved.connect(lambda step: self._move(row, step))
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def _add_another(self) -> None:
        row = self._add_row(Point(kind=self._kind))
        self._number()
        row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, row: "PointRow", step: int) -> None:
        place = self.rows.index(row) + step
        if 0 <= place < len(self.rows):
            self.rows.remove(row)
            self.rows.insert(place, row)
            self._column.removeWidget(row)
            self._column.insertWidget(place, row)
            self._number()
            self.mark_edited()

    def _remove(self, row: "PointRow") -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._number()
        self.mark_edited()

    def _number(self) -> None:
        """Say which is which; the first cannot go up, nor the last down."""
        before: QWidget = self.banner
        for place, row in enumerate(self.rows):
            row.number(place + 1, len(self.rows))
            QWidget.setTabOrder(before, row)
            before = row


class PointRow(QFrame):
    """The fields of one point, and buttons to move or remove it."""

    edited = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, point: Point) -> None:
        super().__init__()
        self.setProperty("look", "box")
        self._kind = point.kind
        self._title = label(look="small")
        self.up = _small("arrow-up", lambda: self.moved.emit(-1))
        self.down = _small("arrow-down", lambda: self.moved.emit(1))
        self.remove = _small("trash-2", self.removed.emit)
        self._form = Form()
        for name, words in zip(_FIELDS, POINT_KINDS[point.kind].columns, strict=False):
            self._form.add(name, words, LongField(1 if name == "heading" else 2))
        self._form.fill({name: getattr(point, name) for name in _FIELDS})
        self._form.edited.connect(self.edited)
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID // 2)
        head.addWidget(self._title, 1)
        for one in (self.up, self.down, self.remove):
            head.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID * 2)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self._form)
        self.setFocusProxy(self._form.field("heading"))

    def point(self) -> Point:
        """The point as typed."""
        return Point(
            kind=self._kind, **{key: str(value) for key, value in self._form.values().items()}
        )

    def texts(self) -> list[str]:
        """What stands in its fields."""
        return [str(text) for text in self._form.typed().values()]

    def number(self, place: int, of: int) -> None:
        """Say that this is the second of four."""
        self._title.setText(say("{place} of {count}", place=place, count=of))
        self.up.setEnabled(place > 1)
        self.down.setEnabled(place < of)
        self.up.setAccessibleName(say("Move point {place} up", place=place))
        self.up.setToolTip(say("Move up"))
        self.down.setAccessibleName(say("Move point {place} down", place=place))
        self.down.setToolTip(say("Move down"))
        self.remove.setAccessibleName(say("Remove point {place}", place=place))
        self.remove.setToolTip(say("Remove"))
        for name, words in zip(_FIELDS, POINT_KINDS[self._kind].columns, strict=False):
            named = say("{field}, point {place}", field=words, place=place)
            self._form.field(name).setAccessibleName(named)


def _small(icon: str, slot: Callable[[], object]) -> Button:
    made = button("", icon=icon, name=icon)
    made.clicked.connect(lambda: slot())
    return made


def _exchanged(profile: GroupProfile, kind: str, points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The text bank with other points of one kind, the kinds in their usual order."""
    others = [point for point in profile.points if point.kind != kind]
    return tuple(sorted([*others, *points], key=lambda point: KINDS.index(point.kind)))
