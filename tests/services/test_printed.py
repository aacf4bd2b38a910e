"""LibreOffice, where it is installed, opens all that the program makes for the sample group."""

import datetime as dt
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from outreach_desktop import paths
from outreach_desktop.services import contacts, data_file, sample
from outreach_desktop.services.demo import demo
from outreach_desktop.services.making import letters

_OFFICE, _WORDS = shutil.which("soffice"), shutil.which("pdftotext")
_PAGE = re.compile(r"Page (\d+) of \d+")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (_OFFICE and _WORDS), reason="LibreOffice and poppler are not installed"
    ),
]


def printed(files: Iterable[Path], folder: Path) -> dict[Path, list[str]]:
    """The pages of each file as text, printed by one LibreOffice."""
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    numbered = {}
    for number, file in enumerate(files):  # two folders may hold files of one name
        numbered[file] = Path(shutil.copy(file, folder / f"{number}.docx"))
    command = [_OFFICE, "--headless", home, "--convert-to", "pdf", "--outdir", folder]
    subprocess.run(
        [str(word) for word in [*command, *numbered.values()]],
        check=True,
        capture_output=True,
        timeout=600,
    )
    return {file: _pages(copy.with_suffix(".pdf")) for file, copy in numbered.items()}


def _pages(pdf: Path) -> list[str]:
    command = [str(_WORDS), "-layout", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    return text.split("\f")[:-1]


def test_every_document_of_the_demo_is_opened_and_names_its_person(
    tmp_path: Path, today: dt.date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "settings_folder", lambda: tmp_path / "settings")
    outcomes = [one for one in demo(tmp_path / "demo", today=today) if one.path]
    found = printed((one.path for one in outcomes if one.path), tmp_path)

    assert len(found) == len(outcomes) > 70
    for one in outcomes:
        assert one.path
        said = " ".join(" ".join(found[one.path]).split())
        assert one.name in said
        assert "{{" not in said
        assert "None" not in said


@pytest.mark.parametrize("kind", ["information-packet", "proposal"])
def test_in_the_file_to_print_everybody_begins_on_page_one(
    tmp_path: Path, today: dt.date, kind: str
) -> None:
    db = data_file.open_in_memory()
    sample.fill(db, today=today)
    people = contacts.find(db, today=today)
    plan = letters.plan(db, people, [letters.choice(kind)], today=today)
    whole = tmp_path / "all.docx"
    now = dt.datetime.combine(today, dt.time(9))
    outcomes = list(letters.make(db, plan, None, together=whole, now=now))
    names = [one.name for one in outcomes if one.contact_id and not one.problem]

    pages = printed([whole], tmp_path)[whole]

    numbers = [int(found[1]) if (found := _PAGE.search(page)) else 1 for page in pages]
    starts = [place for place, number in enumerate(numbers) if number == 1]
    assert len(starts) == len(names)
    for name, start, end in zip(names, starts, [*starts[1:], len(pages)], strict=True):
        assert numbers[start:end] == list(range(1, end - start + 1))
        assert name.split()[-1] in " ".join(" ".join(pages[start:end]).split())
