"""Opening and filling in a template is work that grows as the file does, or is refused by a count."""

from collections.abc import Callable

import pytest
from jinja2 import nodes

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.engine import trial
from outreach_desktop.templates.engine.checking import unknown
from outreach_desktop.templates.engine.compiling import mistakes, parts
from outreach_desktop.templates.engine.opening import gated
from outreach_desktop.templates.engine.reading.dialect import Tag
from outreach_desktop.templates.engine.word import called_notes, lists
from tests.hostile import odd, odd_styles
from tests.hostile.odd_styles import paragraph, run
from tests.hostile.templates.files import DATA, p, with_body
from tests.hostile.work import Job, grows_evenly, work
from tests.templates.word import everything

# What has its share in Qt alone is tried in tests/hostile/window.
_OF_THE_ENGINE = (
    "levels of a list",
    "styles in a chain that is in a list",
    "tags split letter by letter",
    "tags over hyphens and tabs",
    "tags that are never closed",
    "paragraphs joined by tags",
    "fields in one paragraph",
    "fields that are never ended",
    "choices of one condition",
    "conditions in one another",
    "loops",
    "links that are taken out",
    "links with tags",
    "headers",
    "sections",
    "tags in a property",
)


@pytest.mark.parametrize("name", _OF_THE_ENGINE)
def test_opening_and_filling_in_grow_as_the_file_does(name: str) -> None:
    def make(count: int) -> Job:
        data = odd.STRUCTURES[name](count)

        def job() -> None:
            try:
                template = WordTemplate(data)
                template.problems(fields={"name": "text"})
                template.render(DATA, missing="mark")
                template.render_together([DATA, DATA], missing="mark")
            except OutreachError:
                return

        return job

    assert grows_evenly(make, 5)


_IF, _END_IF = run("{% if name %}"), run("{% endif %}")


