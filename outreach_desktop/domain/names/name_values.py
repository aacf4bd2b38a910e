"""A name, taken apart."""

from dataclasses import dataclass
from typing import NamedTuple

from outreach_desktop.domain.names.couples import Half


class Name(NamedTuple):
    """The parts of a name, as a contact keeps them."""

    title: str
    first_name: str
    last_name: str
    post_nominals: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A name understood. `beside` is what stood in brackets or quotation marks and is no part of it.

    `couple` are the two people of an entry that is of two; `unsure` says that it is of two and cannot be told
    apart. A text that names a place of work, or a desk there, is nobody's name.
    """

    title: str = ""
    first_name: str = ""
    last_name: str = ""
    post_nominals: str = ""
    role: str = ""
    specialty: str = ""
    beside: tuple[str, ...] = ()
    couple: tuple[Half, ...] = ()
    unsure: bool = False
    place: str = ""
    nobody: str = ""

    @property
    def name(self) -> Name:
        """The four parts alone."""
        return Name(self.title, self.first_name, self.last_name, self.post_nominals)

    @property
    def is_person(self) -> bool:
        """Whether there is anybody's name in it."""
        return bool(self.first_name or self.last_name)
