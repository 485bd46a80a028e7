"""How a job is told to stop."""

from __future__ import annotations

import threading

import pytest

from explainer.app.jobs import Canceled, CancelToken


def test_a_job_goes_on_until_it_is_told_to_stop() -> None:
    token = CancelToken()
    assert token.canceled is False
    token.check()
    token.cancel()
    assert token.canceled is True
    with pytest.raises(Canceled):
        token.check()


def test_being_told_twice_is_as_once() -> None:
    token = CancelToken()
    token.cancel()
    token.cancel()
    assert token.canceled


def test_one_job_stops_and_the_other_goes_on() -> None:
    stopped, other = CancelToken(), CancelToken()
    stopped.cancel()
    assert not other.canceled


def test_a_job_in_another_thread_hears_it() -> None:
    token = CancelToken()
    started = threading.Event()
    ended: list[str] = []

    def job() -> None:
        started.set()
        try:
            while True:
                token.check()
        except Canceled:
            ended.append("canceled")

    thread = threading.Thread(target=job)
    thread.start()
    started.wait()
    token.cancel()
    thread.join(timeout=30)
    assert ended == ["canceled"]


def test_to_be_canceled_is_not_an_error_of_the_job() -> None:
    assert not issubclass(Canceled, (OSError, ValueError, RuntimeError))
