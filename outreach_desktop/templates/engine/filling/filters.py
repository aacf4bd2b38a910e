"""What may stand after a `|` in a template, and the few methods that may be called."""

import datetime as dt
import functools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from jinja2 import Undefined, pass_context
from jinja2 import filters as jinja
from jinja2.runtime import Context

from outreach_desktop.templates.engine.filling.addressees import address, name
from outreach_desktop.templates.engine.filling.looks import LOOKS
from outreach_desktop.templates.engine.filling.merge_formats import MERGING
from outreach_desktop.templates.engine.filling.values import (
    RUN,
    Fault,
    UnfitError,
    WordList,
    kind_of,
    text_of,
    unprintable,
)
from outreach_desktop.templates.engine.problems import quoted
from outreach_desktop.words import local, say, unbroken

Function = Callable[..., object]

_MOST = 1 << 20
_MOST_ITEMS = 100_000
_STYLES = {
    "long": local.long_date,
    "short": local.short_date,
    "weekday": local.weekday_date,
}
_ENDED = re.compile(r"[.!?\u2026\u3002\uff01\uff1f][\"'\u2019\u201c\u201d\u00bb\u00ab]*$")
_TROUBLE = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RuntimeError)


def _language(context: Context) -> str:
    return str(context.parent[RUN].language)


@pass_context
def date(context: Context, value: object, style: str = "long") -> str:
    """“4 March 2026”; "short" is “4 Mar 2026”, "weekday" names the day, else a CLDR pattern."""
    day = _day(value)
    if style in _STYLES:
        return unbroken.date(_STYLES[style](day, _language(context)))
    if "%" in style:
        return day.strftime(style)
    return unbroken.date(local.date_like(day, style, _language(context)))


def _day(value: object) -> dt.date:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.datetime.fromisoformat(str(value).strip()).date()
    except ValueError:
        raise UnfitError(
            say("{quoted} is not a date such as 2026-03-04", quoted=quoted(value))
        ) from None


@pass_context
def time(context: Context, value: object) -> str:
    """“14:30”, or as the reader's language writes it."""
    if isinstance(value, dt.datetime):
        value = value.time()
    if not isinstance(value, dt.time):
        try:
            value = _time(str(value).strip())
        except ValueError:
            raise UnfitError(
                say("{quoted} is not a time such as 14:30", quoted=quoted(value))
            ) from None
    return local.time_of_day(value, _language(context))


def _time(text: str) -> dt.time:
    return dt.datetime.fromisoformat(text).time() if "-" in text else dt.time.fromisoformat(text)


def word_list(value: object) -> WordList:
    """A list that reads “Ann, Beth and Cy” where it is printed, and can still be gone through."""
    return WordList(_items(value))


@pass_context
def lines(context: Context, value: object) -> str:
    """Each item on a line of its own, empty ones left out; a text stays as it is."""
    if isinstance(value, str):
        return value
    return "\n".join(_texts(context, value))


@pass_context
def join(context: Context, value: object, separator: str = "", attribute: str | None = None) -> str:
    """The items one after another with `separator` between them; empty ones left out."""
    if attribute is not None:
        value = [item.get(attribute) for item in _items(value) if isinstance(item, dict)]
    texts = value if isinstance(value, str) else _texts(context, value)
    if len(texts) * len(separator) > _MOST:
        raise UnfitError(say("this makes too long a text"))
    return separator.join(texts)


def _texts(context: Context, value: object) -> list[str]:
    language = _language(context)
    texts = []
    for item in _items(value):
        if item is None or item == "" or isinstance(item, Undefined):
            continue
        text = text_of(item, language)
        if text is None:
            raise UnfitError(say("its items are not texts but {kind}", kind=kind_of(item)))
        texts.append(text)
    return texts


def _items(value: object) -> list[object]:
    if isinstance(value, (list, tuple, range)):
        return list(value)
    if isinstance(value, dict):
        return list(value)
    if isinstance(value, str):
        return [value] if value else []
    raise UnfitError(say("this is {kind}, not a list", kind=kind_of(value)))


@pass_context
def phone(context: Context, value: object) -> str:
    """A telephone number spaced as its country does."""
    return local.phone(str(value), _language(context))


@pass_context
def number(context: Context, value: object, decimals: int | None = None) -> str:
    """A number as the reader's language writes it."""
    if isinstance(value, str):
        try:
            value = float(value) if "." in value else int(value)
        except ValueError:
            raise UnfitError(say("{quoted} is not a number", quoted=quoted(value))) from None
    if not isinstance(value, (int, float)):
        raise UnfitError(say("this is {kind}, not a number", kind=kind_of(value)))
    if decimals is not None and not 0 <= decimals <= 9:
        raise UnfitError(say("there can be 0 to 9 decimals"))
    return local.number(value, _language(context), decimals)


