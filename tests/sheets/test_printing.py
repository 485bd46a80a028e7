"""Printing: to a real print server through the program's own print action, to a pretended one, and through Qt."""

from __future__ import annotations

import getpass
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter

from explainer.app.jobs import Canceled, CancelToken
from explainer.printing import qt_printing, spooling
from explainer.printing.pages import count_pages, page_sizes, render, sides
from explainer.printing.spooling import Job, PrintFailed
from tests.sheets.conftest import Make
from tests.sheets.reading import quick_texts

ROOT = Path(__file__).parents[2]
PLACES = os.environ.get("PATH", "") + ":/usr/sbin"


def nothing(_share: float) -> None:
    """Take no notice of progress."""


# A real print server, started for these tests, with a printer behind a socket


class Printer:
    """A printer that keeps what it is sent."""

    def __init__(self) -> None:
        self.server = socket.create_server(("127.0.0.1", 0))
        self.jobs: list[bytes] = []
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def port(self) -> int:
        return int(self.server.getsockname()[1])

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.server.accept()
            except OSError:
                return
            with connection:
                data = b""
                while part := connection.recv(65536):
                    data += part
                self.jobs.append(data)

    def wait(self, count: int) -> None:
        end = time.monotonic() + 20
        while len(self.jobs) < count and time.monotonic() < end:
            time.sleep(0.05)


def _settings(folder: Path) -> None:
    user = "lp" if os.geteuid() == 0 else getpass.getuser()
    for name in ("etc", "spool", "cache", "state", "log"):
        (folder / name).mkdir()
    (folder / "etc" / "cups-files.conf").write_text(
        f"ServerRoot {folder}/etc\nRequestRoot {folder}/spool\nCacheDir {folder}/cache\nStateDir {folder}/state\n"
        f"AccessLog {folder}/log/access\nErrorLog {folder}/log/error\nPageLog {folder}/log/page\nUser {user}\nGroup lp\n"
        "SystemGroup root\nPrintcap\n")
    (folder / "etc" / "cupsd.conf").write_text(
        f"LogLevel warn\nListen {folder}/s\nBrowsing No\nDefaultAuthType None\nWebInterface No\nPreserveJobHistory Yes\n"
        "<Location />\nOrder allow,deny\nAllow all\n</Location>\n<Policy default>\n<Limit All>\nOrder deny,allow\n</Limit>\n"
        "</Policy>\n")
    if os.geteuid() == 0:
        folder.chmod(0o755)
        for name in ("spool", "cache", "state", "etc"):
            shutil.chown(folder / name, "root", "lp")
            (folder / name).chmod(0o770)


@pytest.fixture(scope="module")
def printer() -> Iterator[Printer]:
    """A printer that takes everything."""
    made = Printer()
    yield made
    made.server.close()


@pytest.fixture(scope="module")
def server(printer: Printer) -> Iterator[dict[str, str]]:
    """Environment with a print server of its own, which knows the printers `Good` and `Unplugged`."""
    daemon = shutil.which("cupsd", path=PLACES)
    admin = shutil.which("lpadmin", path=PLACES)
    if not daemon or not admin or not spooling.available():
        pytest.skip("CUPS is not installed here (Debian: cups, cups-client); the printing path was not run against it")
    folder = Path(tempfile.mkdtemp(prefix="cups-"))
    try:
        _settings(folder)
        process = subprocess.Popen([daemon, "-f", "-c", folder / "etc" / "cupsd.conf", "-s",
                                    folder / "etc" / "cups-files.conf"], stderr=subprocess.DEVNULL)
        environment = {**os.environ, "CUPS_SERVER": str(folder / "s"), "LC_ALL": "C.UTF-8"}
        if not _answers(environment, process):
            pytest.skip("CUPS is installed but could not be started here")
        dead = socket.create_server(("127.0.0.1", 0))
        closed = dead.getsockname()[1]
        dead.close()
        for name, port in (("Good", printer.port), ("Unplugged", closed)):
            subprocess.run([admin, "-p", name, "-E", "-v", f"socket://127.0.0.1:{port}", "-m", "raw"], check=True,
                           env=environment, capture_output=True)
        yield environment
        process.send_signal(signal.SIGTERM)
        process.wait(10)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _answers(environment: dict[str, str], process: subprocess.Popen[bytes]) -> bool:
    for _ in range(100):
        if process.poll() is not None:
            return False
        done = subprocess.run(["lpstat", "-r"], env=environment, capture_output=True, text=True, check=False)
        if "is running" in done.stdout:
            return True
        time.sleep(0.1)
    return False


