"""`explainer records compare` on the pack's series: the numbers of the record around June 15, 2025,
cell by cell.
"""

from __future__ import annotations

import json

import pytest

from explainer.__main__ import main
from explainer.app.paths import built_in_pack
from explainer.core.pack import Pack
from explainer.core.reading import read_pack

AREAS = ("Los Angeles", "Chicago", "New York City", "nation")
# Before, after and change in percent; of the nation the change alone.
TABLE: dict[int, tuple[tuple[int, ...], ...]] = {
    7: ((487, 578, 19), (359, 295, -18), (167, 160, -4), (-11,)),
    14: ((949, 1072, 13), (885, 592, -33), (554, 419, -24), (-18,)),
    28: ((1373, 2253, 64), (1571, 1140, -27), (829, 755, -9), (-11,)),
    30: ((1395, 2298, 65), (1640, 1205, -27), (844, 787, -7), (-10,)),
    60: ((2027, 3397, 68), (2846, 2612, -8), (1054, 1780, 69), (10,)),
    90: ((2536, 4597, 81), (3929, 3935, 0), (1445, 2497, 73), (24,)),
}
CELLS = [
    (days, area, cell) for days, row in TABLE.items() for area, cell in zip(AREAS, row, strict=True)
]


def compared(
    capsys: pytest.CaptureFixture[str], area: str, days: int, *more: str, date: str = "2025-06-15"
) -> dict:
    code = main(
        [
            "records",
            "compare",
            "--area",
            area,
            "--date",
            date,
            "--window",
            str(days),
            "--json",
            *more,
        ]
    )
    said = capsys.readouterr()
    assert (code, said.err) == (0, "")
    found = json.loads(said.out)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(("days", "area", "cell"), CELLS)
def test_the_record_around_the_post(
    days: int, area: str, cell: tuple[int, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    found = compared(capsys, area, days)
    given = (found["before"], found["after"], round(found["change_percent"]))
    assert given[-len(cell) :] == cell
    assert (found["date"], found["window_days"], found["measure"]) == (
        "2025-06-15",
        days,
        "arrests",
    )
    others = {one["window_days"]: one for one in found["other_windows"]}
    assert set(others) == {*TABLE, 180} - {days} if area != "nation" else days not in others


@pytest.mark.parametrize(("weeks", "change"), [(1, 6.2), (2, 6.4), (4, 7.6), (5, 7.6)])
def test_removals_by_week(weeks: int, change: float, capsys: pytest.CaptureFixture[str]) -> None:
    found = compared(capsys, "nation", weeks * 7, "--measure", "removals")
    assert found["change_percent"] == pytest.approx(change, abs=0.1)


@pytest.fixture(scope="module")
def pack() -> Pack:
    found = read_pack(built_in_pack(), built_in=True).pack
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("series", "total"),
    [
        ("arrests-los-angeles-day", 21_730),
        ("arrests-chicago-day", 33_346),
        ("arrests-new-york-day", 14_522),
        ("arrests-nation-day", 380_251),
        ("arrests-nation-week", 5_047_462),
        ("detainers-nation-week", 3_160_642),
        ("removals-nation-week", 6_720_140),
    ],
)
def test_control_sums(series: str, total: int, pack: Pack) -> None:
    values = memoryview(pack.observations.parsed.values).cast("d")
    assert sum(values[place] for place in pack.observations.by_series()[series]) == total


def test_the_sentence_says_what_the_numbers_say(capsys: pytest.CaptureFixture[str]) -> None:
    said = compared(capsys, "Los Ángeles", 30)["sentence"]
    assert said["en"] == (
        "Arrests in the Los Angeles area (seven counties) rose from 1,395 to 2,298 in the 30 days from June 15, 2025, "
        "against the 30 days before. The rise had begun before that date: 440 in the first half of the days before, 955 "
        "in the second. A rise at least as large shows on about 1 in 12 of the other dates. These are arrests, not "
        "deportations."
    )
    assert said["es"] == (
        "Zona de Los Ángeles (siete condados): el número de arrestos subió de 1,395 a 2,298 en los 30 días desde el "
        "15 de junio de 2025, frente a los 30 días anteriores. El alza había empezado antes de esa fecha: 440 en la "
        "primera mitad de los días anteriores, 955 en la segunda. En alrededor de 1 de cada 12 de las otras fechas hay un "
        "alza al menos igual de grande. Son arrestos, no deportaciones."
    )


def test_a_change_of_sign_and_the_limits_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    found = compared(capsys, "new-york", 60)
    ids = [limit["id"] for limit in found["caveats"]]
    assert ids[:3] == ["arrests-not-deportations", "area-not-city", "date-not-cause"]
    assert {"sign-depends-on-window", "dates-overlap", "series-arrests-new-york-day"} <= set(ids)
    assert all(
        limit["text"] and limit["text_es"] and "{" not in limit["text"]
        for limit in found["caveats"]
    )
    assert "With some windows of other lengths, the change has the other sign." in found["sentence"]["en"]
    assert found["data_sets"][0]["span"] == {"from": "2023-10-01", "to": "2026-03-10"}
    reference = found["reference"]
    assert reference["share"] == pytest.approx(
        reference["at_least_as_large"] / reference["dates"], abs=1e-4
    )


def test_a_level_is_averaged(capsys: pytest.CaptureFixture[str], pack: Pack) -> None:
    found = compared(capsys, "nation", 7, "--measure", "held-nation-day")
    values = memoryview(pack.observations.parsed.values).cast("d")
    dates = memoryview(pack.observations.parsed.dates).cast("i")
    places = pack.observations.by_series()["held-nation-day"]
    after = [values[place] for place in places if 20250615 <= dates[place] <= 20250621]
    assert found["after"] == pytest.approx(sum(after) / 7, abs=0.05)
    assert "averaged by day" in found["sentence"]["en"]


def test_the_table_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["records", "compare", "--area", "Chicago", "--date", "2025-06-15", "--window", "30"])
        == 0
    )
    said = capsys.readouterr().out
    assert ">   30      1,640      1,205      -27%" in said
    assert "These are arrests, not deportations." in said


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--area", "Chicgo", "--date", "2025-06-15", "--window", "30"],
            "There are: Chicago area (six states)",
        ),
        (
            [
                "--area",
                "Chicago",
                "--date",
                "2025-06-15",
                "--window",
                "30",
                "--measure",
                "removals",
            ],
            "There are: arrests",
        ),
        (
            ["--area", "Chicago", "--date", "2026-06-15", "--window", "30"],
            "complete from 2023-10-01 to 2026-03-10",
        ),
        (["--area", "Chicago", "--date", "1899-06-15", "--window", "30"], "is not a date"),
        (["--area", "Chicago", "--date", "2025-6-15", "--window", "30"], "is not a date"),
        (["--area", "Chicago", "--date", "2025-06-15", "--window", "0"], "is not a number of days"),
        (
            ["--area", "nation", "--date", "2025-06-16", "--window", "7", "--measure", "removals"],
            "weeks begin on a Sunday",
        ),
        (
            ["--area", "nation", "--date", "2025-06-15", "--window", "10", "--measure", "removals"],
            "a multiple of 7 days",
        ),
        (
            ["--area", "nation", "--date", "2025-06-15", "--window", "7", "--measure", "detention"],
            "held-convicted-nation-day",
        ),
    ],
)
def test_what_cannot_be_compared_is_said(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = main(["records", "compare", *arguments])
    except SystemExit as stopped:
        code = stopped.code if isinstance(stopped.code, int) else 1
    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert message in said.err
