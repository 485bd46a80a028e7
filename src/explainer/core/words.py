"""Words for the closed lists of the pack format, in each language of a pack.

These belong to the content's language, not the program's: a sheet in two languages needs both at once.
"""

from __future__ import annotations

WORDS: dict[str, dict[str, tuple[str, str]]] = {
    "response_group": {
        "administration": ("Administration", "Gobierno federal"),
        "city": ("City", "Ciudad"),
        "state": ("State", "Estados"),
        "advocates": ("Advocates", "Grupos con postura"),
        "organisations": ("Organizations", "Organizaciones"),
        "police": ("Police", "Policía"),
    },
    "origin": {
        "article": ("In the article", "En el artículo"),
        "found": ("Found elsewhere", "Encontrado en otra fuente"),
    },
    "event_kind": {
        "federal": ("Federal", "Federal"), "city": ("City", "Ciudad"), "state": ("State", "Estado"),
        "court": ("Court", "Tribunal"), "protest": ("Protest", "Protesta"), "data": ("Data", "Datos"),
    },
    "prevailed": {
        "federal": ("Federal government", "Gobierno federal"),
        "others": ("City, state or group", "Ciudad, estado o grupo"),
        "mixed": ("Each side in part", "Ambas partes, en parte"),
        "pending": ("No ruling found", "Sin fallo encontrado"),
    },
    "source_kind": {
        "agency": ("Government agency", "Organismo público"), "court": ("Court", "Tribunal"), "law": ("Law", "Ley"),
        "newspaper": ("News", "Prensa"), "research": ("Research", "Estudio"),
        "advocacy": ("Advocacy", "Grupo con postura"), "reference": ("Reference", "Obra de consulta"),
        "article": ("The article", "El artículo"),
    },
    "side": {
        "none": ("Takes no side", "Sin postura"), "administration": ("Administration", "Gobierno federal"),
        "city": ("City or state", "Ciudad o estado"),
        "enforcement": ("For more enforcement", "A favor de más control migratorio"),
        "immigrants": ("For immigrants' rights", "A favor de los derechos de los inmigrantes"),
    },
    "direction": {
        "supports": ("Supports", "Apoya"), "opposes": ("Points the other way", "Apunta en otro sentido"),
        "context": ("Context", "Contexto"),
    },
    "research_direction": {
        "for": ("For", "La respalda"), "against": ("Against", "La contradice"),
        "null": ("No effect found", "Sin efecto encontrado"),
    },
    "strength": {
        "strong": ("Strong", "Sólida"), "moderate": ("Moderate", "Media"), "limited": ("Limited", "Limitada"),
    },
    "impact_group": {
        "context": ("Context", "Contexto"), "concern": ("Concern", "Preocupación"),
        "pair": ("Impact and effect", "Impacto y efecto"),
    },
    "recommendation_group": {"approach": ("Approach", "Enfoque"), "measure": ("Measure", "Medida")},
    "figure_kind": {
        "arrests": ("Arrests", "Arrestos"), "detention": ("Detention", "Detención"),
        "removals": ("Deportations", "Deportaciones"),
        "criminal_history": ("Criminal history", "Antecedentes penales"),
        "foreign_born": ("Residents born abroad", "Residentes nacidos en el extranjero"),
        "police_calls": ("Calls to police", "Llamadas a la policía"), "cost": ("Cost", "Costo"),
        "research": ("Research", "Estudios"), "law": ("Law", "Ley"), "other": ("Other", "Otro"),
    },
}

LINK_NOT_ASSESSED = {"en": "link not assessed", "es": "vínculo no evaluado"}
NOT_STATED = {"en": "not stated", "es": "no se indica"}
NONE_FOUND = {"en": "none found", "es": "no se encontró nada"}


def word(table: str, key: str, language: str) -> str:
    """The word for `key` of a closed list; the key itself if it is unknown, so that nothing is blank."""
    words = WORDS[table].get(key)
    if words is None:
        return key
    return words[1] if language == "es" else words[0]


def pick(words: dict[str, str], language: str) -> str:
    """The word in `language`, else in English."""
    return words.get(language, words["en"])
