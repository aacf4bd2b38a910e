"""How a letter to an organisation opens: what stands after "Dear"."""


def dear(name: str, part_of: str = "") -> str:
    """The words after "Dear": "Colleagues at Marrowby General", of a department "Colleagues in Urology at Marrowby General".

    A name that begins with The has it in the middle of the line.
    """
    where = _in_a_line(name)
    if not where:
        return "Colleagues"
    house = _in_a_line(part_of)
    if house and house.casefold() not in where.casefold():
        return f"Colleagues in {where} at {house}"
    return f"Colleagues at {where}"


def _in_a_line(name: str) -> str:
    words = " ".join(name.split())
    return f"the {words[4:]}" if words[:4].casefold() == "the " else words
