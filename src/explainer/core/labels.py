"""Headings that name a pack's subject: the pack's own words, or neutral ones that fit any pack.

A pack gives them in its table `meta`, a row per language: `label_rule_en`, `label_rule_es`.
"""

from __future__ import annotations

from explainer.core import words
from explainer.core.pack import Pack

PREFIX = "label_"

LABELS: dict[str, tuple[str, str]] = {
    "value": ("Value in the article", "Valor en el artículo"),
    "value_card": ("The article says", "El artículo dice"),
    "value_chart": ("The values the article states", "Los valores que indica el artículo"),
    "value_slide": ("The article says", "El artículo dice"),
    "rule": ("Rule in law", "Norma en la ley"),
    "rule_card": ("The rule", "La norma"),
    "office": ("Office", "Oficina"),
    "background": ("Background number", "Cifra de contexto"),
    "background_note": ("Years, places and methods differ, so no bars",
                        "Los años, lugares y métodos difieren; por eso no hay barras"),
    "background_short": ("Background", "Contexto"),
    "first_case": ("One side’s case", "Los argumentos de una parte"),
    "second_case": ("The other side’s case", "Los argumentos de la otra parte"),
    "first_says": ("What one side says", "Lo que dice una parte"),
    "others_say": ("What others say", "Lo que dicen otros"),
    "effect": ("Effect", "Efecto"),
    "effect_column": ("Effect it names", "Efecto que nombra"),
    "effect_card": ("Effect the article names", "Efecto que nombra el artículo"),
    "effect_chart": ("From impact to effect", "Del impacto al efecto"),
    "effect_short": ("Impact to effect", "Del impacto al efecto"),
    "effect_sheet": ("From impact to effect, as the article has it", "Del impacto al efecto, según el artículo"),
    "effect_group": ("Impact and effect", "Impacto y efecto"),
}
"""Name of each label, and the neutral words for it in English and Spanish."""


def label(pack: Pack, name: str, language: str) -> str:
    """The pack's words for a label, else neutral ones. Raises `KeyError` for a name that is no label."""
    english, spanish = LABELS[name]
    return pack.meta(PREFIX + name, language) or (spanish if language == "es" else english)


def impact_group(pack: Pack, group: str, language: str) -> str:
    """The word for a group of impacts."""
    return label(pack, "effect_group", language) if group == "pair" else words.word("impact_group", group, language)
