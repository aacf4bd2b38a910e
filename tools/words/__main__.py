"""Run as `python -m tools.words update`, `... compile` or `... missing` from the folder of a checkout.

update    brings every translation up to date with what the program says; `update fr` begins one
compile   makes of each what the program reads
missing   lists what nobody has translated
"""

import sys

from outreach_desktop.words.saying import CATALOGUES
from tools.words import catalogues


def main(words: list[str]) -> None:
    """Do what the first word says."""
    wanted = [CATALOGUES / f"{name}.po" for name in words[1:]] or catalogues.files()
    match words[:1]:
        case ["update"]:
            now = catalogues.found()
            for path in wanted:
                catalogues.update(path, now)
        case ["compile"]:
            for path in wanted:
                catalogues.compile_one(path)
        case ["missing"]:
            for path in wanted:
                lacking = catalogues.missing(catalogues.read(path))
                for message in lacking:
                    print(f"{path.stem}: {message.id}")
                print(f"{path.stem}: {len(lacking)} sentences are not translated")
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
