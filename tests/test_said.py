"""Every sentence a person reads goes through `words.say`: strings that read like words and do not are found here."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach_desktop.domain.safety.backups import (
    BEFORE_A_RESTORE,
    BEFORE_AN_IMPORT,
    BEFORE_AN_UNDO,
    BEFORE_AN_UPDATE,
)
from tests.sources import tree

PACKAGE = Path(__file__).resolve().parents[1] / "outreach_desktop"
_SAYS = {"say", "say_in", "say_many"}
_SQL = re.compile(
    r"\b(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|DROP|ALTER|FROM|WHERE|ORDER BY|JOIN|VALUES|COLLATE|GLOB)\b| (=|>=|<|IS NOT) \?$|\[-\+ #0"
)
# What a builder reads, the computer reads, or a name that is never shown.
_NOT_READ = {
    "TypeVar", "cast", "compile", "getattr", "setattr", "hasattr", "setObjectName", "setProperty", "property",
    "findChild", "namedtuple", "getenv", "import_module", "setApplicationName", "setOrganizationName", "add_argument",
    "setDesktopFileName", "startswith", "endswith", "removeprefix", "removesuffix", "partition", "rpartition", "replace",
    "split", "index", "find", "count", "execute", "query", "sub", "match", "fullmatch", "search", "xpath",
}  # fmt: skip
_NOT_READ_BY_NAME = {
    "icon",
    "keys",
    "more_keys",
    "id",
    "look",
    "latest",
    "key",
    "encoding",
    "manual",
    "order",
    "envvar",
}
_BUILDERS_ONLY = {
    "ValueError", "TypeError", "AssertionError", "NotImplementedError", "RuntimeError", "KeyError", "LookupError",
    "IndexError", "AttributeError", "FileNotFoundError", "OverflowError", "ImportError",
}  # fmt: skip
# Modules of words that are data: what is looked for in lists of others, kept in the file, or printed in a document.
_DATA = re.compile(
    r"^(words/|log/|domain/names/|domain/wishes/wish_(answers|columns|notes|phrases)|exchange/headings|exchange/cells/cell_words"
    r"|db/shape/migrations/|templates/library/|templates/engine/filling/merge_formats|services/making/mail_merge|services/sample"
    r"|ui/desk/style_sheet|ui/paper/fonts)"
)


_FLOORS = (
    "services",
    "domain",
    "db",
    "exchange",
    "templates",
    "given.py",
    "given_json.py",
    "private.py",
    "writing.py",
    "worker.py",
)
# Sentences that are no longer said but kept: in a note, in the log, in a file that is put beside files.
_KEPT = {"Asked for in {x}.", "Backups stay: fewer than half as many people as before."}
# The second writes lines of Python, which begin and end as sentences do.
_KEPT_IN = {"db/file/swap.py", "templates/engine/compiling/program.py"}


def is_sentence(text: str) -> bool:
    """Whether it ends as one does, and has two words."""
    return (
        bool(re.search(r"[a-z]{2}.*[.?!\u2026:]$", text.replace("{x}", ""), re.DOTALL))
        and " " in text.strip()
        and not text.lstrip().startswith("<")
    )


def reads_like_words(text: str) -> bool:
    """Whether it is two words of a person, or one with a capital letter, such as a button has."""
    bare = text.replace("&", "")
    return bool(
        re.search(
            r"[A-Za-z]{2,}[,;:.]? [A-Za-z\u201c(]|^[A-Z][a-z]{2,}[\u2026:.?]?$|[a-z]{2,}(\u2026|\.|\?)$",
            bare,
        )
    ) and not re.fullmatch(r"[\w./:-]*[_/#<>\\][^ ]*|[\w ]+\.[a-z]{3,8}", bare)


def unsaid(path: Path, *, sentences_only: bool) -> Iterator[str]:
    """The strings of a module that people would read in English whatever their language."""
    module = tree(path)
    above = _parents(module)
    test = is_sentence if sentences_only else reads_like_words
    for node in ast.walk(module):
        text = _text(node)
        if text in _KEPT or path.relative_to(PACKAGE).as_posix() in _KEPT_IN:
            continue
        if text and test(text) and not _SQL.search(text) and not _is_excused(node, above):
            yield f"{path.relative_to(PACKAGE).as_posix()}:{getattr(node, 'lineno', 0)} {text[:90]!r}"


def _parents(module: ast.AST) -> dict[ast.AST, tuple[ast.AST, str]]:
    return {
        child: (node, name)
        for node in ast.walk(module)
        for name, value in ast.iter_fields(node)
        for child in (value if isinstance(value, list) else [value])
        if isinstance(child, ast.AST)
    }


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "{x}" for part in node.values
        )
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _is_excused(node: ast.AST, above: dict[ast.AST, tuple[ast.AST, str]]) -> bool:
    """Whether a string is said, or never read by people, by what stands around it up to its statement."""
    child = node
    while child in above:
        parent, field = above[child]
        if isinstance(parent, ast.Expr):
            return child is node  # a docstring
        if _is_no_text(parent, field) or _is_handed_over(parent, child, is_itself=child is node):
            return True
        if isinstance(parent, ast.stmt):
            return False
        child = parent
    return False


def _is_no_text(parent: ast.AST, field: str) -> bool:
    if isinstance(parent, ast.JoinedStr | ast.Compare | ast.Assert | ast.MatchValue | ast.Set):
        return True
    if isinstance(parent, ast.Subscript) and field == "slice":
        return True
    if isinstance(parent, ast.Assign):
        return any(_name(target) == "__all__" for target in parent.targets)
    return field in ("annotation", "returns")


def _is_handed_over(parent: ast.AST, child: ast.AST, *, is_itself: bool) -> bool:
    if isinstance(parent, ast.keyword):
        return parent.arg in _NOT_READ_BY_NAME
    if isinstance(parent, ast.Dict):
        return is_itself and child in parent.keys
    if not isinstance(parent, ast.Call) or child is parent.func:
        return False
    called = _name(parent.func)
    is_door = isinstance(parent.func, ast.Name) and called in _SAYS
    is_read_by_no_one = (isinstance(parent.func, ast.Name) and called in _BUILDERS_ONLY) or (
        is_itself and called in _NOT_READ
    )
    return is_door or is_read_by_no_one or _owner(parent.func) in {"log", "ours", "re", "os"}


def _name(node: ast.expr) -> str:
    return (
        node.id
        if isinstance(node, ast.Name)
        else node.attr
        if isinstance(node, ast.Attribute)
        else ""
    )


def _owner(function: ast.expr) -> str:
    return _name(function.value) if isinstance(function, ast.Attribute) else ""


def modules(*rooms: str) -> list[Path]:
    return [
        path
        for room in rooms
        for path in sorted(
            (PACKAGE / room).rglob("*.py") if (PACKAGE / room).is_dir() else [PACKAGE / room]
        )
        if not _DATA.search(path.relative_to(PACKAGE).as_posix())
    ]


@pytest.mark.parametrize("room", ["ui", "cli", "app.py"])
def test_all_words_of_the_window_and_the_commands_are_said(room: str) -> None:
    assert [one for path in modules(room) for one in unsaid(path, sentences_only=False)] == []


@pytest.mark.parametrize("room", _FLOORS)
def test_all_sentences_of_the_floors_below_are_said(room: str) -> None:
    assert [one for path in modules(room) for one in unsaid(path, sentences_only=True)] == []


# Beginnings of phrases that stand within sentences: "a link to a file elsewhere", "this is too long".
_PHRASE = re.compile(r"(a|an|the|this|these|its|no) [a-z{]", re.IGNORECASE)
# Kept in names of files, told to builders, or noted in the log.
_NOT_SHOWN = {
    BEFORE_AN_UPDATE,
    BEFORE_A_RESTORE,
    BEFORE_AN_IMPORT,
    BEFORE_AN_UNDO,
    "a data file is asked in the thread that opened it, and in no other",
    "a part is missing, or there twice",
}


def test_phrases_within_sentences_of_the_floors_below_are_said() -> None:
    found = []
    for path in modules(*_FLOORS):
        module = tree(path)
        above = _parents(module)
        for node in ast.walk(module):
            text = _text(node)
            if text in _NOT_SHOWN or "%s" in text or not _PHRASE.match(text):
                continue
            if not _is_excused(node, above):
                found.append(f"{path.relative_to(PACKAGE).as_posix()} {text!r}")

    assert found == []


def test_a_string_that_is_not_said_is_found(tmp_path: Path) -> None:
    module = tmp_path / "one.py"
    module.write_text(
        '"""A page."""\nA = say("Nothing fits.")\nB = button("Save")\nC = f"{n} people came."\nD = label("heading", look="big one")\n'
        'banner.say("Nothing is chosen.")\n'
        'raise ValueError("never shown to people")\n'
    )
    global PACKAGE
    kept, PACKAGE = PACKAGE, tmp_path
    try:
        found = sorted(unsaid(module, sentences_only=False))
    finally:
        PACKAGE = kept

    assert found == [
        "one.py:3 'Save'",
        "one.py:4 '{x} people came.'",
        "one.py:6 'Nothing is chosen.'",
    ]
