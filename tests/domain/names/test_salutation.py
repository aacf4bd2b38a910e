"""What stands after "Dear"."""

import pytest

from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.names.couples import Half, kept
from outreach_desktop.domain.names.salutation import TITLES, UNKNOWN, salutation


def dear(title: str, first_name: str = "Ann", last_name: str = "O'Neil", own: str = "") -> str:
    return salutation(
        ContactDraft(title=title, first_name=first_name, last_name=last_name, salutation=own)
    )


@pytest.mark.parametrize("title", ["Dr", "Dr.", "DR", "dr", " Dr ", "Doctor", "Consultant Dr"])
def test_a_doctor_is_dr_however_it_is_typed(title: str) -> None:
    assert dear(title) == "Dr O'Neil"


@pytest.mark.parametrize("title", ["Mr", "Miss", "Mrs", "Ms", "Mx", "MR.", "miss."])
def test_a_surgeon_keeps_the_courtesy_title_that_was_typed(title: str) -> None:
    surgeon = ContactDraft(
        title=title, last_name="Okafor", profession="surgeon", specialty="urology"
    )

    assert salutation(surgeon) == f"{title.strip('.').capitalize()} Okafor"


@pytest.mark.parametrize(
    "title",
    [
        "Prof",
        "Prof.",
        "Professor",
        "Prof Dr",
        "Prof. Dr. med.",
        "Univ.-Prof. Dr.".replace("-", " "),
        "Associate Professor",
        "Assoc. Prof.",
        "Emeritus Professor",
        "Clinical Professor",
        "Prof Dame",
        "Professor Sir",
        "Prof (Mrs)",
        "Revd Professor",
        "Herr Prof. Dr.",
    ],
)
def test_every_kind_of_professor_is_professor(title: str) -> None:
    assert dear(title) == "Professor O'Neil"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Sr", "Sister O'Neil"),
        ("Sister", "Sister O'Neil"),
        ("Matron", "Matron O'Neil"),
        ("Charge Nurse", "Charge Nurse O'Neil"),
        ("Nurse", "Nurse O'Neil"),
        ("Revd", "Reverend O'Neil"),
        ("The Rev\u2019d", "Reverend O'Neil"),
        ("Revd Dr", "Dr O'Neil"),
        ("Revd Canon", "Canon O'Neil"),
        ("Canon", "Canon O'Neil"),
        ("Rt Revd", "Bishop O'Neil"),
        ("The Ven.", "Archdeacon O'Neil"),
        ("Fr", "Father O'Neil"),
        ("Rabbi Dr", "Dr O'Neil"),
        ("Imam", "Imam O'Neil"),
        ("Pastor", "Pastor O'Neil"),
        ("Cllr", "Councillor O'Neil"),
        ("Cllr Mrs", "Councillor O'Neil"),
        ("Lt Col", "Colonel O'Neil"),
        ("Maj. (Dr)", "Dr O'Neil"),
        ("Dr (Mrs)", "Dr O'Neil"),
        ("Herr", "Herr O'Neil"),
        ("Frau Dr.", "Dr O'Neil"),
        ("Dr. rer. nat.", "Dr O'Neil"),
        ("PD Dr. med. habil.", "Dr O'Neil"),
        ("Dra.", "Dra O'Neil"),
        ("Dott.ssa", "Dott.ssa O'Neil"),
        ("Mme", "Madame O'Neil"),
        ("Sen\u0303ora", "Señora O'Neil"),
    ],
)
def test_other_titles_are_written_as_a_letter_writes_them(title: str, expected: str) -> None:
    assert dear(title) == expected


@pytest.mark.parametrize(
    "title",
    [
        "Dr & Mrs",
        "Dr and Mrs",
        "Mr and Mrs",
        "Mr/Mrs",
        "Dr/Prof",
        "Drs",
        "Prof & Mrs",
        "Mr Miss",
        "Consultant",
        "The Very Revd",
        "Lt Col Dr",
        "M",
        "Ing.",
        "Datuk",
        "Captain of Industry",
        "Hon",
        "?",
    ],
)
def test_a_title_that_is_unknown_or_of_two_people_becomes_colleague(title: str) -> None:
    assert dear(title) == UNKNOWN == "Colleague"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Sir", "Sir James"),
        ("The Rt Hon. Sir", "Sir James"),
        ("Dame", "Dame James"),
        ("Lord", "Lord Baker"),
        ("Rt Hon Baroness", "Lady Baker"),
        ("Lady", "Lady Baker"),
    ],
)
def test_knights_go_by_the_first_name_and_peers_by_the_last(title: str, expected: str) -> None:
    assert dear(title, first_name="James Robert", last_name="Baker") == expected


