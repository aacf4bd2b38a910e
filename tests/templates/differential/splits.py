"""Shapes of tags as Word cuts them up: over runs, around spelling marks, bookmarks, revisions, links."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from tests.templates.differential.shape import Shape
from tests.templates.word import body

_DATA = {
    "contact": {"name": "Ann & Bo", "tags": ["new", "vip"], "email": "a@b.org"},
    "member": True,
    "count": 3,
}
_TEXTS = (
    "Dear {{ contact.name }}, you are {% if member %}a member{% else %}no member{% endif %}.",
    "{%p for tag in contact.tags %}",
    "Tag {{ loop.index }}: {{ tag|upper }} of {{contact.name}}",
    "{%p endfor %}",
    "{% if count > 2 and contact.email != '' %}Write to {{ contact.email }}{% endif %}!",
)

Cut = Callable[[str], Iterator[str]]


def _run(text: str, properties: str = "", attributes: str = "") -> str:
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<w:r{attributes}>{inner}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _every_letter(text: str) -> Iterator[str]:
    yield from (_run(char) for char in text)


def _every_letter_and_revision(text: str) -> Iterator[str]:
    for number, char in enumerate(text):
        yield _run(char, "", f' w:rsidR="00{number:06X}"')


def _words(text: str) -> list[str]:
    return re.findall(r"\w+|\s+|[^\w\s]+", text)


def _spelling_marks(text: str) -> Iterator[str]:
    for word in _words(text):
        yield f'<w:proofErr w:type="spellStart"/>{_run(word)}<w:proofErr w:type="spellEnd"/>'


def _grammar_marks_between_braces(text: str) -> Iterator[str]:
    for piece in re.split(r"(?<=[{}%])(?=[{}%])", text):
        yield f'{_run(piece)}<w:proofErr w:type="gramStart"/><w:proofErr w:type="gramEnd"/>'


def _languages(text: str) -> Iterator[str]:
    for number, word in enumerate(_words(text)):
        yield _run(word, f'<w:lang w:val="{("en-GB", "de-DE")[number % 2]}"/>' if word.isalpha() else "")  # fmt: skip


def _bookmarks(text: str) -> Iterator[str]:
    for number, piece in enumerate(text.split(" ")):
        yield f'<w:bookmarkStart w:id="{number}" w:name="_Go{abs(hash(text)) % 999}{number}"/>{_run(piece + " ")}<w:bookmarkEnd w:id="{number}"/>'  # fmt: skip


def _page_marks(text: str) -> Iterator[str]:
    for piece in re.split(r"(?<=\.)", text):
        yield f'<w:r><w:lastRenderedPageBreak/><w:t xml:space="preserve">{piece.replace("&", "&amp;").replace(">", "&gt;")}</w:t></w:r>'  # fmt: skip


def formats_after_the_first_brace(text: str) -> Iterator[str]:
    for piece in re.split(r"(?<=\{)(?=[{%])", text):
        yield _run(piece, "<w:b/>" if piece[:1] in "{%" else "")


def _no_space_kept(text: str) -> Iterator[str]:
    """Runs without xml:space where they need none, as Word writes them."""
    for word in _words(text):
        yield _run(word) if word.isspace() else _run(word).replace(' xml:space="preserve"', "")


def _smart_tags(text: str) -> Iterator[str]:
    for word in _words(text):
        if word.isalpha():
            yield f'<w:smartTag w:uri="urn:x" w:element="place">{_run(word)}</w:smartTag>'
        else:
            yield _run(word)


def _two_texts_in_a_run(text: str) -> Iterator[str]:
    inner = "".join(
        f'<w:t xml:space="preserve">{word.replace("&", "&amp;").replace(">", "&gt;")}</w:t>'
        for word in _words(text)
    )
    yield f"<w:r>{inner}</w:r>"


def empty_runs(text: str) -> Iterator[str]:
    for word in _words(text):
        yield f"{_run(word)}<w:r><w:rPr><w:i/></w:rPr></w:r>{_run('')}"


def _hidden_index_marks(text: str) -> Iterator[str]:
    for word in _words(text):
        yield f'{_run(word)}<w:permStart w:id="1" w:edGrp="everyone"/><w:permEnd w:id="1"/>'


def cut_up(cut: Cut, *texts: str) -> bytes:
    """A template whose paragraphs are cut into runs by `cut`."""
    return body("".join(f"<w:p>{''.join(cut(text))}</w:p>" for text in texts))


def _cut(cut: Cut) -> Shape:
    name = cut.__name__.strip("_").replace("_", " ")
    return Shape(f"tags cut by {name}", partial(cut_up, cut, *_TEXTS), _DATA)


SPLITS: list[Shape] = [
    _cut(cut)
    for cut in (
        _every_letter, _every_letter_and_revision, _spelling_marks, _grammar_marks_between_braces,
        _languages, _bookmarks, _page_marks, _no_space_kept,
        _smart_tags, _two_texts_in_a_run, _hidden_index_marks,
    )
]  # fmt: skip
