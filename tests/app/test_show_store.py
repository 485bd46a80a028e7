"""What presenter mode keeps: on the disk when it says so, whole or not at all, and never a reason not to start."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.app import json_file, paths
from explainer.app.show_store import Question, Resume, ShowStore, questions_text, show_file
from explainer.core.pack import Pack
from explainer.core.reading import read_pack

PLACE = Resume(
    pack="/packs/año", key="A town", slide="cities", scene={"selected": "chicago", "hidden": ["la"], "zoom": None},
    elapsed=410.5, times={"start": 60.0, "cities": 350.5}, planned=1200.0, rehearsal=True, saved_at="2026-11-24T19:02:00+00:00")
ASKED = Question("What about Chicago?", "C14", "cities", "2026-11-24T19:05:00+00:00", answered=True)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "show.json"


def fill(store: ShowStore) -> None:
    store.set_resume(PLACE)
    store.set_note("A town", "cities", "Say “hello” ☂\nthen wait")
    store.add_question(ASKED)
    store.set_rehearsal("A town", {"start": 55.0, "cities": 90.5})


def check_filled(store: ShowStore) -> None:
    assert store.resume == PLACE
    assert store.note("A town", "cities") == "Say “hello” ☂\nthen wait"
    assert store.questions == (ASKED,)
    assert store.rehearsal("A town") == {"start": 55.0, "cities": 90.5}


def check_empty(store: ShowStore) -> None:
    assert (store.resume, store.note("A town", "cities"), store.questions, store.rehearsal("A town")) == (None, "", (), {})


def written(file: Path, content: object) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return file


# Kept and read back

def test_everything_is_read_back_as_it_was_kept(file: Path) -> None:
    store = ShowStore(file)
    check_empty(store)
    assert not file.parent.exists()
    fill(store)
    check_filled(store)
    store.close()
    check_filled(ShowStore(file))
    assert list(file.parent.iterdir()) == [file]


def test_without_a_file_it_is_kept_in_memory_only(tmp_path: Path) -> None:
    store = ShowStore(None)
    fill(store)
    check_filled(store)
    assert store.flush()
    store.close()
    assert list(tmp_path.iterdir()) == []


def test_the_end_of_a_show_leaves_no_place_to_come_back_to(file: Path) -> None:
    store = ShowStore(file)
    fill(store)
    store.set_resume(None)
    store.close()
    again = ShowStore(file)
    assert (again.resume, again.questions) == (None, (ASKED,))


def test_notes_belong_to_a_pack_and_a_slide_and_can_be_removed(file: Path) -> None:
    store = ShowStore(file)
    long = "ñ" * 100_000
    for key, slide, text in (("A", "1", "a1"), ("A", "2", long), ("B", "1", "b1"), ("A", "1", "new"), ("B", "1", "")):
        store.set_note(key, slide, text)
    store.set_note("C", "1", "")
    store.close()
    again = ShowStore(file)
    assert [again.note(*place) for place in (("A", "1"), ("A", "2"), ("B", "1"), ("C", "1"))] == ["new", long, "", ""]
    assert list(json.loads(file.read_text())["notes"]) == ["A"]


def test_questions_are_added_changed_and_removed(file: Path) -> None:
    store = ShowStore(file)
    for text in "abc":
        store.add_question(Question(text))
    store.replace_question(1, Question("b", answered=True))
    store.remove_question(0)
    store.close()
    again = ShowStore(file)
    assert again.questions == (Question("b", answered=True), Question("c"))
    with pytest.raises(IndexError):
        again.remove_question(2)
    with pytest.raises(IndexError):
        again.replace_question(2, ASKED)
    again.clear_questions()
    again.close()
    assert ShowStore(file).questions == ()


def test_a_rehearsal_takes_the_place_of_the_last(file: Path) -> None:
    store = ShowStore(file)
    store.set_rehearsal("A", {"1": 10.0, "2": 20.0})
    store.set_rehearsal("A", {"1": 12.0})
    store.set_rehearsal("B", {"1": 5.0})
    store.set_rehearsal("B", {})
    store.close()
    again = ShowStore(file)
    assert (again.rehearsal("A"), again.rehearsal("B")) == ({"1": 12.0}, {})


def test_what_was_given_may_change_afterwards(file: Path) -> None:
    scene: dict[str, Any] = {"hidden": ["la"]}
    times = {"start": 1.0}
    store = ShowStore(file)
    store.set_resume(replace(PLACE, scene=scene, times=times))
    store.set_rehearsal("A", times)
    scene["hidden"].append("ny")
    times["start"] = 99.0
    store.rehearsal("A")["start"] = 98.0
    assert store.resume is not None
    assert (store.resume.scene, store.resume.times, store.rehearsal("A")) == ({"hidden": ["la"]}, {"start": 1.0}, {"start": 1.0})
    store.close()


def test_a_scene_that_is_not_plain_json_is_refused_at_once(file: Path) -> None:
    store = ShowStore(file)
    with pytest.raises(TypeError):
        store.set_resume(replace(PLACE, scene={"path": file}))
    assert store.resume is None


def test_the_file_lies_beside_the_settings_and_only_this_person_reads_it() -> None:
    file = show_file(paths.settings_file())
    assert (file.parent, file.name) == (paths.settings_file().parent, "show.json")
    store = ShowStore(file)
    fill(store)
    store.close()
    if os.name == "posix":
        assert file.stat().st_mode & 0o077 == 0


# Files that cannot be used

@pytest.mark.parametrize("content", [b"", b"{", b"[1, 2]", b'"x"', b'{"resume": "\xff"}', bytes(range(256)), b"[" * 100_000])
def test_a_damaged_file_is_set_aside(content: bytes, file: Path) -> None:
    store = ShowStore(written(file, content))
    check_empty(store)
    assert store.set_aside == file.with_name("show.damaged-1.json")
    assert store.set_aside.read_bytes() == content
    fill(store)
    store.close()
    check_filled(ShowStore(file))


def with_place(**values: object) -> dict[str, Any]:
    return {"resume": {**asdict(PLACE), **values}}


@pytest.mark.parametrize(("name", "value"), [
    ("pack", 3), ("key", None), ("scene", []), ("scene", "x"), ("elapsed", "7"), ("elapsed", True), ("elapsed", -1),
    ("elapsed", 1e300), ("elapsed", float("nan")), ("elapsed", float("inf")), ("times", [1]), ("planned", None),
    ("planned", -0.5), ("rehearsal", 1), ("saved_at", 2026), pytest.param("elapsed", 10**400, id="elapsed-larger than any float"),
])
def test_a_value_that_does_not_fit_is_dropped_and_the_others_count(name: str, value: object, file: Path) -> None:
    expected = replace(PLACE, **{name: getattr(Resume(), name)})
    assert ShowStore(written(file, with_place(**{name: value}))).resume == expected


@pytest.mark.parametrize("value", [3, None, "", ["cities"]])
def test_a_place_without_a_slide_is_none(value: object, file: Path) -> None:
    assert ShowStore(written(file, with_place(slide=value))).resume is None


def test_inner_values_that_do_not_fit_are_dropped_too(file: Path) -> None:
    store = ShowStore(written(file, {
        **with_place(times={"a": 1, "b": "2", "c": -1, "d": 10**400, "e": True, "f": 2.5}),
        "notes": {"A": {"1": "kept", "2": 3, "3": ""}, "B": ["x"], "C": {"1": None}},
        "questions": [asdict(ASKED), "x", {"text": 3}, {"text": ""}, {"text": "only this", "answered": "yes", "claim": 7}],
        "rehearsals": {"A": {"1": 10, "2": None}, "B": 7},
        "from_the_future": 1}))
    assert store.resume == replace(PLACE, times={"a": 1.0, "f": 2.5})
    assert [store.note("A", slide) for slide in "123"] == ["kept", "", ""]
    assert (store.note("B", "1"), store.note("C", "1")) == ("", "")
    assert store.questions == (ASKED, Question("only this"))
    assert (store.rehearsal("A"), store.rehearsal("B")) == ({"1": 10.0}, {})


def test_a_scene_nested_too_deep_to_be_written_again_is_dropped(file: Path) -> None:
    deep: dict[str, Any] = {}
    for _ in range(300):
        deep = {"a": [deep]}
    store = ShowStore(written(file, with_place(scene=deep)))
    assert store.resume == replace(PLACE, scene={})
    store.add_question(ASKED)
    assert store.flush()
    store.close()


NAMES = st.sampled_from(["resume", "notes", "questions", "rehearsals", "slide", "scene", "times", "text", "elapsed"]) | st.text()
ANYTHING = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
                        lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner), max_leaves=15)


@given(st.dictionaries(NAMES, ANYTHING) | ANYTHING)
def test_whatever_the_file_holds_it_can_be_read_and_written_again(
    tmp_path_factory: pytest.TempPathFactory, content: object
) -> None:
    file = written(tmp_path_factory.mktemp("any") / "show.json", content)
    store = ShowStore(file)
    assert (store.set_aside is None) == isinstance(content, dict)
    questions = store.questions
    store.add_question(ASKED)
    assert store.flush()
    store.close()
    assert ShowStore(file).questions == (*questions, ASKED)


@given(st.binary() | st.integers(0, 600))
def test_a_file_cut_off_or_filled_with_anything_never_stops_the_program(
    tmp_path_factory: pytest.TempPathFactory, content: bytes | int
) -> None:
    whole = json.dumps({**with_place(), "questions": [asdict(ASKED)]}).encode()
    file = written(tmp_path_factory.mktemp("cut") / "show.json", content if isinstance(content, bytes) else whole[:content])
    store = ShowStore(file)
    assert store.resume in (None, PLACE)


# Writing

KILLED = """
import sys, time
from dataclasses import replace
from pathlib import Path
from explainer.app.show_store import Resume, ShowStore

