"""A name in one piece is taken apart as its owner would."""

from pathlib import Path

import pytest

from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.names.couples import kept
from outreach_desktop.domain.names.names import Parsed, from_parts, is_title, parsed, split_name
from outreach_desktop.domain.names.salutation import salutation


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
    assert is_title("Mr & Mrs")
    assert not is_title("Mr & Sons")
    assert not is_title("Practice manager")
    assert not is_title("")


DATA = Path(__file__).parents[1].parent / "data"


def table() -> list[list[str]]:
    """Nearly seven hundred names of many kinds, each with what is right: tests/data/names.tsv."""
    lines = (DATA / "names.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("row", table(), ids=lambda row: row[0])
def test_a_cell_with_a_name_is_understood(row: list[str]) -> None:
    found = parsed(row[0])

    assert [
        row[0],
        *found.name,
        found.role,
        found.specialty,
        "; ".join(found.beside),
        dear(found),
        " + ".join(half.name for half in found.couple),
    ] == row


@pytest.mark.parametrize("row", [row for row in table() if row[-1]], ids=lambda row: row[0])
def test_no_half_of_a_couple_is_lost(row: list[str]) -> None:
    found = parsed(row[0])

    words = set(f"{found.first_name} {found.last_name}".split())
    assert len(found.couple) == 2
    for half in found.couple:
        assert set(f"{half.first_name} {half.last_name}".split()) <= words


def dear(found: Parsed) -> str:
    if found.nobody or found.place:
        return "desk" if found.nobody else "place"
    contact = ContactDraft(
        title=found.title,
        first_name=found.first_name,
        last_name=found.last_name,
        couple=kept(found.couple),
    )
    return salutation(contact)


@pytest.mark.parametrize(
    ("cells", "parts"),
    [
        (("", "Dr Ann", "Hall"), ("Dr", "Ann", "Hall", "")),
        (("", "Ann", "Dr Hall"), ("Dr", "Ann", "Hall", "")),
        (("Mr", "Ian", "Hall, FRCS"), ("Mr", "Ian", "Hall", "FRCS")),
        (("", "Ann", "Hall MRCGP"), ("", "Ann", "Hall", "MRCGP")),
        (("Mr.", "IAN", "HALL"), ("Mr.", "Ian", "Hall", "")),
        (("dr", "ann", "hall"), ("Dr", "Ann", "Hall", "")),
        (("", "Ann", "DE VAUX"), ("", "Ann", "de Vaux", "")),
        (("", "Ann", "Hall", "Jr."), ("", "Ann", "Hall", "Jr")),
        (("", "", "", "", "Prof Ann Hall OBE"), ("Prof", "Ann", "Hall", "OBE")),
        (("", "Ann", "Hall", "", "Prof Ann Hall OBE"), ("Prof", "Ann", "Hall", "OBE")),
        (("", "", "Hall", "", "Grace Hall"), ("", "Grace", "Hall", "")),
        (("", "Ann", "", "", "Hall"), ("", "Ann", "Hall", "")),
        (("", "Ann", "", "", "Ann"), ("", "Ann", "", "")),
    ],
)
def test_several_cells_make_one_name(cells: tuple[str, ...], parts: tuple[str, ...]) -> None:
    assert tuple(from_parts(*cells).name) == parts


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("Mr & Mrs", "John & Mary", "Fennick"), "Mr and Mrs Fennick"),
        (("Mr and Mrs", "John", "Fennick"), "Mr and Mrs Fennick"),
        (("Dr & Mrs", "J", "Fennick"), "Dr and Mrs Fennick"),
        (("", "John & Mary", "Fennick"), "John and Mary Fennick"),
        (("", "JOHN & MARY", "FENNICK"), "John and Mary Fennick"),
        (("MR & MRS", "JOHN & MARY", "FENNICK"), "Mr and Mrs Fennick"),
        (("", "John & Mary Fennick", ""), "John and Mary Fennick"),
        (("", "JOHN & MARY FENNICK", "", "", "JOHN & MARY FENNICK"), "John and Mary Fennick"),
        (("", "", "Mr & Mrs J Fennick"), "Mr and Mrs Fennick"),
        (("Dr", "", "Fennick & Brill"), "Colleague"),
        (("Dr", "John & Mary", "Fennick"), "Colleague"),
    ],
)
def test_a_couple_in_several_cells_is_never_half_of_it(
    cells: tuple[str, ...], expected: str
) -> None:
    found = from_parts(*cells)

    assert dear(found) == expected
    assert found.unsure == (expected == "Colleague")


