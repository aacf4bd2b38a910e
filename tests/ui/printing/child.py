"""Prints as a person does, in a process of its own: libcups asks only once where its server is.

Reads what to do as JSON from standard input, and says what came of it as JSON.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QProcess, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from outreach_desktop.domain.documents.printing import Piece, Stack
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.printing import cups
from outreach_desktop.ui.printing.dialog import PrintDialog


def main() -> None:
    asked = json.load(sys.stdin)
    application = QApplication(sys.argv)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, asked["settings"])
    if asked.get("through_qt"):
        cups.is_there = lambda: False
    runner = Runner()
    parent = QWidget()
    dialog = PrintDialog(
        parent, runner, _stack(asked["files"]), lambda: datetime.now(tz=UTC).date()
    )
    dialog.show()

    def wait_for(what: object) -> None:
        while not what():  # type: ignore[operator]
            application.processEvents()

    wait_for(lambda: dialog.pile.is_known and dialog.form.can is not None)
    dialog.form.where.set_value(f"printer:{asked['printer']}")
    wait_for(lambda: dialog.form.can is not None)
    wait_for(lambda: asked.get("state", "") in dialog.form.state.text())
    dialog.form.two_sided.setChecked(asked.get("two_sided", False))
    dialog.form.grey.setChecked(asked.get("grey", False))
    dialog.form.copies.set_value(asked.get("copies", 1))
    found = {
        "summary": dialog.summary.text(),
        "state": dialog.form.state.text(),
        "known": dialog.known.text(),
    }
    dialog.print.click()
    if "cancel_at" in asked and dialog._sending is not None:
        at = asked["cancel_at"]
        dialog._sending.progressed.connect(lambda sides, _: dialog.stop() if sides == at else None)
    wait_for(lambda: not dialog.is_under_way)
    print(json.dumps({**found, "banner": dialog.banner.text(), "result": _result(dialog)}))
    sys.stdout.flush()
    if asked.get("follow"):
        wait_for(lambda: "queue" in dialog.after.state.text())
        print(json.dumps(dialog.after.state.text()))
        sys.stdout.flush()
        wait_for(lambda: "Everything" in dialog.after.state.text())
    if "cancel_at" in asked:  # the command that takes jobs back may still run
        wait_for(lambda: not application.findChildren(QProcess))
    runner.close()


def _result(dialog: PrintDialog) -> str:
    return dialog.after.result.text() if dialog.after.isVisible() else ""


def _stack(files: list[str]) -> Stack:
    pieces = [Piece(path=Path(file), title="Note", name=Path(file).stem) for file in files]
    return Stack(kinds="notes", made_at=datetime(2026, 3, 2, tzinfo=UTC), pieces=tuple(pieces))


if __name__ == "__main__":
    main()
