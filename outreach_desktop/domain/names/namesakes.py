"""Two people of one name are told apart by title and generation."""

from functools import lru_cache

from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.names.name_words import generation
from outreach_desktop.domain.names.salutation import salutation


def contradict(one: ContactDraft, other: ContactDraft) -> bool:
    """Whether two of one name are told apart by it: Sr and Jr, Mr and Dr. Dr may have become Professor."""
    if generation_of(one) != generation_of(other) and (generation_of(one) and generation_of(other)):
        return True
    titles = {_kind_of_title(one), _kind_of_title(other)} - {""}
    return len(titles) > 1


def generation_of(person: ContactDraft) -> str:
    """“Jr”, “III”, or ""; it stands first among the letters after a name."""
    return generation(person.post_nominals.split(",")[0].strip()) if person.post_nominals else ""


@lru_cache(maxsize=1024)
def _title_kind(title: str) -> str:
    if not title.strip():
        return ""
    words = salutation(ContactDraft(title=title, first_name="A", last_name="B")).split()
    return _KINDS_OF_TITLE.get(words[0], "")


def _kind_of_title(person: ContactDraft) -> str:
    return _title_kind(person.title)


# Who changes from one to the other within a kind is the same person still.
_KINDS_OF_TITLE = {
    "Mr": "Mr", "Miss": "Ms", "Mrs": "Ms", "Ms": "Ms", "Dr": "Dr", "Professor": "Dr",
}  # fmt: skip
