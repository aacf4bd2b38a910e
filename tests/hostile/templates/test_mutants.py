"""A file changed at random is refused in a sentence or filled in; nothing else, and soon."""

from random import Random

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.hostile.lists import check_sentence
from tests.hostile.templates.files import DATA
from tests.hostile.templates.harmless import check_fields, check_harmless
from tests.hostile.templates.mutants import mutant
from tests.reliability.counts import Counted, proof
from tests.timing import soon


@proof("S6", "Word templates, spoilt", quick=80, full=50_000)
def test_a_spoilt_template_is_refused_or_used(count: int, chance: Random, counted: Counted) -> None:
    """Every fourth is filled for two people in one file, too."""
    for number in range(count):
        seed = chance.getrandbits(40)
        try:
            finished = _finished(mutant(seed), together=not number % 4)
            for each in finished:
                check_harmless(each)
                check_fields(each)
        except OutreachError as error:
            check_sentence(error)
            counted(files=1, refused=1)
        except Exception as error:
            raise AssertionError(f"mutant {seed}: {error!r}") from error
        else:
            counted(files=1, used=1)


def _finished(data: bytes, *, together: bool) -> list[bytes]:
    with soon():
        template = WordTemplate(data)
        template.problems(sample=DATA)
        finished = [template.render(DATA, missing="mark")]
        if together:
            finished.append(template.render_together([DATA, DATA], missing="mark"))
    return finished
