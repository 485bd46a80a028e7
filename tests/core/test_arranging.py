"""Lists of problems: their order, and floods."""

from __future__ import annotations

from explainer.core.arranging import arranged
from explainer.core.problems import Problem


def test_the_packs_own_problems_come_first_then_tables_and_rows() -> None:
    problems = [
        Problem("id-bad", "sources.csv", 2), Problem("id-bad", "claims (a b.xlsx)", 9),
        Problem("date-bad", "claims.csv", 3),
        Problem("id-bad", "claims (a b.xlsx)", 2), Problem("id-bad", "claims.csv", 3), Problem("id-bad", "zoo.csv", 1),
        Problem("id-bad", "meta.csv"), Problem("not-a-pack"), Problem("descriptor-damaged", "datapackage.json"),
    ]
    assert [(problem.code, problem.file, problem.row) for problem in arranged(problems)] == [
        ("not-a-pack", "", 0), ("descriptor-damaged", "datapackage.json", 0), ("id-bad", "zoo.csv", 1),
        ("id-bad", "meta.csv", 0), ("id-bad", "claims (a b.xlsx)", 2), ("id-bad", "claims (a b.xlsx)", 9),
        ("date-bad", "claims.csv", 3), ("id-bad", "claims.csv", 3), ("id-bad", "sources.csv", 2),
    ]


def test_fifty_alike_are_listed_and_the_rest_counted() -> None:
    many = [Problem("id-bad", "claims.csv", row, "id") for row in range(1, 53)]
    few = [Problem("id-bad", "claims.csv", 60, "city"), Problem("date-bad", "claims.csv", 70, "id"),
           Problem("id-bad", "sources.csv", 2, "id")]
    found = arranged([*many, *few])
    assert found[:50] == tuple(many[:50])
    assert found[50:52] == tuple(few[:2])
    assert found[52] == Problem("more-alike", "claims.csv", column="id", found="2", params={"code": found[0].code})
    assert found[52].severity == "notice"
    assert found[53:] == tuple(few[2:])
    assert arranged(found) == found


def test_just_fifty_alike_are_all_listed() -> None:
    many = tuple(Problem("id-bad", "claims.csv", row, "id") for row in range(1, 51))
    assert arranged(many) == many
    assert arranged(()) == ()
