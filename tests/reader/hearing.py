"""What a person hears who works with a screen reader: keys go in, words come out, and nothing else is known.

`Reader` says what Orca says of the same events: where the focus goes, the line that the text cursor moves to,
announcements, and a name or a state that changes while the focus stays.
"""

from __future__ import annotations

import subprocess
import time
from collections import deque
from typing import Any, NamedTuple

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import DBusConnection

ATSPI = "org.a11y.atspi"
_REGISTRY = f"{ATSPI}.Registry"
_EVENTS = ("object:state-changed", "object:text-caret-moved", "object:announcement", "object:property-change",
           "object:active-descendant-changed", "object:selection-changed", "object:text-changed", "window:activate")
QUIET = 0.15
"""Seconds without an event after which nothing more is expected of a key."""
PATIENCE = 1.0
"""Seconds that the first word may take on a machine that is busy with other things."""
SILENT_KEYS = ("Escape",)
"""Keys after which silence is nothing to wonder at."""
LONGEST = 4.0
"""Seconds after which a key's words are taken as said, whatever else goes on."""
_LINE = 3  # the granularity of a line
_NAMES = {1: "active", 4: "checked", 7: "editable", 8: "enabled", 9: "expandable", 10: "expanded", 11: "focusable",
          12: "focused", 16: "modal", 20: "pressed", 22: "selectable", 23: "selected", 24: "sensitive",
          25: "showing", 30: "visible", 41: "checkable", 42: "has popup", 43: "read only"}
"""Bits of a set of states."""
CELLS = frozenset({"cell", "table cell"})
SILENT_ROLES = frozenset({"application", "desktop frame", "filler", "layered pane", "scroll pane", "unknown", "viewport"})
"""What only holds other things."""


class Thing(NamedTuple):
    """Something on the bus that can be asked what it is."""

    bus: str
    path: str


class Said(tuple[str, ...]):
    """The words that one key brought, in their order."""

    def __str__(self) -> str:
        return " | ".join(self)

    def tells(self, *texts: str) -> bool:
        """Whether all of the texts were heard, in any case of letters."""
        heard = str(self).casefold()
        return all(text.casefold() in heard for text in texts)


