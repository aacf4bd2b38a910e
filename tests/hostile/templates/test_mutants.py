"""A file changed at random is refused in a sentence or filled in; nothing else, and soon."""

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.hostile.templates.files import DATA
from tests.hostile.templates.harmless import check_harmless
from tests.hostile.templates.mutants import mutant
from tests.timing import soon


def _used(seeds: range) -> int:
    """How many of the mutants could be filled in; every fourth for two people in one file, too."""
    used = 0
    for seed in seeds:
        data = mutant(seed)
        try:
            with soon():
                template = WordTemplate(data)
                template.problems(sample=DATA)
                finished = [template.render(DATA, missing="mark")]
                if not seed % 4:
                    finished.append(template.render_together([DATA, DATA], missing="mark"))
        except OutreachError:
            continue
        except Exception as error:
            raise AssertionError(f"mutant {seed}: {error!r}") from error
        for each in finished:
            check_harmless(each)
        used += 1
    return used


@pytest.mark.parametrize("start", range(0, 500, 250))
def test_mutants_are_refused_or_used(start: int) -> None:
    assert 50 < _used(range(start, start + 250)) < 240


@pytest.mark.slow
@pytest.mark.parametrize("start", range(500, 50_500, 1_000))
def test_fifty_thousand_mutants_are_refused_or_used(start: int) -> None:
    assert _used(range(start, start + 1_000)) > 200
