"""The long run of the standing fuzz.

    .venv/bin/python -m tests.fuzz --packs 100000            packs, changed at random, against the oracle
    .venv/bin/python -m tests.fuzz --packs 0 --monkeys 50    monkeys in the window
    .venv/bin/python -m tests.fuzz --first 4711 --packs 1    one seed again

Each line of output that begins with a seed is something that does not hold; it becomes a test. Exit code 1 if any.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import subprocess
import sys

from tests.fuzz.chunks import examined

MINUTES = 3
"""Longer than this for one monkey is a hang."""
CHUNK = 200


def main() -> int:
    """Run what the arguments ask for. 1 if anything did not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--packs", type=int, default=100_000, help="how many changed packs")
    parser.add_argument("--monkeys", type=int, default=0, help="how many monkeys in the window")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    chosen = parser.parse_args()
    wrong = _packs(range(chosen.first, chosen.first + chosen.packs), chosen.jobs)
    if chosen.monkeys:
        wrong += _monkeys(range(chosen.first, chosen.first + chosen.monkeys))
    print(f"{chosen.packs} packs, {chosen.monkeys} monkeys: {wrong} did not hold", flush=True)
    return 1 if wrong else 0


def _packs(seeds: range, jobs: int) -> int:
    chunks = [seeds[start : start + CHUNK] for start in range(0, len(seeds), CHUNK)]
    wrong = 0
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        for done, lines in enumerate(pool.imap_unordered(examined, chunks), start=1):
            wrong += len(lines)
            print(*lines, sep="\n", end="\n" if lines else "", flush=True)
            if sys.stderr.isatty():
                print(f"\r{done * CHUNK:,} of {len(seeds):,}", end="", file=sys.stderr, flush=True)
    return wrong


def _monkeys(seeds: range) -> int:
    """Each in a process of its own: a crash of one does not end the others."""
    wrong = 0
    for seed in seeds:
        environment = {**os.environ, "EXPLAINER_MONKEYS": str(seed)}
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/fuzz/test_monkey.py"]
        try:
            done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=MINUTES * 60)
            said = done.stdout[-3000:] + done.stderr[-3000:] if done.returncode else ""
        except subprocess.TimeoutExpired:
            said = f"not done in {MINUTES} minutes"
        if said:
            wrong += 1
            print(f"{seed} monkey:\n{said}", flush=True)
    return wrong


if __name__ == "__main__":
    sys.exit(main())
