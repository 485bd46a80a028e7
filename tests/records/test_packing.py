"""What was brought in, saved into a copy of a pack: the librarian's round works with it."""

from __future__ import annotations

import datetime
from pathlib import Path

from explainer.app.paths import built_in_pack
from explainer.content.series import pack_series
from explainer.core.checking import check_pack
from explainer.core.reading import read_pack
from explainer.core.record_stats import compare
from explainer.core.writing import save_folder
from explainer.records.brought import brought_series
from explainer.records.packing import with_brought
from tests.records.conftest import Run

TODAY = datetime.date(2026, 11, 29)


def test_a_copy_with_what_was_brought_in_says_the_same(
    run: Run, center: Path, tmp_path: Path
) -> None:
    run("import", center)
    brought = brought_series(tmp_path / "store")
    pack = read_pack(built_in_pack(), built_in=True).pack
    assert pack is not None
    save_folder(with_brought(pack, brought), tmp_path / "copy")
    found = check_pack(tmp_path / "copy", today=TODAY)
    assert found.pack is not None and found.problems == ()
    mine = [one for one in pack_series(found.pack) if one.id.startswith("ero-arrests")]
    assert [one.place["en"] for one in mine] == [
        "United States",
        "Los Angeles Area of Responsibility",
    ]
    day = datetime.date(2016, 10, 15)
    for one, other in zip(mine, brought, strict=True):
        told, expected = compare(one.line, day, 7), compare(other.series.line, day, 7)
        assert (told.before, told.after) == (expected.before, expected.after) != (None, None)
    assert len(found.pack.observations) == len(pack.observations) + 60
    assert found.pack.row("sources", mine[0].source_ids[0]) is not None


def test_twice_is_once(run: Run, center: Path, tmp_path: Path) -> None:
    run("import", center)
    brought = brought_series(tmp_path / "store")
    pack = read_pack(built_in_pack(), built_in=True).pack
    assert pack is not None
    once = with_brought(pack, brought)
    twice = with_brought(once, brought)
    assert twice.observations == once.observations
    assert (len(twice["series"]), len(twice["sources"])) == (
        len(once["series"]),
        len(once["sources"]),
    )
    assert once.digest != pack.digest
