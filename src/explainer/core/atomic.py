"""Writing files and folders completely or not at all, on whatever file system a person saves to.

A temporary file beside the target is filled, brought to the disk and renamed. Where one of these
steps is refused (a share without rights, a folder in which nothing may be made, a phone) the file
is written in place, while a copy of the old content is kept until that is done.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from explainer.core.liveness import is_running, process_token
from explainer.core.windows import reachable, refuse_device

BACKUP_SUFFIX = ".explainer-backup"
"""Ends the name of the copy of the old content while a file is written in place."""

_REFUSED = frozenset(
    getattr(errno, name) for name in (
        "EACCES", "EPERM", "EROFS", "EINVAL", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "ENAMETOOLONG",
        "EXDEV", "EBUSY",
        "EEXIST", "EMLINK", "ETXTBSY", "EILSEQ", "ENOTTY", "EBADF", "ENODATA")
    if hasattr(errno, name))
"""What file systems answer that do not know or allow a step.
A full or broken disk is not among it."""

_TEMPORARY = re.compile(r"\..{0,20}-([0-9a-f]{8}-\d+-\d+)-[0-9a-f]{8}\.tmp", re.DOTALL)
_UNFINISHED = re.compile(r"\.([0-9a-f]{8}-\d+-\d+)-[0-9a-f]{8}\.unfinished")
# What Windows answers while a virus scanner or an indexer looks at a new file.
_HELD_FOR_A_MOMENT = (5, 32)
_PAUSES = (0.02, 0.05, 0.1, 0.2)  # seconds between tries then
_MOST_ENTRIES = 20_000  # of a folder searched for leftovers
_STALE = 24 * 3600  # seconds; older leftovers of another machine are no longer in use


@contextmanager
def replacing(path: Path, mode: int = 0o666) -> Iterator[Path]:
    """A temporary file that takes the place of `path` when the block ends well, and is removed when
    it does not.

    An existing file keeps its rights; a new one gets `mode` less the umask. A symbolic link stays
    and what it points to is written. Another hard link keeps the old content, so that a snapshot
    made of such links is not changed. Raises `OSError`; the old content is then intact.
    """
    refuse_device(path)
    target = _resolved(reachable(path))
    clear_leftovers(target.parent)
    temporary, beside = _new_temporary(target, mode)
    note = _note_unfinished(temporary)
    try:
        yield temporary
        _sync(temporary)
        if not (beside and _renamed(temporary, target)):
            _write_in_place(temporary, target, mode)
        _sync_folder(target.parent)
    finally:
        for file in (temporary, note):
            with suppress(OSError):
                file.unlink(missing_ok=True)


@contextmanager
def replacing_folder(path: Path) -> Iterator[Path]:
    """A temporary folder that becomes `path`, which is new or empty, when the block ends well.

    Raises `OSError`; nothing remains then. A drive itself (`E:\\`) or a stick's mount cannot be
    renamed: it is filled file by file.
    """
    import shutil

    refuse_device(path)
    path = reachable(path)
    clear_leftovers(path.parent)
    temporary = path.parent / _temporary_name(path)
    note = _note_unfinished(temporary)
    try:
        temporary.mkdir()
        yield temporary
        for file in temporary.iterdir():
            _sync(file)
        _put_folder(temporary, path)
        _sync_folder(path.parent)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
        with suppress(OSError):
            note.unlink(missing_ok=True)


def clear_leftovers(folder: Path) -> None:
    """Remove temporary files that a killed process of this person left in a folder.
    Never raises `OSError`."""
    import shutil

    with suppress(OSError, ValueError), os.scandir(folder) as entries:
        for _, entry in zip(range(_MOST_ENTRIES), entries, strict=False):
            match = _TEMPORARY.fullmatch(entry.name)
            if match is None or not _is_leftover(entry, match[1]):
                continue
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            else:
                with suppress(OSError):
                    os.unlink(entry.path)


def note_unfinished_in(folder: Path) -> None:
    """From now on, note in `folder` where a temporary file is being filled,
    so that the next start finds it."""
    global _notes_folder
    _notes_folder = folder


def clear_unfinished(folder: Path) -> None:
    """Remove what killed processes left in the folders noted in `folder`.
    Never raises `OSError`."""
    with suppress(OSError, ValueError), os.scandir(folder) as entries:
        notes = [Path(entry.path) for entry in entries
                 if (match := _UNFINISHED.fullmatch(entry.name)) and _is_leftover(entry, match[1])]
        for note in notes:
            clear_leftovers(Path(os.fsdecode(note.read_bytes()[:10_000])))
            note.unlink(missing_ok=True)


def backup_of(path: Path) -> Path:
    """Where the old content of `path` is while it is written in place."""
    return path.with_name(path.name + BACKUP_SUFFIX)


def _is_leftover(entry: os.DirEntry[str], token: str) -> bool:
    info = entry.stat(follow_symlinks=False)
    if hasattr(os, "geteuid") and info.st_uid != os.geteuid():
        return False
    running = is_running(token)
    return time.time() - info.st_mtime > _STALE if running is None else not running


# Before the block

_notes_folder: Path | None = None


def _note_unfinished(temporary: Path) -> Path:
    """Note the folder of a temporary file; the note's path, also where none could be written."""
    folder = _notes_folder or temporary.parent
    note = folder / f".{process_token()}-{os.urandom(4).hex()}.unfinished"
    if _notes_folder is not None and _notes_folder != temporary.parent:
        with suppress(OSError):
            note.write_bytes(os.fsencode(temporary.parent.absolute()))
    return note


