"""Which glibc a file needs: read from real libraries, and lowered in one."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

pytest.importorskip("elftools")
from standalone import elf

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="ELF files are Linux's")

LIBRARIES = Path(sysconfig.get_path("platlib"))


def real_libraries() -> list[Path]:
    """Some libraries of each maker: Qt's, numpy's, Rust's, Python's own."""
    found = [*LIBRARIES.glob("PySide6/Qt/lib/libQt6[CG]*.so.6"), *LIBRARIES.glob("numpy/_core/_multiarray_umath*.so"),
             *LIBRARIES.glob("typst/*.so"), *LIBRARIES.glob("pydantic_core/*.so")]  # fmt: skip
    assert len(found) > 4
    return found


@pytest.mark.parametrize("path", real_libraries(), ids=lambda path: path.name)
def test_the_newest_version_that_a_file_names_is_found(path: Path) -> None:
    named = re.findall(rb"\0GLIBC_(\d+)\.(\d+)(?:\.(\d+))?(?=\0)", path.read_bytes())
    newest = max(tuple(int(number) for number in version if number) for version in named)
    assert elf.glibc_needed(path) == newest


def test_only_files_that_need_more_are_reported(tmp_path: Path) -> None:
    shutil.copy(real_libraries()[0], tmp_path / "library.so")
    (tmp_path / "text.so").write_text("not a library")
    (tmp_path / "link.so").symlink_to("library.so")
    (line,) = elf.too_new(tmp_path, (2, 2))
    assert re.fullmatch(r"library\.so needs glibc 2\.\d+", line)
    assert elf.too_new(tmp_path, (2, 99)) == []
    assert [path.name for path in elf.elf_files(tmp_path)] == ["library.so"]


def test_qt_s_own_libraries_keep_the_promise() -> None:
    assert elf.too_new(LIBRARIES / "PySide6" / "Qt" / "lib") == []


def test_what_is_no_elf_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cut.so").write_bytes(b"\x7fELF\2")
    with pytest.raises(ValueError, match=r"cut\.so: not an ELF file"):
        elf.glibc_needed(tmp_path / "cut.so")


SOURCE = """
#include <math.h>
#include <unistd.h>
double far(double x, double y) { return getpid() ? hypot(x, y) + exp(x) : 0; }
"""


@pytest.fixture
def asks_for_new_hypot(tmp_path: Path) -> Path:
    """A library, compiled here, that takes `hypot` in the version of glibc 2.35."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if not compiler:
        pytest.skip("no C compiler")
    (tmp_path / "far.c").write_text(SOURCE)
    library = tmp_path / "far.so"
    command = [compiler, "-shared", "-fPIC", "-fno-builtin", "-o", str(library), str(tmp_path / "far.c"), "-lm"]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("the C compiler does not compile")
    if elf.glibc_needed(library) != (2, 35) or b"\0GLIBC_2.2.5\0" not in library.read_bytes():
        pytest.skip("the glibc here gives hypot in another version")
    return library


CALL = """
import ctypes, sys
far = ctypes.CDLL(sys.argv[1]).far
far.restype = ctypes.c_double
print(far(ctypes.c_double(3), ctypes.c_double(4)))
"""


def test_a_lowered_library_needs_less_and_computes_the_same(asks_for_new_hypot: Path) -> None:
    def far() -> str:
        command = [sys.executable, "-c", CALL, str(asks_for_new_hypot)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    before = far()
    assert elf.lower(asks_for_new_hypot) == ["hypot"]
    assert elf.glibc_needed(asks_for_new_hypot) < (2, 35)
    assert far() == before == f"{5 + 20.085536923187668}\n"
    assert elf.lower(asks_for_new_hypot) == []


def test_folders_to_search_are_read(tmp_path: Path) -> None:
    library = real_libraries()[0]
    ((offset, text),) = elf.search_paths(library)
    assert text == "$ORIGIN"
    assert library.read_bytes()[offset : offset + 8] == b"$ORIGIN\0"
