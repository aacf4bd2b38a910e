"""Processes to be killed: each begins with everything imported, so that it soon does what it is killed at."""

import multiprocessing
from multiprocessing.context import ForkServerContext

# The one server of a test run imports these when it starts, for all proofs.
_FIRST = (
    "__main__",
    "outreach_desktop.templates.engine.opening.gated",
    "outreach_desktop.templates.engine.filling.proof",
    "outreach_desktop.templates.engine.compiling.together",
    "outreach_desktop.templates.engine.word_template",
    "tests.reliability.deeds",
    "tests.reliability.test_backups",
    "tests.reliability.test_batches_killed",
    "tests.reliability.test_full_disk",
    "tests.reliability.test_kills",
    "tests.reliability.test_recovery",
    "tests.reliability.test_many_starts",
    "tests.reliability.test_updates",
)


def context() -> ForkServerContext:
    """What makes such processes."""
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload(list(_FIRST))
    return made
