"""How the editors of what hangs on an organisation are opened, and opened again where typing stopped."""

from collections.abc import Callable, Mapping
from functools import partial

from outreach_desktop.domain.interactions import InteractionDraft
from outreach_desktop.domain.knowing.house_rules import HouseRule, HouseRuleDraft
from outreach_desktop.domain.knowing.needs import Need, NeedDraft
from outreach_desktop.domain.knowing.referral_routes import ReferralRoute, ReferralRouteDraft
from outreach_desktop.domain.organisations import Organisation
from outreach_desktop.services import organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import house_rules, referral_routes
from outreach_desktop.ui.pages.organisations.house_rule import HouseRuleEditor
from outreach_desktop.ui.pages.organisations.known import KnownPlaceEditor
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.known.log import LogDialog
from outreach_desktop.ui.widgets.known.need_editor import NeedEditor
from outreach_desktop.ui.widgets.known.reopening import forms_of_both
from outreach_desktop.ui.widgets.known.route_editor import RouteEditor
from outreach_desktop.ui.widgets.screen import Reopen, Screen


def edit_rule(page: Screen, rule: HouseRule | None, one: Organisation) -> None:
    """Change a house rule of theirs, or add one."""
    draft = rule or HouseRuleDraft(organisation_id=one.id)
    HouseRuleEditor(page, page.runner, page.today, draft).open()


def edit_route(page: Screen, route: ReferralRoute | None, one: Organisation) -> None:
    """Change a way to refer, or add one."""
    draft = route or ReferralRouteDraft(organisation_id=one.id)
    RouteEditor(page, page.runner, page.today, draft).open()


def edit_need(page: Screen, need: Need | None, one: Organisation) -> None:
    """Change a need of theirs, or add one."""
    draft = need or NeedDraft(organisation_id=one.id)
    NeedEditor(page, page.runner, page.today, draft).open()


def edit_entry(page: Screen, entry: InteractionDraft, one: Organisation) -> None:
    """Change what was written down about it."""
    LogDialog(page, page.runner, page.today, entry, one.name).open()


def forms_about_one(page: Screen, call: Callable[[str], InteractionDraft]) -> Mapping[str, Reopen]:
    """Each by the name its drafts go by; `call` is a call with an organisation, to be written down."""
    here = (page, page.runner, page.today)

    def rule(db: Data, one: str) -> Callable[[], Editor]:
        new = HouseRuleDraft(organisation_id=organisations.get(db, one).id)
        return partial(page.editing_of, one, partial(HouseRuleEditor, *here, new))

    def rule_edit(db: Data, rule_id: str) -> Callable[[], Editor]:
        return partial(HouseRuleEditor, *here, house_rules.get(db, rule_id))

    def route(db: Data, one: str) -> Callable[[], Editor]:
        new = ReferralRouteDraft(organisation_id=organisations.get(db, one).id)
        return partial(page.editing_of, one, partial(RouteEditor, *here, new))

    def route_edit(db: Data, route_id: str) -> Callable[[], Editor]:
        found = referral_routes.get(db, route_id)
        make = partial(RouteEditor, *here, found)
        return partial(page.editing_of, found.organisation_id, make)

    def known(db: Data, one: str) -> Callable[[], Editor]:
        return partial(KnownPlaceEditor, *here, organisations.get(db, one))

    return {
        "organisations.rule": rule,
        "organisations.rule_edit": rule_edit,
        "organisations.route": route,
        "organisations.route_edit": route_edit,
        "organisations.known": known,
        **forms_of_both(page, "organisations", "organisation_id", _name, call),
    }


def _name(db: Data, organisation_id: str) -> str:
    return organisations.get(db, organisation_id).name
