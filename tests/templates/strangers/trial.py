"""One file taken through the engine, and everything that is found out about it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.templates.audit import mistakes
from tests.templates.strangers.contents import (
    all_words,
    dangling,
    main_part,
    repeated,
    trees,
    words,
)


@dataclass(slots=True)
class Trial:
    """What became of a file: refused or not, what is told of it, what is wrong afterwards."""

    name: str
    refused: str = ""
    mistakes: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    has_tags: bool = False
    filled: bytes = field(default=b"", repr=False)
    together: bytes = field(default=b"", repr=False)


def tried(path: Path, *, audit: bool) -> Trial:
    """The file opened, filled in with nothing, made for three people, and all of it compared."""
    trial = Trial(path.name)
    try:
        data = path.read_bytes()
        template = WordTemplate(path)
        problems = template.problems()
        trial.mistakes = [str(one) for one in problems if one.stops]
        trial.told = [one.message for one in problems if not one.stops]
        trial.has_tags = bool(template.fields())
        if trial.mistakes:
            return trial
        trial.filled = template.render({}, missing="blank", read_again=True)
        trial.together = template.render_together([{}, {}, {}], missing="blank")
    except OutreachError as error:
        if trial.filled:
            trial.findings.append(f"together: {error.message}")
        elif trial.told or trial.has_tags:
            trial.mistakes.append(error.message)
        else:
            trial.refused = error.message
        return trial
    except Exception as error:  # noqa: BLE001  it is a finding, and the other files are tried all the same
        trial.findings.append(f"crash: {error!r}")
        return trial
    trial.findings += _found(trial, data)
    if audit:
        trial.findings += _faults(data, trial.filled, "new fault")
        trial.findings += _faults(data, trial.together, "new fault, together")
    return trial


def _found(trial: Trial, data: bytes) -> Iterator[str]:
    if not _is_conditional(data):
        yield from _lost(all_words(data), all_words(trial.filled), "lost")
    one, three = (trees(made)[main_part(made)] for made in (trial.filled, trial.together))
    single, tripled = words(one), words(three)
    thrice = Counter({word: 3 * times for word, times in single.items()})
    yield from _lost(thrice, tripled, "together lost")
    yield from _lost(tripled, thrice, "together added")
    had = repeated(data)
    for made, when in ((trial.filled, ""), (trial.together, "together, ")):
        for kind, times in repeated(made).items():
            if times > had[kind] * (3 if when else 1):
                yield f"{when}{times} repeated: {kind} (the file has {had[kind]})"
    known = len(dangling(data))
    for made, when in ((trial.filled, ""), (trial.together, "together, ")):
        now = dangling(made)
        if len(now) > known:
            yield f"{when}dangling: {now[0]} ({len(now)} for {known})"


def _is_conditional(data: bytes) -> bool:
    """Whether words of the file stand in loops or conditions, and so may rightly go."""
    return any("{%" in "".join(map(str, root.itertext())) for root in trees(data).values())


def _lost(before: Counter[str], after: Counter[str], what: str) -> Iterator[str]:
    missing = before - after
    if missing:
        shown = ", ".join(f"{word!r} x{times}" for word, times in missing.most_common(6))
        yield f"{what}: {missing.total()} words: {shown}"


def _faults(before: bytes, after: bytes, what: str) -> Iterator[str]:
    new = mistakes(after) - mistakes(before)
    if new:
        yield f"{what}: {'; '.join(sorted(new)[:3])}"
