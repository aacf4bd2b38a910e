"""What each condition of a segment asks of the data file: SQL that gives the ids of the people who meet it."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from outreach_desktop.db import search
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects.contacts import IN_TOUCH
from outreach_desktop.db.subjects.roles import HELD_TODAY
from outreach_desktop.domain.contacts import CHAMPION
from outreach_desktop.domain.contacts import FIELDS as PERSON_FIELDS
from outreach_desktop.domain.fields import Field, folded, in_words
from outreach_desktop.domain.interactions import FIELDS as CONTACT_FIELDS
from outreach_desktop.domain.organisations import FIELDS as ORGANISATION_FIELDS
from outreach_desktop.domain.roles import FIELDS as ROLE_FIELDS
from outreach_desktop.domain.segments import NO, Term, cutoff, yes_or_no
from outreach_desktop.domain.wishes.wishes import CHANNEL_OF_WAY
from outreach_desktop.domain.wishes.wishes import FIELDS as WISH_FIELDS


class Met(NamedTuple):
    """SQL that gives people's ids, and the values it names; or, as `all_but`, everybody else is meant.

    To take some from everybody costs SQLite several times as long as finding them.
    """

    sql: str
    values: Mapping[str, str]
    all_but: bool = False


def condition(db: Data, term: Term, name: str, today: date) -> Met | None:
    """Who meets `term`; its values are called by `name`. None where it asks nothing, like a lone "&"."""
    if term.key == "last":
        return _last(term.value, name, today)
    if term.key:
        return _CONDITIONS[term.key](db, term.value, name)
    return _word(term.value, name) if search.match(term.value, "contacts") else None


def _word(value: str, name: str) -> Met:
    """A word on the card: of the person, of what they do now and where, of a membership, or a tag.

    The name of a hospital finds those who work in its departments too. There are few tags and many
    marks: left to itself, SQLite would look at every mark for each letter that is typed.
    """
    sql = f"""
        {_rows(f"{name}_contacts")}
        UNION ALL SELECT r.contact_id FROM roles r
            WHERE {HELD_TODAY} AND r.id IN ({_rows(f"{name}_roles")})
        UNION ALL SELECT r.contact_id FROM roles r
            WHERE {HELD_TODAY} AND r.organisation_id IN ({_within(_rows(f"{name}_organisations"))})
        UNION ALL SELECT m.contact_id FROM memberships m WHERE m.id IN ({_rows(f"{name}_memberships")})
        UNION ALL SELECT t.contact_id FROM tags CROSS JOIN contact_tags t ON t.tag_id = tags.id
            WHERE substr(tags.folded, 1, length(:{name}_tag)) = :{name}_tag
    """
    subjects = ("contacts", "roles", "organisations", "memberships")
    asked = {f"{name}_{subject}": search.match(value, subject) for subject in subjects}
    return Met(sql, {**asked, f"{name}_tag": folded(value)})


def _rows(name: str) -> str:
    return f"""
        SELECT s.row FROM search JOIN search_rows s ON s.number = search.rowid
        WHERE search MATCH :{name}
    """


def _profession(db: Data, value: str, name: str) -> Met:
    """What they are or what they have specialised in, or a part of it."""
    sql = f"""
        SELECT p.id FROM json_each(:{name}) j
        JOIN contacts p ON p.profession = j.value ->> 0 AND p.specialty = j.value ->> 1
    """
    pairs = db.execute("SELECT DISTINCT profession, specialty FROM contacts")
    return Met(sql, {name: json.dumps(_with(value, pairs))})


def _specialty(db: Data, value: str, name: str) -> Met:
    specialties = db.execute("SELECT DISTINCT specialty FROM contacts")
    return _of_contacts("specialty", _with(value, specialties), name)


def _role(db: Data, value: str, name: str) -> Met:
    """What they are called where they work now, or a part of it."""
    return _of_roles("title", _with(value, db.execute("SELECT DISTINCT title FROM roles")), name)


def _decision(db: Data, value: str, name: str) -> Met:
    decisions = _kept_as(db, "roles", ROLE_FIELDS["decision"], value)
    return _of_roles("decision", decisions, name)


def _tier(db: Data, value: str, name: str) -> Met:
    return _of_contacts("tier", _kept_as(db, "contacts", PERSON_FIELDS["tier"], value), name)


def _channel(db: Data, value: str, name: str) -> Met:
    field = PERSON_FIELDS["preferred_channel"]
    return _of_contacts(field.name, _kept_as(db, "contacts", field, value), name)


def _champion(db: Data, value: str, name: str) -> Met:
    """Yes and no, or one of the states: who is a prospect, or was one once, is none."""
    field = PERSON_FIELDS["champion"]
    answer = yes_or_no(value)
    states = [(CHAMPION,)] if answer else _kept_as(db, "contacts", field, value)
    return _of_contacts("champion", states, name)._replace(all_but=answer == NO)


def _kind(db: Data, value: str, name: str) -> Met:
    """The kind of the organisation where they work now, or of one that it is a part of."""
    kinds = _kept_as(db, "organisations", ORGANISATION_FIELDS["kind"], value)
    sql = f"SELECT o.id FROM json_each(:{name}) j JOIN organisations o ON o.kind = j.value ->> 0"
    return Met(_at(f"{sql} AND o.deleted_at IS NULL"), {name: json.dumps(kinds)})


def _area(db: Data, value: str, name: str) -> Met:
    """Their county, or the area of the organisation where they work now or of one that it is a part of."""
    regions = _with(value, db.execute("SELECT DISTINCT region FROM contacts"))
    areas = _with(value, db.execute("SELECT DISTINCT area FROM organisations"))
    sql = f"""
        SELECT p.id FROM json_each(:{name}_regions) j JOIN contacts p ON p.region = j.value ->> 0
        UNION ALL {
        _at(
            f"SELECT o.id FROM json_each(:{name}_areas) j"
            " JOIN organisations o ON o.area = j.value ->> 0 AND o.deleted_at IS NULL"
        )
    }
    """
    return Met(sql, {f"{name}_regions": json.dumps(regions), f"{name}_areas": json.dumps(areas)})


def _last(value: str, name: str, today: date) -> Met:
    """Who never was in touch counts as longer ago than anything."""
    day, is_before = cutoff(value, today)
    since = ">=" if is_before else ">"
    sql = f"SELECT i.contact_id FROM interactions i WHERE i.date {since} :{name} AND {IN_TOUCH}"
    return Met(sql, {name: day.isoformat()}, all_but=is_before)


def _never(db: Data, value: str, name: str) -> Met:
    """Who was never in touch in this way; in a way that there is not, nobody is meant."""
    kinds = [one for one in _kept_as(db, "interactions", CONTACT_FIELDS["kind"], value) if one[0]]
    if not kinds:
        return _NOBODY
    sql = f"""
        SELECT i.contact_id FROM interactions i
        WHERE i.kind IN (SELECT j.value ->> 0 FROM json_each(:{name}) j) AND {IN_TOUCH}
    """
    return Met(sql, {name: json.dumps(kinds)}, all_but=True)


def _email(_: Data, value: str, name: str) -> Met:
    return _known(_EMAIL, value) or Met(
        f"""
        SELECT id FROM contacts WHERE instr(lower(email), :{name})
        UNION ALL {_ROLES} AND instr(lower(r.email), :{name})
        """,
        {name: value.casefold()},
    )


def _phone(_: Data, value: str, name: str) -> Met:
    """A part of a number, however either is grouped."""
    digits = re.sub(r"\D", "", value)
    if not digits:
        return _known(_PHONE, value) or _NOBODY
    return Met(
        f"""
        SELECT id FROM contacts
        WHERE instr({_digits("phone")}, :{name}) OR instr({_digits("mobile")}, :{name})
        UNION ALL {_ROLES} AND instr({_digits("r.phone")}, :{name})
        """,
        {name: digits},
    )


def _address(db: Data, value: str, name: str) -> Met:
    if known := _known(_ADDRESS, value):
        return known
    lines = "street || ' ' || town || ' ' || region || ' ' || postcode"
    own = db.execute(f"SELECT DISTINCT {lines} FROM contacts")
    theirs = db.execute(f"SELECT DISTINCT {lines} FROM organisations")
    among = "IN (SELECT j.value ->> 0 FROM json_each"
    there = f"SELECT id FROM organisations WHERE deleted_at IS NULL AND {lines} {among}(:{name}_there) j)"
    sql = f"""
        SELECT id FROM contacts WHERE {lines} {among}(:{name}_own) j)
        UNION ALL {_at(there)}
    """
    kept = {"own": own, "there": theirs}
    return Met(
        sql, {f"{name}_{whose}": json.dumps(_with(value, rows)) for whose, rows in kept.items()}
    )


def _known(those: str, value: str) -> Met | None:
    """`those` of whom something is known, or everybody else; None where `value` is neither yes nor no."""
    answer = yes_or_no(value)
    return Met(those, {}, all_but=answer == NO) if answer else None


def _digits(column: str) -> str:
    """SQL for a number without what groups it."""
    for sign in " -/.()":
        column = f"replace({column}, '{sign}', '')"
    return column


def _wants(db: Data, value: str, name: str) -> Met:
    """Who agreed to it or prefers it. A refusal of it, or of any contact, stands above both, and so does a death."""
    channels = {one for (one,) in _kept_as(db, "wishes", WISH_FIELDS["channel"], value)}
    ways = _kept_as(db, "contacts", PERSON_FIELDS["preferred_channel"], value)
    channels |= {CHANNEL_OF_WAY[way] for (way,) in ways if way in CHANNEL_OF_WAY}
    preferred = [way for way, channel in CHANNEL_OF_WAY.items() if channel in channels]
    said = "SELECT w.contact_id FROM wishes w WHERE w.deleted_at IS NULL AND w.lifted_on IS NULL"
    about = f"(w.channel = 'all' OR w.channel IN (SELECT value FROM json_each(:{name})))"
    sql = f"""
        SELECT p.id FROM contacts p
        WHERE json_array_length(:{name}) AND NOT p.do_not_contact AND NOT p.deceased
        AND (p.preferred_channel IN (SELECT value FROM json_each(:{name}_ways))
            OR p.id IN ({said} AND w.state = 'yes' AND {about}))
        AND p.id NOT IN ({said} AND w.state = 'no' AND {about})
    """
    return Met(sql, {name: json.dumps(sorted(channels)), f"{name}_ways": json.dumps(preferred)})


def _of_contacts(column: str, values: Sequence[tuple[str, ...]], name: str) -> Met:
    """Those in whose `column` one of the values stands, whole; an empty one is nobody's."""
    sql = f"SELECT p.id FROM json_each(:{name}) j JOIN contacts p ON p.{column} = j.value ->> 0"
    return Met(sql, {name: json.dumps([one for one in values if one[0]])})


