"""A name in one piece is taken apart as its owner would."""

import pytest

from outreach_desktop.domain.names import is_title, split_name


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Dr Ann O'Neil", ("Dr", "Ann", "O'Neil", "")),
        ("Ann O'Neil, MBBS, FRCS (Urol)", ("", "Ann", "O'Neil", "MBBS, FRCS (Urol)")),
        ("O'Neil, Dr Ann", ("Dr", "Ann", "O'Neil", "")),
        ("Prof. Dr. Ludwig van der Berg", ("Prof. Dr.", "Ludwig", "van der Berg", "")),
        ("van der Berg, JA", ("", "JA", "van der Berg", "")),
        ("Sister Mary Clare Finn", ("Sister", "Mary Clare", "Finn", "")),
        ("Mary Ann Smith, BSc (Hons)", ("", "Mary Ann", "Smith", "BSc (Hons)")),
        ("Dr Smith", ("Dr", "", "Smith", "")),
        ("Cher", ("", "", "Cher", "")),
        ("Dr", ("Dr", "", "", "")),
        ("  ", ("", "", "", "")),
    ],
)
def test_a_name_has_these_parts(text: str, parts: tuple[str, ...]) -> None:
    assert tuple(split_name(text)) == parts


def test_a_title_is_what_can_stand_between_dear_and_a_surname() -> None:
    assert is_title("Dr.")
    assert is_title("Charge Nurse")
    assert not is_title("Practice manager")
    assert not is_title("")
