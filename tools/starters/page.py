"""The sheet that starters are drawn on, and where its address stands; the program puts them on another when it makes letters."""

from outreach_desktop.domain.post.sheets import A4

SHEET = A4
ZONE = A4.zone()
TEXT_WIDTH = A4.text_width
