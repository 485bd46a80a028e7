"""Which glibc a bundle needs, by the symbol versions of each of its ELF files; and how two needs
are lowered."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from elftools.common.exceptions import ELFError
from elftools.elf.dynamic import DynamicSection
from elftools.elf.elffile import ELFFile
from elftools.elf.gnuversions import GNUVerNeedSection, GNUVerSymSection
from elftools.elf.sections import StringTableSection, SymbolTableSection

Version = tuple[int, ...]

OLDEST = (2, 34)
"""The glibc that the bundle promises to run with: that of Qt's own wheels (RHEL 9, Ubuntu 22.04,
Debian 12, newer)."""

# Symbol → (version that the build's glibc gives, older version of the same function). The older
# `hypot` differs from the newer in how it reports an error through `errno` only, which Python does
# not read.
LOWERED = {"hypot": ("GLIBC_2.35", "GLIBC_2.2.5")}


def elf_files(folder: Path) -> Iterator[Path]:
    """Every ELF file below a folder, in order of name."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def glibc_needed(path: Path) -> Version:
    """The newest version of glibc that an ELF file asks for, as (2, 34); () if it asks for none.

    Raises `ValueError` for a file that is no ELF file.
    """
    newest: Version = ()
    try:
        with path.open("rb") as file:
            for section in ELFFile(file).iter_sections():
                if isinstance(section, GNUVerNeedSection):
                    for _, needs in section.iter_versions():
                        newest = max([newest, *(_numbers(need.name) for need in needs)])
    except ELFError as error:
        raise ValueError(f"{path}: not an ELF file") from error
    return newest


def _numbers(name: str) -> Version:
    """(2, 34) of "GLIBC_2.34"; () of any other name, such as GLIBC_PRIVATE or GCC_3.0."""
    family, _, number = name.partition("_")
    return tuple(map(int, number.split("."))) if family == "GLIBC" and number[:1].isdigit() else ()


def too_new(folder: Path, oldest: Version = OLDEST) -> list[str]:
    """A line for each ELF file that needs a newer glibc than `oldest`."""
    return [f"{path.relative_to(folder)} needs glibc {'.'.join(map(str, needed))}"
            for path in elf_files(folder) if (needed := glibc_needed(path)) > oldest]  # fmt: skip


def lower(path: Path) -> list[str]:
    """Let a file ask for the older version of the functions in `LOWERED`. Returns the names of
    those changed.

    Only where every symbol that it takes in the newer version is in that table, and the older
    version's name is in the file already; else the file stays as it is. x86-64 only, since older
    versions have other names elsewhere.
    """
    changed = []
    with path.open("r+b") as file:
        elf = ELFFile(file)
        needs = elf.get_section_by_name(".gnu.version_r")
        if not isinstance(needs, GNUVerNeedSection) or elf.get_machine_arch() != "x64":
            return []
        names = elf.get_section(needs["sh_link"])
        for name, (newer, older) in LOWERED.items():
            place = _need_of(needs, newer)
            text = names.data().find(b"\0" + older.encode() + b"\0")
            if place is None or text < 0 or _symbols_with(elf, place[1]) != {name}:
                continue
            file.seek(place[0])
            file.write(struct.pack("<I", _hash(older)))
            file.seek(place[0] + 8)
            file.write(struct.pack("<I", text + 1))
            changed.append(name)
    return changed


def _need_of(section: GNUVerNeedSection, version: str) -> tuple[int, int] | None:
    """(offset in the file, number) of the record by which a version is asked for."""
    offset = section["sh_offset"]
    for need, records in section.iter_versions():
        place = offset + need["vn_aux"]
        for record in records:
            if record.name == version:
                return place, record["vna_other"]
            place += record["vna_next"]
        offset += need["vn_next"]
    return None


def _symbols_with(elf: ELFFile, number: int) -> set[str]:
    """Names of the symbols that carry a version's number."""
    versions, symbols = elf.get_section_by_name(".gnu.version"), elf.get_section_by_name(".dynsym")
    if not isinstance(versions, GNUVerSymSection) or not isinstance(symbols, SymbolTableSection):
        return set()
    return {symbols.get_symbol(index).name for index in range(symbols.num_symbols())
            if versions.get_symbol(index)["ndx"] == number}  # fmt: skip


def _hash(name: str) -> int:
    """The hash by which ELF finds a version (System V ABI)."""
    value = 0
    for byte in name.encode():
        value = (value << 4) + byte
        high = value & 0xF0000000
        value = (value ^ (high >> 24)) & ~high
    return value


def search_paths(path: Path) -> Iterator[tuple[int, str]]:
    """(offset in the file, text) of the folders in which a file wants its libraries looked for."""
    with path.open("rb") as file:
        elf = ELFFile(file)
        dynamic = elf.get_section_by_name(".dynamic")
        if not isinstance(dynamic, DynamicSection):
            return
        names = elf.get_section(dynamic["sh_link"])
        assert isinstance(names, StringTableSection)
        for tag in dynamic.iter_tags():
            if tag.entry.d_tag in ("DT_RPATH", "DT_RUNPATH"):
                yield names["sh_offset"] + tag.entry.d_val, names.get_string(tag.entry.d_val)
