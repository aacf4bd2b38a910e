"""The sample group: an invented charity, its county and its year, for trying the program out.

It is kept as files that anybody can edit, one a subject; dates in them count from today.
"""

import csv
import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from outreach_desktop.db.history.journal import off_the_record
from outreach_desktop.db.subjects import participants
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.choosing.saved import SavedSearch
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.events import Event, EventDraft, ParticipantDraft
from outreach_desktop.domain.group import GroupProfile, Point, SenderDraft
from outreach_desktop.domain.interactions import InteractionDraft
from outreach_desktop.domain.knowing.house_rules import HouseRuleDraft
from outreach_desktop.domain.knowing.households import HouseholdDraft
from outreach_desktop.domain.knowing.needs import NeedDraft
from outreach_desktop.domain.knowing.our_listings import OurListingDraft, details_of
from outreach_desktop.domain.knowing.part_dates import PartDate
from outreach_desktop.domain.knowing.referral_routes import ReferralRouteDraft
from outreach_desktop.domain.memberships import MembershipDraft
from outreach_desktop.domain.organisations import OrganisationDraft, points
from outreach_desktop.domain.own_fields.own_fields import OwnFieldDraft, OwnKind
from outreach_desktop.domain.roles import RoleDraft
from outreach_desktop.domain.wishes.wishes import WishDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.paths import resource
from outreach_desktop.services import (
    contacts,
    data_file,
    events,
    files,
    group,
    memberships,
    organisations,
    timeline,
)
from outreach_desktop.services.after import coming_back
from outreach_desktop.services.choosing import saved
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.duplicates import merging
from outreach_desktop.services.knowing import (
    house_rules,
    households,
    needs,
    our_listings,
    referral_routes,
    wishes,
)
from outreach_desktop.services.making.people import sample_letters
from outreach_desktop.services.offering import sample_offering
from outreach_desktop.services.own_fields import own_fields
from outreach_desktop.services.settings import lists
from outreach_desktop.words import say

Ids = Mapping[str, str]

_ADDRESS = ("street", "town", "region", "postcode", "country")
_REFERS = ("lead", "introduced_by")
_DAYS_AGO = {
    "champion_days_ago": "champion_since",
    "checked_days_ago": "checked_on",
    "asked_days_ago": "procedure_asked_on",
    "came_days_ago": "procedure_came_on",
    "died_days_ago": "deceased_on",
    "closed_days_ago": "closed_on",
}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def write_sample(path: Path, *, today: dt.date) -> None:
    """A new data file at `path` with the sample group in it, labelled as a sample."""
    if path.exists():
        raise OutreachError(
            say("\u201c{name}\u201d is already there and is left as it is.", name=path.name),
            hint=say("Open it, or choose another name for the sample group."),
        )
    # One that was there before and was thrown away is missed by nobody.
    data_file.close(data_file.open_data(path, begin=partial(fill, today=today), accept=True))


def fill(db: Data, *, today: dt.date) -> None:
    """Put the sample group into an empty data file; nobody's action, so there is nothing to undo."""
    with off_the_record(db):
        _fill_group(db)
        for row in _table("lists"):
            _fill_list(db, row)
        places = _fill_organisations(db, today)
        for row in _table("house_rules"):
            house_rules.add(db, _house_rule(row, places, today))
        people = _fill_people(db, today)
        _fill_routes_and_needs(db, places, people, today)
        for row in _table("roles"):
            contacts.add_role(db, _role(row, people, places, today))
        happenings = {
            row.pop("key"): events.add(db, _event(row, places, today))
            for row in _read("events")["events"]
        }
        participants.add(
            db, [_participant(row, people, happenings) for row in _table("participants")]
        )
        for row in _table("memberships"):
            memberships.add(db, _membership(row, people, today))
        _fill_own_fields(db, {**places, **people}, today)
        _fill_wishes(db, people, today)
        for row in _table("segments"):
            saved.save(db, SavedSearch(**row), today=today)
        for row in _table("our_listings"):
            our_listings.add(db, _listing(db, row, places, today), today=today)
        _fill_timelines(db, places, people, happenings, today)
        for row in _table("came_back"):
            day, who = today - dt.timedelta(days=int(row["days_ago"])), people[row["person"]]
            letter = coming_back.letters_to(db, who, today=day)[0].entry_id
            coming_back.note(db, who, day, row["why"], today=today, entry_id=letter)
        sample_offering.fill(db, _read("offering"), today)
        sample_letters.fill(db, people, places, _table("paragraphs"), _table("letter_runs"))