def _of_roles(column: str, values: Sequence[tuple[str, ...]], name: str) -> Met:
    """As `_of_contacts`, of the roles they have now."""
    sql = f"""
        SELECT r.contact_id FROM json_each(:{name}) j JOIN roles r ON r.{column} = j.value ->> 0
        WHERE {HELD_TODAY}
    """
    return Met(sql, {name: json.dumps([one for one in values if one[0]])})


def _at(organisations: str) -> str:
    """Who works now at one of `organisations`, given by SQL of their own, or at a part of one."""
    return f"""
        SELECT r.contact_id FROM roles r
        WHERE {HELD_TODAY} AND r.organisation_id IN ({_within(organisations)})
    """


def _kept_as(db: Data, table: str, field: Field, value: str) -> list[tuple[str, ...]]:
    """The words in a column that `value` names: as they are kept or as people read them, whole or else begun."""
    kept = dict.fromkeys(value for value, _ in field.values)
    own = db.execute(f"SELECT DISTINCT {field.name} FROM {table}").fetchall()
    every = dict.fromkeys([*kept, *(word for (word,) in own)])
    wanted = search.plain(value)
    said = {word: {search.plain(word), search.plain(in_words(field, word))} for word in every}
    whole = [word for word, spellings in said.items() if wanted in spellings]
    begun = [w for w, spellings in said.items() if any(s.startswith(wanted) for s in spellings)]
    return [(word,) for word in whole or begun]


