"""What is said when a run has ended, and what is left to do then."""

from collections.abc import Sequence
from pathlib import Path

from outreach_desktop.domain.documents.printing import Part, Stack
from outreach_desktop.ui.printing.ordering import PrintPlan, in_documents, in_pages
from outreach_desktop.ui.printing.sending import Sent
from outreach_desktop.words import say, say_many


def sent_words(plan: PrintPlan, sent: Sent, printer: str) -> str:
    """“37 documents, 74 pages, were sent to Office.”"""
    documents = in_documents(len(sent.pieces))
    pages = in_pages(sent.pages)
    if plan.wish.copies > 1:
        return say_many(
            "{documents}, {pages}, was sent to {printer} {copies} times.",
            "{documents}, {pages}, were sent to {printer} {copies} times.",
            max(len(sent.pieces), sent.pages),
            documents=documents,
            pages=pages,
            printer=printer,
            copies=plan.wish.copies,
        )
    return say_many(
        "{documents}, {pages}, was sent to {printer}.",
        "{documents}, {pages}, were sent to {printer}.",
        max(len(sent.pieces), sent.pages),
        documents=documents,
        pages=pages,
        printer=printer,
    )


def question(sent: Sent) -> str:
    """“Did all 37 print?”"""
    count = len(sent.pieces)
    return say("Did it print?") if count == 1 else say("Did all {count} print?", count=count)


AFTERWARDS = say(
    "Check the pile before you close this. If paper ran out or a page is spoiled, say what is "
    "missing, and only that is printed again."
)


def tested_words(stack: Stack, plan: PrintPlan, printer: str) -> str:
    """After a test print."""
    piece = stack.pieces[plan.pieces[0]]
    return say(
        "{document} was sent to {printer} as a test. If it comes out right, print the others.",
        document=piece.called,
        printer=printer,
    )


def saved_words(files: Sequence[Path]) -> str:
    """“Saved as “Notes.pdf”.”"""
    if len(files) == 1:
        return say(
            "Saved as \u201c{name}\u201d in \u201c{folder}\u201d.",
            name=files[0].name,
            folder=files[0].parent,
        )
    return say(
        "{count} PDF files were saved in \u201c{folder}\u201d.",
        count=len(files),
        folder=files[0].parent,
    )


def stopped_words(plan: PrintPlan, sent: Sent) -> str:
    """Why it did not come to its end, and how far it came."""
    count = len(sent.pieces)
    on_paper = bool(plan.wish.printer)
    if sent.cancelled:
        told = _cancelled(count, on_paper=on_paper)
        if sent.ids and count:
            told += " " + say("What still waits in the printer\u2019s queue is taken back.")
        return told
    return f"{sent.trouble} {_so_far(count, on_paper=on_paper)}" if count else str(sent.trouble)


def _cancelled(count: int, *, on_paper: bool) -> str:
    if not count:
        return (
            say("Cancelled: nothing was sent.")
            if on_paper
            else say("Cancelled: nothing was saved.")
        )
    if on_paper:
        return say_many(
            "Cancelled: the first {count} document had been sent.",
            "Cancelled: the first {count} documents had been sent.",
            count,
        )
    return say_many(
        "Cancelled: the first {count} document had been saved.",
        "Cancelled: the first {count} documents had been saved.",
        count,
    )


def _so_far(count: int, *, on_paper: bool) -> str:
    if on_paper:
        return say_many(
            "The first {count} document had been sent; the others are chosen below.",
            "The first {count} documents had been sent; the others are chosen below.",
            count,
        )
    return say_many(
        "The first {count} document had been saved; the others are chosen below.",
        "The first {count} documents had been saved; the others are chosen below.",
        count,
    )


def rest(plan: PrintPlan, sent: Sent) -> Part | None:
    """The people who are still to be printed; None where it was about single pages, or nobody is left."""
    left = [piece for piece in plan.pieces if piece not in sent.pieces]
    if plan.wish.part.pages or not left:
        return None
    return Part(first=left[0], last=left[-1])


def others(plan: PrintPlan, of_all: PrintPlan) -> Part | None:
    """Who comes after the one that was tried; None where there is nobody."""
    left = [piece for piece in of_all.pieces if piece not in plan.pieces]
    return Part(first=left[0], last=left[-1]) if left and not of_all.wish.part.pages else None
