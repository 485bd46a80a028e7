"""Words for the closed lists of the pack format, in each language of a pack.

These belong to the content's language, not the program's: a sheet in two languages needs both at
once.
"""

from __future__ import annotations

from explainer.core.i18n import N_, translate

WORDS: dict[str, dict[str, str]] = {
    "response_group": {
        "administration": N_("Administration", "response_group"),
        "city": N_("City", "response_group"),
        "state": N_("State", "response_group"),
        "advocates": N_("Advocates", "response_group"),
        "organisations": N_("Organizations", "response_group"),
        "police": N_("Police", "response_group"),
    },
    "origin": {
        "article": N_("In the article", "origin"),
        "found": N_("Found elsewhere", "origin"),
    },
    "event_kind": {
        "federal": N_("Federal", "event_kind"), "city": N_("City", "event_kind"),
        "state": N_("State", "event_kind"), "court": N_("Court", "event_kind"),
        "protest": N_("Protest", "event_kind"), "data": N_("Data", "event_kind"),
    },
    "prevailed": {
        "federal": N_("Federal government", "prevailed"),
        "others": N_("City, state or group", "prevailed"),
        "mixed": N_("Each side in part", "prevailed"),
        "pending": N_("No ruling found", "prevailed"),
    },
    "source_kind": {
        "agency": N_("Government agency", "source_kind"), "court": N_("Court", "source_kind"),
        "law": N_("Law", "source_kind"), "newspaper": N_("News", "source_kind"),
        "research": N_("Research", "source_kind"), "advocacy": N_("Advocacy", "source_kind"),
        "reference": N_("Reference", "source_kind"), "article": N_("The article", "source_kind"),
    },
    "side": {
        "none": N_("Takes no side", "side"), "administration": N_("Administration", "side"),
        "city": N_("City or state", "side"),
        "enforcement": N_("For more enforcement", "side"),
        "immigrants": N_("For immigrants' rights", "side"),
    },
    "direction": {
        "supports": N_("Supports", "direction"), "opposes": N_("Points the other way", "direction"),
        "context": N_("Context", "direction"),
    },
    "research_direction": {
        "for": N_("For", "research_direction"), "against": N_("Against", "research_direction"),
        "null": N_("No effect found", "research_direction"),
    },
    "strength": {
        "strong": N_("Strong", "strength"), "moderate": N_("Moderate", "strength"),
        "limited": N_("Limited", "strength"),
    },
    "impact_group": {
        "context": N_("Context", "impact_group"), "concern": N_("Concern", "impact_group"),
        "pair": N_("Impact and effect", "impact_group"),
    },
    "recommendation_group": {
        "approach": N_("Approach", "recommendation_group"),
        "measure": N_("Measure", "recommendation_group"),
    },
    "figure_kind": {
        "arrests": N_("Arrests", "figure_kind"), "detention": N_("Detention", "figure_kind"),
        "removals": N_("Deportations", "figure_kind"),
        "criminal_history": N_("Criminal history", "figure_kind"),
        "foreign_born": N_("Residents born abroad", "figure_kind"),
        "police_calls": N_("Calls to police", "figure_kind"), "cost": N_("Cost", "figure_kind"),
        "research": N_("Research", "figure_kind"), "law": N_("Law", "figure_kind"),
        "other": N_("Other", "figure_kind"),
    },
}

LINK_NOT_ASSESSED = N_("link not assessed")
NOT_STATED = N_("not stated")
NONE_FOUND = N_("none found")


def word(table: str, key: str, language: str) -> str:
    """The word for `key` of a closed list;
    the key itself if it is unknown, so that nothing is blank."""
    english = WORDS[table].get(key)
    return key if english is None else translate(english, language, context=table)
