"""Problems: each is about a field that there is."""

import ast
import importlib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

import outreach_desktop.domain
from outreach_desktop.domain.problems import Problem, by_field
from outreach_desktop.errors import OutreachError, stop_for
from tests.sources import tree

DOMAIN = Path(outreach_desktop.domain.__path__[0])


def rules() -> Iterator[tuple[str, type, list[str]]]:
    """Each rule with the draft it looks at and the fields that it names."""
    for path in sorted(DOMAIN.rglob("*.py")):
        for rule in tree(path).body:
            if isinstance(rule, ast.FunctionDef) and rule.name.endswith("problems"):
                named = [
                    one.args[0].value
                    for one in ast.walk(rule)
                    if isinstance(one, ast.Call) and ast.unparse(one.func) == "Problem"
                    if isinstance(one.args[0], ast.Constant)
                ]
                if named:
                    dotted = ".".join(path.relative_to(DOMAIN).with_suffix("").parts)
                    module = importlib.import_module(f"{outreach_desktop.domain.__name__}.{dotted}")
                    draft = getattr(module, ast.unparse(rule.args.args[0].annotation or rule))
                    yield f"{path.stem}.{rule.name}", draft, [str(one) for one in named]


@pytest.mark.parametrize(("rule", "draft", "named"), [*rules()], ids=lambda one: str(one)[:40])
def test_a_rule_names_fields_of_what_it_looks_at(rule: str, draft: type, named: list[str]) -> None:
    assert set(named) <= {field.name for field in fields(draft)} | {""}, rule


def test_all_rules_are_looked_at() -> None:
    assert {name for name, *_ in rules()} >= {
        *("contacts.problems", "events.problems", "events.participant_problems"),
        *("group.problems", "group.sender_problems", "interactions.problems"),
        *("organisations.problems", "roles.problems"),
    }


def test_a_form_shows_the_first_sentence_about_a_field() -> None:
    found = (Problem("date", "Choose a date."), Problem("", "Odd."), Problem("date", "Later."))

    assert by_field(found) == {"date": "Choose a date.", "": "Odd."}


def test_what_is_said_of_two_fields_is_said_once_to_whoever_has_no_form() -> None:
    found = (Problem("email", "Check it."), Problem("referral_email", "Check it."))

    with pytest.raises(OutreachError, match=r"^Check it\.$"):
        stop_for(found)
    stop_for(())
