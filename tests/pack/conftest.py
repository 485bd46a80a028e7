"""The default pack, read once as the program reads it."""

from __future__ import annotations

import pytest

from explainer.app.paths import built_in_pack
from explainer.core.pack import Pack
from explainer.core.reading import read_pack


@pytest.fixture(scope="session")
def pack() -> Pack:
    found = read_pack(built_in_pack(), built_in=True).pack
    assert found is not None
    return found
