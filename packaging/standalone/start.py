"""Runs in the standalone program before its own code (a runtime hook of PyInstaller)."""

import os
import sys

# Programs that it starts (`lp`, the browser of the file dialog) use the libraries of their system,
# not ours.
for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
    before = os.environ.pop(f"{name}_ORIG", None)
    if before:
        os.environ[name] = before
    else:
        os.environ.pop(name, None)

# Without a console Windows gives a program no standard output at all.
for name in ("stdout", "stderr"):
    if getattr(sys, name) is None:
        setattr(sys, name,
                open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - for as long as it runs