def person(environment: dict[str, str], *arguments: str | Path) -> dict[str, Any]:
    """What a person at the program saw."""
    done = subprocess.run([sys.executable, "-m", "tests.sheets.printing_person", *map(str, arguments)], cwd=ROOT,
                          capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout.splitlines()[-1]))


def test_a_sheet_comes_out_of_the_printer(server: dict[str, str], printer: Printer, tmp_path: Path) -> None:
    before = len(printer.jobs)
    seen = person(server, "Good", tmp_path)
    printer.wait(before + 1)
    assert seen["said"] == ["Printed on Good."] and seen["read"] == []
    assert seen["notice"] == "Printed on Good." and seen["printer"] == "Good"  # said for a while, and remembered
    assert {"Good", "Unplugged"} <= set(seen["printers"])
    shown = (tmp_path / "shown.pdf").read_bytes()
    assert printer.jobs[-1] == shown * 2  # two copies, each byte as it was previewed: tags, text and fonts


def test_a_printer_that_does_not_answer_keeps_the_sheet(server: dict[str, str], tmp_path: Path) -> None:
    seen = person(server, "Unplugged", tmp_path)
    assert len(seen["read"]) == 1
    assert "is not responding" in seen["read"][0] and "unavailable" in seen["read"][0] and "save" in seen["read"][0]
    assert seen["kept"] and (tmp_path / "kept.pdf").read_bytes() == (tmp_path / "shown.pdf").read_bytes()
    left = subprocess.run(["lpstat", "-W", "not-completed", "-o"], env=server, capture_output=True, text=True, check=True)
    assert left.stdout == ""  # it does not come out later, when the printer is plugged in again


def test_printing_can_be_cancelled(server: dict[str, str], tmp_path: Path) -> None:
    seen = person(server, "Unplugged", tmp_path, "cancel")
    assert seen["said"] == ["Printing was canceled."] and seen["read"] == ["cancel was offered: True"]
    for _ in range(100):
        left = subprocess.run(["lpstat", "-W", "not-completed", "-o"], env=server, capture_output=True, text=True,
                              check=True).stdout
        if not left:
            break
        time.sleep(0.05)
    assert left == ""


# A pretended one: what is said to the print system, and what is made of its answers


@pytest.fixture
def pretend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Put programs of those names, with those shell lines, in place of the print system's own; gives their folder."""
    if os.name == "nt":
        pytest.skip("the pretended print system is written in shell")
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setattr(spooling, "_POLL", 0.01)
    monkeypatch.setattr(spooling, "_WAKING", 0.05)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")

    def programs(**lines: str) -> Path:
        for name in ("lp", "lpstat", "cancel"):
            file = folder / name
            file.write_text(f'#!/bin/sh\necho "$0 $@" >> "{folder}/log"\n{lines.get(name, "true")}\n')
            file.chmod(0o755)
        return folder

    return programs


ACCEPTS = 'cat > "$(dirname "$0")/got.pdf"; echo "request id is P-7 (1 file(s))"'
JOB = Job("P", "Título “x”", copies=3, first=2, last=4, sides="two-sided-long-edge", media="A4")