def _tag(_: Data, value: str, name: str) -> Met:
    """The whole tag; `tag:pro` is not `tag:prostate`."""
    sql = f"""
        SELECT t.contact_id FROM contact_tags t JOIN tags ON tags.id = t.tag_id
        WHERE tags.folded = :{name}
    """
    return Met(sql, {name: folded(value)})


def _place(db: Data, value: str, name: str) -> Met:
    """Where they live, or where they work now: that organisation, which may be called with the one
    it belongs to ("Urology, Lakeside General"), or one that it is a part of.
    """
    here = f"SELECT value FROM json_each(:{name}_here)"
    sql = f"""
        SELECT p.id FROM json_each(:{name}_towns) j
        JOIN contacts p ON p.town = j.value ->> 0 AND p.region = j.value ->> 1
        UNION ALL SELECT r.contact_id FROM roles r
            WHERE {HELD_TODAY} AND r.organisation_id IN ({_within(here)})
    """
    towns = db.execute("SELECT DISTINCT town, region FROM contacts")
    organisations = db.execute(
        "SELECT o.id, o.name, o.name || ', ' || p.name, o.town, o.area, o.region"
        " FROM organisations o LEFT JOIN organisations p ON p.id = o.parent_id"
        " WHERE o.deleted_at IS NULL"
    )
    named = [row[0] for row in organisations if _with(value, [tuple(filter(None, row[1:]))])]
    return Met(
        sql,
        {
            f"{name}_towns": json.dumps(_with(value, towns)),
            f"{name}_here": json.dumps(named),
        },
    )


