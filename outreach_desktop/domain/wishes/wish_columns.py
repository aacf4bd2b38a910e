"""What a column of somebody's list says about hearing from us: opt-outs, consent, a status, a death."""

import re
from collections.abc import Iterable
from functools import lru_cache

from outreach_desktop.domain.wishes.wish_phrases import came_back
from outreach_desktop.domain.wishes.wish_words import channels_in, day_in, plain
from outreach_desktop.domain.wishes.wishes import CHANNELS, NOTHING, Said, WishDraft

# A header is read in words of small letters: "HasOptedOutOfEmail" is "has opted out of email".
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_REFUSING = re.compile(
    r"\b(?:do ?not|don ?t|dont|never|no|not)\s?(?:be )?(?:e ?)?(?:mails?|mailed|mailings?|emails?|emailed|bulk|post|posted"
    r"|letters?|contact|contacted|calls?|called|phone|phoned|telephone|ring|texts?|texted|sms|visits?|visited|write|solicit"
    r"|solicitations?|communications?|communicate|marketing)\b"
    r"|\bdo ?not(?:mail|email|post|contact|call|phone|write|text|sms)\b"
    r"|\bopt(?:ed)? ?outs?\b|\boptedout\w*|\boptout\b|\bun ?subs?(?:crib\w*)?\b|\bsuppress(?:ed|ion)?\b|\bdnc\b|\be ?mails? disabled\b"
    r"|\bblock(?:ed|s)? ?(?:e ?mails?|mails?|post|phones?|calls?|sms|texts?)\b|\b(?:black|block) ?list(?:ed)?\b"
    r"|\b(?:requests?|wants?) no\b|\bnocontact\b|\brefus(?:es|ed|al)\b|\bobject(?:s|ed|ion)? to\b"
    r"|\bkeine? (?:werbung|post|mails?|e mails?|anrufe|kontakt\w*)\b|\bnicht (?:kontaktieren|anschreiben|anrufen)\b"
    r"|\babgemeldet\b|\bne pas (?:contacter|appeler|ecrire|envoyer)\b|\bdesabonne\w*|\bdesinscri\w*"
    r"|\bdo ?not (?:allow|send|accept|want|receive|use|share)\b|\bwithdr(?:awn|ew)\b|\brevoked\b|\bgone ?away\b"
    r"|\b(?:c?tps|mps)$|\b(?:c?tps|mps) (?:registered|listed|flag|status)\b"  # the UK registers of those who want no calls or mailings
    r"|\bstop (?:mails?|mailings?|post|letters?|e ?mails?|calls?|contact)\b|^removed?(?: from (?:the |our |mailing )*list)?$"
    r"|\b(?:take|taken) off (?:the |our |mailing )*list\b"
    r"|sperre$|\bgesperrt\b|\bwider(?:rufen|spruch)\b|\babmeldung\b|\bopposition\b|\bdesabonnement\b|^baja$|\bde baja\b|\bno desea\b"
    r"|\bgeen (?:post|e ?mails?|contact|reclame|nieuwsbrief)\b|\buitgeschreven\b|\bpas de (?:courriers?|mails?|appels?|contact)\b"
    r"|\bno (?:contactar|llamar|enviar)\b|\bnon contattare\b|\bdisiscritt\w*|\bniet (?:mailen|bellen|benaderen)\b|\bafgemeld\b"
)
_ASKING = re.compile(
    r"\bconsent\w*|\bgdpr\b|\bopt(?:ed|s)? ?ins?\b|\boptin\b|\bsubscri(?:bed?|ptions?|ber)\b|\bnewsletters?\b"
    r"|\bmailing ?list\b|\b(?:ok|okay|happy|agree[sd]?|willing) (?:to|for|with)\b.*\b(?:contact|mail|email|post|call|phone|text|write)\w*"
    r"|\b(?:can|may|could|shall|should) we\b.*\b(?:contact|write|mail|email|post|call|phone|ring|text|send|touch)\w*"
    r"|\b(?:receives?|wants?|accepts?|allow(?:s|ed)?|permission|permitted)\b.*"
    r"\b(?:contact|mail|emails?|post|letters?|calls?|phone|texts?|sms|news|updates?|mailings?|marketing|visits?)\b"
    r"|\b(?:contact|mail|email|post|phone|marketing) (?:permission|allowed|ok|okay)\b|\bcan (?:contact|email|mail|post|phone|call|text)\b"
    r"|\b(?:permissions?|contactable|mailable)\b|\beinwilligung\b|\beinverstanden\b|\bconsentement\b|\bconsentimiento\b"
    r"|\b(?:keep|stay|be) in touch\b|\bhear from us\b|\badd(?: \w+)? to (?:\w+ )?list\b|\bcontact by (?:e ?mail|post|letter|phone|telephone|text|sms)\b"
    r"|\bkeep (?:me |them |us )?(?:informed|updated|posted|up to date)\b|\btien\w+ informat\w+\b"
    r"|^marketing(?: (?:ok|emails?|mail|post|communications?))?$|\bconsenso\b|\btoestemming\b|\bnieuwsbrief\b"
    r"|\binfopost\b|\brgpd\b|\bdsgvo\b|\bzustimmung\b|\bdatenschutz\w*\b|^avg$|\bacepta\b|\bacepto\b|\bautoriz(?:a|o|acion)\b|\baccepte\b|\bautorise\b"
    r"|\bconsenso|^privacy$|\bautorizza\w*\b|\bboletin\b|\binfolettre\b|\bakkoord\b"
)
_OF_STATUS = re.compile(
    r"^state$|^(?:\w+ )?status$|^status\b|\b(?:email|mail|mailing|contact|marketing|member|subscriber|subscription) (?:status|state)\b"
    r"|\b(?:contact|communication|mailing|marketing|email|channel|telephone|phone|post) pref\w*|^preferences?$|\bpreferred (?:contact|channel|method)\b"
    r"|\bhow (?:can|may|should|to)\b.*\bcontact\b|\bpref(?:erred)? (?:contact |communication |comms )?(?:contact|channel|method|mode|way|comms?|means)\b"
    r"|\bsolicit(?:ation)? codes?\b|\b(?:contact|communications?|mailing|mail) (?:restrictions?|codes?|instructions?)\b|^heading above$|^exclusions?$"
    r"|\bpreferen\w+ (?:de|di|del) (?:contact|contatto|contacto|communication)\b|\bkontakt(?:praferenz|wunsch|art)\b|\bvoorkeur\w*\b"
)
_OF_DEATH = re.compile(
    r"\bdeceased\b|\bdied\b|\bdead\b|\bdate of death\b|\bdeath date\b|\bdod\b|^rip$|\bverstorben\b|\bdecede\w*\b|\bfallecid[oa]\b"
    r"|\bdecedut[oa]\b|\boverleden\b"
)
# Columns that speak of consent to something else, or count things.
_OF_SOMETHING_ELSE = re.compile(
    r"\bsubscription (?:tier|plan|type|id|date|expiry|level)\b|\bdate subscribed\b|\bsubscribed (?:at|on|date)\b|\b(?:photo\w*|image|video|treatment|surgery|research|study|trial|record\w*|clinical|rating|count|number of|opens?|clicks?|url|link|gift ?aid)\b"
)

