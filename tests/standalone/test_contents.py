"""What goes into the bundle: all of the program, and of the libraries what it uses."""

from __future__ import annotations

import ast
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from standalone import contents

SITE = f"{sys.prefix}/lib/x.so"


def test_every_module_of_the_program_is_collected() -> None:
    modules = contents.own_modules()
    assert {"explainer", "explainer.__main__", "explainer.core.checking", "explainer.printing.typesetting"} <= set(modules)
    assert len(modules) == len(list((contents.SOURCE / "explainer").rglob("*.py")))
    for module in modules:
        assert importlib.util.find_spec(module), module


def imports_of(source: str) -> Iterator[str]:
    """Every module that a source imports anywhere, also inside functions; of `from a import b` both a and a.b."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) == "import_module":
            yield from (str(given.value) for given in node.args if isinstance(given, ast.Constant))


def excluded_among(names: set[str]) -> set[str]:
    """Those that the bundle leaves out, by themselves or with a package they belong to."""
    return {name for name in names for left_out in contents.EXCLUDED if f"{name}.".startswith(f"{left_out}.")}


SOURCES = sorted((contents.SOURCE / "explainer").rglob("*.py"))


def test_nothing_that_the_program_imports_is_excluded() -> None:
    imported = {name for file in SOURCES for name in imports_of(file.read_text(encoding="utf-8"))}
    assert {"PySide6.QtDBus", "PySide6.QtPrintSupport", "pandas", "typst"} <= imported
    assert excluded_among(imported) == set()
    if sys.platform.startswith("linux"):
        assert {name for name in imported if name.split(".")[0] in contents.tools_of_the_build()} == set()


@pytest.mark.parametrize(("source", "left_out"), [
    ("from PySide6.QtNetwork import QLocalSocket", {"PySide6.QtNetwork", "PySide6.QtNetwork.QLocalSocket"}),
    ("from PySide6 import QtNetwork", {"PySide6.QtNetwork"}), ("import ssl as s", {"ssl"}),
    ("def f():\n    import sqlite3.dbapi2", {"sqlite3.dbapi2"}), ("import importlib\nimportlib.import_module('bz2')", {"bz2"}),
    ("import sslx\nfrom PySide6.QtDBus import QDBusConnection", set()), ("from . import ssl", set()),
])
def test_an_import_of_what_is_excluded_is_found(source: str, left_out: set[str]) -> None:
    assert excluded_among(set(imports_of(source))) == left_out


def test_libraries_of_the_modules_of_qt_that_are_imported_stay() -> None:
    """The module, and the library of Qt behind it, on each system."""
    imported = {name for file in SOURCES for name in imports_of(file.read_text(encoding="utf-8"))}
    modules = {name.split(".")[1] for name in imported if name.startswith("PySide6.Qt")}
    assert len(modules) >= 5
    for module in modules:
        library = module.replace("Qt", "Qt6", 1)
        for name in (f"PySide6/{module}.abi3.so", f"PySide6/{module}.pyd", f"PySide6/Qt/lib/lib{library}.so.6",
                     f"PySide6/{library}.dll"):
            assert contents.reason_to_cut(name, SITE, "BINARY") is None, name


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so", "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so", "PySide6/Qt/translations/qtbase_es.qm",
        "PySide6/Qt/plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so", "PySide6/QtTest.abi3.so",
        "babel/locale-data/es_US.dat", "resources/translations/es.mo", "data/claims.csv",
        "fontpkg_noto_sans/files/NotoSans[wdth,wght].ttf", "numpy-2.4.6.dist-info/METADATA",
    ],
)  # fmt: skip
def test_what_the_program_uses_stays(name: str) -> None:
    assert contents.reason_to_cut(name, SITE, "BINARY" if ".so" in name else "DATA") is None


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqvnc.so", "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/translations/qtbase_fr.qm", "babel/locale-data/fr.dat", "PySide6/Qt/lib/libQt6Network.so.6",
        "pandas/tests/data.csv", "numpy-2.4.6.dist-info/RECORD", "resources/translations/es.po",
    ],
)  # fmt: skip
def test_what_it_does_not_use_is_cut_for_a_reason(name: str) -> None:
    assert contents.reason_to_cut(name, SITE, "BINARY" if ".so" in name else "DATA")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere nothing is left to the system")
def test_libraries_of_the_build_system_stay_out_but_for_two() -> None:
    names = ("libstdc++.so.6", "libGL.so.1", "libcups.so.2", "libfontconfig.so.1", "libffi.so.8", "libz.so.1")
    kept = [name for name in names if contents.reason_to_cut(name, f"/usr/lib/{name}", "BINARY") is None]
    assert kept == ["libffi.so.8", "libz.so.1"]


def test_links_are_left_out() -> None:
    assert contents.reason_to_cut("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK")


def test_what_was_cut_is_added_up_by_reason(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"1234")
    entries = [(f"babel/locale-data/{name}.dat", str(file), "DATA") for name in ("fr", "de", "es")]
    cut: dict[str, int] = {}
    assert contents.kept(entries, cut) == entries[2:]
    assert list(cut.values()) == [8]


def test_nothing_of_the_build_tools_can_be_imported_by_chance() -> None:
    tools = contents.tools_of_the_build()
    assert {"pytest", "mypy", "elftools"} <= set(tools)
    assert not {"explainer", "pandas", "PySide6", "packaging", "babel", "PyInstaller"} & set(tools)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such module")
def test_python_s_build_settings_hold_no_path(tmp_path: Path) -> None:
    contents.write_build_settings(tmp_path)
    (file,) = tmp_path.iterdir()
    found: dict[str, dict[str, object]] = {}
    exec(file.read_text(encoding="utf-8"), found)
    settings = found["build_time_vars"]
    assert settings["SIZEOF_VOID_P"] == 8
    assert not [value for value in settings.values() if "/" in str(value)]
