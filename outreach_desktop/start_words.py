"""What the words after the program's name ask for. It needs nothing, because start.py asks it before anything is installed."""

from pathlib import Path


def file_for_window(words: list[str]) -> str | None:
    """The data file that the window is to open, "" for the one opened last; None where a command is asked for.

    A file may be named as `--data FILE`, or alone, as a double click names it.
    """
    match words:
        case []:
            return ""
        case ["--data", file] if file:
            return file
        case [word] if word.startswith("--data="):
            return word.removeprefix("--data=")
        case [word] if is_data_file(word):
            return word
    return None


def is_data_file(word: str) -> bool:
    """Whether a word is the name of a data file that is there."""
    return word.casefold().endswith(".outreach") and Path(word).is_file()
