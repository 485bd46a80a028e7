"""Charts with the kind of content the default pack has, in English and Spanish."""

from __future__ import annotations

import datetime

from explainer.content.evidence import STATUSES
from explainer.drawing.areas import Area, AreaChart, Outline
from explainer.drawing.bars import BarChart, Datum, Series
from explainer.drawing.chart import Chart
from explainer.drawing.closing import ClosingChart
from explainer.drawing.dated import DatedChart
from explainer.drawing.grid import Count, CountGrid, Head
from explainer.drawing.key import KeyChart
from explainer.drawing.links import Link, LinkChart
from explainer.drawing.marks import Mark
from explainer.drawing.matrix import Dot, MatrixCell, MatrixChart
from explainer.drawing.over_time import OverTimeChart, Track
from explainer.drawing.pairs import PairChart
from explainer.drawing.sides import SidesChart
from explainer.drawing.stack import Segment, Stack, StackChart
from explainer.drawing.strips import Finding, Strip, StripChart
from explainer.drawing.tallies import TallyChart
from explainer.drawing.timeline import Timeline, TimelineEvent
from explainer.drawing.timestrip import StripEvent, TimeStrip

LANGUAGES = ("en", "es")
KINDS = (BarChart, Timeline, LinkChart, StripChart, MatrixChart, TimeStrip, AreaChart, CountGrid, StackChart,
         OverTimeChart)
SLIDE_KINDS = (ClosingChart, DatedChart, KeyChart, PairChart, SidesChart, TallyChart)
"""Kinds that only slides are made of: tests/ui/presenter looks at them."""
_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"),
}
_FOOT = {"en": "Pack 1.0 · 3f9a2c71 · November 24, 2026", "es": "Paquete 1.0 · 3f9a2c71 · 24 de noviembre de 2026"}


def _say(language: str, en: str, es: str) -> str:
    return es if language == "es" else en


def word(status: str, language: str) -> str:
    """Status in full words."""
    return STATUSES[status].word(language)


def _percent(number: int, language: str) -> str:
    return f"{number}\u00a0%" if language == "es" else f"{number}%"


def article_bars(language: str) -> Chart:
    """The three per cents of the article."""
    cities = (("los-angeles", "Los Angeles", "Los Ángeles", 27, "not_found"), ("chicago", "Chicago", "Chicago", 22, "not_found"),
              ("new-york", "New York City", "Ciudad de Nueva York", 18, "contradicted"))
    data = tuple(Datum(key, _say(language, en, es), value, _percent(value, language), status, word(status, language),
                       figure_id=f"C{value}") for key, en, es, value, status in cities)
    return BarChart(_say(language, "One article’s numbers, found nowhere else", "Cifras de un artículo, no halladas en otra fuente"),
        _say(language, "Increase in deportations it states, no period given", "Aumento de deportaciones que afirma, sin periodo indicado"),
        takeaway=_say(language, "The article gives 27, 22 and 18 percent; none was found elsewhere.",
                      "El artículo da 27, 22 y 18 por ciento; nada de ello se halló en otra fuente."),
        source_line=_say(language, "Source: article of June 2025 [1]; looked for in 100 searches, 2026 [2]",
                         "Fuente: artículo de junio de 2025 [1]; buscado en 100 consultas, 2026 [2]"),
        footer=_FOOT[language], series=(Series("", data),))


