"""What is left out of the documents made from somebody's file, and what is said of it.

What is on no list of `allowed.py` goes. Some of it has a name in a sentence of its own; of what nobody
can see nothing is said.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from outreach_desktop.words import say


@dataclass(frozen=True, slots=True)
class LeftOutKind:
    """A kind of what is left out, in the words of a sentence about one and about many of it."""

    one: str = ""
    many: str = ""

    def sentence(self, names: Mapping[str, None], count: int) -> str:
        """What is said of `count` of them, of which some have names."""
        words = self.one if count == 1 or not self.many else self.many
        return words.format(count=count, name=next(iter(names), ""))


UNNOTICED = LeftOutKind()  # nearly every file has it and nobody sees it, so nobody is told
COMMENTS = LeftOutKind(say("The comments in it are left out of the documents made."))
_LIST = LeftOutKind(
    say("The link to the list for Word's own mail merge is left out of the documents made.")
)
OWN_PROPERTIES = LeftOutKind(
    say("The document properties of its writers' own are left out of the documents made.")
)
UNREADABLE = LeftOutKind(
    say("Its document properties cannot be read, and are left out of the documents made.")
)
FETCHED = LeftOutKind(
    say("What it would fetch from {name} is left out of the documents made."),
    say(
        "What it would fetch from {count} places, such as {name}, is left out of the documents made."
    ),
)
LINK = LeftOutKind(
    say("The link to {name} is left out of the documents made; its words stay."),
    say(
        "{count} links to files or programs, such as {name}, are left out of the documents made; their words stay."
    ),
)
WORKBOOK = LeftOutKind(
    say(
        "The link of a chart to its workbook, {name}, is left out of the documents made; the chart shows "
        "the numbers that were stored in it."
    ),
    say(
        "The links of {count} charts to their workbooks, such as {name}, are left out of the documents made; "
        "the charts show the numbers that were stored in them."
    ),
)
SVG = LeftOutKind(
    say(
        "A drawing of the kind SVG is left out of the documents made: the picture that Word keeps beside it "
        "is shown. Where there is none, insert the drawing again as a PNG."
    ),
    say(
        "{count} drawings of the kind SVG are left out of the documents made: the pictures that Word keeps beside "
        "them are shown. Where there is none, insert the drawing again as a PNG."
    ),
)
FILM = LeftOutKind(
    say("A film from the web is left out of the documents made; its picture stays."),
    say("{count} films from the web are left out of the documents made; their pictures stay."),
)
UNKNOWN = LeftOutKind(
    say(
        "Something that no letter needs, of a kind that this program does not know, is left out of the documents made."
    ),
    say(
        "{count} things that no letter needs, of kinds that this program does not know, are left out of the documents made."
    ),
)
_BUTTONS = LeftOutKind(say("Its own buttons in Word's ribbon are left out of the documents made."))
_ADD_INS = LeftOutKind(
    say("The add-ins from Office's store in it are left out of the documents made.")
)
_SIGNATURES = LeftOutKind(
    say("Its digital signature is left out of the documents made: it holds for the template alone.")
)
_SOUNDS = LeftOutKind(
    say("The films and sounds in it are left out of the documents made; their pictures stay.")
)
_MODELS = LeftOutKind(
    say("The 3D models in it are left out of the documents made; their pictures stay.")
)

LEFT_OUT = {
    "attachedtemplate": LeftOutKind(
        say("The link to the template it was made from is left out of the documents made.")
    ),
    "mailmergesource": _LIST,
    "mailmergeheadersource": _LIST,
    "recipientdata": _LIST,
    "frame": LeftOutKind(say("The web pages in it are left out of the documents made.")),
    "comments": COMMENTS,
    "commentsextended": COMMENTS,
    "commentsids": COMMENTS,
    "commentsextensible": COMMENTS,
    "commentsdocument": COMMENTS,  # OnlyOffice's
    "extensibility": _BUTTONS,
    "usercustomization": _BUTTONS,
    "webextension": _ADD_INS,
    "webextensiontaskpanes": _ADD_INS,
    "origin": _SIGNATURES,
    "signature": _SIGNATURES,
    "certificate": _SIGNATURES,
    "video": _SOUNDS,
    "audio": _SOUNDS,
    "media": _SOUNDS,
    "movie": _SOUNDS,
    "model3d": _MODELS,
    **dict.fromkeys(
        (
            "people",  # it names whoever commented or changed anything
            "customxml", "customxmlprops",
            "thumbnail",
            "styleswitheffects",  # the styles once more, for Word 2007
            "keymapcustomizations", "attachedtoolbars",  # keyboard shortcuts and toolbars
            "printersettings",
            "hdphoto",  # the photo before an effect was laid over it
            "transform",  # a style sheet for saving as XML
            "documenttasks", "classificationlabels", "intelligence",  # who is to do what, whose secret it is, what to spell
            "settingscustom", "customstorage",  # of OnlyOffice, of WPS
        ),
        UNNOTICED,
    ),
}  # fmt: skip
"""What is known and no letter needs, by the end of its name in small letters, with what is told of it."""


@dataclass(slots=True)
class LeftOut:
    """What is left out of one file, so that of a hundred things of a kind one sentence is said."""

    _names: dict[LeftOutKind, dict[str, None]] = field(default_factory=dict)
    _counts: dict[LeftOutKind, int] = field(default_factory=dict)

    def add(self, kind: LeftOutKind, name: str = "") -> None:
        """One more of a kind, and where it leads to."""
        self._counts[kind] = self._counts.get(kind, 0) + 1
        names = self._names.setdefault(kind, {})
        if name:
            names[name] = None

    def sentences(self) -> Iterator[str]:
        """One for each kind that somebody may miss."""
        for kind, count in self._counts.items():
            if sentence := kind.sentence(self._names[kind], count):
                yield sentence
