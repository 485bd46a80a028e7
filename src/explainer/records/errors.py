"""Why records could not be brought in."""

from __future__ import annotations


class RecordsError(Exception):
    """A file or a store cannot be used. The message says why, and what to do."""
