"""What stands about wishes between other words: in notes, and as a tag."""

import re
from collections.abc import Iterator

from outreach_desktop.domain.wishes.wish_columns import DEAD, STATUS_REFUSED, all_but
from outreach_desktop.domain.wishes.wish_phrases import (
    before_the_name,
    came_back,
    may_say,
    may_tell_of_death,
    refused_elsewhere,
    tells_of_death,
    wanted_alone,
)
from outreach_desktop.domain.wishes.wish_words import channels_in, day_in, plain
from outreach_desktop.domain.wishes.wishes import NOTHING, Said, WishDraft

_BEHIND = re.compile(r"\s*(?:(?:by|via|on the|of|from)\s+|[(:]\s*)([\w -]{1,200})", re.IGNORECASE)
# As people underline and shorten: “***DO NOT MAIL***”, “[no post]”, “No-Mail”.
_AS_TYPED = str.maketrans(
    {"\u00b4": "'", "`": "'", "\u2018": "'", "\u02bc": "'", "*": " ", "_": " ", "[": "(", "]": ")"}
)
_NO_JOINED = re.compile(r"\bno-(?=\w)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\s*(?:at|until|since)\b", re.IGNORECASE)

_VERBS = r"(?:contact|write(?: to)?|e-?mail|mail|post|phone|telephone|call|ring|text|sms|visit|send (?:any ?thing|letters|post|mail|e-?mails?))"
_WHOM = r"(?: (?:him|her|them|me|us|this person|anything|again|any ?more|please|under any circumstances|at all|directly|ever))*"
_NOT = r"(?:do not|don'?t|don\u2019t|please do not|never|must not|not to be|no longer)"
# A limit or another object makes it a habit, not a refusal: "do not call before 9", "do not post leaflets there".
_LIMIT = r"(?= *(?:$|[.,;:!?()\-\u2013\u2014/\n\[\]|]|please\b|thanks\b|thank you\b|and\b|or\b|as\b|because\b|since\b|asked\b|per\b|by\b|via\b|any\b|at\b|on request\b|requested\b|\d))"
_NOTE_RULES: tuple[tuple[str, str, bool], ...] = (
    # what it says, the channel ("" where the words name it), whether it is certain
    (
        rf"\b{_NOT} (?:be )?{_VERBS}(?:ed)?(?: ?(?:or|and|/|,) ?(?:to )?{_VERBS}(?:ed)?)*{_WHOM}{_LIMIT}",
        "",
        True,
    ),
    (r"\bdo not (?:contact|mail|email|post|phone|call|write|text)\s*$", "", True),
    (r"\bdnc\b|\bd\.n\.c\b", "all", True),
    (  # “no email or phone” has neither; everybody has a letter box
        (
            r"\bno (?:post|mail|calls|texts|letters)(?: *(?:/|,|&|and|or|nor|;) *(?:no )?(?:post|mail|e-?mail|phone|calls|texts|letters))+\b"
            r"|\bno (?:e-?mail|phone)(?: *(?:/|,|&|and|or|nor|;) *(?:no )?(?:post|mail|calls|texts|letters))+\b"
        ),
        "",
        True,
    ),
    (r"(?:^|[(,] *)no (?:mailings?|mail|post)(?= *(?:[),]|- ))", "", True),
    (
        r"\b(?:exclude|excluded|suppress|suppressed|block|blocked) from (?:all |any |our |the )*(?:mailings?|mail|post|e-?mails|contact|communications?|marketing|lists?)\b",
        "",
        True,
    ),
    (r"(?:^|[.;(\n] *)suppress(?:ed)?(?= *(?:$|[.;)!\n]))", "all", True),
    (
        (
            r"\berasure request|\bright to (?:erasure|be forgotten)\b|\b(?:asked|asks|requests?|requested|wants|wishes) to be (?:forgotten|erased|deleted)\b"
            r"|\b(?:request(?:ed|s)?|asked for) (?:deletion|erasure)\b"
        ),
        "all",
        True,
    ),
    (
        rf"(?:(?<=mail )|(?<=mail, )|(?<=post )|(?<=post, )|(?<=phone )|(?<=phone, )|(?<=letter )|(?<=letter, ))not (?:by )?(?:e-?mail|post|letters?|phone|texts?){_LIMIT}",
        "",
        True,
    ),
    (  # of whom it is said cannot be known: Mr Tarn's death may stand with Mrs Tarn
        r"\b(?:mr|mrs|ms|miss|dr|prof|professor)\.? \w+ (?:has |had )?(?:sadly |recently )?(?:died|passed away)\b",
        "all",
        False,
    ),
    (
        rf"\bnot by (?:e-?mail|post|letter|phone|telephone|text|sms)s?(?: ?(?:or|and|/|,) ?(?:by )?(?:e-?mail|post|letter|phone|telephone|text|sms)s?)*{_LIMIT}",
        "",
        True,
    ),
    (  # in the plural: "no email" has none
        r"(?:^|[.,;(\n] *|\bplease,? )no (?:e-?mails|letters|phone calls|(?:cold |marketing |sales )?calls|texts|visits|marketing(?: e-?mails)?|junk mail)(?= *(?:$|[.,;)!\n]|and\b|or\b))",
        "",
        True,
    ),
    (
        r"\bno (?:more|further) (?:contact|mail|mailings?|post|letters?|e-?mails?|calls?|phone calls|texts?|visits?)\b",
        "",
        True,
    ),
    (
        r"\bno (?:contact|mailings?|mail|post|letters|e-?mails|phone calls|calls|texts|visits),? please\b|\bplease,? no (?:contact|mailings?|mail|post|letters|e-?mails|phone calls|calls|texts|visits)\b",
        "",
        True,
    ),
    (r"(?:^|[.;\n] *)no (?:contact|mailings?|mail|post)(?= *(?:$|[.;!\n]))", "", True),
    (
        r"\b(?:asked|asks|wants|wishes|requested|requests|prefers) (?:us )?not to be (?:contacted|written to|mailed|e-?mailed|phoned|called|rung|texted|visited)\b",
        "",
        True,
    ),
    (
        r"\b(?:does not|doesn'?t|doesn\u2019t|did not|didn'?t) (?:want|wish) (?:to be (?:contacted|written to|mailed|e-?mailed|phoned|called|texted)|to hear from us|any ?(?:contact|post|mail|letters|e-?mails|calls|more)|(?:our )?(?:newsletters?|post|mail|letters|e-?mails|calls))",
        "",
        True,
    ),
    (
        (
            r"\b(?:(?:does not|doesn['\u2019]?t|did not|didn['\u2019]?t) (?:want|wish)|no longer (?:wants|wishes)|not) to (?:receive|get|be sent) "
            r"(?:any |our |more |further |the )*(?:mailings?|mail|post|letters|e-?mails|newsletters?|calls|texts|anything|communications?|information|updates)\b"
        ),
        "",
        True,
    ),
    (
        (
            r"\b(?:(?:does not|doesn['\u2019]?t|did not|didn['\u2019]?t) (?:want|wish)|no longer (?:wants|wishes)) (?:any |our |the )*(?:newsletters?|mailings?|post|mail|letters|e-?mails|calls)(?= *(?:$|[.,;)!\n]))"
            r"|\b(?:(?:does not|doesn['\u2019]?t|did not|didn['\u2019]?t) (?:want|wish)|no longer (?:wants|wishes)) to be (?:contacted|written to|mailed|e-?mailed"
            r"|phoned|called|texted|on (?:our|the|any|this) (?:mailing |contact )?lists?)\b"
        ),
        "",
        True,
    ),
    (
        r"(?:^|[.;,(\n] *)(?:please )?stop (?:all |any |the |our |further )*(?:mailings?|mail|post|letters|e-?mails|newsletters?|calls|contact)(?= *(?:$|[.,;)!\n]|please\b))",
        "",
        True,
    ),
    (r"(?:^|[.;(\n] *)(?:please )?unsubscribe(?: me)?(?:,? please)?(?= *(?:$|[.;)!\n]))", "", True),
    (
        r"\b(?:asked|wants|wished|requested) to (?:be (?:removed|taken off|deleted)|come off|unsubscribe|opt out)\b",
        "",
        True,
    ),
    (
        r"\b(?:removed|remove|take|taken|took) (?:him |her |them |me )?(?:from|off) (?:the |our |all |your )?(?:mailing ?|contact ?|e-?mail ?|post(?:al)? ?)?lists?\b",
        "",
        True,
    ),
    (
        r"(?<!not )(?<!n't )\b(?:opted|opts) out\b|(?<!not )(?<!n't )(?<!n\u2019t )\bopt[- ]out\b|(?<!not )\bunsubscribed\b|\bwithdr(?:ew|awn|aws) (?:his |her |their )?consent\b|\bconsent (?:was )?withdrawn\b",
        "",
        True,
    ),
    (
        r"\b(?:stop|stopped) (?:writing|mailing|e-?mailing|calling|phoning|sending|contacting|all contact)\b",
        "",
        False,
    ),
)
_RULES = tuple(
    (re.compile(rule, re.IGNORECASE), channel, sure) for rule, channel, sure in _NOTE_RULES
)
_OF_OTHERS = re.compile(
    r"\b(?:wife|husband|mother|father|son|daughter|partner|brother|sister|parents?|patient|predecessor|dog|colleague|friend"
    r"|uncle|aunt|spouse|child|baby|widow|widower)\b[^.;\n]*$",
    re.IGNORECASE,
)
_NOTE_DEAD = re.compile(
    r"(?:^|[.;,/\n(\[] *| [-\u2013\u2014] *)(?:now |sadly |has |he |she |they )*(?:deceased|died|dead|passed away|r\.?i\.?p\.?)\b|\b(?:has|he|she) (?:sadly )?(?:died|passed away)\b",
    re.IGNORECASE,
)