def _within(organisations: str) -> str:
    """The ids of `organisations`, given by SQL of their own, and of all that are parts of them."""
    return f"""
        WITH RECURSIVE part (id) AS (
            {organisations}
            UNION SELECT o.id FROM organisations o JOIN part ON o.parent_id = part.id
            WHERE o.deleted_at IS NULL
        ) SELECT id FROM part
    """


def _with(value: str, rows: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows in which a text has `value` in it, accents and capitals aside."""
    wanted = search.plain(value)
    return [texts for texts in rows if any(wanted in search.plain(text) for text in texts)]


_NOBODY: Final = Met("SELECT id FROM contacts WHERE FALSE", {})
_ROLES: Final = f"SELECT r.contact_id FROM roles r WHERE {HELD_TODAY}"
_EMAIL: Final = f"""
    SELECT id FROM contacts WHERE email <> '' UNION ALL {_ROLES} AND r.email <> ''
"""
_PHONE: Final = f"""
    SELECT id FROM contacts WHERE phone <> '' OR mobile <> '' UNION ALL {_ROLES} AND r.phone <> ''
"""
_ANY_LINE: Final = "street <> '' OR town <> '' OR region <> '' OR postcode <> ''"
_ADDRESS: Final = f"""
    SELECT id FROM contacts WHERE {_ANY_LINE}
    UNION ALL {_at(f"SELECT id FROM organisations WHERE deleted_at IS NULL AND ({_ANY_LINE})")}
"""
_CONDITIONS: Final[dict[str, Callable[[Data, str, str], Met]]] = {
    "profession": _profession,
    "specialty": _specialty,
    "role": _role,
    "decision": _decision,
    "tag": _tag,
    "place": _place,
    "area": _area,
    "kind": _kind,
    "tier": _tier,
    "champion": _champion,
    "channel": _channel,
    "never": _never,
    "email": _email,
    "phone": _phone,
    "address": _address,
    "wants": _wants,
}
"""For each key of the language but `last`, which asks for the day as well."""
