"""The core network: the few people a group keeps in touch with most."""

from collections.abc import Collection

from outreach_desktop.domain.fields import folded
from outreach_desktop.words import say


def is_core(tier: str, core: Collection[str]) -> bool:
    """Whether a priority counts as core; `core` are those that do, folded."""
    return folded(tier) in core


def how_many(count: int, most: int) -> str:
    """\u201c11 of at most 12 people\u201d."""
    return say("{count} of at most {most} people", count=count, most=most)


def warning(count: int, most: int) -> str:
    """What is said where there are more than the group wanted; "" where there are not."""
    if count <= most:
        return ""
    return say(
        "{count} people are in your core network, and you set {most} as the most. A small circle is one that you can keep in touch with.",
        count=count,
        most=most,
    )
