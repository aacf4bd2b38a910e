"""Folders that speak against themselves, by their names and by what their disks are."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from outreach_desktop.domain.safety import folders

_SYNCED = {
    "/home/ann/Dropbox/Group/g.outreach": "Dropbox",
    "/Users/ann/Dropbox (Wye Valley)/g.outreach": "Dropbox",
    "/Users/ann/Library/CloudStorage/OneDrive-WyeValley/g.outreach": "OneDrive",
    "/home/ann/Google Drive/g.outreach": "Google Drive",
    "/Users/ann/Library/CloudStorage/GoogleDrive-ann@example.org/My Drive/g.outreach": "Google Drive",
    "/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/g.outreach": "iCloud",
    "/home/ann/Box/g.outreach": "Box",
    "/Users/ann/Library/CloudStorage/Box-Box/g.outreach": "Box",
    "/home/ann/pCloudDrive/g.outreach": "pCloud",
    "/home/ann/MEGA/g.outreach": "MEGA",
    "/home/ann/Nextcloud/g.outreach": "Nextcloud",
    "/home/ann/ownCloud/g.outreach": "ownCloud",
    "/home/ann/Documents/Outreach/g.outreach": "",
    "/home/ann/Boxes/g.outreach": "",
    "/home/ann/Megan/g.outreach": "",
    "/home/ann/Documents/Dropbox.outreach": "",
}


@pytest.mark.parametrize("path", _SYNCED)
def test_a_folder_of_a_sync_program_is_known_by_its_name(path: str) -> None:
    assert folders.synced_by(PurePosixPath(path)) == _SYNCED[path]


def test_a_folder_of_windows_is_known_too() -> None:
    path = PureWindowsPath(r"C:\Users\Ann\OneDrive - Wye Valley Trust\Group\g.outreach")

    assert folders.synced_by(path) == "OneDrive"
    assert not folders.is_on_a_server(path)
    assert folders.is_on_a_server(PureWindowsPath(r"\\server\share\g.outreach"))


def test_the_innermost_disk_decides() -> None:
    mounts = folders.mounts_of_linux(
        "/dev/sda1 / ext4 rw 0 0\n//nas/team /mnt/our\\040team cifs rw 0 0\n/dev/sdb1 /mnt vfat rw 0 0\n"
    )

    assert folders.kind_of_disk(PurePosixPath("/mnt/our team/g.outreach"), mounts) == "cifs"
    assert folders.kind_of_disk(PurePosixPath("/mnt/our teams/g.outreach"), mounts) == "vfat"
    assert folders.is_network("cifs")
    assert not folders.is_network("vfat")


def test_the_disks_of_macos_are_understood() -> None:
    mounts = folders.mounts_of_macos(
        "/dev/disk3s1 on / (apfs, sealed, local)\n//ann@nas/team on /Volumes/our team (smbfs, nodev)\n"
    )

    assert folders.kind_of_disk(PurePosixPath("/Volumes/our team/g.outreach"), mounts) == "smbfs"
    assert folders.kind_of_disk(PurePosixPath("/Users/ann/g.outreach"), mounts) == "apfs"


def test_advice_says_what_to_do_and_nothing_where_nothing_is_wrong() -> None:
    assert "Dropbox" in folders.advice("g.outreach", synced_by="Dropbox", is_network=False)
    assert "another computer" in folders.advice("g.outreach", synced_by="", is_network=True)
    assert folders.advice("g.outreach", synced_by="", is_network=False) == ""


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("My group (Ann's conflicted copy 2026-11-22).outreach", True),
        ("My group (conflicted copy 2026-11-22 103000).outreach", True),
        ("My group_conflict-20261122-103000.outreach", True),
        ("My group.sync-conflict-20261122-103000-ABCDEFG.outreach", True),
        ("My group-DESKTOP-AB12CD.outreach", True),
        ("My group.outreach", False),
        ("My group 2025.outreach", False),
        ("Conflict of interest.outreach", False),
        ("My group (conflicted copy).docx", False),
    ],
)
def test_conflict_copies_are_known_by_their_names(name: str, is_one: bool) -> None:
    assert folders.is_conflict_copy(name, "My group.outreach") is is_one