@pytest.mark.parametrize(
    ("text", "letters", "beside"),
    [
        ("Mrs Ann Pottle MBE (retired)", "MBE", ("retired",)),
        ("Ann Pottle, MBE (Retd)", "MBE", ("Retd",)),
        ("MRS ANN POTTLE MBE (RETIRED)", "MBE", ("RETIRED",)),
        ("Ann Pottle RGN (Mere Surgery)", "RGN", ("Mere Surgery",)),
        ("Ann Pottle RGN (on leave)", "RGN", ("on leave",)),
        ("Ann Pottle FRCS (Urol)", "FRCS (Urol)", ()),
        ("Ann Pottle BSc (Hons)", "BSc (Hons)", ()),
        ("Ann Pottle MRCS (Eng)", "MRCS (Eng)", ()),
    ],
)
def test_what_is_about_the_person_is_not_among_the_letters(
    text: str, letters: str, beside: tuple[str, ...]
) -> None:
    name = parsed(text)

    assert (name.last_name.title(), name.post_nominals, name.beside) == ("Pottle", letters, beside)


def test_nor_is_it_where_letters_have_a_cell_of_their_own() -> None:
    name = from_parts("Mrs", "Ann", "Pottle", "MBE (retired)")

    assert (name.title, name.post_nominals, name.beside) == ("Mrs", "MBE", ("retired",))


@pytest.mark.parametrize(
    ("text", "nobody", "place"),
    [
        ("Pharmacist (Boots)", "Pharmacist", "Boots"),
        ("Receptionist (Mere Surgery)", "Receptionist", "Mere Surgery"),
        ("Manager - Boots", "Manager", "Boots"),
        ("The pharmacist at Boots", "The pharmacist", "Boots"),
        ("Practice Manager, Mere Surgery", "Practice Manager", "Mere Surgery"),
        ("Reception (Tuesdays)", "Reception", ""),
        ("Pharmacist (female)", "Pharmacist", ""),
        ("Secretary (Urology)", "Secretary", ""),
    ],
)
def test_a_desk_is_nobody_and_may_say_where_it_is(text: str, nobody: str, place: str) -> None:
    name = parsed(text)

    assert (name.is_person, name.nobody, name.place) == (False, nobody, place)


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("The late Dr Ann Orpen", "The late"),
        ("Exors of the late Dr Ann Orpen", "Exors of the late"),
        ("Dr Ann Orpen DECEASED", "DECEASED"),
        ("Dr Ann Orpen (RIP)", "RIP"),
        ("Dr Ann Orpen (DNC)", "DNC"),
        ("\u2020 Dr Ann Orpen", "\u2020"),
        ("Dr Ann Orpen\u2020", "\u2020"),
        ("Dr Ann Orpen *moved*", "moved"),
        ("Dr Ann Orpen ???", "???"),
        ("Dr Ann Orpen c/o Mere Hospice", "c/o Mere Hospice"),
        ("Dr Ann Orpen - DO NOT MAIL", "DO NOT MAIL"),
    ],
)
def test_a_mark_beside_a_name_is_no_part_of_it(text: str, beside: str) -> None:
    name = parsed(text)

    assert name.name == ("Dr", "Ann", "Orpen", "")
    assert name.beside == (beside,)


@pytest.mark.parametrize("text", ["FAO Dr Ann Orpen", "Attn: Dr Ann Orpen"])
def test_whom_it_is_for_is_the_name_behind_it(text: str) -> None:
    assert parsed(text).name == ("Dr", "Ann", "Orpen", "")


