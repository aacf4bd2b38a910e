"""After an update: copies that are as they were made are renewed, of others someone chooses, and either is taken back."""

import io
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from docx import Document

from outreach_desktop.domain.documents.shipped import SHIPPED
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import data_file
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters, trust
from outreach_desktop.services.making.own import copies, made_from, renewal
from outreach_desktop.services.making.own.renewal import TakenOver
from outreach_desktop.templates import Missing
from outreach_desktop.templates.library.fields import sample
from outreach_desktop.templates.renewing.mark import mark_of
from tests.templates.audit import mistakes

Update = Callable[[str], None]
NEWS = "This line is new in the program."


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Data]:
    """A data file of its own."""
    db = data_file.open_data(tmp_path / "Lakeside.outreach", remember=False)
    yield db
    data_file.close(db)


@pytest.fixture
def update(monkeypatch: pytest.MonkeyPatch) -> Update:
    """The next version of the program says a line more at the end of its documents."""
    before = made_from.shipped

    def to(line: str) -> None:
        # What a file is zipped with says the time: the same version is the same bytes.
        monkeypatch.setattr(made_from, "shipped", cache(lambda name: edited(before(name), line)))

    return to


def edited(content: bytes, line: str) -> bytes:
    """Saved again with a line more."""
    word, out = Document(io.BytesIO(content)), io.BytesIO()
    word.add_paragraph(line)
    word.save(out)
    return out.getvalue()


def says(path: Path) -> str:
    return "\n".join(one.text for one in Document(str(path)).paragraphs)


def test_a_copy_no_one_changed_is_renewed_and_taken_back(kept: Data, update: Update) -> None:
    path = copies.copy_to_change(kept, letters.choice("thank-you"))
    was = path.read_bytes()
    assert renewal.renew(kept) == renewal.Renewing()
    update(NEWS)
    (one,) = renewal.renew(kept).renewed
    assert NEWS in says(path)
    assert one.old.read_bytes() == was
    assert renewal.renew(kept) == renewal.Renewing()
    renewal.take_back(one)
    assert path.read_bytes() == was
    assert renewal.renew(kept) == renewal.Renewing()  # until the next update
    update(f"{NEWS} Again.")
    assert renewal.renew(kept).renewed[0].path == path


def test_a_copy_that_was_changed_stays_until_someone_chose(kept: Data, update: Update) -> None:
    path = copies.copy_to_change(kept, letters.choice("thank-you"))
    path.write_bytes(edited(path.read_bytes(), "Our own closing words."))
    mine = path.read_bytes()
    update(NEWS)
    assert renewal.renew(kept) == renewal.Renewing(to_choose=(path,))
    assert path.read_bytes() == mine
    found = renewal.compare(kept, path)
    (place,) = found.places
    assert (place.yours, place.new, place.is_changed) == ("Our own closing words.", NEWS, True)
    one = renewal.choose(kept, found, [TakenOver.BOTH])
    assert one is not None
    assert says(path).endswith(f"Our own closing words.\n{NEWS}")
    assert one.old.read_bytes() == mine
    assert renewal.renew(kept) == renewal.Renewing()
    renewal.take_back(one)
    assert path.read_bytes() == mine


def test_who_keeps_all_of_theirs_is_not_asked_again(kept: Data, update: Update) -> None:
    path = copies.copy_to_change(kept, letters.choice("poster"))
    path.write_bytes(edited(path.read_bytes(), "Ours."))
    mine = path.read_bytes()
    update(NEWS)
    found = renewal.compare(kept, path)
    assert renewal.choose(kept, found, [TakenOver.YOURS for _ in found.places]) is None
    assert path.read_bytes() == mine
    assert renewal.renew(kept) == renewal.Renewing()


