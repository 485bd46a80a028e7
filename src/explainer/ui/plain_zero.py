"""A zero without its slash, for headlines and big numbers.

The text family slashes its zero and has no other. In bold, where a number is large and stands by
itself, the slash is noise: the outline of the zero is kept, and one opening takes the place of the
two beside the slash. This is done in memory, on a copy of the font's bytes; no file is changed.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

_ON_CURVE, _SHORT_X, _SHORT_Y, _REPEAT, _SAME_X, _SAME_Y = 1, 2, 4, 8, 16, 32
_FORMAT = 4  # of the character map: the one that every font for this plane has


class _Point(NamedTuple):
    x: int
    y: int
    on_curve: bool


_Contour = list[_Point]


def with_plain_zero(font: bytes) -> bytes:
    """The font with a plain zero. The same bytes where its tables are not as expected: then the
    zero keeps its slash, and nothing else is lost."""
    try:
        zero, letter = _place(font, "0"), _place(font, "O")
        outer, *openings = sorted(_contours(font, zero), key=_area, reverse=True)
        _around, opening = sorted(_contours(font, letter), key=_area, reverse=True)
        if len(openings) != 2:
            return font
        glyph = _packed([outer, _fitted(opening, [p for each in openings for p in each])])
    except (struct.error, LookupError, ValueError, StopIteration):
        return font
    start, end = zero
    if len(glyph) > end - start:
        return font
    return font[:start] + glyph + font[start + len(glyph):]


def _place(font: bytes, letter: str) -> tuple[int, int]:
    """Where the outline of a letter begins and ends. Raises `LookupError` where there is none."""
    tables = dict(_tables(font))
    glyph = _glyph_number(font, tables[b"cmap"], ord(letter))
    short = struct.unpack_from(">h", font, tables[b"head"] + 50)[0] == 0
    form, width, unit = (">HH", 2, 2) if short else (">II", 4, 1)
    start, end = struct.unpack_from(form, font, tables[b"loca"] + width * glyph)
    return tables[b"glyf"] + unit * start, tables[b"glyf"] + unit * end


def _tables(font: bytes) -> Iterator[tuple[bytes, int]]:
    for number in range(struct.unpack_from(">H", font, 4)[0]):
        name, _sum, at, _length = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        yield name, at


def _glyph_number(font: bytes, cmap: int, code: int) -> int:
    for number in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        at = cmap + struct.unpack_from(">I", font, cmap + 8 + 8 * number)[0]
        if struct.unpack_from(">H", font, at)[0] != _FORMAT:
            continue
        count = struct.unpack_from(">H", font, at + 6)[0] // 2
        ends = struct.unpack_from(f">{count}H", font, at + 14)
        starts, deltas, offsets = (
            struct.unpack_from(f">{count}H", font, at + 16 + 2 * count * k) for k in (1, 2, 3))
        segment = next(n for n, end in enumerate(ends) if code <= end)
        if code >= starts[segment]:
            if not offsets[segment]:
                return (code + deltas[segment]) & 0xFFFF
            place = at + 16 + 6 * count + 2 * segment + offsets[segment]
            return int(struct.unpack_from(">H", font, place + 2 * (code - starts[segment]))[0])
    raise LookupError(code)


def _contours(font: bytes, place: tuple[int, int]) -> list[_Contour]:
    at = place[0]
    count = struct.unpack_from(">h", font, at)[0]
    if count < 1:
        raise ValueError("an outline of parts, or none")
    ends = struct.unpack_from(f">{count}H", font, at + 10)
    at += 10 + 2 * count
    at += 2 + struct.unpack_from(">H", font, at)[0]
    flags: list[int] = []
    while len(flags) <= ends[-1]:
        flag, at = font[at], at + 1
        flags.append(flag)
        if flag & _REPEAT:
            flags += [flag] * font[at]
            at += 1
    xs, at = _coordinates(font, at, flags, _SHORT_X, _SAME_X)
    ys, _at = _coordinates(font, at, flags, _SHORT_Y, _SAME_Y)
    points = [_Point(x, y, bool(flag & _ON_CURVE))
              for x, y, flag in zip(xs, ys, flags, strict=True)]
    return [points[first:last + 1] for first, last in zip((0, *(e + 1 for e in ends)), ends,
                                                           strict=False)]


def _coordinates(font: bytes, at: int, flags: list[int], short: int,
                 same: int) -> tuple[list[int], int]:
    value, values = 0, []
    for flag in flags:
        if flag & short:
            value += font[at] if flag & same else -font[at]
            at += 1
        elif not flag & same:
            value += struct.unpack_from(">h", font, at)[0]
            at += 2
        values.append(value)
    return values, at


def _bounds(points: _Contour) -> tuple[int, int, int, int]:
    xs, ys = [p.x for p in points], [p.y for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def _area(points: _Contour) -> int:
    left, low, right, high = _bounds(points)
    return (right - left) * (high - low)


def _fitted(opening: _Contour, room: _Contour) -> _Contour:
    """The opening, stretched to the bounds of `room`."""
    left, low, right, high = _bounds(opening)
    to_left, to_low, to_right, to_high = _bounds(room)
    across, up = (to_right - to_left) / (right - left), (to_high - to_low) / (high - low)
    return [_Point(round(to_left + (x - left) * across), round(to_low + (y - low) * up), on)
            for x, y, on in opening]


def _packed(contours: list[_Contour]) -> bytes:
    """Contours as a simple glyph, without instructions."""
    points = [p for contour in contours for p in contour]
    ends, last = [], -1
    for contour in contours:
        last += len(contour)
        ends.append(last)
    flags, across, up = bytearray(), bytearray(), bytearray()
    x = y = 0
    for point in points:
        flag = _ON_CURVE if point.on_curve else 0
        for step, out, short, same in ((point.x - x, across, _SHORT_X, _SAME_X),
                                       (point.y - y, up, _SHORT_Y, _SAME_Y)):
            if step == 0:
                flag |= same
            elif abs(step) < 256:
                flag |= short | (same if step > 0 else 0)
                out.append(abs(step))
            else:
                out += struct.pack(">h", step)
        flags.append(flag)
        x, y = point.x, point.y
    head = struct.pack(f">5h{len(ends)}HH", len(contours), *_bounds(points), *ends, 0)
    return head + bytes(flags + across + up)
