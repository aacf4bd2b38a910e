"""The numbered proofs of what strangers send are tried and counted as those of reliability are."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.reliability.conftest import chance, count, counted

__all__ = ["chance", "count", "counted"]