def plural(value: object, one: str, many: str) -> str:
    """`{{ count|plural("person", "people") }}`: “1 person”, “3 people”; of a list, its length."""
    count = value if isinstance(value, int) else len(_items(value))
    return local.plural(count, one, many)


@pass_context
def sentence(context: Context, value: object) -> str:
    """The words with a full stop, unless they bring their own: “Hexmoor Gen.”, “Who are we?”"""
    text = text_of(value, _language(context))
    if text is None:
        raise UnfitError(unprintable(value))
    words_alone = text.rstrip()
    return text if not words_alone or _ENDED.search(words_alone) else f"{words_alone}."


def default(value: object, other: object = "", boolean: bool = False) -> object:
    """`other` where the value is missing; with true as second word, also where it is empty."""
    absent = value is None or isinstance(value, Undefined)
    return other if absent or (boolean and not value) else value


def replace(value: object, old: str, new: str) -> str:
    """The text with `new` for each `old`."""
    text = str(value)
    if len(text) + text.count(old) * len(new) > _MOST:
        raise UnfitError(say("this makes too long a text"))
    return text.replace(old, new)


_SPEC = r"[-+ #0,<>^=]{0,4}\d{0,2}(?:,)?(?:\.\d)?[dfgeEGxXs%]?"
_BRACES = re.compile(rf"(?:[^{{}}]|\{{\{{|\}}\}}|\{{\d?(?::{_SPEC})?\}})*")
_PERCENTS = re.compile(r"(?:[^%]|%%|%[-+ #0]{0,3}\d{0,2}(?:\.\d)?[dfgsx])*")


@pass_context
def percent_format(context: Context, pattern: object, *given: object) -> str:
    """`"%.2f"|format(price)`, with widths of two digits at most."""
    if not _PERCENTS.fullmatch(str(pattern)) or not all(map(_simple, given)):
        raise UnfitError(say("this pattern cannot be used"))
    return str(pattern) % tuple(_in_words(context, given))


@pass_context
def brace_format(context: Context, pattern: object, *given: object) -> str:
    """`"{:,.2f}".format(price)`: numbers and texts, and nothing that reaches into them."""
    if not _BRACES.fullmatch(str(pattern)) or not all(map(_simple, given)):
        raise UnfitError(say("this pattern cannot be used"))
    return str(pattern).format(*_in_words(context, given))


def _simple(value: object) -> bool:
    return isinstance(value, (str, int, float))


def _in_words(context: Context, given: Sequence[object]) -> list[object]:
    """A yes or no as it is printed; the others as they are."""
    language = _language(context)
    return [text_of(one, language) if isinstance(one, bool) else one for one in given]


def batch(value: object, size: int, fill: object = None) -> list[list[object]]:
    """The items in groups of `size`, the last one filled up with `fill` where that is given."""
    if not 1 <= size <= 1000:
        raise UnfitError(say("a group can have 1 to 1,000 items"))
    items = _items(value)
    groups = [items[at : at + size] for at in range(0, len(items), size)]
    if isinstance(fill, (list, tuple, dict)):
        raise UnfitError(say("a group can be filled up with a text or a number"))
    if groups and fill is not None:
        groups[-1] += [fill] * (size - len(groups[-1]))
    return groups


def _same(value: object) -> object:
    """Everything printed is escaped, so these two of Jinja's have nothing left to do."""
    return value


@pass_context
def string(context: Context, value: object) -> str:
    """The words for a value."""
    text = text_of(value, _language(context))
    if text is None:
        raise UnfitError(say("{kind} has no words of its own", kind=kind_of(value)))
    return text


def written(value: object) -> object:
    """A list or group that stands in the template, of bounded size whatever lists stand in it."""
    rest, size = [value], 0
    while rest:
        one = rest.pop()
        size += 1
        if isinstance(one, (list, tuple)):
            rest.extend(one)
        elif isinstance(one, dict):
            rest.extend(one.values())
        if size + len(rest) > _MOST_ITEMS:
            raise UnfitError(say("this makes too long a list"))
    return value


def _sliced(value: object, start: int | None, stop: int | None, step: int | None) -> object:
    if isinstance(value, (str, list, tuple)):
        return value[start:stop:step]
    raise UnfitError(say("this is {kind}, of which no part can be taken", kind=kind_of(value)))


def numbers(*bounds: int) -> range:
    """`range(1, 4)` of a template: at most 10,000 numbers."""
    found = range(*bounds)
    if len(found) > 10_000:
        raise UnfitError(say("range can count to 10,000 at most"))
    return found


