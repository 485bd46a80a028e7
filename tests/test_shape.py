"""packaging/shape.py on small pieces of code: what is too long or imports in a circle is found, and nothing else."""

from __future__ import annotations

import pytest
import shape  # packaging/ is on the path of the tests


def body(lines: int, indent: str = "    ") -> str:
    return f"{indent}pass\n" * lines


def found(text: str) -> list[str]:
    return [finding.key for finding in shape.long_definitions(text, "a.py")]


@pytest.mark.parametrize(("lines", "wrong"), [(39, []), (40, ["a.py:f"])])
def test_a_function_may_have_forty_lines(lines: int, wrong: list[str]) -> None:
    assert found("def f():\n" + body(lines)) == wrong
    assert found("async def f():\n" + body(lines)) == wrong


@pytest.mark.parametrize(("lines", "wrong"), [(299, []), (300, ["a.py:C"])])
def test_a_class_may_have_three_hundred_lines(lines: int, wrong: list[str]) -> None:
    assert found("class C:\n" + body(lines)) == wrong


def test_methods_and_what_is_inside_branches_are_found() -> None:
    assert found("class C:\n    def m(self):\n" + body(40, " " * 8)) == ["a.py:C.m"]
    assert found("if True:\n    def f():\n" + body(40, " " * 8)) == ["a.py:f"]


def test_a_comment_in_the_signature_says_why() -> None:
    assert found("def f():  # long: a table\n" + body(60)) == []
    assert found("def f(\n    a,\n):  # long: a table\n" + body(60)) == []
    assert found("def f():  # long:\n" + body(60)) == ["a.py:f"]
    assert found("def f():\n    pass\n    # long: too late\n" + body(60)) == ["a.py:f"]


def test_circles_are_found_however_long() -> None:
    graph = {"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": {"e"}, "e": set(), "f": {"g", "a"}, "g": {"f"}}
    assert [finding.key for finding in shape.circles(graph)] == ["a b c", "f g"]
    assert shape.circles({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_the_graph_is_that_of_the_program() -> None:
    graph = shape.import_graph()
    assert "explainer.core.columns" in graph["explainer.core.pack"]
    assert "explainer.bootstrap" in graph["explainer.__main__"]  # imported inside a function


def test_exceptions_let_pass_and_are_not_kept_for_nothing() -> None:
    findings = [shape.Finding("x", "x is long"), shape.Finding("y", "y is long")]
    assert shape.judge(findings, {"x": "to be split"}) == ["y is long"]
    assert shape.judge([], {}) == []
    [line] = shape.judge([], {"x": "to be split"})
    assert "“x” is no longer needed" in line
