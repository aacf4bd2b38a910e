"""Making documents: announced, written, settled, so that files and timelines agree whatever happens."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from outreach_desktop import writing
from outreach_desktop.db import contacts, documents, interactions
from outreach_desktop.db.connection import Data
from outreach_desktop.db.journal import begun_by, carrying_on
from outreach_desktop.db.rows import new_id
from outreach_desktop.domain.documents import Document, State
from outreach_desktop.domain.interactions import InteractionDraft
from outreach_desktop.domain.letters import Outcome, TemplateChoice, cautions, file_title
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.letter_check import explained, stopped_by
from outreach_desktop.services.letter_context import in_slices
from outreach_desktop.services.letter_missing import refuse_while_missing
from outreach_desktop.services.letter_plan import Letter, Plan

# Rows are committed in groups: one by one, the disk would be waited for twice a document.
GROUP = 50
# A full disk or a folder that is gone fails every document: after so many in a row, the run ends.
MOST_FAILURES = 3
_REMOVED = "Removed since this was checked."
_WAY_OUT = "Or have what is missing left blank or marked."


@dataclass(slots=True)
class _Run:
    """One press of Make: its action in the journal, and how its files fare."""

    db: Data
    plan: Plan
    now: dt.datetime
    action: int | None = None
    failures: int = 0
    trouble: str = ""
    """What ended the run early."""
    withdrawn: dict[str, str] = field(default_factory=dict)
    """Why somebody of the plan is not written to after all, by the person's id."""
    proven: set[TemplateChoice] = field(default_factory=set)
    """The kinds of which one was opened and read again."""
    made: set[str] = field(default_factory=set)
    """The references of the documents that came to be."""

    @property
    def name(self) -> str:
        """What undo calls it."""
        people, kinds = self.plan.recipients, self.plan.documents
        what = kinds[0].title if len(kinds) == 1 else "documents"
        if len(people) == 1:
            return f"Make {what} for {people[0].name}"
        return f"Make {what} for {len(people)} people"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rendered:
    """A document that is ready to be written: its row, and the bytes of its file."""

    letter: Letter
    row: Document
    content: bytes


def make(
    db: Data,
    plan: Plan,
    out: Path | None,
    *,
    together: Path | None = None,
    now: dt.datetime,
) -> Iterator[Outcome]:
    """Make a file in `out` for each document, and with `together` one printable file of them all.

    Without `out` only the printable file is made. It holds one kind of document: with several kinds
    there is one file for each, with its title in the name, everybody in the same order. Closing the
    iterator stops the run; what is written stays, and stands on the timeline.
    """
    refuse_while_missing(plan)
    run = _Run(db=db, plan=plan, now=now)
    printable = _printable_paths(plan, together)
    for path in printable.values():  # before anything is made, because it would be found out last
        if path.exists():
            raise writing.trouble(FileExistsError(), path)
    if out is not None:
        writing.make_folder(out)
    for path in printable.values():
        if not path.parent.is_dir():
            raise writing.trouble(FileNotFoundError(), path)
    if out is not None:
        yield from _separate_files(run, out.absolute())
    if not run.trouble:
        for choice, path in printable.items():
            yield from _printable_file(run, choice, path, only=out is None)


def settle(db: Data) -> None:
    """After a crash: a document whose file is there and whole was made, any other was lost.

    Where the folder is not to be seen, as on a stick that is not plugged in, the next start asks again.
    """
    for document in documents.writing(db):
        whole = _is_whole(document)
        if whole is None:
            continue
        with carrying_on(db, f"Make {document.template}", begun_by(db, document.id)):
            if whole:
                documents.made(db, [document.id])
                interactions.add(db, _entry(document))
                interactions.thank(db, _thanked([document]), document.made_at.date())
            else:
                documents.lost(db, [document.id])


def _is_whole(document: Document) -> bool | None:
    """Whether its file is as announced; a half-written one is cleared away. None: it cannot be seen."""
    path = Path(document.path)
    try:
        if not path.parent.is_dir():
            return None
        writing.part_of(path).unlink(missing_ok=True)
        return path.is_file() and _hash(path.read_bytes()) == document.sha256
    except OSError:  # a network folder that does not answer
        return None


def _separate_files(run: _Run, out: Path) -> Iterator[Outcome]:
    names = writing.FreeNames(out)
    letters = run.plan.letters()
    while group := list(islice(letters, GROUP)):
        # Asked for each group anew: a long run leaves time to take a wish down, or to undo an import.
        run.withdrawn = _withdrawn(run.db, group)
        ready = [_ready(run, letter, names) for letter in group]
        yield from _written(run, out, ready)


def _ready(run: _Run, letter: Letter, names: writing.FreeNames) -> "_Rendered | Outcome":
    content = _content(run, letter)
    if isinstance(content, Outcome):
        return content
    title = file_title(run.plan.today, letter.recipient.contact, letter.choice.title)
    row = _row(run, letter, names.take(writing.safe_name(title, ".docx")), content)
    return _Rendered(letter=letter, row=row, content=content)


def _written(run: _Run, out: Path, group: Sequence[_Rendered | Outcome]) -> Iterator[Outcome]:
    """The files of one group. Stopped half-way, those not yet written are settled as lost."""
    rendered = [one for one in group if isinstance(one, _Rendered)]
    fine: list[_Rendered] = []
    _announce(run, rendered)
    try:
        for one in group:
            if isinstance(one, Outcome):
                yield one
                continue
            problem = _write(run, Path(one.row.path), one.content, sync_folder=False)
            if not problem:
                fine.append(one)
            yield _outcome(one.letter, path=None if problem else one.row.path, problem=problem)
    finally:
        if out.is_dir():
            writing.sync(out)
        _settle_group(run, rendered, fine)


