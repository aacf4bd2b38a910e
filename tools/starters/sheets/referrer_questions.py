"""What referrers ask, with short answers: the back of the sheet on how to refer."""

from docx.document import Document

from tools.starters.furniture import how_to_reach_us
from tools.starters.skeletons import packed, sheet
from tools.starters.writing import repeated, when, write


def draw() -> bytes:
    """The .docx of the sheet."""
    document = sheet("Questions that referrers ask")
    with repeated(document, "one in content.questions[:9]"):
        _asked(document, "{{ one.heading }}", "{{ one.text | links }}")
    with when(document, "not content.questions"):
        for condition, question, answer in _QUESTIONS:
            with when(document, condition):
                _asked(document, question, answer)
    how_to_reach_us(document)
    return packed(document)


def _asked(document: Document, question: str, answer: str) -> None:
    heading = write(document, "Heading 2", question)
    heading.paragraph_format.space_before = heading.paragraph_format.space_after = 0
    write(document, "Normal", answer)


_QUESTIONS = (
    ("group.purpose", "Whom is it for?", "{{ group.purpose }}"),
    ("group.helps", "What do people come with?",
     "{% for help in group.helps %}{{ help.heading }} {% endfor %}"),
    ("", "What do you need from me?",
     "A first name, a phone number, and the person\u2019s agreement that we may ring. Nothing from the notes."),
    ("group.refer_steps", "What happens then?", "{{ group.refer_steps[-1].text }}"),
    ("group.phone", "Can people come to you by themselves?",
     "Yes. They can ring {{ group.phone }}; nobody needs to send them."),
    ("", "Do you tell me what came of it?",
     "Only if the person agrees. Otherwise we tell no one, not even that they came."),
    ("group.we_do_not", "What do you not do?",
     "{% for point in group.we_do_not[:3] %}{{ point.text }} {% endfor %}"),
    ("events", "When do you meet next?", "{{ events[0].title }}: {{ events[0].when_line | sentence }}"),
    ("sender.name", "Whom do I ring when something is wrong?",
     "{{ sender.name }}{% if sender.contact_line %}, {{ sender.contact_line | links }}{% endif %}. We want to know."),
)  # fmt: skip
"""Without what, a question, and its answer."""
