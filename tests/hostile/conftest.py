"""The numbered proofs of what strangers send are tried and counted as those of reliability are."""

from tests.reliability.conftest import chance, count, counted

__all__ = ["chance", "count", "counted"]
