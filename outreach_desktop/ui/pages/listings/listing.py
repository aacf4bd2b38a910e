"""The list of our listings: what is most urgent first, unless someone chose another order."""

from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import our_listings
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.listings.columns import listing_columns, summary
from outreach_desktop.ui.pages.listings.entry import ADD
from outreach_desktop.ui.widgets.lists.kept_list import KeptFound, KeptList, KeptWords
from outreach_desktop.ui.widgets.lists.paged import PagedModel
from outreach_desktop.ui.widgets.lists.table import ListTable
from outreach_desktop.words import say, say_many


def listings_list(runner: Runner, today: Clock) -> KeptList:
    """The list with its head."""
    model = PagedModel(
        runner,
        listing_columns(today),
        lambda db, ids: our_listings.rows(db, ids, today=today()),
        None,
        summary=summary,
    )

    def find(db: Data, words: str, order: str, down: bool) -> KeptFound:
        ids = our_listings.find(db, words, today=today(), order=order, descending=down)
        return KeptFound(ids, our_listings.count(db), our_listings.due(db, today=today()))

    words = KeptWords(
        title=say("Our listings"),
        empty=say(
            "Write down where your details appear, so that no place is forgotten when they change."
        ),
        none_fits=lambda asked: say("No listing fits {asked}.", asked=asked),
        due=lambda count: say_many(
            "{count} is to be looked at.", "{count} are to be looked at.", count
        ),
    )
    table = ListTable(model, say("Listings"))
    model.setParent(table)
    return KeptList(runner, table, ADD, words, find)
