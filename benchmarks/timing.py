"""Timing and reporting, for all benchmarks alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def milliseconds(work: Callable[[], object], runs: int = 7) -> float:
    """Median time of `work`."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def cpu_milliseconds(work: Callable[[], object], runs: int = 7) -> float:
    """Least CPU time of this process, all threads, for `work`: what other programs do only adds to
    it."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1000


def report(name: str, value: float, floor: float, aim: str) -> None:
    """One line: measured, floor, ratio, aim."""
    print(f"{name:40}{value:>9.1f} ms{floor:>9.1f} ms{value / floor:>8.2f}   {aim}")
