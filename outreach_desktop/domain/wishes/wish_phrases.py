"""Refusals, deaths and letters that came back, as notes in other languages and short marks tell of them.

The words are German, French, Spanish, Italian and Dutch. A phrase counts where it ends what is said:
“nicht anrufen” is a refusal, and “nicht anrufen vor 9 Uhr” a habit. “Keine E-Mail” has none, as in English.
"""

import re
from collections.abc import Iterator

from outreach_desktop.domain.wishes.wish_words import plain

_PLEASE = r"(?: (?:bitte|mehr|svp|s il vous plait|merci|mas|por favor|piu|per favore|meer|aub|a u b|graag))*"
_REFUSALS = tuple(
    re.compile(rf"\b{words}{_PLEASE}$")
    for words in (
        (
            r"keine?[nr]?(?: weitere[nr]?)? (?:kontakt\w*|werbung|post|briefe|e ?mails|mails|anrufe|newsletter|sms|besuche?|zusendung\w*)"
            r"(?: mehr)?(?: (?:erwunscht|gewunscht|schicken|senden|zusenden|erhalten|bekommen))?"
        ),
        (
            r"nicht(?: mehr)?(?: per (?:post|e ?mail|mail|telefon|brief))? (?:kontaktier|anschreib|angeschrieb|anruf|angeruf|schreib|mail|besuch)\w*"
            r"(?: werden)?"
        ),
        r"(?:newsletter )?(?:abgemeldet|abbestellt)",
        r"(?:einwilligung|zustimmung) (?:widerrufen|entzogen|zuruckgezogen)",
        r"(?:werbe|kontakt|post|brief)sperre",
        r"ne (?:plus|pas|jamais)(?: (?:le|la|les|l|lui|nous|me))? (?:contacter|appeler|ecrire|telephoner|solliciter|relancer)",
        r"ne (?:plus|pas|jamais)(?: (?:le|la|les|l|lui|nous|me))? envoyer(?: (?:de|d|nos|les))? ?(?:courriers?|e ?mails?|mails?|lettres?|sms|rien)?",
        r"pas de (?:courriers?|appels?|contact|lettres?|e ?mails|mails|sms)",
        (
            r"ne (?:souhaite|veut|desire) (?:plus|pas) (?:etre (?:contacte|appele|sollicite)\w*"
            r"|recevoir(?: (?:de|d|nos|les|notre))?(?: \w+)?)"
        ),
        r"(?:desabonne|desinscrit)e?s?",
        r"consentement (?:retire|refuse|revoque)",
        r"no (?:volver a )?(?:llamar|contactar|escribir|molestar)",
        r"no (?:enviar|mandar)(?: (?:correo postal|correos?|e ?mails?|cartas?|publicidad|nada|sms))?",
        (
            r"no (?:desea|quiere) (?:ser contactad[oa]|que le (?:llamen|escriban|contacten)"
            r"|recibir(?: mas)? (?:correo postal|llamadas|correos?|e ?mails?|cartas?|publicidad|informacion|nada))"
        ),
        r"(?:dad[oa] de baja|consentimiento (?:retirado|revocado))",
        r"non (?:telefonare|chiamare|contattare|scrivere|disturbare)",
        r"non (?:inviare|mandare|spedire)(?: (?:posta|e ?mail|lettere|pubblicita|nulla|sms))?",
        (
            r"non (?:vuole|desidera) (?:essere (?:contattat|chiamat|disturbat)[oa]"
            r"|ricevere (?:posta|e ?mail|lettere|pubblicita|telefonate|comunicazioni))"
        ),
        r"(?:disiscritt[oa]|cancellat[oa] dalla (?:lista|newsletter))",
        r"consenso (?:revocato|negato|ritirato)",
        r"geen (?:contact|post|brieven|e ?mails|mails|telefoontjes|reclame|nieuwsbrief|sms)(?: meer)?(?: (?:ontvangen|sturen))?",
        r"niet(?: meer)? (?:bellen|mailen|e ?mailen|schrijven|benaderen|contacteren|aanschrijven)",
        r"(?:uitgeschreven|afgemeld|toestemming ingetrokken)",
    )
)
_OF_CHANNELS = (
    ("email", re.compile(r"\be? ?mails?\b|\be? ?mailen\b|\bcorreos?\b(?! postal)")),
    (
        "post",
        re.compile(
            r"\bpost\b|\bpostal\b|\bposta\b|\bbrie(?:fe?|ven)\b|\bcourriers?\b|\blettres?\b|\bcartas?\b|\blettere\b|\bcorreo\b(?! electronico)"
            r"|schreib\w*\b|schrieb\w*\b|\becrire\b|\bescrib\w+|\bscrivere\b|schrijven\b|\b(?:post|brief)sperre\b"
        ),
    ),
    (
        "phone",
        re.compile(
            r"\banruf\w*|\bangeruf\w*|\btelefon\w*|\bappel\w*|\btelephon\w*|\bllam\w*|\bchiama\w*|\bbellen\b|\btelefoontjes\b"
        ),
    ),
    ("text", re.compile(r"\bsms\b")),
    ("visit", re.compile(r"\bbesuch\w*")),
)
_ONLY = re.compile(
    r"\b(?:nur|bitte nur) (?:per|via) (?:e ?mail|mail|post|brief|telefon)(?: kontaktieren| anschreiben| bitte)*$"
    r"|\b(?:uniquement|seulement) par (?:e ?mail|mail|courriel|courrier|telephone)$|\bsolo por (?:e ?mail|correo postal|telefono|carta)$"
    r"|\bsolo per (?:e ?mail|posta|telefono)$|\balleen per (?:e ?mail|mail|post|telefoon)$"
    r"|^(?:nur|solo|alleen) (?:e ?mail|mail|post|telefon|posta|correo postal|telefono|telefoon)$|^(?:courrier|courriel|e ?mail|telephone) uniquement$"
)
_SEGMENTS = re.compile(r"[.;,:!?()\[\]\n]+|\s[-\u2013\u2014/]\s")

