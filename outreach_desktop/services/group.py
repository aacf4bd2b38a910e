"""Our own group: who we are, what we say of ourselves, who signs."""

from dataclasses import replace
from typing import Any

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import files
from outreach_desktop.db.subjects import group as kept
from outreach_desktop.db.subjects import senders as signers
from outreach_desktop.domain.documents.documents import file_problems, picture_problems
from outreach_desktop.domain.group import (
    GroupProfile,
    Sender,
    SenderDraft,
    problems,
    sender_problems,
)
from outreach_desktop.domain.post.letter_look import LOOK_FIELDS
from outreach_desktop.domain.post.point_kinds import POINT_KINDS
from outreach_desktop.errors import stop_for
from outreach_desktop.words import say


def profile(db: Data) -> GroupProfile:
    """Who we are, with the text bank in its order."""
    return kept.profile(db)


def home_country(profile: GroupProfile) -> frozenset[str]:
    """Every name of the country our post need not name: the one of our address, else of our language."""
    # Words bring the languages of the world, so not before they are asked.
    from outreach_desktop.words import local

    return local.country_names(profile.address.country, profile.language)


def save_profile(db: Data, profile: GroupProfile) -> None:
    """Keep the profile whole, save for the logo and the letterhead: `set_logo` and `set_letterhead` change those."""
    stop_for(problems(profile))
    before = kept.profile(db)
    profile = replace(profile, logo_id=before.logo_id, letterhead_id=before.letterhead_id)
    with changing(db, _change_in_words(before, profile)):
        kept.save(db, profile)


def set_logo(db: Data, name: str, picture: bytes | None) -> None:
    """Keep the picture that letterheads carry; None takes it away."""
    before = kept.profile(db)
    with changing(db, say("Change our logo") if picture else say("Remove our logo")):
        logo_id = _swap_picture(db, kept.GROUP_ID, before.logo_id, name, picture)
        kept.save(db, replace(before, logo_id=logo_id))


def set_letterhead(db: Data, name: str, content: bytes | None) -> None:
    """Keep the Word file whose header and footer letters have; None goes back to ours."""
    before = kept.profile(db)
    with changing(db, say("Change our letterhead") if content else say("Remove our letterhead")):
        if content is not None:
            stop_for(file_problems(name, len(content)))
        letterhead_id = _swap_file(db, kept.GROUP_ID, before.letterhead_id, name, content)
        kept.save(db, replace(before, letterhead_id=letterhead_id))


def senders(db: Data) -> list[Sender]:
    """Everybody who signs, the one who signs by default first."""
    return signers.every(db)


def sender(db: Data, sender_id: str) -> Sender:
    """The sender with this id."""
    return signers.get(db, sender_id)


def add_sender(db: Data, draft: SenderDraft) -> Sender:
    """Keep a new sender; the signature follows by `set_signature`."""
    stop_for(sender_problems(draft))
    with changing(db, say("Add sender {name}", name=draft.name.strip())):
        return signers.add(db, replace(draft, signature_id=None))


def change_sender(db: Data, sender: Sender) -> Sender:
    """Keep what a sender has become, save for the signature: only `set_signature` changes that."""
    stop_for(sender_problems(sender))
    signature_id = signers.get(db, sender.id).signature_id
    with changing(db, say("Change sender {name}", name=sender.name.strip())):
        return signers.change(db, replace(sender, signature_id=signature_id))


def remove_sender(db: Data, sender_id: str) -> None:
    """Put a sender into the bin; letters made with the name stay as they are."""
    with changing(db, say("Remove sender {name}", name=signers.get(db, sender_id).name)):
        signers.remove(db, sender_id)


def set_signature(db: Data, sender_id: str, name: str, picture: bytes | None) -> None:
    """Keep the picture of a sender's signature; None takes it away."""
    sender = signers.get(db, sender_id)
    with changing(db, say("Change signature of {name}", name=sender.name)):
        signature_id = _swap_picture(db, sender_id, sender.signature_id, name, picture)
        signers.change(db, replace(sender, signature_id=signature_id))


def looked(profile: GroupProfile) -> dict[str, Any]:
    """What is chosen of how letters look, by the names of the fields."""
    return {name: getattr(profile, name) for name in ("paper", "small_sheets", *LOOK_FIELDS)}


def _change_in_words(before: GroupProfile, after: GroupProfile) -> str:
    """“Change our group”, or which part of the text bank where nothing else is different."""
    kinds = {point.kind for point in set(before.points) ^ set(after.points)}
    if len(kinds) == 1 and replace(before, points=after.points) == after:
        return say("Change \u201c{part}\u201d", part=POINT_KINDS[kinds.pop()].title)
    if replace(after, **looked(before)) == before:
        return say("Change how letters look")
    return say("Change our group")


def _swap_picture(
    db: Data, owner_id: str, old_id: str | None, name: str, picture: bytes | None
) -> str | None:
    if picture is not None:
        stop_for(picture_problems(name, picture))
    return _swap_file(db, owner_id, old_id, name, picture)


def _swap_file(
    db: Data, owner_id: str, old_id: str | None, name: str, content: bytes | None
) -> str | None:
    """Put the old file into the bin and keep the new one; its id."""
    if old_id is not None:
        files.remove(db, [old_id])
    return None if content is None else files.add(db, owner_id, name, content).id
