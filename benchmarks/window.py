"""How long the window takes, step by step, with many people: the real window, its real threads, no screen needed.

    python benchmarks/window.py
    python benchmarks/window.py --people 100000 --entries 1000000 --file /tmp/many/Many.outreach
    python benchmarks/window.py --file /tmp/many/People.outreach --only keys editors
    PYTHONPATH=/path/to/older python benchmarks/window.py --file /tmp/many/Many.outreach

The second makes the file where it is not there yet (six minutes) and keeps it; a run works on a copy.
The third types every key of the language on both pages and opens the editors alone, with the file of `benchmarks.people`,
in which every key finds someone. The last measures the code of another checkout with the same file: before and after.

Printed are medians, in milliseconds: by the clock until nothing is under way any more, the CPU time of all
threads, and the longest stretch for which the window's own thread was busy at once, during which no key is
answered (its CPU time, so that a busy computer does not count). Of typing there are also the worst of twenty
letters, and when the rows were painted.
"""

import argparse
import datetime as dt
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

PEOPLE, ENTRIES = 10_000, 100_000
TODAY = dt.date(2026, 3, 2)
WORDS = (
    "smith", "ann smith", "obrien", "leeds", "royal", "urologist", "gwen hughes", "kowalska", "core", "nurse",
    "patel", "general hospital", "okafor", "lukasz", "whitby", "newsletter", "ng", "farah singh", "cardiology", "zz",
)  # fmt: skip
KEYED_WORDS = ("place:leeds", "tag:core", "profession:urologist")
PLACES = ("royal", "leeds clinic", "ward", "york")
REPEATS = 5
FEWEST = 10
"""Times of which a 95th says something."""
FINDINGS = 5_000
READERS = 500
KINDS = ("introduction", "how-to-refer", "thank-you")


# -- the file --------------------------------------------------------------------------------------

_FIRST = ("Ann", "Ben", "Chidi", "Dilys", "Eilidh", "Farah", "Gwen", "Hassan", "Iona", "Łukasz")
_LAST = ("Smith", "O'Brien", "Okafor", "Patel", "Jones", "Kowalska", "Ng", "Hughes", "Singh")
_ENDS = ("", "-Hall", "son", "e", "man", "-Price", "er", "well", "ford", "ton")
_PROFESSIONS = ("GP", "urologist", "nurse", "radiographer", "pharmacist", "oncologist", "manager")
_TOWNS = ("Leeds", "York", "Hull", "Whitby", "Ripon", "Selby", "Malton", "Goole", "Otley")
_HOUSES = ("Royal Infirmary", "General Hospital", "Health Centre", "Surgery", "Clinic", "Hospice")
_WARDS = ("Urology", "Cardiology", "Ward", "Outpatients", "Oncology")
_TAGS = ("core", "newsletter", "moved", "speaker", "prostate", "trustee", "volunteer", "lapsed")
_KINDS = ("phone", "email", "meeting", "note", "visit")