def _passing(function: Function) -> Function:
    """`function` for values only: what is missing goes through, what does not suit becomes a Fault.

    Each call is counted. That all take the context also keeps the compiler from trying them out.
    """
    asked = getattr(function, "jinja_pass_arg", None)
    name = function.__name__.removeprefix("do_").removeprefix("sync_do_")

    @functools.wraps(function)
    def passing(context: Context, value: object, *given: object, **named: object) -> object:
        if value is None or isinstance(value, (Undefined, Fault)):
            return value
        run = context.parent[RUN]
        run.work(_effort(value))
        if name in _OF_WORDS and isinstance(value, (bool, dt.date, dt.time)):
            value = text_of(value, _language(context))
        first = () if asked is None else (_ASKED[asked.name](context),)
        try:
            result = function(*first, value, *given, **named)
            if isinstance(result, Iterator):
                result = list(result)
        except UnfitError as error:
            return Fault(str(error))
        except _TROUBLE:
            return Fault(
                say("{kind} cannot be used with {name} like this", kind=kind_of(value), name=name)
            )
        if isinstance(result, str) and len(result) > _MOST:
            return Fault(say("this makes too long a text"))
        run.work(_effort(result))
        return result

    return pass_context(passing)


_ASKED: dict[str, Callable[[Context], object]] = {
    "context": lambda context: context,
    "eval_context": lambda context: context.eval_ctx,
    "environment": lambda context: context.environment,
}


def _effort(value: object) -> int:
    """How many things there are to go through in a value, about."""
    if isinstance(value, str):
        return 1 + (len(value) >> 6)
    return 1 + len(value) if isinstance(value, (list, tuple, dict, range)) else 1


_OURS: dict[str, Function] = {
    "date": date,
    "time": time,
    "list": word_list,
    "lines": lines,
    "join": join,
    "phone": phone,
    "name": name,
    "address": address,
    "number": number,
    "plural": plural,
    "sentence": sentence,
    "replace": replace,
    "batch": batch,
    "format": percent_format,
    "e": _same,
    "escape": _same,
    "safe": _same,
    "string": string,
    **LOOKS,
}
_JINJA = (
    "abs", "capitalize", "count", "dictsort", "first", "float", "groupby", "int", "items", "last",
    "length", "lower", "map", "max", "min", "reject", "rejectattr", "reverse", "round", "select",
    "selectattr", "sort", "sum", "title", "trim", "truncate", "unique", "upper", "wordcount",
)  # fmt: skip
_OF_WORDS = frozenset(("capitalize", "lower", "replace", "title", "trim", "truncate", "upper"))
"""What changes the words of a day or of a yes or no, not how a computer writes them."""
_TEXT_METHODS = (
    "upper", "lower", "title", "capitalize", "strip", "lstrip", "rstrip", "startswith", "endswith",
    "split", "splitlines", "removeprefix", "removesuffix", "isdigit", "find", "count", "casefold",
)  # fmt: skip


def _text_method(name: str) -> Function:
    def method(value: object, *given: object) -> object:
        if not isinstance(value, str):
            raise UnfitError(
                say("this is {kind}, which has no .{name}()", kind=kind_of(value), name=name)
            )
        return getattr(value, name)(*given)

    method.__name__ = f".{name}()"
    return method


def _group_method(name: str) -> Function:
    def method(value: object, *given: object) -> object:
        if not isinstance(value, Mapping):
            raise UnfitError(
                say("this is {kind}, which has no .{name}()", kind=kind_of(value), name=name)
            )
        found = getattr(value, name)(*given)
        return found if name == "get" else list(found)

    method.__name__ = f".{name}()"
    return method


def _join(separator: object, items: object) -> str:
    texts = [str(item) for item in _items(items) if isinstance(item, (str, int, float))]
    if len(texts) * len(str(separator)) > _MOST:
        raise UnfitError(say("this makes too long a text"))
    return str(separator).join(texts)


FILTERS: dict[str, Function] = {
    **{name: _passing(jinja.FILTERS[name]) for name in _JINJA},
    **{name: _passing(function) for name, function in _OURS.items()},
    **{name: _passing(function) for name, function in MERGING.items()},
    "default": default,
    "d": default,
}
# A call such as `name.upper()` is compiled to one of these; the dot keeps templates from them.
METHODS: dict[str, Function] = {
    **{f".{name}": _passing(_text_method(name)) for name in _TEXT_METHODS},
    **{f".{name}": _passing(_group_method(name)) for name in ("items", "keys", "values", "get")},
    ".replace": _passing(replace),
    ".join": _passing(_join),
    ".format": _passing(brace_format),
    ".slice": _passing(_sliced),
    ".range": _passing(numbers),
    ".written": _passing(written),
}


TESTS = (
    "boolean", "defined", "divisibleby", "even", "false", "float", "in", "integer", "iterable",
    "lower", "mapping", "none", "number", "odd", "sameas", "sequence", "string", "true",
    "undefined", "upper", "eq", "==", "equalto", "ne", "!=", "gt", ">", "greaterthan", "ge", ">=",
    "lt", "<", "lessthan", "le", "<=",
)  # fmt: skip
