"""A newsletter of two pages: one story at the top, what is new, what someone says, the dates, how to refer."""

from docx.document import Document

from tools.starters.blocks import say
from tools.starters.furniture import ASK, how_to_reach_us, last_line
from tools.starters.listings import session_table
from tools.starters.skeletons import packed, sheet
from tools.starters.writing import Strong, repeated, when, write


def draw() -> bytes:
    """The .docx of the newsletter."""
    document = sheet("Newsletter", "News from {{ group.name }}")
    with when(document, "content.news"):
        write(document, "Heading 1", "{{ content.news[0].heading }}")
        say(document, "{{ content.news[0].text | rich }}")
    with when(document, "content.news[1:4]"):
        write(document, "Heading 2", "In short")
        _each_told(document, "content.news[1:4]")
    _each_of(document, "What went well", "content.successes[:2]")
    _each_of(document, "What has changed", "content.changes[:3]")
    _story(document)
    with when(document, "events"):
        write(document, "Heading 2", "Dates for your diary")
        session_table(document, most=3)
    write(document, "Heading 2", "How to refer")
    how_to_reach_us(document)
    with when(document, "group.refer_steps"):
        steps = "{% for one in group.refer_steps %}{{ one.heading | sentence }} {% endfor %}"
        say(document, steps)
    write(document, "Heading 2", "Thank you")
    say(
        document, "To everyone who mentioned us to someone, hung up our poster, or gave an evening."
    )
    say(document, f"Something we should write about? {ASK}, or tell {{{{ sender.name or 'us' }}}}.")
    last_line(document)
    return packed(document)


def _each_of(document: Document, title: str, texts: str) -> None:
    with when(document, texts):
        write(document, "Heading 2", title)
        _each_told(document, texts)


def _each_told(document: Document, texts: str) -> None:
    with repeated(document, f"one in {texts}"):
        write(
            document,
            "Normal",
            Strong("{% if one.heading %}{{ one.heading | sentence }} {% endif %}"),
            "{{ one.text }}",
        )


def _story(document: Document) -> None:
    """One story with permission, else one quote."""
    with when(document, "content.stories or content.quotes"):
        write(document, "Heading 2", "In their own words")
        with repeated(document, "one in (content.stories + content.quotes)[:1]"):
            write(
                document,
                "Callout",
                "{{ one.text }}{% if one.attribution %} \u2013 {{ one.attribution }}{% endif %}",
            )