_POLITE = re.compile(r"\b(?:a\.u\.b|s\.v\.p)\.?", re.IGNORECASE)

_DAGGER = re.compile("[\u2020\u271d\u271e\u271f\u2627]")
_DIED_ON = re.compile(
    r"(?:^|[(\[,;.\n] *)(?:d\.|d|dec'?d\.?|gest\.|verst\.) ?(?:\d{1,2}[./-]\d{1,2}[./-])?(?:19|20)\d\d\b"
    r"|(?:^|[(\[,;.\n] *)dec['\u2019]?d\b",
    re.IGNORECASE,
)
_DIED = re.compile(
    r"(?:(?:ist|leider|est|ha|is|se) )*(?:verstorben|gestorben|decedee?|mort en|fallecid[oa]|fallecio|decedut[oa]|mort[oa] (?:nel|il)|overleden)\b"
)
_BEFORE_THE_NAME = re.compile(
    r"(?:the late|late(?= (?:mr|mrs|ms|miss|dr|prof|professor|sir|rev)\b)"
    r"|(?:exors?\.?|executors?|estate|personal representatives?) of(?: the late)?)(?= +\S)",
    re.IGNORECASE,
)
_LATE = re.compile(r"(?:the )?late")
_CAME_BACK = re.compile(
    r"\bgone ?away\b|^rts$|\breturn(?:ed)? to sender\b|\b(?:mail|letters?|post|mailing) (?:was |were )?returned\b"
    r"|\b(?:not|no longer|not known) at (?:this|that) address(?: any ?more)?$|\baddress unknown\b|\bunknown at (?:this )?address\b|\bnpai\b"
    r"|\bunbekannt verzogen\b|\bempfanger unbekannt\b|\bretour a l envoyeur\b|\badresse inconnue\b|\bdestinatario (?:desconocido|sconosciuto)\b"
    r"|\bonbekend op dit adres\b|\bretour afzender\b"
)


