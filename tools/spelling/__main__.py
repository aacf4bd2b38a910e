"""Unfolds the Hunspell dictionaries of SCOWL: `python -m tools.spelling BRITISH AMERICAN`.

Each is a folder with index.dic and index.aff, as the packages dictionary-en-gb 3.0.0 and dictionary-en 4.0.0 of npm have
them. They are unfolded once, so that the program needs no Hunspell and reads the words in a few hundredths of a second.
"""

import gzip
import sys
from pathlib import Path

from outreach_desktop.paths import resource
from tools.spelling.unfolding import unfolded

_OXFORD = ("ize", "izes", "ized", "izing", "izer", "izers", "ization", "izations")
"""British writers may end words so as well."""


def main(british: Path, american: Path) -> None:
    """Write the words of both, and of each alone."""
    gb, us = (
        unfolded(
            (folder / "index.dic").read_text("utf-8"), (folder / "index.aff").read_text("utf-8")
        )
        for folder in (british, american)
    )
    gb |= {word for word in us if word.endswith(_OXFORD)}
    for name, words in (("both", gb & us), ("en_GB", gb - us), ("en_US", us - gb)):
        text = "\n".join(sorted(words)).encode("utf-8")
        path = resource("spelling") / f"{name}.txt.gz"
        path.write_bytes(gzip.compress(text, mtime=0))
        print(f"{path.name}: {len(words):,} words, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
