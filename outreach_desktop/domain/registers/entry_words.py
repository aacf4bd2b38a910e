"""What an entry of a register is, and the words by which it is found."""

from functools import lru_cache

from outreach_desktop.domain.fields import in_words
from outreach_desktop.domain.organisations import FIELDS
from outreach_desktop.domain.registers.kept import NPPES, Record
from outreach_desktop.domain.registers.kinds import Kind, nhs_kind
from outreach_desktop.domain.registers.taxonomies import us_kind


def kind_of(register: str, kind: str, name: str, *, is_person: bool) -> Kind:
    """What the entry is: by its codes, of an organisation also by its name."""
    if register == NPPES:
        return us_kind(kind, is_person=is_person, name="" if is_person else name)
    return nhs_kind(register, kind, "" if is_person else name)


def words_of_row(register: str, row: tuple[str, ...]) -> str:
    """Code, name, place, postcode in both spellings, what it is and belongs to; `row` is as a `Record` is."""
    code, kind, person, name, given = row[:5]
    postcode, parent = row[10], row[15]
    called = _said(kind_of(register, kind, name, is_person=bool(person)))
    if " " in postcode:
        postcode = f"{postcode} {postcode.replace(' ', '')}"
    if "'" in name:  # whoever types neil looks for O'Neil
        name = f"{name} {name.replace(chr(39), ' ')}"
    return f"{code} {name} {given} {row[8]} {row[9]} {postcode} {parent} {called}"


def words_of_entry(register: str, one: Record) -> str:
    """The same of an entry that was read back."""
    return words_of_row(register, one)


@lru_cache(maxsize=1024)
def _said(kind: Kind) -> str:
    """In English, and as people read it."""
    words = (kind.kind, in_words(FIELDS["kind"], kind.kind), kind.profession, kind.specialty)
    return " ".join(dict.fromkeys(one for one in words if one and one != "other"))
