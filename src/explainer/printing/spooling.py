"""Handing a PDF to the print system's own program (`lp` of CUPS), and watching what becomes of it.

The bytes go as they are, so that tags, texts and fonts reach the printer. Where there is no `lp`,
`qt_printing` draws the pages instead.
"""

from __future__ import annotations

import getpass
import os
import re
import shutil
import subprocess
import time
from dataclasses import dataclass

from explainer.app.jobs import Canceled, CancelToken, Progress
from explainer.core.i18n import N_

_POLL = 0.25
_PATIENCE = 120.0
_NO_ANSWER = 20.0
_WAKING = 60.0
"""Seconds that a printer may take to wake up. While it does, the print system says that it does not
answer, and tries again by itself."""
_REQUEST = re.compile(r"request id is (\S+)")
_DISABLED = re.compile(r"printer \S+ (?:disabled|paused)")
_TROUBLE = re.compile(
    r"may not exist|unavailable|unable|not respond|stopped|fail|error|jam|out of paper|offline",
    re.I)


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be printed how. `first` and `last` are page numbers from 1; 0 for all. `sides` as
    CUPS names them; `options` are names and values of further choices of the print dialog, as CUPS
    names them too. `leave_copy`: the print system may keep the sheet once it is out; else it is
    told to forget it, and a sheet that is not out in time does not come out later."""

    printer: str
    title: str
    copies: int = 1
    first: int = 0
    last: int = 0
    sides: str = ""
    media: str = ""
    options: tuple[tuple[str, str], ...] = ()
    leave_copy: bool = True


class PrintFailed(Exception):
    """Printing did not work. `reason` is what the print system says; `message` is English, for
    context "printing"."""

    def __init__(self, message: str, reason: str = "") -> None:
        super().__init__(f"{message} {reason}".strip())
        self.message = message
        self.reason = reason


NOT_TAKEN = N_("The print system did not accept the sheet.")
GONE = N_("The printer is no longer available.")
TROUBLE = N_("The printer is not responding.")
ABORTED = N_("The print system gave up on the sheet.")


def available() -> bool:
    """Whether this system prints through CUPS."""
    return shutil.which("lp") is not None and shutil.which("lpstat") is not None


def print_pdf(pdf: bytes, job: Job, token: CancelToken, progress: Progress) -> bool:
    """Print and wait. True when the printer has taken everything, False when it still waits its
    turn in the queue.

    Raises `PrintFailed`, and `Canceled` after taking the job back.
    """
    token.check()
    request = _submit(pdf, job)
    progress(0.3)
    try:
        out = _watch(request, job.printer, token, progress)
        if not (out or job.leave_copy):
            raise PrintFailed(TROUBLE)
        return out
    except (Canceled, PrintFailed):
        _run("cancel", request)  # what the person has been told of must not come out later
        raise
    finally:
        if not job.leave_copy:
            # a sheet that is out cannot be named any more: all of this account's are forgotten
            _run("cancel", "-u", getpass.getuser(), "-a", "-x", job.printer)


def _run(*command: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(command, input=given, capture_output=True, timeout=_NO_ANSWER,
                              check=False,
                              env={**os.environ, "LC_ALL": "C", "LANGUAGE": "C"})
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PrintFailed(NOT_TAKEN, str(error)) from error


def _said(output: bytes) -> str:
    return " ".join(output.decode("utf-8", "replace").split())


def arguments(job: Job) -> list[str]:
    """The command that hands a job over."""
    command = ["lp", "-d", job.printer, "-n", str(job.copies), "-t", job.title or "Explainer"]
    if job.first:
        command += ["-P", f"{job.first}-{job.last or job.first}"]
    for name, value in (("sides", job.sides), ("media", job.media), *job.options):
        if value:
            command += ["-o", f"{name}={value}"]
    return command


def _submit(pdf: bytes, job: Job) -> str:
    done = _run(*arguments(job), given=pdf)
    found = _REQUEST.search(done.stdout.decode("utf-8", "replace"))
    if done.returncode != 0 or found is None:
        raise PrintFailed(NOT_TAKEN, _said(done.stderr))
    return found.group(1)


def _watch(request: str, printer: str, token: CancelToken, progress: Progress) -> bool:
    """Follow the job until it has left the queue, the printer is in trouble, or patience is at an
    end."""
    started = time.monotonic()
    trouble_since = 0.0
    while time.monotonic() - started < _PATIENCE:
        token.check()
        waiting = _run("lpstat", "-W", "not-completed", "-l", "-o", printer)
        if waiting.returncode != 0:
            raise PrintFailed(GONE, _said(waiting.stderr))
        entry = _entry(waiting.stdout.decode("utf-8", "replace"), request)
        if entry is None:
            return _ended_well(request, printer)
        trouble = _trouble(entry, printer)
        trouble_since = (trouble_since or time.monotonic()) if trouble else 0.0
        if trouble and (trouble.startswith("!") or time.monotonic() - trouble_since > _WAKING):
            raise PrintFailed(TROUBLE, trouble.lstrip("!"))
        progress(0.3 + 0.6 * (time.monotonic() - started) / _PATIENCE)
        time.sleep(_POLL)
    return False


def _entry(listing: str, request: str) -> str | None:
    """What `lpstat -l` says of one job."""
    lines = listing.splitlines()
    for number, line in enumerate(lines):
        if line.split(" ", 1)[0] == request:
            details = []
            for following in lines[number + 1 :]:
                if not following.startswith(("\t", " ")):
                    break
                details.append(following.strip())
            return "\n".join(details)
    return None


def _trouble(entry: str, printer: str) -> str:
    """What is wrong with the job's printer, "!" before it if the printer has been stopped; "" if
    nothing is."""
    state = _run("lpstat", "-p", printer)
    if state.returncode != 0:
        raise PrintFailed(GONE, _said(state.stderr))
    first, _, details = state.stdout.decode("utf-8", "replace").partition("\n")
    if _DISABLED.search(first):
        return "!" + (" ".join(details.split()) or first.partition(" - ")[2])
    statuses = (line.removeprefix("Status:").strip() for line in entry.splitlines()
                if line.startswith("Status:"))
    return next((text for text in (*statuses, " ".join(details.split())) if _TROUBLE.search(text)),
                "")


def _ended_well(request: str, printer: str) -> bool:
    ended = _run("lpstat", "-W", "completed", "-l", "-o", printer)
    if ended.returncode != 0:
        raise PrintFailed(GONE, _said(ended.stderr))
    entry = _entry(ended.stdout.decode("utf-8", "replace"), request) or ""
    if "aborted" in entry or "canceled" in entry:
        raise PrintFailed(ABORTED, entry.partition("Status:")[2].partition("\n")[0].strip())
    return True
