"""One way of hearing from us in the words of lists, in whatever spelling, number and language: \u201cphone calls\u201d, \u201cper Post\u201d, \u201cE-Mail\u201d."""

import re
from typing import Final

from outreach_desktop.domain.wishes.wish_words import plain

_WAYS: Final = {
    "letter": r"post|postal|postal mail|snail mail|letters?|briefe?|briefpost|postweg|postalisch|schriftlich|courriers?|lettres?"
    r"|correo postal|cartas?|posta|lettere|lettera|brief|brieven",
    "email": r"e ?mails?|email address|courriels?|correos? electronicos?|elektronisch",
    "phone": r"(?:tele)?phone(?: calls?)?|tel|calls?|ring|(?:mobile|cell|home|work) phone|mobile|landline|telefon|telefonisch|telefonat"
    r"|telefonanrufe?|anrufe?|handy|mobiltelefon|appels?|telefono|telefonate?|llamadas?|telefoon|bellen",
    "in person": r"in person|visits?|face to face|personlich|personlicher besuch|besuche?|en personne|visites?|en persona|visitas?|di persona"
    r"|persoonlijk|bezoek",
    "text message": r"texts?|text messages?|sms|textnachrichten|textnachricht|kurznachrichten|kurznachricht",
}
_BEFORE: Final = r"(?:(?:by|via|per|par|por|a|please|bitte|preferably|am liebsten) )*"
_BEHIND: Final = r"(?: (?:please|bitte|preferred|bevorzugt))*"
_READ: Final = tuple(
    (way, re.compile(f"{_BEFORE}(?:{words}){_BEHIND}")) for way, words in _WAYS.items()
)


def way_of(text: str) -> str:
    """The way that all of these words name, as the program keeps it; "" for none, for several, and for what only refuses one.

    \u201cMail\u201d is post to some and email to others, and \u201cemail only\u201d says more than a preference: neither is guessed.
    """
    words = plain(text)
    return next((way for way, known in _READ if known.fullmatch(words)), "")
