"""Word's fields as people write them who do not want them to be found, and the places where they may stand."""

from collections.abc import Callable

from tests.hostile.templates.files import LINKS, bent, links, part, with_body

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_CHANGED = 'w:id="7" w:author="spy"'
_SPY = 'cmd "/k calc" spy'


def edge(kind: str, inner: str = "") -> str:
    """A run with a mark of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar></w:r>'


BEGIN, SEPARATE, END = map(edge, ("begin", "separate", "end"))


def code(text: str, tag: str = "instrText") -> str:
    """A run with a piece of a code."""
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def shown(text: str) -> str:
    """A run with words."""
    return code(text, "t")


def field(inner: str, result: str = "") -> str:
    """A field of marks and runs."""
    return f"{BEGIN}{inner}{SEPARATE + result if result else ''}{END}"


def wrapped(kind: str, inner: str) -> str:
    """Runs inside of a tracked change, or of anything else that is called `kind`."""
    return f"<w:{kind} {_CHANGED}>{inner}</w:{kind}>"


def _choice(choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def _in_run(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


def _nobodys(inner: str) -> str:
    return f'<x:nobody xmlns:x="urn:nobody">{inner}</x:nobody>'


def _quote(letters: str) -> str:
    return field(code(f"QUOTE {letters}"), shown(letters))


TRICKS: dict[str, str] = {
    "crossed out in the middle": field(
        code("DD") + wrapped("del", code("X", "delInstrText")) + code(f"EAUTO {_SPY}")
    ),
    "moved away in the middle": field(
        code("DD") + wrapped("moveFrom", code("X")) + code(f"EAUTO {_SPY}")
    ),
    "a field crossed out in the middle": field(
        code("DD") + wrapped("del", _quote("X")) + code(f"EAUTO {_SPY}")
    ),
    "put in and crossed out": field(
        code("DD") + wrapped("ins", wrapped("del", code("X"))) + code(f"EAUTO {_SPY}")
    ),
    "a conflict crossed out in the middle": field(
        code("DD")
        + f'<w14:conflictDel xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" {_CHANGED}>{code("X")}</w14:conflictDel>'
        + code(f"EAUTO {_SPY}")
    ),
    "put in": wrapped("ins", field(code(f"DDEAUTO {_SPY}"))),
    "moved here in pieces": field(wrapped("moveTo", code("DDE")) + code(f"AUTO {_SPY}")),
    "as ordinary text": field(shown(f"DDEAUTO {_SPY}")),
    "half code, half text": field(code("DDE") + shown(f"AUTO {_SPY}")),
    "half deleted text": field(code("DDE") + code(f"AUTO {_SPY}", "delText")),
    "as deleted code": field(code(f"DDEAUTO {_SPY}", "delInstrText")),
    "with the mark of its order": field(code(f"\ufeffDDEAUTO {_SPY}")),
    "with signs of no width": field(code(f"D\u200bD\u2060E\u200dA\u00adUTO {_SPY}")),
    "in quotes": field(code(f"&quot;DDEAUTO&quot; {_SPY}")),
    "in curly quotes": field(code(f"\u201cDDEAUTO\u201d {_SPY}")),
    "after a backslash": field(code(f"\\DDEAUTO {_SPY}")),
    "after a hard space": field(code(f"\xa0\u3000DDEAUTO {_SPY}")),
    "over a soft hyphen": field(code("DDE") + _in_run("<w:softHyphen/>") + code(f"AUTO {_SPY}")),
    "over a hard hyphen": field(code("DDE") + _in_run("<w:noBreakHyphen/>") + code(f"AUTO {_SPY}")),
    "over a tab": field(code("DDE") + _in_run("<w:tab/>") + code(f"AUTO {_SPY}")),
    "over a line": field(code("DDE") + _in_run("<w:br/>") + code(f"AUTO {_SPY}")),
    "over a symbol": field(
        code("DDE") + _in_run('<w:sym w:font="Symbol" w:char="F041"/>') + code(f"UTO {_SPY}")
    ),
    "in a Turkish way": field(code(f"l\u0131nk Excel.Sheet.8 {_SPY}")),
    "in wide letters": field(code(f"\uff24\uff24\uff25AUTO {_SPY}")),
    "in mixed capitals": field(code(f"dDeAuTo {_SPY}")),
    "a name from a quotation": field(_quote("DDEAUTO") + code(f" {_SPY}")),
    "half a name from a quotation": field(code("DDE") + _quote("AUTO") + code(f" {_SPY}")),
    "a name from a simple field": field(
        f'<w:fldSimple w:instr="QUOTE DDEAUTO">{shown("DDEAUTO")}</w:fldSimple>' + code(f" {_SPY}")
    ),
    "in what another shows": field(code("PAGE"), field(code(f"DDEAUTO {_SPY}"), shown("1"))),
    "in the code of a condition": field(code("IF 1=1 ") + field(code(f"DDEAUTO {_SPY}"))),
    "in one element": f'<w:fldSimple w:instr=" DDEAUTO {_SPY.replace(chr(34), "&quot;")}"/>',
    "in one element inside another": f'<w:fldSimple w:instr="PAGE"><w:fldSimple w:instr="DDE {_SPY.replace(chr(34), "&quot;")}"/></w:fldSimple>',
    "without an end": BEGIN + code(f"DDEAUTO {_SPY}"),
    "without a beginning": code(f"DDEAUTO {_SPY}") + SEPARATE + END,
    "with two ends": field(code("PAGE")) + END + code(f"DDEAUTO {_SPY}") + END,
    "with two middles": BEGIN + code("PAGE") + SEPARATE + SEPARATE + code(f"DDEAUTO {_SPY}") + END,
    "in a link": f'<w:hyperlink w:anchor="a">{BEGIN}{code("DDE")}</w:hyperlink>{code(f"AUTO {_SPY}")}{END}',
    "over the edge of a control": f"{BEGIN}<w:sdt><w:sdtContent>{code('DDE')}</w:sdtContent></w:sdt>{code(f'AUTO {_SPY}')}{END}",
    "in a choice": _choice(field(code(f"DDEAUTO {_SPY}")), shown("x")),
    "in what old programs see": _choice(shown("x"), field(code(f"DDEAUTO {_SPY}"))),
    "half in a choice": field(code("DD") + _choice(code("X"), "") + code(f"EAUTO {_SPY}")),
    "half in what old programs see": field(
        code("DD") + _choice("", code("X")) + code(f"EAUTO {_SPY}")
    ),
    "a middle in a choice": BEGIN + code("QUOTE ") + _choice(SEPARATE, "") + code(f"DDEAUTO {_SPY}") + END,
    "over what Word passes by": field(code("DD") + _nobodys(code("X")) + code(f"EAUTO {_SPY}")),
    "with an end that Word passes by": BEGIN + code("QUOTE ") + _nobodys(END + BEGIN) + code(f"DDEAUTO {_SPY}") + END,
    "over what stands in the looks": field(
        code("DD") + "<w:r><w:rPr><w:instrText>X</w:instrText></w:rPr></w:r>" + code(f"EAUTO {_SPY}")
    ),
    "a code with an element in it": field(
        f"<w:r><w:instrText>DD<w:x>X</w:x>EAUTO {_SPY}</w:instrText></w:r>"
    ),
    "a picture without an end": BEGIN + code(f"INCLUDEPICTURE {_SPY}"),
    "a text from elsewhere": field(code(f"INCLUDETEXT {_SPY}")),
    "hidden data": BEGIN.replace("/>", ">").replace("</w:fldChar>", "<w:fldData>c3B5</w:fldData></w:fldChar>") + code(f"DDE {_SPY}") + END,
    "macros of a form": edge("begin", f'<w:ffData><w:name w:val="a"/><w:entryMacro w:val="{_SPY.replace(chr(34), "")}"/><w:exitMacro w:val="spy"/><w:helpText w:type="autoText" w:val="spy"/></w:ffData>') + code(" FORMTEXT ") + END,
    "a question": field(code(f"FILLIN {_SPY}"), shown("x")),
    "a question for a bookmark": field(code(f"ASK mark {_SPY}"), shown("x")),
    "an entry of another template": field(code(f"AUTOTEXT {_SPY}"), shown("x")),
    "the name of the user": field(code(f"USERNAME {_SPY}"), shown("x")),
    "the folder of the file": field(code(" FILENAME \\p "), shown("C:\\spy\\letter.docx")),
    "data of another program": field(code(f"ADDIN ZOTERO_ITEM {_SPY}"), shown("(Smith 2020)")),
    "what nobody knows": field(code(f"NOBODYSFIELD {_SPY}"), shown("x")),
    "nothing at all": field("", shown("x")),
    "a name that a tag makes": field(code(f"{{{{ name }}}} {_SPY}")),
    "a name that a tag makes in text": field(shown(f"{{{{ name }}}} {_SPY}")),
    "half a name that a tag makes": field(code("DDE") + shown(f"{{{{ name }}}} {_SPY}")),
    "a name that a condition cuts": field(
        code(f"DD {{% if not member %}}y X y{{% endif %}} EAUTO {_SPY}")
    ),
    "a name that a condition cuts in text": field(
        code("DD") + shown("{% if not member %}X{% endif %}") + code(f"EAUTO {_SPY}")
    ),
    "a switch that a tag makes": field(code(f"REF a \\{{{{ name }}}} {_SPY}")),
}  # fmt: skip
"""Runs for the inside of a paragraph. Whatever comes of them, no document holds the word “spy” in a field."""


def paragraph(runs: str) -> str:
    """A paragraph of some runs."""
    return f"<w:p>{runs}</w:p>"


def _body(runs: str) -> bytes:
    return with_body(paragraph(runs))


def _header(runs: str) -> bytes:
    return bent(header1=part("hdr", paragraph(runs)))


def _note(runs: str) -> bytes:
    return bent(footnotes=part("footnotes", f'<w:footnote w:id="1">{paragraph(runs)}</w:footnote>'))


def _glossary(runs: str) -> bytes:
    return bent({"word/_rels/document.xml.rels": links(*LINKS, ("glossaryDocument", "glossary/document.xml", "")), "word/glossary/document.xml": part("glossaryDocument", f"<w:docParts><w:docPart><w:docPartBody>{paragraph(runs)}</w:docPartBody></w:docPart></w:docParts>")})  # fmt: skip


def _cell(runs: str) -> bytes:
    return with_body(f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{paragraph(runs)}</w:tc></w:tr></w:tbl>")  # fmt: skip


def _control(runs: str) -> bytes:
    return with_body(f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(runs)}</w:sdtContent></w:sdt>")


def _box(runs: str) -> bytes:
    return with_body(f'<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>{paragraph(runs)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>')  # fmt: skip


PLACES: dict[str, Callable[[str], bytes]] = {
    "the text": _body,
    "a header": _header,
    "a note": _note,
    "the building blocks": _glossary,
    "a cell": _cell,
    "a control": _control,
    "a text box": _box,
}

OVER_PARAGRAPHS: dict[str, str] = {
    "two paragraphs": paragraph(BEGIN + code("DDE")) + paragraph(code(f"AUTO {_SPY}") + END),
    "a paragraph whose end was crossed out": f'<w:p><w:pPr><w:rPr><w:del {_CHANGED}/></w:rPr></w:pPr>{BEGIN}{code("DDE")}</w:p>'
    + paragraph(code(f"AUTO {_SPY}") + END),
    "a row that was crossed out": paragraph(BEGIN + code("DD"))
    + f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:trPr><w:del {_CHANGED}/></w:trPr><w:tc>{paragraph(code('X'))}</w:tc></w:tr></w:tbl>"
    + paragraph(code(f"EAUTO {_SPY}") + END),
    "a cell and the text": f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{paragraph(BEGIN + code('QUOTE '))}</w:tc></w:tr></w:tbl>"
    + paragraph(code(f"DDEAUTO {_SPY}") + END),
    "a text box and the text": f'<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>{paragraph(END)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>'.replace(
        "<w:p><w:r><w:pict>", f"<w:p>{BEGIN}{code('QUOTE ')}<w:r><w:pict>", 1
    )
    + paragraph(BEGIN + code(f"DDEAUTO {_SPY}") + END),
    "paragraphs of which a condition takes one": paragraph(BEGIN + code("DD"))
    + paragraph(shown("{% if not member %}"))
    + paragraph(code("X"))
    + paragraph(shown("{% endif %}"))
    + paragraph(code(f"EAUTO {_SPY}") + END),
    "a field that a condition begins": paragraph(BEGIN + code("QUOTE ") + SEPARATE + shown("{% if not member %}"))
    + paragraph(BEGIN + code("QUOTE ") + shown("{% endif %}"))
    + paragraph(code(f"DDEAUTO {_SPY}") + END + END),
    "a loop that ends in a field": paragraph(shown("{% for x in rows %}") + BEGIN + code("QUOTE ") + SEPARATE)
    + paragraph(shown("{% endfor %}") + END),
}  # fmt: skip
