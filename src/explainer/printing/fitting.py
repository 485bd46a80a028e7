"""How high a sheet will be, guessed from the lengths of its texts, so that few layouts have to be
tried.

Close, not exact: whether a sheet fits on its page is decided by setting it.
"""

from __future__ import annotations

import math

from explainer.sheets.parts import (
    Band,
    Bars,
    Code,
    Contacts,
    Links,
    Opening,
    Para,
    Section,
    Sheet,
    Table,
    Text,
    Units,
    Weeks,
)

PAPER = {"letter": (215.9, 279.4), "a4": (210.0, 297.0)}
"""Width and height of the papers in millimeters."""
_MARGIN_X, _MARGIN_Y = 16.0, 16.25
# width of a letter, height of a line and of a heading, at 10 pt
_LETTER, _LINE, _TITLE = 1.55, 4.12, 5.6
_SMALL = 0.9  # small print, as part of that
_GUTTER = 7.0
_LEADS = 46.0  # what the first lines answer, on their left
# real heights as part of those that these numbers give; found by setting every sheet of the built-
# in pack
_REAL = 0.88


def guessed_height(sheet: Sheet, paper: str) -> float:
    """Height of a sheet in millimeters as it would be on one endless page."""
    width = PAPER[paper][0] - 2 * _MARGIN_X
    head = 15.5 + sum(_opening(one, width - _LEADS) for one in sheet.opening)
    head += 2 * _LINE if sheet.notice else 0
    head += _para(sheet.about, width) + 2.5 if sheet.about is not None else 0
    bands = sum(_band(band, width, sheet.room.box) + sheet.room.gap for band in sheet.bands)
    return _REAL * (head + bands + sheet.room.gap + _reference(sheet, width))


def room_on(paper: str) -> float:
    """Height that a sheet may have on one page of that paper, in millimeters."""
    return PAPER[paper][1] - 2 * _MARGIN_Y


def _opening(one: Opening, width: float) -> float:
    letters = 1.2 * len(one.para.text) + 0.9 * len(one.para.cite) + _marks(one.para)
    return _lines(letters, width) * 5.2 + 2.2


def _lines(letters: float, width: float) -> int:
    return max(1, math.ceil(letters * _LETTER / width + 0.15))


def _marks(para: Para) -> float:
    """Letters of the marks, and of what follows in the same paragraph."""
    own = sum(5 + len(mark.number) + len(mark.word) + 0.9 * len(mark.cite) for mark in para.marks)
    return own + sum(1 + len(half.text) + 0.9 * len(half.cite) + _marks(half) for half in para.more)


def _para(para: Para, width: float) -> float:
    letters = len(para.lead) + len(para.text) + 0.9 * len(para.cite) + _marks(para)
    return _lines(letters, width) * _LINE + 0.6


def _paras(paras: tuple[Para, ...], width: float) -> float:
    return sum(_para(para, width) for para in paras)


def _cell(para: Para, width: float) -> float:
    if para.text or para.more or not para.marks:
        return _para(para, width)
    return sum(2 if mark.number else 1 for mark in para.marks if mark.word) * _LINE


def _band(band: Band, width: float, box: float) -> float:
    shares = band.shares[: len(band.sections)]
    room = width - _GUTTER * (len(shares) - 1)
    return max(_section(section, room * share / sum(shares), box)
               for section, share in zip(band.sections, shares, strict=True))


def _section(section: Section, width: float, box: float) -> float:
    if isinstance(section, Contacts):
        return 2 * _TITLE + _LINE + (_lines(len(section.text), width) * _LINE if section.text
                                     else box)
    if isinstance(section, Text):
        then = 2.0 + _section(section.then, width, box) if section.then is not None else 0.0
        return _TITLE + _paras(section.paras, width) + then
    if isinstance(section, Bars):
        each = 2.5 * _LINE if len(section.bars) == 1 else 7.7
        return _TITLE + (_LINE if section.note else 0) + each * len(section.bars) + _paras(
            section.paras, width)
    if isinstance(section, Code):
        return 21
    if isinstance(section, Weeks):
        return _TITLE + _LINE + 27
    if isinstance(section, Links):
        side = (width - 40) / 2
        return _TITLE + sum(max(7.5, _para(link.left, side), _para(link.right, side)) + 2.8
                            for link in section.links)
    if isinstance(section, Units):
        return _TITLE + 5.2 * len(section.rows) + 6
    return _table(section, width)


def _table(table: Table, width: float) -> float:
    columns = [width * share / sum(table.shares) - 3 for share in table.shares]
    rows = sum(max(_cell(para, column) for para, column in zip(row, columns, strict=True)) + 2.4
               for row in table.rows)
    return _TITLE + 7 + rows + _paras(table.paras, width)


def _reference(sheet: Sheet, width: float) -> float:
    reference, style = sheet.reference, sheet.room.sources
    wide, line = width / _SMALL, _LINE * _SMALL * 0.96
    marks = (_lines(sum(6 + len(mark.word) for mark in reference.marks), wide) * line
             if reference.marks else 0.0)
    titled = 4 if style == "short" else 8
    texts = [titled + len(source.publisher) + len(source.date)
             + (0 if style == "short" else len(source.title)) for source in reference.sources]
    if style == "whole":
        column = (wide - 6) / 2 - 5
        sources = sum(_lines(text, column) for text in texts) / 2 * line + 5
    else:
        sources = _lines(sum(texts) + 2 * len(texts) + 8, wide) * line
    sources += _lines(len(reference.copies), wide) * line if reference.copies else 0
    return 2.5 + marks + sources + 2 + _lines(len(reference.colophon), wide) * line
