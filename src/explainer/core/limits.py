"""How much a pack may hold. All of it is checked before the work is done, not after."""

from __future__ import annotations

MEGABYTE = 1_000_000
MAX_FILE_BYTES = 50 * MEGABYTE
MAX_TOTAL_BYTES = 200 * MEGABYTE
MAX_MEMBERS = 1_000
MAX_DIRECTORY_BYTES = MEGABYTE
"""Of the list of names at the end of a zip."""
MAX_RATIO = 200
MAX_SHEETS = 1_000
MAX_CELLS = 200_000
"""Filled cells of a workbook, all tables together."""
MAX_CHARACTERS = 20_000_000
"""Text of a workbook, all cells together."""
MAX_CELL_TEXT = 100_000
"""Characters of one cell that are looked at; more than any spreadsheet program takes."""
MAX_STRINGS = 1_000_000
MAX_ELEMENTS = 2_000_000
"""Tags of a workbook's parts, all together."""
MAX_DEPTH = 250
MAX_TOKEN_BYTES = MEGABYTE
"""Of one tag or comment in XML."""
MAX_XML_NAMES = 10_000
MAX_STYLE_PARENTS = 20
