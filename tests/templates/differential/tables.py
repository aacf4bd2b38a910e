"""Shapes of tables: rows, columns and cells on a condition or for each of a list, merged cells."""

from tests.templates.differential.shape import Shape, shape
from tests.templates.word import body, document, new, saved, table

TABLES: list[Shape] = []

LINES = [
    {"item": "Leaflets", "count": 200, "price": 0.5, "notes": ["folded", "A5"]},
    {"item": "Tea & cake", "count": 40, "price": 2, "notes": []},
    {"item": "Hall", "count": 1, "price": 75, "notes": ["heated"]},
]
MONTHS = ["January", "February", "March"]


@shape(TABLES, lines=LINES)
def rows_for_each_of_a_list() -> bytes:
    return document(
        "Order",
        [
            ["Item", "Count", "Price"],
            ["{%tr for line in lines %}", "", ""],
            ["{{ line.item }}", "{{ line.count }}", "{{ line.price }}"],
            ["{%tr endfor %}", "", ""],
            ["Total", "", "{{ lines|sum(attribute='count') }}"],
        ],
        "end",
    )


@shape(TABLES, lines=[])
def rows_for_each_of_an_empty_list() -> bytes:
    return document([["Item", "Count"], ["{%tr for l in lines %}", ""], ["{{ l.item }}", "{{ l.count }}"], ["{%tr endfor %}", ""]], "end")  # fmt: skip


@shape(TABLES, lines=LINES)
def two_rows_for_each_of_a_list() -> bytes:
    return document(
        [
            ["{%tr for line in lines %}", ""],
            ["{{ loop.index }}", "{{ line.item }}"],
            ["", "{{ line.notes|join(', ') or 'nothing more' }}"],
            ["{%tr endfor %}", ""],
        ],
        "end",
    )


@shape(TABLES, lines=LINES, tax=False)
def rows_on_a_condition_within_a_list() -> bytes:
    return document(
        [
            ["{%tr for line in lines %}", ""],
            ["{%tr if line.count > 50 %}", ""],
            ["many", "{{ line.item }}"],
            ["{%tr elif line.count > 5 %}", ""],
            ["some", "{{ line.item }}"],
            ["{%tr else %}", ""],
            ["few", "{{ line.item }}"],
            ["{%tr endif %}", ""],
            ["{%tr endfor %}", ""],
            ["{%tr if tax %}", ""],
            ["Tax", "20 %"],
            ["{%tr endif %}", ""],
            ["Sum", "end"],
        ],
        "end",
    )


@shape(TABLES, teams=[{"name": "North", "people": ["Ann", "Bo"]}, {"name": "South", "people": []}])
def rows_for_each_of_a_list_within_a_list() -> bytes:
    return document(
        [
            ["{%tr for team in teams %}", ""],
            ["Team {{ team.name }}", ""],
            ["{%tr for person in team.people %}", ""],
            ["{{ loop.index }}", "{{ person }} of {{ team.name }}"],
            ["{%tr endfor %}", ""],
            ["{%tr endfor %}", ""],
        ],
        "end",
    )


@shape(TABLES, months=MONTHS, rows=[{"name": "Visits", "counts": [1, 2, 3]}, {"name": "Calls", "counts": [4, 5, 6]}])  # fmt: skip
def columns_for_each_of_a_list() -> bytes:
    return document(
        [
            ["", "{%tc for m in months %}", "{{ m }}", "{%tc endfor %}"],
            ["{%tr for row in rows %}", "", "", ""],
            ["{{ row.name }}", "{%tc for c in row.counts %}", "{{ c }}", "{%tc endfor %}"],
            ["{%tr endfor %}", "", "", ""],
        ],
        "end",
    )


@shape(TABLES, lines=LINES)
def paragraphs_in_a_cell() -> bytes:
    made = new()
    cell = made.add_table(1, 2).rows[0].cells[0]
    cell.text = "{%p for line in lines %}"
    for text in ("{{ line.item }}", "{%p for note in line.notes %}", "- {{ note }}", "{%p endfor %}", "{%p endfor %}", "last"):  # fmt: skip
        cell.add_paragraph(text)
    made.add_paragraph("end")
    return saved(made)


