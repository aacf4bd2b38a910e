"""Rows and columns of widgets, on the grid."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget


def column(*parts: QWidget, margin: int = 0, spacing: int = 0) -> QWidget:
    """Parts one under the other; the last takes the room that is left."""
    whole = QWidget()
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    for part in parts:
        layout.addWidget(part, int(part is parts[-1]))
    return whole


def row(*parts: QWidget, spacing: int = 8) -> QHBoxLayout:
    """Parts side by side, as wide as they need, from the left."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    return layout
