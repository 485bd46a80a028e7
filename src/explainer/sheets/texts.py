"""The words a sheet says of its own, in each language of a pack.

They follow the sheet's language, not the program's: a sheet in two languages needs both at once.
"""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # Subjects
    "overview": ("Overview", "Resumen"),
    "impacts": ("Impacts", "Impactos"),
    "responses": ("Responses", "Respuestas"),
    "recommendations": ("Recommendations", "Recomendaciones"),
    "full_set": ("All summary sheets", "Todas las hojas informativas"),
    # Masthead, foot, colophon
    "sheet": ("Summary sheet", "Hoja informativa"),
    "page": ("Page {n} of {m}", "Página {n} de {m}"),
    "other_side_of_paper": ("Español al dorso", "English on the other side"),
    "pack": ("Pack version {version}", "Versión {version} del paquete"),
    "no_version": ("Pack without a version", "Paquete sin versión"),
    "hash": ("content {digest}", "contenido {digest}"),
    "printed": ("printed {date}", "impreso: {date}"),
    "review_by": ("To be reviewed by {date}.", "Por revisar antes del {date}."),
    "review_passed": (
        "This content was to be reviewed by {date}. That date has passed: laws, court cases and counts may have "
        "changed.",
        "Este contenido debía revisarse antes del {date}. Esa fecha ya pasó: las leyes, los casos y los conteos pueden "
        "haber cambiado."),
    "law_unreviewed": ("Legal lines: not yet reviewed by a person.",
                       "Datos legales: todavía no los ha revisado ninguna persona."),
    "law_reviewed": ("Legal lines reviewed by {name}.", "Datos legales revisados por {name}."),
    "text_unreviewed": ("", "Texto en español: todavía no lo ha revisado ninguna persona."),
    "text_reviewed": ("", "Texto en español revisado por {name}."),
    "legal_note": ("This is not legal advice.", "Esto no es asesoría legal."),
    # Sections
    "article_says": ("What the article says", "Lo que dice el artículo"),
    "disputed_by": ("The source that disputes it: {publisher}, {date}.",
                    "La fuente que lo contradice: {publisher}, {date}."),
    "published": ("What has been published", "Lo que se ha publicado"),
    "not_known": ("What we don’t know", "Lo que no sabemos"),
    "words": ("Words", "Vocabulario"),
    "sources": ("Sources", "Fuentes"),
    "marks": ("Marks", "Marcas"),
    "claims": ("How far the statements are confirmed", "Hasta qué punto se confirman las afirmaciones"),
    "claims_note": ("By evidence status", "Según su marca"),
    "reasons": ("Reasons stated for it", "Razones que se dan"),
    "events": ("What happened", "Qué ocurrió"),
    "cases": ("Court cases", "Casos judiciales"),
    "recommendation_links": ("From proposal to benefit, as the article has it",
                             "De la propuesta al beneficio, según el artículo"),
    "impact_table": ("What else the article says may happen", "Qué más puede pasar, según el artículo"),
    "responses_chart": ("Who responded: one mark for each statement", "Quién respondió: una marca por declaración"),
    "responses_table": ("What the article reports, beside what was verified",
                        "Lo que informa el artículo, junto a lo verificado"),
    "for_against": ("What speaks for it, and the other side’s best source",
                    "Lo que la respalda y la mejor fuente del otro lado"),
    "research_for": ("Research for", "Estudios que la respaldan"),
    "research_against": ("Research against", "Estudios que la contradicen"),
    "research_null": ("Looked, and found no effect", "Se buscó y no se encontró efecto"),
    # Table heads
    "col_what": ("What is counted", "Qué se cuenta"),
    "col_place": ("Place", "Lugar"),
    "col_period": ("Period", "Periodo"),
    "col_number": ("Number", "Número"),
    "col_date": ("Date", "Fecha"),
    "col_event": ("Event", "Evento"),
    "col_case": ("Case", "Caso"),
    "col_ruling": ("Last ruling", "Último fallo"),
    "col_prevailed": ("Who prevailed", "Fallo a favor de"),
    "col_as_of": ("As of", "A fecha de"),
    "col_evidence": ("Evidence", "Evidencia"),
    "col_impact": ("Impact", "Impacto"),
    "col_proposal": ("Proposal", "Propuesta"),
    "col_who": ("Who", "Quién"),
    "col_said": ("What they said or did", "Qué dijeron o hicieron"),
    "col_why": ("Why it has this mark", "Por qué tiene esta marca"),
    "col_other_side": ("The other side’s best source", "La mejor fuente del otro lado"),
    # Small pieces
    "as_of": ("As of {date}.", "Situación al {date}."),
    "as_of_month": ("As of {date}.", "Situación a {date}."),  # a month or a year
    "one_of": ("One of {n} findings.", "Uno de {n} hallazgos."),
    "strength": ("strength: {word}", "solidez: {word}"),
    "takes_side": ("The author or sponsor takes a side in public.",
                   "El autor o patrocinador tiene una postura pública."),
    "some_of": ("{n} of {m}", "{n} de {m}"),
    "read_in_copy": ("read in a copy", "leído en una copia"),
    "none_found": ("None found.", "No se encontró nada."),
    "no_number": ("This pack gives no number for {city}.", "Este paquete no da ningún número para {city}."),
    "no_statement": ("This pack says nothing here.", "Este paquete no dice nada aquí."),
    "nothing_unknown": ("The pack names nothing here.", "El paquete no señala nada aquí."),
    "leads_to": ("{left} leads to {right} ({step})", "{left} lleva a {right} ({step})"),
    # Local contacts
    "contacts": ("Local help", "Ayuda local"),
    "contacts_blank": ("filled in by this center; checked on", "lo completa este centro; verificado el"),
    "contacts_checked": ("filled in by this center; checked on {date}",
                         "lo completa este centro; verificado el {date}"),
    # Cover of the full set
    "in_this_set": ("In this set", "En este conjunto"),
    "how_to_read": ("How to read the marks", "Cómo leer las marcas"),
    "all_sources": ("All sources", "Todas las fuentes"),
    "keep_in_mind": ("Keep in mind", "Tenga en cuenta"),
}


def say(key: str, language: str, **values: object) -> str:
    """The text for `key` in `language` (English where it is neither of the two), with the values filled in."""
    english, spanish = TEXTS[key]
    return (spanish if language == "es" else english).format(**values)
