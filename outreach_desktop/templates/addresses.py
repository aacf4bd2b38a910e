"""Where a link in a letter may lead: to a web page, a mailbox or a telephone, and nowhere else."""

import re
import urllib.parse

_WHOLE = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_WEB = re.compile(r"(?:www\.|(?=[\w.-]+\.[a-z]{2,}(?:[/?#]|$)))[^\s<>\"{}|\\^`:@]+", re.IGNORECASE)
_MAIL = re.compile(r"[^@\s<>\"{}|\\^`:]+@[^@\s<>\"{}|\\^`:]+\.[^@\s<>\"{}|\\^`:]+")
_PHONE = re.compile(r"\+?[\d\s()/.-]{5,25}")
_LONGEST = 2000  # Word takes 2,083 letters

ALLOWED = "a link can lead to https://…, an e-mail address or a telephone number"


def address_of(text: str) -> str | None:
    """The address that `text` means, with its kind in front; None for one that no letter leads to.

    “www.example.org”, “ann@example.org” and “01632 960001” are understood too.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    spaced = urllib.parse.quote(text, safe="!#$%&'()*+,/:;=?@[]~") if " " in text else text
    if _WHOLE.fullmatch(spaced):
        return spaced
    if _MAIL.fullmatch(text):
        return f"mailto:{text}"
    if _PHONE.fullmatch(text):
        return "tel:" + re.sub(r"[^\d+]", "", text)
    return f"https://{text}" if _WEB.fullmatch(text) else None