def published_bars(language: str) -> Chart:
    """Two series with their own axes, single values, a missing one, a decrease."""
    def one(key: str, en: str, es: str, value: float | None, text: str, status: str = "reported", detail: str = "") -> Datum:
        return Datum(key, _say(language, en, es), value, text, status, word(status, language), detail, figure_id=key)

    before = one("F020a", "Los Angeles area, ICE and CBP", "Área de Los Ángeles, ICE y CBP", 2792, "2,792", detail=_say(
        language, "June 6 – July 8, 2025 · seven counties [4]", "6 de junio – 8 de julio de 2025 · siete condados [4]"))
    after = one("F020b", "Los Angeles area, ICE and CBP", "Área de Los Ángeles, ICE y CBP", 1371, "1,371", detail=_say(
        language, "the month after · seven counties [4]", "el mes siguiente · siete condados [4]"))
    series = (
        Series(_say(language, "Arrests, Los Angeles area", "Arrestos, área de Los Ángeles"), (before, after)),
        Series(_say(language, "Change against the year before", "Cambio frente al año anterior"), (
            one("F031", "New York City office", "Oficina de la ciudad de Nueva York", 56, _say(language, "+56%", "+56\u00a0%"), "corroborated"),
            one("F032", "Chicago office (six states)", "Oficina de Chicago (seis estados)", -12, _say(language, "−12%", "−12\u00a0%"), "partly"),
            one("F033", "Los Angeles office", "Oficina de Los Ángeles", None, _say(language, "not published", "no publicado"), "reported"))),
        Series(_say(language, "Single values: not comparable", "Valores sueltos: no se pueden comparar"), (
            one("F040", "Chicago office", "Oficina de Chicago", 1147, _say(language, "about 1,147", "alrededor de 1,147"), detail=_say(
                language, "arrests, May 21 – June 11, 2025, six states [7]", "arrestos, 21 de mayo – 11 de junio de 2025, seis estados [7]")),
            one("F041", "Cost of the Guard deployment", "Costo del despliegue de la Guardia Nacional", 134e6, _say(language, "$134 million", "134 millones de dólares"),
                "opinion")), single=True))
    return BarChart(_say(language, "What has been published", "Lo que se ha publicado"), takeaway="…",
                     source_line="[4] [7]", footer=_FOOT[language], series=series)


def every_fill(language: str) -> Chart:
    """One bar per status."""
    data = tuple(Datum(status, word(status, language), 60 - 7 * number, str(60 - 7 * number), status, word(status, language),
                       figure_id=f"fig-{status}") for number, status in enumerate(STATUSES))
    return BarChart("Fills", takeaway="Six fills.", series=(Series("", data),))


