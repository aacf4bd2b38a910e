"""Letters: choose documents, plan them, check them, look at them, make them.

A document becomes a file in three steps, because a file and a row cannot be written together: its
row is announced with the name and hash it will have, the file is written whole, the row is settled.
"""

import difflib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from outreach_desktop import paths
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.file.data_file import path_of
from outreach_desktop.domain.documents.batches import Batch
from outreach_desktop.domain.documents.documents import title_in_words
from outreach_desktop.domain.documents.letters import (
    Finding,
    Lack,
    Outcome,
    TemplateChoice,
    done_without,
)
from outreach_desktop.domain.documents.look import Look
from outreach_desktop.domain.documents.readers.recipients import Recipient
from outreach_desktop.domain.documents.shipped import BY_NAME, SHIPPED, SMALL_SUFFIX
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.making import templates, trust
from outreach_desktop.services.making.facts.finished import look_at
from outreach_desktop.services.making.letter_batches import go_on, leave, told, unfinished
from outreach_desktop.services.making.letter_check import (
    after_typing,
    check,
    left_out,
    who_is_left_out,
    with_pages,
    without_words,
)
from outreach_desktop.services.making.letter_doubles import written_to_twice
from outreach_desktop.services.making.letter_lacking import lacking
from outreach_desktop.services.making.letter_missing import lacks
from outreach_desktop.services.making.letter_plan import Plan, fields_of, look, plan
from outreach_desktop.services.making.letter_run import make
from outreach_desktop.services.making.letter_settle import settle
from outreach_desktop.words import say, say_many

__all__ = [
    "THANK_YOU",
    "Batch",
    "Finding",
    "Lack",
    "Look",
    "Outcome",
    "Plan",
    "Recipient",
    "TemplateChoice",
    "after_typing",
    "check",
    "choice",
    "choices",
    "choices_beside",
    "done_without",
    "go_on",
    "is_template",
    "lacking",
    "lacks",
    "leave",
    "left_out",
    "look",
    "look_at",
    "make",
    "on_our_paper",
    "plan",
    "settle",
    "templates_beside",
    "templates_folder",
    "title_of",
    "told",
    "unfinished",
    "who_is_left_out",
    "with_pages",
    "without_hidden_text",
    "without_words",
    "written_to_twice",
]

_ENDINGS = (".docx", ".dotx")
THANK_YOU = "thank-you"


def choices(db: Data | None = None) -> list[TemplateChoice]:
    """The shipped documents, then the group's own from the folder beside the data file, by title."""
    return choices_beside(path_of(db) if db is not None else None)


def choices_beside(file: Path | None) -> list[TemplateChoice]:
    """The same for the data file at this path, which is not read; a template that nobody tried takes seconds."""
    folder = templates_beside(file)
    own = sorted(folder.iterdir(), key=title_of) if folder and folder.is_dir() else []
    return [*_starters(), *(_own(path) for path in own if is_template(path))]


def choice(
    name_or_path: str, db: Data | None = None, *, without_hidden: bool = False
) -> TemplateChoice:
    """The document of this name or title, whatever its capitals, or the template at this path."""
    found = _choice(name_or_path, db)
    return without_hidden_text(found) if without_hidden else found


def on_our_paper(
    choices: Sequence[TemplateChoice], *, small_sheets: bool
) -> tuple[TemplateChoice, ...]:
    """These documents, each once; on A5 where they come on it, if the group has `small_sheets`."""
    return tuple(dict.fromkeys(map(trust.on_small_sheet, choices) if small_sheets else choices))


def without_hidden_text(choice: TemplateChoice) -> TemplateChoice:
    """The same document, made without its hidden text where there is any."""
    return _own(choice.path, without_hidden=True) if choice.hides else choice


