"""A draft of an email as a file: what a mail program opens ready to be looked at, changed and sent by its owner."""

from collections.abc import Sequence
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final

from outreach_desktop.domain.mail.attachments import MailAttachment

AT_ONCE: Final = 50
"""So many addresses in one BCC line: many providers refuse, or hold for spam, a message to more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """Somebody's name and address."""

    name: str
    email: str


def draft(
    to: Sequence[Mailbox],
    sender: Mailbox | None,
    subject: str,
    text: str,
    cc: Sequence[Mailbox] = (),
    attachments: Sequence[MailAttachment] = (),
) -> bytes:
    """The file of a draft, an .eml; `cc` get a copy, and everyone sees it; `attachments` go with it.

    `X-Unsent: 1` has Outlook and Thunderbird open it to be written on. It has neither a date nor an id of its own:
    whoever sends it gives it both. Lines end as mail has them, and no byte-order mark stands before the first header,
    because a header behind one is not found.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if sender is not None and (ours := _address(sender)) is not None:
        message["From"] = ours
    if theirs := [one for one in map(_address, to) if one is not None]:
        message["To"] = theirs
    if others := [one for one in map(_address, cc) if one is not None]:
        message["Cc"] = others
    message["Subject"] = " ".join(subject.split())
    message.set_content(f"{text.strip()}\n", cte="quoted-printable", charset="utf-8")
    for one in attachments:
        kind, _, sort = one.media_type.partition("/")
        message.add_attachment(one.content, kind, sort or "octet-stream", filename=one.name)
    whole = message.as_bytes()  # first, as a boundary between parts is made by it
    headers = b"".join(_header(name, value) for name, value in message.items())
    return headers + b"\r\n" + whole.partition(b"\r\n\r\n")[2]


_LONG: Final = SMTP.clone(max_line_length=900)


def _header(name: str, value: str) -> bytes:
    """A header as it stands in the file.

    One of plain letters stays on its line: folded by Python, a long one begins with an empty line, and some programs
    take that for no subject at all. What is encoded has to be folded, as a piece of it may have 75 letters.
    """
    policy = _LONG if value.isascii() else SMTP
    return policy.fold_binary(name, value)


def _address(one: Mailbox) -> Address | None:
    """As a header has it; None for what is no address, which no mail program could do anything with."""
    name = " ".join(one.name.split())
    local, _, domain = one.email.strip().rpartition("@")
    try:
        at = domain.encode("idna").decode("ascii")  # as the mail program would look it up
        return Address(display_name=name, addr_spec=f"{local}@{at}") if local.isascii() else None
    except (ValueError, IndexError, MessageError):  # as Python's parser says it of some
        return None


def in_batches(addresses: Sequence[str], size: int = AT_ONCE) -> list[tuple[str, ...]]:
    """The addresses in as few lines of at most `size` as there can be, of nearly equal length."""
    if not addresses:
        return []
    count = -(-len(addresses) // size)
    share, more = divmod(len(addresses), count)
    found, first = [], 0
    for number in range(count):
        last = first + share + (number < more)
        found.append(tuple(addresses[first:last]))
        first = last
    return found
