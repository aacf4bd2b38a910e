"""Whatever the data hold: the value is printed whole, nothing else is lost, and the file opens."""

import functools
import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.examples import few
from tests.hostile.templates.files import ordinary
from tests.hostile.templates.harmless import check_harmless, check_opens, texts
from tests.templates.word import document, fill, opened

SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=60)
)
JSON = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)
TEMPLATE = WordTemplate(ordinary())
_LINE_ENDS = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")


def shown(value: Any) -> str:
    """What a reader should see of a value: everything XML can say, in lines."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return str(value)
    for end in _LINE_ENDS:
        value = value.replace(end, "\n")
    return "".join(char for char in value if char in "\t\n" or _can_be_written(char))


def _can_be_written(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cs") and char not in "\ufffe\uffff"


@few(60)
@given(SCALARS, st.booleans(), SCALARS, st.lists(st.tuples(SCALARS, SCALARS), max_size=3))
def test_every_value_is_printed_whole_and_nothing_else_is_lost(
    name: Any, member: bool, phone: Any, rows: list[tuple[Any, Any]]
) -> None:
    data = {"name": name, "phone": phone, "member": member, "logo": None}
    data["rows"] = [{"item": item, "count": count} for item, count in rows]

    finished = TEMPLATE.render(data, missing="blank")

    check_harmless(finished)
    check_opens(finished)
    cells = [shown(value) for row in rows for value in row]
    greeting = [f"Dear {shown(name)},", *(["You are a member."] if member else [])]
    found = texts(finished)
    assert found[: len(greeting)] == greeting
    assert found[len(greeting) :] == ["Item", "Count", *cells, "our page", ""]
    assert texts(finished, "word/header1.xml") == [f"For {shown(name)}"]
    assert texts(finished, "word/footnotes.xml") == [f"Ring {shown(phone)}."]


@few(40)
@given(JSON, JSON, JSON, JSON)
def test_any_data_make_a_document_or_a_sentence(
    name: Any, member: Any, rows: Any, logo: Any
) -> None:
    data = {"name": name, "member": member, "rows": rows, "logo": logo}
    try:
        finished = TEMPLATE.render(data, missing="mark")
    except OutreachError:
        return
    check_harmless(finished)
    check_opens(finished)
    assert "[phone?]" in texts(finished, "word/footnotes.xml")[0]


@few(40)
@given(st.dictionaries(st.text(st.characters(), max_size=10), JSON, max_size=5))
def test_data_that_nobody_asked_for_changes_nothing(more: dict[str, Any]) -> None:
    data = {"name": "Ann", "phone": "1", "member": True, "rows": [], "logo": None}

    assert TEMPLATE.render({**more, **data, "language": "en_GB"}) == TEMPLATE.render(data)


@pytest.mark.parametrize(
    "name", ["items", "keys", "values", "get", "pop", "copy", "update", "class"]
)
def test_a_field_may_have_any_name(name: str) -> None:
    assert fill(document(f"{{{{ d.{name} }}}}."), d={name: "value"}) == ["value."]


@pytest.mark.parametrize(
    "text",
    ["{{ name }}", "{% if x %}", "{# x #}", "<w:p/>", "</w:t>", "&amp;", "]]>", "<?tag 0?>", "\x01{ x }\x01", "\x02p", "\uf8ff0\uf8ff", "{_{x}_}", "\\x", "%s", "${x}"],
)  # fmt: skip
def test_a_value_that_looks_like_a_tag_or_xml_is_printed_as_it_is(text: str) -> None:
    finished = WordTemplate(document("a {{ x }} b", "{{ x }}{% if x %}!{% endif %}")).render(
        {"x": text}
    )

    assert texts(finished) == [f"a {shown(text)} b", f"{shown(text)}!"]


def test_data_straight_from_json_with_lone_surrogates_are_printed_without_them() -> None:
    data = json.loads('{"x": "a\\ud800b \\ud83d\\ude00"}')

    assert (
        opened(WordTemplate(document("{{ x }}")).render(data)).paragraphs[0].text == "ab \U0001f600"
    )


_PIECES = st.sampled_from(
    ["**", "_", "[", "](", ")", "- ", "1. ", "\n", "javascript:", "https://a.org", "file:///C:/x", "a@b.org", "<b>", "\\", "x ", "\x0b"]
)  # fmt: skip


@few(60)
@given(st.lists(_PIECES, max_size=12).map("".join) | st.text(max_size=40))
def test_no_address_but_a_harmless_one_becomes_a_link(value: str) -> None:
    for tags in ("{{ x|rich }}", "{{ x|link }}"):
        try:
            finished = _template(tags).render({"x": value}, missing="blank")
        except OutreachError:
            continue
        check_harmless(finished)
        check_opens(finished)


@functools.cache
def _template(tags: str) -> WordTemplate:
    return WordTemplate(document(f"a {tags} b", f"c {tags} d"))


@pytest.mark.parametrize("tags", ["{{ x|link }}", "{{ x|date }}", "{{ x|number }}", "{{ x|time }}"])
def test_a_long_value_that_does_not_suit_is_told_by_its_beginning(tags: str) -> None:
    with pytest.raises(OutreachError) as caught:
        fill(document(tags), x="much too long " * 5000)

    assert "much too long" in str(caught.value)
    assert len(str(caught.value)) < 500
