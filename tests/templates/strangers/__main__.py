"""Any folder of Word files tried: which open, and whether anything of them is lost.

    python -m tests.templates.strangers FOLDER [--without-pages] [--without-audit] [--jobs 2]

Each file is opened, filled in with nothing, and made for three people at once. For each is said whether
it is refused (with the sentence), has mistakes in its tags (the first), or opens; and then what is wrong:
words that are lost, another number of pages in LibreOffice, faults that a strict reader of the standard
finds and had not found before, a printable file that does not hold three times the words, or numbers
in it that must be single and are not. The exit code is 1 where anything is wrong.
"""

import argparse
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tests.templates.strangers.pages import NEEDED, pages_of
from tests.templates.strangers.trial import Trial, tried

_WORD_FILE = re.compile(r".*\.(?:docx|dotx|docm|dotm)", re.IGNORECASE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the files and say what came of them; 1 where something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.templates.strangers")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--without-pages", action="store_true", help="do not ask LibreOffice")
    parser.add_argument("--without-audit", action="store_true", help="do not ask openxml-audit")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args(arguments)
    files = sorted(path for path in asked.folder.rglob("*") if _WORD_FILE.fullmatch(path.name))
    with ProcessPoolExecutor(asked.jobs) as pool:
        trials = list(pool.map(partial(tried, audit=not asked.without_audit), files))
    missing = [one for one in NEEDED if not shutil.which(one)]
    if missing and not asked.without_pages:
        print(f"Pages are not counted: {' and '.join(missing)} cannot be found.")
    elif not asked.without_pages:
        with tempfile.TemporaryDirectory() as profile:
            _compare_pages(files, trials, Path(profile))
    for trial in trials:
        print(_line(trial))
    print(_summary(trials))
    return int(any(trial.findings for trial in trials))


def _compare_pages(files: list[Path], trials: list[Trial], profile: Path) -> None:
    """Add to the findings where LibreOffice makes other pages of what was filled in."""
    made = {
        str(path): trial
        for path, trial in zip(files, trials, strict=True)
        if trial.filled and not trial.has_tags  # a field that prints nothing takes its line away
    }
    before = pages_of({name: Path(name).read_bytes() for name in made}, profile)
    after = pages_of({name: trial.filled for name, trial in made.items()}, profile)
    for name, pages in before.items():
        if after.get(name) != pages:
            made[name].findings.append(f"pages: {pages} before, {after.get(name, 'none')} after")


def _line(trial: Trial) -> str:
    if trial.refused:
        return f"refused   {trial.name}: {trial.refused}"
    state = f"mistakes  {trial.name}: {trial.mistakes[0].splitlines()[0]}" if trial.mistakes else f"opens     {trial.name}"  # fmt: skip
    more = [f"          told: {one}" for one in trial.told]
    return "\n".join([state, *more, *(f"          WRONG {one}" for one in trial.findings)])


def _summary(trials: list[Trial]) -> str:
    counts = Counter(
        "refused" if one.refused else "mistakes in tags" if one.mistakes else "open"
        for one in trials
    )
    wrong = sum(bool(one.findings) for one in trials)
    told = ", ".join(f"{number} {what}" for what, number in counts.most_common())
    return f"{len(trials)} files: {told}; something is wrong with {wrong}"


if __name__ == "__main__":
    sys.exit(main())
