"""What the words after the program's name ask for. It needs nothing, because start.py asks it before anything is installed."""


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
        case [word] if names_data_file(word):
            return word
    return None


def may_begin(words: list[str]) -> bool:
    """Whether the file is made where there is none: only where it is named as data, else it was a slip."""
    return words[:1] != [file_for_window(words)]


def names_data_file(word: str) -> bool:
    """Whether a word is the name of a data file, there or not."""
    return word.casefold().endswith(".outreach")