# Without one of these words, or one that begins so, nothing is said: most notes are done with here.
_WORDS = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    [
        "no",
        "not",
        "t",
        "never",
        "only",
        "but",
        "except",
        "apart",
        "other",
        "dnc",
        "opt",
        "opts",
        "opted",
        "list",
        "lists",
        "stop",
        "stopped",
        "dead",
        "died",
        "deceased",
        "passed",
        "r",
        "rip",
        "d",
        "dec",
        "decd",
        "late",
        "away",
        "goneaway",
        "gone",
        "rts",
        "return",
        "returned",
        "address",
        "cannot",
        "dont",
        "doesnt",
        "didnt",
    ]
)
_ENGLISH_BEGINNINGS = ("unsub", "withdr", "exclu", "suppr", "block", "eras", "forgot", "delet")
_ELSEWHERE = frozenset(
    [
        "nicht",
        "nur",
        "npai",
        "verst",
        "gest",
        "ne",
        "pas",
        "non",
        "baja",
        "llamar",
        "contactar",
        "escribir",
        "molestar",
        "enviar",
        "mandar",
        "desea",
        "quiere",
        "retour",
        "uniquement",
        "seulement",
        "solo",
        "geen",
        "niet",
        "alleen",
        "adresse",
        "destinatario",
        "mort",
        "morto",
        "morta",
        "onbekend",
    ]
)
_ELSEWHERE_BEGINNINGS = (
    *("kein", "abgem", "abbest", "widerr", "entzog", "verzog", "empf", "verstorb", "gestorb", "werbesp", "kontaktsp", "postsp", "briefsp"),
    *("desabon", "d\u00e9sabon", "desinscr", "d\u00e9sinscr", "consent", "d\u00e9c\u00e9d", "decede", "falleci", "deced", "disiscr", "cancellat"),
    *("consens", "uitgeschr", "afgem", "toestem", "overled"),
)  # fmt: skip


def may_say(text: str) -> tuple[bool, bool]:
    """Whether `text` has a word that English wishes have, and one that others have."""
    words = frozenset(_WORDS.findall(text.casefold()))
    if _DAGGER.search(text):
        return True, True
    english = not words.isdisjoint(_ENGLISH) or any(
        word.startswith(_ENGLISH_BEGINNINGS) for word in words
    )
    elsewhere = not words.isdisjoint(_ELSEWHERE) or any(
        word.startswith(_ELSEWHERE_BEGINNINGS) for word in words
    )
    return english, elsewhere


def segments(line: str) -> list[str]:
    """What stands between full stops, commas and dashes, each in plain words."""
    parts = _SEGMENTS.split(_POLITE.sub("", line))
    return [words for part in parts if (words := plain(part))]


def refused_elsewhere(line: str) -> Iterator[tuple[str, ...]]:
    """The channels of each refusal in another language; ("all",) where it names none."""
    for words in segments(line):
        found = next(filter(None, (rule.search(words) for rule in _REFUSALS)), None)
        if found:
            yield channels_elsewhere(found[0]) or ("all",)


def channels_elsewhere(words: str) -> tuple[str, ...]:
    """The channels that words of another language name; none where everything is meant."""
    if re.search(r"kontakt|contact|newsletter|nieuwsbrief", words):
        return ()
    return tuple(channel for channel, known in _OF_CHANNELS if known.search(words))


def wanted_alone(line: str) -> tuple[str, ...]:
    """The channels somebody wants alone: “nur per E-Mail”."""
    found = next(filter(None, (_ONLY.search(words) for words in segments(line))), None)
    return channels_elsewhere(found[0]) if found else ()


def tells_of_death(text: str) -> bool:
    """Whether a mark or words of another language say that somebody has died: “†”, “d. 2021”, “verstorben”."""
    if _DAGGER.search(text) or _DIED_ON.search(text):
        return True
    return any(_DIED.match(words) for words in segments(text))


def before_the_name(name: str) -> str:
    """“The late” or “Exors of the late” in front of a name; "" where nothing of it says so."""
    found = _BEFORE_THE_NAME.match(name)
    return found[0] if found else ""


def may_tell_of_death(line: str) -> bool:
    """Whether it may: “late” alone says as much of a train."""
    return any(_LATE.fullmatch(words) for words in segments(line))


def came_back(line: str) -> bool:
    """Whether letters to the address come back: “gone away”, “RTS”, “unbekannt verzogen”."""
    return any(_CAME_BACK.search(words) for words in segments(line))
