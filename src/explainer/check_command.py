"""`explainer check`: read a pack, list its problems, set the exit code."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from explainer.app.pack_process import read_guarded
from explainer.core.problems import Severity

_MOST = 500


def run(path: Path, *, as_json: bool, verbose: bool) -> int:
    """Check the pack at `path`. Messages go to standard error, JSON alone to standard output."""
    guarded = read_guarded(path, "report" if verbose else "check")
    reading = guarded.reading
    code = reading.exit_code
    serious = [p for p in reading.problems if p.severity is not Severity.NOTICE]
    if as_json:
        result = {"pack": str(path), "exit_code": code,
                  "digest": reading.pack.digest if reading.pack else None,
                  "problems": [problem.as_json() for problem in reading.problems]}
        print(json.dumps(result, indent=2))
        return code
    for problem in reading.problems[:_MOST]:
        print(problem.sentence(), file=sys.stderr)
    if len(reading.problems) > _MOST:
        print(f"… and {len(reading.problems) - _MOST} more (see --json)", file=sys.stderr)
    if reading.pack is None:
        print("This pack cannot be used.", file=sys.stderr)
    elif serious:
        things = "1 thing" if len(serious) == 1 else f"{len(serious)} things"
        print(f"{things} to fix. Everything that could be read is shown.", file=sys.stderr)
    else:
        counts = ", ".join(f"{len(table)} {name}"
                           for name, table in reading.pack.tables.items() if len(table))
        if reading.pack.observations:
            counts += f", {len(reading.pack.observations)} observations"
        print(f"Nothing to fix: {counts}.", file=sys.stderr)
    if verbose and reading.pack is not None:
        for report in guarded.reports:
            print(report)
    return code
