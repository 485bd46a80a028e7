"""The components of a bundle, from their own metadata: name, version, licence and the licence's
text."""

from __future__ import annotations

import json
import platform
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LICENCES = ROOT / "packaging" / "licences"
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.I)


@dataclass(frozen=True)
class Component:
    """One thing in a bundle that somebody made: `text` is its licence in full, `purl` its package
    URL or ""."""

    name: str
    version: str
    licence: str
    text: str
    purl: str = ""
    homepage: str = ""
    inside: tuple[Component, ...] = ()
    """What was compiled into it, from the bill of materials that its makers put into the wheel;
    without texts."""


def components(sources: Iterable[str]) -> list[Component]:
    """The components that the files of a bundle come from, in order of name. Raises `ValueError`
    for one without text."""
    files = {Path(source).resolve() for source in sources}
    found = [_itself(), _python(), *_from_wheels(files), *_qt(files), *_from_the_system(files)]
    for component in found:
        if not component.text.strip():
            raise ValueError(
                f"{component.name} {component.version} comes without the text of its licence")
    return sorted(found, key=lambda component: component.name.lower())


def _itself() -> Component:
    from explainer import __version__

    return Component("Explainer", __version__, "MIT",
                     (ROOT / "LICENSE").read_text(encoding="utf-8"))


def _python() -> Component:
    folders = (sysconfig.get_path("stdlib"), sys.base_prefix,
               f"/usr/share/doc/python3.{sys.version_info.minor}")
    texts = (Path(folder, name) for folder in folders for name in ("LICENSE.txt", "copyright"))
    text = next((path.read_text(encoding="utf-8") for path in texts if path.is_file()), "")
    return Component("CPython", platform.python_version(), "PSF-2.0", text,
                     homepage="https://www.python.org/")


def _from_wheels(files: set[Path]) -> Iterator[Component]:
    for found in distributions():
        name = re.sub(r"[-_.]+", "-", found.metadata["Name"]).lower()
        owned = {Path(str(found.locate_file(file))).resolve() for file in found.files or ()}
        if name != "pyinstaller" and not owned & files:
            continue
        text = _texts_of(found, owned) or _shared(*_TEXTS.get(name, ()))
        yield Component(found.metadata["Name"], found.version, _licence_of(found), text,
                        f"pkg:pypi/{name}@{found.version}",
                        _stated(found, "Home-page"), _compiled_in(owned))  # fmt: skip


def _licence_of(found: Distribution) -> str:
    stated = _stated(found, "License-Expression") or _stated(found, "License")
    if stated and "\n" not in stated:
        return stated
    classes = (line.rpartition(" :: ")[2]
               for line in found.metadata.get_all("Classifier") or () if line.startswith("License"))
    return ", ".join(classes) or stated.partition("\n")[0]


def _stated(found: Distribution, key: str) -> str:
    return next(iter(found.metadata.get_all(key) or ()), "")


def _texts_of(found: Distribution, owned: set[Path]) -> str:
    texts = []
    for path in sorted(owned):
        record = next((folder.name
                       for folder in path.parents if folder.name.endswith(".dist-info")), "")
        inside = record and (_LICENCE_FILE.search(path.name) or "licenses" in path.parts)
        if inside and path.is_file():
            texts.append(path.read_text(encoding="utf-8", errors="replace").strip())
    return "\n\n────────\n\n".join(dict.fromkeys(texts))


def _compiled_in(owned: set[Path]) -> tuple[Component, ...]:
    bills = sorted(path for path in owned if path.parent.name == "sboms" and path.suffix == ".json")
    listed = [entry for path in bills
              for entry in json.loads(path.read_text(encoding="utf-8")).get("components", [])]
    found = {Component(entry["name"], entry["version"], _licences(entry), "", entry.get("purl", ""))
             for entry in listed}
    return tuple(sorted(found, key=lambda part: (part.name, part.version)))


def _licences(entry: dict[str, Any]) -> str:
    stated = entry.get("licenses", [])
    names = (each.get("expression") or each["license"].get("id") or each["license"].get("name", "")
             for each in stated)
    return ", ".join(names)


def _shared(*names: str) -> str:
    return "\n\n────────\n\n".join((LICENCES / name).read_text(encoding="utf-8").strip()
                                   for name in names)


# Wheels that name their licence and leave out its text.
_TEXTS = {"pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
          "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt")}


def _qt(files: set[Path]) -> Iterator[Component]:
    """Qt and ICU, which come inside the wheel of PySide6."""
    if not any("PySide6" in file.parts for file in files):
        return
    from PySide6.QtCore import qVersion

    yield Component("Qt", qVersion(), "LGPL-3.0-only", _shared("LGPL-3.0.txt", "GPL-3.0.txt"),
                    homepage="https://www.qt.io/")
    for file in sorted(files):
        if file.name.startswith("libicudata.so."):
            yield Component("ICU", file.name.rpartition(".")[2], "Unicode-3.0", _shared("ICU.txt"))


def _from_the_system(files: set[Path]) -> Iterator[Component]:
    """Debian packages of the libraries that were taken along from the build system."""
    if not sys.platform.startswith("linux"):
        return
    python = (Path(sys.base_prefix).resolve(), Path(sys.prefix).resolve(), ROOT)
    packages = {_package_of(file)
                for file in files if not any(file.is_relative_to(folder) for folder in python)}
    for package in sorted(packages):
        query = ["dpkg-query", "-W", "-f", "${source:Package} ${source:Upstream-Version}", package]
        name, version = subprocess.run(query, capture_output=True, text=True,
                                       check=True).stdout.split()
        text = Path("/usr/share/doc", package.partition(":")[0],
                    "copyright").read_text(encoding="utf-8")
        named = re.search(r"^License: *(\S.*)$", text, re.M)
        yield Component(name, version, named[1] if named else "see its text", text)


def _package_of(file: Path) -> str:
    # A library in /usr/lib may be recorded as in /lib.
    for path in (file, Path("/", *file.parts[2:])):
        done = subprocess.run(["dpkg-query", "-S", str(path)], capture_output=True, text=True,
                              check=False)
        if done.returncode == 0:
            return done.stdout.partition(": ")[0]
    raise ValueError(f"{file}: no Debian package has this file, so its licence is not known")
