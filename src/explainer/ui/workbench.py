"""Everything that works on what the window shows: panels with tables and charts, commands, menu,
dialogs, shows.

It is made whole, once the libraries it needs are imported; this module brings all of them, so
import it off the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon, QKeySequence, QShortcut

from explainer.app import paths
from explainer.app.commands import Situation, reading_command
from explainer.app.jobs import CancelToken, Progress
from explainer.app.show_store import show_file
from explainer.content import over_time
from explainer.content.search import Item
from explainer.core.languages import LANGUAGES
from explainer.drawing.theme import THEMES
from explainer.panels import registry
from explainer.qt.actions import Actions
from explainer.qt.workers import Runner
from explainer.ui.aloud.controller import AloudController
from explainer.ui.context_menu import offer_context_menu
from explainer.ui.controllers import PackController
from explainer.ui.find.controller import FindController
from explainer.ui.kiosk.starting import KioskStarter
from explainer.ui.lookups import Lookups
from explainer.ui.panels.body import PanelBody
from explainer.ui.panels.page import PanelPage
from explainer.ui.presenter.controller import PresenterController
from explainer.ui.records.controller import RecordsController
from explainer.ui.share import ShareController
from explainer.ui.sheets.controller import SheetController
from explainer.ui.shell import Shell
from explainer.ui.start.tour import Tour
from explainer.ui.window import MENU_KEY


class Workbench(QObject):
    """The controllers over a shell, its actions, and the bodies of its panels: the one shown at
    once, others on demand."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.state, self.window, self.settings = shell.state, shell.window, shell.settings
        state, window, settings = self.state, self.window, self.settings
        window.complete()
        # read once the window can be
        shell.app.setWindowIcon(QIcon(str(paths.resources() / "icons" / "64.png")))
        self.runner = Runner(self)
        self._bodies: dict[str, PanelBody] = {}
        self._told = ""
        self.actions = Actions(window, self._situation, state.station)
        self.lookups = Lookups(state, window, self.body)
        self.find = FindController(state, window.find_field, self.actions, self.runner, self.body)
        self.packs = PackController(state, window, self.runner)
        self.share = ShareController(state, window, self.runner, self.body)
        self.sheets = SheetController(state, window, self.runner, settings.values)
        self.presenter = PresenterController(state, window, settings.values,
                                             show_file(settings.file) if settings.file is not None
                                             else None)
        self.records = RecordsController(state, window, self.runner, self.packs)
        self.tour = Tour(state, window)
        self.aloud = AloudController(state, window, self.body)
        self.kiosk = KioskStarter(state, window)
        self.packs.last_folder = settings.values.last_folder
        self._refresh_soon = QTimer(window)  # goes with the actions
        self._refresh_soon.setSingleShot(True)
        self._refresh_soon.setInterval(0)
        self._refresh_soon.timeout.connect(self.actions.refresh)
        self._connect()
        self.fill(state.panel)
        self._offer_commands()
        if settings.file is not None:
            self.records.use(settings.file.parent / "records")

    def _connect(self) -> None:
        state, window, lookups = self.state, self.window, self.lookups
        self.packs.opened.connect(self._remember_pack)
        for changed in (self.sheets.settings_changed, self.presenter.settings_changed,
                        window.placed):
            changed.connect(self.settings.changed)
        window.source_card_requested.connect(lookups.show_source_card)
        window.source_requested.connect(lookups.show_source)
        self.find.jumps.source_card_requested.connect(lookups.show_source_card)
        self.find.jumps.said.connect(self._say)
        for reason in (state.panel_changed, state.language_changed):  # what it said is over
            reason.connect(window.toast.hide)
        state.language_changed.connect(self._retranslate)
        # a card of the old pack would name sources by numbers of the new one
        state.pack_changed.connect(lookups.close)
        state.panel_changed.connect(lambda: self.fill(state.panel))
        state.brought_changed.connect(self._show_brought)
        for reason in (state.language_changed, state.pack_changed, state.look_changed):
            reason.connect(self.actions.refresh)
        # What is shown decides as well: the panel listens to these too, and is through by then.
        state.panel_changed.connect(self._refresh_soon.start)
        state.choices_changed.connect(lambda _panel, _name: self._refresh_soon.start())
        self.packs.opening_changed.connect(self._refresh_soon.start)

    # Panels

    def fill(self, panel: str) -> PanelBody | None:
        """Chart, table and card of a panel, made if they are not there yet; None for a panel that
        has none."""
        page = self.window.page(panel)
        if not isinstance(page, PanelPage):
            return None
        if panel not in self._bodies:
            body = self._bodies[panel] = PanelBody(panel, self.state)
            body.source_card_requested.connect(self.lookups.show_source_card)
            body.source_requested.connect(self.lookups.show_source)
            body.card.print_requested.connect(self._print)
            body.card.message_requested.connect(self.window.toast.say)
            body.card.page_changed.connect(self._refresh_soon.start)
            body.table.typed.connect(self.find.type_here)
            body.card.row_requested.connect(self._show_row)
            page.attach(body)
            offer_context_menu(body, body.card.text, self.actions)
            body.table.activated.connect(self.actions["go.source_card"].trigger)
        return self._bodies[panel]

    def body(self) -> PanelBody | None:
        """Chart, table and card of the panel that is shown; None if it has none."""
        return self.fill(self.state.panel)

    def prepare(self) -> None:
        """Make ready, while nobody waits for it, what takes a moment when it is first shown: the
        plot over time."""
        pack = self.state.pack

        def work(_token: CancelToken, _progress: Progress) -> None:
            import explainer.ui.panels.over_time  # noqa: F401 - so that it is there when needed

            over_time.drawable(pack)

        def done(_none: None) -> None:
            for body in self._bodies.values():
                body.over_time.prepare()

        self.runner.start("prepare", work, done, _raise)

    def _show_brought(self) -> None:
        for body in self._bodies.values():
            if body.over_time.is_shown:
                body.refresh()

    def _reset_columns(self) -> None:
        if (body := self.body()) is not None:
            body.listing.reset_columns()

    def _print(self) -> None:
        """Where the computer is shared, no dialog lists printers and files."""
        if self.state.station.is_shared:
            self.window.sheet_requested.emit()
        else:
            self.sheets.preview()

    def _show_row(self, table: str, row_id: str) -> None:
        """Show a row of a list; the way back leads here."""
        self.find.jumps.show_item(Item(table, row_id, ""))

    def _say(self, text: str) -> None:
        """Tell where a result of find is, with the way back; "" takes that away."""
        toast = self.window.toast
        if text:
            toast.say(text, self.tr("Back"), self.find.jumps.back)
            self._told = text
        elif toast.text == self._told:
            toast.hide()

    # Commands

    def _offer_commands(self) -> None:
        self.actions.connect(self._handlers())
        self._retranslate()
        self._refresh_soon.start()  # once the panel is shown, which decides as well
        self.window.header.offer_menu()
        QShortcut(QKeySequence(MENU_KEY), self.window, self.window.header.open_menu)

    def _retranslate(self) -> None:
        self.actions.retranslate()
        self.actions.fill(self.window.menu)

    def _situation(self) -> Situation:
        body = self.body()
        return Situation(self.state, self.settings.values.last_pack, self.packs.opening_another,
                         shows_rows=body is not None and body.model.rowCount() > 0,
                         has_table=body is not None,
                         has_source_card=self.lookups.has_source_card,
                         can_go_back=self.find.jumps.can_go_back,
                         has_picture=body is not None and bool(registry.charts(self.state.panel)),
                         changed_since=self.packs.before is not None)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        """What each command does, by its id."""
        state, window, packs, share = self.state, self.window, self.packs, self.share
        look, presenter = self.lookups, self.presenter
        return {
            "pack.open_folder": packs.ask_folder, "pack.open_file": packs.ask_file,
            "pack.built_in": packs.open_built_in, "pack.reload": packs.reload,
            "pack.problems": packs.show_problems, "pack.changes": packs.show_changes,
            "pack.spreadsheet": packs.copies.open_in_spreadsheet,
            "pack.save_folder": packs.copies.ask_save_folder,
            "pack.save_workbook": packs.copies.ask_save_workbook,
            "pack.records": self.records.show,
            "app.quit": window.close,
            "go.find": self.find.open, "go.commands": self.find.open_commands,
            "go.back": self.find.jumps.back,
            "go.source_card": look.show_selected_source_card,
            **{f"go.{panel}": partial(state.show_panel, panel) for panel in registry.panel_ids()},
            **{reading_command(language): partial(state.set_language, language.id)
               for language in LANGUAGES.values()},
            "view.language": state.next_language,
            **{f"view.{theme}": partial(state.set_theme, theme) for theme in THEMES},
            "view.larger": partial(state.step_text_scale, 1),
            "view.smaller": partial(state.step_text_scale, -1),
            "view.normal": partial(state.set_text_scale, 1.0),
            "view.columns": self._reset_columns,
            "view.full_screen": window.toggle_full_screen, "view.aloud": self.aloud.toggle,
            "present.start": presenter.start, "present.here": presenter.start_here,
            "present.rehearse": presenter.rehearse,
            "share.copy": share.copy, "share.copy_sources": partial(share.copy, with_sources=True),
            "share.copy_text": share.copy_text, "share.copy_picture": share.copy_picture,
            "share.export": share.ask_export, "share.print": self._print,
            "kiosk.start": self.kiosk.start, "kiosk.over": window.over_requested.emit,
            "kiosk.staff": window.staff_requested.emit,
            "help.help": look.help, "help.tour": self.tour.start, "help.about": look.about,
        }

    # The pack last open

    def _remember_pack(self, path: str) -> None:
        kept = self.settings.values
        kept.last_pack = path
        self.actions.refresh()
        if path:
            kept.last_folder = self.packs.last_folder = str(Path(path).parent)
        self.settings.changed()

    def close(self) -> None:
        """Stop what runs in the background; what a show keeps goes to the disk."""
        self.aloud.aloud.stop()
        self.runner.stop()
        self.presenter.close()


def _raise(error: Exception) -> None:
    raise error
