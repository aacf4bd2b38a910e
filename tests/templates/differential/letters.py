"""Shapes of letters: fields, conditions, loops over paragraphs and list items, filters, whitespace."""

from docx.shared import Pt, RGBColor

from tests.templates.differential.shape import Shape, shape
from tests.templates.word import body, document, new, saved

LETTERS: list[Shape] = []

ANN = {
    "title": "Dr",
    "first_name": "Ann",
    "last_name": "O’Neil",
    "specialty": "urology",
    "phone": "020 7946 0018",
    "lines": ["Lakeside General", "12 Harbour Road", "LS1 4AB"],
    "member": True,
    "visits": 3,
}
EVENTS = [
    {"title": "Open evening", "place": "Hall 2", "seats": 40, "speakers": ["Ann", "Bo"]},
    {"title": "Study day", "place": "Library", "seats": 12, "speakers": []},
    {"title": "Summer walk", "place": "", "seats": 0, "speakers": ["Cy"]},
]


@shape(LETTERS, contact=ANN, today="4 March 2026")
def a_letter_with_fields_in_its_sentences() -> bytes:
    return document(
        "{{ today }}",
        "Dear {{ contact.title }} {{ contact.last_name }},",
        "Thank you for your work in {{contact.specialty}}. We tried {{ contact['phone'] }}.",
        "Yours sincerely",
    )


@shape(LETTERS, contact=ANN)
def an_address_on_lines_of_one_paragraph() -> bytes:
    return document("{{ contact.title }} {{ contact.last_name }}\n{{ contact.lines[0] }}\n{{ contact.lines[1] }}\n{{ contact.lines[2] }}")  # fmt: skip


@shape(LETTERS, who="Ann")
def braces_that_are_printed() -> bytes:
    return document("Write {_{ name }_} or {_% if x %_} for {{ who }}", "{_% endif %_}")


@shape(LETTERS, contact=ANN)
def paragraphs_on_a_condition() -> bytes:
    return document("a", "{%p if contact.member %}", "As a member", "you know us.", "{%p endif %}", "b")  # fmt: skip


@shape(LETTERS, contact=ANN)
def paragraphs_that_a_condition_leaves_out() -> bytes:
    return document("a", "{%p if not contact.member %}", "Join us", "{%p endif %}", "b")


@shape(LETTERS, visits=2)
def one_of_three_paragraphs() -> bytes:
    return document(
        "{%p if visits == 1 %}", "once", "{%p elif visits == 2 %}", "twice",
        "{%p else %}", "often", "{%p endif %}", "end",
    )  # fmt: skip


@shape(LETTERS, contact=ANN, gone=None)
def words_on_a_condition_inside_a_sentence() -> bytes:
    return document(
        "You are {% if contact.member %}a member{% else %}no member{% endif %} of our group.",
        "We {% if gone %}lost{% elif contact.visits > 5 %}often met{% else %}met{% endif %} you.",
    )


@shape(LETTERS, days=["Monday", "Wednesday", "Friday"])
def a_list_of_words_in_a_sentence() -> bytes:
    return document("We meet on {% for d in days %}{{ d }}{% if not loop.last %}, {% endif %}{% endfor %}.")  # fmt: skip


@shape(LETTERS, events=EVENTS)
def paragraphs_for_each_of_a_list() -> bytes:
    return document("Coming:", "{%p for e in events %}", "{{ e.title }} ({{ e.seats }})", "Come!", "{%p endfor %}", "end")  # fmt: skip


@shape(LETTERS, events=[])
def paragraphs_for_each_of_an_empty_list() -> bytes:
    return document("Coming:", "{%p for e in events %}", "{{ e.title }}", "{%p endfor %}", "end")


@shape(LETTERS, events=[])
def words_for_an_empty_list() -> bytes:
    return document("{%p for e in events %}", "{{ e.title }}", "{%p else %}", "None planned.", "{%p endfor %}", "end")  # fmt: skip


@shape(LETTERS, events=EVENTS)
def paragraphs_for_each_of_a_list_within_a_list() -> bytes:
    return document(
        "{%p for e in events %}", "{{ loop.index }}. {{ e.title }}",
        "{%p if e.speakers %}", "{%p for s in e.speakers %}", "- {{ s }} at {{ e.title }}",
        "{%p endfor %}", "{%p endif %}", "{%p endfor %}", "end",
    )  # fmt: skip


@shape(LETTERS, events=EVENTS)
def items_of_a_bulleted_list() -> bytes:
    made = new()
    for text in ("{%p for e in events %}", "{{ e.title }}", "{%p endfor %}"):
        made.add_paragraph(text, style="List Bullet")
    made.add_paragraph("end")
    return saved(made)


