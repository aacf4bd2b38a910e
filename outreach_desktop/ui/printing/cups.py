"""The print system of Linux: a job is handed to it with `lp`, and `lpstat` says how it fares.

Qt alone would not do: it hands a job over without looking whether it was taken.
"""

import re
import shutil
import sys
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment
from shiboken6 import isValid

from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

_TAKEN = re.compile(r"request id is (\S+-\d+)")
_STOPPED = say("It was stopped.")
_RUNNING = "running"  # of the print system, which is not
# What to say and advise where these words stand in what `lp` complains of.
_REFUSALS = {
    "not accepting jobs": (
        say("The printer takes no jobs at the moment."),
        say("Ask the person who looks after it, or choose another printer."),
    ),
    "does not exist": (
        say("This printer is not there any more."),
        say("Choose another one, or save a PDF."),
    ),
    "connect": (say("The computer\u2019s print system does not answer."), say("Start it, or save a PDF.")),
    _RUNNING: (say("The computer\u2019s print system is not running."), say("Start it, or save a PDF.")),
    "space": (say("The disk is full: the print system takes nothing more."), say("Free some space first.")),
}  # fmt: skip
# What a printer complains of, by the words of the standard (RFC 8011) it does so in.
_ALERTS = (
    ("media-empty", say("It is out of paper.")),
    ("media-needed", say("It is waiting for paper.")),
    ("media-jam", say("Paper is stuck in it.")),
    ("toner-empty", say("It is out of toner.")),
    ("marker-supply-empty", say("It is out of ink or toner.")),
    ("cover-open", say("It is open.")),
    ("door-open", say("It is open.")),
    ("offline", say("It is switched off, or not connected.")),
    ("connecting-to-device", say("It does not answer: check that it is switched on.")),
    ("timed-out", say("It does not answer: check that it is switched on.")),
    ("stopped", _STOPPED),
)


def is_there() -> bool:
    """Whether jobs are handed to CUPS; elsewhere Qt speaks to the system's own printing."""
    return sys.platform.startswith("linux") and shutil.which("lp") is not None


def order(
    printer: str, title: str, *, copies: int, two_sided: bool, paper: str, grey: bool
) -> list[str]:
    """The words of `lp` for a job that comes on its standard input."""
    options = {
        "sides": "two-sided-long-edge" if two_sided else "one-sided",
        "media": paper,
        "collate": "true",
        "print-scaling": "none",  # pages fit already, and an address must meet its window
        "print-color-mode": "monochrome" if grey else "",
    }
    told = [word for name, value in options.items() if value for word in ("-o", f"{name}={value}")]
    return ["-d", printer, "-t", title, "-n", str(copies), *told, "-"]


def refusal(said: str) -> OutreachError:
    """What a person can do about what `lp` complains of."""
    for sign, (message, hint) in _REFUSALS.items():
        if sign in said.casefold():
            return OutreachError(message, hint=hint)
    words = said.strip().removeprefix("lp: ").removeprefix("Error - ")
    return OutreachError(
        say(
            "The print system did not take the job: {complaint}",
            complaint=words or say("it does not say why"),
        ),
        hint=say("Choose another printer, or save a PDF."),
    )


def gone() -> OutreachError:
    """The printer is not there any more."""
    message, hint = _REFUSALS["does not exist"]
    return OutreachError(message, hint=hint)


def state(said: str) -> str:
    """What is to be known of a printer, out of `lpstat -l -p`; "" where all is well."""
    alerts = next((line for line in said.splitlines() if line.strip().startswith("Alerts:")), "")
    complaint = next((words for sign, words in _ALERTS if sign in alerts), "")
    if re.search(r"^printer \S+ disabled", said, re.MULTILINE):
        why = complaint if complaint and complaint != _STOPPED else ""
        paused = say("This printer is paused: what is sent waits until someone starts it again.")
        return f"{why} {paused}".strip()
    return complaint


def waiting(said: str, jobs: Sequence[str]) -> int:
    """How many of these jobs are not done yet, out of `lpstat -o`."""
    queued = {line.split()[0] for line in said.splitlines() if line.split()}
    return len(queued.intersection(jobs))


Answered = Callable[[int, str, str], object]
"""Is called with the exit code of a command, what it said, and what it complained of."""


class Commands(QObject):
    """Runs the commands beside the window, which never waits for them."""

    def hand_over(
        self,
        words: Sequence[str],
        job: bytes,
        taken: Callable[[str], object],
        fails: Callable[[OutreachError], object],
    ) -> None:
        """Give a job to `lp`; `taken` is called with the id the print system gives it."""

        def answered(code: int, said: str, complaint: str) -> None:
            found = _TAKEN.search(said)
            if code == 0 and found:
                taken(found[1])
            else:
                fails(refusal(complaint or said))

        self._run("lp", words, answered, job)

    def take_back(self, jobs: Sequence[str]) -> None:
        """Cancel these jobs, as far as they are not on paper already."""
        if jobs:
            self._run("cancel", jobs, lambda *_: None)

    def ask_state(self, printer: str, then: Callable[[str], object]) -> None:
        """Find out what is to be known of a printer, "" where all is well."""
        self._run("lpstat", ["-l", "-p", printer], lambda _, said, __: then(state(said)))

    def ask_waiting(self, printer: str, jobs: Sequence[str], then: Callable[[int], object]) -> None:
        """Find out how many of these jobs are not done yet."""

        def answered(code: int, said: str, _: str) -> None:
            if code == 0:
                then(waiting(said, jobs))

        self._run("lpstat", ["-o", printer], answered)

    def _run(
        self,
        program: str,
        words: Sequence[str],
        then: Answered,
        given: bytes = b"",
    ) -> None:
        process = QProcess(QCoreApplication.instance())  # what it hands over, it hands over whole
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("LC_ALL", "C.UTF-8")  # its answers are read
        process.setProcessEnvironment(environment)
        process.finished.connect(partial(self._ended, process, then))
        process.errorOccurred.connect(partial(self._not_begun, process, then))
        process.start(program, list(words))
        process.write(given)
        process.closeWriteChannel()

    def _ended(self, process: QProcess, then: Answered, code: int, _: QProcess.ExitStatus) -> None:
        if not isValid(process):  # the program is being left
            return
        said = bytes(process.readAllStandardOutput().data()).decode(errors="replace")
        complaint = bytes(process.readAllStandardError().data()).decode(errors="replace")
        process.deleteLater()
        if isValid(self):
            then(code, said, complaint)

    def _not_begun(self, process: QProcess, then: Answered, error: QProcess.ProcessError) -> None:
        """One that ends badly ends too; only one that never began does not."""
        if error == QProcess.ProcessError.FailedToStart and isValid(process):
            process.deleteLater()
            if isValid(self):
                then(-1, "", _RUNNING)
