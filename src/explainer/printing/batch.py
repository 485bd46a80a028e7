"""Many sheets at once: which files they make, and writing each whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from explainer.app.jobs import CancelToken
from explainer.core.atomic import replacing
from explainer.core.pack import Pack
from explainer.core.windows import reachable, reason
from explainer.printing.documents import Options
from explainer.printing.typesetting import Typeset, Typesetter
from explainer.sheets.subjects import file_name


@dataclass(frozen=True, slots=True)
class Target:
    """One PDF to make."""

    subject: str
    language: str
    paper: str
    path: Path


Report = Callable[[int, Target, Typeset], None]
"""Called after each file with how many are done."""


def plan(subjects: Sequence[str], languages: Sequence[str], papers: Sequence[str],
         out: Path) -> list[Target]:
    """The files to make. A single one is `out` itself unless that is a folder; several go into the
    folder `out`."""
    wanted = list(product(dict.fromkeys(subjects), dict.fromkeys(languages), dict.fromkeys(papers)))
    if len(wanted) == 1 and not out.is_dir():
        return [Target(*wanted[0], out)]
    return [Target(*which, out / file_name(*which)) for which in wanted]


def write_pdf(pdf: bytes, path: Path) -> None:
    """Write a PDF: whole, or not at all. Raises `OSError` that names `path`."""
    try:
        reachable(path).parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as temporary:
            temporary.write_bytes(pdf)
    except OSError as error:
        raise OSError(error.errno or 0, _reason(error), str(path)) from error


def write_all(pack: Pack, targets: Sequence[Target], options: Options, report: Report,
              token: CancelToken | None = None) -> None:
    """Make each file in turn. Raises `OSError` at the first that cannot be written, and
    `Canceled`."""
    typesetter = Typesetter()
    for number, target in enumerate(targets, start=1):
        chosen = replace(options, language=target.language, paper=target.paper)
        done = typesetter.sheet(pack, target.subject, chosen, token)
        write_pdf(done.pdf, target.path)
        report(number, target, done)


def _reason(error: OSError) -> str:
    """What the system says; some errors come without words, or without a number."""
    if error.strerror:
        return reason(error)
    return os.strerror(error.errno) if error.errno else str(error) or "no reason was given"
