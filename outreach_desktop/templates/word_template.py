"""A Word file with Jinja tags, compiled once and rendered many times."""

import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path

from outreach_desktop.templates.closing_up import MARK, settled
from outreach_desktop.templates.contract import fields_of, unknown_fields
from outreach_desktop.templates.gate import opened
from outreach_desktop.templates.loading import links_of, loaded
from outreach_desktop.templates.package import Member, packed
from outreach_desktop.templates.pictures import Media
from outreach_desktop.templates.problems import Field, MissingValuesError, Problem, refusal
from outreach_desktop.templates.values import Run, plain

MISSING = ("stop", "blank", "mark")

_MEND = "Mend this in Word, save, and try again."
_FILL_IN = "Fill in what is missing, or choose to leave it blank or marked."


class WordTemplate:
    """An immutable template, from a path or the bytes of a .docx or .dotx; threads may share it.

    A file that is not a harmless Word document is refused here. Mistakes in its tags are told by
    `problems`, and by `render`.
    """

    __slots__ = ("_loaded", "sha256")

    def __init__(self, source: Path | str | bytes) -> None:
        data, members = opened(source)
        self.sha256 = hashlib.sha256(data).hexdigest()
        self._loaded = loaded(members)

    def render(self, context: Mapping[str, object], missing: str = "stop") -> bytes:
        """The bytes of a finished .docx, with the plain data of `context` filled in.

        A value that is absent or None is missing: "stop" raises OutreachError with every such field
        and its place, "blank" leaves its place empty, "mark" prints a highlighted [field?].
        """
        self._stop_at(self._loaded.problems)
        values = plain(context)
        run = self._run(values, missing)
        texts = self._texts(values, run)
        stop_if_wrong(run)
        changed = [packed(name, text.encode()) for name, text in texts.items()]
        changed += self._pictures(run.media)
        return self._loaded.still.zipped(changed)

    def problems(
        self,
        sample: Mapping[str, object] | None = None,
        fields: Collection[str] | None = None,
    ) -> list[Problem]:
        """Everything wrong in the template, all at once.

        With `fields`, the paths that data can have, also every field that nobody has; with a
        `sample` of the data, also what goes wrong or is missing when it is filled in.
        """
        found = list(self._loaded.problems)
        if found:
            return found
        if fields is not None:
            found += unknown_fields(self._loaded.parts.values(), fields)
        if sample is not None:
            run = self._run(plain(sample), "stop")
            self._texts(plain(sample), run)
            found += _faults(run) + _absences(run)
        return found

    def fields(self) -> list[Field]:
        """Every field the template asks for, with what it is used as."""
        return fields_of(self._loaded.parts.values())

    def _texts(self, values: dict[str, object], run: Run) -> dict[str, str]:
        """Each part that holds tags, filled in."""
        texts = {}
        for name, part in self._loaded.parts.items():
            run.part = name
            text = part.render(values, run)
            texts[name] = settled(text) if MARK in text else text
        return texts

    def _run(self, values: Mapping[str, object], missing: str) -> Run:
        if missing not in MISSING:
            raise ValueError(f"missing must be one of {MISSING}, not {missing!r}")
        return Run(language=str(values.get("language") or self._loaded.language), missing=missing)

    def _stop_at(self, problems: tuple[Problem, ...]) -> None:
        stopping = [problem for problem in problems if problem.stops]
        if stopping:
            raise refusal(stopping, f"This template has {len(stopping)} mistakes:", _MEND)

    def _pictures(self, media: Media) -> list[Member]:
        """The files of the pictures, and the relationships of the parts that have frames."""
        links = [
            packed(
                links_of(part),
                (head + media.relationships(part) + "</Relationships>").encode(),
            )
            for part, head in self._loaded.links.items()
        ]
        return [*links, *media.files.values()]


def _faults(run: Run) -> list[Problem]:
    return [
        Problem(place=tag.place, tag=tag.raw, message=f"{tag.field}: {message}.")
        for tag, message in run.faults
    ]


def _absences(run: Run) -> list[Problem]:
    told = {(tag.field, tag.place): tag for tag in run.absent}
    return [
        Problem(place=place, tag=tag.raw, message=f"There is no value for {field}.", stops=False)
        for (field, place), tag in told.items()
    ]


def stop_if_wrong(run: Run) -> None:
    """Raise one error with everything that went wrong, or is missing, in a rendering."""
    if run.faults:
        raise refusal(_faults(run), "Some values do not fit this template:", _MEND)
    if run.absent:
        places: dict[str, dict[str, None]] = {}
        for tag in run.absent:
            places.setdefault(tag.field, {})[tag.place] = None
        raise MissingValuesError(places, hint=_FILL_IN)
