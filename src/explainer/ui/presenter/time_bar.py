"""The line on top of the console: where the show is, how long it has run, and whether it keeps to
its plan."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QWidget

from explainer.app.pace import Pace, Plan, clock_text
from explainer.app.settings import MOST_MINUTES


class TimeBar(QWidget):
    """Slide number, time on the slide, time of the show against the plan, pace in words and color,
    and the clock."""

    planned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place, self.elapsed, self.slide_time, self.pace, self.clock = (QLabel(self)
                                                                            for _ in range(5))
        self.place.setObjectName("cardTitle")
        self.elapsed.setObjectName("cardTitle")
        for label in (self.slide_time, self.clock):
            label.setProperty("muted", True)
        self._number = ""
        self.plan = QSpinBox(self)
        self.plan.setRange(0, MOST_MINUTES)
        # the arrow keys and the wheel do it
        self.plan.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.plan.valueChanged.connect(self.planned)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        for widget in (self.place, self.elapsed, self.plan, self.pace, self.slide_time):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.clock)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the present language."""
        self.plan.setSuffix(self.tr(" min planned"))
        self.plan.setSpecialValueText(self.tr("no plan"))
        self.plan.setAccessibleName(self.tr("Planned length in minutes"))
        self.plan.setToolTip(self.tr("Planned length of the show; 0 means no plan"))

    def set_plan(self, minutes: int) -> None:
        """Show the planned length without telling anybody."""
        self.plan.blockSignals(True)
        self.plan.setValue(minutes)
        self.plan.blockSignals(False)

    def show_time(self, number: int, count: int, elapsed: float, running: bool, on_slide: float,
                  plan: Plan,
                  slide: str, pace: Pace) -> None:
        """Bring everything up to date."""
        if not self._number:
            self.place.setText(self.tr("Slide {n} of {count}").format(n=number, count=count))
        self.elapsed.setText(clock_text(elapsed) if running else self.tr("{time} stopped").format(
            time=clock_text(elapsed)))
        self.elapsed.setAccessibleName(
            self.tr("Time of the show: {time}").format(time=clock_text(elapsed)))
        share = plan.share(slide) if plan.seconds else 0.0
        self.slide_time.setText(self.tr("this slide {time} of {planned}").format(
            time=clock_text(on_slide), planned=clock_text(share)) if share
                                else self.tr("this slide {time}").format(
            time=clock_text(on_slide)))
        self.pace.setText(self._pace_words(pace))
        state = {"late": "late", "very_late": "very_late"}.get(pace.state, "")
        if self.pace.property("pace") != state:
            self.pace.setProperty("pace", state)
            self.pace.style().unpolish(self.pace)
            self.pace.style().polish(self.pace)
        self.clock.setText(QLocale().toString(QTime.currentTime(), QLocale.FormatType.ShortFormat))

    def show_number(self, digits: str, count: int) -> None:
        """Show the number of a slide that is being typed, in the place of the slide's own; "": no
        longer."""
        self._number = digits
        if digits and 1 <= int(digits) <= count:
            self.place.setText(self.tr("Enter: to slide {n}").format(n=digits))
        elif digits:
            text = self.tr("There is no slide {n}; the show has {count}")
            self.place.setText(text.format(n=digits, count=count))

    def _pace_words(self, pace: Pace) -> str:
        minutes = clock_text(abs(pace.seconds))
        if pace.state in ("late", "very_late"):
            return self.tr("{time} late").format(time=minutes)
        if pace.state == "ahead":
            return self.tr("{time} ahead").format(time=minutes)
        return self.tr("on time") if pace.state == "on_time" else ""
