"""Headings that name a pack's subject: the pack's own words, or neutral ones that fit any pack.

A pack gives them in its table `meta`, a row per language: `label_rule_en`, `label_rule_es`.
"""

from __future__ import annotations

from explainer.content import words
from explainer.core.i18n import N_, translate
from explainer.core.pack import Pack

PREFIX = "label_"

LABELS: dict[str, str] = {
    "value": N_("Value in the article"),
    "value_card": N_("The article says"),
    "value_chart": N_("The values the article states"),
    "value_slide": N_("The article says"),
    "rule": N_("Rule in law"),
    "rule_card": N_("The rule"),
    "office": N_("Office"),
    "background": N_("Background number"),
    "background_note": N_("Years, places and methods differ"),
    "background_short": N_("Background"),
    "parts": N_("Three parts of a count"),
    "first_case": N_("One side’s case"),
    "second_case": N_("The other side’s case"),
    "first_side": N_("One side"),
    "second_side": N_("The other side"),
    "first_says": N_("What one side says"),
    "others_say": N_("What others say"),
    "effect": N_("Effect"),
    "effect_column": N_("Effect it names"),
    "effect_card": N_("Effect the article names"),
    "effect_chart": N_("From impact to effect"),
    "effect_short": N_("Impact to effect"),
    "effect_sheet": N_("From impact to effect, as the article puts it"),
    "effect_group": N_("Impact and effect"),
}
"""Name of each label, and the neutral words for it."""


def label(pack: Pack, name: str, language: str) -> str:
    """The pack's words for a label, else neutral ones.
    Raises `KeyError` for a name that is no label."""
    return pack.meta(PREFIX + name, language) or translate(LABELS[name], language)


def impact_group(pack: Pack, group: str, language: str) -> str:
    """The word for a group of impacts."""
    if group == "pair":
        return label(pack, "effect_group", language)
    return words.word("impact_group", group, language)
