"""Which value the next key press leads to."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.drawing.shapes import Item

PREVIOUS, NEXT, FIRST, LAST, LANE_UP, LANE_DOWN = (
    "previous",
    "next",
    "first",
    "last",
    "lane_up",
    "lane_down",
)


def step(items: Sequence[Item], index: int, move: str, *, by_place: bool) -> int:
    """Index of the item a move leads to; at an end it stays. There must be items.

    Between lanes it goes to the nearest item across (`by_place`), else to the one of the same
    number. With one lane only, the lane moves go to the previous and next item.
    """
    if move == FIRST:
        return 0
    if move == LAST:
        return len(items) - 1
    lanes = sorted({item.lane for item in items})
    if move in (LANE_UP, LANE_DOWN) and len(lanes) > 1:
        return _other_lane(items, index, lanes, -1 if move == LANE_UP else 1, by_place)
    by = -1 if move in (PREVIOUS, LANE_UP) else 1
    return min(max(index + by, 0), len(items) - 1)


def _other_lane(
    items: Sequence[Item], index: int, lanes: Sequence[int], by: int, by_place: bool
) -> int:
    here = items[index]
    place = lanes.index(here.lane) + by
    if not 0 <= place < len(lanes):
        return index
    members = [i for i, item in enumerate(items) if item.lane == lanes[place]]
    if by_place:
        return min(members, key=lambda i: abs(_middle(items[i]) - _middle(here)))
    number = [i for i, item in enumerate(items) if item.lane == here.lane].index(index)
    return members[min(number, len(members) - 1)]


def _middle(item: Item) -> float:
    return item.area.x + item.area.width / 2