store = ShowStore(Path(sys.argv[1]))
store.set_resume(Resume(slide="slide-7", elapsed=7.0))
store.flush()
print("on the disk", flush=True)
while sys.argv[2] == "busy":
    store.set_resume(Resume(slide="slide-8", elapsed=8.0))
    store.set_note("A town", "slide-8", "x" * 50_000)
time.sleep(300)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.parametrize("doing", ["idle", "busy", "busy", "busy"])
def test_the_place_outlives_a_program_that_is_killed(doing: str, file: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", KILLED, str(file), doing], stdout=subprocess.PIPE, text=True)
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "on the disk\n"
        child.kill()
    assert child.returncode == -signal.SIGKILL
    place = ShowStore(file).resume
    assert place is not None
    assert place.slide == "slide-7" if doing == "idle" else place.slide in ("slide-7", "slide-8")


class Disk:
    """Stands in for the writer: holds it up until told to go on, and remembers what it was given."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.began, self.go_on = threading.Event(), threading.Event()
        self.written: list[str] = []
        self._write = json_file.write
        monkeypatch.setattr(json_file, "write", self.write)

    def write(self, path: Path, data: dict[str, Any]) -> None:
        self.began.set()
        assert self.go_on.wait(60)
        self.written.extend(place["slide"] for place in data["shows"].values())
        self._write(path, data)


def test_nobody_waits_for_a_slow_disk_and_the_latest_state_wins(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Disk(monkeypatch)
    store = ShowStore(file)
    store.set_resume(replace(PLACE, slide="0"))
    assert disk.began.wait(60)
    for number in range(1, 101):
        store.set_resume(replace(PLACE, slide=str(number)))
    assert store.flush(timeout=0.01) is False
    assert not file.exists()
    disk.go_on.set()
    assert store.flush()
    assert disk.written == ["0", "100"]
    store.close()
    place = ShowStore(file).resume
    assert place is not None
    assert place.slide == "100"


def test_all_is_synced_to_the_disk_before_flush_returns(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = []
    real = os.fsync

    def sync(handle: int) -> None:
        real(handle)
        synced.append(handle)

    monkeypatch.setattr(os, "fsync", sync)
    store = ShowStore(file)
    store.set_resume(PLACE)
    store.flush()
    assert len(synced) >= (2 if os.name == "posix" else 1)  # the file, and the folder that holds its name
    store.close()


def test_a_place_that_cannot_be_written_is_kept_as_an_error_and_in_memory(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    store = ShowStore(blocked / "show.json")
    fill(store)
    assert store.flush() is False
    assert isinstance(store.error, OSError)
    check_filled(store)
    store.close()
    assert blocked.read_text() == "x"


def test_what_could_not_be_written_is_written_once_there_is_room(tmp_path: Path) -> None:
    blocked = tmp_path / "config"
    blocked.write_text("x")
    store = ShowStore(blocked / "show.json")
    fill(store)
    store.flush()
    assert store.error is not None
    blocked.unlink()
    assert store.flush() is True
    assert store.error is None
    store.close()
    check_filled(ShowStore(blocked / "show.json"))


def test_closing_ends_the_thread_and_a_later_change_starts_it_again(file: Path) -> None:
    before = threads()  # of stores of other tests, which end when they please
    store = ShowStore(file)
    assert not threads() - before
    store.add_question(ASKED)
    assert len(threads() - before) == 1
    store.close()
    store.close()
    assert not threads() - before
    store.add_question(Question("late"))
    store.close()
    assert not threads() - before
    assert ShowStore(file).questions == (ASKED, Question("late"))


def threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.name == "show-store"}


# The questions as text

@pytest.fixture(scope="module")
def pack() -> Pack:
    pack = read_pack(paths.built_in_pack(), built_in=True).pack
    assert pack is not None
    return pack


def test_the_questions_are_exported_with_statement_status_and_sources(pack: Pack) -> None:
    claim = pack.row("claims", "C14")
    assert claim is not None
    text = questions_text((ASKED, Question("Who pays?\nAnd when?", asked_at="2026-11-24T19:30:00+00:00")), pack, "en")
    lines = text.splitlines()
    assert lines[0] == f"Questions from the audience: {pack.meta('title', 'en')}"
    assert lines[1:4] == ["November 24, 2026", "", "1. What about Chicago?"]
    assert lines[4].startswith("   About: ")
    assert lines[5].startswith("   Evidence: ")
    assert lines[6] == "   Sources:"
    assert lines[7].startswith("     [")
    assert lines[-5:] == ["   Answered.", "", "2. Who pays?", "   And when?", "   Not answered yet."]
    assert text.endswith(".\n")


def test_a_claim_is_told_with_its_own_words_number_and_status(pack: Pack) -> None:
    from explainer.content import evidence
    from explainer.content.cards import source_card

    for language in ("en", "es"):
        for claim in pack["claims"]:
            text = questions_text((Question("?", claim.id),), pack, language)
            status, card = evidence.STATUSES[claim.text("status")], source_card(pack, claim.id, language)
            assert card is not None
            assert f": {card.title}\n" in text
            assert f": {status.symbol} {status.word(language)}\n" in text
            assert text.count("\n     [") == len(card.source_ids) > 0


def test_the_export_in_spanish(pack: Pack) -> None:
    asked = (replace(ASKED, asked_at="2026-11-24T19:05:00"), Question("¿Y ahora?", "nothing", asked_at="2026-11-26T08:00:00"))
    lines = questions_text(asked, pack, "es").splitlines()
    assert lines[0] == f"Preguntas del público: {pack.meta('title', 'es')}"
    assert lines[1] == "24–26 de noviembre de 2026"
    assert lines[-3:] == ["2. ¿Y ahora?", "   Sobre: una afirmación que no está en este paquete (nothing)", "   Sin responder."]


@pytest.mark.parametrize("asked_at", ["", "yesterday", "0001-01-01T00:00:00+23:00", "9999-12-31T23:59:59-23:00"])
def test_a_question_without_a_time_makes_no_date_up(asked_at: str, pack: Pack) -> None:
    text = questions_text((Question("What?", asked_at=asked_at),), pack, "en")
    assert text.splitlines()[1:] == ["", "1. What?", "   Not answered yet."]


def test_a_published_figure_may_be_linked_too(pack: Pack) -> None:
    figure = next(iter(pack["figures"])).id
    assert "   Evidence: " in questions_text((Question("What?", figure),), pack, "en")


def test_no_questions_is_said_in_words(pack: Pack) -> None:
    assert questions_text((), pack, "en").splitlines()[1:] == ["", "No questions."]
