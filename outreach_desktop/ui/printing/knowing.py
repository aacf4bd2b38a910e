"""What is to be known before printing: who is left out, what cannot be read, what comes out otherwise."""

from collections.abc import Iterator

from outreach_desktop.domain.documents.printing import Stack
from outreach_desktop.ui.printing.asking import PrintForm, PrintWish, on_other_paper
from outreach_desktop.ui.printing.pile import Pile
from outreach_desktop.ui.printing.preview import listed
from outreach_desktop.words import say, say_many

_TOLD = 3  # files that cannot be read, one by one


def to_know(stack: Stack, pile: Pile, form: PrintForm, wish: PrintWish) -> list[str]:
    """Sentences, the gravest first."""
    return [*_left_out(stack), *_unreadable(pile), *_not_shown(pile), *_paper(form, wish)]


def _left_out(stack: Stack) -> Iterator[str]:
    for name in stack.left_out:
        yield say("{name} has asked not to be contacted, and is left out.", name=name)
    if stack.note:
        yield stack.note


def _unreadable(pile: Pile) -> Iterator[str]:
    for place in sorted(pile.problems)[:_TOLD]:
        yield f"{pile.pieces[place].called}: {pile.problems[place]}"
    more = len(pile.problems) - _TOLD
    if more > 0:
        yield say("{more} more cannot be printed.", more=more)


def _not_shown(pile: Pile) -> Iterator[str]:
    """Of one document, the preview says it."""
    concerned = [kinds for kinds in pile.not_shown.values() if kinds]
    if concerned and len(pile.pieces) > 1:
        kinds = tuple(dict.fromkeys(kind for of in concerned for kind in of))
        yield say_many(
            "{count} document has {parts}, and would not look here as Word prints it. Print it "
            "from Word.",
            "{count} documents have {parts}, and would not look here as Word prints them. Print "
            "them from Word.",
            len(concerned),
            parts=listed(kinds),
        )


def _paper(form: PrintForm, wish: PrintWish) -> Iterator[str]:
    sentence = on_other_paper(form, wish)
    if sentence:
        yield sentence
