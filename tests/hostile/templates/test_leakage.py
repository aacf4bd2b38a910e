"""No recipient's words stand in another's letter."""

import re
from random import Random

from outreach_desktop.templates import WordTemplate
from tests.hostile.templates.leakage import (
    PEOPLE,
    full_template,
    named_by,
    named_in,
    pages_of,
    person,
    template,
    with_somebody_else,
)
from tests.reliability.counts import Counted, proof
from tests.templates.word import changed, names


@proof(
    "S17",
    "letters of random templates, alone and in one file, in which someone else is looked for",
    quick=400,
    full=60_000,
)
def test_no_recipients_words_stand_in_anothers_letter(
    count: int, chance: Random, counted: Counted
) -> None:
    """The ordinary suite tries as many as take some five seconds."""
    letters = templates = 0
    while letters < count:
        ready = WordTemplate(template(chance))
        people = [person(number, chance) for number in range(PEOPLE)]
        for number, data in enumerate(people):
            assert named_in(ready.render(data)) == {number}
        together = ready.render_together(people, odd_pages=chance.random() < 0.5)
        assert list(pages_of(together)) == [{number} for number in range(PEOPLE)]
        letters += 2 * PEOPLE
        templates += 1
    counted(letters=letters, templates=templates, with_another_in_it=0)


def test_somebody_elses_words_are_found_wherever_they_stand() -> None:
    """In the text, a header, a note, an address, a chart, a workbook and a picture of a printable file."""
    made = WordTemplate(full_template()).render_together([person(n, Random(n)) for n in range(3)])
    assert list(pages_of(made)) == [{0}, {1}, {2}]

    kinds = set()
    for name in names(made):
        if named_by(made, name) == {1}:
            spoilt = changed(made, {name: with_somebody_else(made, name, own=1, other=2)})
            assert 2 in list(pages_of(spoilt))[1], name
            kinds.add(re.sub(r"\d+|_", "", name))
    assert len(kinds) >= 5, kinds
