#!/usr/bin/env python3
"""Build the standalone program: one folder that runs without Python and without a network.

    python3 packaging/bundle.py                 the folder build/bundle/explainer, checked
    python3 packaging/bundle.py --archives      also what people download, in dist/

Needs Python and, on Linux, apt. The first call creates a separate environment from
requirements-bundle.lock; with --this-python, the Python that runs this has been given just that.
With the same sources, versions, Python and system libraries, two builds give the same files.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import launch

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"
VENV = BUILD / "venv"
LOCK = ROOT / "requirements-bundle.lock"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
WORK = BUILD / "bundle"
BUNDLE = WORK / "explainer"
PROGRAM = BUNDLE / ("explainer.com" if os.name == "nt" else "explainer")
BUILD_TOOLS = {"objdump": "binutils", "strip": "binutils", "xz": "xz-utils", "git": "git"}


def make_environment() -> None:
    """Make the clean environment, unless the current lock made it. Raises `launch.SetUpError`."""
    stamp = VENV / "ready"
    ready = f"{sys.version}\n{LOCK.read_text(encoding='utf-8')}"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == ready:
        return
    launch.say("Making the environment of the build …")
    base = getattr(sys, "_base_executable", "") or sys.executable
    launch.run_or_stop([base, "-m", "venv", "--clear", str(VENV)],
                       "Python could not make its environment:")
    launch.install_locked(str(PYTHON), str(LOCK))
    stamp.write_text(ready, encoding="utf-8")


def install_tools() -> None:
    """Install the system programs the build uses, and the libraries Qt needs to be inspected."""
    if not sys.platform.startswith("linux"):
        return
    absent = {program: package
              for program, package in BUILD_TOOLS.items() if not shutil.which(program)}
    if absent := {**absent, **launch.missing_venv(), **launch.missing_libraries("test")}:
        launch.install_packages(absent, "The build takes programs and libraries apart.")


def epoch() -> int:
    """Date of everything in a bundle, in seconds since 1970.

    It is the date of the last commit, so that two builds agree.
    """
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    command = ["git", "-c", "safe.directory=*", "log", "-1", "--format=%ct"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return int(done.stdout) if done.returncode == 0 else 1_700_000_000


def freeze() -> None:
    """Let PyInstaller collect everything into `BUNDLE`."""
    shutil.rmtree(WORK, ignore_errors=True)
    folders = ["--distpath", str(WORK), "--workpath", str(WORK / "work")]
    BUILD.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *folders]
    environment = {**os.environ, "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(epoch()),
                   "TZ": "UTC"}
    environment.pop("PYTHONPATH", None)
    subprocess.run([*command, str(ROOT / "packaging" / "explainer.spec")], cwd=BUILD,
                   env=environment, check=True)


def finish() -> None:
    """Strip our own libraries, lower the glibc needed, remove paths and write the notices."""
    from standalone import components, elf, notices, traces

    if os.name == "nt":  # PyInstaller knows the ending .exe only
        (BUNDLE / "explainer-command.exe").rename(PROGRAM)
        # Both look for the modules under the name without ending. The files differ in one word,
        # which the program without a console does not read.
        (BUNDLE / "explainer-command.pkg").replace(BUNDLE / "explainer.pkg")

    hidden = traces.places()
    if sys.platform.startswith("linux"):
        for path in elf.elf_files(BUNDLE):
            if _is_pythons_own(path):  # numpy's libraries break when stripped
                subprocess.run(["strip", str(path)], check=True)
            traces.erase_search_paths(path, hidden, list(elf.search_paths(path)))
            traces.erase(path, hidden)
            elf.lower(path)
    record = WORK / "work" / "explainer" / "record.json"
    sources = json.loads(record.read_text(encoding="utf-8"))["sources"]
    notices.write(BUNDLE, components.components(sources), epoch())
    shutil.copy(ROOT / "LICENSE", BUNDLE)


def _is_pythons_own(path: Path) -> bool:
    return path.name.startswith("libpython") or path.parent.name == "lib-dynload"


def check() -> list[str]:
    """A line for each fault of the bundle: a path of this machine, a glibc too new, a link."""
    from standalone import elf, traces

    links = [f"{path.relative_to(BUNDLE)} is a link"
             for path in BUNDLE.rglob("*") if path.is_symlink()]
    newer = elf.too_new(BUNDLE) if sys.platform.startswith("linux") else []
    return [*traces.found(BUNDLE, traces.places()), *newer,
            *(links if sys.platform != "darwin" else [])]


def sizes() -> str:
    """A table of what takes the space, largest first, and of what was cut, in MB."""
    taken: dict[str, int] = {}
    for path in BUNDLE.rglob("*"):
        if path.is_file():
            parts = path.relative_to(BUNDLE).parts
            key = parts[1] if len(parts) > 2 else "single files, the program's modules among them"
            taken[key] = taken.get(key, 0) + path.stat().st_size
    record = WORK / "work" / "explainer" / "record.json"
    cut = json.loads(record.read_text(encoding="utf-8"))["cut"]
    lines = [f"  {'in the bundle':52}{sum(taken.values()) / 1e6:8.1f} MB"]
    lines += [f"    {name:50}{size / 1e6:8.1f} MB"
              for name, size in sorted(taken.items(), key=lambda i: -i[1]) if size > 4e5]
    lines += [f"  {'cut':52}{sum(cut.values()) / 1e6:8.1f} MB"]
    lines += [f"    {why:50}{size / 1e6:8.1f} MB"
              for why, size in sorted(cut.items(), key=lambda item: -item[1])]
    return "\n".join(lines)


def build(archives: bool) -> int:
    """Inside the environment: all steps. 1 if a check fails."""
    freeze()
    finish()
    print(sizes(), flush=True)
    if wrong := check():
        print("The bundle is not as it must be:\n  " + "\n  ".join(wrong), file=sys.stderr)
        return 1
    subprocess.run([str(PROGRAM), "selftest"], check=True)
    print(f"  {BUNDLE.relative_to(ROOT)}: checked", flush=True)
    if archives:
        from standalone import artifacts

        for path in artifacts.make(BUNDLE, ROOT / "dist", epoch()):
            print(f"  {path.relative_to(ROOT)}  {path.stat().st_size / 1e6:.1f} MB", flush=True)
    return 0


def main(arguments: list[str]) -> int:
    """Exit code: 0 built and checked, 1 a check failed, 2 the set-up failed or a wrong argument."""
    if set(arguments) - {"--archives", "--this-python"}:
        print(__doc__, file=sys.stderr)
        return 2
    started = time.monotonic()
    if "--this-python" not in arguments and Path(sys.prefix).resolve() != VENV.resolve():
        try:
            install_tools()
            make_environment()
        except (launch.SetUpError, OSError) as error:
            launch.say(str(error))
            return 2
        return subprocess.run([str(PYTHON), __file__, *arguments], check=False).returncode
    code = build("--archives" in arguments)
    print(f"  {time.monotonic() - started:.0f} s", flush=True)
    return code


if __name__ == "__main__":
    sys.path.insert(1, str(ROOT / "src"))
    sys.exit(main(sys.argv[1:]))