def timeline(language: str) -> Chart:  # long: a row for each event
    """Events of five decades, most of them in one month."""
    kinds = {"federal": ("Federal government", "Gobierno federal"), "city": ("Cities", "Ciudades"), "state": ("States", "Estados"),
             "court": ("Courts", "Tribunales"), "protest": ("Protests", "Protestas"), "data": ("Published data", "Datos publicados")}
    rows = (
        ("1979-11-27", "city", "Los Angeles police order limits immigration questions", "Una orden policial limita las preguntas migratorias"),
        ("1989-08-07", "city", "New York City’s first order", "Primera orden de Nueva York"),
        ("2012-09-12", "city", "Chicago: Welcoming City Ordinance", "Chicago: ordenanza Ciudad Acogedora"),
        ("2014-11-14", "city", "New York City detainer laws", "Leyes de detención en Nueva York"),
        ("2017-10-05", "state", "California Values Act signed", "Se firma la Ley de Valores de California"),
        ("2024-12-04", "city", "Los Angeles sanctuary ordinance", "Ordenanza santuario de Los Ángeles"),
        ("2025-01-20", "federal", "Order 14159 on sanctuary funds", "Orden 14159 sobre fondos santuario"),
        ("2025-02-06", "court", "United States sues Illinois and Chicago", "Estados Unidos demanda a Illinois y Chicago"),
        ("2025-04-28", "federal", "Order 14287 asks for a list", "Orden 14287 pide una lista"),
        ("2025-06-06", "federal", "Raids in Los Angeles intensify", "Se intensifican las redadas en Los Ángeles"),
        ("2025-06-07", "protest", "Protests in downtown Los Angeles", "Protestas en el centro de Los Ángeles"),
        ("2025-06-07", "federal", "National Guard deployed", "Se despliega la Guardia Nacional"),
        ("2025-06-09", "city", "Mayor Bass asks for an end to the raids", "La alcaldesa Bass pide el fin de las redadas"),
        ("2025-06-11", "city", "More than 20 mayors join her", "Más de 20 alcaldes se suman"),
        ("2025-06-12", "court", "Judge rules on Guard control", "Un juez decide sobre la Guardia"),
        ("2025-06-14", "protest", "Protests in many cities", "Protestas en muchas ciudades"),
        ("2025-06-15", "federal", "The President posts the directive", "El presidente publica la directiva"),
        ("2025-06-16", "data", "Policy tracker logs the directive", "Un registro anota la directiva"),
        ("2025-06-30", "court", "United States sues Los Angeles", "Estados Unidos demanda a Los Ángeles"),
        ("2025-07-11", "court", "Judge limits stops in Los Angeles", "Una jueza limita las detenciones en Los Ángeles"),
        ("2025-07-25", "court", "Illinois lawsuit dismissed", "Se desestima la demanda contra Illinois"),
        ("2025-08-05", "federal", "List of 35 jurisdictions", "Lista de 35 jurisdicciones"),
        ("2025-09-08", "court", "Supreme Court lifts the limit", "La Corte Suprema levanta el límite"),
        ("2025-12-04", "data", "Arrest records published", "Se publican registros de arrestos"),
        ("2026-02-01", "data", "Yearly figures (month)", "Cifras anuales (mes)"),
    )
    events = []
    for number, (day, kind, en, es) in enumerate(rows):
        date = datetime.date.fromisoformat(day)
        status = "contradicted" if number == 16 else ""
        events.append(TimelineEvent(f"ev-{number}", date, day, _say(language, en, es), kind, _say(language, *kinds[kind]), status,
                                    word(status, language) if status else "", f"C0{number}" if status else "",
                                    datetime.date(2026, 2, 28) if number == 24 else None))
    return Timeline(_say(language, "What happened when", "Qué ocurrió y cuándo"),
                     _say(language, "Dated events, 1979 to 2026", "Hechos con fecha, de 1979 a 2026"), takeaway="Most events lie in June 2025.",
                     source_line=_say(language, "Sources on the panel", "Fuentes en el panel"), footer=_FOOT[language], events=tuple(events),
                     month_names=_MONTHS[language])


def links(language: str) -> Chart:
    """Impacts with their effect on safety."""
    none = _say(language, "link not assessed", "relación no evaluada")

    def mark(status: str, claim: str) -> Mark:
        return Mark(status, STATUSES[status].word(language, short=True), claim)

    return LinkChart(_say(language, "Impact and safety", "Efecto y seguridad"), takeaway="Three pairs.", headings=(
        _say(language, "Impact the article names", "Efecto que nombra el artículo"), _say(language, "Safety effect it ties to it", "Efecto en la seguridad que le atribuye")),
        source_line=_say(language, "Source: the article [1]", "Fuente: el artículo [1]"), footer=_FOOT[language], links=(
            Link("P1", _say(language, "Family separation disrupts communities", "La separación de familias altera las comunidades"),
                 _say(language, "Fewer crime reports and less cooperation with police", "Menos denuncias de delitos y menos cooperación con la policía"),
                 (mark("partly", "C21"),), (mark("partly", "C25"), mark("not_found", "C27")), none),
            Link("P2", _say(language, "Economic hardship for households", "Dificultades económicas para los hogares"),
                 _say(language, "Policing priorities move away from local crime", "Las prioridades policiales se alejan del delito local"),
                 (mark("corroborated", "C26"),), (mark("contradicted", "C23"),), none),
            Link("P3", _say(language, "More fear in immigrant neighborhoods", "Más miedo en los barrios de inmigrantes"),
                 _say(language, "More offenses go unreported", "Más delitos quedan sin denunciar"), (mark("reported", "C24"),), (mark("partly", "C27"),),
                 word("partly", language), "partly", "C24"),
            Link("M1", _say(language, "Protect schools, clinics and places of worship", "Proteger escuelas, clínicas y lugares de culto"),
                 _say(language, "not stated", "no indicado"), (mark("opinion", "C43"),), (), none)))


