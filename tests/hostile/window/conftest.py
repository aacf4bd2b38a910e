"""What is looked at in the window is looked at in a real one, without a screen."""

from tests.ui.conftest import dressed, nothing_left_open, own_settings, qtbot, runner

__all__ = ["dressed", "nothing_left_open", "own_settings", "qtbot", "runner"]
