"""`explainer diff`: what changed between two packs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from explainer.content.difference_text import difference_json, difference_text
from explainer.core.difference import compare
from explainer.core.problems import Problem, Severity
from explainer.core.reading import Reading, read_pack

DONE, PROBLEMS, UNUSABLE = 0, 1, 2
_MOST = 50


def run(old: Path, new: Path, *, as_json: bool) -> int:
    """Compare two packs. Returns the exit code: 1 if part of a pack could not be read, 2 if none of
    it.

    Messages go to standard error; the text, or JSON alone, goes to standard output.
    """
    readings = [(path, read_pack(path)) for path in (old, new)]
    code = max(_code(reading) for _, reading in readings)
    for path, reading in readings:
        _tell(path, reading)
    packs = [reading.pack for _, reading in readings if reading.pack is not None]
    difference = compare(*packs) if len(packs) == len(readings) else None
    if as_json:
        about = dict(zip(("old", "new"), (_about(*pair) for pair in readings), strict=True))
        found = difference_json(difference) if difference is not None else {}
        print(json.dumps({"exit_code": code, **about, **found}, indent=2))
    elif difference is not None:
        print(difference_text(difference), end="")
    return code


def _serious(reading: Reading) -> list[Problem]:
    """Problems that leave something out of the comparison."""
    kinds = (Severity.FATAL, Severity.ERROR)
    return [p for p in reading.problems if p.severity in kinds or p.is_cause or p.skipped]


def _code(reading: Reading) -> int:
    if reading.pack is None:
        return UNUSABLE
    return PROBLEMS if _serious(reading) else DONE


def _tell(path: Path, reading: Reading) -> None:
    found = _serious(reading)
    for problem in found[:_MOST]:
        print(f"{path}: {problem.sentence()}", file=sys.stderr)
    if len(found) > _MOST:
        print(f"{path}: … and {len(found) - _MOST} more (see explainer check)", file=sys.stderr)
    if reading.pack is None:
        print(f"{path}: This pack cannot be used.", file=sys.stderr)
    elif found:
        print(f"{path}: What could be read is compared all the same.", file=sys.stderr)


def _about(path: Path, reading: Reading) -> dict[str, object]:
    pack = reading.pack
    known = {} if pack is None else {
        "title": pack.meta("title", "en"), "version": pack.meta("version"), "digest": pack.digest,
        "languages": list(pack.languages)}
    problems = [problem.as_json() for problem in _serious(reading)]
    return {"pack": str(path), **known, "problems": problems}
