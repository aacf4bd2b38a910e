"""Letters made for Word's own mail merge are filled in as if their fields were tags."""

import datetime as dt
from collections.abc import Mapping, Sequence

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.templates.audit import mistakes
from tests.templates.engine.reading.mailmerge.letters import (
    choice,
    field,
    instr,
    letter,
    mark,
    merge,
    run,
    simple,
    t,
)
from tests.templates.word import body, everything, fill, part

TABLE = {
    "First_Name": "contact.first_name",
    "Last_Name": "contact.last_name",
    "GreetingLine": "contact.salutation",
    "AddressBlock": "contact.address_lines | lines",
    "First Name": "contact.first_name",
}
ANN = {
    "contact": {
        "first_name": "Ann",
        "last_name": "O’Neil",
        "salutation": "Dr O’Neil",
        "address_lines": ["1 High Street", "Leeds"],
    }
}


def table(names: Sequence[str]) -> Mapping[str, str]:
    return {name: TABLE[name] for name in names if name in TABLE}


def printed(data: Mapping[str, object], *paragraphs: str) -> list[str]:
    """The texts of a letter filled in with plain data."""
    return everything(WordTemplate(letter(*paragraphs)).render(data))[:-1]


def test_a_field_takes_the_value_of_its_name_in_its_looks() -> None:
    template = letter(run(t("Dear ")) + merge("First_Name", looks="<w:b/>") + run(t(",")))

    finished = WordTemplate(template).render({"First_Name": "Ann & Bo"})

    assert everything(finished)[0] == "Dear Ann & Bo,"
    assert '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Ann &amp; Bo</w:t></w:r>' in part(
        finished
    )
    assert "instrText" not in part(finished)
    assert mistakes(finished) <= mistakes(template)


def test_the_table_of_the_caller_says_what_names_mean() -> None:
    template = WordTemplate(letter(merge("First_Name") + run(t(" ")) + merge("Last_Name")), table)

    assert [one.path for one in template.fields()] == ["contact.first_name", "contact.last_name"]
    assert everything(template.render(ANN))[0] == "Ann O’Neil"
    (told,) = template.problems()
    assert told.message == (
        "Its fields of Word’s mail merge are filled in: First_Name with contact.first_name, "
        "Last_Name with contact.last_name."
    )


def test_what_the_data_have_under_the_name_goes_before_the_table() -> None:
    template = WordTemplate(letter(merge("First_Name") + run(t(" ")) + merge("Last_Name")), table)

    assert everything(template.render({"First_Name": "Bo", "Last_Name": "Hill"}))[0] == "Bo Hill"
    assert everything(template.render({**ANN, "First_Name": "Bo"}))[0] == "Bo O’Neil"


@pytest.mark.parametrize(
    "key", ["First_Name", "First Name", "first_name", "FIRSTNAME", "first-name"]
)
def test_a_name_is_found_however_it_is_written(key: str) -> None:
    assert printed({key: "Ann"}, merge("First_Name"), merge('"First Name"')) == ["Ann", "Ann"]


def test_a_field_that_nobody_knows_stays_and_is_told() -> None:
    template = WordTemplate(letter(merge("First_Name"), merge("Membership_No")))

    told = template.leftovers({"First_Name": "Ann"})

    assert [(one.place, one.tag, one.stops) for one in told] == [
        ("Paragraph 2", "«Membership_No»", False)
    ]
    finished = template.render({"First_Name": "Ann"})
    assert everything(finished)[:2] == ["Ann", "«Membership_No»"]
    assert "MERGEFIELD Membership_No" in part(finished)


def test_a_value_that_is_missing_stops_the_letter_like_that_of_a_tag() -> None:
    template = WordTemplate(letter(merge("First_Name")), table)

    with pytest.raises(
        OutreachError, match=r"A value is missing: contact.first_name \(Paragraph 1\)"
    ):
        template.render({"contact": {}})
    assert (
        everything(template.render({"contact": {}}, missing="mark"))[0] == "[contact.first_name?]"
    )


def test_a_line_of_fields_that_print_nothing_closes_up() -> None:
    line = merge("Address_2") + run("<w:br/>") + merge("Town")
    data = {"Address_2": "", "Town": "Leeds"}

    assert printed(data, line, merge("Address_2"), run(t("end"))) == ["Leeds", "end"]


