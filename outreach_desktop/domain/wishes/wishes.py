"""What people say about hearing from us: the wishes a file keeps, and how a list's columns tell of them.

A refusal is taken at its word and a permission never lifts one. What cannot be read for certain is kept as
a wish all the same, and is `doubtful`, so that somebody looks at it.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, replace

from outreach_desktop.domain.fields import Field, FieldKind, begun, described, folded, kept
from outreach_desktop.domain.fields import in_words as word_of
from outreach_desktop.domain.knowing.day_bounds import out_of_bounds
from outreach_desktop.domain.problems import Problem
from outreach_desktop.words import say

FIELDS = described(
    Field(
        "channel",
        say("Channel"),
        values=(
            ("email", say("email")),
            ("post", say("post")),
            ("phone", say("phone calls")),
            ("visit", say("visits")),
            ("text", say("text messages")),
            ("all", say("any contact")),
        ),
    ),
    Field(
        "state",
        say("State"),
        values=(
            ("no", say("no")),
            ("yes", say("yes")),
            ("unknown", say("unknown")),
        ),
    ),
    Field("asked_on", say("Asked on"), FieldKind.DATE),
    Field(
        "reason",
        say("In their words"),
        short=say("Reason"),
        example=say("asked on the phone, 3 March"),
    ),
    Field(
        "basis",
        say("On what it rests"),
        short=say("Basis"),
        values=(
            ("they agreed", say("they agreed")),
            ("they asked for it", say("they asked for it")),
            ("they objected", say("they objected")),
            ("legitimate interest", say("legitimate interest, written down")),
            ("public listing", say("their public listing")),
            ("agreement", say("an agreement between us")),
        ),
    ),
    Field("source", say("Source")),
    Field("until", say("Until"), FieldKind.DATE, may_come=True),
    Field("lifted_on", say("Lifted on"), FieldKind.DATE),
)

CHANNELS = kept(FIELDS["channel"])
"""What a wish is about. "all" is every one of them, which is what “do not contact” means."""
CHANNEL_OF_WAY = {
    "letter": "post",
    "email": "email",
    "phone": "phone",
    "in person": "visit",
    "text message": "text",
}
"""The channel that a wish speaks of, for each way in which the program lets people prefer to hear from us."""
STATES = kept(FIELDS["state"])
_REFUSED = {
    "email": say("no email"),
    "post": say("no post"),
    "phone": say("no phone calls"),
    "visit": say("no visits"),
    "text": say("no text messages"),
    "all": say("no contact at all"),
}
_TOLD = {
    "yes": {
        "email": say("Agreed to email"),
        "post": say("Agreed to post"),
        "phone": say("Agreed to phone calls"),
        "visit": say("Agreed to visits"),
        "text": say("Agreed to text messages"),
        "all": say("Agreed to any contact"),
    },
    "unknown": {
        "email": say("Not known: email"),
        "post": say("Not known: post"),
        "phone": say("Not known: phone calls"),
        "visit": say("Not known: visits"),
        "text": say("Not known: text messages"),
        "all": say("Not known: any contact"),
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WishDraft:
    """What somebody said of one channel. A wish stands while `lifted_on` is None."""

    channel: str
    state: str = "no"
    asked_on: dt.date | None = None
    reason: str = ""
    """Their words, or the column and what stood in it: “Do not mail: 1”."""
    basis: str = ""
    """On what it rests, such as “they agreed”."""
    source: str = ""
    until: dt.date | None = None
    """The last day on which it holds; after it, what they wish is unknown again."""
    lifted_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish(WishDraft):
    """A wish that is kept. `id` is UUID text."""

    id: str
    contact_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a cell or a note says: wishes, a death, or nothing. `doubtful` asks for somebody to look."""

    wishes: tuple[WishDraft, ...] = ()
    deceased: bool = False
    doubtful: bool = False

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.wishes) or self.deceased


NOTHING = Said()


def standing(wishes: Iterable[WishDraft]) -> tuple[WishDraft, ...]:
    """Those that were not lifted since."""
    return tuple(wish for wish in wishes if wish.lifted_on is None)


def has_ended(wish: WishDraft, today: dt.date | None) -> bool:
    """Whether the last day on which it held is over: what they wish is unknown again. Without a day none has ended."""
    return wish.until is not None and today is not None and wish.until < today


def stops(wishes: Iterable[WishDraft], channel: str, today: dt.date | None) -> WishDraft | None:
    """The wish that forbids `channel`, one about everything first; None where none does.

    Where `today` is None, one that holds until a day forbids it whatever the day.
    """
    refusals = [
        wish for wish in standing(wishes) if wish.state == "no" and not has_ended(wish, today)
    ]
    for one in ("all", channel):
        if found := next((wish for wish in refusals if wish.channel == one), None):
            return found
    return None


def in_words(wish: WishDraft) -> str:
    """“No post (Do not mail: 1)”, as a card shows it."""
    reason = f" ({wish.reason})" if wish.reason else ""
    if wish.state == "no":
        return f"{begun(refused_in_words(wish.channel))}{reason}"
    return f"{_TOLD[wish.state][wish.channel]}{reason}"