_YES = frozenset(
    [
        "y",
        "yes",
        "true",
        "t",
        "1",
        "x",
        "on",
        "ja",
        "j",
        "oui",
        "o",
        "si",
        "sim",
        "da",
        "tak",
        "checked",
        "ticked",
        *("1 0", "wahr", "vrai", "vero", "verdadero", "verdadeiro", "waar"),
        "agreed",
        "ok",
        "okay",
        "please",
        "✓",
        "✔",
        "☑",
    ]
)
_NO = frozenset(
    [
        "n",
        "no",
        "false",
        "f",
        "0",
        "off",
        "nein",
        "non",
        "nee",
        "nej",
        "nao",
        "nie",
        "unchecked",
        *("0 0", "falsch", "faux", "falso", "onwaar"),
        "✗",
        "✘",
        "☐",
    ]
)
_EMPTY = frozenset(
    (
        "",
        "-",
        "--",
        "\u2013",
        "\u2014",
        "none",
        "null",
        "nil",
        "na",
        "n a",
        "tbc",
        "unknown",
        "not asked",
        "not known",
        "blank",
        "nan",
    )
)
_UNANSWERED = re.compile(
    r"(?:no|not|none) (?:response|reply|answer|preference|record|recorded|data|info|information|objections?|applicable|asked|known|set|stated"
    r"|specified|provided|yet|yet asked|captured|collected|required|selected|supplied|available)\b"
)
_OPEN = frozenset(
    (
        "expired",
        "lapsed",
        "?",
        "maybe",
        "unsure",
        "pending",
        "not sure",
        "to ask",
        "ask",
        "check",
        "sometimes",
    )
)

