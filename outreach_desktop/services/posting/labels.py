"""Labels and envelopes: which sheet is meant, what is drawn on it, and the new file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from outreach_desktop import paths, writing
from outreach_desktop.domain.documents.look import Look
from outreach_desktop.domain.labour import Steps
from outreach_desktop.domain.post.label_jobs import FURTHEST, LabelJob, PrinterShift
from outreach_desktop.domain.post.label_lines import LabelText, fitted, room
from outreach_desktop.domain.post.label_sheets import (
    LABEL_SHEETS,
    OWN,
    LabelSheet,
    from_measures,
    likest,
    named,
    problems,
)
from outreach_desktop.domain.post.letter_widths import wider
from outreach_desktop.domain.post.printed_envelopes import envelope
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.posting import office
from outreach_desktop.services.posting.addressees import Addressees
from outreach_desktop.words import say, say_many

ENDINGS: Final = (".docx", ".pdf")
_AT_ONCE: Final = 200


def sheet_called(name: str, measures: str = "") -> LabelSheet:
    """The sheet of this name, or that these measures describe. OutreachError with the nearest where there is none."""
    if measures or name.strip().casefold() == OWN:
        return _measured(measures)
    found = named(name)
    if found is not None:
        return found
    near = likest(name)
    raise OutreachError(
        say("There is no label sheet \u201c{name}\u201d.", name=name),
        hint=say("Did you mean {name}?", name=near)
        if near
        else say("Choose one of {names}, or give its measures.", names=", ".join(LABEL_SHEETS)),
    )


def _measured(measures: str) -> LabelSheet:
    if not measures:
        raise OutreachError(
            say("The measures of the sheet are missing."), hint=say("Give them with --measures.")
        )
    found = from_measures(measures)
    if isinstance(found, str):
        raise OutreachError(found)
    wrong = problems(found)
    if wrong:
        raise OutreachError(" ".join(one.sentence for one in wrong))
    return found


def envelope_called(words: str) -> LabelSheet:
    """The envelope of this name or size, as a sheet with one label."""
    found = envelope(words)
    if isinstance(found, str):
        raise OutreachError(found)
    return found.sheet


def see_that_it_starts(sheet: LabelSheet, start: int) -> None:
    """The first label must be one of the sheet."""
    if not 1 <= start <= sheet.count:
        raise OutreachError(
            say(
                "Label {start} is not on this sheet: it has {count} labels.",
                start=start,
                count=sheet.count,
            ),
            hint=say("Start at a label between 1 and {count}.", count=sheet.count),
        )


def see_that_it_is_sensible(shift: PrinterShift) -> None:
    """No printer is off by more than a label is wide."""
    if not shift.is_sensible:
        raise OutreachError(
            say("A printer is off by at most {most} mm.", most=f"{FURTHEST:g}"),
            hint=say("Check that there is the right paper in it, and that it prints at 100 %."),
        )


def drawn(
    found: Addressees,
    sheet: LabelSheet,
    *,
    start: int = 1,
    shift: PrinterShift = PrinterShift(),  # noqa: B008 - it is frozen
    title: str = "",
    sender: bool = False,
) -> Steps[LabelJob]:
    """What stands on each label, in steps; OutreachError where there is nobody to write to."""
    see_that_it_starts(sheet, start)
    see_that_it_is_sensible(shift)
    if not found.entries:
        raise OutreachError(
            say("There is no one to write to."),
            hint=say("Choose people who want post and whose address is known."),
        )
    texts: list[LabelText] = []
    for number, to in enumerate(found.entries):
        inside = room(sheet, sheet.place(start + number))
        inside = replace(inside, width=inside.width / wider(found.font))
        texts.append(fitted(to, inside, home_country=found.home_country, american=found.american))
        if number % _AT_ONCE == 0:
            yield number
    return LabelJob(
        sheet=sheet,
        texts=tuple(texts),
        start=start,
        shift=shift,
        language=found.language,
        title=title or say("Labels"),
        font=found.font,
        sender=found.sender if sender else (),
    )


def counted(sheet: LabelSheet, count: int, start: int) -> str:
    """“24 labels on 2 sheets of L7160”, “24 envelopes”."""
    if not sheet.paper:
        return say_many("{count} envelope", "{count} envelopes", count)
    return say_many(
        "{labels} on {count} sheet of {name}",
        "{labels} on {count} sheets of {name}",
        sheet.sheets_for(count, start),
        labels=say_many("{count} label", "{count} labels", count),
        name=sheet.paper if sheet.name == OWN else sheet.name,
    )


def shortened(job: LabelJob, found: Addressees) -> tuple[str, ...]:
    """The names of those of whose address something had to be left out."""
    pairs = zip(job.texts, found.entries, strict=True)
    return tuple(to.name for text, to in pairs if text.shortened)


def sheet_to_try(
    sheet: LabelSheet,
    shift: PrinterShift = PrinterShift(),  # noqa: B008 - it is frozen
    *,
    language: str = "en_GB",
) -> LabelJob:
    """A frame for each label with its number, and two rulers: printed on plain paper, it shows how far a printer is off."""
    see_that_it_is_sensible(shift)
    return LabelJob(
        sheet=sheet,
        texts=tuple(
            LabelText(lines=(str(number),), points=room(sheet, sheet.place(number)).largest)
            for number in range(1, sheet.count + 1)
        ),
        shift=shift,
        language=language,
        title=say("Test sheet {name}", name=sheet.name),
        framed=True,
        rulers=tuple(_advice(sheet)),
    )


def _advice(sheet: LabelSheet) -> Iterator[str]:
    yield say("Test sheet {name}", name=sheet.name)
    yield say(
        "Print both pages on plain paper at 100 %: without \u201cfit to page\u201d or \u201cshrink\u201d."
    )
    yield say(
        "Measure the rulers below. If they are not 100 mm long, the printer or the program that prints makes pages smaller: change that first."
    )
    yield say(
        "Lay the first page behind a sheet of labels and hold both against the light. Measure how far the frames are off, and type it in the window \u201cLabels and envelopes\u201d for this printer."
    )


def as_word(job: LabelJob) -> bytes:
    """The bytes of a Word document."""
    from outreach_desktop.templates.labels import drawing  # a fifth of a second

    return drawing.made(job)


def look(job: LabelJob) -> Look:
    """The finished pages, as they print."""
    from outreach_desktop.templates.engine.look import look as look_of

    return look_of(as_word(job))


def as_pdf(job: LabelJob) -> tuple[bytes, str]:
    """The bytes of a PDF by LibreOffice, and ""; where that is not installed painted by the program itself, and a sentence that says so."""
    from outreach_desktop.services.making import paper_pages

    document, there = as_word(job), office.place()
    if there is not None:
        return office.as_pdf(document, there), ""
    return paper_pages.painted(document), say(
        "LibreOffice is not installed here, so the program painted the PDF itself, as it prints."
    )


def see_that_it_can_be_written(path: Path) -> None:
    """Before anything is collected: the name ends as it should, is free, and Word has no such file open."""
    if path.suffix.casefold() not in ENDINGS:
        raise OutreachError(
            say("\u201c{name}\u201d is neither a Word document nor a PDF.", name=path.name or path),
            hint=say("Choose a name that ends in .docx or .pdf."),
        )
    if paths.is_in_sight(path.with_name(_held_as(path.name))):
        raise OutreachError(
            say("\u201c{name}\u201d is open in Word.", name=path.name),
            hint=say("Close it there, or choose another name."),
        )
    if paths.is_in_sight(path):
        raise writing.trouble(FileExistsError(path), path)
    if not path.absolute().parent.is_dir():
        raise writing.trouble(FileNotFoundError(path), path.absolute())


def _held_as(name: str) -> str:
    """What Word lays beside a file while it is open: of a longer name the first two letters are gone."""
    stem = Path(name).stem
    cut = 2 if len(stem) > 7 else 1 if len(stem) == 7 else 0
    return f"~${name[cut:]}"


def write(job: LabelJob, path: Path) -> str:
    """Write a new file, a Word document or a PDF by its ending; a sentence about it, "" for none."""
    see_that_it_can_be_written(path)
    data, note = as_pdf(job) if path.suffix.casefold() == ".pdf" else (as_word(job), "")
    writing.write_new(path, data)
    return note
