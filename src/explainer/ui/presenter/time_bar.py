"""The line on top of the console: where the show is, how long it has run, and whether it keeps to
its plan."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTime, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from explainer.app.pace import Pace, Plan, clock_text
from explainer.ui.presenter.plan_field import PlanField


class TimeBar(QWidget):
    """The parts of that line: slide number, time of the show (a press stops it or starts it again),
    a button to count from zero, the plan, the pace in words and color, time on the slide, and the
    clock. The console places them."""

    planned = Signal(int)
    timer_pressed = Signal()
    restarted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide()  # its parts are shown, each in its place
        self.place, self.slide_time, self.pace, self.clock = (QLabel(parent) for _ in range(4))
        self.elapsed, self.restart = QPushButton(parent), QPushButton(parent)
        self.place.setObjectName("cardTitle")
        self.elapsed.setProperty("time", True)
        for button, wanted in ((self.elapsed, self.timer_pressed), (self.restart, self.restarted)):
            button.setProperty("showKey", True)
            button.clicked.connect(lambda _checked=False, wanted=wanted: wanted.emit())
        for label in (self.slide_time, self.clock):
            label.setProperty("muted", True)
        self._number = ""
        self.plan = PlanField(parent)
        self.plan.planned.connect(self.planned)
        self.retranslate()

    def parts(self) -> tuple[QWidget, ...]:
        """Its parts from left to right."""
        return (self.place, self.elapsed, self.restart, self.plan, self.pace, self.slide_time,
                self.clock)

    def retranslate(self) -> None:
        """Words in the present language."""
        self.plan.retranslate()
        self.elapsed.setToolTip(self.tr("Stop the timer, or start it again"))
        self.restart.setText(self.tr("Restart"))
        self.restart.setToolTip(self.tr("Count from zero, from this slide on"))
        wide = self.plan.fontMetrics().horizontalAdvance(self.tr("{n} min planned").format(n=888))
        self.plan.setFixedWidth(wide + 36)

    def set_plan(self, minutes: int) -> None:
        """Show the planned length without telling anybody."""
        self.plan.set_value(minutes)

    def show_time(self, place: str, elapsed: float, running: bool, on_slide: float, plan: Plan,
                  slide: str, pace: Pace) -> None:
        """Bring everything up to date."""
        if not self._number:
            self.place.setText(place)
        self.elapsed.setText(clock_text(elapsed) if running else self.tr("{time} stopped").format(
            time=clock_text(elapsed)))
        self.elapsed.setAccessibleName(
            self.tr("Time of the show: {time}").format(time=clock_text(elapsed)))
        share = plan.share(slide) if plan.seconds else 0.0
        self.slide_time.setText(self.tr("this slide {time} of {planned}").format(
            time=clock_text(on_slide), planned=clock_text(share)) if share
                                else self.tr("this slide {time}").format(
            time=clock_text(on_slide)))
        self._show_pace(pace)
        self.clock.setText(QLocale().toString(QTime.currentTime(), QLocale.FormatType.ShortFormat))

    def _show_pace(self, pace: Pace) -> None:
        words = self._pace_words(pace)
        self.pace.setText(words)
        state = {"late": "late", "very_late": "very_late"}.get(pace.state, "")
        if self.pace.property("pace") != state:
            self.pace.setProperty("pace", state)
            self.pace.style().unpolish(self.pace)
            self.pace.style().polish(self.pace)

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
