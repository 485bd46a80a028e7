"""Summary sheets: one sheet warm, and a hundred, each against the bare typst compile of the same
source, in milliseconds of this process's CPU.

    python benchmarks/sheets.py
"""

from __future__ import annotations

import json
import statistics
import time
from dataclasses import replace
from functools import partial
from itertools import cycle, islice, product

from timing import cpu_milliseconds, report

from explainer.app import paths
from explainer.core.pack import Pack
from explainer.core.reading import read_pack
from explainer.panels.subjects import single_subjects
from explainer.printing import typesetting
from explainer.printing.cleaning import clean
from explainer.printing.documents import PAPERS, Options, compose_document
from explainer.printing.typesetting import Typesetter
from explainer.sheets.composing import ROOMS
from explainer.sheets.parts import plain_data

SHEETS = 100


def source(pack: Pack, typesetter: Typesetter, subject: str, options: Options) -> dict[str, str]:
    """What typst is given for a sheet in the layout that fits."""
    used = []
    real = typesetter.document

    def noted(document: object, today: object) -> object:
        used.append(document)
        return real(document, today)  # type: ignore[arg-type]

    typesetter.document = noted  # type: ignore[method-assign, assignment]
    typesetter.sheet(pack, subject, options)
    typesetter.document = real  # type: ignore[method-assign]
    return {"document": json.dumps(plain_data(used[-1], clean))}


def main() -> None:
    pack = read_pack(paths.built_in_pack(), built_in=True).pack
    assert pack is not None
    which = [(subject, Options(language, paper)) for subject, language, paper in
             product(single_subjects(pack), pack.languages, PAPERS)]
    start = time.perf_counter()
    typesetter = Typesetter()
    typesetter.sheet(pack, *which[0])
    first = (time.perf_counter() - start) * 1000
    sources = [source(pack, typesetter, *one) for one in which]
    compiler = typesetting._compiler(False)

    def bare(inputs: dict[str, str]) -> object:
        return compiler.compile(format="pdf", pdf_standards=["ua-1"], sys_inputs=inputs)

    print(f"{'':40}{'measured':>12}{'floor':>12}{'ratio':>8}   aim")
    for (subject, options), inputs in zip(which, sources, strict=True):
        if options.paper == "letter":
            warm = cpu_milliseconds(partial(typesetter.sheet, pack, subject, options))
            report(f"{subject}, {options.language}, warm", warm,
                   cpu_milliseconds(partial(bare, inputs)), "at most 40 ms")
    hundred = list(islice(cycle(which), SHEETS))
    warm = cpu_milliseconds(lambda: [typesetter.sheet(pack, *one) for one in hundred], 3)
    floor = cpu_milliseconds(lambda: [bare(inputs) for inputs in islice(cycle(sources), SHEETS)], 3)
    report(f"{SHEETS} sheets, warm", warm, floor, "at most 4,000 ms")
    # Each with other contacts, so that no layout is known: what a first batch costs.
    fresh = [(subject, replace(options, contacts=replace(options.contacts, text=f"desk {n}")))
             for n, (subject, options) in enumerate(hundred)]
    cold = cpu_milliseconds(lambda: [typesetter.sheet(pack, *one) for one in fresh], 1)
    report(f"{SHEETS} sheets, layouts not yet known", cold, floor, "at most 4,000 ms")
    report("the first sheet of a process", first, statistics.mean([floor / SHEETS]), "")
    compose = cpu_milliseconds(lambda: compose_document(pack, "overview", Options(),
                                                    lambda *_: ROOMS[0]))
    report("of which composing the text", compose, floor / SHEETS, "")


if __name__ == "__main__":
    main()
