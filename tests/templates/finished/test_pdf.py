"""Finished PDF files: counted, put together, drawn; and those that cannot be used are told apart."""

import io
import threading

import pypdfium2
import pytest

from outreach_desktop.templates.finished import pdf

A4 = (595.3, 841.9)
A5 = (419.5, 595.3)


def a_pdf(*pages: tuple[float, float]) -> bytes:
    """A PDF with empty pages of these sizes in points."""
    document = pypdfium2.PdfDocument.new()
    for page in pages:
        document.new_page(*page)
    written = io.BytesIO()
    document.save(written)
    document.close()
    return written.getvalue()


def locked_pdf() -> bytes:
    """A PDF that cannot be opened without its passphrase, as Acrobat's encryption of 1994 leaves one."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        b"<</Filter/Standard/V 1/R 2/P -4/O<" + b"ab" * 32 + b">/U<" + b"cd" * 32 + b">>>",
    )
    body, places = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj%sendobj\n" % (number, written)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\nstartxref\n%d\n%%%%EOF"
    return body + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer % len(body)


def without_its_second_page() -> bytes:
    """A PDF that says it has two pages, and has one."""
    return a_pdf(A4, A4).replace(b"  5 0 R ]", b"  9 0 R ]")


def test_pages_are_counted_with_their_sizes() -> None:
    """In millimetres, each its own."""
    content = a_pdf(A4, (420, 595))
    assert pdf.pages(content) == 2
    (wide, high), (smaller, _) = pdf.sizes(content)
    assert (round(wide), round(high), round(smaller)) == (210, 297, 148)


def test_parts_follow_each_other_and_begin_on_a_front_where_both_sides_are_printed() -> None:
    """A letter of three pages, then a leaflet of one, then one of two."""
    parts = [a_pdf(A4, A4, A4), a_pdf((420, 595)), a_pdf(A4, A4)]
    assert pdf.pages(pdf.joined(parts)) == 6
    on_both_sides = pdf.sizes(pdf.joined(parts, both_sides=True))
    assert [round(wide) for wide, _ in on_both_sides] == [210, 210, 210, 210, 148, 148, 210, 210]


def test_a_page_is_drawn_white_at_the_dots_asked_for() -> None:
    """A4 at 96 dots per inch has 794 x 1123 of them."""
    drawn = pdf.picture(a_pdf(A4), 0, dots_per_inch=96)
    assert (drawn.width, drawn.height) == (794, 1123)
    assert len(drawn.pixels) == drawn.stride * drawn.height
    assert set(drawn.pixels[: drawn.width * 4 : 4]) == {255}


def test_a_page_as_wide_as_a_house_is_drawn_small_enough_to_be_kept() -> None:
    """A poster of five by five metres at 600 dots per inch would take 56 gigabytes."""
    drawn = pdf.picture(a_pdf((14_400, 14_400)), 0, dots_per_inch=600)
    assert drawn.width * drawn.height < 61_000_000


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "damaged"),
        (b"Dear Dr Rowe", "damaged"),
        (a_pdf(A4)[:200], "damaged"),
        (locked_pdf(), "locked"),
        (a_pdf(), "damaged"),
        (without_its_second_page(), "damaged"),
    ],
)
def test_a_pdf_that_cannot_be_used_says_why(content: bytes, why: str) -> None:
    """So that a sentence can tell what to do."""
    with pytest.raises(pdf.PdfError) as refused:
        pdf.pages(content)
    assert refused.value.why == why


def test_a_pdf_of_too_many_pages_is_not_taken() -> None:
    """Two thousand pages after each letter are a mistake."""
    with pytest.raises(pdf.PdfError, match="long"):
        pdf.joined([a_pdf(*[A4] * (pdf.MOST_PAGES + 1))])


def test_several_threads_may_ask_at_once() -> None:
    """PDFium itself would not bear it."""
    content, counted = a_pdf(*[A4] * 20), list[int]()

    def ask() -> None:
        for page in range(20):
            pdf.picture(content, page, dots_per_inch=20)
            counted.append(pdf.pages(content))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted == [20] * 80


def test_others_stand_behind_the_pages_of_each_reader() -> None:
    whole = pdf.behind_each(a_pdf(A4, A4, A4), [2, 1], [a_pdf(A5)])

    a4, a5 = pdf.sizes(a_pdf(A4))[0], pdf.sizes(a_pdf(A5))[0]
    assert pdf.sizes(whole) == (
        a4,
        a4,
        a5,
        a5,
        a4,
        a4,
        a5,
    )  # an empty back is as large as its front
    with pytest.raises(pdf.PdfError, match="damaged"):
        pdf.behind_each(a_pdf(A4), [2], [])
