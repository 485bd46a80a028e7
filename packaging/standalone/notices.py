"""The licences page and the software bill of materials of a bundle."""

from __future__ import annotations

import datetime
import uuid
from html import escape
from pathlib import Path

from standalone.components import Component

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Explainer: licences</title>
<style>
body {{ font: 1rem/1.5 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff }}
table {{ border-collapse: collapse }} th, td {{ text-align: left; padding: .3rem 1rem .3rem 0; border-bottom: 1px solid #ccc }}
pre {{ white-space: pre-wrap; font-size: .875rem; background: #f4f4f4; padding: 1rem }}
</style></head>
<body>
<h1>Licences</h1>
<p>The Explainer {version} is made of the components below. This page was generated from their own metadata.</p>
<p>Qt, PySide6 and Shiboken are used under the GNU Lesser General Public License, version 3. You may change them and run
this program with your version: they are separate files in <code>_internal/PySide6</code> and <code>_internal/shiboken6</code>,
which you can replace by others of the same version number. Their source is published by the Qt Project.</p>
<table><thead><tr><th>Component</th><th>Version</th><th>Licence</th></tr></thead><tbody>
{rows}
</tbody></table>
{texts}
</body></html>
"""


def page(parts: list[Component]) -> str:
    """The licences page, in HTML: a table of the components, then the text of each licence."""
    version = next(part.version for part in parts if part.name == "Explainer")
    rows = "\n".join(
        f'<tr><td><a href="#{_anchor(part)}">{escape(part.name)}</a></td><td>{escape(part.version)}</td>'
        f"<td>{escape(part.licence)}</td></tr>"
        for part in parts
    )
    texts = "\n".join(
        f'<h2 id="{_anchor(part)}">{escape(part.name)} {escape(part.version)}</h2>\n<p>{escape(part.licence)}</p>\n'
        f"{_inside(part)}<pre>{escape(part.text.strip())}</pre>"
        for part in parts
    )
    return _PAGE.format(version=escape(version), rows=rows, texts=texts)


def _inside(part: Component) -> str:
    if not part.inside:
        return ""
    rows = "\n".join(f"<tr><td>{escape(each.name)}</td><td>{escape(each.version)}</td><td>{escape(each.licence)}</td></tr>"
                     for each in part.inside)  # fmt: skip
    return f"<p>Compiled into it:</p>\n<table><tbody>\n{rows}\n</tbody></table>\n"


def _anchor(part: Component) -> str:
    return escape(part.name.lower().replace(" ", "-"), quote=True)


def bill_of_materials(parts: list[Component], epoch: int) -> str:
    """The components as CycloneDX 1.6 in JSON, dated `epoch` (seconds since 1970), the same for the
    same components."""
    from cyclonedx.model import ExternalReference, ExternalReferenceType, XsUri
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component as Entry
    from cyclonedx.model.component import ComponentType
    from cyclonedx.model.license import DisjunctiveLicense
    from cyclonedx.output.json import JsonV1Dot6
    from packageurl import PackageURL

    def entry(part: Component, within: str = "") -> Entry:
        kind = ComponentType.APPLICATION if part.name == "Explainer" else ComponentType.LIBRARY
        pages = [ExternalReference(type=ExternalReferenceType.WEBSITE,
                                   url=XsUri(part.homepage))] if part.homepage else []
        return Entry(
            name=part.name, version=part.version, type=kind,
            bom_ref=f"{within}{part.name}@{part.version}",
            licenses=[DisjunctiveLicense(name=part.licence)] if part.licence else [],
            external_references=pages,
            purl=PackageURL.from_string(part.purl) if part.purl else None,
            components=[entry(each, within=f"{part.name}/") for each in part.inside],
        )  # fmt: skip

    entries = {part.name: entry(part) for part in parts}
    itself = entries.pop("Explainer")
    listed = "".join(f"{part.name}@{part.version}\n" for part in parts)
    bom = Bom(components=entries.values(), serial_number=uuid.uuid5(uuid.NAMESPACE_OID, listed))
    bom.metadata.component = itself
    bom.metadata.timestamp = datetime.datetime.fromtimestamp(epoch, datetime.UTC)
    bom.register_dependency(itself, entries.values())
    return str(JsonV1Dot6(bom).output_as_string(indent=1)) + "\n"


def write(folder: Path, parts: list[Component], epoch: int) -> None:
    """Put both beside the program in a bundle."""
    (folder / "LICENCES.html").write_text(page(parts), encoding="utf-8", newline="\n")
    (folder / "components.cdx.json").write_text(bill_of_materials(parts, epoch), encoding="utf-8",
                                                newline="\n")
