"""The names that fields go by: their paths, and what people and other programs call them."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

Named = Callable[[Sequence[str]], Mapping[str, str]]
"""For names of fields of Word's mail merge that stand in one file, what each means here: the field,
or a longer expression. It knows nothing of the others. Who calls the engine gives it such a table."""

_SHORTEST = 5  # letters: among shorter words nearly everything is near
_NEAR = 0.87
# The paths in an expression, without what is done with them; or a name by itself.
FIELDS_IN = re.compile(r"\b[^\W\d]\w*(?:\.[^\W\d]\w*)+(?![\w(])|^[^\W\d]\w*$")


def folded(name: str) -> str:
    """The letters and digits of a name, without accents: “First_Name”, “first name” are one."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(char for char in plain if char.isalnum())


def no_names(_: Sequence[str]) -> Mapping[str, str]:
    """What the engine knows by itself of the names of a mail merge."""
    return {}


class Names:
    """What fields there are, to be asked what a word may mean.

    Words that stand in one file are given `together`: “Address” is the street where “Town” is another.
    """

    def __init__(
        self, paths: Iterable[str], named: Named = no_names, together: Sequence[str] = ()
    ) -> None:
        self._named = named
        self._together = named(together) if together else {}
        self._paths: dict[str, str] = {}
        printed = [path for path in paths if "[]" not in path]
        for path in printed:
            self._paths.setdefault(folded(path), path)
        for path in printed:
            self._paths.setdefault(folded(path.rpartition(".")[2]), path)

    def exact(self, word: str) -> str:
        """The field that goes by this word; "" where none does."""
        found = self._paths.get(folded(word)) or self._together.get(word)
        return found or self._named([word]).get(word, "")

    def meant(self, word: str) -> str:
        """What to type for a word, a field or a longer expression, all of whose fields there are."""
        words = self.exact(word)
        known = self._paths.values()
        fields = set(FIELDS_IN.findall(words))
        return words if fields and fields.issubset(known) else ""

    def near(self, word: str) -> str:
        """The same for a word with a letter or so too many, too few, or changed."""
        if found := self.exact(word):
            return found
        letters = folded(word)
        digits = [char for char in letters if char.isdigit()]
        if len(letters) < _SHORTEST:
            return ""
        for key in difflib.get_close_matches(letters, self._paths, 3, _NEAR):
            if [char for char in key if char.isdigit()] == digits:
                return self._paths[key]
        return ""


def paths_in(data: object, before: str = "") -> Iterator[str]:
    """The paths of the values of `data` that can be printed: `contact.name`."""
    if isinstance(data, Mapping):
        for name, value in data.items():
            yield from paths_in(value, f"{before}.{name}" if before else str(name))
    elif before and not isinstance(data, (list, tuple)):
        yield before
