"""The page about how the program is built tells of what is there."""

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

PAGE = Path(__file__).parents[1] / "docs" / "architecture.md"
_MODULE = re.compile(r"# ((?:services|db)/[\w/]+)\.py")
_FUNCTION = re.compile(r"def (\w+)\(((?:[^()]|\([^()]*\))*)\)")
_CLASS = re.compile(r"class (\w+(?:, \w+)*)")

Told = tuple[ModuleType, str]


def interface() -> Iterator[Told]:
    """Each line of the block about what a screen may call, with the module it is about."""
    block = PAGE.read_text(encoding="utf-8").split("```python", 1)[1].split("```", 1)[0]
    module = None
    for line in block.splitlines():
        if heading := _MODULE.match(line):
            module = import_module(f"outreach_desktop.{heading[1].replace('/', '.')}")
        elif module is not None:
            yield module, line


def functions() -> Iterator[tuple[ModuleType, str, list[str]]]:
    for module, line in interface():
        for name, given in _FUNCTION.findall(line.partition("  #")[0]):
            parameters = re.sub(r"\[[^\]]*\]", "", given).split(",")
            yield module, name, [re.split("[:=]", one)[0].strip() for one in parameters]


@pytest.mark.parametrize(
    ("module", "name", "told"),
    [pytest.param(*each, id=f"{each[0].__name__}.{each[1]}") for each in functions()],
)
def test_a_function_takes_what_the_page_says(
    module: ModuleType, name: str, told: list[str]
) -> None:
    taken = inspect.signature(getattr(module, name)).parameters.values()
    by_name = [one.name for one in taken if one.kind is one.KEYWORD_ONLY]
    in_order = [one.name for one in taken if one.kind is not one.KEYWORD_ONLY]

    assert [one for one in told if one] == [*in_order, *(["*", *by_name] if by_name else [])]


def test_every_class_on_the_page_is_there() -> None:
    told = [
        (module, name)
        for module, line in interface()
        if (found := _CLASS.match(line))
        for name in found[1].split(", ")
    ]

    assert len(told) > 30
    assert [name for module, name in told if not hasattr(module, name)] == []