def strips(language: str) -> Chart:
    """Research per claim."""
    def found(prefix: str, *strengths: str) -> tuple[Finding, ...]:
        return tuple(Finding(f"{prefix}-{n}", strength, _say(language, "Calls fell 12% in Dallas, 2010–2013", "Las llamadas bajaron 12\u00a0% en Dallas, 2010–2013"),
                             f"src-{prefix}-{n}") for n, strength in enumerate(strengths))

    rows = (
        ("C24", "People without legal status report fewer crimes", "Las personas sin estatus legal denuncian menos delitos", ("strong", "strong", "moderate", "limited"), ("limited",), ("moderate", "strong")),
        ("C22", "Trust in police falls", "Baja la confianza en la policía", ("moderate", "limited", "limited"), (), ("strong",)),
        ("C42", "Focus on serious criminal records lowers fear", "Centrarse en antecedentes graves reduce el miedo", (), (), ()),
        ("C41", "Community engagement builds trust", "La participación comunitaria genera confianza", ("strong", "moderate", "moderate", "moderate", "limited", "limited", "limited", "limited", "limited"), ("strong",), ()))
    return StripChart(_say(language, "Research for, against and null", "Investigación a favor, en contra y nula"), takeaway="…", headings=(
        _say(language, "Claim", "Afirmación"), _say(language, "For", "A favor"), _say(language, "Against", "En contra"),
        _say(language, "No effect found", "Sin efecto hallado")),
        none_text=_say(language, "none found", "ninguno hallado"), strength_words=(
            ("strong", _say(language, "strong method", "método sólido")), ("moderate", _say(language, "moderate", "moderado")),
            ("limited", _say(language, "limited", "limitado"))), source_line="[12] [13]", footer=_FOOT[language],
        strips=tuple(Strip(key, _say(language, en, es), found(key + "f", *f), found(key + "a", *a), found(key + "n", *n)) for key, en, es, f, a, n in rows))


def matrix(language: str) -> Chart:
    """Responses by group and focus."""
    groups = (("Administration", "Gobierno federal"), ("City", "Ciudad"), ("Advocates", "Defensores"), ("Organizations", "Organizaciones"), ("Police", "Policía"))
    focus = (("Public safety", "Seguridad pública"), ("Cooperation with ICE", "Cooperación con ICE"), ("Legal aid", "Ayuda legal"),
             ("Trust in police", "Confianza en la policía"), ("Protection", "Protección"), ("Know your rights", "Conozca sus derechos"))
    cells, statuses = [], list(STATUSES)
    for r, row in enumerate(groups):
        for c, column in enumerate(focus):
            count = (r * 5 + c * 3) % 4
            items = tuple(Dot(f"R{r}{c}{n}", statuses[(r + c + n) % 6], word(statuses[(r + c + n) % 6], language),
                              _say(language, "Mayor Karen Bass", "Alcaldesa Karen Bass"), f"C{r}{c}{n}") for n in range(count))
            cells.append(MatrixCell(_say(language, *row), _say(language, *column), items))
    return MatrixChart(_say(language, "Who says what", "Quién dice qué"), takeaway="…", cells=tuple(cells), source_line="[1] [9]",
                     footer=_FOOT[language])


ALL = {"article": article_bars, "published": published_bars, "fills": every_fill, "timeline": timeline, "links": links, "strips": strips, "matrix": matrix}