def ended(wishes: Sequence[WishDraft], channel: str, today: dt.date) -> WishDraft | None:
    """A wish about `channel` that held until a day that has passed, where nothing newer is known; ask again."""
    over = [wish for wish in standing(wishes) if wish.channel in ("all", channel)]
    is_known = any(not has_ended(wish, today) for wish in over)
    return None if is_known or not over else over[-1]


def beside(wish: WishDraft, today: dt.date, short_date: Callable[[dt.date], str]) -> str:
    """What stands under a wish on a card: on what it rests, who said so, since when and until when."""
    since = say("since {day}", day=short_date(wish.asked_on)) if wish.asked_on else ""
    until = say("until {day}", day=short_date(wish.until)) if wish.until else ""
    if wish.until and has_ended(wish, today):
        until = say("ended on {day}: not known any more, ask again", day=short_date(wish.until))
    basis = word_of(FIELDS["basis"], wish.basis)
    return " \u00b7 ".join(filter(None, (basis, wish.source.strip(), since, until)))


def problems(draft: WishDraft, before: Sequence[WishDraft] = ()) -> tuple[Problem, ...]:
    """What stops a wish from being kept beside those that are there: a refusal is not lifted without a word."""
    found = []
    if draft.channel not in CHANNELS:
        found.append(Problem("channel", say("Choose what it is about.")))
    if draft.state not in STATES:
        found.append(Problem("state", say("Choose yes, no or unknown.")))
    own = draft.id if isinstance(draft, Wish) else ""
    weakened = [
        wish
        for wish in standing(before)
        if wish.state == "no"
        and (wish.channel == draft.channel or getattr(wish, "id", "") == own)
        and _forbids_less(draft, wish)
    ]
    words = {folded(wish.reason) for wish in weakened} | {""}
    if any(is_older(draft, wish) for wish in weakened):
        found.append(
            Problem(
                "asked_on",
                say(
                    "They refused this after that day. What was said last holds: choose the day "
                    "on which they said something newer."
                ),
            )
        )
    if weakened and folded(draft.reason) in words:
        found.append(
            Problem("reason", say("They refused this before. Type what they say now, and how."))
        )
    if draft.until and draft.asked_on and draft.until < draft.asked_on:
        found.append(Problem("until", say("Choose a day after the one on which they said it.")))
    return (*found, *out_of_bounds(FIELDS, draft))


def _forbids_less(new: WishDraft, old: WishDraft) -> bool:
    """Whether a refusal would be lifted, be about something else, or end earlier."""
    ends_earlier = new.until is not None and (old.until is None or new.until < old.until)
    return new.state != "no" or new.channel not in ("all", old.channel) or ends_earlier


def is_older(one: WishDraft, other: WishDraft) -> bool:
    """Whether one was said before the other, as far as both days are known."""
    return bool(one.asked_on and other.asked_on and one.asked_on < other.asked_on)


def superseded(new: WishDraft, before: Iterable[WishDraft]) -> tuple[WishDraft, ...]:
    """The wishes about the same channel that a new one takes the place of: all but refusals that are newer still."""
    own = new.id if isinstance(new, Wish) else ""
    return tuple(
        wish
        for wish in standing(before)
        if wish.channel == new.channel
        and getattr(wish, "id", "") != own
        and not (wish.state == "no" and is_older(new, wish))
    )


def refused_in_words(channel: str) -> str:
    """“no post”, “no contact at all”."""
    return _REFUSED[channel]


def kept_apart(said: Iterable[Said]) -> Said:
    """All that was said, a wish of each channel once, the first one standing."""
    every = [one for one in said if one]
    if not every:
        return NOTHING
    wishes: dict[str, WishDraft] = {}
    for wish in (wish for one in every for wish in one.wishes):
        wishes.setdefault(wish.channel, wish)
    return Said(
        wishes=tuple(wishes.values()),
        deceased=any(one.deceased for one in every),
        doubtful=any(one.doubtful for one in every),
    )


def unread(column: str, cell: str) -> WishDraft:
    """Words under `column` that may be a wish, for somebody to say; by itself it forbids nothing."""
    reason = f"{' '.join(column.split()).rstrip(':')}: {' '.join(cell.split())}"
    return WishDraft(channel="all", state="unknown", reason=reason)


def as_ticked(
    before: Sequence[WishDraft],
    refused: Set[str],
    channels: Set[str],
    reason: str,
    today: dt.date,
) -> tuple[WishDraft, ...]:
    """Wishes after somebody said of each of `channels` whether it is refused: new ones, and some lifted today."""
    open_channels = {
        wish.channel
        for wish in standing(before)
        if wish.state == "no" and not has_ended(wish, today)
    }
    lifted = (channels & open_channels) - refused
    kept = (
        replace(wish, lifted_on=today)
        if wish.channel in lifted and wish.lifted_on is None and wish.state == "no"
        else wish
        for wish in before
    )
    new = (
        WishDraft(channel=channel, reason=reason.strip(), asked_on=today)
        for channel in CHANNELS
        if channel in refused - open_channels
    )
    return (*kept, *new)


def of_source(wishes: Iterable[WishDraft], source: str, day: dt.date) -> tuple[WishDraft, ...]:
    """Wishes with where they came from, and the day they became known where they name none."""
    return tuple(
        replace(wish, source=wish.source or source, asked_on=wish.asked_on or day)
        for wish in wishes
    )
