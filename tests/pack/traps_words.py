"""Traps 2, 3, 4 and 12: what the directive was, unfound words and organizations, reasons and judgments."""

from __future__ import annotations

import re

from explainer.core.pack import Pack
from tests.pack.packs import ARTICLE, Text, Trap, about, added, changed, hits, texts, without

# 2

ORDER = re.compile(r"\bexecutive order\b(?! \d)|\borden ejecutiva\b(?! \d)", re.IGNORECASE)
OF_JUNE = re.compile(r"\bdirective\b|\bthe post\b|June 15|\bdirectiva\b|la publicación|15 de junio", re.IGNORECASE)
NOT_ONE = re.compile(r"\bnot (?:an executive order|one)\b|\bno (?:una orden ejecutiva|lo es|es una)\b", re.IGNORECASE)


def post_is_no_order(pack: Pack) -> list[str]:
    """Where the directive and executive orders are named in one breath, the text says that it was not one."""
    wrong = []
    for text in texts(pack):
        for sentence in text.sentences():
            if ORDER.search(sentence) and OF_JUNE.search(sentence) and not NOT_ONE.search(sentence):
                wrong.append(f"{text.place}: {sentence}")
    return wrong


def post_is_said_and_dated(pack: Pack) -> list[str]:
    """A post of June 15, 2025, said on the Overview and in the reason for C01's mark; the event bears that day."""
    wrong = []
    for language, post, no_order in (("en", "social-media post", "not an executive order"),
                                     ("es", "publicación en redes sociales", "no una orden ejecutiva")):
        lead, claim = pack.section("overview", "lead"), pack.row("claims", "C01")
        for said in (lead.text(f"text_{language}") if lead else "", claim.text(f"why_{language}") if claim else ""):
            if post not in said or no_order not in said:
                wrong.append(f"{language}: {said!r}")
    days = {str(row.date("date")) for row in pack["events"] if "D1" in row.ids("outline_ids")}
    days.add(pack.meta("event_date"))
    return wrong if days == {"2025-06-15"} else [*wrong, f"dated {sorted(days)}"]


FORMER = re.compile(r"\bformer president\b|\bex-?\s?president[ea]\b", re.IGNORECASE)
CORRECTION = re.compile(
    r"\bin office\b|\bslip\b|Trump administration|\bhe was not\b"
    r"|\ben el cargo\b|\berror\b|gobierno de Trump|\bno lo era\b",
    re.IGNORECASE,
)


def former_only_with_correction(pack: Pack) -> list[str]:
    """The article's error stands only beside its correction, in the row of claim C02 or in the same text."""
    return [
        f"{text.place}: {text.said}" for text in texts(pack)
        if FORMER.search(text.said) and not CORRECTION.search(text.said)
        and not (text.row.id == "C02" and CORRECTION.search(text.row.text(f"why_{text.language}")))
    ]


# 3

UNFOUND = ("C30", "C31")
QUOTES = re.compile(r"[“”«»„\"‹›]|(?<!\w)['‘]\w")
ARTICLES_WORDING = re.compile(
    r"free from the fear|arbitrary deportation|stands as a sanctuary|politically charged|fractur\w+ communit"
    r"|libre del? (?:temor|miedo)|deportación arbitraria|se erige como|políticamente cargad"
    r"|fractur\w+ (?:a )?(?:las )?comunidad",
    re.IGNORECASE,
)
SAYS_NOT_FOUND = re.compile(r"\bnot found\b|\bno such statement was found\b|\bno se encontr(?:ó|aron)\b", re.IGNORECASE)
VERIFIED = re.compile(r"\bverified\b|\bverificad[oa]s?\b", re.IGNORECASE)


def unfound_words_unquoted(pack: Pack) -> list[str]:
    """The mayor's line and the Council's statement are paraphrased: no quotation marks there, nowhere the wording."""
    rows = (text for text in texts(pack) if text.row.table == "responses" and text.row.id in ("R1", "R2"))
    return hits([*about(pack, *UNFOUND), *rows], QUOTES) + hits(texts(pack), ARTICLES_WORDING)


def unfound_words_marked(pack: Pack) -> list[str]:
    """Marked as not found, in words too, beside what was verified and its source."""
    wrong = []
    for response_id, claim_id in (("R1", "C30"), ("R2", "C31")):
        response, claim = pack.row("responses", response_id), pack.row("claims", claim_id)
        if response is None or claim is None or claim_id not in response.ids("claim_ids"):
            wrong.append(f"responses:{response_id} does not name {claim_id}")
            continue
        if claim.text("status") != "not_found" or not claim.ids("other_side_source_id"):
            wrong.append(f"claims:{claim_id}")
        if not set(response.ids("source_ids")) - {ARTICLE}:
            wrong.append(f"responses:{response_id} has no source beside the article")
        for language in pack.languages:
            for said in (response.text(f"text_{language}"), claim.text(f"other_side_{language}")):
                if not VERIFIED.search(said):
                    wrong.append(f"{response_id}/{claim_id} {language} lacks what was verified: {said}")
            if not SAYS_NOT_FOUND.search(response.text(f"text_{language}")):
                wrong.append(f"responses:{response_id} text_{language} does not say that it was not found")
    return wrong


