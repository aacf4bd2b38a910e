"""What is to be known of the paper of documents, for a group that has A5 for what comes on it."""

from collections.abc import Iterable

from outreach_desktop.domain.documents.documents import title_in_words
from outreach_desktop.domain.documents.letters import Finding, TemplateChoice
from outreach_desktop.domain.documents.shipped import stays_whole
from outreach_desktop.domain.post.letter_look import sheet_of
from outreach_desktop.domain.post.sheets import SMALL
from outreach_desktop.words import say


def told_of_whole(choices: Iterable[TemplateChoice], paper: str) -> tuple[Finding, ...]:
    """Which of these stay on the whole paper; one of the group's own is on what it was made for."""
    titles = [
        f"\u201c{title_in_words(one.title)}\u201d"
        for one in choices
        if one.builtin and stays_whole(one.name)
    ]
    if not titles:
        return ()
    sheet = sheet_of(paper)
    message = say(
        "On {paper}, because {small} is too small: {documents}.",
        paper=sheet.name,
        small=SMALL[sheet.name].name,
        documents=", ".join(titles),
    )
    return (Finding(contact_id=None, name="", message=message),)