def time_strip(language: str) -> Chart:
    days = (datetime.date(1979, 11, 27), datetime.date(2019, 4, 18), datetime.date(2024, 12, 4),
            *(datetime.date(2025, 6, day) for day in (6, 6, 6, 7, 9, 11, 15, 15, 16, 17)), datetime.date(2026, 2, 9))
    events = tuple(StripEvent(f"e{n}", day, f"{day}. Event {n}") for n, day in enumerate(days))
    return TimeStrip("t", takeaway="…", source_line="[4] [7]", footer=_FOOT[language], events=events, marked=datetime.date(2025, 6, 15),
                     marked_text=_say(language, "June 15, 2025: The president posts the directive",
                                      "15 de junio de 2025: El presidente publica la directiva"),
                     marked_short=_say(language, "June 15, 2025", "15 de junio de 2025"), month_names=_MONTHS[language])


def areas(language: str) -> Chart:
    ring = ((-118.0, 34.0), (-117.0, 34.0), (-117.0, 35.0), (-118.0, 35.0))
    two = Outline("county", ((ring,), (tuple((x + 1, y) for x, y in ring),)), frozenset(), (-117.6, 34.2))
    core = two._replace(within=frozenset({0}))
    names = (("la", "Los Angeles", "Los Ángeles"), ("chi", "Chicago", "Chicago"), ("ny", "New York City", "Ciudad de Nueva York"))
    return AreaChart("t", takeaway="…", source_line="[4] [7]", footer=_FOOT[language], areas=tuple(
        Area(key, _say(language, en, es), _say(language, f"ICE {en} office", f"Oficina de ICE en {es}"),
             _say(language, "7 counties", "7 condados"), "All of it", core if key == "ny" else two)
        for key, en, es in names))


def grid(language: str) -> Chart:
    topics = ("Local cooperation", "Federal enforcement", "Courts and lawsuits") if language == "en" else (
        "Cooperación local", "Control migratorio", "Demandas y fallos")
    rows = tuple(Head(f"tag:{n}", name, str(9 * n)) for n, name in enumerate(
        ("Administration", "Cities and states") if language == "en" else ("Gobierno federal", "Ciudades y estados")))
    cells = {(r, c): Count(f"tag:{r}-{c}", str(r + c + 1), f"{r}, {c}") for r in range(2) for c in range(3) if r + c != 1}
    return CountGrid("t", takeaway="…", source_line="[4] [7]", footer=_FOOT[language], rows=rows, columns=topics, cells=cells)


def stacks(language: str) -> Chart:
    own = tuple(Segment(f"tag:{status}", f"{word(status, language)}: {n}", n / 21, status)
                for n, status in enumerate(STATUSES, 1))
    plain = (Segment("a", "29%", 0.29), Segment("b", "14%", 0.14, color="surface"), Segment("c", "57%", 0.57, color="page"))
    parts = tuple(Segment(f"p{n}", text, share, "reported", marked=False) for n, (text, share) in enumerate((
        (_say(language, "17% convicted", "17\u00a0% con condena"), 0.17),
        (_say(language, "18% charges only", "18\u00a0% solo con cargos"), 0.18),
        (_say(language, "65% neither", "65\u00a0% ni condena ni cargos"), 0.65))))
    return StackChart("t", takeaway="…", source_line="[4] [7]", footer=_FOOT[language], stacks=(Stack(own), Stack(plain, "Somewhere", "2025 · [1]"),
                              Stack(parts, "There", "2026", Mark("reported", word("reported", language), "p0"))))


def over_time(language: str) -> Chart:
    start = datetime.date(2025, 1, 5)
    values = tuple(None if week == 7 else float(40 + 11 * (week % 5)) for week in range(40))
    told = _say(language, "1,395 before, 2,298 after (+65%)", "1,395 antes, 2,298 después (+65\u00a0%)")
    return OverTimeChart("t", takeaway="…", tracks=tuple(
        Track(key, _say(language, en, es), start, tuple(None if v is None else v / part for v in values), told,
              "reported", word("reported", language), "[236]")
        for part, (key, en, es) in enumerate((("la", "Los Angeles area", "Zona de Los Ángeles"),
                                              ("ny", "New York City area", "Zona de la ciudad de Nueva York")), 1)),
        day=datetime.date(2025, 6, 15), days=30, day_text=_say(language, "June 15, 2025", "15 de junio de 2025"),
        months=_MONTHS[language], scale_text="{n}")


