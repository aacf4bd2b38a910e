"""What the sample group has written so far for letters that wait, and the runs it keeps."""

from collections.abc import Iterable, Mapping
from typing import Any

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.making import letter_runs, paragraphs
from outreach_desktop.domain.documents.letter_runs import LetterRun
from outreach_desktop.domain.documents.paragraphs import OwnWordsDraft

Rows = Iterable[Mapping[str, str]]


def fill(
    db: Data, people: Mapping[str, str], places: Mapping[str, str], words: Rows, runs: Rows
) -> None:
    """Keep words of one\u2019s own, and runs; `people` and `places` are ids by the keys that the rows name."""
    for row in words:
        draft = OwnWordsDraft(
            contact_id=people[row["person"]] if row["person"] else None,
            organisation_id=places[row["organisation"]] if row["organisation"] else None,
            document=row["document"],
            text=row["text"],
        )
        paragraphs.add(db, draft)
    for row in runs:
        copies = "\n".join(people[key] for key in row["copies"].split())
        told: dict[str, Any] = {name: text for name, text in row.items() if text}
        letter_runs.keep(db, LetterRun(**told | {"copies": copies}))  # the rest is as usual
