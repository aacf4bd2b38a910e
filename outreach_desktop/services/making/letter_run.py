"""Making documents: announced, written, settled, so that files and timelines agree whatever happens."""

import datetime as dt
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from outreach_desktop import writing
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.rows import new_id
from outreach_desktop.db.history.journal import carrying_on, rename
from outreach_desktop.db.making import paragraphs, readers
from outreach_desktop.db.subjects import batches, documents, interactions
from outreach_desktop.domain.documents.batches import kinds_of
from outreach_desktop.domain.documents.documents import (
    COPY_MARK,
    Document,
    DocumentState,
    title_in_words,
)
from outreach_desktop.domain.documents.letters import Outcome, TemplateChoice, file_title
from outreach_desktop.domain.subjects import counted
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.making.letter_batches import asked_for
from outreach_desktop.services.making.letter_check import explained, stopped_by
from outreach_desktop.services.making.letter_missing import refuse_while_missing
from outreach_desktop.services.making.letter_plan import Letter, Plan
from outreach_desktop.services.making.letter_settle import entries, hash_of, printable_paths
from outreach_desktop.services.making.people.letter_withdrawn import withdrawn
from outreach_desktop.words import say

# Rows are committed in groups: one by one, the disk would be waited for twice a document.
GROUP = 50
# A full disk or a folder that is gone fails every document: after so many in a row, the run ends.
MOST_FAILURES = 3
_WAY_OUT = say("Or choose to leave what is missing blank or marked.")


@dataclass(slots=True)
class _Run:
    """One press of Make, or of going on with it: its action in the journal, and how its files fare."""

    db: Data
    plan: Plan
    out: Path | None
    together: Path | None
    new_sheets: bool
    now: dt.datetime
    batch_id: str = field(default_factory=new_id)
    is_kept: bool = False
    """Whether the data file knows of the batch."""
    action: int | None = None
    failures: int = 0
    """Files in a row that could not be written."""
    unwritten: int = 0
    trouble: str = ""
    """What ended the run early."""
    withdrawn: dict[str, str] = field(default_factory=dict)
    """Why somebody of the plan is not written to after all, by the person's id."""
    proven: set[TemplateChoice] = field(default_factory=set)
    """The kinds of which one was opened and read again."""
    made: set[str] = field(default_factory=set)
    """The references of the documents that came to be, where they are printed too."""
    served: dict[str, str] = field(default_factory=dict)
    """The names of those who have a document of this batch, by their ids."""

    @property
    def name(self) -> str:
        """What undo calls it: whom something was made for; until there is anybody, who is to have it."""
        kinds = self.plan.documents
        what = title_in_words(kinds[0].title) if len(kinds) == 1 else say("documents")
        names = [*self.served.values()] or [one.name for one in self.plan.recipients]
        whom = names[0] if len(names) == 1 else counted("contacts", len(names))
        return say("Make {documents} for {people}", documents=what, people=whom)


_IN_LARGE_PRINT = "large print"
"""Names on the disk are the same in every language."""


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
    new_sheets: bool = False,
    now: dt.datetime,
) -> Generator[Outcome, None, None]:
    """Make a file in `out` for each document, and with `together` one printable file of them all.

    With `new_sheets` each person begins on a new sheet in it when it is printed on both sides; the rest of
    a batch is made as the batch was asked for.

    Without `out` only the printable file is made. It holds one kind of document: with several kinds
    there is one file for each, with its title in the name, everybody in the same order. Closing the
    iterator stops the run; what is written stays, and stands on the timeline.

    A batch that was stopped by anything else, such as a full disk, is among the `unfinished` ones.
    """
    refuse_while_missing(plan)
    where = None if out is None else out.absolute()
    run = _Run(
        db=db,
        plan=plan,
        out=where,
        together=together and together.absolute(),
        new_sheets=new_sheets,
        now=now,
    )
    if plan.earlier is not None:
        run.batch_id, run.action = plan.earlier.batch.id, plan.earlier.action
        run.new_sheets = plan.earlier.batch.new_sheets
        run.is_kept = True
        if run.action is not None:
            run.served = _served(db, run.batch_id)
    printable = _printable_paths(run)
    for path in printable.values():  # before anything is made, because it would be found out last
        if path.exists():
            raise writing.trouble(FileExistsError(), path)
    if out is not None:
        writing.make_folder(out)
    for path in printable.values():
        if not path.parent.is_dir():
            raise writing.trouble(FileNotFoundError(), path)
    try:
        yield from _files(run, printable)
    except (GeneratorExit, KeyboardInterrupt):  # whoever stops it does not want the rest
        _end(run)
        raise
    if not run.unwritten:
        _end(run)


