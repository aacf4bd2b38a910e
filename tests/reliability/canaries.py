"""Fifty words that no log may hold, and the life of a program that meets all of them.

python -m tests.reliability.canaries commands | window | next_start | bug
"""

import csv
import json
import logging
import sys
import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tests.opening import open_data
from tests.timing import PATIENCE

PERSON = {
    "First name": "Wilhelmquill",
    "Last name": "Ostrabrand",
    "E-mail": "kanarek@nest-ostra.example",
    "Phone": "01632 960417",
    "Mobile": "07700 900417",
    "Street": "417 Fletchgate",
    "Town": "Dunmarrowick",
    "Postcode": "QX41 7ZZ",
    "Organisation": "Infirmary Vexholme",
    "Role": "Registrar Plumbago",
    "Department": "Ward Zindel",
    "Profession": "phlebomancer",
    "Notes": "likes tea Rivendane",
    "Tags": "tagquorn",
}
TYPED = [
    f"Typed{word}ish"
    for word in ["brae", "crag", "dell", "esk", "fell", "gill", "holt", "ings", "jaw", "kyle"]
]
EVENT = ["Evening Tarnhows", "Hall Skelwith", "12 Quay Borrowdene", "talk Grasmoore"]
GROUP = ["Group Easdaleham", "Strap Loughriggan", "Sender Helmcragge", "cragge@helm.example"]
LETTER = ["thanks for Silverhowe", "Template Rydalwater", "valueStickle", "keyPavey"]
BROKEN = ["row Langdalen", "cell Bowfellow", "head Crinklet"]
SECRET = ["passphrase Wetherlambkin 7 horses", "passphrase Coniston 3 bats"]
BUG = ["bug Scafellow", "bug Pillarby", "bug Steepleton"]
FILES = ["folder Wasdalen", "Great Gablend", "Kirkfellet", "Yewbarrowe", "Haycockle", "Seatallane"]
CANARIES = [*PERSON.values(), *TYPED, *EVENT, *GROUP, *LETTER, *BROKEN, *SECRET, *BUG, *FILES]
DESK, DATA, SHEET, TEMPLATE, OUT, ATTACHED = FILES
TODAY = date(2026, 3, 2)


def desk() -> Path:
    """Where somebody works: a folder whose name is nobody's business either."""
    return Path.home() / "Documents" / "Outreach" / DESK


def data_file_path() -> Path:
    return desk() / f"{DATA}.outreach"


