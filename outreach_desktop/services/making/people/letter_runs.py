"""Runs of letters kept under a name: taken up later, for everyone or for those who came since."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from outreach_desktop.db import segments
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.making import letter_runs, written
from outreach_desktop.db.subjects import contacts
from outreach_desktop.domain.documents.documents import NOBODY
from outreach_desktop.domain.documents.letter_runs import (
    TO_NOBODY,
    TO_ORGANISATIONS,
    LetterRun,
    problems,
)
from outreach_desktop.domain.documents.shipped import on_either_paper
from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.segments import parse
from outreach_desktop.errors import OutreachError, stop_for
from outreach_desktop.services import organisations
from outreach_desktop.services.choosing import filters
from outreach_desktop.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReady:
    """A run, whom its search finds now, and who of them has none of its documents yet."""

    run: LetterRun
    everyone: tuple[str, ...]
    newcomers: tuple[str, ...]
    trouble: str = ""
    """Why its search can no longer be understood."""


def ready(db: Data, *, today: date) -> list[RunReady]:
    """All runs, by name, each with its people of today."""
    return [_ready(db, run, today) for run in letter_runs.every(db)]


def _ready(db: Data, run: LetterRun, today: date) -> RunReady:
    try:
        found = _found(db, run, today)
    except OutreachError as error:
        return RunReady(run=run, everyone=(), newcomers=(), trouble=str(error))
    has = written.got(db, found, on_either_paper(run.titles))
    newcomers = tuple(one for one in found if one not in has)
    return RunReady(run=run, everyone=tuple(found), newcomers=newcomers)


def _found(db: Data, run: LetterRun, today: date) -> list[str]:
    if run.whom == TO_NOBODY:
        return [NOBODY]
    if run.whom == TO_ORGANISATIONS:
        return organisations.find(db, run.people, today=today)
    return segments.find(db, parse(run.people), today=today)


def packet_for(db: Data, ids: Sequence[str]) -> LetterRun | None:
    """The packet kept for the profession of all these people, if there is one; \u201cnurse\u201d is a research nurse too."""
    kept = {folded(run.profession): run for run in letter_runs.every(db) if run.profession.strip()}
    if not kept:
        return None
    theirs = {folded(one.profession) for one in contacts.get_all(db, list(ids))}
    fits = [said for said in kept if theirs and all(said in one for one in theirs)]
    return kept[max(fits, key=len)] if fits else None


def professions(db: Data) -> list[str]:
    """What people of the group are, for a packet to be kept for one of them."""
    return [name for name, _ in filters.choices(db).professions if name]


def save(db: Data, run: LetterRun) -> LetterRun:
    """Keep a run under its name, in place of one that has it."""
    run = replace(run, name=" ".join(run.name.split()), people=" ".join(run.people.split()))
    stop_for(problems(run))
    with changing(db, say("Save run of letters \u201c{name}\u201d", name=run.name)):
        letter_runs.keep(db, run)
    return run


def remove(db: Data, name: str) -> None:
    """Put a run into the bin."""
    with changing(db, say("Remove run of letters \u201c{name}\u201d", name=name)):
        letter_runs.remove(db, name)