def test_what_is_handed_over(pretend: Callable[..., Path]) -> None:
    folder = pretend(lp=ACCEPTS)
    shares: list[float] = []
    assert spooling.print_pdf(b"%PDF", JOB, CancelToken(), shares.append) is True
    assert (folder / "got.pdf").read_bytes() == b"%PDF"
    assert spooling.arguments(JOB) == ["lp", "-d", "P", "-n", "3", "-t", "Título “x”", "-P", "2-4", "-o",
                                       "sides=two-sided-long-edge", "-o", "media=A4"]
    assert "-P" not in spooling.arguments(Job("P", ""))
    assert shares


@pytest.mark.parametrize(("lines", "message", "reason"), [
    ({"lp": 'echo "lp: Error - The printer or class does not exist." >&2; exit 1'}, spooling.NOT_TAKEN, "does not exist"),
    ({"lp": "echo nothing of use"}, spooling.NOT_TAKEN, ""),
    ({"lp": ACCEPTS, "lpstat": 'echo "lpstat: Invalid destination name" >&2; exit 1'}, spooling.GONE, "Invalid"),
    ({"lp": ACCEPTS, "lpstat": 'case "$*" in *-p*) printf "printer P disabled since x -\\n\\tOut of paper\\n";; '
                               '*not-completed*) echo "P-7  me 1 x"; printf "\\tStatus: \\n";; esac'},
     spooling.TROUBLE, "Out of paper"),
    ({"lp": ACCEPTS, "lpstat": 'case "$*" in *-p*) echo "printer P now printing P-7.";; '
                               '*not-completed*) echo "P-7  me 1 x"; printf "\\tStatus: Paper jam in tray 2\\n";; esac'},
     spooling.TROUBLE, "jam"),
    ({"lp": ACCEPTS, "lpstat": 'case "$*" in *-W?completed*) echo "P-7  me 1 x"; printf "\\tAlerts: aborted-by-system\\n";; '
                               "esac"}, spooling.ABORTED, ""),
])
def test_what_can_go_wrong(lines: dict[str, str], message: str, reason: str, pretend: Callable[..., Path]) -> None:
    folder = pretend(**lines)
    with pytest.raises(PrintFailed) as failure:
        spooling.print_pdf(b"%PDF", JOB, CancelToken(), nothing)
    assert failure.value.message == message and reason in failure.value.reason
    taken = "cat" in lines["lp"]
    assert ("/cancel P-7" in (folder / "log").read_text()) is taken


def test_a_full_queue_is_waited_for_and_then_left(pretend: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spooling, "_PATIENCE", 0.2)
    folder = pretend(lp=ACCEPTS, lpstat='case "$*" in *-p*) echo "printer P now printing P-3.";; '
                                        '*) echo "P-3 x"; echo "P-7  me 1 x"; printf "\\tStatus: \\n";; esac')
    assert spooling.print_pdf(b"%PDF", JOB, CancelToken(), nothing) is False
    assert "/cancel" not in (folder / "log").read_text()


def test_a_printer_that_wakes_up_slowly_keeps_its_job(pretend: Callable[..., Path],
                                                      monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spooling, "_WAKING", 60.0)
    asleep = 'n=$(cat "$(dirname "$0")/n" 2>/dev/null || echo 0); n=$((n+1)); echo $n > "$(dirname "$0")/n"'
    folder = pretend(lp=ACCEPTS, lpstat='case "$*" in *-p*) echo "printer P now printing P-7.";; *not-completed*) '
                     + asleep + '; if [ $n -lt 12 ]; then echo "P-7  me 1 x"; '
                     'printf "\tStatus: The printer is not responding.\n"; fi;; esac')
    assert spooling.print_pdf(b"%PDF", JOB, CancelToken(), nothing) is True
    assert "/cancel" not in (folder / "log").read_text()
    assert (folder / "log").read_text().count("not-completed") == 12


