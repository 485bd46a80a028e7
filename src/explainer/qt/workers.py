"""Work off the GUI thread: a result comes back as a signal, a stale one is dropped, a running one
can be canceled."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, QTimer, Signal

from explainer.app.jobs import Canceled, CancelToken, Progress

Result = TypeVar("Result")
Work = Callable[[CancelToken, Progress], Result]
_LET_GO_MS = 1000
"""Far more than a thread needs to leave a job once its end has been told."""


class _Signals(QObject):
    """Signals of one job. They live in the GUI thread, so that Qt queues what the worker emits."""

    done = Signal(object)
    failed = Signal(object)
    canceled = Signal()
    progress = Signal(float)


class Job(QRunnable):
    """One piece of work. Connect to `signals` before it is started."""

    def __init__(self, work: Work[object]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.signals = _Signals()
        self.token = CancelToken()
        self._work: Work[object] | None = work

    def forget(self) -> None:
        """Let go of the work: Qt holds on to the job itself. To be called in the GUI thread once
        the job's own has left it, for what the work has may belong to windows."""
        self._work = None

    def run(self) -> None:
        """Run in the pool's thread; whatever happens ends in exactly one signal."""
        work = self._work
        if work is None:
            return
        try:
            self.token.check()
            result = work(self.token, self._emit_progress)
            self.token.check()
        except Canceled:
            self._emit("canceled")
        except Exception as error:  # noqa: BLE001 - shown to the person by whoever started the job
            self._emit("failed", error)
        else:
            self._emit("done", result)

    def _emit_progress(self, share: float) -> None:
        self._emit("progress", share)

    def _emit(self, name: str, *arguments: object) -> None:
        """Emit a signal; where the program has ended meanwhile there is nobody to tell."""
        if shiboken6.isValid(self.signals):
            with suppress(RuntimeError):  # it may end between the two
                getattr(self.signals, name).emit(*arguments)


class Runner(QObject):
    """Starts jobs and keeps only the newest of each name: an older one is told to stop and its
    result is dropped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._jobs: dict[str, Job] = {}
        # until their thread is through: Qt must not find their signals gone
        self._kept: set[Job] = set()
        self._stopped = False

    def start(self, name: str, work: Work[Result], done: Callable[[Result], object],
              failed: Callable[[Exception], object],
              progress: Callable[[float], object] | None = None,
              canceled: Callable[[], object] | None = None) -> Job:
        """Run `work(token, progress)` off the GUI thread and call back in it."""
        self.cancel(name)
        job = Job(work)
        if self._stopped:
            return job
        self._jobs[name] = job
        self._kept.add(job)

        def current(call: Callable[..., object]) -> Callable[..., None]:
            def deliver(*args: object) -> None:
                if self._jobs.get(name) is job:
                    call(*args)
            return deliver

        def finished(call: Callable[..., object]) -> Callable[..., None]:
            def deliver(*args: object) -> None:
                self._let_go(job)
                if self._jobs.get(name) is job:
                    del self._jobs[name]
                    call(*args)
            return deliver

        job.signals.done.connect(finished(done))
        job.signals.failed.connect(finished(failed))
        job.signals.canceled.connect(finished(canceled or (lambda: None)))
        if progress is not None:
            job.signals.progress.connect(current(progress))
        self._pool.start(job)
        return job

    def _let_go(self, job: Job) -> None:
        """A job has told its end. Its signals hold what they call, and that holds the job: unless
        they forget it, nothing of it is ever freed. Its thread may still be on the way out."""
        signals = job.signals
        for signal in (signals.done, signals.failed, signals.canceled):
            signal.disconnect()
        if shiboken6.isValid(self):  # what is kept goes with it
            QTimer.singleShot(_LET_GO_MS, self, lambda: self._free(job))

    def _free(self, job: Job) -> None:
        self._kept.discard(job)
        job.forget()

    def cancel(self, name: str) -> None:
        """Tell the running job of that name to stop; whatever it still brings is dropped."""
        job = self._jobs.pop(name, None)
        if job is not None:
            job.token.cancel()

    def running(self, name: str) -> bool:
        """Whether a job of that name is under way."""
        return name in self._jobs

    def finish(self) -> None:
        """Wait for what is under way and deliver its results, for runs without an event loop."""
        self._pool.waitForDone()
        QCoreApplication.processEvents()

    def stop(self) -> None:
        """Cancel everything and wait for the threads, at most five seconds."""
        self._stopped = True
        for name in list(self._jobs):
            self.cancel(name)
        if self._pool.waitForDone(5000):
            for job in self._kept:
                job.forget()
