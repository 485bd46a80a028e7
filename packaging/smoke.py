#!/usr/bin/env python3
"""The installed program, from its command line, with the network cut off: every command works and
none asks for it.

    python3 packaging/smoke.py [PROGRAM]

PROGRAM is .venv/bin/explainer unless named; it may be a standalone program. Needs nothing but the
standard library. Exit code 0 when all is well.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).absolute().parent.parent
PROGRAM = ROOT / ".venv" / "bin" / "explainer"
PANELS = ("start", "overview", "cities", "impacts", "responses", "recommendations", "sources")
APART = "EXPLAINER_SMOKE_APART"

# Runs the program as its own file does, and notes every address that Python code connects or sends
# to or looks up.
WATCHED = """
import runpy, socket, sys
log = open(sys.argv.pop(1), "a", encoding="utf-8")
def note(event, arguments):
    sends = event in ("socket.connect", "socket.sendto")
    if sends or event in ("socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        if not (sends and arguments[0].family == getattr(socket, "AF_UNIX", 0)):
            parts = (part for part in arguments if not isinstance(part, socket.socket))
            print(event, *parts, file=log, flush=True)
sys.addaudithook(note)
sys.argv.pop(0)
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def cut_off() -> None:
    """Start this script again in a network namespace of its own, where this machine allows one."""
    if APART in os.environ or not shutil.which("unshare"):
        return
    for way in (["unshare", "-rn"], ["unshare", "-n"]):
        if subprocess.run([*way, "true"], capture_output=True, check=False).returncode == 0:
            os.environ[APART] = "1"
            sys.stdout.flush()
            os.execvp(way[0], [*way, sys.executable, *sys.argv])


def tries_counted_by_the_kernel() -> int:
    """How often anything in this network namespace, Qt's own code included, tried to reach an
    (IPv4) address."""
    names, values = (line.split() for line in Path("/proc/net/snmp").read_text().splitlines()[:2])
    counters = dict(zip(names[1:], map(int, values[1:]), strict=True))
    return counters["OutRequests"] + counters["OutNoRoutes"]


def run(program: Path, arguments: list[str], log: Path) -> str:
    """Run one command of the program; what went wrong, or ""."""
    python = program.parent / "python"  # a standalone program has none; the kernel still watches
    command = [str(python), "-c", WATCHED, str(log)] if python.exists() else []
    command += [str(program), *arguments]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          check=False, timeout=300)
    if done.returncode:
        return f"exit code {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-4000:]}"
    return "" if "Traceback" not in done.stderr else done.stderr[-4000:]


def bad_pictures(folder: Path) -> str:
    """What is wrong with the pictures of all panels, or ""."""
    found = {path.stem: path.read_bytes() for path in folder.glob("*.png")}
    if missing := [panel for panel in PANELS if panel not in found]:
        return f"no picture of {', '.join(missing)}"
    broken = [name for name, data in found.items() if not data.startswith(b"\x89PNG\r\n")
              or len(data) < 10_000]
    return f"empty or broken: {', '.join(broken)}" if broken else ""


def smoke(program: Path, scratch: Path) -> bool:
    """Run every command; whether all went well."""
    log, pictures = scratch / "addresses", scratch / "pictures"
    log.touch()
    commands = [
        ["--version"],
        ["--help"],
        ["check", str(ROOT / "data")],
        ["selftest"],
        ["snapshot", "--all", "--out", str(pictures)],
    ]
    well = True
    for arguments in commands:
        started = time.monotonic()
        trouble = run(program, arguments, log)
        if not trouble and arguments[0] == "snapshot":
            trouble = bad_pictures(pictures)
        said = " ".join(arguments).replace(str(scratch), "…").replace(f"{ROOT}{os.sep}", "")
        outcome = f"FAILED: {trouble}" if trouble else "well"
        print(f"  explainer {said}: {outcome} ({time.monotonic() - started:.1f} s)")
        well = well and not trouble
    if addresses := log.read_text(encoding="utf-8"):
        print(f"  FAILED: the program asked for the network:\n{addresses}")
    return well and not addresses


def main() -> int:
    """0 when every command works and nothing asks for the network, else 1."""
    cut_off()
    apart = APART in os.environ
    print("  network: " + ("cut off" if apart
                           else "could not be cut off here; only Python's own calls are watched"))
    program = Path(sys.argv[1]).absolute() if len(sys.argv) > 1 else PROGRAM
    with tempfile.TemporaryDirectory() as name:
        for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME",
                         "XDG_RUNTIME_DIR"):
            os.environ[variable] = name
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        well = smoke(program, Path(name))
    if apart and (tries := tries_counted_by_the_kernel()):
        print(f"  FAILED: the kernel counted {tries} tries to reach an address")
        well = False
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
