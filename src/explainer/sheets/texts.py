"""The words a sheet says of its own, in each language of a pack.

They follow the sheet's language, not the program's: a sheet in two languages needs both at once.
"""

from __future__ import annotations

from collections.abc import Callable

from explainer.core.i18n import N_, translate
from explainer.core.pack import Pack

TEXTS: dict[str, str] = {
    # Subjects
    "overview": N_("Overview"),
    "impacts": N_("Impacts"),
    "responses": N_("Responses"),
    "recommendations": N_("Recommendations"),
    "full_set": N_("All summary sheets"),
    # Masthead, foot, colophon
    "sheet": N_("Summary sheet"),
    "page": N_("Page {n} of {m}"),
    "other_side_of_paper": N_("{language} on the other side"),
    "pack": N_("Pack version {version}"),
    "no_version": N_("Pack without a version"),
    "hash": N_("content {digest}"),
    "printed": N_("printed {date}"),
    "review_by": N_("Due for review by {date}."),
    "review_passed": N_(
        "This content was due for review by {date}. That date has passed: laws, court cases and "
        "counts may have changed."),
    "law_unreviewed": N_("Legal lines: not yet reviewed by a person."),
    "law_reviewed": N_("Legal lines reviewed by {name}."),
    "text_unreviewed": N_("Translated text: not yet reviewed by a person."),
    "text_reviewed": N_("Translated text reviewed by {name}."),
    "legal_note": N_("This is not legal advice."),
    # Sections
    "is_known": N_("What is known"),
    "article_says": N_("What the article says", "sheet"),
    "for_you": N_("What this means for you"),
    "disputed_by": N_("{publisher} disputes it."),
    "published": N_("What has been published", "sheet"),
    "not_known": N_("What we don’t know"),
    "words": N_("Words"),
    "sources": N_("Sources"),
    "marks": N_("Marks"),
    "claims": N_("How well the statements are confirmed"),
    "claims_note": N_("By evidence status"),
    "weeks": N_("{noun} a week · {place}"),
    "weeks_alt": N_("{title}: {first} in the week from {first_week}, {before} in the week before "
                    "{day} and {after} in the week from it, {last} in the last whole week, from "
                    "{last_week}. The most was {most}, in the week from {most_week}. {mark}"),
    "windows": N_("Before and after"),
    "col_days": N_("Days"),
    "col_before": N_("Before"),
    "col_after": N_("After"),
    "col_change": N_("Change"),
    "col_unusual": N_("Other dates"),
    "on_some": N_("{part} in {whole}"),
    "on_none": N_("never"),
    "on_nearly_all": N_("nearly always"),
    "bar_alt": N_("{number} on an axis from 0 to {most}. {mark}"),
    "reasons": N_("Reasons stated for it"),
    "events": N_("What happened"),
    "cases": N_("Court cases"),
    "recommendation_links": N_("From proposal to benefit, as the article puts it"),
    "impact_table": N_("What else the article says may happen"),
    "responses_chart": N_("Who responded: one mark for each statement"),
    "responses_table": N_("What the article reports, next to what was verified"),
    "for_against": N_("What supports it, and the other side’s best source"),
    "research_for": N_("Research for"),
    "research_against": N_("Research against"),
    "research_null": N_("Looked, and found no effect"),
    # Table heads
    "col_what": N_("What is counted"),
    "col_place": N_("Place"),
    "col_period": N_("Period"),
    "col_number": N_("Number"),
    "col_date": N_("Date"),
    "col_event": N_("Event"),
    "col_case": N_("Case"),
    "col_ruling": N_("Last ruling"),
    "col_prevailed": N_("Who prevailed"),
    "col_as_of": N_("As of"),
    "col_evidence": N_("Evidence"),
    "col_impact": N_("Impact"),
    "col_proposal": N_("Proposal"),
    "col_who": N_("Who"),
    "col_said": N_("What they said or did"),
    "col_why": N_("Why it has this mark"),
    "col_other_side": N_("The other side’s best source"),
    # Small pieces
    "one_of": N_("One of {n} findings."),
    "strength": N_("strength: {word}"),
    "takes_side": N_("The author or sponsor takes a side in public."),
    "some_of": N_("{n} of {m}"),
    "copies": N_("Read in a copy or summary: {numbers}."),
    "code_alt": N_("QR code with the address of source {source}"),
    "scan": N_("Read it yourself"),
    "none_found": N_("None found."),
    "no_number": N_("This pack gives no number for {city}."),
    "no_statement": N_("This pack says nothing here."),
    "nothing_unknown": N_("The pack lists nothing here."),
    "leads_to": N_("{left} leads to {right} ({step})"),
    # Local contacts
    "contacts": N_("Local help"),
    "contacts_blank": N_("filled in by this center; checked on"),
    "contacts_checked": N_("filled in by this center; checked on {date}"),
    "write_place": N_("Place"),
    "write_phone": N_("Phone"),
    "write_hours": N_("Days and hours"),
    "cut_here": N_("Cut here: both halves are the same"),
    # Cover of the full set
    "in_this_set": N_("In this set"),
    "how_to_read": N_("How to read the marks"),
    "all_sources": N_("All sources"),
    "keep_in_mind": N_("Keep in mind"),
}
_CONTEXTS = {"article_says": "sheet", "published": "sheet"}


def say(key: str, language: str, /, **values: object) -> str:
    """The text for `key` in `language`, with the values filled in."""
    return translate(TEXTS[key], language, _CONTEXTS.get(key, ""), **values)


def titled(key: str) -> Callable[[Pack, str], str]:
    """A title that is the same for every pack: the text for `key`, in the language asked for."""
    return lambda _pack, language: say(key, language)
