"""Makes the process that reads packs misbehave, as a harmful file or a bug would, by the name of the pack.

`asleep` waits, `stuck` holds the interpreter in one long C call, `hungry` takes all memory it can get, `dead` ends,
`wrong` raises an error nobody foresaw. With `-check` after the name, the check does so, and reading does not.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from explainer.core.liveness import is_running, process_token

_PATCH = '''
import os, re, sys

if "--read-pack" in sys.argv:
    import time
    from pathlib import Path
    import explainer.app.pack_child as child
    import explainer.core.checking as checking

    child.PROCESSOR_SECONDS, child.MEMORY_BYTES = {seconds}, 40_000_000
    read, check = child.read_pack, checking.check_loaded

    def eat():
        eaten = []
        while True:
            eaten.append(bytearray(1 << 20))

    def misbehave(name):
        if name == "asleep":
            time.sleep(600)
        elif name == "stuck":
            re.match("(a+)+$", "a" * 60 + "b")
        elif name == "hungry":
            eat()
        elif name == "dead":
            os._exit(3)
        elif name == "wrong":
            raise ValueError("nobody foresaw this")

    def odd_read(path):
        misbehave(path.name)
        return read(path)

    def odd_check(pack, today):
        misbehave(pack.path.name.removesuffix("-check"))
        return check(pack, today)

    child.read_pack, checking.check_loaded = odd_read, odd_check
'''


def install(monkeypatch: pytest.MonkeyPatch, folder: Path, *, seconds: int = 600) -> None:
    """Patch every reader started from here on. `seconds`: the processor time it may take."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(_PATCH.replace("{seconds}", str(seconds)), encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder))


def alive(pid: int) -> bool:
    """Whether a process still runs (one that has ended and waits to be noticed does not)."""
    if sys.platform == "win32":
        return bool(is_running(process_token(pid)))
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