def make_file(path: Path, people: int, entries: int) -> None:
    """A data file of so many people, a tenth as many organisations, and everything that hangs on them."""
    from outreach_desktop.db.engine import rows
    from outreach_desktop.db.history.journal import changing
    from outreach_desktop.services import data_file

    chance = random.Random(10)
    path.parent.mkdir(parents=True, exist_ok=True)
    db = data_file.open_data(path, remember=False)
    with changing(db, "Import everything"):
        ids = _people(db, chance, people)
        places = _places(db, chance, max(people // 10, 10))
        _tags(db, chance, ids)
        rows.keep_all(
            db,
            "roles",
            (
                {
                    "contact_id": one,
                    "organisation_id": chance.choice(places),
                    "title": "Lead",
                    "is_main": 1,
                }
                for one in ids
            ),
        )
        _happenings(db, chance, ids, entries)
        _group(db)
    data_file.close(db)


def _people(db: Any, chance: random.Random, people: int) -> list[str]:
    from outreach_desktop.db.subjects import contacts
    from outreach_desktop.domain.addresses import Address
    from outreach_desktop.domain.contacts import ContactDraft

    return contacts.keep_all(
        db,
        [
            ContactDraft(
                title="Dr",
                first_name=chance.choice(_FIRST),
                last_name=f"{chance.choice(_LAST)}{chance.choice(_ENDS)}",
                profession=chance.choice(_PROFESSIONS),
                email=f"person{number}@example.org",
                phone=f"01632 96{number % 10000:04}",
                champion="champion" if number % 12 == 0 else "",
                address=Address(town=chance.choice(_TOWNS)),
            )
            for number in range(people)
        ],
    )


def _places(db: Any, chance: random.Random, count: int) -> list[str]:
    """A third are houses, the others wards of one of them."""
    from outreach_desktop.db.engine import rows

    houses = rows.keep_all(
        db,
        "organisations",
        (
            {
                "name": f"{chance.choice(_TOWNS)} {chance.choice(_HOUSES)} {number}",
                "kind": "hospital",
                "street": f"{number} High Street",
                "town": chance.choice(_TOWNS),
            }
            for number in range(count // 3)
        ),
    )
    wards = rows.keep_all(
        db,
        "organisations",
        (
            {
                "name": f"{chance.choice(_WARDS)} {number}",
                "kind": "department",
                "parent_id": chance.choice(houses),
            }
            for number in range(count - len(houses))
        ),
    )
    return houses + wards


def _tags(db: Any, chance: random.Random, ids: Sequence[str]) -> None:
    from outreach_desktop.db.subjects import tags

    for place, tag in enumerate(_TAGS):
        tags.add(db, [one for one in ids if chance.randrange(3 + place * 2) == 0], tag)


def _happenings(db: Any, chance: random.Random, ids: Sequence[str], entries: int) -> None:
    """Events with their guests, two documents for everybody, and entries, of which 500 are one person's."""
    from outreach_desktop.db.engine import rows

    events = rows.keep_all(
        db,
        "events",
        (
            {
                "title": f"Open evening {number}",
                "date": str(TODAY + dt.timedelta(days=number - 150)),
            }
            for number in range(200)
        ),
    )
    guests = {(chance.choice(events), chance.choice(ids)) for _ in range(len(ids) // 5)}
    rows.keep_all(
        db, "participants", ({"event_id": event, "contact_id": one} for event, one in guests)
    )
    rows.keep_all(
        db,
        "documents",
        (
            {
                "contact_id": ids[number % len(ids)],
                "template": "information-packet",
                "template_sha256": "0" * 64,
                "path": f"/letters/{number}.docx",
                "sha256": "0" * 64,
                "state": "made",
                "made_at": "2026-01-15T09:30:00.000Z",
            }
            for number in range(len(ids) * 2)
        ),
    )
    busy = min(500, entries // 2)
    rows.keep_all(
        db,
        "interactions",
        (
            {
                "contact_id": ids[0] if number < busy else ids[number % len(ids)],
                "date": str(TODAY - dt.timedelta(days=chance.randrange(1500))),
                "kind": chance.choice(_KINDS),
                "summary": f"Spoke about patient evening {number}",
            }
            for number in range(entries)
        ),
    )


def _group(db: Any) -> None:
    from dataclasses import replace

    from outreach_desktop.domain.group import SenderDraft
    from outreach_desktop.services import group

    ours = replace(group.profile(db), name="Ryeford support group", phone="01632 960000")
    group.save_profile(db, replace(ours, email="hello@example.org"))
    group.add_sender(db, SenderDraft(name="Mary Hall", role="Secretary", is_default=True))


# -- the window ------------------------------------------------------------------------------------


class Taken(NamedTuple):
    """What one step took, in milliseconds; `rows` is when the list was painted, 0 where none was awaited."""

    clock: float
    cpu: float
    held: float
    rows: float = 0


class Desk:
    """The window with the file open, and a stop watch."""

    def __init__(self, settings: str) -> None:
        from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QSettings
        from PySide6.QtTest import QTest  # not while a key is pressed
        from PySide6.QtWidgets import QApplication

        self._press = QTest.keyClick
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
        self.application = QApplication(sys.argv)
        from outreach_desktop.ui.desk import appearance
        from outreach_desktop.ui.desk.runner import Runner
        from outreach_desktop.ui.shell.main_window import MainWindow

        appearance.apply()
        self._flags = QEventLoop.ProcessEventsFlag
        self._dispatcher = QAbstractEventDispatcher.instance()
        self._busy = False
        self.runner = Runner()
        self.runner.busy.connect(self._note_busy)
        self.window = MainWindow(self.runner, lambda: TODAY)
        self.window.resize(1280, 800)
        self.window.show()
        self.painted = _Painted()

    def _note_busy(self, busy: bool) -> None:
        self._busy = busy

    def taken(self, act: Callable[[], object], *, painted: bool = False) -> Taken:
        """Do it, and wait until all of it is done and shown."""
        clock, cpu = time.perf_counter(), time.process_time()
        self.painted.wait()
        held = _own_time(act)
        while True:
            if self._busy:
                held = max(held, _own_time(self._wait))
            else:
                is_idle: list[bool] = []
                spent = _own_time(lambda: is_idle.append(not self._step()))  # noqa: B023
                held = max(held, spent)
                if is_idle[0] and not self._busy:
                    break
        end = time.perf_counter()
        rows = (self.painted.at - clock) * 1000 if painted and self.painted.at else 0
        return Taken((end - clock) * 1000, (time.process_time() - cpu) * 1000, held * 1000, rows)

    def _wait(self) -> None:
        self._dispatcher.processEvents(self._flags.WaitForMoreEvents)

    def _step(self) -> bool:
        return bool(self._dispatcher.processEvents(self._flags.AllEvents))

    def rest(self, seconds: float) -> None:
        """Let the window do what it does while nobody touches it."""
        until = time.monotonic() + seconds
        while time.monotonic() < until or any(one.name == "pages" for one in threading.enumerate()):
            self.taken(lambda: time.sleep(0.01))

    def answer(self, page: Any, question: Callable[[Any], Any]) -> Any:
        """What the data file says."""
        said: list[Any] = []
        self.taken(lambda: self.runner.ask(page, question, said.append))
        return said[0]

    def key(self, widget: Any, key: Any) -> None:
        """Press a key, or type a letter."""
        self._press(widget, key)

    def opened(self, page: Any, act: Callable[[], object]) -> Taken:
        """Do it until the dialog that opens over a page was painted; what is still under way then is waited for after it."""
        from PySide6.QtWidgets import QDialog

        clock, cpu, held = time.perf_counter(), time.process_time(), _own_time(act)
        eye = None
        while eye is None or not eye.at:
            dialogs = [] if eye is not None else page.findChildren(QDialog)
            if dialogs:
                eye = _first_paint(dialogs[-1])
            held = max(held, _own_time(self._step))
        end = time.perf_counter()
        spent = (time.process_time() - cpu) * 1000
        self.taken(lambda: None)
        return Taken((end - clock) * 1000, spent, held * 1000)

    def typed(self, field: Any, words: Sequence[str], *, painted: bool = False) -> list[Taken]:
        """Each letter of each word, by itself."""
        found = []
        field.setFocus()
        for word in words:
            found += [
                self.taken(partial(self.key, field, letter), painted=painted) for letter in word
            ]
            self.taken(field.clear)
        return found


def _own_time(act: Callable[[], object]) -> float:
    began = time.thread_time()
    act()
    return time.thread_time() - began


def _first_paint(widget: Any) -> Any:
    """Notes in `at` when a window was painted first."""
    from PySide6.QtCore import QEvent, QObject

    class Eye(QObject):
        at = 0.0

        def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Paint and not self.at:
                self.at = time.perf_counter()
            return False

    eye = Eye(widget)
    widget.installEventFilter(eye)
    return eye


class _Painted:
    """Notes when a list was painted with other rows than before."""

    def __init__(self) -> None:
        self.at = 0.0
        self._reset = False
        self._table: Any = None

    def watch(self, table: Any) -> None:
        from PySide6.QtCore import QEvent, QObject

        note = self

        class Eye(QObject):
            def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802
                if event.type() == QEvent.Type.Paint:
                    note.look()
                return False

        self._table = table
        self._eye = Eye(table)
        table.viewport().installEventFilter(self._eye)
        table.model().modelReset.connect(self._was_reset)

    def wait(self) -> None:
        self.at, self._reset = 0.0, False

    def _was_reset(self) -> None:
        self._reset = True
        if not self._table.model().rowCount():
            self.at = time.perf_counter()

    def look(self) -> None:
        model = self._table.model()
        if self._reset and not self.at and model.data(model.index(0, 0)):
            self.at = time.perf_counter()


# -- what is measured ------------------------------------------------------------------------------

Report = Callable[[str, Sequence[Taken]], None]


def first_visit(desk: Desk, report: Report) -> None:
    """Letters, as soon as a hand can be there: what it is made of may not have been read yet."""
    until = time.monotonic() + 1
    while time.monotonic() < until:
        desk.taken(lambda: time.sleep(0.01))
    report("first visit of Letters, soon", [desk.taken(lambda: desk.window.go_to("letters"))])


def whole_walk(desk: Desk, report: Report) -> None:
    """Everything else, page by page."""
    desk.rest(3)
    window = desk.window
    report("first visit of Letters", [desk.taken(lambda: window.go_to("letters"))])
    report("first visit of Organisations", [desk.taken(lambda: window.go_to("organisations"))])
    report("first visit of Events", [desk.taken(lambda: window.go_to("events"))])
    for name, key in (
        ("Letters", "letters"),
        ("Organisations", "organisations"),
        ("People", "contacts"),
    ):
        again = []
        for _ in range(REPEATS):
            desk.taken(lambda: window.go_to("group"))
            again.append(desk.taken(lambda: window.go_to(key)))  # noqa: B023
        report(f"{name} again", again)
    _people_page(desk, report)
    window.go_to("organisations")
    desk.taken(lambda: None)
    report("a letter, Organisations", desk.typed(window.top.search, PLACES))
    who = window.go_to("letters").who
    desk.taken(lambda: None)
    report("a letter, Who under Letters", desk.typed(who.search, WORDS[:3]))
    _look(desk, report)
    _check(desk, report)


def editors(desk: Desk, report: Report) -> None:
    """Each form of a person and of an organisation, until it was painted; what was read ahead is read by then."""
    desk.rest(20)
    page = desk.window.go_to("contacts")
    desk.taken(lambda: None)
    _opened(desk, report, "form of a new person", page, page.add)
    _opened(desk, report, "form of a person", page, page.edit)
    _opened(desk, report, "relationship of a person", page, page.person.relationship_wanted.emit)
    page = desk.window.go_to("organisations")
    desk.taken(lambda: None)
    _opened(desk, report, "form of a new organisation", page, page.add)
    _opened(desk, report, "form of an organisation", page, page.edit)
    _opened(desk, report, "what is known of one", page, page.place.known_wanted.emit)


def _opened(desk: Desk, report: Report, name: str, page: Any, act: Callable[[], object]) -> None:
    """The first time, when its code is read, and then again."""
    from PySide6.QtWidgets import QDialog

    times = []
    for _ in range(REPEATS * 2 + 1):
        times.append(desk.opened(page, act))
        for dialog in page.findChildren(QDialog):
            desk.taken(dialog.reject)
        desk.taken(lambda: None)
    report(f"{name}, first", times[:1])
    report(name, times[1:])


def keys(desk: Desk, report: Report) -> None:
    """Every key of the language, letter by letter, until the rows are painted."""
    sys.path.append(str(Path(__file__).parent.parent))
    from benchmarks.people import OF_ORGANISATIONS, TYPED
    from outreach_desktop.domain.choosing.organisations import ORGANISATIONS
    from outreach_desktop.domain.segments import KEYS

    desk.rest(5)
    for page, known, typed in (
        ("contacts", KEYS, TYPED),
        ("organisations", ORGANISATIONS.keys, OF_ORGANISATIONS),
    ):
        shown = desk.window.go_to(page)
        desk.painted.watch(shown.people.table if page == "contacts" else shown.tree)
        desk.rest(5)
        for key, values in typed.items():
            if not key or key in known:
                times = [one for value in values for one in _value_typed(desk, key, value)]
                report(f"{page} {key}:" if key else f"{page} words", times)
        desk.taken(desk.window.top.search.clear)


def _value_typed(desk: Desk, key: str, value: str) -> list[Taken]:
    """Each letter of a value, behind its key."""
    field = desk.window.top.search
    field.setFocus()
    quoted = '"' if " " in value else ""
    desk.taken(partial(field.setText, f"{key}:{quoted}" if key else ""))
    return [desk.taken(partial(desk.key, field, letter), painted=True) for letter in value]


def _people_page(desk: Desk, report: Report) -> None:
    from PySide6.QtCore import Qt

    window, page = desk.window, desk.window.go_to("contacts")
    table = page.people.table
    desk.painted.watch(table)
    desk.taken(lambda: None)
    report("a letter, People", desk.typed(window.top.search, WORDS, painted=True))
    report("a letter, tag: place: ...", desk.typed(window.top.search, KEYED_WORDS, painted=True))
    desk.taken(lambda: window.top.search.clear())
    table.setFocus()
    down, top = Qt.Key.Key_Down, Qt.Key.Key_Home
    report("cursor down one", [desk.taken(lambda: desk.key(table, down)) for _ in range(20)])
    bar = table.verticalScrollBar()
    places = [bar.maximum() * part // 7 for part in range(1, 6)]
    report(
        "a jump of the scroll bar", [desk.taken(partial(bar.setValue, place)) for place in places]
    )
    chosen = []
    for _ in range(REPEATS):
        desk.taken(lambda: desk.key(table, top))
        desk.taken(lambda: table.select_row(0))
        chosen.append(desk.taken(table.selectAll))
    report("select all", chosen)
    desk.taken(lambda: table.select_row(0))
    report("F5", [desk.taken(window.reload) for _ in range(REPEATS)])
    report("a saved change", [desk.taken(lambda: _change(desk, page)) for _ in range(REPEATS)])
    busy = desk.answer(page, _busiest)
    report("card of 500 entries", [desk.taken(lambda: page.show_one(busy))])


def _change(desk: Desk, page: Any) -> None:
    from dataclasses import replace

    from outreach_desktop.services import contacts

    person = page.person.card.contact
    other = replace(person, phone=f"01632 {random.randrange(10**6):06}")
    desk.runner.do(page, lambda db: contacts.change(db, other))


def _busiest(db: Any) -> str:
    most = "SELECT contact_id FROM interactions GROUP BY contact_id ORDER BY count(*) DESC LIMIT 1"
    return str(db.execute(most).fetchone()[0])


def _look(desk: Desk, report: Report) -> None:
    window = desk.window
    window.go_to("contacts")
    desk.taken(lambda: None)
    for name, ways in (
        ("dark, light", ("view.dark", "view.light") * 2),
        ("text size", ("view.larger", "view.smaller") * 2),
    ):
        report(name, [desk.taken(window.action(way).trigger) for way in ways])


def _check(desk: Desk, report: Report) -> None:
    """Thank-you notes for people who did nothing that we know of: a finding for each."""
    window = desk.window
    ids = window.go_to("contacts").people.table.paged.ids[:FINDINGS]
    page = window.go_to("letters")
    page.write_to(ids, "")
    desk.taken(lambda: None)
    desk.taken(lambda: page.what.tick("thank-you", on=True))
    count = f"{len(ids):,} findings"
    report(f"thank-you check, {count}", [desk.taken(lambda: page.steps.open(2))])


def letters(desk: Desk, report: Report) -> None:
    """A run of letters for five hundred, as somebody makes it: chosen, checked, walked through, made; and what memory it took."""
    window = desk.window
    ids = window.go_to("contacts").people.table.paged.ids[:READERS]
    page = window.go_to("letters")
    desk.taken(lambda: page.write_to(ids, ""))
    page.what.thanks.set_value("speaking at our open evening")

    def tick() -> None:
        for kind in KINDS:
            page.what.tick(kind, on=True)

    told = f"{len(ids):,} x {len(KINDS)}"
    report(f"planned, {told}", [desk.taken(tick)])
    report(f"checked, pages counted, {told}", [desk.taken(lambda: page.steps.open(2))])
    report("page of the next person", [desk.taken(lambda: page.viewer.walk(1)) for _ in range(20)])
    desk.taken(lambda: page.steps.open(3))
    page.make.folder.setText(str(Path(tempfile.mkdtemp()) / "made"))
    report(f"made, {told}", [desk.taken(page.make.make_wanted.emit)])
    made = len([*page.make.out.iterdir()])
    assert made == len(ids) * len(KINDS), f"{made} documents were made"
    try:
        import resource
    except ImportError:  # Windows does not tell it in Python
        return
    unit = 2**20 if sys.platform == "darwin" else 2**10
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    report("memory at its peak, MB", [Taken(peak, 0, 0)])


WALKS: dict[str, Callable[[Desk, Report], None]] = {
    "first": first_visit,
    "whole": whole_walk,
    "editors": editors,
    "keys": keys,
    "letters": letters,
}


def measure(file: Path, settings: str, walk: str) -> None:
    """In a process of its own: open the file and take the walk; each figure is a line of JSON."""

    def report(name: str, taken: Sequence[Taken]) -> None:
        print(json.dumps([name, taken]), flush=True)

    desk = Desk(settings)
    window = desk.window
    for timer in window.regular.findChildren(type(window._later)):  # noqa: SLF001
        timer.stop()  # a backup in between would be measured too

    def opened() -> None:
        window.files.open(file, create=False)

    report("open, to rows and card", [desk.taken(opened)])
    WALKS[walk](desk, report)
    desk.runner.close()


def main() -> None:
    """Make the file, take the walks in processes of their own, print the table."""
    words = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    words.add_argument("--people", type=int, default=PEOPLE)
    words.add_argument("--entries", type=int, default=ENTRIES)
    words.add_argument("--file", type=Path, help="made where it is not there yet, and kept")
    words.add_argument("--only", nargs="+", choices=[*WALKS], default=[*WALKS])
    words.add_argument("--walk", nargs=2, help=argparse.SUPPRESS)
    given = words.parse_args()
    if given.walk:
        measure(given.file, *given.walk)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = given.file or Path(folder) / "made" / "Many.outreach"
        os.environ["XDG_CONFIG_HOME"] = f"{path}.settings"  # it knows the mark of this computer
        os.environ["XDG_CACHE_HOME"] = os.environ["XDG_STATE_HOME"] = folder
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        if not path.is_file():
            make_file(path, given.people, given.entries)
        print(f"{path.stat().st_size / 1e6:,.0f} MB, load {os.getloadavg()[0]:.1f}")
        print(f"{'ms':38}{'clock':>8}{'CPU':>8}{'held':>8}{'p95':>8}{'rows':>8}{'p95':>8}")
        for walk in given.only:
            _walk_aside(copied(path, Path(folder) / "copy"), folder, walk)


def copied(path: Path, folder: Path) -> Path:
    """A copy of the file with what lies beside it, in a folder of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for one in path.parent.glob(f"*{path.name}*"):
        if one.is_file():
            shutil.copy2(one, folder)
    return folder / path.name


def _walk_aside(path: Path, folder: str, walk: str) -> None:
    command = [sys.executable, __file__, "--file", str(path), "--walk", f"{folder}/{walk}", walk]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        for line in child.stdout or ():
            name, taken = json.loads(line)
            _print(name, [Taken(*one) for one in taken])
    if child.returncode:
        sys.exit(child.returncode)


def _print(name: str, taken: Sequence[Taken]) -> None:
    clock, cpu, held, rows = (list(values) for values in zip(*taken, strict=True))
    cells = [statistics.median(clock), statistics.median(cpu), max(held)]
    if len(taken) >= FEWEST:
        cells.append(_p95(clock))
        painted = [one for one in rows if one]
        cells += [statistics.median(painted), _p95(painted)] if painted else []
    print(f"{name:38}{''.join(f'{cell:8,.0f}' for cell in cells)}", flush=True)


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


if __name__ == "__main__":
    main()
