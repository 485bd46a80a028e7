"""The installer for Windows, and what the trial under Wine is made of."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

WINDOWS = Path(__file__).parents[2] / "packaging" / "windows"
SCRIPT = (WINDOWS / "explainer.nsi").read_text(encoding="utf-8")
needs_nsis = pytest.mark.skipif(not shutil.which("makensis"), reason="makensis is not installed")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A small bundle with the names of the real one."""
    folder = tmp_path / "explainer"
    (folder / "_internal" / "é").mkdir(parents=True)
    for name in (
        "explainer.exe",
        "explainer.com",
        "explainer.pkg",
        "LICENCES.html",
        "LICENSE",
        "components.cdx.json",
        "_internal/é/data.csv",
    ):
        (folder / name).write_text(name * 100, encoding="utf-8")
    return folder


def make(bundle: Path, dist: Path) -> str:
    dist.mkdir()
    (dist / "explainer.zip").write_bytes(b"zip")
    subprocess.run(
        [sys.executable, str(WINDOWS / "installer.py"), str(bundle), str(dist)], check=True
    )
    (setup,) = dist.glob("*-windows-x86_64-setup.exe")
    digest = hashlib.sha256(setup.read_bytes()).hexdigest()
    assert f"{digest}  {setup.name}" in (dist / "SHA256SUMS").read_text()
    assert "explainer.zip" in (dist / "SHA256SUMS").read_text()
    return digest


@needs_nsis
def test_the_installer_is_the_same_each_time(bundle: Path, tmp_path: Path) -> None:
    first = make(bundle, tmp_path / "1")
    for path in bundle.rglob("*"):
        path.touch()
    assert make(bundle, tmp_path / "2") == first


def test_the_uninstaller_removes_each_file_beside_the_program(bundle: Path) -> None:
    removed = set(re.findall(r'^  (?:Delete|RMDir /r) "\$INSTDIR\\([\w.]+)"', SCRIPT, re.M))
    assert removed == {path.name for path in bundle.iterdir()} | {"uninstall.exe"}


def test_every_key_that_is_written_is_removed() -> None:
    written = set(re.findall(r'WriteReg\w+ HKCU "(\$\{\w+\}(?:\\[^\\"]+)?)', SCRIPT))
    removed = set(re.findall(r'DeleteRegKey HKCU "([^"]+)"', SCRIPT))
    assert {
        key for key in written if not any(f"{key}\\".startswith(f"{gone}\\") for gone in removed)
    } == set()


def test_the_installer_needs_no_administrator() -> None:
    assert "RequestExecutionLevel user" in SCRIPT
    assert not re.search(r"\b(HKLM|HKCR|SHCTX|\$PROGRAMFILES)", SCRIPT)


def test_each_text_of_the_installer_is_there_in_both_languages() -> None:
    english = set(re.findall(r"^LangString (\w+) \$\{LANG_ENGLISH\}", SCRIPT, re.M))
    spanish = set(re.findall(r"^!insertmacro SPANISH (\w+) ", SCRIPT, re.M))
    assert english == spanish != set()


def test_the_stand_in_passes_on_what_it_does_not_offer_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(WINDOWS)
    import wine

    lines = wine.passed_on(["crealf", "memcpy"]).splitlines()
    assert lines == ["LIBRARY ucrtbase.dll", "EXPORTS", "crealf", '"memcpy" = "ucrtwine.memcpy"']
