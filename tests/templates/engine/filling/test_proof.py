"""What was printed stands in the document, or the document is not made."""

import io
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.engine.compiling import compiler
from outreach_desktop.templates.engine.filling import proof
from outreach_desktop.templates.engine.filling.missing import Missing
from outreach_desktop.templates.engine.filling.values import Run
from outreach_desktop.templates.engine.reading import empty_lines
from outreach_desktop.templates.engine.word.package.package import Package, Packing, packed
from tests.examples import few
from tests.templates.word import document, paragraphs

LETTER = document("Dear {{ name }},", [["{{ street }}", "{{ town }}"]], "Thank you for {{ reason }}.")  # fmt: skip
DATA: dict[str, object] = {"name": "Ann", "street": "4 Mill Lane", "town": "Y", "reason": "it"}


def test_a_value_lost_on_the_way_is_told_with_its_field_and_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def losing(text: str, endings: object = None) -> str:
        return empty_lines.settled(text).replace("Y", "")

    monkeypatch.setattr(compiler, "MARK", "")  # so that every part is settled
    monkeypatch.setattr(compiler, "settled", losing)

    with pytest.raises(proof.LostTextError, match=r"second cell.*{{ town }}") as caught:
        WordTemplate(LETTER).render(DATA)

    assert "Mill" not in str(caught.value)
    assert caught.value.hint


def test_a_text_that_changes_places_with_another_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    def mixing(text: str, endings: object = None) -> str:
        return text.replace("4 Mill Lane", "x").replace("Ann", "4 Mill Lane")

    monkeypatch.setattr(compiler, "MARK", "")
    monkeypatch.setattr(compiler, "settled", mixing)

    with pytest.raises(proof.LostTextError, match=r"{{ name }}"):
        WordTemplate(LETTER).render(DATA)


def test_a_short_text_is_not_found_among_the_markup() -> None:
    assert proof._found('<w:p w:x="7"><w:t>no</w:t></w:p>', "7", 0) == -1
    assert proof._found('<w:p w:x="7"><w:t>7</w:t></w:p>', "7", 0) == 18
    assert proof._found("<w:t>7 and 8", "8", 6) == 11


def test_a_file_that_came_out_otherwise_than_it_was_filled_is_found_when_read_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        Packing, "packed", lambda _, name, data: packed(name, data.replace(b"Ann", b"Bob"))
    )
    monkeypatch.setattr(proof, "always", False)
    template = WordTemplate(LETTER)

    assert paragraphs(template.render(DATA))[0] == "Dear Bob,"
    with pytest.raises(proof.LostTextError, match=r"{{ name }}"):
        template.render(DATA, read_again=True)


def test_a_damaged_zip_is_found_when_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Package.zipped
    monkeypatch.setattr(Package, "zipped", lambda *given: whole(*given)[:-300])

    with pytest.raises(OutreachError, match="cannot be read again"):
        WordTemplate(LETTER).render(DATA, read_again=True)


def test_a_printable_file_is_read_again_for_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Package.zipped

    def losing(package: Package, changed: Any) -> bytes:
        made, out = whole(package, changed), io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
            for name in old.namelist():
                new.writestr(name, old.read(name).replace(b"Cy", b"Ann"))
        return out.getvalue()

    monkeypatch.setattr(Package, "zipped", losing)
    people = [{**DATA, "name": name} for name in ("Ann", "Bo", "Cy", "Di")]

    with pytest.raises(proof.LostTextError, match=r"document 3, .*{{ name }}"):
        WordTemplate(LETTER).render_together(people)


def test_blanks_that_close_up_with_their_line_are_not_missed() -> None:
    template = WordTemplate(document("{{ a }}", "{{ b }}\n{{ c }}", "end"))

    made = template.render({"a": " ", "b": "\u00a0", "c": "\n\n"}, read_again=True)

    assert paragraphs(made)[-1] == "end"


def test_where_a_text_stood_in_the_last_document_leads_no_one_past_what_follows_in_this_one() -> (
    None
):
    """The gap learnt from a long text between two tags leads to the same word further on."""
    gap = "x" * 30
    words = "{{ a }}{% if long %}" + gap + "{% endif %}{{ b }}{{ c }} Smithson"
    template = WordTemplate(document(words))
    assert template.render({"a": "Ann", "b": "Smithson", "c": "Carter", "long": True})

    for _ in range(2):
        made = template.render({"a": "Ann", "b": "Smithson", "c": f"{'y' * 22}Smithson Carter"})

        assert paragraphs(made)[-1] == f"AnnSmithson{'y' * 22}Smithson Carter Smithson"


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 12)), min_size=1, max_size=12))
def test_with_any_memory_of_gaps_the_same_is_found_as_without(
    printed: list[tuple[int, int]],
) -> None:
    words = ("Ann", "Smithson", "Ann Smithson", "son")
    text = "".join(f"<w:t>{'x' * gap}{words[at]}</w:t>" for at, gap in printed)
    run = Run(language="en-GB", missing=Missing())
    gaps = dict(reversed(printed))

    for _ in range(2):
        run.shown = [(at, words[at]) for at, _ in printed]
        proof.check(run, text, gaps)


def test_what_is_lost_is_missed_although_the_last_document_had_it_there() -> None:
    run = Run(
        language="en-GB", missing=Missing(), tags=WordTemplate(LETTER)._loaded.compiled()[0].tags
    )
    gaps: dict[int, int] = {}
    run.shown = [(0, "Ann Smith"), (1, "4 Mill Lane")]
    proof.check(run, "<w:t>Ann Smith</w:t><w:t>4 Mill Lane</w:t>", gaps)

    run.shown = [(0, "Bob Smith"), (1, "5 Mill Lane")]
    with pytest.raises(proof.LostTextError, match="street"):
        proof.check(run, "<w:t>Bob Smith</w:t><w:t>4 Mill Lane</w:t>", gaps)


@few(50)
@given(st.text(), st.text(), st.lists(st.text(), max_size=4), st.booleans())
def test_whatever_is_printed_is_found_again(a: str, b: str, xs: list[str], together: bool) -> None:
    template = WordTemplate(
        document("{{ a }}{{ b }}", "{% for x in xs %}", "{{ x }}{{ a }}", "{% endfor %}", title="{{ b }}")
    )  # fmt: skip
    context = {"a": a, "b": b, "xs": xs}

    if together:
        assert template.render_together([context, context])
    else:
        assert template.render(context, read_again=True)


def test_much_text_printed_without_a_loop_is_stopped_too() -> None:
    template = WordTemplate(document("{{ s }}" * 200))

    with pytest.raises(Exception, match="more text than a document can hold"):
        template.render({"s": "x" * 1_000_000})


def test_every_document_of_the_tests_is_read_again() -> None:
    assert proof.always
