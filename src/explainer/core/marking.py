"""Marks strings for translation in layers that know no Qt.

`lupdate` reads the calls; the GUI looks the text up again with `QCoreApplication.translate`.
"""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Return `text` unchanged. `context` is the translation context it is filed under."""
    del context
    return text
