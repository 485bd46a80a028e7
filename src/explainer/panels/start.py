"""Start: the question, what was checked, and the way into the other panels.

It shows no rows of its own: what it says is composed in `content.front`.
"""

from __future__ import annotations

from explainer.panels.panel import Parts

PARTS = Parts(
    views={},
    tables={},
    charts={},
    stories=(),
    starts_with_story=True,
    finds=(),
    slides=lambda pack: (),
    sheets=lambda pack: (),
    suggested_sheet=lambda pack, selected: "overview",
)
