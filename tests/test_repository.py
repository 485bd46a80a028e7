"""What is committed: no path or registry of the machine it was made on, a tidy root, documents that tell the truth."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
TOP = {
    ".ci", ".github", ".gitattributes", ".gitignore", ".pre-commit-config.yaml", "benchmarks",
    "CHANGELOG.md", "CONTRIBUTING.md", "data", "docs", "LICENSE", "packaging", "pyproject.toml",
    "README.md", "requirements-bundle.lock", "requirements-dev.lock",
    "requirements.lock", "resources", "src", "tests",
}  # fmt: skip
MUST = {".ci/run", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "packaging/launch.py"}
# Taken apart, so that this file passes its own test.
PLACES = ("work", "root", "farm", r"home/\w+", r"Users/\w+", "tmp/bash" + "_jobs")
MACHINE_PATH = re.compile(r"(?<![\w./~-])/(?:" + "|".join(PLACES) + r")\b")
REGISTRY = re.compile("python" + r"hosted\.org|pypi\." + r"org|debian\." + r"org|npmjs\." + "org|index-" + "url")


@cache
def committed() -> tuple[str, ...]:
    """Names of the files that git keeps, or would keep."""
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("not a git checkout")
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return tuple(name for name in names if name and (ROOT / name).is_file())


def lines_that(pattern: re.Pattern[str]) -> list[str]:
    """`file:line: text` for each line of a committed text file that the pattern finds."""
    found = []
    for name in committed():
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        lines = enumerate(text.splitlines(), start=1)
        found += [f"{name}:{number}: {line.strip()[:120]}" for number, line in lines if pattern.search(line)]
    return found


def test_no_path_of_a_machine() -> None:
    assert lines_that(MACHINE_PATH) == []


def test_no_package_registry() -> None:
    assert lines_that(REGISTRY) == []


def test_patterns_find_what_they_are_for() -> None:
    for bad in ("cd /wo" + "rk/main", '"/ro' + 'ot/.venv"', "'/fa" + "rm'", "/home/" + "ana/x"):
        assert MACHINE_PATH.search(bad), bad
    for fine in ("a/work/b", "../shared/data", "usr/root", "src/explainer", "https://example.org/work/x"):
        assert not MACHINE_PATH.search(fine), fine
    assert REGISTRY.search("--index-" + "url x")


def test_root_holds_what_is_expected() -> None:
    top = {name.split("/")[0] for name in committed()}
    assert top <= TOP
    assert set(committed()) >= MUST


def test_scripts_have_their_run_bit() -> None:
    if os.name == "nt":
        pytest.skip("Windows has no run bit")
    assert all(os.access(ROOT / name, os.X_OK) for name in (".ci/run", "packaging/launch.py"))


def test_nothing_made_by_a_run_is_committed() -> None:
    made = re.compile(r"(^|/)(__pycache__|\.venv|mutants|build|dist|\.hypothesis)/|\.(pyc|log|tmp|bak|orig)$")
    assert [name for name in committed() if made.search(name)] == []


def code_lines(document: str) -> list[str]:
    """The lines of a document's code blocks."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", (ROOT / document).read_text(encoding="utf-8"), re.M | re.S)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]


def test_readme_opens_with_the_two_commands() -> None:
    assert code_lines("README.md")[:2] == ["python3 packaging/launch.py", "python3 packaging/launch.py test"]


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_documents_name_files_that_are_there(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    linked = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)
    named = re.findall(r"`((?:packaging|docs|tests|data|src|\.ci|benchmarks|resources)/[\w./-]*)`", text)
    assert linked or named
    missing = [name for name in linked + named if not (ROOT / name).exists()]
    assert missing == []


def test_contributing_names_tools_that_are_installed() -> None:
    tools = {line.split()[0] for line in code_lines("CONTRIBUTING.md") if line.startswith(".venv/bin/")}
    assert tools
    for tool in tools:
        assert shutil.which(tool.removeprefix(".venv/bin/"), path=str(Path(sys.executable).parent)), tool


def ci_steps() -> dict[str, str]:
    """Command of each step of `.ci/run`, by its name."""
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    steps = [shlex.split(line.replace("$bin", ".venv/bin")) for line in lines if line.startswith("step ")]
    return {name: shlex.join(command) for _, name, *command in steps}


def test_hooks_before_a_commit_are_steps_of_ci() -> None:
    """All that needs neither a run of the tests nor of the program, and with the same options."""
    file = ROOT / ".pre-commit-config.yaml"
    [source] = yaml.safe_load(file.read_text(encoding="utf-8"))["repos"]
    assert source["repo"] == "local"
    hooks = {hook["name"]: hook["entry"] for hook in source["hooks"]}
    steps = {name: command for name, command in ci_steps().items() if command.startswith(".venv/bin/")}
    assert hooks == {name: command for name, command in steps.items() if "smoke.py" not in command}
    assert all(hook["language"] == "system" and not hook["pass_filenames"] for hook in source["hooks"])
    subprocess.run([sys.executable, "-m", "pre_commit", "validate-config", file], check=True)


def test_readme_names_every_command_and_no_other() -> None:
    """The table of the README is the command line of the program as it is."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = set(re.findall(r"^\| `explainer(?: (--[a-z]+|[a-z]+))?", readme, re.M))
    helped = subprocess.run(
        [sys.executable, "-m", "explainer", "--help"], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout
    assert table == {"", "present", "kiosk", "check", "diff", "sheet", "snapshot", "records", "selftest", "--version",
                     "--help"}
    for command in table:
        assert command in helped


def test_versions_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    import explainer

    assert explainer.__version__ == project["version"]
    assert f"## {project['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
