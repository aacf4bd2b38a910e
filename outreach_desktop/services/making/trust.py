"""Templates of one's own: each is tried once in a process with limits, and kept as it came out.

Templates are e-mailed from group to group. A file is known by what stands in it, so one that was
changed since is tried again; documents are made from the copy that came through the gate.
"""

import hashlib
import logging
import time
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from outreach_desktop import paths, private, templates, worker, writing
from outreach_desktop.domain.documents.letters import TemplateChoice
from outreach_desktop.domain.documents.shipped import BY_NAME, SMALL_SUFFIX, Shipped
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.making import mail_merge
from outreach_desktop.templates import library

if TYPE_CHECKING:
    from outreach_desktop.templates import WordTemplate
    from outreach_desktop.templates.dressing.dress import Dress
    from outreach_desktop.templates.engine.opening.gated import Gated

STARTERS = Path(library.__path__[0]) / "starters"
_log = logging.getLogger(__name__)
_KEPT = 100  # copies; the oldest go, and are made anew where they are wanted
_A_WHILE = 60.0  # seconds
_refusals: dict[str, tuple[OutreachError, float]] = {}
"""Why a file was refused and when, by its hash: the check and the preview ask for it again at once."""


def template_at(
    path: Path, *, without_hidden: bool = False, dress: "Dress | None" = None
) -> "WordTemplate":
    """The template at `path`; OutreachError for one that is no harmless Word document.

    What comes with the program is dressed as it is wanted; a template of one's own looks as it is.

    The documents that come with the program are trusted; any other file is tried first, which takes
    a second, unless just this file was tried before. Its hidden text stays unless it is wanted `without_hidden`.
    """
    from outreach_desktop.templates.engine.opening import gate

    data = gate.read(path)
    if path.parent == STARTERS:
        return _shipped(data, dress)
    return _own(data, without_hidden)


def on_whole_sheet(choice: TemplateChoice) -> TemplateChoice:
    """The same document on a whole sheet where it is on half of one: large print needs the room."""
    whole = BY_NAME[choice.name].on_whole_sheet
    return choice if whole == choice.name else replace(choice, path=STARTERS / f"{whole}.docx")


def starter(one: Shipped) -> TemplateChoice:
    """A document that comes with the program, as it is chosen."""
    return TemplateChoice(
        name=one.name,
        title=one.kept,
        path=STARTERS / f"{one.name}.docx",
        builtin=True,
        needs_event=one.is_about_event,
        note=one.note,
    )


def on_small_sheet(choice: TemplateChoice) -> TemplateChoice:
    """The same document on A5 where it comes on that too."""
    small = BY_NAME.get(f"{choice.name}{SMALL_SUFFIX}") if choice.builtin else None
    return starter(small) if small else choice


@lru_cache(maxsize=8)
def _shipped(data: bytes, dress: "Dress | None") -> "WordTemplate":
    if dress is not None:
        from outreach_desktop.templates.dressing.dress import dressed

        data = dressed(data, dress)
    return templates.WordTemplate(data, mail_merge.fields_of)


@lru_cache(maxsize=8)
def harmless(data: bytes) -> "Gated":
    """What came through the gate of a Word file; OutreachError for one that did not."""
    from outreach_desktop.templates.engine.opening import gated

    name = hashlib.sha256(data).hexdigest()
    path = paths.tried_templates() / f"{name}.tried"
    template = _kept(path)
    if template is None:
        written = _tried(data, name)
        template = gated.read(written)
        _keep(path, written)
    return template


@lru_cache(maxsize=8)
def _own(data: bytes, without_hidden: bool) -> "WordTemplate":
    template = harmless(data)
    return templates.WordTemplate(template, mail_merge.fields_of, without_hidden=without_hidden)


def _tried(data: bytes, name: str) -> bytes:
    """What came through the gate; a file that did not is refused again without another try, for a while.

    Not for good: on a computer that was busy, a harmless file may have taken too long.
    """
    from outreach_desktop.templates.engine import trial

    refusal, since = _refusals.get(name, (None, 0.0))
    if refusal is not None and time.monotonic() - since < _A_WHILE:
        raise OutreachError(refusal.message, hint=refusal.hint)
    try:
        return worker.tried(trial.tried, data)
    except OutreachError as error:
        if len(_refusals) >= _KEPT:
            _refusals.pop(next(iter(_refusals)), None)
        # A new one: what was raised holds on to the file.
        _refusals[name] = OutreachError(error.message, hint=error.hint), time.monotonic()
        raise


def _kept(path: Path) -> "Gated | None":
    from outreach_desktop.templates.engine.opening import gated

    try:
        return gated.read(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        _log.info("A template that was tried could not be read: %s", type(error).__name__)
        return None


def damaged_copies() -> list[Path]:
    """Kept copies that cannot be used any more; each is made again when its template is used."""
    found = sorted(paths.tried_templates().glob("*.tried"))
    return [path for path in found if _kept(path) is None]


def _keep(path: Path, written: bytes) -> None:
    """Keep a copy for the next start. Where that is forbidden, the file is tried again then."""
    try:
        private.make_folder(path.parent, parents=True)
        path.unlink(missing_ok=True)  # it was damaged
        copies = sorted(path.parent.glob("*.tried"), key=lambda copy: copy.stat().st_mtime)
        for old in copies[: 1 - _KEPT]:
            old.unlink(missing_ok=True)
        writing.write_new(path, written)
    except (OSError, OutreachError) as error:
        _log.info("A template that was tried could not be kept: %s", type(error).__name__)
