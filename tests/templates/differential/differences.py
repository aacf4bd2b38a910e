"""Where we make another document than python-docx-template, on purpose, and why."""

from functools import partial

from tests.templates.differential.shape import Difference
from tests.templates.differential.splits import cut_up, empty_runs, formats_after_the_first_brace
from tests.templates.differential.stories import box, notes, p, r
from tests.templates.word import body, document, new, saved, with_part


def _with_keywords() -> bytes:
    return document("text", keywords="{{ a }}")


def _deleted() -> bytes:
    gone = '<w:del w:id="9" w:author="x" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>{{ secret }}</w:delText></w:r></w:del>'
    return body(f"<w:p>{r('Dear {{ name }}')}{gone}</w:p>")


def _noted_at_the_end() -> bytes:
    inner = f'<w:p>{r("{{ a }}")}<w:r><w:endnoteReference w:id="1"/></w:r></w:p>'
    return with_part(body(inner), "endnotes", "endnotes", notes("endnotes", " See {{ a }}."))


def _boxed_beside_a_tag() -> bytes:
    return body(p("{%p if a %}") + f"<w:p>{r('x ')}{box(p('in the box'))}</w:p>" + p("{%p endif %}") + p("end"))  # fmt: skip


def _listed() -> bytes:
    made = new()
    for text in ("{% for x in xs %}", "{{ x }}", "{% endfor %}"):
        made.add_paragraph(text, style="List Bullet")
    return saved(made)


def _listed_below() -> bytes:
    made = new()
    for text, style in (
        ("{%p for e in events %}", "Normal"),
        ("{{ e.title }}", "List Number"),
        ("{%p for s in e.speakers %}", "Normal"),
        ("{{ s }}", "List Number 2"),
        ("{%p endfor %}", "Normal"),
        ("{%p endfor %}", "Normal"),
    ):
        made.add_paragraph(text, style=style)
    made.add_paragraph("end")
    return saved(made)


def _with_columns_left_out() -> bytes:
    return document(
        [
            ["Item", "{%tc if price %}", "Price", "{%tc endif %}", "{%tc if note %}", "Note", "{%tc endif %}"],
            ["Tea", "{%tc if price %}", "2", "{%tc endif %}", "{%tc if note %}", "hot", "{%tc endif %}"],
        ],
        "end",
    )  # fmt: skip


LOST, BLANK, SIGNS, VALUES, REACH, READER = (
    "Nothing is lost",
    "No blank lines",
    "Signs in tags are what they look like",
    "Values read as people write them",
    "Tags work where people put them",
    "Right for every reader",
)

