"""How a letter to an organisation opens: what stands after "Dear"."""

import re
from typing import Final

_UNIT: Final = r"(?:department|dept\.?|division|directorate|faculty|school|institute|unit|section|team|service|clinic|centre|center|office|library)"
_OF: Final = re.compile(rf"{_UNIT} (?:of|for) ", re.IGNORECASE)
_ENDS: Final = re.compile(rf".+ (?:{_UNIT}|ward)", re.IGNORECASE)


def dear(name: str, part_of: str = "") -> str:
    """The words after "Dear": "Colleagues at Marrowby General", of a department "Colleagues in Urology at Marrowby General".

    A name that begins with The has it in the middle of the line. One that says what it is, as "Department of Urology"
    and in a hospital "Stoma Care Service", has it there too.
    """
    where = _in_a_line(name)
    if not where:
        return "Colleagues"
    house = _in_a_line(part_of)
    if house and house.casefold() not in where.casefold():
        article = "the " if _ENDS.fullmatch(where) and not where.startswith("the ") else ""
        return f"Colleagues in {article}{where} at {house}"
    return f"Colleagues at {where}"


def _in_a_line(name: str) -> str:
    words = " ".join(name.split())
    if words[:4].casefold() == "the ":
        return f"the {words[4:]}"
    return f"the {words}" if _OF.match(words) else words
