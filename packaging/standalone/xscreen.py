"""An X server's windows as another program sees them: found, photographed, closed. For checks of
the program."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from Xlib import X, error
from Xlib.display import Display
from Xlib.protocol import event


@dataclass(frozen=True)
class Window:
    """A window that a program shows, in pixels of the whole screen."""

    title: str
    x: int
    y: int
    width: int
    height: int
    handle: Any


class Screen:
    """The screen of an X server, such as ":7"."""

    def __init__(self, name: str) -> None:
        self._display = Display(name)
        self._root = self._display.screen().root

    def __enter__(self) -> Screen:
        return self

    def __exit__(self, *_: object) -> None:
        self._display.close()

    def windows(self) -> list[Window]:
        """The windows that are shown and may be closed, whether a window manager frames them or
        not."""
        return [self._seen(handle) for handle in self._below(self._root) if self._is_shown(handle)]

    def wait_for(self, there: Callable[[list[Window]], bool], seconds: float = 60) -> list[Window]:
        """The windows once they are as asked. Raises `TimeoutError` with those that are there
        instead."""
        until = time.monotonic() + seconds
        while not there(now := self.windows()):
            if time.monotonic() > until:
                shown = [(each.title, each.width) for each in now]
                raise TimeoutError(f"after {seconds} s the windows are {shown}")
            time.sleep(0.1)
        return now

    def close(self, window: Window) -> None:
        """Ask a window to close, as a click on its cross does."""
        protocols, delete = (self._display.intern_atom(name)
                             for name in ("WM_PROTOCOLS", "WM_DELETE_WINDOW"))
        window.handle.send_event(
            event.ClientMessage(window=window.handle, client_type=protocols,
                                data=(32, [delete, X.CurrentTime, 0, 0, 0]))
        )
        self._display.flush()

    def picture(self, file: Path | None = None) -> Image.Image:
        """What the whole screen shows, also written to `file`."""
        size = self._root.get_geometry()
        raw = self._root.get_image(0, 0, size.width, size.height, X.ZPixmap, 0xFFFFFFFF)
        image = Image.frombytes("RGB", (size.width, size.height), raw.data, "raw", "BGRX")
        if file is not None:
            image.save(file)
        return image

    def _below(self, handle: Any) -> Iterator[Any]:
        try:
            children = handle.query_tree().children
        except error.BadWindow:  # closed meanwhile
            return
        for child in children:
            yield child
            yield from self._below(child)

    def _is_shown(self, handle: Any) -> bool:
        try:
            shown = handle.get_attributes().map_state == X.IsViewable
            return shown and bool(handle.get_wm_protocols()) and handle.get_geometry().width > 1
        except (error.BadWindow, error.BadDrawable):
            return False

    def _seen(self, handle: Any) -> Window:
        name = handle.get_full_property(self._display.intern_atom("_NET_WM_NAME"),
                                        X.AnyPropertyType)
        place, size = handle.translate_coords(self._root, 0, 0), handle.get_geometry()
        title = name.value.decode("utf-8", "replace") if name else ""
        return Window(title, -place.x, -place.y, size.width, size.height, handle)
