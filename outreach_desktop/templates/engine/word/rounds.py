"""What is counted while a document is filled in: the rounds of its loops, and the lists begun in each.

A loop may hold a whole numbered list, or a bookmark and the references to it. Each round after the
first gets a list and a bookmark of its own; the first keeps those of the template. In one file for many
people each person has bookmarks of their own as well.
"""

from dataclasses import dataclass, field

from outreach_desktop.templates.engine.word.lists import Again, Lists
from outreach_desktop.templates.engine.word.numbering import NewLists


@dataclass(slots=True)
class Rounds:
    """How often each loop has been gone through so far in one document, and for whom it is."""

    person: str = ""
    """What the names of this person's bookmarks end with."""
    sequences: set[str] = field(default_factory=set)
    """What has been counted by Word's field SEQ: “Figure”, “Table”."""
    _counts: dict[str, int] = field(default_factory=dict)
    _lists: dict[str, Again] = field(default_factory=dict)

    def begin(self, loop: str) -> None:
        """One more round of `loop`."""
        self._counts[loop] = self._counts.get(loop, 0) + 1
        self._lists.pop(loop, None)

    def count(self, loop: str) -> int:
        """The number of the round that `loop` is in."""
        return self._counts.get(loop, 0)

    def lists(self, loop: str, lists: Lists, new: NewLists) -> Again:
        """The lists of this round."""
        return self._lists.setdefault(loop, Again(lists, new))


@dataclass(frozen=True, slots=True)
class Repeat:
    """What stands in the text of a loop and is another in each round; here only that one begins."""

    loop: str

    def written(self, rounds: Rounds, _new: NewLists) -> str:
        """What stands there in this round."""
        rounds.begin(self.loop)
        return ""


@dataclass(frozen=True, slots=True)
class ListRepeat(Repeat):
    """The number of a list."""

    lists: Lists
    number: str

    def written(self, rounds: Rounds, new: NewLists) -> str:
        """The template's own list in the first round, then new ones."""
        if rounds.count(self.loop) <= 1:
            return self.number
        return rounds.lists(self.loop, self.lists, new).of(self.number)


@dataclass(frozen=True, slots=True)
class NameRepeat(Repeat):
    """The end of a bookmark's name; `loop` is "" for one that stands in none."""

    def written(self, rounds: Rounds, _new: NewLists) -> str:
        """“_r2” in the second round of the loop, “_3” for the fourth person, “_r2_3” for both."""
        count = rounds.count(self.loop)
        return (f"_r{count}" if count > 1 else "") + rounds.person


@dataclass(frozen=True, slots=True)
class SequenceRepeat(Repeat):
    """A number that Word counts by its field SEQ, as in “Figure 3”; `loop` is what it counts."""

    def written(self, rounds: Rounds, _new: NewLists) -> str:
        """For each person but the first, the first number of a kind begins again."""
        if not rounds.person or self.loop in rounds.sequences:
            return ""
        rounds.sequences.add(self.loop)
        return " \\r 1"
