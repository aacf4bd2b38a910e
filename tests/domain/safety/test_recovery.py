"""What somebody is told before and after a data file is exchanged: names first, then numbers."""

from outreach_desktop.domain.safety.recovery import AT_MOST, named, rescued


def test_names_are_listed_in_their_order_and_the_rest_is_counted() -> None:
    assert named(["O'Neil", "adeyemi"], "contacts") == ["adeyemi", "O'Neil"]

    many = named([f"Person {number:03}" for number in range(AT_MOST + 1)], "contacts")
    assert many[AT_MOST - 1 :] == ["Person 019", "and 1 more person"]


def test_what_has_no_name_is_counted() -> None:
    assert named(["", "", ""], "roles") == ["3 roles"]
    assert named([], "roles") == []


def test_a_salvage_tells_what_was_read_what_is_missing_and_what_stands_in() -> None:
    read = {"contacts": 1, "organisations": 2, "interactions": 3}
    lost = {"contacts": 1, "roles": 2}

    assert list(rescued(read, lost, {"contacts": 1}, 1)) == [
        "1 person, 2 organisations, 0 events and 3 entries on timelines could be read.",
        "1 of 2 people could not be read.",
        "2 roles could not be read.",
        (
            "\u201cUnknown person\u201d stands for 1 person that other entries name and that could "
            "not be read."
        ),
        "What 1 entry belonged to could not be read.",
        "What was done before can no longer be undone in this file.",
    ]
