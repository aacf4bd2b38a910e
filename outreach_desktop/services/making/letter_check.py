"""What is wrong with a plan, found by making every document in memory; nothing is written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from outreach_desktop.domain.documents.about_events import at_odds, not_noted_there
from outreach_desktop.domain.documents.before.not_people import (
    OF_A_READER,
    only_people_have,
    place_refuses,
    where_it_is_put_right,
    written_to_someone,
)
from outreach_desktop.domain.documents.documents import title_in_words
from outreach_desktop.domain.documents.leaving_out import LeftOutPerson
from outreach_desktop.domain.documents.letters import (
    Finding,
    Lack,
    TemplateChoice,
    called,
    cautions,
    done_without,
    exceeds_window,
    must_be_there,
    no_address,
    no_event,
    nothing_known,
    nothing_to_thank_for,
    told_of_large_print,
    why_not,
)
from outreach_desktop.domain.documents.page_findings import FONT, LENGTH
from outreach_desktop.domain.documents.paragraphs import PLACE, nothing_of_ones_own
from outreach_desktop.domain.documents.returned import mail_came_back
from outreach_desktop.domain.documents.shipped import BY_NAME, ForWhom, Shipped
from outreach_desktop.domain.events import ATTENDED
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.making.letter_copies import PLACE as COPIES
from outreach_desktop.services.making.letter_doubles import written_to_twice
from outreach_desktop.services.making.letter_households import told_of_homes
from outreach_desktop.services.making.letter_lacking import (
    lacks_of_all,
    leaves_a_hole,
    without_its_floor,
)
from outreach_desktop.services.making.letter_plan import Letter, Plan, fields_of
from outreach_desktop.services.making.people.going_with import told_of_what_goes_with
from outreach_desktop.services.own_fields.facts import told
from outreach_desktop.templates import Missing, TemplateProblem
from outreach_desktop.words import say
from outreach_desktop.words.local import list_of, short_date

if TYPE_CHECKING:
    from outreach_desktop.templates import MissingValuesError

# What differs from person to person; all else is said once for everybody.
_OWN = frozenset({"contact", "organisation", "thanks", "letter"})
_NAMED = 4
_SOMEONE = frozenset({ForWhom.PERSON, ForWhom.ORGANISATION})


def check(plan: Plan, lacking: list[Lack] | None = None) -> list[Finding]:
    """Everything to know before making: what concerns all first, then in the order of the people.

    To `lacking` is added what `lacks` would find, in the same pass.
    """
    found = [*(plan.earlier.notes if plan.earlier else ()), *_mistakes(plan)]
    found += written_to_twice(plan)
    found += told_of_homes(plan.recipients, plan.apart)
    found += plan.house_rules
    found += [*plan.waiting, *plan.copies.not_to, *_not_named(plan), *told_of_what_goes_with(plan)]
    last = ""
    for letter in plan.letters():
        if letter.recipient.contact_id != last:
            last = letter.recipient.contact_id
            for person in letter.recipient.people:
                found += cautions(person, plan.today, short_date)
            back = letter.contexts.mail_came_back(letter.recipient)
            found += [mail_came_back(back, short_date)] if back else []
            if (refused := letter.contexts.refused.get(last)) and refused.letter:
                found.append(place_refuses(letter.recipient, refused.letter))
        found += _findings(letter, lacking)
    found += _places_left_empty(plan)
    found = list(_without_echoes(found))
    found += _must_be_there(plan, found)
    stopped = {finding.field for finding in found if finding.stops}
    found += done_without(gap for gap in plan.gaps if gap.field not in stopped)
    return _said_once(found, plan)


def _not_named(plan: Plan) -> Iterator[Finding]:
    """Documents that do not say who else gets them; the copies are made all the same."""
    for choice, template in zip(plan.documents, plan.templates, strict=True):
        if plan.copies.to and COPIES not in fields_of(template):
            message = say(
                "\u201c{title}\u201d does not say who gets a copy. The copies are still made.",
                title=title_in_words(choice.title),
            )
            yield Finding(contact_id=None, name="", message=message)


def after_typing(findings: Iterable[Finding], plan: Plan) -> list[Finding]:
    """What was found, as it is now that only words of one\u2019s own in the plan are others: nothing else is looked at again."""
    others = [one for one in findings if one.field != PLACE]
    return [*others, *_said_once(_places_left_empty(plan), plan)]


def with_pages(
    findings: Iterable[Finding], of_pages: Iterable[Finding], plan: Plan
) -> list[Finding]:
    """What was found, with what is known by now of pages that are laid out one after the other."""
    others = [one for one in findings if one.field not in (LENGTH, FONT)]
    return [*others, *_said_once(of_pages, plan)]


def without_words(plan: Plan, choice: TemplateChoice) -> list[str]:
    """The ids of those who have no words of one\u2019s own in a document, in the order of the plan; who gets none anyhow is left out."""
    return [
        letter.recipient.contact_id
        for letter in plan.letters()
        if letter.choice == choice and letter.lacks_own_words and stopped_by(letter) is None
    ]


def _places_left_empty(plan: Plan) -> Iterator[Finding]:
    """A place for words of one\u2019s own in which nothing stands; those who get no letter anyhow need none."""
    if plan.personal:
        for letter in plan.letters():
            if letter.lacks_own_words and stopped_by(letter) is None:
                yield nothing_of_ones_own(letter.recipient.contact, letter.choice.title)


def left_out(findings: Sequence[Finding], plan: Plan) -> int:
    """How many documents will not be made: what stops a person stops all of theirs."""
    asked = {(one.recipient.contact_id, one.choice.title) for one in plan.letters()}
    titles = {choice.title for choice in plan.documents}
    every = {recipient.contact_id for recipient in plan.recipients}
    stopped: set[tuple[str, str]] = set()
    for found in findings:
        if found.stops:
            people = set(found.about) or every
            kinds = {found.template} if found.template in titles else titles
            stopped |= {(person, kind) for person in people for kind in kinds}
    return len(stopped & asked)


def who_is_left_out(findings: Sequence[Finding], plan: Plan) -> tuple[LeftOutPerson, ...]:
    """Everyone who gets no letter, or not each of them, in the order of the people, with the first reason."""
    asked = {letter.recipient.contact_id for letter in plan.letters()}
    why: dict[str, str] = {}
    for found in findings:
        if found.stops:
            for contact_id in found.about:
                why.setdefault(contact_id, _in_short(found))
    people = []
    for recipient in plan.recipients:
        if recipient.contact_id not in asked:
            continue
        for person in recipient.people or (recipient.contact,):
            reason = why_not(person, plan.today) or why.get(person.id, "")
            if reason:
                people.append((person.name or recipient.name, reason))
    return tuple(people)


def _in_short(found: Finding) -> str:
    """“missing: phone”, where a value is what stops it."""
    return say("missing: {what}", what=called(found.field)) if found.field else found.message


def _without_echoes(found: Sequence[Finding]) -> Iterator[Finding]:
    """What is wrong in a template is told once, and is nothing that each person lacks."""
    mistakes: dict[str, list[str]] = {}
    for one in found:
        if one.in_template:
            mistakes.setdefault(one.template, []).append(one.message)

    @cache
    def is_told(template: str, field: str, message: str) -> bool:
        told = mistakes.get(template, ())
        if not field:  # the refusal, which quotes what is wrong
            return any(mistake in message for mistake in told)
        unknown = say("There is no field {shown}.", shown=field.replace("[]", ""))
        return any(f"{one.partition('. ')[0].rstrip('.')}.".endswith(unknown) for one in told)

    for finding in found:
        about_all = finding.contact_id is None
        if about_all or not is_told(finding.template, finding.field, finding.message):
            yield finding


def _must_be_there(plan: Plan, found: Sequence[Finding]) -> Iterator[Finding]:
    """One finding about everybody for each field without which nothing at all is made."""
    for field, policy in plan.policies.items():
        of = [one.name for one in found if one.field == field and one.stops and one.name]
        if policy == "stop" and of:
            yield must_be_there(field, list(dict.fromkeys(of)))


def stopped_by(letter: Letter) -> Finding | None:
    """What leaves a document out whatever its template says, if anything does."""
    contact, about = letter.recipient.contact, _shipped(letter.choice)
    if letter.recipient.is_nobody and about and about.for_whom in _SOMEONE:
        return written_to_someone(letter.choice.title)
    for caution in cautions(contact, letter.contexts.today):
        if caution.stops:
            return caution
    if (back := letter.contexts.mail_came_back(letter.recipient)) is not None:
        return mail_came_back(back)
    if (why := letter.contexts.refused.get(contact.id)) and why.letter:
        return place_refuses(letter.recipient, why.letter)
    return without_its_needs(letter)


def without_its_needs(letter: Letter) -> Finding | None:
    """What stops a document that would have a hole, on paper and in an email: a thank-you that has nothing to name."""
    about = _shipped(letter.choice)
    if about is not None:
        lacks = lacks_of_all(about, letter.contexts.shared)
        fields = [one for one in lacks if leaves_a_hole(about, letter.missing, one)]
        if fields:
            return without_its_floor(letter.choice, fields, stops=True)
    is_empty = letter.gives_thanks and letter.recipient.thanks is None
    if is_empty and letter.missing.of("thanks.reason") == "stop":
        return nothing_to_thank_for(letter.recipient.contact, letter.choice.title)
    return None


def _mistakes(plan: Plan) -> Iterator[Finding]:
    """What is wrong in the templates themselves, such as a field that does not exist."""
    from outreach_desktop.templates.library.own_fields import kinds

    contexts = plan.contexts
    yield from _without_their_floor(plan)
    yield from _at_odds_with_event(plan)
    for choice, template in zip(plan.documents, plan.templates, strict=True):
        for words in told(fields_of(template), contexts.own_fields, contexts.removed_fields):
            yield Finding(
                contact_id=None, name="", template=choice.title, message=words, stops=False
            )
        for problem in template.problems(fields=kinds(contexts.own_fields)):
            yield Finding(
                contact_id=None,
                name="",
                template=choice.title,
                message=str(problem),
                stops=problem.stops,
            )


def _without_their_floor(plan: Plan) -> Iterator[Finding]:
    """Documents that come with the program and would have a hole, or say little, because our group has not said it yet."""
    for choice in plan.documents:
        about = _shipped(choice)
        if about is not None and (fields := tuple(lacks_of_all(about, plan.contexts.shared))):
            stops = any(leaves_a_hole(about, plan.missing, one) for one in fields)
            yield without_its_floor(choice, fields, stops=stops)


def _at_odds_with_event(plan: Plan) -> Iterator[Finding]:
    """Documents that come with the program and speak of the event chosen at the wrong time."""
    for choice in plan.documents:
        about = _shipped(choice)
        if plan.event is None or about is None:
            continue
        if told := at_odds(about, plan.event, plan.today, short_date):
            yield Finding(contact_id=None, name="", template=choice.title, message=told)


def _shipped(choice: TemplateChoice) -> Shipped | None:
    """What is known of a document that comes with the program; None of one of the group\u2019s own."""
    return BY_NAME.get(choice.name) if choice.builtin else None


def explained(letter: Letter, error: OutreachError) -> list[Finding]:
    """What a rendering that was refused means for this person, each missing field by itself."""
    from outreach_desktop.templates.engine.problems import MissingValuesError
    from outreach_desktop.templates.library.own_fields import meanings

    contact, title = letter.recipient.contact, letter.choice.title
    if not isinstance(error, MissingValuesError):
        return [
            Finding(
                contact_id=contact.id,
                name=contact.name,
                template=title,
                message=str(error),
                stops=True,
            )
        ]
    if letter.recipient.is_nobody and any(one.startswith(OF_A_READER) for one in error.places):
        return [written_to_someone(title)]
    known = meanings(letter.contexts.own_fields)
    return [
        no_event(contact, title)
        if field.startswith("event.") and letter.contexts.event is None
        else only_people_have(letter.recipient, title, field)
        or nothing_known(
            contact,
            title,
            field=field,
            meaning=known.get(field, ""),
            places=places,
            is_place=letter.recipient.place is not None,
        )
        for field, places in error.places.items()
    ]


def lacks_of(letter: Letter, error: "MissingValuesError | None" = None) -> Iterator[Lack]:
    """Every field of ours that a document prints and that is not known; `error` says it where nothing may be missing."""
    from outreach_desktop.templates import MissingValuesError
    from outreach_desktop.templates.library.own_fields import meanings

    if error is None:
        try:
            letter.try_out(Missing())
        except MissingValuesError as found:
            error = found
        except OutreachError:
            return  # a mistake, which `check` tells
    known = meanings(letter.contexts.own_fields) if error is not None else {}
    for field in error.places if error is not None else ():
        speaks_of_none = field.startswith("event.") and letter.contexts.event is None
        if field in known and not speaks_of_none:
            yield Lack(
                contact_id=letter.recipient.contact_id,
                name=letter.recipient.name,
                template=letter.choice.title,
                field=field,
                meaning=known[field],
                is_of_person=letter.recipient.is_person,
            )


def _findings(letter: Letter, lacking: list[Lack] | None) -> Iterator[Finding]:
    from outreach_desktop.templates import MissingValuesError

    stop = stopped_by(letter)
    is_stopped = stop is not None and not stop.template
    strict = letter.missing.rule == "stop" and set(letter.missing.fields.values()) <= {"stop"}
    if lacking is not None and not is_stopped and (stop is not None or not strict):
        lacking += lacks_of(letter)
    if stop is not None:
        if stop.template and stop.about:  # the others are told already
            yield stop
        return
    if letter.recipient.is_nobody:
        pass  # who has no address, and needs none
    elif letter.lacks_address:
        yield no_address(letter.recipient.contact, letter.choice.title)
    elif letter.exceeds_window:
        yield exceeds_window(letter.recipient.contact, letter.choice.title)
    if letter.recipient.large_print:
        yield from told_of_large_print(letter.recipient.contact, letter.choice)
    yield from _not_there(letter)
    notes: list[TemplateProblem] = []
    try:
        letter.try_out(notes=notes)
    except OutreachError as error:
        if lacking is not None and strict and isinstance(error, MissingValuesError):
            lacking += lacks_of(letter, error)
        yield from explained(letter, error)
    yield from (_noted(letter, note) for note in notes)


def _not_there(letter: Letter) -> Iterator[Finding]:
    about, event, part = _shipped(letter.choice), letter.contexts.event, letter.recipient.part
    if about is None or event is None or not about.confirms_attendance:
        return
    if part is None or part.attendance != ATTENDED:
        yield not_noted_there(letter.recipient.contact, event, letter.choice.title)


def _noted(letter: Letter, note: TemplateProblem) -> Finding:
    """What is left out of a value, which stops nothing."""
    contact = letter.recipient.contact
    return Finding(
        contact_id=contact.id,
        name=contact.name,
        template=letter.choice.title,
        field="",
        message=str(note),
        stops=False,
    )


def _said_once(found: Iterable[Finding], plan: Plan) -> list[Finding]:
    """What is said of several in the same words becomes one finding; what concerns no person stands in front."""
    of_all: dict[tuple[str, str], Finding] = {}
    of_people: dict[object, list[Finding]] = {}
    for finding in found:
        subject = finding.field.partition(".")[0]
        if finding.contact_id is None or (finding.field and subject not in _OWN):
            key = finding.template, finding.field or finding.message
            of_all.setdefault(key, replace(finding, contact_id=None, name=""))
        else:
            same = (finding.template, finding.field, finding.message, finding.stops)
            its_own = finding.contact_id if finding.names_them else ""
            of_people.setdefault((*same, its_own), []).append(finding)
    many = len(plan.recipients)
    places = frozenset(one.place.id for one in plan.recipients if one.place)
    said = [*of_all.values(), *(_of_several(same, among=many) for same in of_people.values())]
    return [where_it_is_put_right(one, places) for one in said]


def _of_several(same: Sequence[Finding], *, among: int) -> Finding:
    """What is said of these in the same words; they are named where they are not all."""
    if len(same) == 1:
        return same[0]
    named = [one.name for one in same] if len(same) < among else []
    if len(named) > _NAMED:
        named[_NAMED - 1 :] = [f"{len(named) - _NAMED + 1:,} others"]
    ids = tuple(one.contact_id or "" for one in same)
    return replace(same[0], contact_id=None, name=list_of(named) if named else "", among=ids)