@pytest.mark.parametrize(
    ("switches", "value", "words"),
    [
        (r"\* Upper", "Ann o’Neil", "ANN O’NEIL"),
        (r"\* Lower", "Ann", "ann"),
        (r"\* FirstCap", "dear ann", "Dear ann"),
        (r"\* Caps", "ann o’neil mcBride", "Ann O’neil McBride"),
        (r"\* MERGEFORMAT", "Ann", "Ann"),
        (r"\* CHARFORMAT \* Upper", "Ann", "ANN"),
        (r'\b "Tel. "', "123", "Tel. 123"),
        (r'\b "Tel. "', "", ""),
        (r'\f ", "', "Ann", "Ann, "),
        (r'\b "(" \f ")" \* Upper', "a", "(A)"),
        (r'\@ "d MMMM yyyy"', dt.date(2026, 3, 4), "4 March 2026"),
        (r'\@ "dddd, dd/MM/yy"', "2026-03-04", "Wednesday, 04/03/26"),
        (r'\@ "HH:mm" ', dt.time(14, 5), "14:05"),
        ("\\@ \"d 'of' MMM\"", dt.date(2026, 3, 4), "4 of Mar"),
        (r'\@ "d MMMM"', "soon", "soon"),
        (r'\# "#,##0.00"', 1234.5, "1,234.50"),
        (r'\# "£#,##0"', "1234.5", "£1,235"),
        (r"\# 0.0", 2, "2.0"),
        (r'\# "0%"', 12, "12%"),
        (r'\# "#,##0.00;(#,##0.00);nil"', -5, "(5.00)"),
        (r'\# "#,##0.00;(#,##0.00);nil"', 0, "nil"),
        (r'\# "#,##0"', "none", "none"),
    ],
)
def test_switches_do_what_they_do_in_word(switches: str, value: object, words: str) -> None:
    texts = printed({"A": value}, run(t("x")) + merge("A", switches.replace('"', "&quot;")))

    assert texts == [f"x{words}"]


@pytest.mark.parametrize(
    ("condition", "value", "words"),
    [
        (' = "Leeds" "near" "far"', "Leeds", "near"),
        (' = "Leeds" "near" "far"', "York", "far"),
        (' &lt;&gt; "" "has some" "has none"', "", "has none"),
        (' &lt;&gt; "" "has some"', "", ""),
        (' &gt;= 10 "many" "few"', 9, "few"),
        (' &gt;= 10 "many" "few"', "12", "many"),
        (' = "L*" "like L" "other"', "Leeds", "like L"),
        (" = “Leeds” “near” “far”", "Leeds", "near"),
        ('="Leeds" "near {x}" "far"', "Leeds", "near {x}"),
    ],
)
def test_a_field_if_is_worked_out(condition: str, value: object, words: str) -> None:
    assert printed({"A": value}, run(t("x ")) + choice(merge("A"), condition)) == [f"x {words}"]


def test_a_field_if_may_print_fields_and_hold_others() -> None:
    inner = choice(merge("B"), ' = "1" "one" "', merge("B"), '"')
    outer = choice(merge("A"), ' = "" "nobody" "', merge("A"), ", ", inner, '" \\* Upper')

    assert printed({"A": "Ann", "B": "1"}, outer) == ["ANN, ONE"]
    assert printed({"A": "Ann", "B": "2"}, outer) == ["ANN, 2"]
    assert printed({"A": "", "B": "2"}, outer) == ["NOBODY"]


def test_what_a_field_if_asks_may_be_missing() -> None:
    template = WordTemplate(letter(run(t("x")) + choice(merge("A"), ' = "" " none" " some"')), lambda names: {"A": "a.b"})  # fmt: skip

    assert everything(template.render({"a": {}}))[0] == "x none"


def test_a_field_if_without_fields_of_a_mail_merge_is_left_to_word() -> None:
    page = field("PAGE", "1")
    template = WordTemplate(letter(choice(page, ' = "1" "first" "later"')))

    assert template.problems() == []
    assert everything(template.render({}))[0] == "1shown last"


def test_a_field_over_several_paragraphs_becomes_one() -> None:
    xml = (
        f"<w:p>{run(t('To: '))}{run(mark('begin'))}{run(instr(' ADDRESSBLOCK '))}{run(mark('separate'))}"
        f"{run(t('Ann'))}</w:p><w:p>{run(t('1 Road'))}</w:p><w:p>{run(t('Leeds'))}{run(mark('end'))}"
        f"{run(t('.'))}</w:p><w:p/>"
    )

    finished = WordTemplate(body(xml), table).render(ANN)

    assert everything(finished)[:2] == ["To: 1 High StreetLeeds.", ""]
    assert "1 High Street</w:t><w:br/>" in part(finished)


