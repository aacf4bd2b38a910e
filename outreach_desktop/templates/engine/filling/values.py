"""How a value of the context becomes text in Word's XML, and what happens where there is none."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates.engine.filling.missing import MARK, STOP, Missing
from outreach_desktop.templates.engine.filling.pictures import Media, NotAPictureError, picture_of
from outreach_desktop.templates.engine.problems import MissingValuesError, TemplateProblem, refusal
from outreach_desktop.templates.engine.reading.controls import Choices
from outreach_desktop.templates.engine.reading.dialect import Tag
from outreach_desktop.templates.engine.word.frames import Slot
from outreach_desktop.templates.engine.word.numbering import NewLists
from outreach_desktop.templates.engine.word.rounds import Rounds
from outreach_desktop.words import say, unbroken
from outreach_desktop.words.local import list_of, long_date, time_of_day, yes_or_no

RUN = "#run"  # no template can name it: a field's name has no #

BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
TAB = '</w:t><w:tab/><w:t xml:space="preserve">'

_MOST_TEXT = 64 << 20
_MOST_WORK = 1_500_000  # about a second: counted in items, so that it ends alike on every computer
_MEND = say("Fix this in the data or in Word, and try again.")
_FILL_IN = say("Fill in what is missing, or choose to leave it blank or marked.")
# Sets of few characters: one of many, as "all but", takes Python 10 ms to compile.
is_awkward = re.compile(r"[\x00-\x1f&<>\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]").search
_has_controls = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]").search
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_FIT_FOR_ATTRIBUTE = re.compile(r"[A-Za-z0-9:-]{1,20}")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_PLAIN_NUMBERS = (int, float)


class Fault:
    """A value that could not be made: it goes through filters untouched, to be told at the tag."""

    __slots__ = ("message",)

    def __init__(self, message: str) -> None:
        self.message = message


class UnfitError(ValueError):
    """A value does not suit a filter; the message is a sentence's end for people."""


class Formatted:
    """A value that brings a look of its own; as a text it is its words."""

    def written(self, run: "Run", tag: Tag, /) -> str:
        """The value as it stands inside the `w:t` where `tag` stood."""
        raise NotImplementedError


class WordList(list[object]):
    """A list that prints as “Ann, Beth and Cy”."""

    __slots__ = ()


class Cropped(dict[str, object]):
    """A picture that fills its frame to the edges."""

    __slots__ = ()


class TooMuchError(Exception):
    """The template makes more text, or takes more work, than a document should."""


@dataclass(slots=True)
class Run:
    """One rendering: its language, what is to be done about missing values, what was found."""

    language: str
    missing: Missing
    tags: Sequence[Tag] = ()
    absent: dict[str, dict[str, Tag]] = field(default_factory=dict)
    faults: list[TemplateProblem] = field(default_factory=list)
    room: int = _MOST_TEXT
    strength: int = _MOST_WORK
    media: Media = field(default_factory=Media)
    lists: NewLists = field(default_factory=NewLists)
    notes: dict[TemplateProblem, None] = field(default_factory=dict)
    shown: list[tuple[int, str]] = field(default_factory=list)
    printed: dict[str, list[tuple[Tag, str, str]]] | None = None
    part: str = ""
    whose: str = ""
    _rounds: Rounds | None = None

    @property
    def rounds(self) -> Rounds:
        """How often the loops were gone through; most templates never ask."""
        if self._rounds is None:
            self._rounds = Rounds()
        return self._rounds

    def begin(
        self, values: Mapping[str, object], whose: str, language: str, *, person: str
    ) -> None:
        """Go on with the next document of several in one file; names in it end with `person`."""
        self._rounds = Rounds(person)
        self.language = str(values.get("language") or language)
        self.whose = whose
        self.room = _MOST_TEXT
        self.strength = _MOST_WORK

    def mark(self) -> tuple[int, int, int]:
        """Where it stands, to `return_to` it."""
        return len(self.faults), self.room, self.strength

    def return_to(self, mark: tuple[int, int, int]) -> None:
        """Forget the faults since, and what was spent."""
        known, self.room, self.strength = mark
        del self.faults[known:]

    def put_in_order(self, known: int) -> None:
        """Tell the faults after the first `known` as they would be read in the document."""
        if len(self.faults) > known + 1:
            at = {(self.whose + tag.place, tag.raw): n for n, tag in enumerate(self.tags)}
            self.faults[known:] = sorted(
                self.faults[known:], key=lambda fault: at[fault.place, fault.tag]
            )

    def spend(self, amount: int) -> None:
        """Count what a loop is going to write; stop before the memory is full."""
        self.room -= amount
        if self.room < 0:
            raise TooMuchError(say("this makes more text than a document can hold"))

    def work(self, amount: int) -> None:
        """Count what a filter goes through; stop while everybody still waits patiently."""
        self.strength -= amount
        if self.strength < 0:
            raise TooMuchError(say("this takes too long to work out"))

    def miss(self, number: int) -> str:
        """What stands in the place of a missing value."""
        return self.miss_for(self.tags[number])

    def miss_for(self, tag: Tag) -> str:
        """The same for one of the tags that an address is made of."""
        rule = self._rule(tag)
        if rule == STOP:
            self.absent.setdefault(tag.asks_for, {})[self.whose + tag.place] = tag
        words = self.missing.words.get(tag.asks_for)
        if rule == MARK and words:
            return tag.mark.replace(f"[{escaped_plain(tag.field)}?]", f"[{escaped_plain(words)}?]")
        return tag.mark if rule == MARK else ""

    def miss_within(self, number: int) -> str:
        """The same for a part of a longer text, which cannot be highlighted."""
        tag = self.tags[number]
        self.miss_for(tag)
        words = self.missing.words.get(tag.asks_for, tag.field)
        return f"[{words}?]" if self._rule(tag) == MARK else ""

    def _rule(self, tag: Tag) -> str:
        return self.missing.of(tag.asks_for)

    def fault(self, tag: Tag, message: str) -> None:
        """Note that a value does not fit the tag that asks for it."""
        problem = tag.problem(say("{field}: {fault}.", field=tag.field, fault=message))
        self.faults.append(replace(problem, place=self.whose + tag.place))

    def told(self, text: str, number: int) -> str:
        """`text` unchanged; that characters will be left out of it is noted."""
        if _FORBIDDEN.search(_LINE_ENDS.sub("", text)):
            tag = self.tags[number]
            place = self.whose + tag.place
            message = say(
                "{field} holds characters that no Word file can hold; they are left out.",
                field=tag.field,
            )
            self.notes[replace(tag.problem(message, stops=False), place=place)] = None
        return text

    def stop_if_wrong(self) -> None:
        """Raise one error with everything that does not fit, or else with all that is missing."""
        if self.faults:
            raise refusal(self.faults, say("Some values do not fit this template:"), _MEND)
        if self.absent:
            raise MissingValuesError(self.absent, hint=_FILL_IN)


