"""A step of its own, where it is needed: texts that look as if they told who a patient is."""

from collections import Counter
from collections.abc import Mapping, Sequence

from outreach_desktop.services.importing.imports import ImportRow, PatientText
from outreach_desktop.ui.importing.asking import AskingStep, Question, who
from outreach_desktop.words import say, say_many

WITHOUT_TEXT, WITH_TEXT, WITHOUT_ROW = "without", "with", "row"
_CHOICES = (
    (WITHOUT_TEXT, say("Leave the text out")),
    (WITHOUT_ROW, say("Leave the row out")),
    (WITH_TEXT, say("Not about a patient: import it")),
)


class PatientsStep(AskingStep):
    """Rows by what was seen in which field; to leave the text out is chosen unless somebody says otherwise."""

    def ask(
        self,
        rows: Sequence[ImportRow],
        texts: Mapping[int, Sequence[PatientText]],
        answers: Mapping[int, str],
    ) -> None:
        """Ask about these; what was answered before is chosen."""
        same = Counter(_alike(texts[row.line]) for row in rows)
        self.put(
            [
                _question(
                    row,
                    texts[row.line],
                    answers.get(row.line, WITHOUT_TEXT),
                    same[_alike(texts[row.line])],
                )
                for row in rows
            ]
        )


def _alike(texts: Sequence[PatientText]) -> tuple[str, ...]:
    return texts[0].place, texts[0].looks_like


def _question(row: ImportRow, texts: Sequence[PatientText], chosen: str, same: int) -> Question:
    place, looks_like = _alike(texts)
    words = "; ".join(dict.fromkeys(say("\u201c{name}\u201d", name=text.words) for text in texts))
    line = str(row.line)
    name = who(row)
    return Question(
        line=row.line,
        heading=words,
        who=say(
            "Row {line}, {name}. In \u201c{place}\u201d, looks like {what}.",
            line=line,
            name=name,
            place=place,
            what=looks_like,
        )
        if same == 1
        else say("Row {line}, {name}", line=line, name=name),
        alike=(place, looks_like),
        heading_of_all=say(
            "In \u201c{place}\u201d, looks like {what}", place=place, what=looks_like
        ),
        people_of_all=say_many("{count} row", "{count} rows", same),
        choices=_CHOICES,
        chosen=chosen,
        named=say("What becomes of {words} of {name}", words=words, name=row.name),
        named_for_all=say(
            "What becomes of all {count} in \u201c{place}\u201d that look like {what}",
            count=same,
            place=place,
            what=looks_like,
        ),
    )