def unfound_never_in_a_headline(pack: Pack) -> list[str]:
    """Nor on a slide of its own, where mark and counterpart could be missing."""
    never = {*UNFOUND, "C37", "C38", "C39"}
    heads = [row for row in pack["sections"]
             if row.text("kind") in ("headline", "lead") and never & set(row.ids("claim_ids"))]
    slides = [row for row in pack["slides"] if never & set(row.ids("claim_id"))]
    return [f"{row.table}:{row.id}" for row in (*heads, *slides)]


# 4

THREE = {"O1": ("United Immigrant Alliance", "C37"), "O2": ("Justice for All Coalition", "C38"),
         "O3": ("Harbor of Hope", "C39")}
NAMES = re.compile("|".join(name for name, _ in THREE.values()))
CLAIMS_OF_THREE = tuple(claim_id for _, claim_id in THREE.values())
NO_PLACE_TO_TURN_TO = re.compile("not listed as a place to turn to|no es un lugar adonde acudir por ayuda")
UNDATED = re.compile("no date|undated|sin fecha|no tiene fecha", re.IGNORECASE)


def three_stand_apart(pack: Pack) -> list[str]:
    """The article's organizations are in the table as the article's, marked, and no place to turn to."""
    wrong = []
    for row_id, (name, claim_id) in THREE.items():
        row, claim = pack.row("responses", row_id), pack.row("claims", claim_id)
        if row is None or claim is None:
            wrong.append(f"{row_id} or {claim_id} is missing")
            continue
        if (row.text("origin"), row.ids("claim_ids"), row.ids("source_ids")) != (ARTICLE, (claim_id,), (ARTICLE,)):
            wrong.append(f"responses:{row_id} is not the article's alone")
        if claim.text("status") != "not_found" or row.text("status") or row.date("checked_on"):
            wrong.append(f"responses:{row_id} is not marked as not found")
        for language in pack.languages:
            said = row.text(f"text_{language}")
            marked = SAYS_NOT_FOUND.search(said) and NO_PLACE_TO_TURN_TO.search(said)
            if name not in row.text(f"who_{language}") or not marked:
                wrong.append(f"responses:{row_id} {language}: {said}")
    named = [*about(pack, *CLAIMS_OF_THREE)]
    elsewhere = (t for t in texts(pack) if t.row.id not in THREE and t.place not in {n.place for n in named})
    return wrong + hits(elsewhere, NAMES)


def found_organizations_stand_apart(pack: Pack) -> list[str]:
    """All others were found in a source other than the article, which says when, or that it bears no date."""
    wrong = []
    for row in pack["responses"]:
        if row.text("group") != "organisations" or row.id in THREE:
            continue
        sources = set(row.ids("source_ids"))
        three = set(row.ids("claim_ids")) & set(CLAIMS_OF_THREE)
        if row.text("origin") != "found" or not sources or ARTICLE in sources or three:
            wrong.append(f"responses:{row.id} is not one that was found")
        for language in pack.languages:
            if row.date("checked_on") is None and not UNDATED.search(row.text(f"text_{language}")):
                wrong.append(f"responses:{row.id} does not say when it was checked ({language})")
    return wrong


CALLED_FALSE = re.compile(
    r"\b(?:invent(?:ed|s|ion)|fak(?:e|ed|ery)|false(?:ly|hood)?|fabricat\w+|bogus|phony|hoax|made[- ]up|lie[sd]?|lying"
    r"|inventad\w*|invent[óa]|fals[oa]s?|falsament\w+|fabricad\w+|fictici\w+|bulo|mentira\w*|miente\w*)\b",
    re.IGNORECASE,
)
DOES_NOT_MEAN = re.compile(r"does not mean\b[^.]*\bfalse|no (?:quiere decir|significa)\b[^.]*\bfalso", re.IGNORECASE)


def nothing_called_false(pack: Pack) -> list[str]:
    """We looked and did not find, no more. Only to say what a mark does not mean may the word stand."""
    wrong = []
    for text in texts(pack):
        rest = DOES_NOT_MEAN.sub("", text.said)
        if match := CALLED_FALSE.search(rest):
            wrong.append(f"{text.place}: {match.group()!r}")
    return wrong


# 12

POLITICAL_WORDS = (("en", ("voter", "election")), ("es", ("votantes", "elecciones")))
SAFETY_WORDS = (("en", ("safety", "endanger")), ("es", ("seguridad", "peligro")))