def test_a_knight_without_a_first_name_becomes_colleague() -> None:
    assert dear("Sir", first_name="") == "Colleague"


@pytest.mark.parametrize("title", ["Dr", "Mr", "Sister", "Lord", "Prof"])
def test_a_title_without_a_surname_becomes_colleague(title: str) -> None:
    assert dear(title, last_name=" ") == "Colleague"


def test_without_a_title_the_full_name_is_used() -> None:
    assert dear("") == "Ann O'Neil"


@pytest.mark.parametrize(("first_name", "last_name"), [("", "O'Neil"), ("", "")])
def test_half_a_name_without_a_title_becomes_colleague(first_name: str, last_name: str) -> None:
    assert dear("", first_name, last_name) == "Colleague"


def test_somebody_of_a_first_name_alone_is_called_by_it() -> None:
    assert dear("", "Ann", "") == "Ann"
    assert dear("Dr", "Ann", "") == "Colleague"


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ((Half("Mr", "P", "Quellow"), Half("Mrs", "", "Quellow")), "Mr and Mrs Quellow"),
        ((Half("Dr", "John", "Fennick"), Half("Mrs", "Mary", "Fennick")), "Dr and Mrs Fennick"),
        (
            (Half("Prof.", "S", "Bowder"), Half("Miss", "L", "Jarrow")),
            "Professor Bowder and Miss Jarrow",
        ),
        ((Half("Sir", "John", "Tarn"), Half("Lady", "", "Tarn")), "Sir John and Lady Tarn"),
        ((Half("", "Pat", "Hall"), Half("", "Rose", "Hall")), "Pat and Rose Hall"),
        ((Half("Drs", "A", "Hall"), Half("Mr", "B", "Hall")), "Colleague"),
        ((Half("", "A", "Hall"), Half("Mr", "B", "Hall")), "Colleague"),
    ],
)
def test_two_people_are_both_named(people: tuple[Half, Half], expected: str) -> None:
    both = ContactDraft(last_name=f"{people[0].name} and {people[1].name}", couple=kept(people))

    assert salutation(both) == expected


@pytest.mark.parametrize("odd", ["Dr|", "Dr\n", "|", "\n\n"])
def test_a_couple_with_a_sign_of_how_it_is_kept_in_a_name_is_no_couple(odd: str) -> None:
    """A list may hold any sign; what was kept before of such names is one half of two."""
    people = (Half(odd, "Pat", "Hall"), Half("Mrs", "Rose", "Hall"))
    name = f"{people[0].name} and {people[1].name}"
    for text in (kept(people), "\n".join("|".join(half) for half in people), "|Pat|Hall"):
        assert salutation(ContactDraft(last_name=name, couple=text)) == "Colleague"


def test_an_entry_that_was_given_to_one_of_a_couple_is_that_one_s() -> None:
    people = (Half("Mr", "Pat", "Hall"), Half("Mrs", "Rose", "Hall"))
    rose = ContactDraft(title="Mrs", first_name="Rose", last_name="Hall", couple=kept(people))

    assert salutation(rose) == "Mrs Hall"


def test_one_title_for_two_people_is_no_guess() -> None:
    assert dear("Dr", "", "Fennick and Brill") == "Colleague"
    assert dear("Dr", "John & Mary", "Fennick") == "Colleague"


def test_sr_before_a_spanish_man_is_no_sister() -> None:
    assert dear("Sr.", "José Luis", "Perro") == "Señor Perro"
    assert dear("Sr", "Mary", "Finn") == "Sister Finn"


@pytest.mark.parametrize(
    "own", ["Annie", "Dear Annie", "Dear Annie,", "dear  Annie, ", "Annie:", " Annie"]
)
def test_an_own_override_wins_with_or_without_dear(own: str) -> None:
    assert dear("Dr", own=own) == "Annie"


def test_a_particle_stays_with_the_surname() -> None:
    assert dear("Dr", last_name="van der Berg") == "Dr van der Berg"


@pytest.mark.parametrize("title", TITLES)
def test_every_title_in_the_table_is_found_as_it_is_written_there(title: str) -> None:
    assert dear(title) == f"{TITLES[title]} O'Neil"