def _fill_people(db: Data, today: dt.date) -> dict[str, str]:
    """Everyone by their key, with what is known of some, who is not another, and who lives together."""
    people = {row.pop("key"): contacts.add(db, _person(row)).id for row in _table("people")}
    for key, about in _read("known").items():
        known = _known(db, about, people, today)
        contacts.change(db, replace(contacts.get(db, people[key]), **known))
    for row in _table("not_duplicates"):
        merging.keep_apart(db, row["table"], people[row["one"]], people[row["other"]])
    for row in _table("households"):
        households.put_together(db, people[row["person"]], people[row["other"]], _home(row))
    return people


def _fill_wishes(db: Data, people: Ids, today: dt.date) -> None:
    for row in _table("wishes"):
        wish = wishes.add(db, people[row["person"]], _wish(row, today), today=today)
        ago = row["lifted_days_ago"]
        if lifted := _days_from(today, ago and f"-{ago}"):
            wishes.lift(db, wish.id, today=lifted)


def _fill_list(db: Data, row: Mapping[str, str]) -> None:
    """A word of the group's own; or one of the program's that it calls something else, or offers no longer."""
    key, word = row["list"], row["word"]
    if row["became"]:
        lists.reword(db, key, word, row["became"])
    elif row["hidden"]:
        lists.hide(db, key, word)
    else:
        lists.add(db, key, word, row["means"])


def _fill_own_fields(db: Data, owners: Ids, today: dt.date) -> None:
    fields = {}
    for row in _table("own_fields"):
        draft = OwnFieldDraft(
            about=row["about"],
            name=row["name"],
            kind=OwnKind(row["kind"]),
            words=_lines(row["words"]),
            hidden_words=_lines(row["hidden_words"]),
            is_hidden=row["hidden"] == "yes",
        )
        fields[row["name"]] = own_fields.add(db, draft).id
    for row in _table("own_values"):
        ago = row["from_days"]
        value = (today + dt.timedelta(days=int(ago))).isoformat() if ago else row["value"]
        own_fields.fill(db, owners[row["owner"]], fields[row["field"]], value)


def _lines(words: str) -> str:
    """Words with semicolons between, one a line."""
    return "\n".join(filter(None, map(str.strip, words.split(";"))))


def _fill_group(db: Data) -> None:
    sample = _read("group")
    points = tuple(Point(**point) for point in sample["points"])
    profile = {**sample["profile"], "about": sample["profile"]["about"].strip()}
    group.save_profile(db, GroupProfile(**_with_address(profile), points=points, is_sample=True))
    group.set_logo(db, "logo.png", resource("sample", "logo.png").read_bytes())
    for row in sample["senders"]:
        picture, is_default = row.pop("signature"), row.pop("default", False)
        sender = group.add_sender(db, SenderDraft(**row, is_default=is_default))
        group.set_signature(db, sender.id, picture, resource("sample", picture).read_bytes())


def _known(db: Data, about: dict[str, Any], people: Ids, today: dt.date) -> dict[str, Any]:
    """What is known of a person or a place, with its days and with whom it refers to."""
    known = {name: value for name, value in about.items() if name not in _REFERS}
    if lead := about.get("lead"):
        known["lead_id"] = next(one.id for one in group.senders(db) if one.name == lead)
    if key := about.get("introduced_by"):
        known["introduced_by_id"] = people[key]
    for ago, day in _DAYS_AGO.items():
        if ago in about:
            known[day] = today - dt.timedelta(days=known.pop(ago))
    if "keep_in_days" in about:
        known["keep_until_on"] = today + dt.timedelta(days=known.pop("keep_in_days"))
    return known


