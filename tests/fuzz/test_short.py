"""The short run of the standing fuzz; the long one is `python -m tests.fuzz`."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from explainer.app import json_file, settings
from tests.fuzz.mutations import case
from tests.fuzz.oracle import agrees, examine

SHORT = 1_200
CHUNK = 100


@pytest.mark.parametrize("start", range(0, SHORT, CHUNK))
def test_what_is_in_the_files_is_shown_or_told(start: int, tmp_path: Path) -> None:
    wrong = {}
    for seed in range(start, start + CHUNK):
        folder = tmp_path / str(seed)
        folder.mkdir()
        made = case(seed)
        if lines := examine(made, folder, thorough=seed % 10 == 0):
            wrong[seed] = (made.style, made.done, lines)
    assert wrong == {}


def test_the_oracle_notices_a_silent_change() -> None:
    """A reader that takes 27,5 for 275, or drops a letter, would be found."""
    from explainer.core.columns import TABLES
    from explainer.core.pack import Row

    figures, claims = TABLES["figures"], TABLES["claims"]
    assert agrees(figures.column("value"), "27.5", Row("figures", 2, {"value": 27.5}))
    assert not agrees(figures.column("value"), "27,5", Row("figures", 2, {"value": 275.0}))
    assert not agrees(figures.column("value"), "0.004", Row("figures", 2, {"value": 0.0}))
    assert not agrees(claims.column("text"), "Fear", Row("claims", 2, {"text_en": "ear", "text_es": ""}))
    assert not agrees(claims.column("source_ids"), "a b", Row("claims", 2, {"source_ids": ("a",)}))


VALUES = (None, True, -1, 2**63, 1e308, "", "x" * 10_000, "\ud800", [], [[]], {}, {"a": {"b": []}}, [1, "a"], "2025-99-99")


def changed_settings(seed: int) -> bytes:
    """A settings file with one value, or a few bytes, that nobody expects."""
    chance = random.Random(seed)
    data: dict[str, object] = {"version": settings.VERSION, "language": "es", "theme": "dark", "text_scale": 1.5,
                               "panel": "cities", "choices": {"cities": {"selected": "la"}}, "geometry": "AdnQ"}
    for _ in range(chance.randrange(4)):
        data[chance.choice([*data, "unknown"])] = chance.choice(VALUES)
    raw = bytearray(json.dumps(data).encode())
    for _ in range(chance.choice((0, 0, 1, 5))):
        place = chance.randrange(len(raw))
        raw[place : place + chance.randrange(3)] = bytes([chance.randrange(256)])
    return bytes(raw)


@pytest.mark.parametrize("start", range(0, 600, 200))
def test_settings_never_stop_the_start(start: int, tmp_path: Path) -> None:
    for seed in range(start, start + 200):
        file = tmp_path / f"{seed}.json"
        file.write_bytes(changed_settings(seed))
        loaded = settings.load(file).settings
        for name, usual in vars_of(settings.Settings()).items():
            assert type(getattr(loaded, name)) is type(usual), (seed, name)
        settings.save(loaded, file)
        assert json_file.read(file).set_aside is None


def vars_of(made: settings.Settings) -> dict[str, object]:
    """Name → value of each field."""
    return {name: getattr(made, name) for name in made.__dataclass_fields__}
