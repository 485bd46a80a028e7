"""The lock files install on any later day: what is locked, no newer, and complete without resolving again."""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.test_launch import LAUNCH, make_project
from tests.test_stack import resolved

ROOT = Path(__file__).parents[1]
THIS_PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
LOCKS = {"run": "requirements.lock", "test": "requirements-dev.lock", "bundle": "requirements-bundle.lock"}


class Index:
    """A package index in a folder, as pip reads one, with wheels that hold one module each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, name: str, version: str, *lines: str) -> str:
        """Add a wheel, `lines` in its metadata; its hash, as a lock file writes it."""
        info = f"{name}-{version}.dist-info"
        files = {
            f"{name}.py": f"VERSION = {version!r}\n",
            f"{info}/METADATA": "\n".join(
                ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *lines, ""]),
            f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }
        record = "".join(
            f"{path},sha256={_digest(text)},{len(text)}\n" for path, text in files.items())
        page = self.folder / name
        page.mkdir(parents=True, exist_ok=True)
        wheel = page / f"{name}-{version}-py3-none-any.whl"
        with zipfile.ZipFile(wheel, "w") as archive:
            for path, text in {**files, f"{info}/RECORD": record}.items():
                archive.writestr(path, text)
        links = "".join(f'<a href="{path.name}">{path.name}</a>\n' for path in sorted(page.glob("*.whl")))
        (page / "index.html").write_text(f"<!DOCTYPE html><html><body>{links}</body></html>", encoding="utf-8")
        return f"{name}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


@pytest.fixture
def aged(tmp_path: Path) -> tuple[Index, str]:
    """An index that grew after the lock was made: newer releases of all, named by extras and ranges."""
    index = Index(tmp_path / "simple")
    lock = index.add("plugin", "1.0", "Requires-Dist: measure[fast]>=1.0", "Requires-Dist: helper>=1")
    lock += index.add("measure", "1.0", "Provides-Extra: fast", 'Requires-Dist: helper>=1; extra == "fast"')
    lock += index.add("helper", "1.0")
    for name in ("plugin", "measure", "helper"):
        index.add(name, "2.0", "Provides-Extra: fast", "Requires-Dist: brand-new>=1")
    index.add("brand-new", "1.0")
    return index, lock


def versions(python: Path) -> dict[str, str]:
    """What is installed for that Python of the packages that the index has."""
    code = "import importlib.metadata as m; print(*(f'{d.name}={d.version}' for d in m.distributions()))"
    environment = {**os.environ, "PYTHONPATH": ""}
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True, env=environment)
    found = dict(word.split("=") for word in done.stdout.split())
    return {name: found[name] for name in ("plugin", "measure", "helper", "brand-new") if name in found}


def served(index: Index) -> dict[str, str]:
    """Environment in which pip knows that index and no other, and the build backend and pytest are found.

    pip itself must be the one that a new environment gets from Python: the older, the stricter.
    """
    beside = index.folder.parent / "beside"
    beside.mkdir()
    for path in Path(sysconfig.get_path("purelib")).iterdir():
        if not path.name.startswith("pip"):
            (beside / path.name).symlink_to(path)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    return {
        **environment, "PIP_INDEX_URL": index.folder.as_uri(), "PIP_CONFIG_FILE": os.devnull,
        "PYTHONPATH": str(beside), "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip


pytestmark = pytest.mark.skipif(os.name == "nt", reason="links need rights there")
LOCKED = {"plugin": "1.0", "measure": "1.0", "helper": "1.0"}


@pytest.mark.parametrize("kind", ["run", "test"])
def test_launch_installs_what_is_locked_though_all_is_newer(
    kind: str, aged: tuple[Index, str], tmp_path: Path
) -> None:
    index, lock = aged
    root = make_project(tmp_path / "project")
    (root / LOCKS[kind]).write_text(lock, encoding="utf-8")
    (root / "test_here.py").write_text("def test_it(): pass\n", encoding="utf-8")
    arguments = {"run": [], "test": ["test", "-q", "-p", "no:pytest-qt", "test_here.py"]}[kind]
    done = subprocess.run([sys.executable, root / "packaging" / LAUNCH.name, *arguments],
                          env=served(index), capture_output=True, text=True, check=False, cwd=root)
    assert done.returncode == {"run": 7, "test": 0}[kind], done.stdout + done.stderr
    assert versions(root / ".venv" / ("Scripts" if os.name == "nt" else "bin") / "python") == LOCKED


def test_the_build_installs_what_is_locked_though_all_is_newer(
    aged: tuple[Index, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = _bundle_module()
    index, lock = aged
    venv = tmp_path / "venv"
    python = venv / bundle.PYTHON.relative_to(bundle.VENV)
    for name, value in {"VENV": venv, "PYTHON": python, "LOCK": tmp_path / "bundle.lock"}.items():
        monkeypatch.setattr(bundle, name, value)
    (tmp_path / "bundle.lock").write_text(lock, encoding="utf-8")
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    for name, value in served(index).items():
        monkeypatch.setenv(name, value)
    bundle.make_environment()
    assert versions(python) == LOCKED


def _bundle_module() -> ModuleType:
    import bundle  # packaging/ is on the path of the tests

    return bundle


def test_a_wheel_that_was_exchanged_is_refused(aged: tuple[Index, str], tmp_path: Path) -> None:
    index, lock = aged
    index.add("helper", "1.0", "Summary: not the one that was locked")
    root = make_project(tmp_path / "project")
    (root / LOCKS["run"]).write_text(lock, encoding="utf-8")
    done = subprocess.run([sys.executable, root / "packaging" / LAUNCH.name], env=served(index),
                          capture_output=True, text=True, check=False, cwd=root)
    assert done.returncode == 2
    assert "helper" in done.stderr
    assert not list((root / ".venv").glob("ready-*"))


# ── Complete: with no resolving, a package that a lock forgets would show as a failing import much later ─────────────


@pytest.mark.parametrize("kind", LOCKS)
def test_lock_names_all_that_its_packages_need(kind: str) -> None:
    """What is installed here says what it needs; the lock has each of these, in a version that fits."""
    locked = resolved(LOCKS[kind], THIS_PYTHON, sys.platform)
    unknown = []
    for name in locked:
        try:
            needs = importlib.metadata.requires(name) or []
        except importlib.metadata.PackageNotFoundError:
            unknown.append(name)  # of the build only
            continue
        for need in map(Requirement, needs):
            if need.marker is not None and not need.marker.evaluate({"extra": ""}):
                continue
            version = locked.get(canonicalize_name(need.name))
            assert version is not None, f"{name} needs {need}, which {LOCKS[kind]} does not name"
            assert need.specifier.contains(version, prereleases=True), f"{name} needs {need}, locked is {version}"
    if kind != "bundle":
        assert unknown == []


def test_no_lock_is_resolved_again() -> None:
    """Every place that installs a lock goes through the one function that does not resolve; for a Python under Wine
    another installs, which does not either."""
    for path in (ROOT / "packaging").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "--require-hashes" in text:
            assert path.name in ("launch.py", "wine.py")
            assert "--no-deps" in text