def both_kinds_of_reasons(pack: Pack) -> list[str]:
    """The post's political reasons and the safety reasons stand on the Overview, and in the reason for C07's mark."""
    wrong = []
    for language, words in POLITICAL_WORDS:
        stated = " ".join(row.text(f"text_{language}") for row in pack.sections("overview", "stated_reason"))
        claim = pack.row("claims", "C07")
        why = claim.text(f"why_{language}") if claim else ""
        for place, said in (("overview", stated), ("C07", why)):
            wrong += [f"{place} {language} lacks {word!r}" for word in words if word not in said]
    for language, words in SAFETY_WORDS:
        said = " ".join(r.text(f"text_{language}") for r in pack.sections("overview", "stated_reason", "note"))
        wrong += [f"overview {language} lacks {word!r}" for word in words if word not in said]
    return wrong


JUDGMENT = re.compile(
    r"\bwithout evidence\b|\bunsupported\b|\bno support\b|\bbaseless\b|\bunfounded\b|\bhad errors\b"
    r"|\bsin pruebas\b|\bsin (?:sustento|respaldo)\b|\bno tenían? (?:sustento|respaldo)\b|\binfundad",
    re.IGNORECASE,
)
WHO = re.compile(r"\b(?:AP|Axios|Associated Press|CRS|GAO)\b")


def judgments_attributed(pack: Pack) -> list[str]:
    """Who judged is said in the same text, or is the source of the citation that says it."""
    def attributed(text: Text) -> bool:
        return bool(WHO.search(text.said)) or (text.row.table == "citations" and text.row.text("source_id") != ARTICLE)

    return hits((text for text in texts(pack) if not attributed(text)), JUDGMENT)


TRAPS = (
    Trap(2, post_is_no_order, (
        lambda p: changed(p, "sections", "overview-headline", text_en="The directive is an executive order."),
        lambda p: changed(p, "claims", "C01", why_es="La directiva es una orden ejecutiva del presidente."),
    )),
    Trap(2, post_is_said_and_dated, (
        lambda p: changed(p, "claims", "C01", why_en="Several independent sources report it."),
        lambda p: changed(p, "meta", "event_date", value="2025-06-16"),
        lambda p: changed(p, "sections", "overview-lead", text_es="La directiva fue una orden."),
    )),
    Trap(2, former_only_with_correction, (
        lambda p: changed(p, "sections", "overview-headline", text_en="The former President told ICE."),
        lambda p: changed(p, "claims", "C02", why_es="No hay más que decir."),
    )),
    Trap(3, unfound_words_unquoted, (
        lambda p: changed(p, "responses", "R1", text_en="She said: “our city is a sanctuary”."),
        lambda p: changed(p, "citations", "C30-1", says_es="El único lugar con «santuario»."),
        lambda p: changed(p, "sections", "responses-lead", text_en="A city free from the fear of raids."),
    )),
    Trap(3, unfound_words_marked, (
        lambda p: changed(p, "claims", "C31", status="partly"),
        lambda p: changed(p, "responses", "R2", text_en="The Council called the increase political."),
        lambda p: changed(p, "responses", "R1", claim_ids=("C28",)),
        lambda p: changed(p, "claims", "C30", other_side_es="Pidió parar las redadas."),
        lambda p: changed(p, "responses", "R1", source_ids=(ARTICLE,)),
    )),
    Trap(3, unfound_never_in_a_headline, (
        lambda p: changed(p, "sections", "responses-headline", claim_ids=("C29", "C30")),
    )),
    Trap(4, three_stand_apart, (
        lambda p: changed(p, "responses", "O1", origin="found"),
        lambda p: changed(p, "responses", "O2", text_es="Ofrece foros de apoyo comunitario."),
        lambda p: changed(p, "responses", "found-ccf", text_en="It works with Harbor of Hope LA."),
        lambda p: without(p, "responses", "O3"),
    )),
    Trap(4, found_organizations_stand_apart, (
        lambda p: changed(p, "responses", "found-ccf", origin="article"),
        lambda p: changed(p, "responses", "found-chirla", checked_on=None),
        lambda p: changed(p, "responses", "found-chirla", source_ids=(ARTICLE,)),
        lambda p: added(p, "responses", "found-chirla", source_ids=()),
    )),
    Trap(4, nothing_called_false, (
        lambda p: changed(p, "responses", "O1", text_en="This organization seems to be invented."),
        lambda p: changed(p, "claims", "C37", why_es="Es una organización falsa."),
        lambda p: changed(p, "claims", "C14", why_en="The number is made up."),
    )),
    Trap(12, both_kinds_of_reasons, (
        lambda p: changed(p, "claims", "C07", why_en="The post and border czar Tom Homan give safety reasons."),
        lambda p: without(p, "sections", "overview-stated-reason-2"),
        lambda p: changed(p, "sections", "overview-note-2", text_es="No hay una definición acordada."),
    )),
    Trap(12, judgments_attributed, (
        lambda p: changed(p, "responses", "found-post-order", text_en="It claimed so without evidence."),
        lambda p: changed(p, "claims", "C06", other_side_es="Hace afirmaciones sin respaldo."),
    )),
)  # fmt: skip