def clean(text: str) -> str:
    """`text` with one kind of line end and without the characters that XML forbids."""
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))


def escaped(text: str) -> str:
    """`text` for the inside of a `w:t`: escaped, line breaks and tabs as Word writes them."""
    return _without_signs(clean(text)).replace("\n", BREAK).replace("\t", TAB)


def escaped_plain(text: str) -> str:
    """`text` for an element that knows no line breaks of Word's: a document property."""
    return _without_signs(clean(text))


def _without_signs(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@pass_context
def printed(context: Context, value: object, number: int) -> str:
    """A value in a paragraph. The compiler puts this around every output: nothing escapes it."""
    if type(value) is not str:
        return _other(context, value, number, escaped)
    if not is_awkward(value):
        return value
    if not _has_controls(value):  # a company's &, for the most part
        return _without_signs(value)
    return escaped(_noted(context, value, number))


def _noted(context: Context, value: str, number: int) -> str:
    run: Run = context.parent[RUN]
    return run.told(value, number)


@pass_context
def printed_plain(context: Context, value: object, number: int) -> str:
    """A value in a document property."""
    if type(value) is str:
        return escaped_plain(_noted(context, value, number)) if is_awkward(value) else value
    return _other(context, value, number, escaped_plain)


@pass_context
def joined(context: Context, value: object, number: int) -> str:
    """An operand of `~`: plain text still, which is escaped where it is printed."""
    if value is None or isinstance(value, Undefined):
        run: Run = context.parent[RUN]
        return run.miss_within(number)
    if type(value) is not str:
        value = _other(context, value, number, str)
    if len(value) > _MOST_TEXT // 512:
        raise TooMuchError(say("this makes more text than a document can hold"))
    return value


@pass_context
def looped(context: Context, value: object, number: int, weight: int) -> Iterable[object]:
    """What a loop goes through; `weight` is what one round of it writes at least."""
    run: Run = context.parent[RUN]
    if value is None or isinstance(value, Undefined):
        run.miss(number)
        return ()
    if isinstance(value, (list, tuple, dict, range)):
        run.spend(len(value) * weight)
        return value
    message = (
        value.message
        if isinstance(value, Fault)
        else say("this is {kind}, not a list", kind=kind_of(value))
    )
    run.fault(run.tags[number], message)
    return ()


@pass_context
def attribute(context: Context, value: object, number: int) -> str:
    """A number or colour for a cell, in an attribute; nothing else can stand there."""
    run: Run = context.parent[RUN]
    tag = run.tags[number]
    if value is None or isinstance(value, Undefined):
        run.miss(number)
        return "auto" if tag.keyword == "cellbg" else "1"
    text = str(value).lstrip("#") if isinstance(value, (str, int)) else ""
    if not _FIT_FOR_ATTRIBUTE.fullmatch(text):
        run.fault(tag, say("{kind} cannot be used in {raw}", kind=kind_of(value), raw=tag.raw))
        return "1"
    return text


@pass_context
def chosen(context: Context, value: object, number: int) -> str:
    """The words of the item of a list that is meant; a closed list takes no other."""
    run: Run = context.parent[RUN]
    tag = run.tags[number]
    words = text_of(value, run.language)
    if not words:
        return printed(context, value, number)
    choices = tag.brings if isinstance(tag.brings, Choices) else Choices({}, closed=False)
    found = choices.words.get(words.casefold())
    if found is None and choices.closed:
        offered = list_of(list(dict.fromkeys(choices.words.values())), run.language)
        run.fault(
            tag,
            say(
                "“{words}” is not in this list, which offers {offered}",
                words=words,
                offered=offered,
            ),
        )
    return printed(context, found or words, number)


@pass_context
def whole(context: Context, value: object, number: int) -> str:
    """A whole attribute with its value; nothing where there is none, which is told elsewhere."""
    run: Run = context.parent[RUN]
    text = value if isinstance(value, str) else ""
    name = run.tags[number].keyword
    return f' {name}="{text}"' if _FIT_FOR_ATTRIBUTE.fullmatch(text) else ""


@pass_context
def pictured(context: Context, value: object, number: int) -> str:
    """A picture in its frame; nothing where there is none."""
    run: Run = context.parent[RUN]
    tag = run.tags[number]
    if value is None or value == "" or isinstance(value, Undefined):
        return ""
    if not isinstance(value, dict) or not isinstance(value.get("picture"), (bytes, type(None))):
        run.fault(tag, say("this is {kind}, not a picture", kind=kind_of(value)))
        return ""
    slot = tag.brings
    if not value.get("picture") or not isinstance(slot, Slot):
        return ""
    try:
        picture = picture_of(value["picture"])
    except NotAPictureError as error:
        run.fault(tag, f"{value.get('name') or 'the picture'} {error}")
        return ""
    link = run.media.link(run.part, picture)
    named = tag.field.partition("|")[0].strip().replace(".", " ").replace("_", " ")
    words = str(value) if isinstance(value, Formatted) else named
    return slot.filled(
        (picture.width, picture.height), link, words, crop=isinstance(value, Cropped)
    )


def _other(context: Context, value: object, number: int, escape: Callable[[str], str]) -> str:
    run: Run = context.parent[RUN]
    if value is None or isinstance(value, Undefined):
        return run.miss(number)
    if isinstance(value, Formatted):
        run.told(str(value), number)
        return value.written(run, run.tags[number]) if escape is escaped else escape(str(value))
    text = text_of(value, run.language)
    if text is None:
        run.fault(run.tags[number], unprintable(value))
        return ""
    return escape(text)


def text_of(value: object, language: str) -> str | None:
    """The words for a plain value, in the reader's language; None for what has no words."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool):
        return yes_or_no(value, language)
    if isinstance(value, _PLAIN_NUMBERS):
        return str(value)
    if isinstance(value, dt.date):
        return unbroken.date(long_date(value, language))
    if isinstance(value, dt.time):
        return time_of_day(value, language)
    if isinstance(value, WordList):
        items = [item for item in value if not isinstance(item, Undefined)]
        words = [text_of(item, language) for item in items if item not in (None, "")]
        return None if None in words else list_of([word for word in words if word], language)
    return None


def unprintable(value: object) -> str:
    """Why a value cannot be printed, as a sentence's end."""
    if isinstance(value, Fault):
        return value.message
    if isinstance(value, dict):
        if "picture" in value:
            return say("this is a picture: put a picture there in Word and make this its alt text")
        return say("this is a group of fields: choose one of them, with a dot and its name")
    if isinstance(value, (list, tuple)):
        return say("this is a list: write |list or |lines after it, or go through it with for")
    return say("{kind} cannot be printed", kind=kind_of(value))


def kind_of(value: object) -> str:
    """What a value is, in plain words."""
    for types, words in _KINDS:
        if isinstance(value, types):
            return words
    return say("something that is not plain data ({name})", name=type(value).__name__)


_KINDS: tuple[tuple[tuple[type, ...], str], ...] = (
    ((str,), say("a text")),
    ((bool,), say("yes or no")),
    ((int, float), say("a number")),
    ((dt.date,), say("a date")),
    ((dt.time,), say("a time")),
    ((list, tuple), say("a list")),
    ((dict,), say("a group of fields")),
)


def plain(context: object) -> dict[str, object]:
    """The context, which must be a dict with names for keys."""
    if isinstance(context, Mapping) and all(isinstance(name, str) for name in context):
        return {name: value for name, value in context.items() if value is not None}
    raise OutreachError(
        say(
            "The data for a document must be named values, and this is {kind_of}.",
            kind_of=kind_of(context),
        ),
        hint=say('Give an object such as {"contact": {"name": "Dr Ann Smith"}}.'),
    )
