"""A card as one small HTML document: every text of the pack escaped, every link the program's own.

Links are `ref:`, `source:` and `claims:` (pages of the card), `term:` (a word that is explained in
place) and `fold:` (the rest of a long block). Nothing else is ever a link.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby

from explainer.charts.marks import mark_size
from explainer.content.cards import Block, Card, Role
from explainer.content.formatting import escaped, rich
from explainer.content.glossary import Glossary
from explainer.content.headlines import REF, SOURCE
from explainer.content.lines import Line
from explainer.core.i18n import translate
from explainer.drawing.theme import BODY, SMALL, TITLE, pixels
from explainer.ui.look import Look
from explainer.ui.widgets.marked import together

TERM, FOLD, MARK = "term:", "fold:", "mark:"
SHOWN_FIRST = {Role.COUNTS: 3, Role.SOURCES: 3, Role.LIST: 6}
"""Lines of a block that show before the rest is asked for."""
HEAD = BODY
"""Heads are bold and in the accent color; that of the answer is as large as the title."""
_NUMBERED = re.compile(r"\[(\d+)\] ")
_OPEN, _SPLIT, _CLOSE = "\ue000", "\ue001", "\ue002"
"""Stand for the link around a word of the glossary while the text around it is escaped."""
_STANDINS = re.compile("[\ue000-\ue002]")


@dataclass(frozen=True)
class Setting:
    """What a card is set with. `wide` has room for two columns; `titled` sets the title, where it
    stands nowhere else; `key` is the page itself, which nothing on it leads to."""

    look: Look
    glossary: Glossary
    wide: bool = True
    titled: bool = True
    key: str = ""
    unfolded: frozenset[int] = frozenset()
    explained: frozenset[str] = frozenset()


@dataclass
class CardHtml:
    """One card set as HTML. `links` are the links in their order, with what each is called; "" for
    a source, whose name is long and seldom asked for."""

    card: Card
    setting: Setting
    links: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._seen = {row for row, (term, _) in self.setting.glossary.meanings.items()
                      if term == self.card.title}  # a word is not explained on its own card
        self._explain: list[str] = []

    def html(self) -> str:
        """The document."""
        parts = [self._title()]
        blocks = list(enumerate(self.card.blocks))
        for side, run in groupby(blocks, key=lambda pair: pair[1].role is Role.SIDE):
            found = list(run)
            if side and self.setting.wide and len(found) > 1:
                parts.append(self._columns([block for _, block in found]))
            else:
                parts += [self._block(number, block) for number, block in found]
        return "".join(parts)

    def _px(self, step: float) -> int:
        return pixels(step, self.setting.look.text_scale)

    def _title(self) -> str:
        theme, parts = self.setting.look.theme, []
        if self.setting.titled:
            size = self._px(TITLE if len(self.card.title) <= LONG_TITLE else HEAD)
            parts.append(f'<p style="margin-top:0px;margin-bottom:2px;font-size:{size}px">'
                         f"<b>{escaped(self.card.title)}</b></p>")
        if self.card.subtitle:
            parts.append(f'<p style="margin-top:0px;margin-bottom:0px;color:{theme.muted};'
                         f'font-size:{self._px(SMALL)}px">{escaped(self.card.subtitle)}</p>')
        return "".join(parts)

    # Blocks

    def _heading(self, text: str, top: int, step: float = HEAD) -> str:
        if not text:
            return f'<p style="margin-top:0px;margin-bottom:0px;font-size:{top // 2}px">\u00a0</p>'
        color = self.setting.look.theme.accent
        return (f'<p style="margin-top:{top}px;margin-bottom:4px;color:{color};'
                f'font-size:{self._px(step)}px"><b>{escaped(text)}</b></p>')

    def _block(self, number: int, block: Block) -> str:
        first = SHOWN_FIRST.get(block.role, 0)
        folds = bool(first) and len(block.lines) > first + 1
        shown = block.lines[:first] if folds and number not in self.setting.unfolded \
            else block.lines
        step = TITLE if block.role is Role.ANSWER else HEAD
        parts = [self._heading(block.heading, round(16 * self.setting.look.text_scale), step)]
        parts += self._paragraphs(shown, block.role)
        if folds:
            parts.append(self._fold(number, len(block.lines)))
        return "".join(parts)

    def _fold(self, number: int, lines: int) -> str:
        language = self.setting.look.language
        if number in self.setting.unfolded:
            text, sign = translate("Show fewer", language), "▴"
        else:
            text, sign = translate("Show all {n}", language, n=lines), "▾"
        return self._paragraph(self._link(f"{FOLD}{number}", text, f"{escaped(text)} {sign}"))

    def _columns(self, blocks: list[Block]) -> str:
        """Blocks of equal rank in columns of equal width."""
        gap, share = round(10 * self.setting.look.text_scale), 100 // len(blocks)
        heads, texts = [], []
        for number, block in enumerate(blocks):
            cell = (f'<td width="{share}%" style="padding-left:{gap if number else 0}px;'
                    f'padding-right:{gap if number < len(blocks) - 1 else 0}px">')
            head = cell.replace('style="', f'style="padding-bottom:{gap // 2}px;')
            heads.append(f"{head}{self._heading(block.heading, 0)}</td>")
            text = "".join(self._paragraphs(block.lines, block.role))
            texts.append(f"{cell}{text}</td>")
        top = round(14 * self.setting.look.text_scale)
        return (f'<table width="100%" cellspacing="0" cellpadding="0" style="margin-top:{top}px">'
                f'<tr>{"".join(heads)}</tr><tr>{"".join(texts)}</tr></table>')

    # Lines

    def _paragraphs(self, lines: tuple[Line, ...], role: Role) -> list[str]:
        made: list[str] = []
        texts: list[str] = []
        for number, line in enumerate(lines):
            texts.append(self._line(line, role))
            after = lines[number + 1] if number + 1 < len(lines) else None
            if after is None or not after.follows:
                tight = after is not None and after.muted and not line.muted
                made.append(self._paragraph(" ".join(texts), tight=tight) + self._explanations())
                texts = []
        return made

    def _paragraph(self, html: str, style: str = "", *, tight: bool = False) -> str:
        """A paragraph; a `tight` one stays close to the next, which is said of it."""
        bottom = round((2 if tight else 8) * self.setting.look.text_scale)
        return f'<p style="margin-top:0px;margin-bottom:{bottom}px;{style}">{html}</p>'

    def _line(self, line: Line, role: Role) -> str:
        theme = self.setting.look.theme
        parts = [self._words(line.lead, muted=line.muted)] if line.lead else []
        if line.strong:
            size = self._px(TITLE if role is Role.ANSWER else BODY)
            parts.append(f'<span style="font-size:{size}px"><b>{escaped(line.strong)}</b></span>')
        if line.target:
            parts.append(self._link(line.target, line.text, escaped(line.text)))
        elif line.text and not (line.worded and line.status):
            numbered = _NUMBERED.match(line.text) if role is Role.SOURCES else None
            parts.append(self._cited(numbered, line.text) if numbered else
                         self._words(line.text, muted=line.muted))
        if line.statement is not None and line.status:
            parts.append(self._mark(line, short=role is Role.COUNTS))
        if not line.target:  # what it leads to has its sources
            parts += [self._source(number) for number in line.sources]
        html = " ".join(parts)
        return f'<span style="color:{theme.muted}">{html}</span>' if line.muted else html

    def _mark(self, line: Line, *, short: bool) -> str:
        """The mark and its word, which lead to the source card."""
        statement = line.statement
        assert statement is not None
        side = round(mark_size(self.setting.look.text_scale))
        word = statement.word(short=short)
        html = (f'<img src="{MARK}{escaped(statement.status.id)}" width="{side}" height="{side}" '
                f'style="vertical-align:middle">'
                f'<span style="font-size:{self._px(SMALL)}px">\u00a0'
                f'{escaped(together(word))}</span>')
        if not line.ref or REF + line.ref == self.setting.key:
            return html
        return self._link(REF + line.ref, statement.word(), html, self.setting.look.theme.ink)

    def _cited(self, numbered: re.Match[str], text: str) -> str:
        return f"{self._source(int(numbered[1]))} {escaped(text[numbered.end():])}"

    def _source(self, number: int) -> str:
        small = f'<span style="font-size:{self._px(SMALL)}px">[{number}]</span>'
        return self._link(f"{SOURCE}{number}", "", small)

    def _link(self, href: str, name: str, html: str, color: str = "") -> str:
        self.links.setdefault(href, name)
        color = color or self.setting.look.theme.accent
        return f'<a href="{escaped(href)}" style="color:{color};text-decoration:none">{html}</a>'

    # Words of the glossary

    def _words(self, text: str, *, muted: bool = False) -> str:
        """A pack text with its first words of the glossary as links."""
        glossary, text = self.setting.glossary, _STANDINS.sub("", text)
        parts, end = [], 0
        for term in glossary.find(text, self._seen):
            parts += [text[end:term.start], _OPEN, term.id, _SPLIT, text[term.start:term.end],
                      _CLOSE]
            self.links.setdefault(TERM + term.id, text[term.start:term.end])
            if term.id in self.setting.explained:
                self._explain.append(term.id)
            end = term.end
        html = rich("".join((*parts, text[end:])), escaped)
        theme = self.setting.look.theme
        color = theme.muted if muted else theme.ink
        return (html.replace(_OPEN, f'<a style="color:{color};text-decoration:none" href="{TERM}')
                .replace(_SPLIT, '">').replace(_CLOSE, "</a>"))

    def _explanations(self) -> str:
        """What the words mean that were asked for, below the paragraph that has them."""
        theme, left = self.setting.look.theme, round(12 * self.setting.look.text_scale)
        made = []
        for term_id in self._explain:
            term, meaning = self.setting.glossary.meanings[term_id]
            made.append(self._paragraph(
                f"<b>{escaped(term)}</b>: {rich(meaning, escaped)}",
                f"margin-left:{left}px;background-color:{theme.accent_soft};"
                f"font-size:{self._px(BODY)}px"))
        self._explain.clear()
        return "".join(made)


LONG_TITLE = 60
"""A title longer than this is a sentence: set in the size of a heading."""
