"""Cards that belong to a panel or a status, not to one row."""

from __future__ import annotations

from explainer.core import evidence, formatting
from explainer.core.cards import Block, Card, claims_block
from explainer.core.i18n import N_, translate
from explainer.core.pack import Pack, Row
from explainer.core.views import Line, source_numbers

_STORIES: dict[str, tuple[tuple[str, str], ...]] = {
    "overview": (
        ("stated_reason", N_("Reasons stated for it")),
        ("residents", N_("If this may concern you")),
        ("outlook", N_("What the article expects")),
        ("provenance", N_("Where the article comes from")),
        ("note", N_("Keep in mind")),
        ("unknown", N_("What this program does not know")),
        ("legal", ""),
    ),
}
_OTHERS = (
    ("method", N_("How we checked")),
    ("note", N_("Keep in mind")),
    ("unknown", N_("What this program does not know")),
)


def _section_lines(pack: Pack, row: Row, language: str) -> tuple[Line, ...]:
    """A section's text with the mark of each of its claims; the first mark stands before the text."""
    title = formatting.local(pack, row, "title", language)
    text = formatting.expand(row.local("text", language), pack, language)
    claims = pack.rows("claims", row.ids("claim_ids"))
    numbers = source_numbers(pack, row.ids("source_ids"))
    body = Line(text, sources=numbers, strong="")
    head = (Line(f"**{title}**"),) if title else ()
    marks = tuple(Line(_graded(claim, language), claim.text("status"), claim.id,
                       source_numbers(pack, claim.ids("source_ids"))[:3], muted=True) for claim in claims)
    return (*head, body, *marks)


def _graded(claim: Row, language: str) -> str:
    status = evidence.STATUSES.get(claim.text("status"))
    return status.word(language) if status else claim.text("status")


def story_card(pack: Pack, panel: str, language: str) -> Card | None:
    """The panel's own texts below its headline; None if it has none."""
    blocks = []
    for kind, heading in _STORIES.get(panel, _OTHERS):
        lines = tuple(line for row in pack.sections(panel, kind) for line in _section_lines(pack, row, language))
        if lines:
            blocks.append(Block(translate(heading, language), lines))
    return Card(translate("In short", language), "", tuple(blocks)) if blocks else None


def status_card(pack: Pack, status_id: str, language: str) -> Card | None:
    """What a status means, and the claims that have it."""
    status = evidence.STATUSES.get(status_id)
    if status is None:
        return None
    ids = tuple(row.id for row in pack["claims"] if row.text("status") == status_id)
    return Card(status.word(language), status.meaning(language),
                (Block(translate("Claims with this status", language), claims_block(pack, ids, language)),))
