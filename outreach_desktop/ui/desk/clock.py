"""Today, as whoever asks for it is given it: tests choose the day."""

import datetime as dt
from collections.abc import Callable

Clock = Callable[[], dt.date]
