"""A data file opened as the window and the command line open it: with what a stop left put in order."""

from functools import partial

from outreach_desktop.services import data_file
from outreach_desktop.services.health import on_opening

open_data = partial(data_file.open_data, on_opening=on_opening.STEPS)
