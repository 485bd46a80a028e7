"""What goes into the bundle and what is cut from it, for `packaging/explainer.spec`.

An entry is PyInstaller's (name in the bundle, file on this machine, kind).
"""

from __future__ import annotations

import fnmatch
import json
import os
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib.metadata import distributions
from pathlib import Path

Entry = tuple[str, str, str]

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"

# Modules that libraries can use and this program does not. Without QtOpenGL, QtOpenGLWidgets and
# QtTest pyqtgraph does not import, so those stay.
EXCLUDED = (
    "ssl", "_ssl",
    # Nothing here speaks to a network; hashes come from Python itself. Saves OpenSSL: 6 MB.
    "_hashlib",
    "sqlite3", "_sqlite3", "tkinter", "_tkinter", "curses", "_curses", "readline", "_uuid", "dbm",
    "nis", "ossaudiodev",
    "_wmi",  # Windows' own inventory; `platform` asks elsewhere without it
    "bz2", "_bz2", "lzma", "_lzma",  # packs are stored or deflated
    "doctest", "pdb", "pydoc_data", "lib2to3", "test", "ensurepip", "venv", "idlelib", "turtledemo",
    "setuptools", "pkg_resources", "distutils", "_distutils_hack", "pip",
    "numpy.f2py", "numpy.distutils", "numpy.testing", "numpy.tests", "numpy.typing.tests",
    "pandas.tests", "pandas.conftest",
    "pyqtgraph.opengl", "pyqtgraph.examples", "pyqtgraph.jupyter", "pyqtgraph.console",
    "pyqtgraph.flowchart",
    "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick",
    "pypdfium2_cli", "babel.messages",
)  # fmt: skip

# Pattern of a name in the bundle → why it is left out. The first that fits counts.
CUTS = {
    "PySide6/*plugins/platforms/*": "Qt: other platforms",
    "PySide6/Qt/plugins/platformthemes/libqgtk3.so": "Qt: GTK's file dialog, which needs GTK",
    "PySide6/Qt/plugins/egldeviceintegrations/*": "Qt: other platforms",
    "PySide6/Qt/lib/libQt6EglF*": "Qt: other platforms",
    "PySide6/*plugins/generic/*": "Qt: input without a desktop",
    "PySide6/*plugins/platforminputcontexts/*qtvirtualkeyboardplugin.*":
        "Qt: a keyboard on the screen",
    "PySide6/Qt/plugins/xcbglintegrations/*": "Qt: drawing with OpenGL",
    "PySide6/Qt/plugins/wayland-graphics-integration-client/*": "Qt: drawing with OpenGL",
    "PySide6/Qt/plugins/wayland-decoration-client/libadwaita.so": "Qt: one of two window frames",
    "PySide6/*plugins/imageformats/*": "Qt: formats of pictures; PNG is built in",
    "PySide6/*plugins/iconengines/*": "Qt: formats of pictures; PNG is built in",
    "PySide6/*plugins/networkinformation/*": "Qt: network",
    "PySide6/*plugins/tls/*": "Qt: network",
    "PySide6/Qt/lib/libQt6Network.*": "Qt: network",
    "PySide6/Qt6Network.dll": "Qt: network",
    "PySide6/opengl32sw.dll": "Qt: drawing with OpenGL",
    "PySide6/Qt/translations/*": "Qt: texts in other languages",
    "PySide6/translations/*": "Qt: texts in other languages",
    "babel/locale-data/*": "Babel: dates and numbers in other languages",
    "*/tests/*": "tests of libraries",
    "*.pyi": "type stubs",
    "*.dist-info/*": "records of pip",
    "resources/translations/*.po": "sources of translations",
    "pyqtgraph/*.svg": "pyqtgraph: pictures of its own menus",
    "pyqtgraph/icons/peegee/*": "pyqtgraph: pictures of its own menus",
    "pyqtgraph/examples/*": "tests of libraries",
    "pyqtgraph/colors/maps/*": "pyqtgraph: colour maps",
    "python*/lib-dynload/_test*": "tests of libraries",
    "python*/lib-dynload/xxlimited*": "tests of libraries",
}  # fmt: skip

# What one of the cuts above would take and the program needs.
KEPT = (
    "PySide6/Qt/plugins/platforms/libqxcb.so", "PySide6/Qt/plugins/platforms/libqwayland.so",
    "PySide6/Qt/plugins/platforms/libqoffscreen.so",
    "PySide6/plugins/platforms/qwindows.dll", "PySide6/plugins/platforms/qoffscreen.dll",
    "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
    "PySide6/Qt/plugins/platforms/libqoffscreen.dylib",
    "*/translations/qtbase_en.qm", "*/translations/qtbase_es.qm",
    "babel/locale-data/root.dat", "babel/locale-data/en.dat", "babel/locale-data/en_US.dat",
    "babel/locale-data/en_001.dat",
    "babel/locale-data/es.dat", "babel/locale-data/es_US.dat", "babel/locale-data/es_419.dat",
    "*.dist-info/METADATA",  # a library that asks for its own version
)  # fmt: skip