ALL |= {"time_strip": time_strip, "areas": areas, "grid": grid, "stacks": stacks, "over_time": over_time}


def keys_of(chart: Chart) -> set[str]:
    """Keys of everything that one must be able to walk to in a chart of `KINDS`."""
    match chart:
        case BarChart():
            return {datum.key for series in chart.series for datum in series.data}
        case Timeline():
            return {event.key for event in chart.events}
        case LinkChart():
            return {link.key for link in chart.links}
        case StripChart():
            found = (one for strip in chart.strips for one in (*strip.for_, *strip.against, *strip.null))
            return {strip.key for strip in chart.strips} | {finding.key for finding in found}
        case MatrixChart():
            return {dot.key for cell in chart.cells for dot in cell.items}
        case TimeStrip():
            return {event.key for event in chart.events}
        case AreaChart():
            return {area.key for area in chart.areas}
        case CountGrid():
            return {head.key for head in chart.rows} | {count.key for count in chart.cells.values()}
        case StackChart():
            return {segment.key for stack in chart.stacks for segment in stack.segments}
    return _keys_of_slides(chart)


def _keys_of_slides(chart: Chart) -> set[str]:
    """The same of a chart of `SLIDE_KINDS`, and of one over time."""
    match chart:
        case DatedChart():
            return {event.key for event in chart.events}
        case PairChart():
            return {datum.key for place in chart.places for datum in place.data}
        case SidesChart():
            return {side.key for side in chart.sides}
        case TallyChart():
            return {tally.key for tally in chart.rows}
        case KeyChart():
            return {f"status:{one.status}" for one in chart.rows}
        case ClosingChart():
            return {chart.key}
        case OverTimeChart():
            return {track.key for track in chart.tracks}
    raise AssertionError(f"no such kind: {chart}")


def words_of(chart: Chart) -> list[str]:
    """All texts that an image of a chart of `KINDS` must hold, but for its title and sources."""
    match chart:
        case BarChart():
            return [text for series in chart.series for d in series.data
                    for text in (d.label, d.value_text, d.status_word, d.detail)]
        case Timeline():
            return [text for event in chart.events for text in (event.date_text, event.label, event.status_word)]
        case LinkChart():
            texts = [text for link in chart.links for text in (link.left, link.right, link.link_text)]
            marks = [mark for link in chart.links for mark in (*link.left_marks, *link.right_marks)]
            return [*texts, *(mark.word for mark in marks), *chart.headings]
        case StripChart():
            return [*(strip.label for strip in chart.strips), *chart.headings,
                    *(word for _, word in chart.strength_words)]
        case MatrixChart():
            used = [cell for cell in chart.cells if cell.items]
            return [*(text for cell in used for text in (cell.row, cell.column)),
                    *(dot.word for cell in used for dot in cell.items)]
    return _words_of_strips(chart)


def _words_of_strips(chart: Chart) -> list[str]:
    """The same of a strip above a list, and of a chart over time."""
    match chart:
        case TimeStrip():
            return [chart.marked_text]
        case AreaChart():
            return [text for area in chart.areas for text in (area.name, area.office, area.covers)]
        case CountGrid():
            return [*(head.text for head in chart.rows), *chart.columns, *(one.number for one in chart.cells.values())]
        case StackChart():
            return [text for stack in chart.stacks
                    for text in (stack.title, stack.detail, *(segment.text for segment in stack.segments))]
        case OverTimeChart():
            return [text for track in chart.tracks for text in (track.title, track.told, track.status_word)]
    raise AssertionError(f"no such kind: {chart}")