class Reader:
    """Listens on the bus of AT-SPI and presses keys. `log` has every key and what was said after it."""

    def __init__(self, bus: DBusConnection, environment: dict[str, str]) -> None:
        self._bus, self._environment = bus, environment
        self._heard: deque[Message] = deque()
        self._filter = bus.filter(MatchRule(type="signal"), queue=self._heard)
        self._filter.__enter__()
        self.log: list[tuple[str, Said]] = []
        self.focus: Thing | None = None
        self._window: Thing | None = None
        self._context: tuple[str, ...] = ()
        for event in _EVENTS:
            self._call(Thing(_REGISTRY, "/org/a11y/atspi/registry"), _REGISTRY, "RegisterEvent", "sass", (event, [], ""))
        for interface in ("Object", "Window"):
            bus.send_and_get_reply(message_bus.AddMatch(MatchRule(type="signal", interface=f"{ATSPI}.Event.{interface}")),
                                   timeout=10)

    def close(self) -> None:
        """Stop listening."""
        self._filter.close()
        self._bus.close()

    # Keys

    def press(self, *keys: str) -> Said:
        """Press keys one after the other ("Tab", "ctrl+f", "shift+Tab"), and hear what the last one brings."""
        for key in keys[:-1]:
            self.press(key)
        subprocess.run(["xdotool", "key", "--clearmodifiers", keys[-1]], env=self._environment, check=True, timeout=20)
        return self._note(keys[-1])

    def type(self, text: str) -> Said:
        """Type a text."""
        subprocess.run(["xdotool", "type", "--delay", "30", text], env=self._environment, check=True, timeout=30)
        return self._note(f"“{text}”")

    def hear(self, *texts: str, seconds: float = 60.0) -> Said:
        """Wait for words that take a while. Raises `AssertionError` with what was heard instead."""
        heard: list[str] = list(self.log[-1][1]) if self.log else []
        end = time.monotonic() + seconds
        while not (said := Said(heard)).tells(*texts):
            if time.monotonic() > end:
                raise AssertionError(f"never heard {texts}: {said}")
            heard += self.listen()
        self.log.append(("…", said))
        return said

    def press_until(self, key: str, *texts: str, most: int = 40) -> Said:
        """Press a key until all texts are heard at once. Raises `AssertionError` with all that was heard if they are not."""
        heard = []
        for _ in range(most):
            heard.append(self.press(key))
            if heard[-1].tells(*texts):
                return heard[-1]
        raise AssertionError(f"{most} × {key}, and never heard {texts}:\n" + "\n".join(map(str, heard)))

    def _note(self, key: str) -> Said:
        said = self.listen() or self.listen(PATIENCE if key not in SILENT_KEYS else QUIET)
        self.log.append((key, said))
        return said

    # Listening

    def listen(self, first: float = QUIET, longest: float = LONGEST) -> Said:
        """What is said from now on until nothing happens any more; `first`: seconds until the first word."""
        words: list[str] = []
        end = time.monotonic() + longest
        while time.monotonic() < end:
            quiet = QUIET if words else first
            try:
                event = self._bus.recv_until_filtered(self._heard, timeout=min(quiet, max(0.01, end - time.monotonic())))
            except TimeoutError:
                break
            words += self._say(event)
        return Said(_merged(words))

    def _say(self, event: Message) -> list[str]:
        fields = event.header.fields
        member, sender = fields.get(HeaderFields.member), str(fields.get(HeaderFields.sender))
        thing = Thing(sender, str(fields.get(HeaderFields.path)))
        if not str(fields.get(HeaderFields.interface)).startswith(f"{ATSPI}.Event."):
            return []
        detail, first, _second, value = event.body[:4]
        try:
            return self._tell(str(member), thing, str(detail), int(first), value[1])
        except LookupError:  # it is gone by now
            return []

    def _tell(self, member: str, thing: Thing, detail: str, first: int, value: object) -> list[str]:
        if member == "Announcement":
            return [f"({value or detail})"]
        if member == "Activate" and thing != self._window and self.role(thing) != "desktop frame":
            self._window, self._context = thing, ()
            return [f"{self.name(thing)} [{self.role(thing)}]", *self._asked(thing)]
        if member == "ActiveDescendantChanged" and isinstance(value, tuple):
            thing = Thing(str(value[0]), str(value[1]))
            return self._focused(thing)
        if member == "StateChanged" and detail == "focused" and first and "focused" in self.states(thing):
            return self._focused(thing)
        return self._changed(member, thing, detail, first)

    def _changed(self, member: str, thing: Thing, detail: str, first: int) -> list[str]:
        """What is said while the focus stays."""
        if member == "SelectionChanged" and self.focus in self.ancestors(thing) and self.role(self.focus) == "combo box":
            return [self.name(self.focus)]  # the list of a combo box that is closed
        if thing != self.focus:
            return []
        if member == "StateChanged" and detail in ("checked", "pressed", "expanded"):
            return [detail if first else f"not {detail}"]
        if member == "TextCaretMoved":
            return [self.line(thing, first)]
        if member == "PropertyChange" and detail == "accessible-value":
            return [self.line(thing, -1)]
        if member == "PropertyChange" and detail == "accessible-name":
            return [str(self.name(thing))]
        return []

    def _focused(self, thing: Thing) -> list[str]:
        if (thing == self.focus and self.role(thing) not in CELLS) or self.role(thing) in ("desktop frame", "application"):
            return []
        self.focus = thing
        return [*self._way_to(thing), self.say(thing)]

    def _asked(self, window: Thing) -> list[str]:
        """The texts of a question, which label nothing else."""
        if self.role(window) not in ("alert message", "alert", "dialog"):
            return []
        texts = [one for _, one in self.walk(window) if self.role(one) in ("label", "heading")]
        return [self.name(one) for one in texts if not self._labels(one)]

    def _labels(self, thing: Thing) -> bool:
        return any(kind == 1 for kind, _ in self._call(thing, f"{ATSPI}.Accessible", "GetRelationSet"))

    def _way_to(self, thing: Thing) -> list[str]:
        """The named things around it that the focus was not in before."""
        around, context = [], []
        for above in self.ancestors(thing):
            name, role = self.name(above), self.role(above)
            if name and role not in SILENT_ROLES:
                context.append(f"{name} [{role}]")
        for one in reversed(context):
            if one not in self._context:
                around.append(one)
        self._context = tuple(context)
        return around

    # What things are

    def say(self, thing: Thing) -> str:
        """All of a thing in the order in which it is spoken."""
        role, states = self.role(thing), self.states(thing)
        label = self.label(thing)
        parts = [*self.headers(thing), label if label != self.name(thing) else "", self.name(thing), f"[{role}]"]
        parts.append(self.line(thing, -1))
        parts += [state for state in ("checked", "pressed", "expanded") if state in states]
        if {"checkable"} & states and role in ("radio button", "check box", "check menu item", "radio menu item") \
                and "checked" not in states:
            parts.append("not checked")
        if "enabled" not in states and role not in CELLS:
            parts.append("unavailable")
        about = self.description(thing)
        parts += [self.place(thing), about if about != self.name(thing) else ""]
        return " ".join(part for part in parts if part)

    def name(self, thing: Thing) -> str:
        """Its name."""
        return str(self._get(thing, "Accessible", "Name") or "")

    def description(self, thing: Thing) -> str:
        """What is said of it besides."""
        return str(self._get(thing, "Accessible", "Description") or "")

    def language(self, thing: Thing) -> str:
        """In which language its words are."""
        return str(self._get(thing, "Accessible", "Locale") or "")

    def role(self, thing: Thing) -> str:
        """What kind of thing it is."""
        return str(self._call(thing, f"{ATSPI}.Accessible", "GetRoleName"))

    def attributes(self, thing: Thing) -> dict[str, str]:
        """Level of a heading and the like."""
        return dict(self._call(thing, f"{ATSPI}.Accessible", "GetAttributes"))

    def states(self, thing: Thing) -> set[str]:
        """Its states that matter here."""
        low, high = self._call(thing, f"{ATSPI}.Accessible", "GetState")
        bits = low | high << 32
        return {name for bit, name in _NAMES.items() if bits >> bit & 1}

    def parent(self, thing: Thing) -> Thing | None:
        """What it is in."""
        found = self._get(thing, "Accessible", "Parent")
        return Thing(*found) if found and not found[1].endswith("/null") else None

    def ancestors(self, thing: Thing) -> list[Thing]:
        """All that it is in, the nearest first."""
        found: list[Thing] = []
        while (above := self.parent(found[-1] if found else thing)) is not None and above not in found:
            found.append(above)
        return found

    def children(self, thing: Thing) -> list[Thing]:
        """What is in it."""
        return [Thing(*one) for one in self._call(thing, f"{ATSPI}.Accessible", "GetChildren")]

    def label(self, thing: Thing) -> str:
        """The name of what labels it."""
        for kind, targets in self._call(thing, f"{ATSPI}.Accessible", "GetRelationSet"):
            if kind == 2:  # labelled by
                return " ".join(self.name(Thing(*one)) for one in targets)
        return ""

    def interfaces(self, thing: Thing) -> set[str]:
        """What can be asked of it."""
        return {one.rpartition(".")[2] for one in self._call(thing, f"{ATSPI}.Accessible", "GetInterfaces")}

    def headers(self, thing: Thing) -> list[str]:
        """The title of the column of a cell, and its row."""
        if self.role(thing) not in CELLS or "TableCell" not in self.interfaces(thing):
            return []
        heads = self._call(thing, f"{ATSPI}.TableCell", "GetColumnHeaderCells")
        heads = [Thing(*one) for one in heads]
        return [f"{self.name(one)}:" for one in heads]

    def place(self, thing: Thing) -> str:
        """Where a cell is in its table, an item in its list."""
        if self.role(thing) in CELLS and "TableCell" in self.interfaces(thing):
            row, _column, *_ = self._call(thing, f"{ATSPI}.TableCell", "GetRowColumnSpan")
            table = Thing(*self._get(thing, "TableCell", "Table"))
            return f"row {row + 1} of {self._get(table, 'Table', 'NRows')}"
        if self.role(thing) in ("list item", "page tab", "radio button", "menu item", "check menu item"):
            above = self.parent(thing)
            all_ = [one for one in self.children(above) if self.role(one) == self.role(thing)] if above else []
            return f"{all_.index(thing) + 1} of {len(all_)}" if thing in all_ else ""
        return ""

    def line(self, thing: Thing, at: int) -> str:
        """The line of a text at a place; -1 for where its cursor is."""
        if "Text" not in self.interfaces(thing):
            return ""
        if at < 0:
            at = max(0, int(self._get(thing, "Text", "CaretOffset") or 0))
        text, _start, _end = self._call(thing, f"{ATSPI}.Text", "GetStringAtOffset", "iu", (at, _LINE))
        return str(text).strip().replace("\ufffc", "")

    def text(self, thing: Thing) -> str:
        """All of a text."""
        return str(self._call(thing, f"{ATSPI}.Text", "GetText", "ii", (0, -1)))

    def programs(self) -> list[Thing]:
        """The programs that are heard of."""
        return self.children(Thing(_REGISTRY, "/org/a11y/atspi/accessible/root"))

    def walk(self, thing: Thing, depth: int = 0) -> list[tuple[int, Thing]]:
        """A thing and all that is in it, as far as it is shown."""
        found = [(depth, thing)]
        for child in self.children(thing):
            if "showing" in self.states(child):
                found += self.walk(child, depth + 1)
        return found

    # The bus

    def _get(self, thing: Thing, interface: str, name: str) -> Any:
        got = self._call(thing, "org.freedesktop.DBus.Properties", "Get", "ss", (f"{ATSPI}.{interface}", name))
        return got[1]

    def _call(self, thing: Thing, interface: str, method: str, signature: str | None = None,
              body: tuple[object, ...] = ()) -> Any:
        """Ask. Raises `LookupError` where the thing is gone or knows no such question."""
        address = DBusAddress(thing.path, bus_name=thing.bus, interface=interface)
        reply = self._bus.send_and_get_reply(new_method_call(address, method, signature, body), timeout=20)
        if reply.header.message_type == MessageType.error:
            raise LookupError(f"{interface}.{method} of {thing}: {reply.body}")
        return reply.body[0] if len(reply.body) == 1 else reply.body


def _merged(words: list[str]) -> list[str]:
    """Without what was said a moment before. To the ear a space is a space."""
    words = [word.replace("\u00a0", " ") for word in words]
    return [word for n, word in enumerate(words) if word and (n == 0 or word != words[n - 1])]
