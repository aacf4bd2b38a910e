"""Walks through the real window: real mouse and keys, on a screen of their own.

    python -m pytest tests/walks      the walks, and 200 steps of the monkey
    python3 start.py prove M1         20,000 steps of the monkey

A plain `pytest` leaves them out, because a process has one screen: here Xvfb with the window manager
openbox, where both are installed, else Qt's own without one, which the last line of a run says.
"""