# Libraries of the build system that are taken along, since a small system may lack them. All others
# stay out: they would tie the program to a glibc as new as the build system's, and a graphics
# library must be that of the machine.
TAKEN_ALONG = ("libffi.so.*", "libz.so.*")


def own_modules() -> list[str]:
    """Every module of the program, found in its folder, also those that are only imported inside a
    function."""
    files = (path.relative_to(SOURCE).with_suffix("").parts
             for path in sorted((SOURCE / "explainer").rglob("*.py")))
    return [".".join(parts).removesuffix(".__init__") for parts in files]


def own_files() -> list[tuple[str, str]]:
    """Folders that the program reads: (folder on this machine, name in the bundle)."""
    return [(str(ROOT / name), name) for name in ("data", "resources")]


def write_build_settings(folder: Path) -> None:
    """Write a stand-in for the module in which Python keeps how it was built: without paths of the
    build machine.

    Libraries ask it for flags (numbers) only; `ABIFLAGS`, `SOABI` and `EXT_SUFFIX` name the kind of
    Python.
    """
    if sys.platform == "win32":  # has no such module
        return
    flags = {name: value for name, value in sysconfig.get_config_vars().items()
             if isinstance(value, int) or name in ("ABIFLAGS", "SOABI", "EXT_SUFFIX")}  # fmt: skip
    name = sysconfig._get_sysconfigdata_name()  # type: ignore[attr-defined]
    (folder / f"{name}.py").write_text(f"build_time_vars = {dict(sorted(flags.items()))!r}\n",
                                       encoding="utf-8")


def write_file_information(folder: Path, version: str) -> None:
    """Write what Windows shows of the program under Properties → Details, in PyInstaller's form."""
    numbers = tuple([*map(int, version.split(".")), 0, 0, 0][:4])
    words = {"CompanyName": "The Explainer authors", "FileDescription": "Explainer",
             "FileVersion": version,
             "ProductName": "Explainer", "ProductVersion": version,
             "LegalCopyright": "MIT License"}  # fmt: skip
    strings = ", ".join(f"StringStruct({name!r}, {word!r})" for name, word in words.items())
    (folder / "version.txt").write_text(
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}), kids=[\n"
        f"    StringFileInfo([StringTable('040904B0', [{strings}])]),\n"
        "    VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n",
        encoding="utf-8",
    )


def tools_of_the_build() -> list[str]:
    """Modules that lie in the build's environment but not in that of a run, so that no library
    finds them by chance."""
    needed = _locked(ROOT / "requirements.lock")
    return sorted({
        name for found in distributions() if _plain(found.metadata["Name"]) not in needed | {"pip"}
        for name in _top_levels(found.files or ())
    } - {"PyInstaller", "_pyinstaller_hooks_contrib"})  # fmt: skip


def _locked(lock: Path) -> set[str]:
    return {_plain(name)
            for name in re.findall(r"^([\w.-]+)==", lock.read_text(encoding="utf-8"), re.M)}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _top_levels(files: Iterable[os.PathLike[str]]) -> Iterator[str]:
    for file in files:
        top, *rest = Path(file).parts
        if top.endswith(".py") and not rest:
            yield top[:-3]
        elif rest and "." not in top and top != "__pycache__":
            yield top


def reason_to_cut(name: str, source: str, kind: str) -> str | None:
    """Why an entry is left out, or None if it stays."""
    name = name.replace(os.sep, "/")
    if kind == "SYMLINK" and sys.platform != "darwin":
        return "links, which a USB stick cannot hold"
    if any(fnmatch.fnmatchcase(name, pattern) for pattern in KEPT):
        return None
    if kind == "BINARY" and _of_the_system(name, source):
        return "libraries of the build system"
    return next((why for pattern, why in CUTS.items() if fnmatch.fnmatchcase(name, pattern)), None)


def _of_the_system(name: str, source: str) -> bool:
    """Whether a library comes from the build system and not from a wheel or from Python."""
    if sys.platform == "win32":
        # Windows has its own everywhere, the C runtime among them from Windows 10 on.
        return Path(source).is_relative_to(os.environ["SYSTEMROOT"])
    if not sys.platform.startswith("linux") or name.startswith("libpython"):
        return False
    if any(fnmatch.fnmatchcase(name, pattern) for pattern in TAKEN_ALONG):
        return False
    return not Path(source).is_relative_to(sys.prefix)


def kept(entries: Iterable[Entry], cut: dict[str, int]) -> list[Entry]:
    """The entries that stay; the size in bytes of the others is added to `cut`, by reason."""
    staying = []
    for name, source, kind in entries:
        why = reason_to_cut(name, source, kind)
        if why is None:
            staying.append((name, source, kind))
        else:
            size = os.path.getsize(source) if kind != "SYMLINK" and os.path.exists(source) else 0
            cut[why] = cut.get(why, 0) + size
    return staying


def write_record(file: Path, entries: Iterable[Entry], cut: dict[str, int]) -> None:
    """Note what was taken from where, for the licences and the bill of materials, and what was
    cut."""
    sources = sorted({os.path.abspath(source)
                      for _, source, kind in entries if source and kind != "SYMLINK"})
    file.write_text(json.dumps({"sources": sources, "cut": cut}, indent=1), encoding="utf-8")