_BY = r"(?:post|letter|letters|e-?mails?|phone|telephone|text|texts|sms)"
_ONLY_BY = re.compile(
    rf"(?:^|[.,;:(\n] *|\bplease,? )(?:contact |write |prefers? |wants? |to be contacted )*"
    rf"(?:(?:by |via )?({_BY})(?: contact)? only|only (?:by|via) ({_BY}))(?:,? please)?(?= *(?:$|[.,;)!\n]))",
    re.IGNORECASE,
)
"""“By post only”, as the whole of what is said: “phone only after six” is a habit."""


_ALL_BUT = re.compile(
    rf"\b(?:any(?:thing)?|all|everything|any (?:way|method)) (?:but|except|apart from|other than) (?:by |via )?({_BY}(?: or (?:by )?{_BY})?)\b",
    re.IGNORECASE,
)


def notes_say(text: str, where: str = "Notes") -> Said:
    """What stands about wishes between other words: “DO NOT CONTACT - asked 2/2025”, “do not post”.

    `where` is the column that the words are quoted with.

    Instructions with a limit ("do not call before 9") and about other things ("do not park in the yard")
    are none.
    """
    english, elsewhere = may_say(text) if text else (False, False)
    if not (english or elsewhere):
        return NOTHING
    said: dict[str, WishDraft] = {}
    doubtful = False
    for line in re.split(r"(?<=[.!?;])\s+|\n", text):
        for channel, sure in (
            *(_in_english(_NO_JOINED.sub("no ", line.translate(_AS_TYPED))) if english else ()),
            *(_in_other_words(line, elsewhere=elsewhere)),
        ):
            if channel not in said:
                reason = f"{where}: {' '.join(line.split())}"
                said[channel] = WishDraft(channel=channel, reason=reason, asked_on=day_in(line))
            doubtful = doubtful or not sure
        only = _ONLY_BY.search(line)
        if not said and (wanted := channels_in(plain(only[0])) if only else wanted_alone(line)):
            others = all_but(list(wanted), where, line).wishes
            said, doubtful = {wish.channel: wish for wish in others}, True
    if "all" in said:
        said = {"all": said["all"]}
    return Said(wishes=tuple(said.values()), deceased=_tells_of_death(text), doubtful=doubtful)


