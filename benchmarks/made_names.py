"""The words that made-up registers are made of, and made-up surnames."""

from random import Random
from typing import Final

FIRST: Final = (
    "MARY", "JAMES", "ROBERT", "PATRICIA", "JOHN", "JENNIFER", "MICHAEL", "LINDA", "DAVID", "ELIZABETH", "WILLIAM", "BARBARA", "RICHARD",
    "SUSAN", "JOSEPH", "JESSICA", "THOMAS", "SARAH", "CHARLES", "KAREN", "CHRISTOPHER", "LISA", "DANIEL", "NANCY", "MATTHEW", "BETTY",
    "ANTHONY", "SANDRA", "MARK", "MARGARET", "DONALD", "ASHLEY", "STEVEN", "KIMBERLY", "ANDREW", "EMILY", "PAUL", "DONNA", "JOSHUA", "MICHELLE",
    "KENNETH", "CAROL", "KEVIN", "AMANDA", "BRIAN", "MELISSA", "TIMOTHY", "DEBORAH", "RONALD", "STEPHANIE", "GEORGE", "REBECCA", "JASON",
    "SHARON", "EDWARD", "LAURA", "JEFFREY", "CYNTHIA", "RYAN", "DOROTHY", "JACOB", "AMY", "NICHOLAS", "KATHLEEN", "GARY", "ANGELA", "ERIC",
    "SHIRLEY", "JONATHAN", "EMMA", "STEPHEN", "BRENDA", "LARRY", "PAMELA", "JUSTIN", "NICOLE", "SCOTT", "ANNA", "BRANDON", "SAMANTHA",
    "BENJAMIN", "KATHERINE",
)  # fmt: skip
SYLLABLES: Final = (
    "AL", "BAR", "BEN", "BRAD", "CAR", "CHAN", "CLAR", "COL", "DAN", "DEL", "EAST", "EL", "FAIR", "FER", "FOR", "GAR", "GON", "GREEN", "HAM",
    "HAR", "HOLL", "JACK", "JOHN", "KEL", "KING", "LAN", "LEW", "LOP", "MAR", "MILL", "MOR", "NEW", "NOR", "OL", "PAR", "PER", "PET", "RAM",
    "RICH", "ROB", "ROD", "SAL", "SAN", "SHER", "SMITH", "STAN", "STEV", "TAY", "THOM", "VAR", "WAL", "WAT", "WEST", "WILL", "WOOD", "YOUNG",
    "ZIM",
)  # fmt: skip
ENDS: Final = (
    "SON", "MAN", "TON", "LEY", "FIELD", "EZ", "ERS", "FORD", "BERG", "WORTH", "INGTON", "ELL", "OW", "BY", "WELL", "STEIN", "ES", "AN", "OR",
    "ER", "INGER",
)  # fmt: skip
STREETS: Final = (
    "MAIN", "OAK", "MAPLE", "CEDAR", "PINE", "ELM", "WASHINGTON", "LAKE", "HILL", "PARK", "CHURCH", "SPRING", "RIVER", "MARKET",
)  # fmt: skip
STATES: Final = (
    "CA", "TX", "FL", "NY", "PA", "IL", "OH", "GA", "NC", "MI", "NJ", "VA", "WA", "AZ", "MA", "TN", "IN", "MO", "MD", "WI", "CO", "MN", "SC",
    "AL", "LA", "KY", "OR", "OK", "CT", "UT",
)  # fmt: skip


def surnames(chance: Random, count: int = 60_000) -> list[str]:
    """Made-up surnames, some in many mouths and most in few."""
    found = {
        chance.choice(SYLLABLES)
        + chance.choice(SYLLABLES) * (chance.random() < 0.5)
        + chance.choice(ENDS)
        for _ in range(count)
    }
    return sorted(found)