def _served(db: Data, batch_id: str) -> dict[str, str]:
    """Who has a document of a batch by now."""
    return readers.names(db, [one.reader_id for one in documents.of_batch(db, batch_id)])


@contextmanager
def _acting(run: _Run) -> Iterator[int]:
    """The action of the run; where it was taken back meanwhile, the next one, which counts from the start."""
    with carrying_on(run.db, run.name, run.action) as action:
        if action != run.action:
            run.action, run.served = action, {}
        yield action


def _end(run: _Run) -> None:
    """Nobody is asked about this batch again."""
    if run.is_kept:
        with run.db.atomic():
            batches.end(run.db, run.batch_id)


def _files(run: _Run, printable: dict[TemplateChoice, Path]) -> Iterator[Outcome]:
    if run.out is not None:
        yield from _separate_files(run, run.out)
    if not run.trouble:
        for choice, path in printable.items():
            yield from _printable_file(run, choice, path, only=run.out is None)


def _separate_files(run: _Run, out: Path) -> Iterator[Outcome]:
    names = writing.FreeNames(out)
    letters = run.plan.with_copies(run.plan.letters())
    while group := list(islice(letters, GROUP)):
        # Asked for each group anew: a long run leaves time to take a wish down, or to undo an import.
        run.withdrawn = withdrawn(run.db, group, run.plan.today)
        ready = [_ready(run, letter, names) for letter in group]
        yield from _written(run, out, ready)


def _ready(run: _Run, letter: Letter, names: writing.FreeNames) -> "_Rendered | Outcome":
    content = _content(run, letter)
    if isinstance(content, Outcome):
        return content
    title = file_title(run.plan.today, letter.recipient, letter.choice.title)
    title += f", copy for {letter.copy_for.sort_name}" if letter.copy_for else ""
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
        _sync(run, out)
        _settle_group(run, rendered, fine)


def _sync(run: _Run, out: Path) -> None:
    """Bring the names of a group to the disk; where it will not have them, the run ends."""
    try:
        if out.is_dir():
            writing.sync(out)
    except OSError as error:
        run.unwritten += 1
        run.trouble = run.trouble or str(writing.trouble(error, out / "*"))


def _printable_file(
    run: _Run, choice: TemplateChoice, path: Path, *, only: bool
) -> Iterator[Outcome]:
    """One file with everybody's document, a new page for each; large print, whose styles are others, has a file of its own. `only`: there are no separate files."""
    letters: list[Letter] = []
    for one in _to_print(run, choice, only=only):
        if isinstance(one, Outcome):
            yield one
        else:
            letters.append(one)
    usual = [one for one in letters if not one.is_enlarged]
    large = [one for one in letters if one.is_enlarged]
    if usual:
        yield from _printed_together(run, choice, path, usual, only=only)
    if large:
        beside = f"{path.stem}, {_IN_LARGE_PRINT}{path.suffix}" if usual else path.name
        where = writing.free_name(path.parent, beside) if usual else path
        yield from _printed_together(run, choice, where, large, only=only)


def _printed_together(
    run: _Run, choice: TemplateChoice, path: Path, letters: Sequence[Letter], *, only: bool
) -> Iterator[Outcome]:
    contexts = (letter.context for letter in letters)
    content = letters[0].template.render_together(
        contexts, missing=run.plan.missing, odd_pages=run.new_sheets
    )
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


def _to_print(run: _Run, choice: TemplateChoice, *, only: bool) -> Iterator[Letter | Outcome]:
    """Everybody's document of one kind, those of an earlier run too; or why somebody's is not printed."""
    letters = list(run.plan.with_copies(_of_kind(run.plan, choice)))
    untried = [one for one in letters if only or run.plan.is_made(one)]
    run.withdrawn = withdrawn(run.db, untried, run.plan.today)
    for letter in letters:
        if letter.reference in run.made:
            yield letter
        elif only or run.plan.is_made(letter):
            content = _content(run, letter)
            yield content if isinstance(content, Outcome) else letter


