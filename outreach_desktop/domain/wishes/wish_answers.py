"""What an answer means by the heading above it: “Mailing?: Y” is a permission, “Opt out: Y” a refusal.

A heading that only names a channel (“Post?”), or that somebody chose to be about wishes, is less plain than
one that asks for consent: what is read under it is `doubtful`, and words that nobody can read are a question.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from outreach_desktop.domain.wishes.ways import way_of
from outreach_desktop.domain.wishes.wish_columns import (
    DEAD,
    STATUS_CLEANED,
    STATUS_REFUSED,
    all_but,
    asks_for_consent,
    column_says,
    header_words,
    is_empty,
    is_no,
    is_open,
    is_wish_column,
    is_yes,
    only_by,
    refusal,
    refuses,
    says_what_it_is,
    wishes_of,
)
from outreach_desktop.domain.wishes.wish_notes import notes_say
from outreach_desktop.domain.wishes.wish_words import channels_in, plain
from outreach_desktop.domain.wishes.wishes import CHANNEL_OF_WAY, NOTHING, Said

# Nothing but these in a heading: it asks whether we may, though it does not say so. "Contact" and "Post"
# are other things too, so by themselves they count only with a question mark and answers below.
_CHANNEL = (
    r"(?:mailings?|mails?|mail ?shots?|e ?mails?|e ?mailings?|posts?|letters?|newsletters?|news|updates?|phone|phones|telephone"
    r"|calls?|phone calls?|texts?|text messages?|sms|whatsapp|visits?|contact|contacted|contacting|invitations?|invites?|leaflets?"
    r"|magazines?|appeals?|marketing|communications?)"
)
_BESIDE = (
    r"(?:ok|okay|yes|no|y|n|please|by|via|to|be|for|with|on|our|the|list|and|or|any|receive|send|happy|wanted|want|wants|allowed"
    r"|agreed|permitted|permission|may|we|can|us|you)"
)
_NAMES_CHANNEL = re.compile(rf"(?:{_BESIDE} )*{_CHANNEL}(?: (?:{_BESIDE}|{_CHANNEL}))*")
_OF_NEWS = re.compile(r"\bmailings?\b|\bmail ?shots?\b|\bnewsletters?\b|\bupdates\b")
# Whether it is letters or emails that "mail" means is not to be known.
_MAIL = re.compile(r"(?<!e )\b(?:mail|mails|mail ?shots?)\b")
_ANSWERED_YES = re.compile(r"(?:y|yes|yep|yeah|ja|oui|si|ok|okay|send|keep|continue)\b")
_ANSWERED_NO = re.compile(
    r"(?:n|no|nope|nein|non|nee|stop|stopped|never|remove|removed)\b|not (?:at all|now|wanted|please)\b"
)
_ADDRESS = re.compile(r"@|(?:\d[ ()-]*){6}")
"""An email or a number: the column has them, and a no beside them is somebody without one."""
_CONSENT = re.compile(
    r"\b(?:ok|okay|may|happy|allowed|agreed|permitted|permission|wanted|wants?|receive|send)\b"
)
_ONE = re.compile(r"\b(?:contact\w*|posts?|letters?|texts?|sms|visits?|calls?)\b")
_LIKED = {channel: way for way, channel in CHANNEL_OF_WAY.items()}
_WAY = r"(?:post|letters?|e ?mails?|phone|telephone|tel|phone calls?|calls?)"
_PREFERS = re.compile(
    rf"(?<!not )\bprefers? (?:to be contacted |to hear from us |contact )?(?:by |via )?({_WAY})(?! (?:or|and|not)\b)"
)
_ASKS_WHICH = re.compile(
    r"\bprefer|\bpref\b|\bbest (?:contact|way|method)\b|^contact (?:method|by|via)$"
)
_PREFERRED = re.compile(r"\bprefer\w*|\bbest by\b|\brather\b")


def is_about_wishes(header: str, samples: Sequence[str] = ()) -> bool:
    """Whether a column is about wishes, by its name and what it holds."""
    if is_wish_column(header, samples):
        return True
    words = header_words(header)
    asks = header.rstrip().endswith("?") or _OF_NEWS.search(words) or _CONSENT.search(words)
    return bool(asks) and _names_channel(header) and _are_answers(samples)


def may_be_of_a_channel(header: str, samples: Sequence[str]) -> bool:
    """Whether a column may be one of several that ask about a channel each: “Post” over yes and no alone."""
    said = [plain(cell) for cell in samples]
    are_plain = bool(said) and all(is_yes(one) or is_no(one) for one in said)
    return are_plain and _names_channel(header)


def cell_says(header: str, cell: str) -> Said:
    """What a cell means in a column that is about wishes, whether its name says so or somebody chose it.

    Words that cannot be read are no wish and `doubtful`: somebody is to say what they mean.
    """
    words = plain(cell)
    if pairs := _pairs(header, cell):
        return pairs
    if asks_for_consent(header):
        return _under_consent(header, cell, words)
    if says_what_it_is(header):
        return column_says(header, cell) or _spoken(header, cell)
    if is_empty(words):
        return NOTHING
    if refuses(header):  # beside the answer: “do_not_contact_reason”
        return refusal(header, cell)
    if (said := _in_so_many_words(header, cell, words)) is not None:
        return said
    if not _names_channel(header):
        return Said(doubtful=True)
    if _ANSWERED_NO.match(words) or is_no(words):
        channels = _channels_of(header) or ["all"]
        return wishes_of(channels, header, cell, doubtful=not _is_plain(header))
    if is_yes(words) or _ANSWERED_YES.match(words) or channels_in(words):
        return NOTHING
    return Said(doubtful=True)


_PAIR = re.compile(r"([A-Za-z -]{1,60}?)\s*[:=]\s*([A-Za-z]+)\s*(?:[,;|/\n]|$)\s*")


def _pairs(header: str, cell: str) -> Said:
    """“Email: Yes, Post: No”: each channel with its own answer; nothing where a cell is no such list."""
    found = _PAIR.findall(cell)
    if len(found) < 2 or _PAIR.sub("", cell).strip():
        return NOTHING
    refused = [
        one for what, said in found if is_no(plain(said)) for one in channels_in(plain(what))
    ]
    return wishes_of(dict.fromkeys(refused), header, cell)


def preferred_way(header: str, cell: str) -> str:
    """The one way of being in touch that somebody likes best: “prefers post”, “Preferred contact: Email”; else ""."""
    heading = header_words(header)
    asks = _ASKS_WHICH.search(heading)
    if not asks and "prefer" not in cell.casefold():
        return ""
    words = plain(cell)
    if found := _PREFERS.search(words):
        said = found[1]
    else:
        return way_of(cell) if asks else ""
    return next((_LIKED[one] for one in channels_in(said) if one in _LIKED), "")


def _under_consent(header: str, cell: str, words: str) -> Said:
    """“Consent: not by email please” is about email alone, and “Consent: ?” is a question."""
    spoken = _spoken(header, cell)
    if spoken.wishes and all(wish.channel != "all" for wish in spoken.wishes):
        return spoken
    return Said(doubtful=True) if is_open(words) else column_says(header, cell)


def _spoken(header: str, cell: str) -> Said:
    """What a cell says as a note would."""
    said = notes_say(cell)
    told = wishes_of([wish.channel for wish in said.wishes], header, cell, doubtful=said.doubtful)
    return Said(wishes=told.wishes, deceased=said.deceased, doubtful=said.doubtful)


def _in_so_many_words(header: str, cell: str, words: str) -> Said | None:
    """What a cell says whatever stands above it; None where it is not so plain."""
    if DEAD.fullmatch(words):
        return Said(deceased=True)
    if only := only_by(words):
        return all_but(only, header, cell)
    if _PREFERRED.search(words) and channels_in(words):
        return NOTHING  # which way they like best forbids none
    if STATUS_CLEANED.search(words):
        return wishes_of(["email"], header, cell)
    if said := _spoken(header, cell):
        return said
    if found := STATUS_REFUSED.search(words):
        return wishes_of(channels_in(found[0]) or ["all"], header, cell)
    return None


@lru_cache(maxsize=1024)
def _names_channel(header: str) -> bool:
    words = header_words(header)
    return bool(_NAMES_CHANNEL.fullmatch(words)) and not words.isdigit()


def _channels_of(header: str) -> list[str]:
    words = header_words(header)
    return ["email", "post"] if _MAIL.search(words) else channels_in(words)


def _is_plain(header: str) -> bool:
    """“Contact?” and “Post ok” ask one thing alone; under “Mailing” and “Phone?” a no may mean another."""
    words = header_words(header)
    if _OF_NEWS.search(words) or _MAIL.search(words):
        return False
    return bool(_CONSENT.search(words)) or (
        header.rstrip().endswith("?") and bool(_ONE.search(words))
    )


def _are_answers(samples: Sequence[str]) -> bool:
    """Whether most cells answer a question, and not each names somebody."""
    if any(_ADDRESS.search(cell) for cell in samples):
        return False
    said = [plain(cell) for cell in samples]
    answers = [one for one in said if is_yes(one) or is_no(one) or _answers(one)]
    others = [one for one in said if not is_empty(one) and not is_open(one)]
    return bool(answers) and 2 * len(answers) >= len(others)


def _answers(words: str) -> bool:
    return bool(_ANSWERED_YES.match(words) or _ANSWERED_NO.match(words) or only_by(words))