def test_a_name_that_sounds_like_a_mark_is_a_name() -> None:
    assert parsed("Rip Orpen").name == ("", "Rip", "Orpen", "")


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Nurse (Ann)", ("", "Ann", "", ""), "Nurse"),
        ("Practice Manager (Ann Orpen)", ("", "Ann", "Orpen", ""), "Practice Manager"),
        ("Practice Manager: Ann Orpen", ("", "Ann", "Orpen", ""), "Practice Manager"),
        ("Practice Manager, Ann Orpen", ("", "Ann", "Orpen", ""), "Practice Manager"),
        ("The Practice Manager (Mrs Tarn)", ("Mrs", "", "Tarn", ""), "Practice Manager"),
        ("Jane (reception)", ("", "Jane", "", ""), "reception"),
        ("Ann Orpen, PA to Prof Tarn", ("", "Ann", "Orpen", ""), "PA to Prof Tarn"),
    ],
)
def test_who_is_named_beside_a_desk_is_the_person_at_it(
    text: str, name: tuple[str, ...], role: str
) -> None:
    found = parsed(text)

    assert (found.name, found.role, found.place, found.nobody) == (name, role, "", "")


@pytest.mark.parametrize(
    "text", ["Secretary to Dr Jones", "Dr Smith's secretary", "Ward 12", "All staff"]
)
def test_a_desk_may_be_known_by_whose_it_is(text: str) -> None:
    assert parsed(text).nobody == text


@pytest.mark.parametrize(
    ("text", "expected", "last_name"),
    [
        ("Dr A.B.Orpen", "Dr Orpen", "Orpen"),
        ("Dr Orpen A", "Dr Orpen", "Orpen"),
        ("Orpen A N", "A N Orpen", "Orpen"),
        ("van der Berg J.", "J. van der Berg", "van der Berg"),
        ("Mary J", "Mary J", "J"),
        ("DE ORPEN Tim", "Tim de Orpen", "de Orpen"),
        ("Orpen Dr Ann", "Dr Orpen", "Orpen"),
        ("Canon Dr Ann Orpen", "Canon Orpen", "Orpen"),
        ("Lord Orpen of Mere", "Lord Orpen", "Orpen of Mere"),
        ("Mr Justice Orpen", "Mr Justice Orpen", "Orpen"),
        ("Ward, Ann", "Ann Ward", "Ward"),
        ("Ann or Kate", "Colleague", "Ann or Kate"),
        ("Sr. Ciro Orpen", "Colleague", "Orpen"),
        ("Mr J Orpen FRCS and Dr K Tarn MRCP", "Mr Orpen and Dr Tarn", "Tarn"),
        ("Sr. y Sra. Orpen Gil", "Se\u00f1or and Se\u00f1ora Orpen Gil", "Orpen Gil"),
    ],
)
def test_letters_open_with_the_surname_wherever_it_stands(
    text: str, expected: str, last_name: str
) -> None:
    found = parsed(text)

    assert dear(found) == expected
    assert found.last_name == last_name


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Dr Ann Orpen, Mere Surgery", "Dr Ann Orpen", "Mere Surgery"),
        ("Ann Orpen, MRCGP, Mere Surgery", "Ann Orpen", "Mere Surgery"),
        ("Mere Surgery - Kate Penn", "Kate Penn", "Mere Surgery"),
        ("Mere Surgery, Ashby", "", "Mere Surgery, Ashby"),
        ("Ann Orpen, Practice Manager", "Ann Orpen", ""),
    ],
)
def test_a_name_may_stand_beside_where_they_work(text: str, name: str, place: str) -> None:
    found = parsed(text)

    whole = " ".join(filter(None, (found.title, found.first_name, found.last_name)))
    assert (whole, found.place) == (name, place)


def test_names_in_a_row_with_brackets_each_are_not_one_person() -> None:
    assert parsed("Ann Orpen (AO), Ian Tarn (IT)") == Parsed(
        last_name="Ann Orpen (AO), Ian Tarn (IT)", unsure=True
    )
    assert parsed("Orpen Smith (n\u00e9e Tarn), Ann (Annie)").first_name == "Ann"
    assert parsed("Ann Orpen BSc (Hons), MD (Lond)").last_name == "Orpen"


def test_a_whole_name_in_the_column_of_first_names_is_not_said_twice() -> None:
    found = from_parts("", "Anne Marie", "", whole="Anne Marie")

    assert (found.first_name, found.last_name) == ("Anne Marie", "")


def test_a_dash_is_no_title_of_anybody() -> None:
    assert not is_title("-")
