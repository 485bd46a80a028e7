"""`explainer sheet`, as a script calls it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.__main__ import main
from explainer.app import paths, settings
from explainer.printing import batch
from tests.core.packs import content, write_pack
from tests.sheets.reading import quick_texts

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command; gives its exit code and what it said on standard error. Standard output stays empty."""

    def sheet(*arguments: str | Path) -> tuple[int, str]:
        try:
            code = main(["sheet", *map(str, arguments)])
        except SystemExit as stop:
            code = int(stop.code or 0)
        said = capsys.readouterr()
        assert said.out == ""
        return code, said.err

    return sheet


def test_all_writes_each_but_the_full_set(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "new" / "folder"
    code, said = run("--all", "--lang", "es", "--paper", "letter", "--out", out)
    names = sorted(path.name for path in out.iterdir())
    assert code == 0 and names == [
        "city-chicago-es-letter.pdf", "city-los-angeles-es-letter.pdf", "city-new-york-es-letter.pdf",
        "impacts-es-letter.pdf", "overview-es-letter.pdf", "recommendations-es-letter.pdf", "responses-es-letter.pdf"]
    lines = said.splitlines()
    assert [line[:5] for line in lines] == [f"[{n}/7]" for n in range(1, 8)]
    assert all(line.endswith("-es-letter.pdf (1 page)") for line in lines)
    assert all(path.read_bytes().startswith(b"%PDF-1.7") for path in out.iterdir())


def test_languages_and_papers_may_be_repeated(run: Run, tmp_path: Path) -> None:
    code, _ = run("--subject", "overview", "--lang", "es", "--lang", "both", "--lang", "es", "--paper", "a4", "--paper",
                  "letter", "--out", tmp_path)
    assert code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "overview-both-a4.pdf", "overview-both-letter.pdf", "overview-es-a4.pdf", "overview-es-letter.pdf"]


def test_one_subject_into_a_file(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    code, said = run("--subject", "city:chicago", "--out", out)
    assert code == 0 and str(out) in said
    assert quick_texts(out.read_bytes())[0].startswith("ChicagoSummarysheet")
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]


def test_one_subject_into_a_folder(run: Run, tmp_path: Path) -> None:
    assert run("--subject", "city:chicago", "--out", tmp_path)[0] == 0
    assert [path.name for path in tmp_path.iterdir()] == ["city-chicago-en-letter.pdf"]


def test_large_print_greyscale_and_full_set(run: Run, tmp_path: Path) -> None:
    code, said = run("--subject", "full-set", "--lang", "both", "--large-print", "--greyscale", "--out", tmp_path / "x.pdf")
    pages = quick_texts((tmp_path / "x.pdf").read_bytes())
    assert code == 0 and f"({len(pages)} pages)" in said and len(pages) > 60


