"""What letters take from a letterhead, and what is told of it."""

from outreach_desktop.domain.post.from_letterhead import FromLetterhead, looking_like, told
from outreach_desktop.domain.post.letter_look import LetterLook

THEIRS = FromLetterhead(font="Georgia", colour="7A1F1F", second_colour="2980B9", has_following=True)


def test_the_letterhead_says_how_letters_look() -> None:
    look = looking_like(LetterLook(), THEIRS)
    assert (look.font, look.colour, look.second_colour) == ("Georgia", "7A1F1F", "2980B9")


def test_what_the_group_chose_itself_stays() -> None:
    look = looking_like(LetterLook(font="Arial", colour="C0392B"), THEIRS)
    assert (look.font, look.colour, look.second_colour) == ("Arial", "C0392B", "2980B9")


def test_what_is_taken_is_told_and_nothing_else() -> None:
    assert told(LetterLook(), THEIRS) == (
        "Font: Georgia, from your letterhead.",
        "Colours: #7A1F1F, #2980B9, from your letterhead.",
        "Following pages: head and foot from your letterhead.",
    )
    chosen = LetterLook(font="Arial", colour="C0392B", second_colour="2980B9")
    assert told(chosen, THEIRS) == ("Following pages: head and foot from your letterhead.",)
    assert told(LetterLook(), FromLetterhead()) == ()
    blank = FromLetterhead(colour="7A1F1F", has_following=True, is_blank_after=True)
    assert told(LetterLook(), blank) == (
        "Colour: #7A1F1F, from your letterhead.",
        "Following pages: without a head, as in your letterhead.",
    )
