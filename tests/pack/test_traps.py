"""The traps that the fact check found: the pack keeps clear of each, and the test sees it when it does not."""

from __future__ import annotations

import pytest

from explainer.core.pack import Pack
from tests.pack import traps_numbers, traps_sources, traps_words
from tests.pack.packs import Trap, Walk

TRAPS = (*traps_numbers.TRAPS, *traps_words.TRAPS, *traps_sources.TRAPS)


def test_every_trap_of_the_outline_is_here() -> None:
    assert {trap.number for trap in TRAPS} == set(range(1, 14))
    assert all(trap.walks for trap in TRAPS)


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)
def test_pack_keeps_clear(trap: Trap, pack: Pack) -> None:
    assert trap.rule(pack) == []


@pytest.mark.parametrize(
    ("trap", "walk"), [pytest.param(t, w, id=f"{t.name}-{n}") for t in TRAPS for n, w in enumerate(t.walks, 1)]
)
def test_walking_into_it_is_seen(trap: Trap, walk: Walk, pack: Pack) -> None:
    assert set(trap.rule(walk(pack))) - set(trap.rule(pack))
