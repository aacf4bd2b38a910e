"""A template compiled for the kind of data it is filled in with.

What the fields of a mail merge mean, and which content controls are fields, depends on the names that the
data have. Nearly all templates have neither, and are compiled once.
"""

from collections.abc import Collection, Mapping, Sequence

from outreach_desktop.templates.engine.compiling.loading import Loaded, loaded
from outreach_desktop.templates.engine.reading.controls import group_of
from outreach_desktop.templates.engine.reading.mailmerge.data import (
    as_variable,
    given_directly,
    meaning_for,
)
from outreach_desktop.templates.engine.reading.mailmerge.meaning import Meaning, asked_for
from outreach_desktop.templates.engine.reading.names import Named
from outreach_desktop.templates.engine.word.package.contents import Contents

Values = dict[str, object]


class Fitting:
    """What a template is for each kind of data; `usual` where nothing is known of the data.

    `names` is the caller's table of what the fields of a mail merge mean.
    """

    __slots__ = ("_given", "_names", "_others", "usual")

    def __init__(self, contents: Contents, names: Named) -> None:
        self._given = contents.members()
        self._names = names
        self._others: dict[tuple[Meaning, frozenset[str]], Loaded] = {}
        self.usual = loaded(contents, lambda found: Meaning(names(asked_for(found))))

    def to_data(self, people: Sequence[Values], groups: Collection[str] = ()) -> Loaded:
        """The template for the values of `people`; `groups` are known beside what they have.

        A field of a mail merge means what the data have under its name, else what the table says as far
        as the data have that; the former is added to the values under the name that a tag has for it.
        """
        if not (self.usual.names or self.usual.controls) or not (people or groups):
            return self.usual
        everybody = {name: value for one in reversed(people) for name, value in one.items()}
        strange = frozenset(map(group_of, self.usual.controls)).difference(everybody, groups)
        meaning = self._meaning(people, everybody) if people else self.usual.meaning
        if meaning == self.usual.meaning and not strange:
            return self.usual
        if (meaning, strange) not in self._others:
            given = Contents((member, member.data()) for member in self._given.values())
            self._others[meaning, strange] = loaded(given, lambda _: meaning, strange)
        return self._others[meaning, strange]

    def _meaning(self, people: Sequence[Values], everybody: Values) -> Meaning:
        names = self.usual.names
        if not names:
            return self.usual.meaning
        given = given_directly(names, everybody)
        for one in people:
            one.update({as_variable(key): one[key] for key in given.values() if key in one})
        return meaning_for(self._table(names), everybody, given)

    def _table(self, names: Sequence[str]) -> Mapping[str, str]:
        return self._names(asked_for(names))
