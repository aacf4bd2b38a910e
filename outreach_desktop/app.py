"""Puts the window's parts together."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow


def main() -> int:
    """Open the window and return Qt's exit code."""
    application = QApplication(sys.argv)
    window = QMainWindow()
    window.setWindowTitle("Outreach Desktop")
    window.show()
    return application.exec()
