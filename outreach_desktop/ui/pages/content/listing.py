"""The list of the content bank: what is to be done first, unless someone chose another order."""

from outreach_desktop.services.data_file import Data
from outreach_desktop.services.offering import content
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.content.columns import content_columns, summary
from outreach_desktop.ui.pages.content.entry import ADD
from outreach_desktop.ui.widgets.lists.kept_list import KeptFound, KeptList, KeptWords
from outreach_desktop.ui.widgets.lists.paged import PagedModel
from outreach_desktop.ui.widgets.lists.table import ListTable
from outreach_desktop.words import say, say_many


def content_list(runner: Runner, today: Clock) -> KeptList:
    """The list with its head."""
    model = PagedModel(
        runner,
        content_columns(),
        lambda db, ids: content.rows(db, ids, today=today()),
        None,
        summary=summary,
    )

    def find(db: Data, words: str, order: str, down: bool) -> KeptFound:
        ids = content.find(db, words, today=today(), order=order, descending=down)
        return KeptFound(ids, content.count(db), content.due(db, today=today()))

    words = KeptWords(
        title=say("Content bank"),
        empty=say(
            "Collect what you print and hand out: news, stories, questions with their answers, where else "
            "people find help."
        ),
        none_fits=lambda asked: say("No text fits {asked}.", asked=asked),
        due=lambda count: say_many(
            "{count} is not printed until you do something about it.",
            "{count} are not printed until you do something about them.",
            count,
        ),
    )
    table = ListTable(model, say("Content bank"))
    model.setParent(table)
    return KeptList(runner, table, ADD, words, find)
