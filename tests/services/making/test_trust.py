"""A template of one's own is tried once, by what stands in it, and used as it came through the gate."""

import logging
import multiprocessing.process
import time
from pathlib import Path
from typing import Any

import pytest

from outreach_desktop import paths, worker
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.making import letters, templates, trust
from outreach_desktop.templates.engine import trial
from outreach_desktop.templates.engine.opening import gated
from tests.hostile.templates.files import HARMLESS, STRIPPED, bent, p, part, simple_field
from tests.templates.word import document, everything, fill


@pytest.fixture
def tries(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The processes that were begun."""
    began: list[str] = []
    start = multiprocessing.process.BaseProcess.start

    def counted(process: Any) -> None:
        began.append(process.name)
        start(process)

    monkeypatch.setattr(multiprocessing.process.BaseProcess, "start", counted)
    trust.harmless.cache_clear()
    trust._own.cache_clear()
    trust._refusals.clear()
    return began


def at(folder: Path, content: bytes, name: str = "letter.docx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_template_is_tried_once_and_known_at_the_next_start(
    tmp_path: Path, tries: list[str]
) -> None:
    path = at(tmp_path, document("Dear {{ name }}"))

    first = trust.template_at(path)
    trust.harmless.cache_clear()
    trust._own.cache_clear()  # as after a new start
    again = trust.template_at(at(tmp_path, path.read_bytes(), "the same under another name.docx"))

    assert len(tries) == 1
    assert first.sha256 == again.sha256
    assert everything(again.render({"name": "Ann"})) == ["Dear Ann"]


def test_a_template_that_was_changed_is_tried_again(tmp_path: Path, tries: list[str]) -> None:
    trust.template_at(at(tmp_path, document("Dear {{ name }}")))
    changed = trust.template_at(at(tmp_path, document("Hello {{ name }}")))

    assert len(tries) == 2
    assert everything(changed.render({"name": "Ann"})) == ["Hello Ann"]

    at(tmp_path, simple_field("DDEAUTO cmd x"))
    with pytest.raises(OutreachError, match="DDEAUTO"):
        trust.template_at(tmp_path / "letter.docx")


def test_a_template_that_was_refused_is_not_tried_once_more_for_each_who_asks(
    tmp_path: Path, tries: list[str]
) -> None:
    path = at(tmp_path, simple_field("DDEAUTO cmd once"))
    assert "DDEAUTO" in letters.choice(str(path)).note
    for _ in range(3):
        with pytest.raises(OutreachError, match="DDEAUTO"):
            trust.template_at(path)
    assert len(tries) == 1

    trust.template_at(at(tmp_path, document("Dear {{ name }}, mended")))
    assert len(tries) == 2


def test_a_template_that_was_refused_is_tried_again_after_a_while(
    tmp_path: Path, tries: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = at(tmp_path, simple_field("DDEAUTO cmd late"))
    for clock in (0.0, 59.0, 61.0):
        monkeypatch.setattr(time, "monotonic", lambda now=clock: now)
        with pytest.raises(OutreachError, match="DDEAUTO"):
            trust.template_at(path)

    assert len(tries) == 2


def test_what_came_with_the_program_is_trusted(tries: list[str]) -> None:
    for choice in letters.choices():
        trust.template_at(choice.path)

    assert tries == []


def test_what_is_inside_is_said_once(tmp_path: Path) -> None:
    path = at(tmp_path, HARMLESS["a chart with its sheet"]())

    assert ["spreadsheet" in remark for remark in trust.template_at(path).remarks] == [True]


@pytest.mark.parametrize("name", STRIPPED)
def test_what_was_left_out_is_kept_out_and_told_at_every_start(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "tried", lambda work, data: work(data))  # no process for each
    path = at(tmp_path, STRIPPED[name]())
    once = trust.template_at(path).remarks
    trust.harmless.cache_clear()
    trust._own.cache_clear()

    again = trust.template_at(path)

    assert again.remarks == once
    kept = gated.read(next(paths.tried_templates().iterdir()).read_bytes())
    assert kept.remarks == once
    assert [problem.message for problem in again.problems()] == list(once)


def test_what_was_left_out_is_told_with_the_choice(tmp_path: Path) -> None:
    path = at(tmp_path, STRIPPED["a link to a file"]())

    assert "“spy.exe”" in letters.choice(str(path)).note
    assert "“spy.exe”" in templates.remarks(path)[0]


def test_a_copy_that_was_damaged_is_made_anew(tmp_path: Path, tries: list[str]) -> None:
    path = at(tmp_path, document("Dear {{ name }}"))
    trust.template_at(path)
    copy = next(paths.tried_templates().iterdir())
    for damage in (b"", b"{}\nx", copy.read_bytes()[:-5], copy.read_bytes() + b"x"):
        copy.write_bytes(damage)
        trust.harmless.cache_clear()
        trust._own.cache_clear()
        trust.template_at(path)

    assert len(tries) == 5
    assert everything(gated.read(copy.read_bytes()).content) == ["Dear {{ name }}"]


def test_where_nothing_can_be_kept_the_work_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(paths, "tried_templates", lambda: at(tmp_path, b"a file") / "templates")
    caplog.set_level(logging.INFO)

    template = trust.template_at(at(tmp_path, document("Dear {{ name }}, secretly"), "x.docx"))

    assert everything(template.render({"name": "Ann"})) == ["Dear Ann, secretly"]
    assert "could not be kept" in caplog.text
    assert "secret" not in caplog.text
    assert "x.docx" not in caplog.text


def test_only_so_many_copies_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trust, "_KEPT", 2)
    for word in ("one", "two", "three"):
        trust.template_at(at(tmp_path, document(word)))

    kept = [gated.read(copy.read_bytes()) for copy in paths.tried_templates().iterdir()]
    assert {everything(one.content)[0] for one in kept} == {"two", "three"}


def test_a_template_with_mistakes_is_harmless_and_its_mistakes_are_told(tmp_path: Path) -> None:
    path = at(tmp_path, document("{% for x in %}", "{{ x }}", "{{ 1 / 0 }}"))

    assert trust.template_at(path).problems()


def test_a_sample_is_made_of_what_the_template_asks_for() -> None:
    shape: dict[str, object] = {
        "when": "date",
        "name": "text",
        "rows": [{"price": "number", "tags": ["text"]}],
        "logo": "picture",
    }

    sample: Any = trial._filled(shape)

    assert [row["price"] for row in sample["rows"]] == [3, 3, 3]
    assert sample["rows"][0]["tags"] == ["text"] * 3
    made = fill(
        document("{{ when|date('%d.%m') }} {{ name }} {{ rows[0].tags|join('/') }}"), **sample
    )
    assert made == ["04.03 text text/text/text"]


def test_the_copy_of_an_ordinary_file_says_what_the_file_says(tmp_path: Path) -> None:
    data = bent(header1=part("hdr", p("For {{ name }}")))

    kept = gated.read(trial.tried(data))

    assert kept.remarks == ()
    assert everything(kept.content) == everything(data)