def _fill_organisations(db: Data, today: dt.date) -> dict[str, str]:
    ids: dict[str, str] = {}
    for row in _read("organisations")["organisations"]:
        others = {f"{of}_id": ids[row.pop(of)] for of in ("parent", "successor") if of in row}
        key, row = row.pop("key"), _known(db, row, {}, today) | others
        how, short_of = row.pop("referral_route", ""), row.pop("needs", "")
        ids[key] = organisations.add(db, OrganisationDraft(**_with_address(row))).id
        _fill_known(db, ids[key], how, short_of)
    return ids


def _fill_known(db: Data, organisation_id: str, how: str, short_of: str) -> None:
    """How it refers and what it is short of, in its own words; more of both is in files of their own."""
    if how:
        referral_routes.add(db, ReferralRouteDraft(organisation_id=organisation_id, how=how))
    for text in points(short_of):
        needs.add(db, NeedDraft(organisation_id=organisation_id, text=text))


def _fill_routes_and_needs(db: Data, places: Ids, people: Ids, today: dt.date) -> None:
    for row in _table("referral_routes"):
        route = referral_routes.add(db, _route(row, places, people, today))
        if name := row["form"]:
            files.attach(db, route.id, name, resource("sample", name).read_bytes())
    for row in _table("needs"):
        needs.add(db, _need(row, places, people, today))


def _route(row: Mapping[str, str], places: Ids, people: Ids, today: dt.date) -> ReferralRouteDraft:
    days = row["turnaround_days"]
    return ReferralRouteDraft(
        direction=row["direction"],
        referral_kind=row["referral_kind"],
        method=row["method"],
        how=row["how"],
        address=row["address"],
        requires=row["requires"],
        criteria=row["criteria"],
        limits=row["limits"],
        organisation_id=places[row["organisation"]],
        liaison_id=people[row["liaison"]] if row["liaison"] else None,
        turnaround_days=int(days) if days else None,
        checked_on=_days_from(today, row["checked_in_days"]),
        review_on=_days_from(today, row["review_in_days"]),
    )


def _need(row: Mapping[str, str], places: Ids, people: Ids, today: dt.date) -> NeedDraft:
    return NeedDraft(
        kind=row["kind"],
        text=row["text"],
        evidence=row["evidence"],
        source=row["source"],
        answer=row["answer"],
        organisation_id=places[row["organisation"]] if row["organisation"] else None,
        contact_id=people[row["person"]] if row["person"] else None,
        checked_on=_days_from(today, row["checked_in_days"]),
    )


def _listing(db: Data, row: Mapping[str, str], places: Ids, today: dt.date) -> OurListingDraft:
    ours = {one.name: one.id for one in group.senders(db)}
    ago, old_phone = row["looked_days_ago"], row["old_phone"]
    then = replace(group.profile(db), phone=old_phone)
    return OurListingDraft(
        name=row["name"],
        kind=row["kind"],
        address=row["address"],
        shows=row["shows"],
        to_change=row["to_change"],
        notes=row["notes"],
        organisation_id=places[row["organisation"]] if row["organisation"] else None,
        lead_id=ours[row["lead"]] if row["lead"] else None,
        looked_at_on=_days_from(today, ago and f"-{ago}"),
        every_months=int(row["every_months"]),
        details_then=details_of(then) if old_phone else "",
    )


def _house_rule(row: Mapping[str, str], places: Ids, today: dt.date) -> HouseRuleDraft:
    return HouseRuleDraft(
        organisation_id=places[row["organisation"]],
        topic=row["topic"],
        rule=row["rule"],
        source=row["source"],
        checked_on=_days_from(today, row["checked_in_days"]),
        review_on=_days_from(today, row["review_in_days"]),
    )


def _home(row: Mapping[str, str]) -> HouseholdDraft:
    return HouseholdDraft(one_letter=row["one_letter"] == "yes", name=row["name"], dear=row["dear"])


def _participant(
    row: Mapping[str, str], people: Ids, happenings: Mapping[str, Event]
) -> ParticipantDraft:
    return ParticipantDraft(
        event_id=happenings[row["event"]].id,
        contact_id=people[row["person"]],
        role=row["role"],
        rsvp=row["rsvp"],
        attendance=row["attendance"],
        note=row["note"],
    )


