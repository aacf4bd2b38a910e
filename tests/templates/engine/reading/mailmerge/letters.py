"""Fields of a mail merge as Word and LibreOffice write them, for the tests."""

from tests.templates.word import body


def run(inside: str, looks: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{looks}</w:rPr>' if looks else ''}{inside}</w:r>"


def t(words: str) -> str:
    return f'<w:t xml:space="preserve">{words}</w:t>'


def instr(code: str) -> str:
    return f'<w:instrText xml:space="preserve">{code}</w:instrText>'


def mark(edge: str) -> str:
    return f'<w:fldChar w:fldCharType="{edge}"/>'


def field(code: str, shown: str, looks: str = "") -> str:
    """A field in runs; `code` may hold others, made by this function."""
    pieces = code if code.startswith("<") else run(instr(f" {code} "), looks)
    return (
        run(mark("begin"), looks)
        + pieces
        + run(mark("separate"), looks)
        + run(t(shown), looks)
        + run(mark("end"), looks)
    )


def merge(name: str, switches: str = "", looks: str = "") -> str:
    """A MERGEFIELD as Word inserts it."""
    shown = name.strip('"')
    return field(f"MERGEFIELD {name} {switches}".rstrip(), f"«{shown}»", looks)


def choice(*pieces: str) -> str:
    """An IF whose code is made of texts and fields; it shows what it showed last."""
    inside = "".join(one if one.startswith("<") else run(instr(one)) for one in pieces)
    return field(run(instr(" IF ")) + inside, "shown last")


def simple(code: str, shown: str, looks: str = "") -> str:
    """A field that is one element, as other programs write it."""
    return f'<w:fldSimple w:instr="{code}">{run(t(shown), looks)}</w:fldSimple>'


def letter(*paragraphs: str) -> bytes:
    """A file of paragraphs whose runs are given."""
    return body("".join(f"<w:p>{runs}</w:p>" for runs in paragraphs) + "<w:p/>")
