"""Many changed packs, one after another, in a process of its own."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from pathlib import Path

from tests.fuzz.mutations import case
from tests.fuzz.oracle import examine

SECONDS = 20
"""Longer than this for one small pack is a hang."""


def examined(seeds: range) -> list[str]:
    """A line for each thing that does not hold of the packs of these seeds."""
    lines = []
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    root = Path(tempfile.mkdtemp(dir=memory))
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _hung)
    for seed in seeds:
        folder = root / str(seed)
        folder.mkdir()
        made = case(seed)
        if hasattr(signal, "SIGALRM"):
            signal.alarm(SECONDS)
        try:
            found = examine(made, folder, thorough=seed % 10 == 0)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            found = [f"{type(error).__name__}: {error}"]
        shutil.rmtree(folder)
        lines += [f"{seed} {made.style} {made.done}: {line}" for line in found]
    if hasattr(signal, "SIGALRM"):
        signal.alarm(0)
    shutil.rmtree(root)
    return lines


def _hung(*_args: object) -> None:
    raise TimeoutError(f"not done in {SECONDS} s")
