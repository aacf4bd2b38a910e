"""Key words for a call, not sentences to read out: how to begin, what to ask, and what to write down."""

from tools.starters.forms import room, to_tick
from tools.starters.skeletons import internal, packed
from tools.starters.writing import Strong, when, write


def draw() -> bytes:
    """The .docx of the sheet."""
    document = internal("A call", "A call to {{ contact.name }}")
    with when(document, "contact.phone or contact.mobile"):
        write(document, "Lead", Strong("{{ contact.phone or contact.mobile }}"))
    with when(document, "contact.best_times or contact.route_through"):
        write(
            document, "Normal", "{{ contact.best_times or '' }} {{ contact.route_through or '' }}"
        )
    write(document, "Large Heading", "Begin")
    write(document, "Large Bullet", "My name, {{ group.name }}. Is this a good moment? One minute.")
    with when(document, "group.purpose"):
        write(document, "Large Bullet", "{{ group.purpose }}")
    write(document, "Large Heading", "Ask one thing")
    write(
        document,
        "Large Bullet",
        "{% if group.next_steps %}{{ group.next_steps[0].heading }}{% else %}Ten minutes with your team{% endif %}?",
    )
    write(
        document,
        "Large Bullet",
        "{% if letter.times %}Offer: {{ letter.times | join('; or ') }}.{% else %}Offer two days.{% endif %}"
        " Or leaflets, and a call in a month.",
    )
    write(document, "Large Heading", "If they ask")
    with when(document, "group.we_do_not"):
        write(document, "Large Bullet", "What we do not do: {{ group.we_do_not[0].text }}")
    write(document, "Large Bullet", "A name and a number are enough. No notes, no details.")
    write(document, "Large Heading", "What came of it")
    to_tick(
        document,
        "Yes. When:\t",
        "Send something. What:\t",
        "Not now. Ring again:\t",
        "No. Note in the program what they do not want.",
        style="Tick Line",
    )
    room(document, "With whom, when, and what they said", lines=1)
    return packed(document)
