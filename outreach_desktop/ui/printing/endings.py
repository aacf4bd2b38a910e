"""What is said when a run has ended, and what is left to do then."""

from collections.abc import Sequence
from pathlib import Path

from outreach_desktop.domain.documents.printing import Part, Stack
from outreach_desktop.ui.printing.ordering import PrintPlan, documents
from outreach_desktop.ui.printing.sending import Sent
from outreach_desktop.words import local, say


def sent_words(plan: PrintPlan, sent: Sent, printer: str) -> str:
    """“37 documents, 74 pages, were sent to Office.”"""
    pages = local.plural(sent.pages, "page", "pages")
    count = len(sent.pieces)
    were = "was" if count == 1 and sent.pages == 1 else "were"
    copies = f" {plan.wish.copies} times" if plan.wish.copies > 1 else ""
    return say(
        "{documents}, {pages}, {were} sent to {printer}{copies}.",
        documents=documents(count),
        pages=pages,
        were=were,
        printer=printer,
        copies=copies,
    )


def question(sent: Sent) -> str:
    """“Did all 37 print?”"""
    count = len(sent.pieces)
    return say("Did it print?") if count == 1 else say("Did all {count} print?", count=count)


AFTERWARDS = say(
    "Look through the pile before you close this. If paper ran out or a page is spoiled, say what is "
    "missing, and only that is printed again."
)


def tested_words(stack: Stack, plan: PrintPlan, printer: str) -> str:
    """After a test print."""
    piece = stack.pieces[plan.pieces[0]]
    return say(
        "{called} was sent to {printer} as a test. If it comes out right, print the others.",
        called=piece.called,
        printer=printer,
    )


def saved_words(files: Sequence[Path]) -> str:
    """“Saved as “Notes.pdf”.”"""
    if len(files) == 1:
        return say(
            "Saved as \u201c{name}\u201d in \u201c{parent}\u201d.",
            name=files[0].name,
            parent=files[0].parent,
        )
    return say(
        "{files} PDF files were saved in \u201c{parent}\u201d.",
        files=len(files),
        parent=files[0].parent,
    )


def stopped_words(plan: PrintPlan, sent: Sent) -> str:
    """Why it did not come to its end, and how far it came."""
    count = len(sent.pieces)
    verb = "sent" if plan.wish.printer else "saved"
    if sent.cancelled:
        if not count:
            return say("Cancelled: nothing was {verb}.", verb=verb)
        back = (
            say(" What still waits in the printer\u2019s queue is taken back.") if sent.ids else ""
        )
        return say(
            "Cancelled: the first {documents} had been {verb}.{back}",
            documents=documents(count),
            verb=verb,
            back=back,
        )
    why = str(sent.trouble)
    if not count:
        return why
    return say(
        "{why} The first {documents} had been {verb}; the others are chosen below.",
        why=why,
        documents=documents(count),
        verb=verb,
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
