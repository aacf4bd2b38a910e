"""Notes that tell who a patient is are seen, and notes that do not are let be."""

from random import Random

from outreach_desktop.domain.safety.patients import sighting
from tests import patient_notes
from tests.reliability.counts import Counted, proof


@proof("S14", "notes that name a patient, and notes that name none", quick=2_000, full=200_000)
def test_patients_are_found_and_others_let_be(count: int, chance: Random, counted: Counted) -> None:
    half = count // 2
    found = sum(sighting(note) is not None for note in patient_notes.of_patients(chance, half))
    false = sum(sighting(note) is not None for note in patient_notes.at_work(chance, half))

    counted(of_patients=half, found=found, others=half, taken_for_one=false)
    assert found >= half * 0.95
    assert false < half * 0.01
