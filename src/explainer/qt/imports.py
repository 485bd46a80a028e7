"""Quicker imports once PySide6 is there."""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401 - what is switched off below comes with it


def skip_feature_search() -> None:
    """Stop PySide6 from reading the source of each module imported after it.

    It looks for its optional `from __feature__ import …`, which this program does not use; over
    pandas and pyqtgraph that costs a fifth of the import. Told that no module uses it, PySide6
    leaves everything as it is. Where a version works differently, nothing happens.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None and hasattr(feature, "_mod_uses_pyside"):
        vars(feature)["_mod_uses_pyside"] = lambda _module: False