def _of_kind(plan: Plan, choice: TemplateChoice) -> list[Letter]:
    """The documents of one kind, in the order of the people."""
    letters = [letter for letter in plan.letters() if letter.choice == choice]
    if plan.earlier is None or plan.earlier.plan is None:
        return letters
    made = (letter for letter in plan.earlier.plan.everything() if plan.is_made(letter))
    letters += [letter for letter in made if letter.choice == choice]
    place = {contact_id: number for number, contact_id in enumerate(plan.earlier.people)}
    return sorted(letters, key=lambda letter: place[letter.recipient.contact_id])


def _printable_paths(run: _Run) -> dict[TemplateChoice, Path]:
    """Where the printable files go. What a run that stopped may have left there is not written over."""
    kinds = run.plan.documents
    paths = printable_paths([choice.title for choice in kinds], run.together)
    if run.plan.earlier is not None:
        paths = [writing.free_name(path.parent, path.name) for path in paths]
    return dict(zip(kinds, paths, strict=False))


def _content(run: _Run, letter: Letter) -> bytes | Outcome:
    """The finished document, or why there is none."""
    if run.trouble:
        return _outcome(letter, problem=run.trouble)
    stop = stopped_by(letter)
    whose = (letter.recipient.contact_id, letter.owner.contact_id)
    gone = next((run.withdrawn[one] for one in whose if one in run.withdrawn), "")
    why = gone or (stop.message if stop else "")
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
        run.unwritten += 1
        if run.failures == MOST_FAILURES:
            run.trouble = str(error)
        return str(error)
    run.failures = 0
    return ""


def _announce(run: _Run, rendered: Sequence[_Rendered]) -> None:
    if not rendered:
        return
    with _acting(run) as action:
        if run.is_kept:
            batches.done_by(run.db, run.batch_id, action)
        else:
            _keep_batch(run, action)
        documents.announce(run.db, [one.row for one in rendered])
    run.is_kept = True


def _keep_batch(run: _Run, action: int) -> None:
    plan = run.plan
    batches.begin(
        run.db,
        run.batch_id,
        name=kinds_of(plan.documents),
        asked=asked_for(plan, run.out, run.together, new_sheets=run.new_sheets),
        documents=plan.files,
        begun_at=run.now,
        action=action,
    )


def _settle_group(run: _Run, rendered: Sequence[_Rendered], fine: Iterable[_Rendered]) -> None:
    """Files that stand become documents on the timeline. Thanks that they give are owed until they are posted."""
    # Undo may have taken the announcement back while the files were written.
    waiting = {document.id for document in documents.writing(run.db)}
    made = [one for one in fine if one.row.id in waiting]
    lost = waiting & {one.row.id for one in rendered} - {one.row.id for one in made}
    with _acting(run) as action:
        own = [one for one in made if one.letter.copy_for is None]
        run.served |= {one.row.reader_id: one.letter.recipient.name for one in own}
        rename(run.db, action, run.name)
        documents.made(run.db, [one.row.id for one in made])
        documents.lost(run.db, lost)
        said = (entries(one.row, one.letter.owner.others) for one in made)
        interactions.add_all(run.db, [entry for of_one in said for entry in of_one])
        worded = [one for one in own if one.letter.personal]
        paragraphs.went_out(run.db, [(one.row, one.letter.personal) for one in worded])
    if run.together is not None:  # else nobody asks, and ten thousand of them take room
        run.made |= {one.letter.reference for one in made}


def _row(run: _Run, letter: Letter, path: Path, content: bytes) -> Document:
    is_copy = letter.copy_for is not None
    thanks = letter.recipient.thanks if letter.gives_thanks and not is_copy else None
    return Document(
        id=new_id(),
        contact_id=letter.owner.person_id,
        organisation_id=letter.owner.organisation_id,
        event_id=run.plan.event.id if run.plan.event else None,
        template=letter.choice.title,
        template_sha256=letter.template.sha256,
        path=str(path),
        sha256=hash_of(content),
        state=DocumentState.WRITING,
        made_at=run.now,
        thanks_id=thanks.interaction_id if thanks else None,
        reference=f"{letter.reference}{COPY_MARK}" if is_copy else letter.reference,
        batch_id=run.batch_id,
    )


def _outcome(letter: Letter, *, path: str | None = None, problem: str = "") -> Outcome:
    """A copy that could not be made is nobody's letter, to be tried again with it."""
    is_copy = letter.copy_for is not None
    name = letter.owner.name
    return Outcome(
        contact_id="" if is_copy and problem else letter.owner.contact_id,
        name=say("{name} (copy)", name=name) if is_copy else name,
        template=letter.choice.title,
        path=Path(path) if path else None,
        problem=problem,
    )