@shape(TABLES, lines=LINES)
def a_table_within_a_cell() -> bytes:
    made = new()
    outer = made.add_table(1, 2)
    outer.rows[0].cells[0].text = "Order of {{ lines|length }}"
    inner = outer.rows[0].cells[1].add_table(3, 2)
    for row, texts in zip(
        inner.rows,
        (("{%tr for l in lines %}", ""), ("{{ l.item }}", "{{ l.count }}"), ("{%tr endfor %}", "")),
        strict=True,
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    outer.rows[0].cells[1].add_paragraph("after")
    made.add_paragraph("end")
    return saved(made)


@shape(TABLES, teams=[{"name": "North", "people": ["Ann", "Bo"]}, {"name": "South", "people": ["Cy"]}])  # fmt: skip
def a_table_for_each_of_a_list() -> bytes:
    made = new()
    made.add_paragraph("{%p for team in teams %}")
    made.add_heading("{{ team.name }}", 2)
    table(made, [["Nr", "Name"], ["{%tr for p in team.people %}", ""], ["{{ loop.index }}", "{{ p }}"], ["{%tr endfor %}", ""]])  # fmt: skip
    made.add_paragraph("{%p endfor %}")
    made.add_paragraph("end")
    return saved(made)


@shape(TABLES, teams=[{"name": "North", "people": ["Ann", "Bo"]}, {"name": "South", "people": ["Cy"]}])  # fmt: skip
def rows_of_a_table_within_rows_of_a_table() -> bytes:
    made = new()
    outer = made.add_table(3, 2)
    outer.cell(0, 0).text = "{%tr for team in teams %}"
    outer.cell(1, 0).text = "{{ team.name }}"
    inner = outer.cell(1, 1).add_table(3, 1)
    for row, text in zip(inner.rows, ("{%tr for p in team.people %}", "{{ p }}", "{%tr endfor %}"), strict=True):  # fmt: skip
        row.cells[0].text = text
    outer.cell(1, 1).add_paragraph("")
    outer.cell(2, 0).text = "{%tr endfor %}"
    made.add_paragraph("end")
    return saved(made)


@shape(TABLES, vat=True)
def a_table_on_a_condition() -> bytes:
    made = new()
    made.add_paragraph("{%p if vat %}")
    table(made, [["VAT", "20 %"]])
    made.add_paragraph("{%p else %}")
    table(made, [["no VAT", "0 %"]])
    made.add_paragraph("{%p endif %}")
    made.add_paragraph("end")
    return saved(made)


@shape(TABLES, lines=LINES)
def merged_cells_beside_rows_of_a_list() -> bytes:
    made = new()
    grid = made.add_table(5, 3)
    grid.cell(0, 0).merge(grid.cell(0, 2)).text = "All {{ lines|length }} lines"
    grid.cell(1, 0).text = "{%tr for l in lines %}"
    grid.cell(2, 0).merge(grid.cell(2, 1)).text = "{{ l.item }}"
    grid.cell(2, 2).text = "{{ l.count }}"
    grid.cell(3, 0).text = "{%tr endfor %}"
    grid.cell(4, 0).text = "sum"
    grid.cell(4, 1).merge(grid.cell(4, 2)).text = "{{ lines|sum(attribute='price') }}"
    made.add_paragraph("end")
    return saved(made)


@shape(TABLES, lines=LINES)
def cells_merged_downwards_for_each_of_a_list() -> bytes:
    made = new()
    grid = made.add_table(4, 2)
    grid.cell(0, 0).text = "{%tr for l in lines %}"
    grid.cell(1, 0).merge(grid.cell(2, 0)).text = "{{ l.item }}"
    grid.cell(1, 1).text = "{{ l.count }}"
    grid.cell(2, 1).text = "{{ l.price }}"
    grid.cell(3, 0).text = "{%tr endfor %}"
    made.add_paragraph("end")
    return saved(made)


@shape(TABLES, lines=LINES)
def one_cell_merged_over_all_rows_by_vm() -> bytes:
    return document(
        [
            ["{%tr for l in lines %}", "", ""],
            ["{% vm %}Orders", "{{ l.item }}", "{{ l.count }}"],
            ["{%tr endfor %}", "", ""],
        ],
        "end",
    )


@shape(TABLES, months=MONTHS)
def one_cell_merged_over_all_columns_by_hm() -> bytes:
    return document(
        [
            ["{%tc for m in months %}", "{% hm %}Months of the year", "{%tc endfor %}"],
            ["{%tc for m in months %}", "{{ m }}", "{%tc endfor %}"],
        ],
        "end",
    )


@shape(TABLES, months=MONTHS)
def a_cell_as_wide_as_a_number_says() -> bytes:
    return document(
        [
            ["{% colspan months|length %}Months", "{%tc if months|length > 9 %}", "{%tc endif %}"],
            ["{%tc for m in months %}", "{{ m }}", "{%tc endfor %}"],
        ],
        "end",
    )


@shape(TABLES, lines=LINES)
def a_cell_coloured_by_a_value() -> bytes:
    return document(
        [
            ["{%tr for l in lines %}", ""],
            ["{% cellbg 'FF0000' if l.count > 50 else '00FF00' %}{{ l.item }}", "{{ l.count }}"],
            ["{%tr endfor %}", ""],
        ],
        "end",
    )


@shape(TABLES, lines=LINES)
def notes_for_the_writer_in_rows() -> bytes:
    return document([["a", "{{ lines[0].item }}"], ["{#tr a whole row is a note #}", ""], ["b", "c {# a note #}"]], "end")  # fmt: skip


@shape(TABLES, total=118, lines=LINES, client={"name": "Hill & Co", "lines": ["1 High St", "LS1"]})
def an_invoice() -> bytes:
    made = new()
    table(made, [["{{ client.name }}\n{{ client.lines|join(', ') }}", "Invoice 7"]])
    made.add_paragraph("")
    table(
        made,
        [
            ["Nr", "Item", "Count", "Price", "Sum"],
            ["{%tr for l in lines %}", "", "", "", ""],
            ["{{ loop.index }}", "{{ l.item }}", "{{ l.count }}", "{{ l.price }}", "{{ l.count * l.price }}"],
            ["{%tr endfor %}", "", "", "", ""],
            ["", "", "", "Total", "{{ total }}"],
        ],
    )  # fmt: skip
    made.add_paragraph(
        "{% if total > 100 %}Please pay within 30 days.{% else %}Please pay.{% endif %}"
    )
    return saved(made)


@shape(TABLES, xs=["a", "b"])
def rows_with_properties_and_header_rows() -> bytes:
    cell = '<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/><w:shd w:val="clear" w:fill="EEEEEE"/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>'  # fmt: skip
    return body(
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cell.format('Head {{ xs|length }}')}</w:tr>"
        f"<w:tr>{cell.format('{%tr for x in xs %}')}</w:tr>"
        f'<w:tr><w:trPr><w:trHeight w:val="400"/></w:trPr>{cell.format("{{ x }}")}</w:tr>'
        f"<w:tr>{cell.format('{%tr endfor %}')}</w:tr></w:tbl><w:p/>"
    )