def test_choices_of_the_dialog_are_handed_over() -> None:
    job = Job("P", "", options=(("number-up", "2"), ("print-color-mode", "monochrome")))
    assert spooling.arguments(job)[-4:] == ["-o", "number-up=2", "-o", "print-color-mode=monochrome"]


# Two languages on a printer of one side


def test_fronts_and_backs_come_in_the_order_for_turning_by_hand(make: Make) -> None:
    whole = make("city:chicago", "both", large_print=True).pdf
    texts = quick_texts(whole)
    fronts, backs = sides(whole)
    assert quick_texts(fronts) == texts[::2] and quick_texts(backs) == texts[1::2][::-1]
    assert len(texts) > 4
    assert sides(make("city:chicago", "en").pdf)[1] == b""


def test_cancelling_takes_the_job_back(pretend: Callable[..., Path]) -> None:
    folder = pretend(lp=ACCEPTS, lpstat='case "$*" in *-p*) echo "printer P now printing P-7.";; '
                                        '*) echo "P-7  me 1 x"; printf "\\tStatus: \\n";; esac')
    token = CancelToken()
    threading.Timer(0.1, token.cancel).start()
    with pytest.raises(Canceled):
        spooling.print_pdf(b"%PDF", JOB, token, nothing)
    assert "/cancel P-7" in (folder / "log").read_text()
    with pytest.raises(Canceled):
        spooling.print_pdf(b"%PDF", JOB, token, nothing)
    assert (folder / "log").read_text().count("/lp ") == 1


# Through Qt, where there is no print system that takes PDF


@pytest.fixture
def into_file(qapp: QGuiApplication, tmp_path: Path) -> QPrinter:
    """A printer of Qt that writes into a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(150)
    return printer


def darkness(pdf: bytes, number: int = 0) -> float:
    """Share of ink on a page."""
    page, = render(pdf, 1, [number])
    return sum(255 - value for value in page.data[1::4]) / (255 * page.width * page.height)


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_qt_draws_every_page_in_full(paper: str, make: Make, into_file: QPrinter, tmp_path: Path) -> None:
    pdf = make("city:chicago", "both", paper).pdf
    shares: list[float] = []
    assert qt_printing.print_pdf(pdf, into_file, CancelToken(), shares.append)
    printed = (tmp_path / "printed.pdf").read_bytes()
    assert count_pages(printed) == 2 and shares == [0.5, 1.0]
    for number in range(2):
        assert page_sizes(printed)[number] == pytest.approx(page_sizes(pdf)[number], abs=1)
        assert darkness(printed, number) == pytest.approx(darkness(pdf, number), rel=0.1)


def test_qt_heeds_the_page_range(make: Make, into_file: QPrinter, tmp_path: Path) -> None:
    pdf = make("overview", "en", "letter", large_print=True).pdf
    into_file.setFromTo(2, 3)
    qt_printing.print_pdf(pdf, into_file, CancelToken(), nothing)
    printed = (tmp_path / "printed.pdf").read_bytes()
    assert count_pages(printed) == 2
    assert darkness(printed, 0) == pytest.approx(darkness(pdf, 1), rel=0.1)


def test_qt_stops_when_cancelled(make: Make, into_file: QPrinter) -> None:
    token = CancelToken()
    shares: list[float] = []

    def stop(share: float) -> None:
        shares.append(share)
        token.cancel()

    with pytest.raises(Canceled):
        qt_printing.print_pdf(make("overview", "en", "letter", large_print=True).pdf, into_file, token, stop)
    assert len(shares) == 1


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_qt_says_when_the_printer_cannot_be_started(make: Make, into_file: QPrinter, tmp_path: Path) -> None:
    into_file.setOutputFileName(str(tmp_path / "no" / "such" / "folder.pdf"))
    with pytest.raises(PrintFailed) as failure:
        qt_printing.print_pdf(make("overview").pdf, into_file, CancelToken(), nothing)
    assert failure.value.message == qt_printing.NOT_STARTED
