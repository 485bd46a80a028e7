"""A person at the keyboard who hears the program and does not see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from pyvirtualdisplay.display import Display

from tests.reader.desktop import Desktop, desktop, missing, program
from tests.reader.hearing import Reader

Start = Callable[..., Reader]


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    """An X server as large as an old laptop's screen."""
    if packages := missing():
        pytest.skip(f"not installed (Debian: {' '.join(packages)})")
    with Display(visible=False, size=(1366, 768), color_depth=24, manage_global_env=False, extra_args=["-noreset"]) as display:
        yield display.new_display_var


@pytest.fixture(scope="module")
def listening(screen: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    """A desktop whose screen reader is on."""
    with desktop(screen, tmp_path_factory.mktemp("person")) as one:
        yield one


@pytest.fixture(scope="module")
def start(listening: Desktop) -> Iterator[Start]:
    """Start the program, with its arguments; it ends with the tests of the module."""
    with ExitStack() as open_:
        yield lambda *arguments: open_.enter_context(program(listening, *arguments))