_REFUSED = re.compile(
    r"\b(?:withdrawn|withdrew|revoked|declined|refused|denied|objected|opted ?out|opt ?out|unsubscribed|non ?subscribed|suppressed"
    r"|do ?not|don ?t|dont|no thanks?|no thank you|not (?:given|granted|ok|okay|agreed|subscribed|interested|opted in|consented)"
    r"|never|no consent|abgelehnt|widerrufen|abgemeldet|desabonne|desinscrit|disiscritto|afgemeld|refuse|retire"
    r"|revocad[oa]|retirad[oa]|denegad[oa]|rechazad[oa]|revocato|negato|ritirato|rifiutato|ingetrokken|geweigerd|entzogen|verweigert|gesperrt)\b"
)
_GRANTED = re.compile(
    r"\b(?:given|granted|agreed|opted in|opt in|subscribed|confirmed|active|happy|fine|allow(?:ed)?|clear|consented|consent|permission)\b"
)
_NEGATED = re.compile(
    r"\b(?:not|never|has ?n t|did ?n t|no) (?:been |yet )*(?:opted out|opt out|unsubscribed|suppressed|deceased|dead|refused|withdrawn|registered|listed)\b"
)
STATUS_REFUSED = re.compile(
    r"\bun ?subscribed\b|\bopt(?:ed)? ?out\b|\bsuppressed\b|\bdo ?not (?:contact|mail|e ?mail|post|call|phone|write|text|send|solicit|use|approach|disturb|bother)\b|\bdnc\b|\bblack ?listed\b"
    r"|\bno (?:contact|mail|mailings?|post|letters|e ?mails?|phone|phone calls|calls|texts|visits|marketing|communications?|correspondence)\b|\bblocked\b|\bwithdrawn\b"
    r"|\bnon ?subscribed\b|\bconsent (?:withdrawn|refused|no)\b|\bnone please\b|\bkeine? (?:kontakt|werbung|post)\b|\bno consent\b|^(?:stop|stopped|remove|removed)$|\babgemeldet\b|\bwiderrufen\b"
    r"|\bgesperrt\b|sperre\b|\bdesabonnee?\b|\bdesinscrite?\b|\bdisiscritt[oa]\b|\buitgeschreven\b|\bafgemeld\b|^baja$|\bde baja\b"
)
STATUS_CLEANED = re.compile(
    r"\bcleaned\b|\bbounced?\b|\bhard ?bounced\b|\bspam complaint\b|\babuse\b|^complain(?:ed|t)$|^spam$|\bundeliverable\b"
)
DEAD = re.compile(
    r"\b(?:deceased|died|dead|rip|passed away|dec d|decd|verstorben|gestorben|decede\w*|fallecid[oa]|decedut[oa]|overleden)\b"
)
_ONLY = re.compile(r"\bonly\b|\bnur\b|\buniquement\b|\bsolo\b|\balleen\b")


def is_wish_column(header: str, samples: Iterable[str] = ()) -> bool:
    """Whether a column is about wishes, consent or a death: by its name, or for a status by what it holds."""
    kind = _kind(header)
    if kind == "status":
        return any(column_says(header, cell) for cell in samples)
    return bool(kind)


def column_says(header: str, cell: str) -> Said:
    """What `cell` under `header` means. An empty cell is no wish, and a permission is none either."""
    kind, words = _kind(header), plain(cell)
    if not kind or words in _EMPTY:
        return NOTHING
    if kind == "death":
        return _death(words)
    if DEAD.search(words) and not _NEGATED.search(words):
        return Said(deceased=True)
    if _NEGATED.search(words):
        return NOTHING
    if kind == "refusal":
        return refusal(header, cell)
    if kind == "consent":
        return _consent(header, cell, words)
    return _status(header, cell, words)


def header_words(header: str) -> str:
    """A heading in words of small letters: “HasOptedOutOfEmail” is “has opted out of email”."""
    return plain(_HUMP.sub(" ", header))


def says_what_it_is(header: str) -> bool:
    """Whether a heading is about wishes, a status or a death by its own words."""
    return bool(_kind(header))


def asks_for_consent(header: str) -> bool:
    """Whether a heading asks whether we may: a yes under it is a permission."""
    return _kind(header) == "consent"


def refuses(header: str) -> bool:
    """Whether a heading speaks of refusing, whatever it has beside: “do_not_contact_reason”."""
    return bool(_REFUSING.search(header_words(header)))


