"""A document that comes with the program becomes one's own: a copy in the folder Templates, to be changed in Word."""

from pathlib import Path
from typing import Final

from outreach_desktop import writing
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.file.data_file import path_of
from outreach_desktop.db.subjects import group
from outreach_desktop.domain.documents.documents import title_in_words
from outreach_desktop.domain.documents.letters import TemplateChoice
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.making.letter_look import dress_of, letterhead
from outreach_desktop.services.making.own import made_from
from outreach_desktop.words import say

PUT_AWAY: Final = "Put away"
"""The folder in Templates of those that are not wanted on the list: the same in every language, so that they are found."""


def copy_to_change(db: Data, choice: TemplateChoice) -> Path:
    """A copy of this document beside the data file, with the paper, colours, font and letterhead of the group."""
    file = path_of(db)
    if file is None:
        raise OutreachError(
            say("There is no folder for documents of your own yet."),
            hint=say("Open a data file, or save the one that is open, and try again."),
        )
    folder = file.with_name("Templates")
    writing.make_folder(folder)
    title = say("{title}, our own", title=title_in_words(choice.title))
    name = writing.safe_name(title, ".docx")
    path = writing.free_name(folder, name)
    content = as_of_now(db, choice.name)
    writing.write_new(path, content)
    made_from.note(path, choice.name, content)
    return path


def as_of_now(db: Data, name: str) -> bytes:
    """The document of this name as a copy of it would be now."""
    from outreach_desktop.templates.dressing.dress import dressed
    from outreach_desktop.templates.renewing.mark import StarterMark, marked

    profile = group.profile(db)
    dress = dress_of(profile, profile.paper, letterhead(db, profile), language=profile.language)
    mark = StarterMark(name, made_from.version(name))
    return marked(dressed(made_from.shipped(name), dress), mark)


def put_away(template: Path) -> Path:
    """Move a document of one's own out of the list; where it lies now. Nothing is deleted."""
    folder = template.with_name(PUT_AWAY)
    writing.make_folder(folder)
    return move(template, writing.free_name(folder, template.name))


def put_back(away: Path) -> Path:
    """Move it back; where it is now."""
    return move(away, writing.free_name(away.parent.parent, away.name))


def move(file: Path, to: Path) -> Path:
    """Give a file another name; where it is now."""
    try:
        return file.rename(to)
    except OSError as error:
        raise writing.trouble(error, file) from error