def _in_english(line: str) -> Iterator[tuple[str, bool]]:
    for pattern, channel, sure in _RULES:
        for found in pattern.finditer(line):
            words = plain(found[0])
            everything = re.search(r"\bcontact|\bhear from us|\bmailings?\b", words)
            named = [] if everything else channels_in(words)
            # "Do not contact by phone" and "opted out of emails" name the channel behind it.
            if behind := _BEHIND.match(line, found.end()):
                named = channels_in(plain(behind[1])) or named
            elsewhere = bool(_ELSEWHERE.match(line, found.end()))
            for one in [channel] if channel else named or ["all"]:
                yield one, sure and not elsewhere
    if but := _ALL_BUT.search(line):
        yield from ((one, True) for one in channels_in(plain(but[1])))


def _in_other_words(line: str, *, elsewhere: bool) -> Iterator[tuple[str, bool]]:
    """What is said in another language, or by a mark that is known in all."""
    for channels in refused_elsewhere(line) if elsewhere else ():
        yield from ((one, True) for one in channels)
    if came_back(line):
        yield "post", False
    if may_tell_of_death(line):
        yield "all", False


def _tells_of_death(text: str) -> bool:
    found = _NOTE_DEAD.search(text)
    if found is not None and not _OF_OTHERS.search(text[: found.start() + 1]):
        return True
    return tells_of_death(text)


def name_says(aside: str) -> Said:
    """What stands beside a name: “deceased”, “The late”, “do not mail”."""
    if before_the_name(f"{aside} Mr"):
        return Said(deceased=True)
    return notes_say(aside, "Name")


def tag_says(tag: str) -> Said:
    """What a tag or a label says: “do not contact”, “deceased”, “unsubscribed”."""
    words = plain(tag)
    if DEAD.fullmatch(words):
        return Said(deceased=True)
    if words in ("dnc", "donotcontact", "nocontact") or STATUS_REFUSED.fullmatch(words):
        channels = channels_in(words) or ["all"]
        wishes = (
            WishDraft(channel=one, reason=f"Tag: {' '.join(tag.split())}") for one in channels
        )
        return Said(wishes=tuple(wishes))
    return NOTHING
