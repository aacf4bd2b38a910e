"""From what is wanted to what is sent: the jobs, their orders, and how they are said."""

from collections.abc import Sequence
from dataclasses import dataclass

from outreach_desktop.domain.documents.printing import (
    Job,
    Laid,
    Part,
    Stack,
    in_files,
    jobs,
    pages_in,
    paper_name,
    sheets_of_paper,
)
from outreach_desktop.ui.printing.asking import PrintForm, PrintWish
from outreach_desktop.ui.printing.outputs import Order
from outreach_desktop.words import local, say, say_many


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintPlan:
    """What a wish comes to, now that the pages are counted."""

    wish: PrintWish
    jobs: tuple[Job, ...]

    @property
    def pieces(self) -> list[int]:
        """The pieces of the pile that are in it."""
        return list(dict.fromkeys(leaf.piece for job in self.jobs for leaf in job))

    @property
    def pages(self) -> int:
        """How many pages."""
        return sum(map(pages_in, self.jobs))

    @property
    def sheets(self) -> int:
        """How many sheets of paper, for all copies."""
        two_sided = self.wish.setting.two_sided
        once = sum(sheets_of_paper(job, two_sided=two_sided) for job in self.jobs)
        return once * self.wish.copies


def planned(laid: Sequence[Laid], wish: PrintWish) -> PrintPlan:
    """The jobs for a printer, or the files."""
    if wish.printer:
        return PrintPlan(wish=wish, jobs=tuple(jobs(laid, wish.part, wish.setting)))
    made = in_files(laid, wish.part, wish.setting, each=wish.each)
    return PrintPlan(wish=wish, jobs=tuple(made))


def only_first(plan: PrintPlan) -> PrintWish:
    """A wish for the first document of a plan, once, to see whether it comes out right."""
    first = plan.pieces[0]
    wish = plan.wish
    return PrintWish(
        printer=wish.printer,
        each=wish.each,
        part=Part(first=first, last=first),
        setting=wish.setting,
        copies=1,
        grey=wish.grey,
        paper=wish.paper,
    )


def order(
    plan: PrintPlan, form: PrintForm, laid: Sequence[Laid], number: int, stack: Stack
) -> Order:
    """What job `number` of a plan is to be.

    The title of a job names nobody: others may read it at the printer. That of a file does.
    """
    job, wish, every = plan.jobs[number], plan.wish, len(plan.jobs)
    title = f"{stack.kinds[:1].upper()}{stack.kinds[1:]}"
    if not wish.printer and len({leaf.piece for leaf in job}) == 1:
        title, every = stack.pieces[job[0].piece].called, 1
    if every > 1:
        title = say("{title} ({number} of {every})", title=title, number=number + 1, every=every)
    page = next((leaf for leaf in job if leaf.page is not None), None)
    size = laid[page.piece].sizes[page.page or 0] if page else (0.0, 0.0)
    return Order(
        title=title,
        copies=wish.copies,
        two_sided=wish.setting.two_sided,
        grey=wish.grey,
        paper=form.paper_for(wish, size),
        edge=stack.edge,
    )


def in_documents(count: int) -> str:
    """“1 document”, “37 documents”."""
    return say_many("{count} document", "{count} documents", count)


def in_pages(count: int) -> str:
    """“1 page”, “74 pages”."""
    return say_many("{count} page", "{count} pages", count)


def called(plan: PrintPlan) -> str:
    """What is printed, for a button: “3 pages”, “37 documents”."""
    if plan.wish.part.pages:
        return in_pages(plan.pages)
    return in_documents(len(plan.pieces))


def summary(plan: PrintPlan, laid: Sequence[Laid]) -> str:
    """“37 documents, 74 pages, on 37 sheets of A4, both sides.”; of all documents, how many there are."""
    if not plan.jobs:
        return say("There is nothing to print.")
    wish = plan.wish
    fewer = wish.part == Part() and len(plan.pieces) < len(laid)  # one is gone, or cannot be read
    of_all = say_many(
        "{chosen} of {count} document",
        "{chosen} of {count} documents",
        len(laid),
        chosen=len(plan.pieces),
    )
    parts = [of_all if fewer else in_documents(len(plan.pieces)), in_pages(plan.pages)]
    if wish.printer:
        names = [paper_name(wish.paper.size)] if wish.paper else _papers(plan, laid)
        parts.append(
            say_many(
                "on {count} sheet of {papers}",
                "on {count} sheets of {papers}",
                plan.sheets,
                papers=local.list_of(names),
            )
        )
        if wish.setting.two_sided:
            parts.append(say("both sides"))
        if wish.copies > 1:
            parts.append(say("{copies} copies", copies=wish.copies))
    elif wish.each:
        parts.append(say_many("in {count} file", "in {count} files", len(plan.jobs)))
    told = f"{', '.join(parts)}."
    if not wish.printer or len(plan.jobs) < 2:
        return told
    jobs = len(plan.jobs)
    return f"{told} {say('The printer is given {jobs} jobs, one after the other.', jobs=jobs)}"


def _papers(plan: PrintPlan, laid: Sequence[Laid]) -> list[str]:
    found = (
        paper_name(laid[leaf.piece].sizes[leaf.page])
        for job in plan.jobs
        for leaf in job
        if leaf.page is not None
    )
    return list(dict.fromkeys(found))
