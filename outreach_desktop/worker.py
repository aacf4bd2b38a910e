"""A process of its own, with limits, for work on files that nobody trusts yet.

The process is spawned and not forked, which is the same on every system and in a frozen program
(whose `__main__` calls `freeze_support`). What goes wrong in it is refused in a sentence here; what
it says of itself is thrown away, because it may quote the file.
"""

import contextlib
import json
import multiprocessing
import os
import sys
import time
from collections.abc import Callable

from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

if sys.platform == "win32":
    from multiprocessing.connection import PipeConnection as Pipe
else:
    from multiprocessing.connection import Connection as Pipe

SECONDS = 30.0
MEMORY = 512 << 20
_GLANCE = 0.1
"""Seconds between two looks whether it is still to be waited for."""

Work = Callable[[bytes], bytes]
_DONE, _REFUSED, _NO_MEMORY = b"+", b"-", b"m"
_HINT = say("Make it again in Word, in a new document, and save it as a Word document (.docx).")


def tried(
    work: Work,
    data: bytes,
    *,
    seconds: float = SECONDS,
    memory: int = MEMORY,
    hint: str = _HINT,
    what: str = say("This file"),
    waits: Callable[[], object] = bool,
) -> bytes:
    """What `work(data)` returns, or the OutreachError it raises, worked out in a process of its own.

    That process may take `seconds` and `memory` bytes, and writes no file; it is killed when it takes
    more. `work` must be a function of a module. `what` and `hint` are how the file is called and what
    to do instead, in the sentences that refuse it. `waits` is called all the while: what it raises ends
    the process too.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, work, memory), daemon=True)
    try:
        process.start()
        theirs.close()
        # Not handed over at the start: whoever writes to a process that died there waits for ever.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            ours.send_bytes(data)
        answer = _answer(ours, seconds, what, hint, waits)
    finally:
        if process.pid is not None:
            process.kill()
            process.join()
        process.close()
        ours.close()
    return _taken(answer, what, hint)


def _answer(pipe: Pipe, seconds: float, what: str, hint: str, waits: Callable[[], object]) -> bytes:
    until = time.monotonic() + seconds
    while not pipe.poll(_GLANCE):
        waits()
        if time.monotonic() > until:
            raise OutreachError(
                say(
                    "{what} takes more than {seconds} seconds to read, so it is not used.",
                    what=what,
                    seconds=f"{seconds:.0f}",
                ),
                hint=hint,
            )
    try:
        return pipe.recv_bytes()
    except (EOFError, ConnectionResetError) as error:
        raise OutreachError(
            say("{what} cannot be read safely, so it is not used.", what=what),
            hint=hint,
        ) from error


def _taken(answer: bytes, what: str, hint: str) -> bytes:
    kind, rest = answer[:1], answer[1:]
    if kind == _REFUSED:
        message, hint = json.loads(rest)
        raise OutreachError(message, hint=hint)
    if kind == _NO_MEMORY:
        raise OutreachError(
            say("{what} needs too much memory to read, so it is not used.", what=what),
            hint=hint,
        )
    return rest


def _work(pipe: Pipe, work: Work, memory: int) -> None:
    """The life of the process."""
    data = pipe.recv_bytes()
    sys.dont_write_bytecode = True
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    _limit(memory)
    try:
        answer = _DONE + work(data)
    except OutreachError as error:
        answer = _REFUSED + json.dumps([error.message, error.hint]).encode()
    except MemoryError:
        answer = _NO_MEMORY
    pipe.send_bytes(answer)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
    _ONE_PROCESS, _PROCESS_MEMORY = 0x8, 0x100

    class _Limits(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of the Windows API."""

        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
            ("counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    def _limit(memory: int) -> None:
        """Put this process into a job of its own, which limits its memory and starts no other."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (
            wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD,
        )  # fmt: skip
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        job = kernel.CreateJobObjectW(None, None)
        limits = _Limits(flags=_ONE_PROCESS | _PROCESS_MEMORY, processes=1, process_memory=memory)
        size = ctypes.sizeof(limits)
        kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), size)
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())

else:
    import resource

    def _limit(memory: int) -> None:
        """Limit this process: no file is written, no core is left, and its memory where that can be."""
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform != "darwin":  # macOS knows the limit and does not keep it
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
