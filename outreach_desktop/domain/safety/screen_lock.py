"""The passphrase of the lock screen: kept as a salted, slow hash, and slower still for whoever guesses."""

import hashlib
import hmac
import os
from typing import Final

from outreach_desktop.words import say

_COST, _BLOCK, _LANES = 2**15, 8, 1
_MEMORY: Final = 64 << 20
_FREE_TRIES: Final = 3
_LONGEST_WAIT: Final = 300.0  # the owner is never kept out for longer
SHORTEST: Final = 4
"""Letters: it keeps people beside the desk away, and is typed many times a day."""


def problem(passphrase: str) -> str:
    """What is wrong with a passphrase; "" where it is good."""
    if len(passphrase.strip()) < SHORTEST:
        return say("Choose at least {count} characters.", count=SHORTEST)
    return ""


def kept(passphrase: str, salt: bytes = b"") -> str:
    """What is kept of a passphrase, from which nobody can read it."""
    salt = salt or os.urandom(16)
    return f"scrypt${_COST}${_BLOCK}${_LANES}${salt.hex()}${_hash(passphrase, salt, _COST, _BLOCK, _LANES).hex()}"


def fits(passphrase: str, told: str) -> bool:
    """Whether it is the passphrase of which this was kept; what cannot be read fits nothing."""
    try:
        name, cost, block, lanes, salt, found = told.split("$")
        made = _hash(passphrase, bytes.fromhex(salt), int(cost), int(block), int(lanes))
        return name == "scrypt" and hmac.compare_digest(made, bytes.fromhex(found))
    except (ValueError, TypeError, OverflowError, MemoryError):  # numbers that nobody kept there
        return False


def wait_after(wrong: int) -> float:
    """Seconds to wait before the next try, after so many wrong ones in a row."""
    if wrong < _FREE_TRIES:
        return 0.0
    return min(2.0 ** min(wrong - _FREE_TRIES + 1, 10), _LONGEST_WAIT)


def _hash(passphrase: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    return hashlib.scrypt(
        passphrase.encode("utf-8", "surrogatepass"),
        salt=salt,
        n=cost,
        r=block,
        p=lanes,
        maxmem=_MEMORY,
        dklen=32,
    )
