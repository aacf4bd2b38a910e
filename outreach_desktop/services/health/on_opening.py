"""What is put in order whenever a data file is opened for work: the window and the command line hand it over."""

from typing import Final

from outreach_desktop.db.erasing import unfinished
from outreach_desktop.db.subjects import documents
from outreach_desktop.services.data_file import Data, Step


def settle(db: Data) -> None:
    """What was being written when something stopped it; mostly there is nothing, and no start waits for how it is done."""
    if documents.is_anything_begun(db):
        from outreach_desktop.services.making import letter_settle

        letter_settle.settle(db)


def finish_erasing(db: Data) -> None:
    """Someone was erased, and a stop came before the file was written anew."""
    if unfinished.is_to_finish(db):
        unfinished.finish(db)


STEPS: Final[tuple[Step, ...]] = (settle, finish_erasing)
