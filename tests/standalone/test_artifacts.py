"""Archives: the same bytes whenever and wherever they are made, with names and rights as they must be."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest
from standalone import artifacts, debian

from explainer.app import libraries

EPOCH = 1_700_000_000


@pytest.fixture
def bundles(tmp_path: Path) -> list[Path]:
    """The same small bundle twice: made in another order, at another time, with other rights."""
    made = []
    for number, order in enumerate(([0, 1, 2, 3, 4], [4, 3, 2, 1, 0])):
        bundle = tmp_path / str(number) / "explainer"
        (bundle / "_internal" / "é").mkdir(parents=True)
        names = ["explainer", "LICENCES.html", "components.cdx.json", "LICENSE", "_internal/é/data.csv"]
        for index in order:
            path = bundle / names[index]
            path.write_text(names[index] * 100, encoding="utf-8")
            path.chmod(0o600 + number * 0o44 + (0o100 if index == 0 else 0))
            os.utime(path, (number * 1000, number * 1000))
        made.append(bundle)
    return made


def digests(paths: list[Path]) -> set[str]:
    return {hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


@pytest.mark.skipif(not shutil.which("xz"), reason="xz is not installed")
def test_the_tarball_is_the_same_each_time_and_holds_everything(bundles: list[Path], tmp_path: Path) -> None:
    made = [artifacts.tarball(bundle, bundle.parent / "explainer-1.tar.xz", EPOCH) for bundle in bundles]
    assert len(digests(made)) == 1
    with tarfile.open(made[0]) as archive:
        entries = {entry.name: entry for entry in archive}
    assert {entry.mtime for entry in entries.values()} == {EPOCH}
    assert {(entry.uid, entry.uname) for entry in entries.values()} == {(0, "root")}
    assert entries["explainer-1/explainer"].mode == 0o755
    assert entries["explainer-1/_internal/é/data.csv"].mode == 0o644
    assert {"explainer-1/READ-ME.txt", "explainer-1/add-to-menu.sh"} <= entries.keys()


def test_the_zip_is_the_same_each_time(bundles: list[Path]) -> None:
    made = [artifacts.zipped(bundle, bundle.parent / "explainer-1.zip", EPOCH) for bundle in bundles]
    assert len(digests(made)) == 1
    with zipfile.ZipFile(made[0]) as archive:
        assert archive.testzip() is None
        assert "explainer-1/_internal/é/data.csv" in archive.namelist()


def test_checksums_are_those_of_the_files(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("b.deb", "a.tar.xz")]
    for file in files:
        file.write_text(file.name)
    artifacts.checksums(files, tmp_path / "SHA256SUMS")
    lines = (tmp_path / "SHA256SUMS").read_text().splitlines()
    assert lines == [f"{hashlib.sha256(name.encode()).hexdigest()}  {name}" for name in ("a.tar.xz", "b.deb")]


@pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="dpkg-deb is Debian's")
def test_the_package_is_the_same_each_time_and_says_what_it_needs(bundles: list[Path]) -> None:
    made = [debian.package(bundle, bundle.parent, "1.2", EPOCH) for bundle in bundles]
    assert len(digests(made)) == 1

    def dpkg(option: str, *more: str) -> str:
        return subprocess.run(["dpkg-deb", option, str(made[0]), *more], capture_output=True, text=True, check=True).stdout

    assert dpkg("--field", "Version") == "1.2\n"
    needs = dpkg("--field", "Depends")
    for package in {**libraries.LIBRARIES, **libraries.X11_LIBRARIES}.values():
        assert package in needs
    assert "cups-client" in dpkg("--field", "Recommends")
    listed = dpkg("--contents")
    for path in ("./usr/bin/explainer -> ../lib/explainer/explainer", "./usr/share/applications/explainer.desktop",
                 "./usr/share/icons/hicolor/48x48/apps/explainer.png", "./usr/share/mime/packages/explainer.xml",
                 "./usr/share/metainfo/org.explainer.explainer.metainfo.xml",
                 "./usr/share/doc/explainer/LICENCES.html"):  # fmt: skip
        assert path in listed
    assert "-rwxr-xr-x root/root" in next(line for line in listed.splitlines() if line.endswith("lib/explainer/explainer"))


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="desktop-file-utils is not installed")
def test_the_desktop_entry_is_valid() -> None:
    done = subprocess.run(["desktop-file-validate", artifacts.LINUX / "explainer.desktop"], capture_output=True, text=True,
                          check=False)  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="appstream is not installed")
def test_the_description_for_software_centers_is_valid(tmp_path: Path) -> None:
    file = tmp_path / "org.explainer.explainer.metainfo.xml"
    file.write_text(debian.appstream("1.2", EPOCH), encoding="utf-8")
    assert '<release version="1.2" date="2023-11-14"/>' in file.read_text(encoding="utf-8")
    done = subprocess.run(["appstreamcli", "validate", "--no-net", str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "Validation was successful." in done.stdout
    assert "info" not in done.stdout