def test_an_existing_file_is_refused_without_force(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    out.write_text("mine")
    code, said = run("--subject", "overview", "--out", out)
    assert code == 2 and str(out) in said and "--force" in said and out.read_text() == "mine"
    assert run("--subject", "overview", "--force", "--out", out)[0] == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_nothing_is_written_where_one_of_many_is_there(run: Run, tmp_path: Path) -> None:
    (tmp_path / "impacts-en-letter.pdf").write_text("mine")
    code, said = run("--all", "--out", tmp_path)
    assert code == 2 and "impacts-en-letter.pdf" in said
    assert [path.name for path in tmp_path.iterdir()] == ["impacts-en-letter.pdf"]


def test_unknown_subject_lists_those_there_are(run: Run, tmp_path: Path) -> None:
    code, said = run("--subject", "city:boston", "--out", tmp_path / "x.pdf")
    assert code == 2 and "city:boston" in said and "city:los-angeles, city:chicago, city:new-york" in said
    assert "full-set" in said and not list(tmp_path.iterdir())


@pytest.mark.parametrize("arguments", [
    (), ("--all",), ("--out", "x"), ("--all", "--subject", "overview", "--out", "x"), ("--all", "--lang", "fr", "--out", "x"),
    ("--all", "--paper", "legal", "--out", "x"), ("--subject", "--out", "x"), ("no-such-pack", "--all", "--out", "x")])
def test_wrong_usage_is_told(arguments: tuple[str, ...], run: Run, tmp_path: Path,
                             monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, said = run(*arguments)
    assert code == 2 and said and not list(tmp_path.iterdir())


def test_help_names_every_option() -> None:
    done = subprocess.run([sys.executable, "-m", "explainer", "sheet", "--help"], capture_output=True, text=True,
                          check=True)
    said = done.stdout
    for option in ("PACK", "--subject", "--all", "--lang", "--paper", "--large-print", "--greyscale", "--force", "--out"):
        assert option in said


def test_a_language_that_the_pack_has_not(run: Run, tmp_path: Path) -> None:
    tables = content()
    next(row for row in tables["meta"] if row["key"] == "languages")["value"] = "en"
    pack = write_pack(tmp_path / "pack", tables)
    for language in ("es", "both"):
        code, said = run(pack, "--subject", "overview", "--lang", language, "--out", tmp_path / "x.pdf")
        assert code == 2 and language in said and "it has: en" in said
    assert run(pack, "--subject", "overview", "--out", tmp_path / "x.pdf")[0] == 0


def test_a_pack_of_ones_own(run: Run, tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "pack", content())
    code, _ = run(pack, "--all", "--lang", "es", "--out", tmp_path / "out")
    assert code == 0
    assert (tmp_path / "out" / "city-chi-es-letter.pdf").exists()
    assert "Paquetepequeño" in quick_texts((tmp_path / "out" / "city-la-es-letter.pdf").read_bytes())[0]


def test_a_pack_with_rows_that_cannot_be_used(run: Run, tmp_path: Path) -> None:
    tables = content()
    tables["figures"][0]["value"] = "many"
    pack = write_pack(tmp_path / "pack", tables)
    code, said = run(pack, "--subject", "city:la", "--out", tmp_path / "x.pdf")
    assert code == 1 and "explainer check" in said and (tmp_path / "x.pdf").exists()


def test_a_pack_that_cannot_be_used_at_all(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    code, said = run(tmp_path / "pack", "--all", "--out", tmp_path / "out")
    assert code == 2 and said and not (tmp_path / "out").exists()


def test_a_file_where_a_folder_is_needed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    code, said = run("--all", "--out", tmp_path / "out")
    assert code == 2 and "folder" in said and (tmp_path / "out").read_text() == "mine"
    code, said = run("--subject", "overview", "--out", tmp_path / "out" / "x.pdf")
    assert code == 2 and "could not be written" in said


@pytest.mark.skipif(os.name == "nt" or not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_leaves_no_half_file(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = batch.replacing

    def full(path: Path) -> object:
        class Full:
            def __enter__(self) -> Path:
                self.kept = real(path)
                temporary = self.kept.__enter__()
                temporary.unlink()
                temporary.symlink_to("/dev/full")
                return temporary

            def __exit__(self, *error: object) -> object:
                return self.kept.__exit__(*error)  # type: ignore[arg-type]

        return Full()

    monkeypatch.setattr(batch, "replacing", full)
    code, said = run("--subject", "overview", "--out", tmp_path / "x.pdf")
    assert code == 2 and "No space left on device" in said and str(tmp_path / "x.pdf") in said
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this person may write everywhere")
def test_an_unwritable_folder(run: Run, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    code, said = run("--subject", "overview", "--out", tmp_path / "x.pdf")
    tmp_path.chmod(0o700)
    assert code == 2 and "could not be written" in said


def test_an_interrupted_batch_leaves_only_whole_files(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = os.fsync, []

    def interrupt(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 5:  # two for each file: its content and its name
            raise KeyboardInterrupt
        real(handle)

    monkeypatch.setattr(os, "fsync", interrupt)
    code, _ = run("--all", "--out", tmp_path)
    assert code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["city-los-angeles-en-letter.pdf", "overview-en-letter.pdf"]


def test_local_contacts_come_from_the_settings(run: Run, tmp_path: Path) -> None:
    kept = settings.Settings(sheet_contacts="Legal aid desk, room 2", sheet_contacts_checked="2026-11-20")
    settings.save(kept, paths.settings_file())
    assert run("--subject", "overview", "--out", tmp_path / "x.pdf")[0] == 0
    text = quick_texts((tmp_path / "x.pdf").read_bytes())[0]
    assert "Legalaiddesk,room2" in text and "checkedonNovember20,2026" in text


def test_damaged_settings_do_not_stop_it(run: Run, tmp_path: Path) -> None:
    file = paths.settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("{")
    code, said = run("--subject", "overview", "--out", tmp_path / "x.pdf")
    assert code == 0 and "damaged" in said
    file.write_text(json.dumps({"version": 1, "sheet_contacts": 7, "sheet_contacts_checked": "yesterday"}))
    assert run("--subject", "overview", "--force", "--out", tmp_path / "x.pdf")[0] == 0


def test_it_needs_no_qt(tmp_path: Path) -> None:
    code = ("import sys\n"
            "for name in ('PySide6', 'pyqtgraph', 'shiboken6', 'pandas'):\n"
            "    sys.modules[name] = None\n"
            "from explainer.__main__ import main\n"
            f"sys.exit(main(['sheet', '--subject', 'city:chicago', '--out', {str(tmp_path / 'x.pdf')!r}]))\n")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "x.pdf").exists()


def test_what_could_not_be_used_is_told_with_a_path_to_check(run: Run, tmp_path: Path,
                                                             monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where no pack was named: then it is the built-in one, which has a path of its own."""
    tables = content()
    tables["cities"][0]["id"] = ""
    for folder in ("plain", "with a space"):
        pack = write_pack(tmp_path / folder, tables)
        code, said = run(pack, "--subject", "overview", "--out", tmp_path / f"{folder}.pdf")
        assert code == 1
        assert said.splitlines()[-1].endswith(f'explainer check "{pack}"' if " " in folder else f"explainer check {pack}")
    monkeypatch.setattr(paths, "built_in_pack", lambda: tmp_path / "plain")
    code, said = run("--subject", "overview", "--out", tmp_path / "built-in.pdf")
    assert code == 1 and f"explainer check {tmp_path / 'plain'}" in said and "None" not in said


@pytest.mark.parametrize("error", [OSError(), OSError("no reason"), OSError(28, "No space left"), OSError(5, None),
                                   PermissionError(13, "Permission denied", "x")])
def test_no_message_says_none(error: OSError, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(batch, "replacing", refuse)
    code, said = run("--subject", "overview", "--out", tmp_path / "x.pdf")
    assert code == 2 and "could not be written" in said
    assert "None" not in said and not said.rstrip().endswith(":")
