"""Pages on sheets, sheets in jobs: nothing is left out, nothing is out of order."""

from hypothesis import given
from hypothesis import strategies as st

from outreach_desktop.domain.documents.printing import (
    ONE_JOB,
    Laid,
    Leaf,
    Part,
    Setting,
    Size,
    fitted,
    jobs,
    number_of,
    pages_asked,
    pages_in,
    paper_name,
    papers,
    same_paper,
    sheets_of_paper,
)

A4: Size = (595.3, 841.9)
LETTER: Size = (612.0, 792.0)
ALL = Part()
TWO_SIDED = Setting(two_sided=True)


def laid(pages: int, size: Size = A4, empty: frozenset[int] = frozenset()) -> Laid:
    return Laid(sizes=(size,) * pages, empty=empty)


def sides(pile: list[Laid], part: Part = ALL, setting: Setting = TWO_SIDED) -> list[list[str]]:
    """Each job as words: “0.1” is the second page of the first piece, “-” an empty side."""
    made = jobs(pile, part, setting)
    return [
        ["-" if leaf.page is None else f"{leaf.piece}.{leaf.page}" for leaf in job] for job in made
    ]


def test_each_document_begins_on_a_new_sheet() -> None:
    assert sides([laid(1), laid(2), laid(3), laid(1)]) == [
        ["0.0", "-", "1.0", "1.1", "2.0", "2.1", "2.2", "-", "3.0"]
    ]


def test_documents_may_follow_each_other_on_one_sheet() -> None:
    setting = Setting(two_sided=True, new_sheet=False)

    assert sides([laid(1), laid(2)], setting=setting) == [["0.0", "1.0", "1.1"]]


def test_one_sided_paper_needs_no_empty_backs() -> None:
    pile = [laid(1), laid(3, empty=frozenset({1}))]

    assert sides(pile, setting=Setting()) == [["0.0", "1.0", "1.2"]]
    assert sides(pile) == [["0.0", "-", "1.0", "1.1", "1.2"]]


def test_people_from_one_to_another_are_printed_again() -> None:
    pile = [laid(1), laid(2), laid(1), laid(1)]

    assert sides(pile, Part(first=1, last=2)) == [["1.0", "1.1", "2.0"]]


def test_pages_are_counted_through_the_whole_pile() -> None:
    pile = [laid(1), laid(2), laid(1)]

    assert sides(pile, Part(pages=frozenset({2, 4}))) == [["1.0", "-", "2.0"]]
    assert number_of(pile, Leaf(1, 0)) == 2
    assert number_of(pile, Leaf(2, 0)) == 4


def test_another_paper_is_another_job() -> None:
    pile = [laid(1), laid(1, LETTER), laid(1, (841.9, 595.3))]

    assert sides(pile) == [["0.0"], ["1.0"], ["2.0"]]
    assert sides(pile, setting=Setting(two_sided=True, paper=A4)) == [
        ["0.0", "-", "1.0", "-", "2.0"]
    ]


def test_a_landscape_page_lies_on_the_same_paper() -> None:
    assert sides([Laid(sizes=(A4, (841.9, 595.3), A4))]) == [["0.0", "0.1", "0.2"]]


def test_a_large_pile_is_several_jobs_of_about_one_size() -> None:
    def sizes(count: int) -> list[int]:
        return [len(job) for job in jobs([laid(1)] * count, ALL, Setting())]

    assert sizes(ONE_JOB) == [50]
    assert sizes(51) == [26, 25]
    assert sizes(100) == [34, 34, 32]
    assert sizes(500) == [39] * 12 + [32]


@given(
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from([A4, LETTER])), max_size=130),
    st.booleans(),
    st.booleans(),
)
def test_every_page_is_printed_once_and_in_order(
    pile: list[tuple[int, Size]], two_sided: bool, new_sheet: bool
) -> None:
    every = [laid(count, size) for count, size in pile]
    setting = Setting(two_sided=two_sided, new_sheet=new_sheet)

    made = jobs(every, ALL, setting)

    printed = [(leaf.piece, leaf.page) for job in made for leaf in job if leaf.page is not None]
    assert printed == [(n, page) for n, (count, _) in enumerate(pile) for page in range(count)]
    for job in made:
        papers_of = {every[leaf.piece].sizes[0] for leaf in job}
        assert len(papers_of) == 1
        firsts = [place for place, leaf in enumerate(job) if leaf.page == 0]
        if two_sided and new_sheet:
            assert all(place % 2 == 0 for place in firsts), "somebody begins on the back of another"


def test_what_a_job_takes_is_counted() -> None:
    (job,) = jobs([laid(1), laid(2), laid(1)], ALL, TWO_SIDED)

    assert (pages_in(job), sheets_of_paper(job, two_sided=True)) == (4, 3)
    assert sheets_of_paper(job[:1], two_sided=False) == 1


def test_papers_are_called_by_their_names() -> None:
    assert [paper_name(size) for size in (A4, (842.0, 595.0), LETTER, (340.2, 567.0))] == [
        "A4",
        "A4",
        "Letter",
        "120 \u00d7 200 mm",
    ]
    assert papers([laid(2), laid(1, LETTER), laid(1, (842.0, 595.0))]) == [A4, LETTER]
    assert not same_paper(A4, LETTER)


def test_a_page_is_made_smaller_only_where_it_must_be() -> None:
    no_edges = (0.0, 0.0, 0.0, 0.0)

    assert fitted(A4, A4, no_edges) == 1.0
    assert fitted(A4, LETTER, no_edges) == 792.0 / 841.9
    assert fitted((100.0, 100.0), (100.0, 100.0), (5.0, 5.0, 5.0, 10.0)) == 0.85


def test_pages_are_asked_for_as_people_write_them() -> None:
    assert pages_asked("1, 3-5", 9) == (frozenset({1, 3, 4, 5}), "")
    assert pages_asked("2\u20133; 7", 9) == (frozenset({2, 3, 7}), "")
    assert pages_asked("8 to 9", 9) == (frozenset({8, 9}), "")


def test_what_is_wrong_with_pages_is_said() -> None:
    assert pages_asked("5-3", 9)[1] == "Write the smaller number first: 3-5."
    assert pages_asked("0", 9)[1] == pages_asked("4-10", 9)[1] == "Choose pages from 1 to 9."
    assert pages_asked("all", 9)[1] == "Write pages as 3, or 2-5, or 1, 4-6."
    assert pages_asked(" , ", 9)[1] == "Say which pages, such as 3, or 2-5."


def test_the_parts_of_one_reader_come_out_in_one_job() -> None:
    """Forty pieces would be a job; the forty-first goes with the reader of the fortieth."""
    pile = [
        Laid(sizes=(A4,), goes_on=place % 3 != 0) for place in range(90)
    ]  # thirty readers, three parts each

    made = jobs(pile, ALL, Setting())

    assert sum(len(job) for job in made) == 90
    for job in made:
        assert job[0].piece % 3 == 0
        assert job[-1].piece % 3 == 2