def test_where_the_new_one_cannot_be_written_the_old_one_stays(
    kept: Data, update: Update, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copies.copy_to_change(kept, letters.choice("poster"))
    was = path.read_bytes()
    update(NEWS)

    def full(*_: object, **__: object) -> None:
        raise OutreachError("The disk is full.")

    monkeypatch.setattr("outreach_desktop.writing.write_new", full)
    with pytest.raises(OutreachError, match="full"):
        renewal.renew(kept)
    assert path.read_bytes() == was


@pytest.mark.parametrize("damaged", ["", "[]", '{"a": 1}', '{"a.docx": {"document": "no such"}}'])
def test_without_a_note_a_copy_is_known_by_its_mark_and_all_of_it_counts_as_changed(
    kept: Data, update: Update, damaged: str
) -> None:
    path = copies.copy_to_change(kept, letters.choice("poster"))
    (path.parent / made_from.NOTES / "copies.json").write_text(damaged)
    assert renewal.renew(kept) == renewal.Renewing()  # it is new
    update(NEWS)
    assert renewal.renew(kept) == renewal.Renewing(to_choose=(path,))
    found = renewal.compare(kept, path)
    assert [(one.new, one.usual) for one in found.places] == [(NEWS, TakenOver.YOURS)]
    assert renewal.choose(kept, found, [TakenOver.NEW]) is not None
    assert renewal.renew(kept) == renewal.Renewing()
    assert NEWS in says(path)


def test_without_note_and_mark_a_copy_is_a_document_like_any_other(
    kept: Data, update: Update
) -> None:
    path = copies.copy_to_change(kept, letters.choice("poster"))
    (path.parent / made_from.NOTES / "copies.json").unlink()
    path.write_bytes(made_from.shipped("poster"))
    for name, content in (("a.docx", b""), ("b.docx", b"PK\3\4 no"), ("~$c.docx", b"x")):
        path.with_name(name).write_bytes(content)
    with zipfile.ZipFile(path.with_name("d.docx"), "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("docProps/custom.xml", b" " * 5_000_000)
    with zipfile.ZipFile(path.with_name("e.docx"), "w") as broken:
        broken.writestr("docProps/custom.xml", b"<Properties>")
    update(NEWS)
    assert renewal.renew(kept) == renewal.Renewing()


def test_a_copy_with_another_name_is_renewed_like_the_first(kept: Data, update: Update) -> None:
    path = copies.copy_to_change(kept, letters.choice("thank-you"))
    other = path.rename(path.with_name("For the wards.docx"))
    assert renewal.renew(kept) == renewal.Renewing()
    update(NEWS)
    (one,) = renewal.renew(kept).renewed
    assert one.path == other
    assert NEWS in says(other)
    renewal.take_back(one)
    assert renewal.renew(kept) == renewal.Renewing()


def test_a_changed_copy_with_another_name_knows_what_it_was(kept: Data, update: Update) -> None:
    path = copies.copy_to_change(kept, letters.choice("thank-you"))
    other = path.with_name("For the wards.docx")
    other.write_bytes(edited(path.read_bytes(), "Our own closing words."))
    path.unlink()
    update(NEWS)
    assert renewal.renew(kept) == renewal.Renewing(to_choose=(other,))
    (place,) = renewal.compare(kept, other).places
    assert (place.yours, place.new) == ("Our own closing words.", NEWS)


def test_a_copy_saved_under_a_second_name_is_asked_about_too(kept: Data, update: Update) -> None:
    path = copies.copy_to_change(kept, letters.choice("thank-you"))
    second = path.with_name("For the wards.docx")
    second.write_bytes(edited(path.read_bytes(), "Only here."))
    update(NEWS)
    found = renewal.renew(kept)
    assert [one.path for one in found.renewed] == [path]
    assert found.to_choose == (second,)
    (place,) = renewal.compare(kept, second).places
    assert place.is_changed


def test_no_letter_has_the_mark_of_the_copy_it_is_made_from(kept: Data) -> None:
    path = copies.copy_to_change(kept, letters.choice("thank-you"))
    assert mark_of(path.read_bytes()) == ("thank-you", made_from.version("thank-you"))
    assert mistakes(path.read_bytes()) == set()
    template = trust.template_at(path)
    assert template.remarks == ()
    letter = template.render(sample(), missing=Missing(rule="blank"))
    assert mark_of(letter) is None
    with zipfile.ZipFile(io.BytesIO(letter)) as made:
        assert not any(b"outreach." in made.read(name) for name in made.namelist())


@pytest.mark.parametrize("name", [one.name for one in SHIPPED])
def test_nothing_of_ours_is_in_a_letter(name: str) -> None:
    """No lock, and no property or control by which the program would know it again; boxes to tick on a slip are the reader's."""
    file = trust.STARTERS / f"{name}.docx"
    letter = trust.template_at(file).render(sample(), missing=Missing(rule="blank"))
    with zipfile.ZipFile(io.BytesIO(letter)) as made:
        names = made.namelist()
        said = b"".join(made.read(name) for name in names if name.endswith(".xml"))
    assert not [name for name in names if "custom" in name.casefold()]
    for word in (b"<w:lock", b"documentProtection", b"<w:permStart", b"writeProtection", b"od:"):
        assert word not in said