@shape(LETTERS, contact=ANN, visits=7, prices=[3, 1, 2], text="  two words  ")
def filters_of_jinja() -> bytes:
    return document(
        "{{ contact.last_name|upper }} {{ contact.specialty|title }} {{ contact.first_name|lower }}",
        "{{ unknown|default('nobody') }} {{ contact.lines|join(', ') }} {{ contact.lines|length }}",
        "{{ contact.lines|first }} {{ contact.lines|last }} {{ prices|sum }} {{ prices|max }}",
        "{{ prices|sort|join('-') }} {{ text|trim }} {{ 'a-b'|replace('-', '+') }} {{ 2.567|round(1) }}",
        "{{ contact.specialty|capitalize }} {{ contact.last_name|truncate(4, True, '') }} {{ '7'|int + 1 }}",
    )


@shape(
    LETTERS, people=[{"n": "Bo", "r": "nurse"}, {"n": "Al", "r": "nurse"}, {"n": "Cy", "r": "vet"}]
)
def filters_over_rows() -> bytes:
    return document(
        "{{ people|map(attribute='n')|join(', ') }}",
        "{{ people|selectattr('r', 'equalto', 'nurse')|map(attribute='n')|join(' + ') }}",
        "{% for p in people|sort(attribute='n') %}{{ p.n }} {% endfor %}end",
        "{% for g in people|groupby('r') %}{{ g.grouper }}: {% for p in g.list %}{{ p.n }} {% endfor %}{% endfor %}end",
    )


@shape(LETTERS, events=EVENTS)
def facts_of_a_loop() -> bytes:
    return document(
        "{% for e in events %}{{ loop.index }}/{{ loop.length }}{{ loop.index0 }}{{ loop.revindex }}"
        "{% if loop.first %}first{% endif %}{{ loop.cycle('odd', 'even') }};{% endfor %}end"
    )


@shape(LETTERS, group={"phone": "01", "email": "a@b.org"})
def pairs_of_a_group() -> bytes:
    return document(
        "{% for name, value in group.items() %}{{ name }}: {{ value }}; {% endfor %}end"
    )


@shape(LETTERS, a="left", b="right", n=4)
def texts_put_together_and_sums() -> bytes:
    return document(
        "{{ a ~ '-' ~ b }} {{ n + 1 }} {{ n - 1 }} {{ n * 3 }} {{ n // 3 }} {{ n % 3 }} {{ n / 2 }} {{ -n }} {{ a + b }}"
    )


@shape(LETTERS, n=4, contact=ANN, word="b")
def comparisons_of_every_kind() -> bytes:
    return document(
        "{% if n > 3 and n <= 4 %}1{% endif %}{% if n != 4 or not contact.member %}2{% endif %}.",
        "{% if word in ['a', 'b'] %}3{% endif %}{% if 'lake' in contact.lines[0].lower() %}4{% endif %}.",
        "{% if unknown is defined %}5{% endif %}{% if n is even %}6{% endif %}{% if n < 5 %}7{% endif %}.",
        "{{ 'yes' if contact.member else 'no' }}{{ 'x' if not n }}.",
    )


@shape(LETTERS, price=3, count=4)
def a_name_given_to_a_value() -> bytes:
    return document("{%p set total = price * count %}", "Total {{ total }}", "{% set vat = total / 5 %}VAT {{ vat }}")  # fmt: skip


@shape(LETTERS, contact=ANN)
def a_name_within_a_part() -> bytes:
    return document("{%p with c = contact %}", "{{ c.first_name }} {{ c.last_name }}", "{%p endwith %}", "end")  # fmt: skip


@shape(LETTERS, name="Ann")
def notes_for_the_writer() -> bytes:
    return document("Dear {# who is it? #}{{ name }}{# end #}", "{#p remember the logo #}", "end")


@shape(LETTERS, town=True)
def a_sentence_over_paragraphs_joined_by_minus_signs() -> bytes:
    return document(
        "My house is", "{%- if town -%}", " in a town", "{%- else -%}", " in a village",
        "{%- endif -%}", " and I love it.",
    )  # fmt: skip


@shape(LETTERS, xs=["a", "b"])
def minus_signs_within_a_paragraph() -> bytes:
    return document("List:  {{- xs[0] -}}  end {{ xs[1] -}} ", "end")


@shape(LETTERS, member=True)
def runs_on_a_condition() -> bytes:
    made = new()
    paragraph = made.add_paragraph("You are ")
    paragraph.add_run("{%r if member %}")
    paragraph.add_run("our member").bold = True
    paragraph.add_run("{%r else %}")
    paragraph.add_run("no member").italic = True
    paragraph.add_run("{%r endif %}")
    paragraph.add_run(".")
    return saved(made)


