"""The rules for what is missing, as a plan has them: of single fields by their paths, and as the engine knows them."""

import difflib
from collections.abc import Mapping

from outreach_desktop.domain.documents.letters import POLICIES
from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import Missing
from outreach_desktop.words import say


def by_path(policies: Mapping[str, str], asked: frozenset[str]) -> dict[str, str]:
    """The policies by the paths of fields, which people give without the [] of lists."""
    paths = {path.replace("[]", ""): path for path in sorted(asked)}
    for asked_for, policy in policies.items():
        if policy not in POLICIES:
            raise ValueError(f"a policy must be one of {POLICIES}, not {policy!r}")
        if asked_for.replace("[]", "") not in paths:
            likest = difflib.get_close_matches(asked_for, paths, n=1)
            raise OutreachError(
                say("No document chosen prints {field}.", field=asked_for),
                hint=say("Did you mean {name}?", name=likest[0])
                if likest
                else say("See what one asks for: fields"),
            )
    return {paths[name.replace("[]", "")]: policy for name, policy in policies.items()}


def as_missing(rule: str, policies: Mapping[str, str], words: Mapping[str, str]) -> Missing:
    """The rules as the engine knows them, which makes one document."""
    of_one = {name: "stop" if policy == "skip" else policy for name, policy in policies.items()}
    return Missing(rule=rule, fields=of_one, words=words)
