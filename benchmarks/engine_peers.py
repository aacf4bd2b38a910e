"""The engines beside ours, each used as its own documents say.

rust-docxtpl goes under the name of docxtpl and refuses to run where that is installed. So it lives in a
folder of its own, with all it needs, and is measured by a process that sees no other packages.
"""

import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import docxtpl
from docx import Document

from benchmarks.engine_templates import Context, person, text_of

RUST = Path(sys.prefix) / "rust-docxtpl"
HERE = Path(__file__).resolve().parent.parent
CHECKED = 8  # people whose documents are compared


@dataclass(frozen=True, slots=True)
class Measured:
    """CPU milliseconds for a document, and the text of the first few."""

    ms: float
    texts: list[list[str]]


def docxtpl_document(template: bytes, context: Context) -> bytes:
    """A document by docxtpl, which loads its template for each."""
    document = docxtpl.DocxTemplate(io.BytesIO(template))
    document.render(context, autoescape=True)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def composed(template: bytes, people: Sequence[Context]) -> bytes:
    """One file for all: docxtpl makes the letters, docxcompose puts them behind each other."""
    from docxcompose.composer import Composer

    first, *others = (Document(io.BytesIO(docxtpl_document(template, one))) for one in people)
    composer = Composer(first)
    for other in others:
        composer.doc.add_page_break()
        composer.append(other)
    file = io.BytesIO()
    composer.save(file)
    return file.getvalue()


def measured(render: Callable[[Context], bytes], people: int, rounds: int) -> Measured:
    """The median of some rounds, every document of which is for somebody else."""
    texts = [text_of(render(person(number))) for number in range(CHECKED)]
    taken = []
    for begin in range(CHECKED, CHECKED + people * rounds, people):
        contexts = [person(number) for number in range(begin, begin + people)]
        start = time.process_time()
        for context in contexts:
            render(context)
        taken.append((time.process_time() - start) / people * 1000)
    return Measured(statistics.median(taken), texts)


def rust_docxtpl(template: bytes, people: int, rounds: int) -> Measured | None:
    """None where it is not installed."""
    if not RUST.is_dir():
        return None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "template.docx"
        file.write_bytes(template)
        done = subprocess.run(
            [sys.executable, "-S", "-m", __spec__.name, str(file), str(people), str(rounds)],
            check=True,
            capture_output=True,
            text=True,
            cwd=HERE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join((str(RUST), str(HERE)))},
        )
    return Measured(**json.loads(done.stdout))


def main() -> None:
    assert hasattr(docxtpl, "__rust_docxtpl_version__"), "this is not rust-docxtpl"
    template, people, rounds = Path(sys.argv[1]).read_bytes(), int(sys.argv[2]), int(sys.argv[3])
    found = measured(lambda one: docxtpl_document(template, one), people, rounds)
    print(json.dumps({"ms": found.ms, "texts": found.texts}))


if __name__ == "__main__":
    main()