@shape(LETTERS, xs=["a", "b"])
def runs_for_each_of_a_list() -> bytes:
    made = new()
    paragraph = made.add_paragraph()
    for text, bold in (("{%r for x in xs %}", False), ("{{ x }}", True), (" and ", False), ("{%r endfor %}", False), ("end", False)):  # fmt: skip
        paragraph.add_run(text).bold = bold
    return saved(made)


@shape(LETTERS, name="Ann", sum="£5")
def values_in_many_formats() -> bytes:
    made = new()
    paragraph = made.add_paragraph("Dear ")
    run = paragraph.add_run("{{ name }}")
    run.bold, run.font.size, run.font.color.rgb = True, Pt(14), RGBColor(200, 0, 0)
    paragraph.add_run(", you owe us ")
    paragraph.add_run("{{ sum }}").underline = True
    paragraph.add_run(". ").font.name = "Georgia"
    return saved(made)


@shape(LETTERS, a="Smith & Sons <Ltd>", b='"quoted" it’s', c="50 % {off}", d="x < y && z")
def values_with_signs_of_xml() -> bytes:
    return document("{{ a }}|{{ b }}|{{ c }}|{{ d }}", "{% if a %}{{ a|upper }}{% endif %}")


@shape(
    LETTERS,
    a="Żółć Ærø Ñandú",
    b="日本語 العربية עברית",
    c="👩🏽‍⚕️ e\u0301",
    d="a\xa0b\u2009c\u00ad",
)
def values_in_many_scripts() -> bytes:
    return document("{{ a }}, {{ b }}, {{ c }}, {{ d }}", "ünï {{ a }} 漢字")


@shape(LETTERS, note="first line\nsecond & third\n\nlast", cells="a\tb")
def values_of_several_lines_and_tabs() -> bytes:
    return document("Note: {{ note }} end", "{{ cells }}")


@shape(LETTERS, a=1, b=2.5, c=True, d=False, e=0, f=-3)
def numbers_and_truths() -> bytes:
    return document("{{ a }} {{ b }} {{ 'c' if c }} {{ 'd' if d }} {{ e }} {{ f }} {{ a + b }}.")


@shape(LETTERS, a="A")
def braces_that_are_no_tags() -> bytes:
    return document("{ a } {a} }} { { a } } # {{ a }} { .", "{% raw %}{{ a }}{% endraw %} {{ a }}")


@shape(LETTERS, a="A", b="")
def spaces_inside_tags_and_none() -> bytes:
    return document("{{a}}{{   a   }}{{ a}}.", "{%if a%}x{%endif%}{%   if b   %}y{%   endif   %}.")


@shape(LETTERS, kind="GP", name="Ann")
def curly_quotes_in_tags() -> bytes:
    return document("{% if kind == “GP” %}surgery{% else %}other{% endif %}", "{{ ‘Dr ’ ~ name }}", "{{ “x” }}")  # fmt: skip


@shape(LETTERS, xs=[1, 2], y=True)
def page_breaks_and_sections_on_a_condition() -> bytes:
    return body(
        "<w:p><w:r><w:t>{%p for x in xs %}</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Page {{ x }}</w:t></w:r></w:p>"
        '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        "<w:p><w:r><w:t>{%p endfor %}</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>{%p if y %}</w:t></w:r></w:p>"
        '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:cols w:num="2"/></w:sectPr></w:pPr>'
        "<w:r><w:t>in columns{% if y %} so{% endif %}</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p><w:p><w:r><w:t>end</w:t></w:r></w:p>"
    )


@shape(LETTERS, client="Hill & Co", clauses=[{"head": "Scope", "points": ["a", "b"]}, {"head": "Fees", "points": []}], law=None)  # fmt: skip
def a_contract_with_numbered_clauses() -> bytes:
    made = new()
    made.add_heading("Agreement with {{ client }}", 1)
    for text, style in (
        ("{%p for clause in clauses %}", None),
        ("{{ loop.index }}. {{ clause.head }}", "Heading 2"),
        ("{%p if clause.points %}", None),
        ("{%p for point in clause.points %}", None),
        ("({{ loop.index }}) {{ point }}, says {{ client }};", "List Paragraph"),
        ("{%p endfor %}", None),
        ("{%p else %}", None),
        ("Nothing is agreed here.", "Quote"),
        ("{%p endif %}", None),
        ("{%p endfor %}", None),
        ("{%p if law %}", None),
        ("The law of {{ law }} holds.", None),
        ("{%p else %}", None),
        ("The law of the place holds.", None),
        ("{%p endif %}", None),
        ("Signed for {{ client }}:\t____________", None),
    ):
        made.add_paragraph(text, style=style)
    return saved(made)