def is_yes(words: str) -> bool:
    """Whether plain words are a yes and nothing else."""
    return words in _YES


def is_no(words: str) -> bool:
    """Whether plain words are a no and nothing else."""
    return words in _NO


def is_empty(words: str) -> bool:
    """Whether plain words say that nobody has answered."""
    return words in _EMPTY


def is_open(words: str) -> bool:
    """Whether plain words leave the answer open."""
    return words in _OPEN


def only_by(words: str) -> list[str]:
    """The channels somebody wants alone: “post only”, “only by email”. None in “night shifts only”."""
    return channels_in(words) if _ONLY.search(words) else []


@lru_cache(maxsize=1024)
def _kind(header: str) -> str:
    """What a column is about: "death", "refusal", "consent", "status", or "" for something else."""
    words = header_words(header)
    if _OF_SOMETHING_ELSE.search(words):
        return ""
    if _OF_DEATH.search(words):
        return "death"
    if re.search(
        r"\breason\b|\bopt ?in ?(?:time|ip)\b|\bconfirm (?:time|ip)\b|\bsource\b|\bby\b$", words
    ):
        return ""  # beside the answer, not the answer
    if _OF_STATUS.search(words):
        return "status"
    if _REFUSING.search(words):
        return "refusal"
    return "consent" if _ASKING.search(words) else ""


def _death(words: str) -> Said:
    if words in _NO or words in ("alive", "living"):
        return NOTHING
    return Said(deceased=True, doubtful=words in _OPEN)


def refusal(header: str, cell: str) -> Said:
    """What a cell says under a heading of refusal: a yes, a day or a reason there is one."""
    words = plain(cell)
    if words in _NO:
        return NOTHING
    if _GRANTED.search(words) and not _REFUSED.search(words):
        return NOTHING
    channels = channels_in(header_words(header)) or ["all"]
    if channels == ["all"]:
        channels = channels_in(words) or channels
    doubtful = words in _OPEN or bool(_ONLY.search(words)) or "prefer" in words
    return wishes_of(channels, header, cell, doubtful=doubtful)


def _consent(header: str, cell: str, words: str) -> Said:
    if _UNANSWERED.match(words):
        return NOTHING
    unwilling = bool(re.match(r"(?:not|rather not|prefer not|i d rather not)\b", words))
    if words in _NO or _REFUSED.search(words) or unwilling or re.match(r"(?:no|nein|non)\b", words):
        named = STATUS_REFUSED.search(words)
        channels = channels_in(header_words(header)) or channels_in(named[0] if named else "")
        about_news = bool(
            re.search(r"newsletter|nieuwsbrief|active.?subscription", header.casefold())
        )
        doubtful = (about_news and not channels) or (unwilling and not _REFUSED.search(words))
        return wishes_of(channels or ["all"], header, cell, doubtful=doubtful)
    if wanted := only_by(words):
        return all_but(wanted, header, cell)
    return NOTHING


def _status(header: str, cell: str, words: str) -> Said:
    if STATUS_CLEANED.search(words):
        return wishes_of(["email"], header, cell)
    if STATUS_REFUSED.search(words) or words in ("none", "no"):
        channels = channels_in(words) or channels_in(header_words(header))
        return wishes_of(channels or ["all"], header, cell)
    if wanted := only_by(words):
        return all_but(wanted, header, cell)
    if re.search(
        r"\bexclusions?\b", header_words(header)
    ):  # what is left out: “Email, Phone”, “All mailings”
        return wishes_of(channels_in(words) or ["all"], header, cell)
    if words == "not interested":
        return wishes_of(["all"], header, cell, doubtful=True)
    return wishes_of(["post"], header, cell, doubtful=True) if came_back(cell) else NOTHING


def wishes_of(channels: Iterable[str], header: str, cell: str, *, doubtful: bool = False) -> Said:
    """Wishes about these channels, with the column and its words as they stand in the file."""
    reason = f"{' '.join(header.split()).rstrip(':')}: {' '.join(cell.split())}"
    asked_on = day_in(cell)
    wishes = (WishDraft(channel=one, reason=reason, asked_on=asked_on) for one in channels)
    return Said(wishes=tuple(wishes), doubtful=doubtful)


def all_but(wanted: list[str], header: str, cell: str) -> Said:
    """“Post only” asks for everything else to stop; whether it was meant so strictly is for somebody to see."""
    others = [one for one in CHANNELS if one not in (*wanted, "all")]
    return wishes_of(others, header, cell, doubtful=True)
