"""What is remembered between two starts: whole, or not at all; and never a reason not to start."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.app import settings
from explainer.app.settings import Loaded, Settings

CHOSEN = Settings(
    language="es", theme="dark", text_scale=1.25, panel="cities", last_folder="/packs/año",
    welcomed=True, geometry="AdnQywAD",
    choices={"cities": {"selected": "la", "hidden": ["office"], "descending": True}})
DAMAGED = {
    "empty": b"", "no json": b"{language: es", "cut off": b'{"language": "es", "the', "a list": b"[1, 2]",
    "a text": b'"es"',
    "not utf-8": b'{"language": "\xff\xfe"}', "binary": bytes(range(256)), "nested": b"[" * 100_000,
    "a number too long to read": b'{"text_scale": ' + b"9" * 5_000 + b"}",
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "explainer" / "settings.json"


def written(file: Path, content: object) -> Path:
    file.parent.mkdir(parents=True)
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return file


def test_settings_are_read_back_as_they_were_saved(file: Path) -> None:
    settings.save(CHOSEN, file)
    assert settings.load(file) == Loaded(CHOSEN, None)


def test_without_a_file_everything_is_as_at_the_first_start(file: Path) -> None:
    assert settings.load(file) == Loaded(Settings(), None)
    assert not file.parent.exists()
    assert asdict(Settings()).items() >= {
        "language": "", "theme": "light", "text_scale": 1.0, "panel": "start", "last_folder": "", "welcomed": False,
        "geometry": ""}.items()
    assert Settings().choices == {}


def test_a_saved_file_names_its_version_and_can_be_read_by_a_person(file: Path) -> None:
    settings.save(CHOSEN, file)
    text = file.read_text(encoding="utf-8")
    assert json.loads(text) == {"version": 1, **asdict(CHOSEN)}
    assert text.splitlines()[:2] == ["{", '  "version": 1,']


def test_saving_makes_the_folder_and_replaces_the_older_file(file: Path) -> None:
    settings.save(CHOSEN, file)
    settings.save(Settings(theme="contrast"), file)
    assert settings.load(file).settings == Settings(theme="contrast")
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("name", ["b\udcffck", "☂", "a\nb", 'quo"te'])
def test_any_name_a_pack_may_have_is_kept(name: str, file: Path) -> None:
    settings.save(Settings(last_folder=f"/packs/{name}"), file)
    assert settings.load(file) == Loaded(Settings(last_folder=f"/packs/{name}"))


# Files that cannot be used

@pytest.mark.parametrize("content", DAMAGED.values(), ids=list(DAMAGED))
def test_a_damaged_file_is_set_aside_and_the_program_starts(content: bytes, file: Path) -> None:
    loaded = settings.load(written(file, content))
    aside = file.with_name("settings.damaged-1.json")
    assert loaded == Loaded(Settings(), aside)
    assert aside.read_bytes() == content
    assert list(file.parent.iterdir()) == [aside]


def test_damaged_files_set_aside_earlier_are_kept(file: Path) -> None:
    for number in (1, 2, 3):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"damaged {number}")
        assert settings.load(file).set_aside == file.with_name(f"settings.damaged-{number}.json")
    assert [path.read_text() for path in sorted(file.parent.iterdir())] == ["damaged 1", "damaged 2", "damaged 3"]


def test_after_99_of_them_the_last_stays_where_it_is(file: Path) -> None:
    written(file, b"damaged")
    for number in range(1, 99):
        file.with_name(f"settings.damaged-{number}.json").touch()
    assert settings.load(file).set_aside == file.with_name("settings.damaged-99.json")
    file.write_bytes(b"again")
    assert settings.load(file) == Loaded(Settings(), None)
    assert file.read_bytes() == b"again"


def test_a_file_that_cannot_even_be_set_aside_is_left_alone(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    assert settings.load(blocked / "settings.json") == Loaded(Settings(), None)


# Values that do not fit

@pytest.mark.parametrize(("name", "value"), [
    ("language", 3), ("language", None), ("theme", ["dark"]), ("text_scale", "1.5"), ("text_scale", True),
    ("text_scale", None), ("panel", {}), ("last_folder", False), ("last_folder", ["a"]),
    ("welcomed", 1), ("welcomed", "yes"), ("geometry", 0), ("choices", []), ("choices", "x"),
    pytest.param("text_scale", 10**400, id="text_scale-larger than any float"),
])
def test_a_value_of_the_wrong_type_keeps_its_default_and_the_others_count(name: str, value: object, file: Path) -> None:
    loaded = settings.load(written(file, {**asdict(CHOSEN), name: value}))
    expected = {**asdict(CHOSEN), name: getattr(Settings(), name)}
    assert loaded == Loaded(Settings(**expected))


def test_a_whole_number_is_a_text_scale_too(file: Path) -> None:
    scale = settings.load(written(file, {"text_scale": 2})).settings.text_scale
    assert (scale, type(scale)) == (2.0, float)


def test_unknown_and_missing_values_do_no_harm(file: Path) -> None:
    assert settings.load(written(file, {"version": 99, "from_the_future": 1, "theme": "dark"})) == Loaded(
        Settings(theme="dark"))


def test_only_choices_by_name_are_remembered(file: Path) -> None:
    loaded = settings.load(written(file, {"choices": {"cities": {"tag": "x"}, "impacts": 3, "sources": []}}))
    assert loaded.settings.choices == {"cities": {"tag": "x"}}


NAMES = st.sampled_from(["language", "text_scale", "last_folder", "choices", "welcomed"]) | st.text()
ANYTHING = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
                        lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner), max_leaves=12)


@given(ANYTHING)
def test_whatever_the_file_holds_the_program_starts(tmp_path_factory: pytest.TempPathFactory, content: object) -> None:
    file = tmp_path_factory.mktemp("any") / "settings.json"
    file.write_text(json.dumps(content))
    loaded = settings.load(file)
    assert {name: type(value) for name, value in asdict(loaded.settings).items()} == {
        name: type(value) for name, value in asdict(Settings()).items()}
    assert (loaded.set_aside is None) == isinstance(content, dict)


# Whole or not at all

def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OSError):
        settings.save(CHOSEN, tmp_path / "file" / "settings.json")
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def test_a_place_that_cannot_be_written_is_an_error_and_leaves_nothing_behind(file: Path) -> None:
    file.mkdir(parents=True)
    with pytest.raises(OSError):
        settings.save(CHOSEN, file)
    assert list(file.parent.iterdir()) == [file]


def test_the_new_file_is_written_beside_the_old_one_so_that_it_can_take_its_place_at_once(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look(new: str, place: Path) -> None:
        assert (Path(new).parent, Path(new).name[0], place) == (file.parent, ".", file)
        assert json.loads(Path(new).read_text())["theme"] == "dark"
        os.unlink(new)
        raise OSError("taken away")

    monkeypatch.setattr(os, "replace", look)
    with pytest.raises(OSError, match=r"^taken away$"):
        settings.save(CHOSEN, file)


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_saving_that_fails_leaves_the_old_file_whole(failing: str, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError("no space left on device")

    settings.save(CHOSEN, file)
    monkeypatch.setattr(os, failing, fails)
    with pytest.raises(OSError, match="no space left"):
        settings.save(Settings(), file)
    monkeypatch.undo()
    assert settings.load(file).settings == CHOSEN
    assert list(file.parent.iterdir()) == [file]


def test_whether_they_can_be_kept_is_known_before_anything_is_written(tmp_path: Path) -> None:
    assert settings.can_keep(tmp_path / "not" / "yet" / "there" / "settings.json")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").touch()
    assert not settings.can_keep(tmp_path / "file" / "settings.json")
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    if not os.access(locked, os.W_OK):  # an administrator may write anywhere
        assert not settings.can_keep(locked / "settings.json")
