"""Whatever is typed where: no word is lost, none is printed that should not be, the file stays whole."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from outreach_desktop.templates import WordTemplate
from tests.examples import few
from tests.templates.word import everything, new, saved

WORDS = st.sampled_from(["alpha ", "beta ", "gamma "])
TREES = st.recursive(
    st.tuples(st.just("word"), WORDS) | st.just(("value",)) | st.just(("set",)),
    lambda inner: st.tuples(
        st.sampled_from(["if yes", "if no", "for x in two", "for x in nought"]),
        st.lists(inner, max_size=3),
    ),
    max_leaves=10,
)
DATA: dict[str, Any] = {"yes": True, "no": False, "two": [1, 2], "nought": [], "v": "value "}


def tags(tree: Any) -> Iterator[str]:
    """The tree as it is typed, tag by tag."""
    kind, *rest = tree
    if kind == "word":
        yield rest[0]
    elif kind == "value":
        yield "{{ v }}"
    elif kind == "set":
        yield "{% set z = 1 %}"
    else:
        yield f"{{% {kind} %}}"
        for inner in rest[0]:
            yield from tags(inner)
        yield f"{{% end{kind.split()[0]} %}}"


def said(tree: Any) -> str:
    """The words the tree should come to."""
    kind, *rest = tree
    if kind == "word":
        return str(rest[0])
    if kind == "value":
        return "value "
    if kind == "set":
        return ""
    rounds = {"if yes": 1, "if no": 0, "for x in two": 2, "for x in nought": 0}[kind]
    return "".join(map(said, rest[0])) * rounds


@few(50)
@given(
    st.lists(TREES, min_size=1, max_size=5),
    st.lists(st.sampled_from(["", "line", "paragraph"]), max_size=40),
)
def test_tags_may_stand_in_any_runs_lines_and_paragraphs(
    trees: list[Any], breaks: list[str]
) -> None:
    made = new()
    paragraph = made.add_paragraph()
    pieces = [tag for tree in trees for tag in tags(tree)]
    for piece, then in zip(pieces, [*breaks, *[""] * len(pieces)], strict=False):
        run = paragraph.add_run(piece)
        if then == "line":
            run.add_break()
        elif then == "paragraph":
            paragraph = made.add_paragraph()
    made.add_paragraph("end")

    template = WordTemplate(saved(made))

    assert template.problems() == []
    words = " ".join(everything(template.render(DATA))).split()
    assert words == ("".join(map(said, trees)) + "end").split()


@few(30)
@given(st.lists(st.lists(TREES, max_size=2), min_size=1, max_size=6), st.integers(1, 3))
def test_tags_may_stand_in_any_cells(cells: list[list[Any]], columns: int) -> None:
    made = new()
    rows = -(-len(cells) // columns)
    table = made.add_table(rows, columns)
    for number, trees in enumerate(cells):
        text = "".join(tag for tree in trees for tag in tags(tree))
        table.rows[number // columns].cells[number % columns].text = text
    made.add_paragraph("end")

    words = " ".join(everything(WordTemplate(saved(made)).render(DATA))).split()

    assert words == ("".join(said(tree) for trees in cells for tree in trees) + "end").split()