def prepare() -> None:
    """Files as they lie about: good ones, broken ones, a template that is refused."""
    from outreach_desktop.services import data_file
    from tests import builders

    desk().mkdir(parents=True)
    data_file.close(open_data(data_file_path()))
    with (desk() / f"{SHEET}.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, PERSON)
        writer.writeheader()
        writer.writerow(PERSON)
        writer.writerow({"E-mail": BROKEN[1], "Notes": BROKEN[0]})
    (desk() / "broken.csv").write_bytes(f'{BROKEN[2]};"{BROKEN[0]}\n'.encode() + b"\xff\xfe\x00")
    builders.template(desk() / f"{TEMPLATE}.docx", "Dear {{ contact.salutation }},")
    builders.template(
        desk() / "refused.docx", f"{{{{ contact.{LETTER[3]} }}}} {LETTER[1]} {{% if %}}"
    )
    (desk() / "values.json").write_text(json.dumps({"contact": {"salutation": LETTER[2]}}))
    (desk() / "broken.json").write_text(f'{{"{LETTER[3]}": {LETTER[2]}')
    (desk() / "secret.txt").write_text(SECRET[0])
    (desk() / "wrong.txt").write_text(SECRET[1])
    profile = {
        "name": GROUP[0],
        "strapline": GROUP[1],
        "senders": [{"name": GROUP[2], "email": GROUP[3]}],
    }
    (desk() / "group.json").write_text(json.dumps(profile))


def words_of_commands() -> list[list[str]]:
    """Every command, well and badly used."""
    here, data = desk(), ["--data", str(data_file_path())]
    letter, refused = str(here / f"{TEMPLATE}.docx"), str(here / "refused.docx")
    out, values = str(here / OUT), str(here / "values.json")
    return [
        [*data, "import", str(here / f"{SHEET}.csv")],
        [*data, "import", str(here / "broken.csv")],
        [*data, "import", str(here / f"{SHEET} that is not there.csv")],
        [*data, "group", str(here / "group.json")],
        [*data, "group", str(here / "broken.json")],
        [*data, "contacts", PERSON["Last name"]],
        [*data, "contacts", f"profession:{PERSON['Profession']}", "--json"],
        [*data, "segment", PERSON["Last name"], PERSON["Profession"]],
        [*data, "segment", f"{PERSON['Last name']} that is not there"],
        [*data, "duplicates"],
        [*data, "listings", "--json"],
        [*data, "services", "--add", PERSON["Last name"], "--set", f"held={TYPED[0]}"],
        [*data, "services", "--in", str(here / "broken.csv")],
        [*data, "content", PERSON["Last name"], "--out", f"{out} texts.csv"],
        [*data, "sources", "--since", PERSON["Last name"]],
        [*data, "erase", PERSON["Last name"]],
        [*data, "held-on", PERSON["Last name"], "--out", f"{out} held.json"],
        [*data, "organisations", PERSON["Last name"], "--json"],
        [*data, "register", str(here / "broken.csv")],
        [*data, "register", "--find", PERSON["Last name"]],
        [*data, "export", f"{out} people.csv", f"segment:{PERSON['Last name']}"],
        [*data, "export", str(here / "broken.csv"), PERSON["Last name"]],
        [*data, "events", "--json"],
        [*data, "make", letter, "--to", PERSON["Last name"], "--out", out],
        [*data, "make", "thank-you", "--to", "", "--thanks-for", LETTER[0], "--out", out],
        [*data, "make", refused, "--to", PERSON["Last name"], "--out", out],
        [*data, "make", letter, "--to", BROKEN[0], "--event", EVENT[0], "--out", out],
        [
            *data,
            "labels",
            "--sheet",
            "L7160",
            "--to",
            PERSON["Last name"],
            "--out",
            f"{out} labels.docx",
        ],
        [
            *data,
            "labels",
            "--sheet",
            TYPED[0],
            "--to",
            PERSON["Last name"],
            "--out",
            f"{out} no labels.docx",
        ],
        [
            *data,
            "envelopes",
            "--size",
            "DL",
            "--to",
            PERSON["Last name"],
            "--out",
            f"{out} envelopes.docx",
        ],
        [*data, "emails", "thank-you", "--to", PERSON["Last name"], "--out", f"{out} emails"],
        ["check", refused, "--annotate", f"{out}.docx"],
        ["fields", refused],
        ["render", letter, values, f"{out} rendered.docx"],
        ["render", letter, str(here / "broken.json"), f"{out} rendered.docx"],
        [*data, "backup"],
        [*data, "backup", "--to", str(here), "--passphrase-file", str(here / "secret.txt")],
        ["unlock", refused, f"{out}.outreach", "--passphrase-file", str(here / "wrong.txt")],
        [*data, "history", PERSON["Last name"]],
        [*data, "undo"],
        [*data, "redo"],
        [*data, "doctor"],
        [*data, "restore"],
        [*data, "salvage"],
        ["--data", str(here / "broken.csv"), "contacts", BUG[2]],
        ["demo", "--out", str(here / "broken.csv")],
        ["associate"],
        ["associate", "--remove"],
    ]


def commands() -> None:
    """All of them, one after the other."""
    from outreach_desktop import cli

    for words in words_of_commands():
        sys.argv = ["outreach-desktop", *words]
        try:
            cli.main()
        except SystemExit as end:
            print("ended", words, end.code, flush=True)


def bug() -> None:
    """A command with a mistake of the program in it, whose text quotes somebody."""
    from outreach_desktop import cli
    from outreach_desktop.services import contacts

    def find(*_: object, **__: object) -> list[str]:
        raise ValueError(f"{BUG[0]} {PERSON['Last name']}")

    contacts.find = find
    sys.argv = ["outreach-desktop", "--data", str(data_file_path()), "contacts", BUG[1]]
    cli.main()


def window() -> None:
    """The window: every form filled in and saved, searches, a broken import, mistakes; then it stops dead."""
    import faulthandler

    _with_window(_walk)
    faulthandler._sigsegv()  # type: ignore[attr-defined]


def next_start() -> None:
    """The start after that, which is told of the stop."""

    def tell(window: Any) -> None:
        from outreach_desktop.ui.shell.crash import CrashDialog

        _settle(window)
        for dialog in window.findChildren(CrashDialog):
            print(dialog.heading.text(), window.unsaved.strip.text(), flush=True)

    _with_window(tell)


def _with_window(walk: Callable[[Any], None]) -> None:
    import PySide6.QtWidgets
    from PySide6.QtWidgets import QApplication

    from outreach_desktop import app
    from outreach_desktop.ui.shell.main_window import MainWindow

    class Application(QApplication):
        def exec(self) -> int:  # type: ignore[override]
            [window] = [one for one in self.topLevelWidgets() if isinstance(one, MainWindow)]
            # The file is open a moment before the window knows, and makes its pages anew.
            _wait_until(lambda: window.files.path is not None)
            walk(window)
            return 0

    PySide6.QtWidgets.QApplication = Application  # type: ignore[misc]
    app.main()


def _walk(window: Any) -> None:
    from PySide6.QtCore import QTimer, qWarning

    for page in ("contacts", "organisations", "events", "group", "letters"):
        screen = window.go_to(page)
        window.top.search.setText(TYPED[0])
        _settle(window)
        window.top.search.setText("")
        _settle(window)
        for form, reopen in screen.forms().items():
            _fill_in(window, form, reopen)
    _open_attached(window)
    window.importing.take(desk() / "broken.csv")
    _settle(window)
    window.importing.take(desk() / f"{SHEET}.csv")
    _settle(window)
    QTimer.singleShot(0, lambda: int(BUG[0]))
    window.runner.ask(window, lambda db: {"": 0}[BUG[1]], print)
    window.runner.aside(window, lambda: open(f"/{BUG[2]}/{OUT}"), print)  # noqa: PTH123, SIM115
    _settle(window)
    qWarning(f"cannot open {BUG[0]} {ATTACHED}")
    careless = logging.getLogger("outreach_desktop.careless")
    careless.warning(f"{BUG[1]} was not read")
    logging.getLogger("elsewhere").error("bad line %s", BROKEN[0])
    warnings.warn(BUG[2], UserWarning, stacklevel=1)


def _open_attached(window: Any) -> None:
    """A copy lies on the disk to be read when the program stops."""
    from outreach_desktop.services import contacts, files

    def attach(db: Any) -> Any:
        [person, *_] = contacts.find(db, today=TODAY)
        return files.attach(db, person, f"{ATTACHED}.txt", PERSON["Notes"].encode())

    kept: list[Any] = []
    window.runner.do(window, attach, kept.append)
    _settle(window)
    window.go_to("contacts").person.attached.open(kept[0])
    _settle(window)


def _fill_in(window: Any, form: str, reopen: Any) -> None:
    """Type canaries into every field of a form, and save it; what will not be saved stays a draft."""
    from outreach_desktop.ui.widgets.forms.forms import Form

    made: list[Any] = []
    subject = _subject(window, form)
    window.runner.ask(window, lambda db: reopen(db, subject), made.append, fails=lambda _: None)
    _settle(window)
    if not made:
        return
    editor = made[0]()
    editor.open()
    words = iter([*TYPED, *EVENT, *GROUP, *PERSON.values()] * 3)
    for part in editor.findChildren(Form):
        for key in part.values():
            _type(part.field(key), PERSON["E-mail"] if key == "email" else next(words))
    editor._drafting.keep()
    _settle(window)
    editor.try_to_save()
    _settle(window)


def _type(field: Any, word: str) -> None:
    from PySide6.QtWidgets import QPlainTextEdit

    from outreach_desktop.ui.widgets.forms.dates import DateField
    from outreach_desktop.ui.widgets.forms.forms import TextField

    if isinstance(field, TextField):
        field.setText(word)
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(word)
    elif isinstance(field, DateField):
        field.setText("4 Mar 2026")


def _subject(window: Any, form: str) -> str:
    """A row that this form can be about."""
    found: list[str] = []

    def ask(db: Any) -> str:
        from outreach_desktop.domain.post.point_kinds import POINT_KINDS
        from outreach_desktop.services import contacts, events, group, organisations

        if form == "group.points":
            return next(iter(POINT_KINDS))
        rows = {
            "contacts": lambda: contacts.find(db, today=TODAY),
            "organisations": lambda: [row for row, _ in organisations.names(db)],
            "events": lambda: [row.event.id for row in events.upcoming(db, today=TODAY)],
            "group": lambda: [one.id for one in group.senders(db)],
        }[form.partition(".")[0]]()
        return rows[0] if rows else ""

    window.runner.ask(window, ask, found.append)
    _settle(window)
    return found[0]


def _settle(window: Any) -> None:
    _wait_until(lambda: window.runner._pending == 0)
    _wait_until(lambda: window.runner._pending == 0)


def _wait_until(is_so: Callable[[], bool], seconds: float = PATIENCE) -> None:
    import time

    from PySide6.QtWidgets import QApplication

    until = time.monotonic() + seconds
    while True:
        QApplication.processEvents()
        QApplication.sendPostedEvents()
        if is_so():
            return
        if time.monotonic() > until:
            raise TimeoutError("The window did not come to rest.")
        time.sleep(0.002)


if __name__ == "__main__":
    globals()[sys.argv[1]]()
