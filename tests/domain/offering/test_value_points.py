"""What we bring, picked for what they need: by phrases that someone wrote, or by the answer at the need."""

from outreach_desktop.domain.group import Point
from outreach_desktop.domain.knowing.needs import NeedDraft
from outreach_desktop.domain.offering.value_points import fit, picked

HELPLINE = Point(kind="value", heading="calls night, worry", text="A helpline until ten")
EVENING = Point(kind="value", heading="partner; carers", text="An evening of their own")
OTHER = Point(kind="help", heading="worry", text="is no point of this kind")


def need(text: str, answer: str = "") -> NeedDraft:
    return NeedDraft(text=text, answer=answer)


def test_a_point_fits_where_all_words_of_a_phrase_stand_in_the_need() -> None:
    assert fit("calls night, worry", "Fewer calls at night from men who are worried") == 3
    assert fit("calls night, worry", "Fewer calls in the morning") == 0
    assert fit("carers", "A care coordinator for three practices") == 0
    assert fit("", "Fewer calls") == 0
    assert fit("for the", "For the partners") == 0  # too short to say what a need is about


def test_each_need_gets_the_point_that_fits_best_and_no_point_comes_twice() -> None:
    needs = [need("Partners worry at night"), need("Anxious calls at night"), need("A bus")]
    assert picked(needs, [OTHER, EVENING, HELPLINE]) == [
        ("Partners worry at night", "An evening of their own"),
        ("Anxious calls at night", "A helpline until ten"),
    ]


def test_an_answer_at_the_need_is_printed_instead_and_leaves_the_point_to_others() -> None:
    needs = [need("Calls at night", " We ring back "), need("Worry after results")]
    assert picked(needs, [HELPLINE]) == [
        ("Calls at night", "We ring back"),
        ("Worry after results", "A helpline until ten"),
    ]


def test_points_that_say_nothing_are_never_picked() -> None:
    empty = Point(kind="value", heading="worry", text=" ")
    assert picked([need("Worry")], [empty, OTHER]) == []
