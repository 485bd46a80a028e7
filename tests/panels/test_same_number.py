"""The list, its bars, the picture of it and what is copied say the same number as the pack, in both languages."""

from __future__ import annotations

import pytest

from explainer.app.paths import built_in_pack
from explainer.content import city_views, exporting, formatting
from explainer.content.step_views import DIRECTIONS, research_counts, research_text
from explainer.content.views import Cell, View
from explainer.core.pack import Pack
from explainer.core.reading import read_pack
from explainer.drawing.bars import BarChart
from explainer.panels import registry

LANGUAGES = ("en", "es")
VIEWS = [(panel.id, name) for panel in registry.panels() for name, part in panel.load().views.items()
         if part.table in ("cities", "figures")]


@pytest.fixture(scope="module")
def pack() -> Pack:
    found = read_pack(built_in_pack(), built_in=True).pack
    assert found is not None
    return found


def cells_of(view: View) -> list[tuple[str, str, Cell]]:
    return [(row, key, cell) for key, cells in view.cells.items() for row, cell in zip(view.ids, cells, strict=True)
            if isinstance(cell, Cell)]


@pytest.mark.parametrize(("panel", "name"), VIEWS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_of_the_list_are_the_packs(pack: Pack, panel: str, name: str, language: str) -> None:
    """Each bold number with a mark is the number of the claim or figure behind the mark, and carries its sources."""
    view = registry.views(panel)[name].view(pack, language)
    seen = 0
    for _, _, cell in cells_of(view):
        for line in cell.lines:
            if line.strong and line.ref:
                figure = pack.figure(line.ref)
                assert figure is not None
                assert line.strong == formatting.figure_text(figure, language)
                assert line.statement is not None and line.sources == line.statement.sources != ()
                assert line.status
                seen += 1
    assert seen > 2


@pytest.mark.parametrize(("panel", "name"), VIEWS)
def test_bars_of_a_column_are_as_long_as_their_numbers(pack: Pack, panel: str, name: str) -> None:
    """On one scale in a column, or within a series; the status of a bar is that of its number."""
    view = registry.views(panel)[name].view(pack, "en")
    scales: dict[tuple[str, str], set[float]] = {}
    for _, key, cell in cells_of(view):
        if len(cell.bar) != 1:
            continue
        figure = pack.figure(cell.lines[0].ref)
        assert figure is not None and figure.value is not None
        (stretch,) = cell.bar
        assert stretch.status == figure.status == cell.lines[0].status and cell.sort == figure.value
        scale = stretch.share / figure.value
        scales.setdefault((key, figure.series if name == "counts" else ""), set()).add(round(scale, 12))
    assert all(len(found) == 1 for found in scales.values())
    assert bool(scales) == (name in ("side", "counts"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_parts_are_the_packs_in_bar_words_and_copy(pack: Pack, language: str) -> None:
    view = city_views.arrested(pack, language)
    counts, drawn = city_views.arrest_counts(pack), 0
    for row, cell in zip(view.ids, view.cells["shares"], strict=True):
        assert isinstance(cell, Cell)
        parts = counts[row]
        copied = exporting.clipboard_text(exporting.shown(view, [view.ids.index(row)], ["shares"], ["x"], language))
        for part, figure in parts.items():
            if cell.bar and part not in city_views.PARTS:
                continue  # a sum of two of the three that are there
            assert " ".join(formatting.figure_text(figure, language).split()) in copied
        if not cell.bar:
            assert not all(part in parts for part in city_views.PARTS)
            continue
        drawn += 1
        values = [parts[part].value or 0.0 for part in city_views.PARTS]
        assert [s.share for s in cell.bar] == pytest.approx([v / max(100.0, sum(values)) for v in values])
        for stretch, part in zip(cell.bar, city_views.PARTS, strict=True):
            assert stretch.label.startswith(formatting.figure_text(parts[part], language))
        assert all(formatting.figure_text(figure, language) in " ".join(
            line.full_text() for block in registry.card("figures", pack, pack["figures"].by_id[row], language).blocks
            for line in block.lines) for figure in parts.values())
    assert drawn >= 5


@pytest.mark.parametrize(("view", "column"), [("side", "article")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_of_a_view_has_its_numbers_and_their_ratios(
        pack: Pack, view: str, column: str, language: str) -> None:
    parts = registry.parts("cities")
    shown = parts.views[view].view(pack, language)
    chart = parts.charts[parts.views[view].picture].build(pack, language, "")
    assert isinstance(chart, BarChart)
    listed = {cell.lines[0].ref: cell for cell in shown.cells[column] if isinstance(cell, Cell) and cell.bar}
    data = [datum for series in chart.series for datum in series.data]
    assert {datum.figure_id for datum in data} <= set(listed) and len(data) == 3
    assert not any(series.single for series in chart.series)
    for datum in data:
        cell = listed[datum.figure_id]
        assert (datum.value_text, datum.value) == (cell.lines[0].strong, cell.sort)
        assert datum.value_text in chart.takeaway
    ratios = [listed[datum.figure_id].bar[0].share / (datum.value or 1) for datum in data]
    assert max(ratios) == pytest.approx(min(ratios))


@pytest.mark.parametrize("table", ["impacts", "recommendations"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_studies_of_a_row_are_those_of_its_card_and_chart(pack: Pack, table: str, language: str) -> None:
    view = registry.view(table, pack, language)
    names = ("claim_ids", "pair_claim_ids" if table == "impacts" else "benefit_claim_ids", "link_claim_id")
    for row_id, cell in zip(view.ids, view.cells["research"], strict=True):
        assert isinstance(cell, Cell)
        row = pack[table].by_id[row_id]
        ids = tuple(dict.fromkeys(i for name in names for i in row.ids(name)))
        said = [line.text for line in cell.lines]
        found = [{d: sum(r.text("direction") == d and i in r.ids("claim_ids") for r in pack["research"])
                  for d in DIRECTIONS} for i in ids]
        every = [r for r in pack["research"] if set(ids) & set(r.ids("claim_ids"))]
        assert (cell.sort or 0) == len(every)
        if len(ids) > 1 and every:  # for one statement may be against another
            assert said == [f"{n}. {research_text(counts, language)}" for n, counts in enumerate(found, start=1)]
        else:
            assert said == [research_text(research_counts(pack, ids), language)]
            assert research_counts(pack, ids) == found[0]
