"""Reading aloud with the voices that a system has: which programs speak there, what voices they
have, and a text as sentences. Nothing is fetched, and nothing here starts a program.

Text is handed over as data, never as part of a command.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

SPEEDS = (0.75, 1.0, 1.25, 1.5, 2.0)
"""How fast, as a multiple of the voice's own speed."""
LONGEST = 600
"""Letters of a sentence that are spoken in one piece; longer ones are cut at a space."""
_END = re.compile(r"(?<=[.!?…])[»”’\")\]]*\s+(?=[\[«“‘\"(¿¡]*[A-ZÁÉÍÓÚÑÜ0-9])"
                  r"|\n+|\u2028|\u2029")
_SHORT = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sr|Sra|Dra|St|No|Núm|núm|vs|v|EE|UU|Gov|Sen)\.$")
"""Ends with a full stop that ends no sentence."""
_NUMBERS = re.compile(r"\s*\[\d+\]")
_UNSPOKEN = re.compile(r"[\ufffc\u2022·▾▴✓◐≠]")


class Sentence(NamedTuple):
    """A sentence: what is said, and which letters of the text it is, from `start` up to `end`."""

    said: str
    start: int
    end: int


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in their order. What is said leaves out numbers of sources and signs
    that stand for no word."""
    found, start = [], 0
    for match in _END.finditer(text):
        if "\n" not in match.group() and _SHORT.search(text[start:match.start()]):
            continue
        found.append((start, match.start()))
        start = match.end()
    found.append((start, len(text)))
    pieces = [piece for whole in found for piece in _pieces(text, *whole)]
    return tuple(Sentence(said, first, last) for first, last in pieces
                 if (said := _said(text[first:last])))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def _said(text: str) -> str:
    plain = _UNSPOKEN.sub(" ", _NUMBERS.sub("", text)).replace("\u00a0", " ")
    return " ".join(plain.split()) if re.search(r"\w", plain) else ""


class Spoken(NamedTuple):
    """How to say something: arguments for the program, and what it reads from its input."""

    arguments: tuple[str, ...]
    read: str = ""


class Engine(NamedTuple):
    """A program that speaks. `voices` are the arguments that make it list its voices; `has` finds
    one for a language in that list, None if there is none ("" is the language's own); `say` has a
    text, voice, language and speed; `hush` are arguments that silence it where ending it does
    not."""

    program: str
    voices: tuple[str, ...]
    has: Callable[[str, str], str | None]
    say: Callable[[str, str, str, float], Spoken]
    hush: tuple[str, ...] = ()


def engines(platform: str, which: Callable[[str], str | None]) -> tuple[Engine, ...]:
    """The programs of this system that speak, the best first. `platform` as in `sys.platform`,
    `which` finds a program on the person's path."""
    known = {"win32": (_WINDOWS,), "darwin": (_MAC,)}.get(platform, _LINUX)
    return tuple(engine._replace(program=path) for engine in known
                 if (path := which(engine.program)))


# Speech Dispatcher and eSpeak


def _spd_voice(printed: str, language: str) -> str | None:
    """Lines are a name, a language and a variant, in columns."""
    tags = [words[-2].lower() for line in printed.splitlines() if len(words := line.split()) >= 3]
    return "" if any(_is(tag, language) for tag in tags) else None


def _spd_say(text: str, _voice: str, language: str, speed: float) -> Spoken:
    rate = round((speed - 1) * (100 if speed < 1 else 70))
    return Spoken(("--wait", "--language", language, "--rate", str(rate), "--", text))


def _espeak_voice(printed: str, language: str) -> str | None:
    """Lines below the first are a priority, a language and more."""
    tags = [words[1].lower() for line in printed.splitlines()[1:] if len(words := line.split()) > 2]
    return language if any(_is(tag, language) for tag in tags) else None


def _espeak_say(text: str, voice: str, _language: str, speed: float) -> Spoken:
    return Spoken(("-v", voice, "-s", str(round(165 * speed)), "-b", "1", "--stdin"), text)


def _is(tag: str, language: str) -> bool:
    return tag.replace("_", "-").split("-")[0] == language


_LINUX = (
    Engine("spd-say", ("--list-synthesis-voices",), _spd_voice, _spd_say, ("--cancel",)),
    Engine("espeak-ng", ("--voices",), _espeak_voice, _espeak_say),
    Engine("espeak", ("--voices",), _espeak_voice, _espeak_say),
)


# The voices of macOS and Windows


def _mac_voice(printed: str, language: str) -> str | None:
    """Lines are a name, a locale and an example."""
    lines = (re.match(r"(.+?)\s+([a-z]{2})[_-]\S+\s+#", line) for line in printed.splitlines())
    return next((line[1] for line in lines if line and line[2] == language), None)


def _mac_say(text: str, voice: str, _language: str, speed: float) -> Spoken:
    return Spoken(("-v", voice, "-r", str(round(175 * speed)), "-f", "-"), text)


_SPEECH = ("Add-Type -AssemblyName System.Speech; "
           "$s = New-Object Speech.Synthesis.SpeechSynthesizer; ")
_QUIETLY = ("-NoProfile", "-NonInteractive", "-Command")


def _windows_voice(printed: str, language: str) -> str | None:
    """Lines are a culture such as es-MX and the name of a voice."""
    pairs = (line.split("|", 1) for line in printed.splitlines() if "|" in line)
    return next((tag for tag, _name in pairs if _is(tag.strip().lower(), language)), None)


def _windows_say(text: str, voice: str, _language: str, speed: float) -> Spoken:
    culture = re.sub(r"[^A-Za-z-]", "", voice)
    command = (f"{_SPEECH}[Console]::InputEncoding = [Text.Encoding]::UTF8; "
               f"$s.SelectVoiceByHints('NotSet', 'NotSet', 0, '{culture}'); "
               f"$s.Rate = {round((speed - 1) * 6)}; $s.Speak([Console]::In.ReadToEnd())")
    return Spoken((*_QUIETLY, command), text)


_MAC = Engine("say", ("-v", "?"), _mac_voice, _mac_say)
_WINDOWS = Engine("powershell", (*_QUIETLY, f"{_SPEECH}$s.GetInstalledVoices() | "
                  "ForEach-Object { $_.VoiceInfo.Culture.Name + '|' + $_.VoiceInfo.Name }"),
                  _windows_voice, _windows_say)


def faster(speed: float, by: int) -> float:
    """The next speed up (1) or down (-1); the same at the end."""
    at = min(range(len(SPEEDS)), key=lambda n: abs(SPEEDS[n] - speed))
    return SPEEDS[min(max(at + by, 0), len(SPEEDS) - 1)]


def first_voice(found: Sequence[tuple[Engine, str]], language: str) -> tuple[Engine, str] | None:
    """The first engine that has a voice for a language, with that voice, by what each printed."""
    for engine, printed in found:
        if (voice := engine.has(printed, language)) is not None:
            return engine, voice
    return None