def test_a_field_that_reaches_over_a_table_is_left_and_told() -> None:
    cell = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='9'/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    xml = (
        f"<w:p>{run(mark('begin'))}{run(instr(' MERGEFIELD A '))}{run(mark('separate'))}</w:p>{cell}"
        f"<w:p>{run(t('x'))}{run(mark('end'))}</w:p><w:p/>"
    )
    template = WordTemplate(body(xml))

    (problem,) = template.leftovers({"A": "a"})

    assert "is written in a way that cannot be filled in" in problem.message
    assert "x" in everything(template.render({"A": "a"}))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("GREETINGLINE", "Dear Dr O’Neil,"),
        (r'GREETINGLINE \f "<<_BEFORE_ Hello >><<_TITLE0_ >><<_LAST0_>><<_AFTER_ !>>" \l 1033 \e "Dear all,"', "Hello Dr O’Neil!"),
        (r'GREETINGLINE \f "<<_BEFORE_ Dear >><<_FIRST0_>><<_AFTER_ ,>>" \l 2057', "Dear Ann,"),
        (r"ADDRESSBLOCK \f foo \c 1", "1 High StreetLeeds"),
    ],
)  # fmt: skip
def test_address_blocks_and_greeting_lines_are_filled_in(code: str, words: str) -> None:
    escaped = code.replace("<", "&lt;").replace(">", "&gt;")

    assert everything(WordTemplate(letter(field(escaped, "«x»")), table).render(ANN))[0] == words


def test_a_greeting_line_of_the_data_is_printed_whole() -> None:
    assert printed({"GreetingLine": "Hi Ann!"}, field("GREETINGLINE", "«GreetingLine»")) == [
        "Hi Ann!"
    ]


def test_a_field_in_one_element_is_filled_in() -> None:
    code = "MERGEFIELD &quot;First Name&quot; \\* MERGEFORMAT"

    assert printed({"First_Name": "Ann"}, run(t("a ")) + simple(code, "«x»") + run(t(" b"))) == [
        "a Ann b"
    ]


def test_a_code_may_be_split_over_runs_as_word_splits_it() -> None:
    code = (
        run(instr(" MERGE"))
        + run(instr("FIELD Fi"))
        + run(instr("rst_Name "))
        + run(instr("\\* MERGEFORMAT "))
    )

    assert printed({"First_Name": "Ann"}, field(code, "«First_Name»")) == ["Ann"]


def test_a_field_within_the_code_of_a_link_is_part_of_its_address() -> None:
    link = field(run(instr(' HYPERLINK "mailto:')) + merge("Email") + run(instr('" ')), "write")

    finished = WordTemplate(letter(link)).render({"Email": "ann@x.org"})

    assert 'HYPERLINK "mailto:ann@x.org"' in "".join(part(finished).split("</w:instrText></w:r><w:r><w:instrText xml:space=\"preserve\">"))  # fmt: skip


def test_a_field_that_word_works_out_has_its_names_filled_in_and_is_told() -> None:
    total = field(run(instr(" = ")) + merge("Price") + run(instr(" * 2 ")), "20")
    template = WordTemplate(letter(total))

    (told,) = template.leftovers({"Price": 15})

    assert "only when it updates its fields (Ctrl+A, F9)" in told.message
    assert "15" in part(template.render({"Price": 15}))


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("NEXT", "«Next Record»"),
        ('SKIPIF x = "1"', "«Skip Record If...»"),
        ("MERGEREC", "7"),
        ("MERGESEQ", "«MergeSeq»"),
    ],
)
def test_what_belongs_to_words_own_merge_alone_is_left_out_and_told(code: str, shown: str) -> None:
    template = WordTemplate(letter(run(t("x ")) + field(code.replace('"', "&quot;"), shown)))

    (told,) = template.problems()

    assert told.place == "Paragraph 1"
    assert not told.stops
    assert "left out" in told.message
    assert everything(template.render({}))[0] == "x "


def test_fields_in_headers_and_loops_and_printable_files_are_filled_in() -> None:
    loop = "<w:p><w:r><w:t>{{% {} %}}</w:t></w:r></w:p>"
    xml = f"{loop.format('for e in events')}<w:p>{merge('Name')}{run(t(': {{ e }}'))}</w:p>{loop.format('endfor')}"
    template = WordTemplate(body(xml))
    people = [{"Name": "Ann", "events": ["a", "b"]}, {"Name": "Bo", "events": ["c"]}]

    assert fill(body(xml), **people[0])[:2] == ["Ann: a", "Ann: b"]
    whole = everything(template.render_together(people))
    assert [text for text in whole if text] == ["Ann: a", "Ann: b", "Bo: c"]


def test_a_table_of_names_is_asked_once_with_all_of_them() -> None:
    asked: list[list[str]] = []

    def named(names: Sequence[str]) -> Mapping[str, str]:
        asked.append(list(names))
        return {}

    WordTemplate(letter(merge("A") + merge("B"), merge("A"), field("GREETINGLINE", "x")), named)

    assert asked == [["A", "B", "GreetingLine", "First Name"]]


def test_a_field_of_another_program_in_braces_is_no_field_here() -> None:
    template = WordTemplate(letter(merge("=item.name"), merge("items:each(item)")))

    assert [one.tag for one in template.problems()] == ["«=item.name»", "«items:each(item)»"]
