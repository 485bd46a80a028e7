"""What the default pack must hold, copied by hand from the content outline and the fact check behind it."""

from __future__ import annotations

OUTLINE: dict[str, str] = {
    "D1": "C01 C02 C03 C04", "D2": "C05 C06 C07", "D3": "C08", "D4": "C09", "D5": "C10",
    "T1": "C11 C14", "T2": "C12 C15", "T3": "C13 C16",
    "I0": "C17 C18 C19 C20", "I1": "C21", "I2": "C22", "I3": "C23", "I4": "C24",
    "P1": "C21 C25", "P2": "C26 C23", "P3": "C24 C27",
    "R1": "C28 C29 C30", "R2": "C31", "R3": "C32", "R4": "C33 C34", "R5": "C33 C35", "R6": "C33 C36",
    "O1": "C37", "O2": "C38", "O3": "C39",
    "N0": "C40 C41", "N1": "C42", "M1": "C43", "M2": "C44", "M3": "C45", "M4": "C46",
    "B1": "C41", "B2": "C42", "B3": "C44", "B4": "C45 C47",
    "E1": "C48", "E2": "C49", "E3": "C49",
}  # fmt: skip
"""Claims of each element of the article, in the order of the panels."""

STATUSES: dict[str, str] = {
    "C00": "not_found",
    "C01": "corroborated", "C02": "contradicted", "C03": "partly", "C04": "partly", "C05": "corroborated",
    "C06": "partly", "C07": "partly", "C08": "partly", "C09": "partly", "C10": "partly",
    "C11": "corroborated", "C12": "corroborated", "C13": "corroborated",
    "C14": "not_found", "C15": "not_found", "C16": "contradicted",
    "C17": "corroborated", "C18": "corroborated", "C19": "partly", "C20": "partly", "C21": "partly",
    "C22": "partly", "C23": "not_found", "C24": "partly", "C25": "partly", "C26": "partly", "C27": "partly",
    "C28": "partly", "C29": "partly", "C30": "not_found", "C31": "not_found", "C32": "partly",
    "C33": "partly", "C34": "partly", "C35": "partly", "C36": "not_found",
    "C37": "not_found", "C38": "not_found", "C39": "not_found",
    "C40": "opinion", "C41": "partly", "C42": "partly", "C43": "opinion", "C44": "not_found", "C45": "partly",
    "C46": "partly", "C47": "not_found", "C48": "partly", "C49": "opinion", "Q01": "partly", "Q02": "partly",
}  # fmt: skip
"""Status of each claim: of the fact check, as the review of the first edition changed it. Q01 and Q02 are no claims of
the article: they are the two answers to the question that every room asks."""

PLAIN_FACTS = {
    "C00", "C01", "C02", "C03", "C04", "C05", "C11", "C12", "C13", "C17", "C18", "C29", "C30", "C31", "C33", "C35",
    "C36", "C37", "C38", "C39", "C40", "C47", "C49",
}  # fmt: skip
"""Claims that nobody's side hangs on (dates, offices, who exists, who said what, and opinions marked as such). All
others must let both sides be heard."""

