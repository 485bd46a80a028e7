"""How the files of a pack are called."""

from __future__ import annotations

from explainer.core.columns import TABLES

DESCRIPTOR = "datapackage.json"
TEXT_ENDINGS = (".csv", ".tsv", ".tab", ".txt")
OPEN_XML_ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xltm")
OPEN_DOCUMENT_ENDINGS = (".ods", ".ots", ".fods")
ZIP_ENDINGS = (".zip", ".explainer")
"""Of a folder in an archive. Windows knows the kind of a file by its last ending alone, and `.zip`
is not ours to take."""
WORKBOOK_ENDINGS = (*OPEN_XML_ENDINGS, *OPEN_DOCUMENT_ENDINGS)


def table_named(name: str) -> str:
    """The table that is called exactly so, capitals and spaces around it ignored; "" if none is."""
    table = name.strip().lower()
    return table if table in TABLES else ""
