"""The organisations as letters say them, read once for all letters of a plan."""

from collections.abc import Sequence
from typing import Any

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import contacts, group, list_items, organisations
from outreach_desktop.db.subjects.places import needs, referral_routes
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.fields import folded, in_words
from outreach_desktop.domain.knowing.needs import FIELDS as NEED_FIELDS
from outreach_desktop.domain.knowing.needs import Need, short_of
from outreach_desktop.domain.knowing.referral_routes import FIELDS as ROUTE_FIELDS
from outreach_desktop.domain.knowing.referral_routes import ReferralRoute, in_one_text
from outreach_desktop.domain.lists.meanings import BACKGROUND, PART
from outreach_desktop.domain.offering.value_points import picked
from outreach_desktop.domain.organisations import (
    Organisation,
    above,
    institution,
    postal_address,
    reached,
)
from outreach_desktop.domain.own_fields.own_fields import ORGANISATIONS, OwnField
from outreach_desktop.domain.post.letter_look import envelope_of, sheet_of
from outreach_desktop.domain.roles import Role
from outreach_desktop.services.group import home_country
from outreach_desktop.services.own_fields import facts as own_facts
from outreach_desktop.words import unbroken

Facts = dict[str, Any]


class LetterPlaces:
    """The organisations, read once, and what a letter says of each."""

    def __init__(self, db: Data, own_fields: Sequence[OwnField]) -> None:
        self._own_fields = own_fields
        self._all = {one.id: one for one in organisations.every(db)}
        self._facts: dict[str, Facts] = {}
        self._routes = referral_routes.every(db)
        self._needs = needs.every(db)
        asked = {one.liaison_id for each in self._routes.values() for one in each}
        self._liaisons = {
            one.id: one.name for one in contacts.get_all(db, [one for one in asked if one])
        }
        self._parts = list_items.meaning(db, "organisation_kind", PART)
        self.background = list_items.meaning(db, "need_kind", BACKGROUND)
        profile = group.profile(db)
        self._points = profile.points
        self._points_by_id = group.points_by_id(db)
        self.home_country = home_country(profile)
        self.american = profile.language.endswith("_US")
        self.most_lines = sheet_of(profile.paper).zone(envelope_of(profile, profile.paper)).lines
        """So many lines of an address are seen in an envelope\u2019s window."""

    def name(self, organisation_id: str) -> str:
        """Of an organisation itself."""
        return self._all[organisation_id].name

    def institution(self, organisation_id: str) -> str:
        """The name of the house that it is a part of."""
        line = above(organisation_id, self._all)
        return institution(self._all[organisation_id], line, self._parts).name

    def address(self, organisation_id: str) -> Address:
        """Its own, else of what it belongs to."""
        return postal_address(self._all[organisation_id], above(organisation_id, self._all))

    def said_of(self, role: Role | None, name: str) -> str:
        """What stands in a field of where somebody works, else of what that belongs to; "" for nothing."""
        if role is None:
            return ""
        place = self._all[role.organisation_id]
        return reached(place, above(place.id, self._all), name)

    def facts(self, organisation_id: str) -> Facts:
        """What a letter can say of it."""
        if organisation_id not in self._facts:
            self._facts[organisation_id] = self._described(self._all[organisation_id])
        return self._facts[organisation_id]

    def _described(self, place: Organisation) -> Facts:
        parents = above(place.id, self._all)
        phones = (unbroken.number(one.phone) for one in (place, *reversed(parents)) if one.phone)
        routes = (self._routes.get(one.id, []) for one in (place, *reversed(parents)))
        own = next((some for some in routes if in_one_text(some)), [])
        return {
            "name": place.name,
            "kind": place.kind or None,
            "area": next((one.area for one in (place, *reversed(parents)) if one.area), None),
            "address_lines": list(self.address(place.id).lines(home_country=self.home_country)),
            "phone": next(phones, None),
            "email": place.email or None,
            "needs": short_of(self._needs.get(place.id, ()), self.background),
            "profile": [
                _need(one, each.name)
                for each in (place, *reversed(parents))
                for one in self._needs.get(each.id, ())
            ],
            "value_points": [
                {"need": one.need, "text": one.text}
                for one in picked(
                    self._wanted((place, *reversed(parents))), self._points, self._points_by_id
                )
            ],
            "shared_goals": lines_of(place.shared_goals),
            "referral_route": in_one_text(own),
            "routes": [
                _route(one, each.name, self._liaisons.get(one.liaison_id or "", ""))
                for each in (place, *reversed(parents))
                for one in self._routes.get(each.id, ())
            ],
            "conditions": lines_of(place.conditions),
            "audience": place.audience,
            "audience_size": place.audience_size,
            "best_times": place.best_times,
            "route_through": place.route_through,
            "secure_email": place.secure_email,
            "refers_now_to": place.refers_now_to,
            "would_refer": place.would_refer,
            "refer_criteria": place.refer_criteria,
            "parents": [one.name for one in parents],
            **own_facts.facts(self._own_fields, ORGANISATIONS, place.own),
        }

    def _wanted(self, places: Sequence[Organisation]) -> list[Need]:
        """What these are short of."""
        of_all = (one for place in places for one in self._needs.get(place.id, ()))
        return [one for one in of_all if folded(one.kind) not in self.background]


def _route(route: ReferralRoute, place: str, liaison: str) -> Facts:
    """A way to refer, as a row to be looped over; `place` is where it was written down for."""
    return {
        "direction": route.direction,
        "kind": in_words(ROUTE_FIELDS["referral_kind"], route.referral_kind),
        "method": in_words(ROUTE_FIELDS["method"], route.method),
        "how": route.how,
        "address": unbroken.postcodes(route.address),
        "liaison": liaison,
        "requires": route.requires,
        "criteria": route.criteria,
        "limits": route.limits,
        "turnaround_days": route.turnaround_days,
        "checked_on": route.checked_on,
        "place": place,
    }


def _need(need: Need, place: str) -> Facts:
    return {
        "kind": in_words(NEED_FIELDS["kind"], need.kind),
        "text": need.text,
        "evidence": need.evidence,
        "answer": need.answer,
        "source": need.source,
        "place": place,
    }


def lines_of(text: str) -> list[str]:
    """The lines of a text in which something stands."""
    return [line.strip() for line in text.splitlines() if line.strip()]


# XXX
