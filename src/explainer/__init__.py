"""Explainer: an offline program that explains a contested public question with numbers people can
check."""

from __future__ import annotations

__version__ = "0.1.0"