# Id, value, unit, kind, kind of place, first and last day (month, year) of the period, how exact.
FIGURES: tuple[tuple[str, float, str, str, str, str, str, str], ...] = (
    ("F008a", 575, "count", "other", "city", "", "2025-06-15", ""),
    ("F014d", 35, "count", "law", "nation", "2025-08-05", "2025-08-05", ""),
    ("F030a", 170_590, "count", "arrests", "nation", "2022-10-01", "2023-09-30", ""),
    ("F030b", 43, "percent", "criminal_history", "nation", "2022-10-01", "2023-09-30", ""),
    ("F031a", 113_431, "count", "arrests", "nation", "2023-10-01", "2024-09-30", ""),
    ("F031b", 71.7, "percent", "criminal_history", "nation", "2023-10-01", "2024-09-30", ""),
    ("F032a", 271_484, "count", "removals", "nation", "2023-10-01", "2024-09-30", ""),
    ("F038a", 645, "count", "arrests", "office", "2025-02", "2025-02", ""),
    ("F038b", 25.4, "percent", "criminal_history", "office", "2025-02", "2025-02", ""),
    ("F041a", 867, "count", "arrests", "office", "2025-05", "2025-05", ""),
    ("F041b", 33.8, "percent", "criminal_history", "office", "2025-05", "2025-05", ""),
    ("F042a", 722, "count", "arrests", "office", "2025-06-01", "2025-06-10", ""),
    ("F042b", 69, "percent", "criminal_history", "office", "2025-06-01", "2025-06-10", ""),
    ("F042c", 58, "percent", "criminal_history", "office", "2025-06-01", "2025-06-10", ""),
    ("F044a", 2_792, "count", "arrests", "area", "2025-06-06", "2025-07-08", ""),
    ("F045a", 1_618, "count", "arrests", "area", "2025-06-06", "2025-06-22", ""),
    ("F046a", 29, "percent", "criminal_history", "area", "2025-06-06", "2025-07-12", ""),
    ("F046c", 57, "percent", "criminal_history", "area", "2025-06-06", "2025-07-12", ""),
    ("F046g", 66, "percent", "criminal_history", "state", "2025-09-08", "2025-10-15", ""),
    ("F046k", 33, "percent", "criminal_history", "nation", "2025-01-20", "2025-10-15", ""),
    ("F046l", 7, "percent", "criminal_history", "nation", "2025-01-20", "2025-10-15", ""),
    ("F048a", 4_775, "count", "arrests", "office", "2025-01-20", "2025-05", ""),
    ("F048e", 1_147, "count", "arrests", "office", "2025-05-21", "2025-06-11", ""),
    ("F049a", 1_044, "count", "removals", "office", "2025-01", "2025-09", ""),
    ("F049b", 3_266, "count", "removals", "office", "2024-01", "2024-09", ""),
    ("F052a", 3_300, "count", "arrests", "office", "2025-01-20", "2025-07-29", "about"),
    ("F052b", 56, "percent_change", "arrests", "office", "2025-01-20", "2025-07-29", ""),
    ("F052c", 3, "times", "removals", "office", "2025-01-20", "2025-07-29", "more_than"),
    ("F053a", 7_488, "count", "arrests", "state", "2025-01-01", "2025-10", "at_least"),
    ("F054a", 70_766, "count", "detention", "nation", "2026-01-24", "2026-01-24", ""),
    ("F054b", 74.2, "percent", "criminal_history", "nation", "2026-01-24", "2026-01-24", ""),
    ("F055b", 59_762, "count", "detention", "nation", "2025-09", "2025-09", ""),
    ("F056b", 65, "percent", "criminal_history", "nation", "2024-10-01", "2025-06-14", ""),
    ("F057a", 73, "percent", "criminal_history", "nation", "2025-10-01", "2025-11", ""),
    ("F057b", 5, "percent", "criminal_history", "nation", "2025-10-01", "2025-11", ""),
    ("F058a", 70, "percent", "criminal_history", "nation", "2025-01-20", "2025-12", "about"),
    ("F059a", -33, "percent_change", "research", "nation", "2010", "2015", "about"),
    ("F063a", -30, "percent_change", "research", "nation", "2008", "2013", "about"),
    ("F063b", 16, "percent_change", "research", "nation", "2008", "2013", ""),
    ("F067a", 1, "percent", "research", "nation", "2017", "2019", "about"),
    ("F070a", -28, "percent_change", "police_calls", "city", "2025-06-06", "2025-06-20", ""),
    ("F073a", 8_145, "count", "research", "other", "2014-01-01", "2014-08-31", ""),
    ("F077a", 22, "percent_change", "research", "area", "2025-01", "2025-02", ""),
    ("F092a", 133_541, "count", "arrests", "nation", "2019", "2019", ""),
    ("F092d", 81_547, "count", "removals", "nation", "2022", "2022", ""),
    ("F104a", 20, "percent", "foreign_born", "city", "2012", "2012", "about"),
    ("F111c", 78, "percent_change", "removals", "state", "2025-01", "2025-07", ""),
    ("F112a", 8_250, "count", "removals", "state", "2025-01", "2025-09", "at_least"),
    ("F112c", 200, "percent_change", "removals", "state", "2025-07", "2025-09", "more_than"),
    ("F113b", 290_603, "count", "removals", "nation", "2025-01-20", "2025-11-15", "about"),
    ("F114a", 65_135, "count", "detention", "nation", "2025-11-16", "2025-11-16", ""),
    ("F115a", 3_300, "count", "arrests", "state", "2025-01-20", "2025-10", "more_than"),
    ("F118a", 33, "percent", "foreign_born", "county", "2022", "2022", "about"),
    ("F132a", 6_947, "count", "other", "state", "2025-01-20", "2025-12-01", ""),
    ("F135a", 19_700_000, "usd", "cost", "city", "2025-06-06", "2025-06-16", ""),
    ("F147a", 41, "percent", "research", "nation", "2025-08-28", "2025-10-20", ""),
    ("F148a", -60.8, "percent_change", "research", "county", "2018", "2019", ""),
)
"""Published figures, copied by hand from the collection of facts."""
