"""The words in which lists and notes speak of channels and days, whatever their spelling."""

import datetime as dt
import re
from functools import lru_cache
from unicodedata import normalize

_EMAIL_WORDS = re.compile(
    r"\be ?mails?\b|\bemail\w*|\bemailed\b|\bcourriels?\b|\bcorreos? electronicos?\b|\be ?mailings?\b|\belectronic\b|\bbulk\b"
)
_POST_WORDS = re.compile(
    r"\b(?:post|posted|postal|letters?|mails?|mailed|write|paper|briefe?|courriers?|correo postal|posta|postal|brieven|lettres?|cartas?|lettere|gone ?away|mps|infopost)\b|\bpostsperre\b|\bbriefsperre\b|donotmail|donotpost"
)
_PHONE_WORDS = re.compile(
    r"\b(?:phone\w*|telephone\w*|calls?|called|calling|ring|tel|anrufe?n?|appeler|appels?|llamar|llamadas?|bellen|telefon\w*|c?tps)\b|donotcall|donotphone"
)
_TEXT_WORDS = re.compile(r"\b(?:sms|texts?|texted|texting|whatsapp)\b")
_VISIT_WORDS = re.compile(r"\b(?:visits?|visited|visiting|in person)\b")
# “Mails” are letters in English alone.
_OTHER_LANGUAGE = re.compile(
    r"\b(?:keine?|nicht|nur|geen|niet|alleen|pas de|ne pas|par|einwilligung|toestemming|consentement)\b"
)
_BY_CHANNEL = (
    ("email", _EMAIL_WORDS),
    ("post", _POST_WORDS),
    ("phone", _PHONE_WORDS),
    ("text", _TEXT_WORDS),
    ("visit", _VISIT_WORDS),
)

_DATES = (
    (re.compile(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=\D|$)"), (1, 2, 3)),
    (re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b"), (3, 2, 1)),
)


def channels_in(words: str) -> list[str]:
    """The channels that are named; none where everything is meant."""
    mail_is_email = re.sub(r"\be ?mail", "email", words)
    if _OTHER_LANGUAGE.search(words):
        mail_is_email = re.sub(r"\bmail(?=s?\b|en\b)", "email", mail_is_email)
    named = [channel for channel, known in _BY_CHANNEL if known.search(mail_is_email)]
    return [] if not named or ("all" in words.split()) else named


def day_in(text: str) -> dt.date | None:
    """The day that stands in `text`, where it can be read in one way only."""
    for pattern, (year, month, day) in _DATES:
        if found := pattern.search(text):
            parts = int(found[year]), int(found[month]), int(found[day])
            if (
                pattern is _DATES[1][0]
                and parts[1] <= 12
                and parts[2] <= 12
                and parts[1] != parts[2]
            ):
                return None  # 3/4 is March or April
            if parts[1] > 12:
                parts = parts[0], parts[2], parts[1]
            try:
                return dt.date(*parts)
            except ValueError:
                return None
    return None


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Small letters without accents, and one blank for everything that is neither letter nor digit."""
    folded = "".join(
        c for c in normalize("NFKD", text.casefold()) if ord(c) < 0x300 or ord(c) > 0x36F
    )
    if folded.strip() in (
        "-",
        "--",
        "\u2013",
        "\u2014",
        "?",
        "\u2713",
        "\u2714",
        "\u2611",
        "\u2717",
        "\u2718",
        "\u2610",
    ):
        return folded.strip()
    return " ".join(re.sub(r"[\W_]+", " ", folded).split())
