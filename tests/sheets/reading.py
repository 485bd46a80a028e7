"""A PDF as other programs see it: letters with their places and sizes, structure, fonts, metadata.

Read with pdfplumber and pikepdf, which share no code with the typesetter.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pdfplumber
import pikepdf

from explainer.printing.pages import opened

MM = 72 / 25.4


@dataclass(frozen=True)
class Node:
    """An element of the structure tree: its type, alternative text, language, and its letters and elements in order; of
    a cell its name, scope, and the names of its heads."""

    type: str
    alt: str = ""
    language: str = ""
    id: str = ""
    scope: str = ""
    headers: tuple[str, ...] = ()
    parts: tuple[str | Node, ...] = ()

    @property
    def children(self) -> list[Node]:
        """Elements in it."""
        return [part for part in self.parts if isinstance(part, Node)]

    def walk(self) -> Iterator[Node]:
        """This element and all in it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all_text(self) -> str:
        """All its letters, in reading order."""
        return squeeze(" ".join(part if isinstance(part, str) else part.all_text() for part in self.parts))


@dataclass(frozen=True)
class Page:
    """A page: size in points, letters in the order they are drawn, and colors."""

    width: float
    height: float
    letters: list[dict[str, Any]]
    colors: frozenset[tuple[float, ...]]

    @property
    def all_letters(self) -> str:
        """Every letter on the page, those of the foot too."""
        return squeeze("".join(letter["text"] for letter in self.letters))


@dataclass(frozen=True)
class PdfText:
    """A whole PDF."""

    pages: list[Page]
    root: Node
    title: str
    language: str
    marked: bool
    shows_title: bool
    ua_part: str
    fonts: dict[str, bool] = field(default_factory=dict)  # name: embedded, with a way back to letters

    def nodes(self, *types: str) -> list[Node]:
        """Elements of those types, in reading order."""
        return [node for node in self.root.walk() if node.type in types]

    @property
    def text(self) -> str:
        """What a screen reader reads, in its order."""
        return self.root.all_text()


def squeeze(text: str) -> str:
    """Text without places to break and with single spaces, as it is compared."""
    return " ".join(re.sub("[\u200b\u2060]", "", text).replace("\u00a0", " ").split())


def read_pdf(data: bytes) -> PdfText:
    """Read a PDF."""
    with pdfplumber.open(io.BytesIO(data)) as plumbed, pikepdf.open(io.BytesIO(data)) as document:
        pages = [_page(page) for page in plumbed.pages]
        root = document.Root
        with document.open_metadata() as metadata:
            part = str(metadata.get("pdfuaid:part", ""))
        numbers = {page.objgen: number for number, page in enumerate(document.pages)}
        marked = [_by_mark(page) for page in pages]
        return PdfText(
            pages, _node(root.StructTreeRoot, marked, numbers, 0), str(document.docinfo.get("/Title", "")),
            str(root.get("/Lang", "")), bool(root.get("/MarkInfo", {}).get("/Marked", False)),
            bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)), part, _fonts(document))


def _page(page: Any) -> Page:
    things = [thing for kind in (page.chars, page.rects, page.curves, page.lines) for thing in kind]
    colors = {_color(thing[name]) for thing in things for name in ("non_stroking_color", "stroking_color")}
    return Page(float(page.width), float(page.height), page.chars, frozenset(colors))


def _by_mark(page: Page) -> dict[int, str]:
    """Letters by the number of their mark. Those in a mark within a mark belong to the outer one."""
    found: dict[int, str] = {}
    last = None
    for letter in page.letters:
        last = letter["mcid"] if letter["mcid"] is not None else None if letter["tag"] == "Artifact" else last
        if last is not None:
            found[last] = found.get(last, "") + letter["text"]
    return found


def _color(value: Any) -> tuple[float, ...]:
    """A color as numbers; () for a pattern."""
    parts = value if isinstance(value, (tuple, list)) else (value,)
    return tuple(parts) if all(isinstance(part, (int, float)) for part in parts) else ()


def _node(element: Any, marked: list[dict[int, str]], numbers: dict[Any, int], page: int) -> Node:
    """An element of the tree with all in it. Numbers in it point to marked letters of its page."""
    if "/Pg" in element:
        page = numbers[element.Pg.objgen]
    kids = element.get("/K", [])
    parts: list[str | Node] = []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            if "/MCID" in kid:
                on = numbers[kid.Pg.objgen] if "/Pg" in kid else page
                parts.append(marked[on].get(int(kid.MCID), ""))
            elif "/S" in kid:
                parts.append(_node(kid, marked, numbers, page))
        else:
            parts.append(marked[page].get(int(kid), ""))
    about = _about_cell(element)
    return Node(str(element.get("/S", "")).lstrip("/"), str(element.get("/Alt", "")), str(element.get("/Lang", "")),
                str(element.get("/ID", "")), str(about.get("/Scope", "")).lstrip("/"),
                tuple(str(name) for name in about.get("/Headers", [])), tuple(parts))


def _about_cell(element: Any) -> Any:
    """What an element says of itself as a part of a table."""
    found = element.get("/A", {})
    every = list(found) if isinstance(found, pikepdf.Array) else [found]
    return next((one for one in every if str(one.get("/O", "")) == "/Table"), {})


def _fonts(document: pikepdf.Pdf) -> dict[str, bool]:
    found = {}
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font" and "/DescendantFonts" in item:
            descriptor = item.DescendantFonts[0].FontDescriptor
            embedded = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            found[str(item.BaseFont)] = embedded and "/ToUnicode" in item
    return found


def quick_texts(data: bytes) -> list[str]:
    """Letters of each page as a third program finds them, without spaces. For documents of many pages."""
    with opened(data) as document:
        return [re.sub(r"[\s\u200b\u0002]", "", page.get_textpage().get_text_range()) for page in document]


def quick_margin(data: bytes) -> float:
    """Least distance of anything drawn from an edge of its paper, in millimetres."""
    least = 1000.0
    with opened(data) as document:
        for page in document:
            width, height = page.get_size()
            for thing in page.get_objects(max_depth=1):
                left, bottom, right, top = thing.get_bounds()
                least = min(least, left / MM, bottom / MM, (width - right) / MM, (height - top) / MM)
    return least


def smallest_margin(page: Page) -> float:
    """Least distance of a letter's ink from an edge of the paper, in millimetres. Capitals rise to three quarters of
    the size above the baseline, tails hang down a fifth of it."""
    seen = [letter for letter in page.letters if letter["text"].strip("\u200b ")]
    if not seen:  # the empty back of a paper
        return page.width / MM
    return min(min(c["x0"], page.width - c["x1"], c["matrix"][5] - 0.2 * c["size"],
                   page.height - c["matrix"][5] - 0.75 * c["size"]) for c in seen) / MM


def clashes(page: Page) -> list[tuple[str, str, int, int]]:
    """Letters that cover another one, as where a text runs out of its column: both letters, and where."""
    letters = sorted((c for c in page.letters if c["text"].strip("\u200b ")), key=lambda c: c["x0"])
    found = []
    for number, first in enumerate(letters):
        for second in letters[number + 1 :]:
            if second["x0"] > first["x1"] - 0.15 * first["size"]:
                break
            if abs(first["matrix"][5] - second["matrix"][5]) < 0.6 * min(first["size"], second["size"]):
                found.append((first["text"], second["text"], round(first["x0"]), round(first["top"])))
    return found
