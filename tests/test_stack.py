"""The versions run together: PySide6 6.12 on Python 3.11 loses references to None until Python aborts."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from explainer.app.stack import unsafe_reason

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
PYTHONS = ("3.11", "3.12", "3.13")

LOSS = """
import sys
from PySide6.QtGui import QPen
pen = QPen()
def lost(calls):
    before = sys.getrefcount(None)
    for _ in range(calls):
        pen.setWidth(1)
    return before - sys.getrefcount(None)
print(lost(1_000), lost(20_000))
"""


def requirements(lock: str) -> list[Requirement]:
    """The pinned requirements of a lock file, with their markers."""
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    return [Requirement(line.removesuffix("\\")) for line in lines if re.match(r"[A-Za-z]", line)]


def resolved(lock: str, python: str, platform: str = "linux") -> dict[str, str]:
    """Name → version that pip takes from a lock file with that Python."""
    environment = {
        **default_environment(),
        "python_version": python,
        "python_full_version": f"{python}.5",
        "sys_platform": platform,
        "platform_system": {"linux": "Linux", "win32": "Windows", "darwin": "Darwin"}[platform],
    }
    found: dict[str, str] = {}
    for requirement in requirements(lock):
        if requirement.marker is None or requirement.marker.evaluate(environment):
            name = canonicalize_name(requirement.name)
            assert name not in found, f"{lock} pins {name} twice for Python {python} on {platform}"
            found[name] = str(requirement.specifier).removeprefix("==")
    return found


def test_qt_calls_keep_references_to_none() -> None:
    pytest.importorskip("PySide6.QtGui")
    done = subprocess.run([sys.executable, "-c", LOSS], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for lost in map(int, done.stdout.split()):
        assert abs(lost) < 100


def test_versions_in_use_are_safe() -> None:
    pyside = pytest.importorskip("PySide6")
    assert unsafe_reason(sys.version_info[:2], pyside.__version__) is None


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("lock", LOCKS)
def test_lock_gives_a_safe_pair(lock: str, python: str, platform: str) -> None:
    versions = resolved(lock, python, platform)
    major, minor = map(int, python.split("."))
    assert unsafe_reason((major, minor), versions["pyside6-essentials"]) is None
    assert versions["shiboken6"] == versions["pyside6-essentials"]


@pytest.mark.parametrize("python", PYTHONS)
def test_lock_for_tests_holds_what_a_run_uses(python: str) -> None:
    run, test = (resolved(lock, python) for lock in LOCKS)
    assert run.items() <= test.items()
    assert "pytest" in test
    assert not {"pytest", "mypy", "ruff", "mutmut"} & run.keys()


def test_every_pin_has_a_hash() -> None:
    for lock in LOCKS:
        entries = re.split(r"\n(?=[A-Za-z])", (ROOT / lock).read_text(encoding="utf-8"))[1:]
        assert len(entries) == len(requirements(lock)) > 20
        assert all("--hash=sha256:" in entry for entry in entries)


@pytest.mark.parametrize(
    ("python", "pyside", "safe"),
    [
        ((3, 11), "6.10.2", True),
        ((3, 11), "6.11.3", True),
        ((3, 11), "6.12.0", False),
        ((3, 11), "6.12.1", False),
        ((3, 11), "7.0.0", False),
        ((3, 12), "6.12.0", True),
        ((3, 13), "6.12.0", True),
        ((3, 13), "6.12.0a1", True),
    ],
)
def test_unsafe_pairs_are_named(python: tuple[int, int], pyside: str, safe: bool) -> None:
    reason = unsafe_reason(python, pyside)
    assert (reason is None) is safe
    if reason:
        assert pyside in reason
        assert f"Python {python[0]}.{python[1]}" in reason
        assert "packaging/launch.py" in reason
