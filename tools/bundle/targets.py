"""The computers a bundle can be made for, and which of the pinned packages each needs."""

import re
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker

PYTHONS = ("3.11", "3.12", "3.13", "3.14")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One kind of computer: the tags of wheels that run there, the best first, and what markers ask about it."""

    tags: tuple[str, ...]
    sys_platform: str
    platform_system: str
    platform_machine: str
    os_name: str = "posix"

    def environment(self, python: str) -> dict[str, str]:
        """What the markers of requirements are held against, for a Python such as "3.12"."""
        return {
            "sys_platform": self.sys_platform,
            "platform_system": self.platform_system,
            "platform_machine": self.platform_machine,
            "os_name": self.os_name,
            "python_version": python,
            "python_full_version": f"{python}.0",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
        }


def _mac(machine: str) -> Target:
    return Target(
        tags=(
            f"macosx_13_0_{machine}",
        ),  # pip takes the older ones and those for both machines, too
        sys_platform="darwin",
        platform_system="Darwin",
        platform_machine=machine,
    )


# The oldest systems that Qt's own wheels serve.
TARGETS = {
    "windows": (
        Target(
            tags=("win_amd64",),
            sys_platform="win32",
            platform_system="Windows",
            platform_machine="AMD64",
            os_name="nt",
        ),
    ),
    "macos": (_mac("arm64"), _mac("x86_64")),
    "linux": (
        Target(
            tags=(
                *(f"manylinux_2_{minor}_x86_64" for minor in range(34, 4, -1)),
                "manylinux2014_x86_64",
                "manylinux2010_x86_64",
                "manylinux1_x86_64",
            ),
            sys_platform="linux",
            platform_system="Linux",
            platform_machine="x86_64",
        ),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One pinned package: `line` is "name==version", `hashes` its options, `marker` where it is needed at all."""

    line: str
    marker: str
    hashes: tuple[str, ...]

    def is_needed(self, target: Target, python: str) -> bool:
        """Whether a computer of this kind needs it."""
        return not self.marker or Marker(self.marker).evaluate(target.environment(python))


def requirements(pinned: Path) -> list[Requirement]:
    """What a file of pinned requirements with hashes names, in its order."""
    text = re.sub(r"\\\n", " ", pinned.read_text(encoding="utf-8"))
    return [_requirement(line) for line in text.splitlines() if line.strip()]


def _requirement(line: str) -> Requirement:
    named, *hashes = re.split(r"\s+(?=--hash=)", line.strip())
    name, _, marker = named.partition(";")
    return Requirement(line=name.strip(), marker=marker.strip(), hashes=tuple(hashes))


def needed(pinned: Path, target: Target, python: str) -> str:
    """The same file for one kind of computer, without markers: pip would hold them against the computer it runs on."""
    lines = (
        " ".join((each.line, *each.hashes))
        for each in requirements(pinned)
        if each.is_needed(target, python)
    )
    return "\n".join(lines) + "\n"
