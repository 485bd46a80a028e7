"""The package for Debian and Ubuntu, made from a bundle by dpkg-deb."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from explainer.app.libraries import LIBRARIES, X11_LIBRARIES

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging" / "linux"
ICONS = ROOT / "resources" / "icons"

# Packages that newer releases call otherwise (their time has 64 bits).
ALTERNATIVES = {"libglib2.0-0": "libglib2.0-0t64 | libglib2.0-0"}
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}

CONTROL = """Package: explainer
Version: {version}
Architecture: {architecture}
Maintainer: The Explainer authors <explainer@localhost>
Installed-Size: {size}
Depends: {depends}
Recommends: cups-client
Section: education
Priority: optional
Description: offline explainer of contested public questions
 Explains a contested public question without taking a side. Each statement
 wears a mark that says how far it can be trusted, and one key shows where it
 comes from. Works in English and Spanish, prints summary sheets, and never
 uses the network.
"""


def depends() -> str:
    """What the package needs: the libraries whose absence the program would name, and glibc's and
    C++'s own."""
    own = [ALTERNATIVES.get(package, package)
           for package in {**LIBRARIES, **X11_LIBRARIES}.values()]
    return ", ".join(["libc6 (>= 2.34)", "libstdc++6", *own, "fontconfig-config"])


def package(bundle: Path, out: Path, version: str, epoch: int) -> Path:
    """Write the `.deb` into `out`. Raises `subprocess.CalledProcessError`."""
    architecture = ARCHITECTURES.get(os.uname().machine, os.uname().machine)
    file = out / f"explainer_{version}_{architecture}.deb"
    with tempfile.TemporaryDirectory(dir=out) as scratch:
        tree = Path(scratch) / "tree"
        _lay_out(bundle, tree, version, epoch)
        size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file()) // 1024
        (tree / "DEBIAN").mkdir()
        control = CONTROL.format(version=version, architecture=architecture, size=size,
                                 depends=depends())
        (tree / "DEBIAN" / "control").write_text(control, encoding="utf-8")
        _settle(tree, epoch)
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--threads-max=2", "--build",
                   str(tree), str(file)]
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return file


def _lay_out(bundle: Path, tree: Path, version: str, epoch: int) -> None:
    """Put every file where the Filesystem Hierarchy and the desktop look for it."""
    shutil.copytree(bundle, tree / "usr/lib/explainer")
    link = tree / "usr/bin/explainer"
    link.parent.mkdir()
    link.symlink_to("../lib/explainer/explainer")
    share, documents = tree / "usr/share", tree / "usr/share/doc/explainer"
    _put(LINUX / "explainer.desktop", share / "applications/explainer.desktop")
    _put(LINUX / "explainer-mime.xml", share / "mime/packages/explainer.xml")
    _put(ICONS / "explainer.svg", share / "icons/hicolor/scalable/apps/explainer.svg")
    for icon in sorted(ICONS.glob("*.png")):
        _put(icon, share / f"icons/hicolor/{icon.stem}x{icon.stem}/apps/explainer.png")
    documents.mkdir(parents=True)
    (tree / "usr/lib/explainer/LICENCES.html").rename(documents / "LICENCES.html")
    (tree / "usr/lib/explainer/components.cdx.json").rename(documents / "components.cdx.json")
    (tree / "usr/lib/explainer/LICENSE").rename(documents / "copyright")
    metainfo = share / "metainfo/org.explainer.explainer.metainfo.xml"
    metainfo.parent.mkdir()
    metainfo.write_text(appstream(version, epoch), encoding="utf-8")


def appstream(version: str, epoch: int) -> str:
    """The program's description for software centers, of this version and date."""
    text = (LINUX / "explainer.metainfo.xml").read_text(encoding="utf-8")
    return text.replace("@VERSION@",
                        version).replace("@DATE@", f"{datetime.fromtimestamp(epoch, UTC):%Y-%m-%d}")


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _settle(tree: Path, epoch: int) -> None:
    """The same rights and dates on every machine."""
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or (path.parent.name == "explainer" and path.name == "explainer")
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)
