"""How often a proof is tried, and how what it counted is told and written down.

    from tests.reliability.counts import Counted, proof

    @proof("R6", "single bits flipped in a sealed file", quick=200, full=2_000)
    def test_every_flipped_bit_is_found(count: int, chance: Random, counted: Counted) -> None:
        found = sum(_is_found(chance) for _ in range(count))
        assert found == count
        counted(flips=count, found=found)

The ordinary suite tries `quick` cases in one test and says at its end `R6  200 flips, 200 found`.
`python3 start.py prove R6` tries `full` cases in `shares` tests, which run side by side, adds up what
they counted, and puts the row into docs/reliability.md; with `--few` it writes the row of `quick` cases.
`count` is how many cases this test has to try,
`chance` a random generator that differs from share to share and never from run to run. `counted` may be
called often; equal names are added up. A proof may have several tests, each with its own words, and a
test may have parameters of its own: then each parameter gets the whole count. `quick=0` keeps a proof
out of the ordinary suite. What cannot be tried on this machine calls `pytest.skip(reason)`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

import pytest

from tests.reliability import page

_KEY = "proof"


class Counted(Protocol):
    """Notes what was tried and what came of it, by names that read after the number."""

    def __call__(self, **numbers: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Share:
    """One part of a proof: the `number`th of all `shares`, with `count` cases of its own."""

    number: int
    shares: int
    count: int
    in_full: bool


def proof(name: str, what: str, *, quick: int, full: int, shares: int = 8) -> pytest.MarkDecorator:
    """Mark a test as (a part of) the proof `name`: "R6"; `what` says in the table what is done."""
    return pytest.mark.proof(name, what, quick=quick, full=full, shares=shares)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--prove",
        metavar="NAMES",
        help="try proofs at their full counts, and write them down: all, or R6,R8",
    )
    parser.addoption(
        "--few", action="store_true", help="with --prove: the cases of the ordinary suite only"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "proof: a numbered proof; see tests/reliability/counts.py")
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Ledger(config), "ledger of proofs")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    mark = metafunc.definition.get_closest_marker(_KEY)
    if mark is None:
        return
    in_full = _asked(metafunc.config) is not None and not metafunc.config.getoption("--few")
    metafunc.parametrize(
        "share", _shares(in_full=in_full, **mark.kwargs), ids=lambda share: f"share{share.number}"
    )


def _shares(*, in_full: bool, quick: int, full: int, shares: int) -> list[Share]:
    """The cases dealt out as evenly as they go."""
    cases = full if in_full else quick
    shares = max(1, min(shares, cases)) if in_full else 1
    return [
        Share(number, shares, cases // shares + (number < cases % shares), in_full)
        for number in range(shares)
    ]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what was not asked for; tell each proof of how many tests it consists."""
    kept = [item for item in items if _is_wanted(item, _asked(config))]
    if len(kept) < len(items):
        config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
        items[:] = kept
    marked = [(item, mark) for item in items if (mark := item.get_closest_marker(_KEY))]
    for item, mark in marked:
        tests = sum(other.args == mark.args for _, other in marked)
        item.user_properties.append((_KEY, _entry(item, mark, tests)))


def _entry(item: pytest.Item, mark: pytest.Mark, tests: int) -> dict[str, Any]:
    """What a test says of its proof; `numbers` is filled while it runs."""
    share: Share = item.callspec.params["share"]  # type: ignore[attr-defined]  # of a function's
    name, what = mark.args
    return {
        "name": name,
        "what": what,
        "tests": tests,
        "in_full": share.in_full,
        "numbers": {},
    }


def _asked(config: pytest.Config) -> frozenset[str] | None:
    """The names of the proofs to try in full; None in the ordinary suite; "all" means all."""
    names: str | None = config.getoption("--prove")
    return None if names is None else frozenset(names.upper().split(","))


def _is_wanted(item: pytest.Item, asked: frozenset[str] | None) -> bool:
    mark = item.get_closest_marker(_KEY)
    if asked is None:
        return mark is None or mark.kwargs["quick"] > 0
    return mark is not None and bool(asked & {"ALL", mark.args[0]})


def entry_of(properties: Iterable[tuple[str, Any]]) -> dict[str, Any] | None:
    """What a test noted of its proof; None for a test that is no proof."""
    return dict(properties).get(_KEY)


@dataclass(eq=False)
class _Ledger:
    """What all tests counted, in whichever process they ran."""

    config: pytest.Config
    rows: dict[tuple[str, str], page.Row] = field(default_factory=dict)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        entry = entry_of(report.user_properties)
        if entry is None or (report.when != "call" and report.passed):
            return
        told = {name: value for name, value in entry.items() if name != "numbers"}
        row = self.rows.setdefault((entry["name"], entry["what"]), page.Row(**told))
        row.add(report, entry["numbers"])

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        rows = sorted(self.rows.values(), key=page.order)
        if not rows:
            return
        terminalreporter.section("proofs")
        for line in page.lines(rows):
            terminalreporter.write_line(line)
        if _asked(self.config) is not None:
            page.write([row for row in rows if row.is_whole])
