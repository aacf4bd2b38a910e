"""Draws the referral form that the sample group keeps with a way to refer: a page of PDF with the fonts every reader has.

Run it after changing it:  python resources/sample/draw_form.py
"""

from collections.abc import Iterator
from pathlib import Path

FORM = Path(__file__).resolve().parent / "slip-r3.pdf"
TITLE = "Slip R-3: someone to talk to"
LINES = (
    "Department of Urology, Marrowby General Hospital",
    "",
    "He agreed that Wend Valley Prostate Support may call him:   [  ] yes",
    "First name and number to call: on the tear-off part, which he keeps until he rings.",
    "",
    "Best time to call:   [  ] morning   [  ] afternoon   [  ] evening",
    "He would like to talk about:   [  ] surgery   [  ] radiotherapy   [  ] waiting and watching",
    "A partner or friend may answer:   [  ] yes   [  ] no",
    "",
    "Handed over by (nurse): ____________________________   Date: ______________",
    "",
    "Please leave no diagnosis and no hospital number on this slip. Version 4.",
)


def main() -> None:
    """Write the form."""
    FORM.write_bytes(pdf(b"".join(page())))


def page() -> Iterator[bytes]:
    """What is drawn: the title, a line below it, and the lines."""
    yield b"BT /F2 18 Tf 64 770 Td (%s) Tj ET\n" % plain(TITLE)
    yield b"0.8 w 64 756 m 531 756 l S\n"
    for place, line in enumerate(LINES):
        yield b"BT /F1 11 Tf 64 %d Td (%s) Tj ET\n" % (726 - place * 28, plain(line))


def plain(words: str) -> bytes:
    """Words as a string of PDF."""
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("ascii")


def pdf(content: bytes) -> bytes:
    """A file of one page of A4."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /%s >>"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 7 0 R >>",
        b"<< /Length %d >>\nstream\n%sendstream" % (len(content), content),
        font % b"Helvetica",
        font % b"Helvetica-Bold",
        b"<< /Font << /F1 5 0 R /F2 6 0 R >> >>",
    )
    made, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return made + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (count, table, count, len(made))
    )


if __name__ == "__main__":
    main()
