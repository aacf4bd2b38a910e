"""The words people read: `say` is the one door to them, `local` how dates and numbers read in a language."""

from outreach_desktop.words.saying import language, say, say_in, say_many

__all__ = ["language", "say", "say_in", "say_many"]
