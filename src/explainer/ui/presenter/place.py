"""The place in a show as it is kept on the disk, to come back to after a crash or a power cut."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from explainer.app.show import Show, picture_from, scene_from
from explainer.app.show_store import Resume
from explainer.core.pack import Pack
from explainer.ui.presenter.keeping_time import KeepingTime


def place_of(show: Show, time: KeepingTime, pack: Pack, key: str, *, rehearsal: bool,
             room: str = "") -> Resume:
    """Where a show is: its slide, its time, its screens (`room`: name of the one that was chosen
    for the room), and what its room is held at."""
    scene: dict[str, object] = {**asdict(show.current), "room": room, "swapped": show.swapped}
    scene["frozen"] = asdict(show.held) if show.held is not None else {}
    path = "" if pack.built_in else str(pack.path)
    return Resume(path, key, str(scene.pop("slide")), scene, time.clock.elapsed(),
                  time.clock.times(), time.planned, rehearsal,
                  datetime.now().isoformat(timespec="seconds"))


def go_back_to(show: Show, place: Resume) -> None:
    """Take a show back to a place; a room that was held stays held, and screens that were swapped
    are."""
    scene = scene_from({"slide": place.slide, **place.scene})
    if scene is not None:
        show.swapped = place.scene.get("swapped") is True
        show.restore(scene)
        show.hold(picture_from(place.scene.get("frozen")))


def room_of(place: Resume | None) -> str:
    """Name of the screen that was chosen for the room; "" if none was."""
    name = place.scene.get("room") if place is not None else None
    return name if isinstance(name, str) else ""