def _printable_file(
    run: _Run, choice: TemplateChoice, path: Path, *, only: bool
) -> Iterator[Outcome]:
    """One file with everybody's document, a new page for each. `only`: there are no separate files."""
    letters = []
    if only:
        run.withdrawn = _withdrawn(run.db, run.plan.letters())
    for letter in run.plan.letters():
        if letter.choice == choice and (only or letter.reference in run.made):
            content = _content(run, letter) if only else b""
            if isinstance(content, Outcome):
                yield content
            else:
                letters.append(letter)
    if not letters:
        return
    contexts = (letter.context for letter in letters)
    content = letters[0].template.render_together(contexts, missing=run.plan.missing)
    rendered = [
        _Rendered(letter=letter, row=_row(run, letter, path, content), content=b"")
        for letter in letters
    ]
    if only:
        _announce(run, rendered)
    problem = _write(run, path, content)
    if only:
        _settle_group(run, rendered, [] if problem else rendered)
        for letter in letters:
            yield _outcome(letter, path=None if problem else str(path), problem=problem)
    yield Outcome(
        contact_id="",
        name="",
        template=choice.title,
        path=None if problem else path,
        problem=problem,
    )


def _withdrawn(db: Data, letters: Iterable[Letter]) -> dict[str, str]:
    """Who was taken off the list, or asked not to be contacted, since the plan was made."""
    found = {}
    for ids in in_slices(letter.recipient.contact_id for letter in letters):
        there = {contact.id: contact for contact in contacts.get_all(db, ids)}
        for contact_id in ids:
            contact = there.get(contact_id)
            stops = (
                [one.message for one in cautions(contact) if one.stops] if contact else [_REMOVED]
            )
            if stops:
                found[contact_id] = stops[0]
    return found


def _printable_paths(plan: Plan, together: Path | None) -> dict[TemplateChoice, Path]:
    if together is None:
        return {}
    whole = together.absolute()
    if len(plan.documents) == 1:
        return {plan.documents[0]: whole}
    return {
        choice: whole.with_name(
            writing.safe_name(f"{whole.stem} - {choice.title}", whole.suffix or ".docx")
        )
        for choice in plan.documents
    }


def _content(run: _Run, letter: Letter) -> bytes | Outcome:
    """The finished document, or why there is none."""
    if run.trouble:
        return _outcome(letter, problem=run.trouble)
    stop = stopped_by(letter)
    why = run.withdrawn.get(letter.recipient.contact_id) or (stop.message if stop else "")
    if why:
        return _outcome(letter, problem=why)
    try:
        content = letter.render(read_again=letter.choice not in run.proven)
    except OutreachError as error:
        found = explained(letter, error)
        told = [finding.message for finding in found]
        return _outcome(letter, problem=" ".join([*told, *([_WAY_OUT] if found[0].field else [])]))
    run.proven.add(letter.choice)
    return content


def _write(run: _Run, path: Path, content: bytes, *, sync_folder: bool = True) -> str:
    """Write one file and say what went wrong; trouble that does not end, ends the run."""
    if run.trouble:
        return run.trouble
    try:
        writing.write_new(path, content, sync_folder=sync_folder)
    except OutreachError as error:
        run.failures += 1
        if run.failures == MOST_FAILURES:
            run.trouble = str(error)
        return str(error)
    run.failures = 0
    return ""


def _announce(run: _Run, rendered: Sequence[_Rendered]) -> None:
    with carrying_on(run.db, run.name, run.action) as run.action:
        documents.announce(run.db, [one.row for one in rendered])


def _settle_group(run: _Run, rendered: Sequence[_Rendered], fine: Iterable[_Rendered]) -> None:
    """Files that stand become documents on the timeline, and the thanks they give are noted."""
    # Undo may have taken the announcement back while the files were written.
    waiting = {document.id for document in documents.writing(run.db)}
    made = [one for one in fine if one.row.id in waiting]
    lost = waiting & {one.row.id for one in rendered} - {one.row.id for one in made}
    with carrying_on(run.db, run.name, run.action) as run.action:
        documents.made(run.db, [one.row.id for one in made])
        documents.lost(run.db, lost)
        interactions.add_all(run.db, [_entry(one.row) for one in made])
        interactions.thank(run.db, _thanked(one.row for one in made), run.plan.today)
    run.made |= {one.letter.reference for one in made}


def _thanked(made: Iterable[Document]) -> Iterator[str]:
    return (document.thanks_id for document in made if document.thanks_id)


def _row(run: _Run, letter: Letter, path: Path, content: bytes) -> Document:
    thanks = letter.recipient.thanks if letter.gives_thanks else None
    return Document(
        id=new_id(),
        contact_id=letter.recipient.contact_id,
        event_id=run.plan.event.id if run.plan.event else None,
        template=letter.choice.title,
        template_sha256=letter.template.sha256,
        path=str(path),
        sha256=_hash(content),
        state=State.WRITING,
        made_at=run.now,
        thanks_id=thanks.interaction_id if thanks else None,
        reference=letter.reference,
    )


def _entry(document: Document) -> InteractionDraft:
    """What the timeline says of a document."""
    return InteractionDraft(
        contact_id=document.contact_id,
        kind="document",
        date=document.made_at.date(),
        summary=document.template,
        detail=f"Our reference {document.reference}" if document.reference else "",
        event_id=document.event_id,
        document_id=document.id,
    )


def _outcome(letter: Letter, *, path: str | None = None, problem: str = "") -> Outcome:
    return Outcome(
        contact_id=letter.recipient.contact_id,
        name=letter.recipient.name,
        template=letter.choice.title,
        path=Path(path) if path else None,
        problem=problem,
    )


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