def _reference(number: int) -> str:
    """A field that keeps what it showed the last time."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate")]
    code = f"<w:r><w:instrText>REF place{number}</w:instrText></w:r>"
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return f"{marks[0]}{code}{marks[1]}{run('{{ name }}')}{end}"


def _one_behind_the_other(count: int) -> str:
    """Conditions over two paragraphs, each of which takes whole ones as long as the one before it does."""
    first = paragraph(run("x") + _IF + run("y"))
    others = paragraph(_END_IF + _IF + _IF + run("y") + _END_IF) * count
    return first + others + paragraph(_END_IF)


def _over_cells(count: int) -> str:
    cells = "".join(f"<w:tc>{paragraph(one)}</w:tc>" for one in (_IF, run("x"), _END_IF))
    grid = '<w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
    return f"<w:tbl>{grid}<w:tr>{cells * count}</w:tr></w:tbl>{paragraph('')}"


_IN_ONE_PLACE: dict[str, Callable[[int], str]] = {
    "cross-references in one paragraph": lambda count: paragraph(
        "".join(map(_reference, range(count)))
    ),
    "notes to oneself in one paragraph": lambda count: paragraph(run("{# later #}") * count),
    "names that are set in one paragraph": lambda count: paragraph(
        "".join(run(f"{{% set x{number} = 1 %}}") for number in range(count))
    ),
    "lines that are left out in one paragraph": lambda count: paragraph(
        (run("{%p if name %}") + run("{%p endif %}")) * count
    ),
    "cases over two paragraphs": lambda count: (
        paragraph(_IF + run("{% elif name %}") * count) + paragraph(_END_IF)
    ),
    "cells in one row": _over_cells,
    "conditions one behind the other": _one_behind_the_other,
}


@pytest.mark.parametrize("name", _IN_ONE_PLACE)
def test_nothing_is_gone_through_once_for_each_of_what_stands_in_it(name: str) -> None:
    def make(count: int) -> Job:
        data = with_body(_IN_ONE_PLACE[name](count))
        return lambda: WordTemplate(data)

    assert grows_evenly(make, 25)


def test_tags_split_by_marks_of_the_spelling_checker_are_mended_evenly() -> None:
    """The marks stand in no text, so that each was looked for in every tag."""
    letters = '<w:proofErr w:type="spellStart"/>'.join(odd_styles.run(one) for one in "{{ name }}")
    few, many = (with_body(odd_styles.paragraph(letters * count)) for count in (20, 60))
    WordTemplate(few)

    assert work(lambda: WordTemplate(many)) < 4 * work(lambda: WordTemplate(few))
    assert everything(WordTemplate(few).render(DATA))[0] == "Ann & Bo <x>" * 20


def test_more_tags_than_anybody_types_are_refused_with_their_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parts, "MOST_TAGS", 20)
    data = with_body(p("{{ name }}" * 15) + p("{{ phone }}" * 15))

    with pytest.raises(OutreachError, match="more than 20 tags: look at paragraph 2") as told:
        WordTemplate(data)
    assert "loop" in told.value.hint


def test_a_condition_of_more_cases_than_python_takes_is_refused_before_they_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parts, "MOST_CASES", 20)
    assert WordTemplate(odd.elifs(18)).problems() == []

    few, many = odd.elifs(60), odd.elifs(180)
    for data in (few, many):
        with pytest.raises(OutreachError, match="more than 20 cases: look at paragraph 1") as told:
            WordTemplate(data)
    assert "several templates" in told.value.hint


def test_each_tag_with_a_mistake_is_read_once_for_the_fields_it_asks_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []

    def parsed(tag: Tag) -> nodes.Template | None:
        read.append(tag.body)
        return mistakes.parsed_alone(tag)

    template = WordTemplate(with_body(p("{{ name|wrong }}" * 10)))
    monkeypatch.setattr(unknown, "parsed_alone", parsed)
    assert "There is no filter “wrong”." in str(template.problems(fields={"name": "text"})[0])
    assert read.count("name|wrong") == 10


def test_a_copy_with_comments_grows_as_the_mistakes_do() -> None:
    def make(count: int) -> Job:
        template = WordTemplate(with_body(p("{{ a b }} {{ c d }}" * count)))
        return template.annotated

    assert grows_evenly(make, 5)


def test_tags_of_all_parts_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_TAGS", 40)
    with pytest.raises(OutreachError, match="more than 40 tags"):
        WordTemplate(odd.headers(40))


def test_the_count_holds_for_a_template_that_was_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = gated.read(trial.tried(with_body(p("{{ name }}" * 30))))
    monkeypatch.setattr(parts, "MOST_TAGS", 20)

    with pytest.raises(OutreachError, match="more than 20 tags"):
        WordTemplate(tried)


def test_the_trial_makes_a_file_for_several_people_too(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    whole = WordTemplate.render_together

    def render_together(self: WordTemplate, people: list[dict[str, object]], missing: str) -> bytes:
        made.append(len(people))
        return whole(self, people, missing)

    monkeypatch.setattr(WordTemplate, "render_together", render_together)
    trial.tried(with_body(p("x")))

    assert made == [2]


def test_a_chain_of_styles_in_lists_is_refused_where_people_share_a_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lists, "LONGEST_CHAIN", 20)
    template = WordTemplate(odd_styles.listed_styles(30))

    assert everything(template.render(DATA))[0] == "x"
    with pytest.raises(OutreachError, match="20 styles of this template") as told:
        template.render_together([DATA, DATA])
    assert "new document" in told.value.hint


def test_a_long_note_that_is_called_often_is_refused_before_it_is_written_so_often(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(called_notes, "MOST_REPEATED", 9_000)
    assert everything(WordTemplate(odd.notes(5)).render(DATA))

    for make in (WordTemplate.render, lambda one, data: one.render_together([data, data])):
        with pytest.raises(
            OutreachError, match="A footnote of this document is called so often"
        ) as told:
            make(WordTemplate(odd.notes(60)), DATA)
        assert "shorter" in told.value.hint