def _resolved(path: Path) -> Path:
    """The file to write: where a link points to.
    Raises `OSError` for a loop, a folder, or another person's link."""
    if path.is_symlink():
        _refuse_foreign_link(path)
    whole = Path(os.path.realpath(path)) if path.is_symlink() else path.absolute()
    try:
        info = path.stat()  # raises for a loop
    except FileNotFoundError:
        return whole
    if stat.S_ISDIR(info.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    return whole if stat.S_ISREG(info.st_mode) else path


def _refuse_foreign_link(path: Path) -> None:
    """In a folder where everybody may write, a link that another person made is not followed."""
    if not hasattr(os, "geteuid"):
        return
    anybody = path.parent.stat().st_mode & stat.S_IWOTH
    if anybody and path.lstat().st_uid not in (os.geteuid(), 0):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def _temporary_name(target: Path) -> str:
    """A name that says whose it is, short enough for any file system."""
    return f".{target.stem[:20]}-{process_token()}-{os.urandom(4).hex()}.tmp"


def _new_temporary(target: Path, mode: int) -> tuple[Path, bool]:
    """A new temporary file, and whether it is in the same folder as the target,
    so that it can be renamed."""
    if not target.exists() or target.is_file():
        temporary = target.with_name(_temporary_name(target))
        try:
            # One that takes the place of a file may have stricter rights than the umask:
            # they are set at the end.
            first = 0o600 if target.exists() else mode
            os.close(os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL, first))
            return temporary, True
        except OSError as error:
            if error.errno not in _REFUSED:
                raise
    import tempfile

    handle, name = tempfile.mkstemp(prefix=".explainer-", suffix=".tmp")
    os.close(handle)
    return Path(name), False


# After the block

def _renamed(temporary: Path, target: Path) -> bool:
    """Put the temporary file in place of the target; False where this is refused."""
    _copy_rights(target, temporary)
    for pause in (*_PAUSES, None):
        try:
            os.replace(temporary, target)
        except OSError as error:
            if error.errno not in _REFUSED:
                raise
            if pause is None or getattr(error, "winerror", None) not in _HELD_FOR_A_MOMENT:
                return False
            time.sleep(pause)
        else:
            return True
    return False


