"""A data file that was changed behind the program's back: a command says so, and does not wait for an answer."""

from pathlib import Path

from outreach_desktop.db.beside import seal
from tests.cli.conftest import Run


def test_a_command_says_that_an_older_file_is_in_its_place_and_takes_it_when_told(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "group.outreach"
    (tmp_path / "one.csv").write_text("First name,Last name\nAnn,O'Neil\n")
    (tmp_path / "two.csv").write_text("First name,Last name\nBea,Ng\n")
    assert run("import", "one.csv").code == 0
    older = path.read_bytes()
    assert run("import", "two.csv").code == 0
    path.write_bytes(older)

    refused = run("contacts")
    assert refused.code == 1
    assert "older than when it was closed" in refused.err
    assert "It had 2 people then, and has 1 now. The last change in it was made on" in refused.err
    assert "--accept before the command" in refused.err
    assert path.read_bytes() == older

    taken = run("--accept", "contacts")
    assert taken.code == 0
    assert "Ng" not in taken.out
    assert run("contacts").err == ""


def test_a_command_goes_on_after_a_stop_without_closing_and_says_so(
    run: Run, tmp_path: Path
) -> None:
    assert run("contacts").code == 0
    mark = seal.place(tmp_path / "group.outreach")
    mark.write_text(mark.read_text().replace('"closed"', '"open"', 1))

    ran = run("contacts")
    assert ran.code == 0
    assert "was not closed properly last time" in ran.err
    assert "not closed" not in run("contacts").err


def test_a_damaged_file_is_not_taken_whatever_is_said(run: Run, tmp_path: Path) -> None:
    assert run("contacts").code == 0
    path = tmp_path / "group.outreach"
    path.write_bytes(path.read_bytes()[:20_000])

    ran = run("--accept", "contacts")
    assert ran.code == 1
    assert "end is missing" in ran.err
    assert "Nothing was deleted" in ran.err
