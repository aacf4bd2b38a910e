"""What was typed becomes a place that does not depend on the folder the program was started from."""

from pathlib import Path

import pytest

from outreach_desktop.paths import at_home, typed


def test_a_mere_name_lies_beside_what_was_suggested(tmp_path: Path) -> None:
    assert typed(" Thanks ", tmp_path) == tmp_path / "Thanks"
    assert typed("%", tmp_path) == tmp_path / "%"


def test_a_whole_path_stays_as_it_is(tmp_path: Path) -> None:
    assert typed(str(tmp_path / "Letters"), Path("/elsewhere")) == tmp_path / "Letters"


def test_a_tilde_is_the_home_folder_and_nobody_s_tilde_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert typed("~/Letters", Path("/elsewhere")) == tmp_path / "Letters"
    assert typed("~no such user", tmp_path) == tmp_path / "~no such user"
    assert at_home(Path("~no such user/x.outreach")) == Path("~no such user/x.outreach")