DIFFERENCES: dict[str, list[Difference]] = {
    LOST: [
        Difference(
            "Text beside a tag that owns the paragraph",
            lambda: document("a", "Before {%p if x %} after", "inside", "{%p endif %} too", "b"),
            {"x": True},
            ("a", "Before  after", "inside", " too", "b"),
            "drops “Before”, “after” and “too” without a word",
            "No word of the template may disappear because of a tag beside it.",
        ),
        Difference(
            "Text after a tag that ends in a minus sign",
            lambda: document("List:{% for x in xs -%} {{ x }}; {%- endfor -%} end", "next"),
            {"xs": ["a", "b"]},
            ("List:a;b;end", "next"),
            "drops “end” and joins the next paragraph to this one",
            "The minus sign takes away white space, never words.",
        ),
        Difference(
            "Text before a tag that begins with a minus sign",
            lambda: document("a", "x {%- if x %} y{% endif %}"),
            {"x": True},
            ("a", "x y"),
            "drops “x” and joins the paragraph to the one before",
            "The minus sign takes away white space, never words.",
        ),
        Difference(
            "A value with braces like {_{x}_}",
            lambda: document("{{ a }}"),
            {"a": "{_{x}_} {_%y%_}"},
            ("{_{x}_} {_%y%_}",),
            "prints {{x}} {%y%}, a tag for anyone who uses the document as a template",
            "A value is printed as it is.",
        ),
        Difference(
            "A yes or no that is printed",
            lambda: document("{{ a }} {{ b }}"),
            {"a": True, "b": False},
            ("yes no",),
            "prints True False, the words of a programming language",
            "It is said in the language of the document.",
        ),
        Difference(
            "Line ends of old spreadsheets and other programs",
            lambda: document("{{ a }}"),
            {"a": "one\x0btwo\r\nthree"},
            ("one\ntwo\nthree",),
            "drops them, so that two words become one",
            "Every kind of line end becomes a line break.",
        ),
        Difference(
            "A page feed or bell character in a value",
            lambda: document("a {{ a }} b"),
            {"a": "x\x07y\x0cz"},
            ("a xy\nz b",),
            "makes new paragraphs and a page break of them",
            "Data decides what is said, the template decides about pages.",
        ),
        Difference(
            "Formats of the text after a tag whose first brace has another format",
            partial(cut_up, formats_after_the_first_brace, "Dear {{ a }}, you"),
            {"a": "Ann"},
            ("Dear Ann, you",),
            "gives the text after the tag the format of its first brace",
            "Only the tag's own text is moved between runs.",
        ),
    ],
    BLANK: [
        Difference(
            "A tag alone in its paragraph, without the letter p",
            lambda: document("a", "{% if x %}", "{{ x }}", "{% endif %}", "b"),
            {"x": "X"},
            ("a", "X", "b"),
            "leaves a blank line for each tag",
            "No one who puts a condition on a line of its own wants that line.",
        ),
        Difference(
            "A tag alone in a list item",
            _listed,
            {"xs": ["a", "b"]},
            ("a", "b"),
            "leaves an empty bullet for each tag",
            "The same, for lists.",
        ),
        Difference(
            "Rows whose first and last cells hold the tags of a loop, without the letters tr",
            lambda: document([["{% for x in xs %}{{ x }}", "1{% endfor %}"]], "end"),
            {"xs": ["a", "b"]},
            ("a", "1", "b", "1", "end"),
            "makes a broken document",
            "A loop around a row is a loop over rows.",
        ),
        Difference(
            "A line that holds nothing but an empty value",
            lambda: document("{{ a }}\n{{ b }}\n{{ c }}", "{{ b }}", "end"),
            {"a": "Hall 2", "b": "", "c": "Leeds"},
            ("Hall 2\nLeeds", "end"),
            "leaves the line empty",
            "An address without a second line has no gap.",
        ),
    ],
    SIGNS: [
        Difference(
            "& in a text of a tag",
            lambda: document(
                '{% if a == "Smith & Sons" %}same{% endif %}.', '{{ xs|join(" & ") }}'
            ),
            {"a": "Smith & Sons", "xs": ["x", "y"]},
            ("same.", "x & y"),
            "compares with “Smith &amp;amp; Sons”, which no one is called, and prints &amp;amp;",
            "The tag is read as it stands in Word.",
        ),
        Difference(
            "An apostrophe in a text with curly quotes",
            lambda: document("{{ ‘don’t’ }} {{ “O’Neil” }}"),
            {},
            ("don’t O’Neil",),
            "reports an unexpected sign",
            "Word curls every quote; an apostrophe between letters ends no text.",
        ),
        Difference(
            "Curly quotes inside a text with straight ones",
            lambda: document('{{ "the “best” group" }}'),
            {},
            ("the “best” group",),
            "ends the text at the curly quote",
            "What is typed inside quotes is text.",
        ),
        Difference(
            "A dash or hard space that Word typed into a tag",
            lambda: document("{{ a – b }}{{\xa0a\xa0}}"),
            {"a": 3, "b": 1},
            ("23",),
            "reports an unexpected sign",
            "Word turns a minus sign into a dash and a space into a hard space by itself.",
        ),
        Difference(
            "A space between {% and p",
            lambda: document("{% p if x %}", "inside", "{% p endif %}", "end"),
            {"x": 1},
            ("inside", "end"),
            "knows no tag p",
            "The space changes nothing.",
        ),
        Difference(
            "A brace at the end of a paragraph before a tag",
            lambda: document("as in {", "{{ a }}"),
            {"a": "A"},
            ("as in {", "A"),
            "joins the two paragraphs into one tag and stops",
            "A tag stands in one paragraph.",
        ),
        Difference(
            "Empty runs inside a tag",
            partial(cut_up, empty_runs, "Dear {{ a }}."),
            {"a": "Ann"},
            ("Dear Ann.",),
            "takes them for part of the tag and stops",
            "Word leaves empty runs behind wherever something was deleted.",
        ),
    ],
    VALUES: [
        Difference(
            "None",
            lambda: document("Tel. {{ a }}."),
            {"a": None},
            ("Tel. .",),
            "prints None",
            "None is a missing value: we stop and say so; asked to leave it blank, we do.",
            missing="blank",
        ),
        Difference(
            "A field that is not there",
            lambda: document("Tel. {{ person.phone }}."),
            {"person": {}},
            (),
            "prints nothing",
            "A letter with a hole in it should not be printed unseen.",
            told="A value is missing: person.phone",
        ),
        Difference(
            "A list printed as it is",
            lambda: document("{{ xs }}"),
            {"xs": ["a", "b"]},
            (),
            "prints ['a', 'b']",
            "No one wants brackets in a letter; |list prints “a and b”.",
            told="this is a list",
        ),
        Difference(
            "Plain data where a rich text was expected",
            lambda: document("a {{r x }} b", "{{p x }}"),
            {"x": "X"},
            ("a X b", "X"),
            "puts it outside the text, where Word does not show it",
            "There is no rich text object to forget: plain data is printed in its run or paragraph.",
        ),
        Difference(
            "A document property with & in its value",
            lambda: document("{{ a }}", title="{{ a }}"),
            {"a": "Hill & Co"},
            ("Hill & Co",),
            "escapes it twice: Hill &amp;amp; Co",
            "A value is printed as it is.",
        ),
    ],
    REACH: [
        Difference(
            "Tags of a condition in one paragraph, with the letter p",
            lambda: document("{%p if x %}B{%p endif %}", "end"),
            {"x": 1},
            ("B", "end"),
            "knows no tag endif",
            "Both tags own the same paragraph, so the condition is the paragraph's.",
        ),
        Difference(
            "A tag in an endnote",
            _noted_at_the_end,
            {"a": "A"},
            ("A[endnoteReference 1]", "[endnoteRef] See A."),
            "leaves {{ a }} in the printed document",
            "Endnotes are filled in like footnotes.",
        ),
        Difference(
            "A tag in the keywords of a document",
            _with_keywords,
            {"a": "A"},
            ("text",),
            "leaves {{ a }} in them",
            "All properties are filled in alike.",
        ),
        Difference(
            "The template's own title and author",
            lambda: document("{{ a }}", title="Draft for Ann, do not send", author="Bo"),
            {"a": "A"},
            ("A",),
            "leaves them in every document",
            "What is not filled in for the reader is not the reader's business.",
        ),
        Difference(
            "A tag in a tracked deletion",
            _deleted,
            {"name": "Ann", "secret": "S-1"},
            ("Dear Ann",),
            "fills it in, so that the value stays in the document's history",
            "What was crossed out is not part of the letter: tracked changes are accepted.",
        ),
    ],
    READER: [
        Difference(
            "Columns that are left out, or of which there are more",
            _with_columns_left_out,
            {"price": True, "note": False},
            ("Item", "Price", "Tea", "2", "end"),
            "makes a grid for them, but leaves the cells as wide as they were, and Word goes by the cells",
            "The cells share the width that the table had.",
        ),
        Difference(
            "A numbered list inside a loop that holds more than its items",
            _listed_below,
            {
                "events": [
                    {"title": "Talk", "speakers": ["Ann", "Bo"]},
                    {"title": "Walk", "speakers": ["Cy"]},
                ]
            },
            ("Talk", "Ann", "Bo", "Walk", "Cy", "end"),
            "counts on from round to round: 1 and 2 for the first talk, 3 for the next",
            "Each round has a list of its own, which begins with 1. A loop over the items alone counts on.",
        ),
    ],
}