def _choice(name_or_path: str, db: Data | None) -> TemplateChoice:
    known = choices(db)
    wanted = name_or_path.strip().casefold()
    for one in known:
        if wanted in (one.name.casefold(), one.title.casefold()):
            return one
    path = Path(name_or_path)
    if paths.is_file(path):
        return _own(path)
    _see_that_it_is_not_too_large(wanted, known)
    names = [one.name for one in known]
    likest = difflib.get_close_matches(wanted, names, n=1)
    hint = (
        say("Did you mean {name}?", name=likest[0])
        if likest
        else say(
            "Choose one of {names}, or give the path of a Word template.", names=", ".join(names)
        )
    )
    raise OutreachError(
        say(
            "There is no document called \u201c{name_or_path}\u201d, and no file of that name.",
            name_or_path=name_or_path,
        ),
        hint=hint,
    )


def _see_that_it_is_not_too_large(wanted: str, known: Sequence[TemplateChoice]) -> None:
    """Refuse what is asked for on A5 and is there on whole sheets alone."""
    small = [one.name for one in known if one.builtin and BY_NAME[one.name].is_small]
    whole = wanted.removesuffix(SMALL_SUFFIX)
    for one in known:
        if whole != wanted and one.builtin and one.name == whole:
            raise OutreachError(
                say(
                    "\u201c{title}\u201d does not go on A5: what it has beside each other needs the width of a whole sheet.",
                    title=title_in_words(one.title),
                ),
                hint=say("On A5 there are {names}.", names=", ".join(small)),
            )


def templates_folder(db: Data) -> Path | None:
    """Where the group's own templates are kept: "Templates" beside the data file. Not made here."""
    return templates_beside(path_of(db))


def templates_beside(file: Path | None) -> Path | None:
    """The same for the data file at this path."""
    return file.with_name("Templates") if file else None


def _starters() -> list[TemplateChoice]:
    return [trust.starter(one) for one in SHIPPED]


def _own(path: Path, *, without_hidden: bool = False) -> TemplateChoice:
    changed_at = path.stat().st_mtime_ns
    note, asks_for_event, hides, copied_from = _read(path, changed_at, without_hidden=False)
    if without_hidden:
        note, asks_for_event, _, copied_from = _read(path, changed_at, without_hidden=True)
    return TemplateChoice(
        name=path.stem,
        title=title_of(path),
        path=path,
        builtin=False,
        needs_event=asks_for_event,
        note=note,
        hides=hides,
        without_hidden=without_hidden and hides,
        copied_from=copied_from,
    )


@lru_cache(maxsize=256)
def _read(path: Path, changed_at: int, *, without_hidden: bool) -> tuple[str, bool, bool, str]:  # noqa: ARG001 - a changed file is read again
    """What to know of a template, "" if nothing, whether it speaks of an event, and hides text, and of what it is a copy."""
    from outreach_desktop.templates.engine.opening import (
        gate,  # with an engine that most commands never ask
    )
    from outreach_desktop.templates.renewing.mark import mark_of

    try:
        template = trust.template_at(path, without_hidden=without_hidden)
        mark = mark_of(gate.read(path))
    except OutreachError as error:
        return str(error), False, False, ""
    speaks_of_event = any(field.startswith("event.") for field in fields_of(template))
    found = [one for one in templates.problems_of(template) if one.stops]
    mistakes = [_mistakes(str(found[0]), len(found))] if found else []
    note = " ".join((*mistakes, *template.remarks))
    return note, speaks_of_event, bool(template.hidden), mark.starter if mark else ""


def _mistakes(first: str, count: int) -> str:
    return say_many(
        "It has a mistake: {first}",
        "It has {count} mistakes. The first: {first}",
        count,
        first=first,
    )


def added(path: Path) -> TemplateChoice:
    """A file that is to come onto the list; OutreachError where it is no Word file that could be filled in.

    One with mistakes may come: they are told there, and mended in Word.
    """
    trust.template_at(path)
    return choice(str(path))


def is_template(path: Path) -> bool:
    """Whether a file is one to make letters of. Word's own lock files begin with "~$"."""
    return path.suffix.casefold() in _ENDINGS and not path.name.startswith(("~", "."))


def title_of(path: Path) -> str:
    """“visit-request.docx” is read as “Visit request”."""
    words = path.stem.replace("_", " ").replace("-", " ").split()
    text = " ".join(words) or path.stem
    return text[:1].upper() + text[1:]