def _copy_rights(source: Path, target: Path) -> None:
    """Give a file the group, mode and access lists of another.
    Each may be refused, which is no failure."""
    try:
        info = source.stat()
    except OSError:
        return
    if hasattr(os, "chown"):
        owner = info.st_uid if os.geteuid() == 0 else -1
        with suppress(OSError):
            os.chown(target, owner, info.st_gid)
    with suppress(OSError):
        os.chmod(target, stat.S_IMODE(info.st_mode) & 0o777)
    if hasattr(os, "listxattr"):
        with suppress(OSError):
            for name in os.listxattr(source):
                with suppress(OSError):
                    os.setxattr(target, name, os.getxattr(source, name))


def _write_in_place(source: Path, target: Path, mode: int) -> None:
    """Write the content of `source` over the target. If that fails, the old content is put back."""
    existed = target.is_file()
    backup = _new_backup(target) if existed and target.stat().st_size else None
    try:
        _overwrite(source, target, mode)
    except BaseException:
        if backup is not None:
            if not _is_untouched(target, backup):
                _overwrite(backup, target, mode)
            backup.unlink(missing_ok=True)
        elif not existed and target.is_file():
            with suppress(OSError):
                target.unlink()
        raise
    if backup is not None:
        with suppress(OSError):
            backup.unlink()


def _is_untouched(target: Path, backup: Path) -> bool:
    """Whether a file that could not be written, as another program holds it, still has the content
    of its copy."""
    import filecmp

    try:
        return filecmp.cmp(target, backup, shallow=False)
    except OSError:
        return False


def _new_backup(target: Path) -> Path:
    """A copy of the target: beside it,
    or where that is refused in the system's folder for temporary files."""
    import shutil
    import tempfile

    backup = backup_of(target)
    for place in (backup, Path(tempfile.gettempdir(), backup.name[-120:])):
        try:
            handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            place = Path(tempfile.mkdtemp(prefix="explainer-")) / "backup"  # an earlier one is kept
            handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as error:
            if error.errno not in _REFUSED or place != backup:
                raise
            continue
        try:
            with os.fdopen(handle, "wb") as copy, target.open("rb") as old:
                shutil.copyfileobj(old, copy)
        except BaseException:
            place.unlink(missing_ok=True)
            raise
        return place
    raise AssertionError("the last place raises")


def _overwrite(source: Path, target: Path, mode: int) -> None:
    """Copy the bytes. The old blocks stay in use,
    so that there is room to put the old content back."""
    import shutil

    flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(target, flags, mode)
    except OSError as error:  # phones let nothing be changed in the middle of a file
        if error.errno not in _REFUSED:
            raise
        handle = os.open(target, flags | os.O_TRUNC, mode)
    # Else there is nothing to take back; Windows' `set_blocking` is for pipes alone.
    if hasattr(os, "O_NONBLOCK"):
        os.set_blocking(handle, True)
    with source.open("rb") as content, os.fdopen(handle, "wb") as file:
        shutil.copyfileobj(content, file)
        file.flush()
        if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            file.truncate(file.tell())
            _sync_handle(file.fileno())


def _put_folder(temporary: Path, path: Path) -> None:
    """Rename a folder to one that is new or empty; where this is refused, copy its files."""
    if path != path.parent:
        try:
            if path.exists():
                path.rmdir()
            temporary.rename(path)
            return
        except OSError as error:
            if error.errno not in _REFUSED:
                raise
    _copy_folder(temporary, path)


def _copy_folder(source: Path, target: Path) -> None:
    """Copy the files of a folder into a new one, which is removed if that fails."""
    import shutil

    target.mkdir(exist_ok=True)
    try:
        for file in source.iterdir():
            shutil.copyfile(file, target / file.name)
            _sync(target / file.name)
    except BaseException:
        for file in source.iterdir():
            (target / file.name).unlink(missing_ok=True)
        with suppress(OSError):
            target.rmdir()
        raise


def _sync(file: Path) -> None:
    """Bring a file's content to the disk. Raises `OSError` if the disk is full or broken."""
    handle = os.open(file, os.O_RDWR)
    try:
        _sync_handle(handle)
    finally:
        os.close(handle)


def _sync_handle(handle: int) -> None:
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _REFUSED:
            raise


def _sync_folder(folder: Path) -> None:
    """Bring the new name to the disk as well.
    Windows has no such call, and some network disks refuse it."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
