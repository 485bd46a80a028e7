"""Answers in plain words to what people ask of a number first: can I trust it?"""

from __future__ import annotations

from explainer.content.statements import Statement
from explainer.core.i18n import N_, translate

_VERDICTS = {
    "corroborated": N_("Yes. An independent, named source says the same."),
    "partly": N_("In part. A source supports part of it, or a weaker form."),
    "not_found": N_("Treat it with care. We looked and found it in no other source. "
                    "That does not make it false."),
    "contradicted": N_("Treat it with care. A named source says otherwise."),
    "reported": N_("It rests on one named source. A known dispute is noted next to it."),
    "opinion": N_("It is an opinion or a forecast. Nobody can check it as a fact."),
}


def question(statement: Statement) -> str:
    """Can I trust it? About its number, if it has one."""
    if statement.number:
        return translate("Can I trust “{number}”?", statement.language, number=statement.number)
    return translate("Can I trust this?", statement.language)


def verdict(statement: Statement) -> str:
    """The answer that its evidence status gives, in plain words; "" for a status that the
    vocabulary does not know."""
    text = _VERDICTS.get(statement.status.id, "")
    return translate(text, statement.language)