def _person(row: Mapping[str, str]) -> ContactDraft:
    yes = {name: row[name] == "yes" for name in ("large_print", "do_not_contact")}
    tags = tuple(tag.strip() for tag in row["tags"].split(";") if tag.strip())
    return ContactDraft(**_with_address({**row, **yes, "tags": tags}))


def _role(row: Mapping[str, str], people: Ids, places: Ids, today: dt.date) -> RoleDraft:
    return RoleDraft(
        contact_id=people[row["person"]],
        organisation_id=places[row["organisation"]],
        title=row["title"],
        department=row["department"],
        phone=row["phone"],
        email=row["email"],
        decision=row["decision"],
        is_main=row["main"] == "yes",
        starts_on=_days_from(today, row["from_days"]),
        ends_on=_days_from(today, row["until_days"]),
    )


def _membership(row: Mapping[str, str], people: Ids, today: dt.date) -> MembershipDraft:
    return MembershipDraft(
        contact_id=people[row["person"]],
        body=row["body"],
        since=_as_known(_days_from(today, row["from_days"]), row["known"]),
    )


def _wish(row: Mapping[str, str], today: dt.date) -> WishDraft:
    return WishDraft(
        channel=row["channel"],
        state=row["state"],
        basis=row["basis"],
        source=row["source"],
        reason=row["reason"],
        asked_on=_days_from(today, row["from_days"]),
        until=_days_from(today, row["until_days"]),
    )


def _event(row: dict[str, Any], places: Ids, today: dt.date) -> EventDraft:
    day = today + dt.timedelta(days=row.pop("in_days"))
    day += dt.timedelta(days=(_WEEKDAYS.index(row.pop("weekday")) - day.weekday()) % 7)
    hours: dict[str, Any] = {
        name: dt.time.fromisoformat(row.pop(name))
        for name in ("starts_at", "ends_at")
        if name in row
    }
    host = row.pop("host", None)
    return EventDraft(**row, **hours, date=day, organisation_id=host and places[host])


def _fill_timelines(
    db: Data, places: Ids, people: Ids, happenings: Mapping[str, Event], today: dt.date
) -> None:
    for row in _table("interactions"):
        timeline.log(db, _interaction(row, people, happenings, today))
    for row in _table("entries_of_organisations"):
        timeline.log(db, _interaction(row, places, happenings, today))


def _interaction(
    row: Mapping[str, str], ids: Ids, happenings: Mapping[str, Event], today: dt.date
) -> InteractionDraft:
    event = happenings.get(row["event"])
    at_event = event is not None and row["kind"] == "event"
    return InteractionDraft(
        contact_id=ids[row["person"]] if "person" in row else None,
        organisation_id=ids[row["organisation"]] if "organisation" in row else None,
        kind=row["kind"],
        direction=row["direction"],
        date=event.date if event and at_event else _days_from(today, f"-{row['days_ago']}"),
        summary=row["summary"],
        detail=row.get("detail", ""),
        thanks_for=row["thanks_for"],
        thanked_on=_days_from(today, row["thanked_days_ago"] and f"-{row['thanked_days_ago']}"),
        event_id=event.id if event else None,
    )


def _days_from(today: dt.date, days: str) -> dt.date | None:
    return today + dt.timedelta(days=int(days)) if days else None


def _as_known(day: dt.date | None, known: str) -> dt.date | None:
    """As much of a day as `known` says: its year, its month, "" for all of it."""
    if day is None or not known:
        return day
    return PartDate(day.year, day.month if known == "month" else 0)


def _with_address(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with its street, town and postcode gathered into one address."""
    rest = {name: value for name, value in row.items() if name not in _ADDRESS}
    return {**rest, "address": Address(**{part: row.get(part, "") for part in _ADDRESS})}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("sample", f"{name}.toml").read_text(encoding="utf-8"))


def _table(name: str) -> Iterator[dict[str, str]]:
    with resource("sample", f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
