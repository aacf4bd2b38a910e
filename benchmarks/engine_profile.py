"""Where the engine's time goes, by step, for a letter and for a packet.

    python -m benchmarks.engine_profile

Every millisecond of CPU a signal asks which function is at work; many documents are made meanwhile,
each for somebody else. Unlike a profiler that watches each call, this slows nothing down, small
functions least of all. Not on Windows, which has no such signal.
"""

import itertools
import signal
import time
from collections import Counter
from pathlib import Path
from types import FrameType

from benchmarks.engine_templates import letter, packet, person
from outreach_desktop.templates import WordTemplate

SECONDS = 6.0  # of CPU, for each template

STEPS = {
    "package.py packed": "deflate the parts that changed",
    "package.py": "lay out the zip",
    "proof.py printing_noted": "note what is printed",
    "proof.py": "prove that it stands in the document",
    "values.py": "values to text, escaped",
    "filters.py": "values to text, escaped",
    "empty_lines.py": "close up lines that print nothing",
    "<template>": "the compiled templates",
    "compiler.py": "the compiled templates",
    "sandbox.py": "look fields up, charge loops",
    "runtime.py": "Jinja's own",
    "environment.py": "Jinja's own",
}
REST = "the rest"


def main() -> None:
    for name, data in (("letter", letter()), ("packet", packet())):
        seen, documents, seconds = _sampled(WordTemplate(data))
        each = seconds / documents * 1e6
        print(f"\n{name}: {each:.0f} microseconds of CPU a document")
        for step, times in seen.most_common():
            share = times / seen.total()
            print(f"{step:40}{share * each:6.0f}{share:7.0%}")


def _sampled(template: WordTemplate) -> tuple[Counter[str], int, float]:
    """How often each step was at work, how many documents were made, and the CPU that took."""
    seen: Counter[str] = Counter()
    rendering = False

    def look(_: int, frame: FrameType | None) -> None:
        if rendering and frame is not None:
            seen[_step(frame)] += 1

    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, 0.001, 0.001)
    taken, documents = 0.0, 0
    for number in itertools.count():
        somebody = person(number)
        start, rendering = time.process_time(), True
        template.render(somebody)
        taken, rendering = taken + time.process_time() - start, False
        documents += 1
        if taken >= SECONDS:
            break
    signal.setitimer(signal.ITIMER_PROF, 0)
    return seen, documents, taken


def _step(frame: FrameType) -> str:
    file, function = Path(frame.f_code.co_filename).name, frame.f_code.co_name
    return STEPS.get(f"{file} {function}") or STEPS.get(file, REST)


if __name__ == "__main__":
    main()
