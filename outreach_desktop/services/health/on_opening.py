"""What is put in order whenever a data file is opened for work: the window and the command line hand it over."""

from typing import Final

from outreach_desktop.services.data_file import Step
from outreach_desktop.services.making import letter_settle

STEPS: Final[tuple[Step, ...]] = (letter_settle.settle,)
