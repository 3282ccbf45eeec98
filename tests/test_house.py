"""Rules of the house that no other test sees: imports, who prints, tables, checkers, the wheel, what is committed."""

from __future__ import annotations

import ast
import csv
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "kg").rglob("*.py"))
DATA = ROOT / "kg" / "lexicon" / "data"

# Each may import those that stand before it, and itself.
ORDER = (
    "errors", "model", "lexicon", "read", "segment", "extract", "resolve", "relate", "build",
    "redact", "score", "graph", "interchange", "report", "rdf", "query", "check", "show",
    "page", "sample", "serve", "cli",
)  # fmt: skip
# The places that may know a library.
KNOWN_IN = {
    "rdflib": {"rdf", "query", "check"},
    "pyoxigraph": {"rdf", "query", "check", "show", "serve"},
    "pyshacl": {"check"},
    "networkx": {"graph", "page"},
    "pyvis": {"page"},
    "jinja2": {"page", "rdf", "serve"},
    "starlette": {"serve"},
    "uvicorn": {"serve"},
    "spacy": {"extract", "build", "score"},
    "ahocorasick": {"extract"},
    "rjieba": {"extract"},
}


def part(path: Path) -> str:
    """The part of the program that a file belongs to; empty for ``kg/__init__.py``."""
    first = path.relative_to(ROOT / "kg").parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def imports(path: Path) -> Iterator[str]:
    """The modules that a file names in its imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield node.module or ""


def test_every_part_has_its_place_in_the_order() -> None:
    assert {part(p) for p in SOURCES} == {*ORDER, ""}


def test_imports_run_one_way() -> None:
    wrong = []
    seen = 0
    for path in SOURCES:
        here = part(path)
        for module in imports(path):
            if not module.startswith("kg.") or not here:
                continue
            seen += 1
            if ORDER.index(module.split(".")[1]) > ORDER.index(here):
                wrong.append(f"{path.relative_to(ROOT)} imports {module}")
    assert seen > 100
    assert wrong == []


def test_libraries_are_known_in_their_places_only() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in SOURCES
        for module in imports(path)
        if part(path) not in KNOWN_IN.get(module.split(".")[0], {part(path)})
    ]
    assert wrong == []


def test_only_the_command_line_prints_or_exits() -> None:
    found = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
            if name in ("print", "exit", "_exit", "SystemExit", "stdout", "stderr"):
                found.add(path.relative_to(ROOT / "kg").as_posix())
    assert found == {"cli.py"}


def test_import_of_the_package_is_cheap() -> None:
    code = "import kg, sys; print(*(m for m in sys.modules if m.split('.')[0] in ('kg', 'spacy', 'rdflib', 'numpy')))"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["kg"]


def test_names_of_the_package() -> None:
    import kg

    assert re.fullmatch(r"\d+\.\d+\.\d+", kg.__version__)
    assert all(callable(getattr(kg, name)) for name in kg.__all__)
    with pytest.raises(AttributeError, match="no_such"):
        _ = kg.no_such  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", sorted(DATA.glob("*.csv")), ids=lambda p: p.stem)
def test_table(path: Path) -> None:
    """Every row is whole, without stray white space, and there once."""
    lines = path.read_text("utf-8").splitlines()
    columns, *rows = csv.reader(line for line in lines if not line.startswith("#"))
    assert rows
    assert len(set(columns)) == len(columns)
    assert {len(row) for row in rows} == {len(columns)}
    assert [row for row in rows if any(cell != cell.strip() for cell in row)] == []
    assert len(rows) == len({tuple(row) for row in rows})


def test_tables_say_what_they_are() -> None:
    """By a remark at the head, or by a column that says for each row where it is from or what is meant."""
    mute = []
    for path in sorted(DATA.glob("*.csv")):
        first = path.read_text("utf-8").splitlines()[0]
        if not first.startswith("#") and not {"notes", "source"} & set(first.split(",")):
            mute.append(path.name)
    mute += [p.name for p in sorted(DATA.glob("*.toml")) if not p.read_text("utf-8").startswith("#")]
    assert mute == []


@pytest.mark.parametrize("path", sorted(DATA.glob("*.toml")), ids=lambda p: p.stem)
def test_toml(path: Path) -> None:
    assert tomllib.loads(path.read_text("utf-8"))


def committed() -> list[Path]:
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("not a clone of the repository")
    told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [p for n in told.stdout.split("\0") if n and (p := ROOT / n).is_file()]


def test_no_path_of_a_machine_is_committed() -> None:
    machine = re.compile(rb"(?<![\w.])/(?:root|home|Users|work|opt|tmp)/[\w.-]")
    found = [
        f"{p.relative_to(ROOT)}: {match[0].decode()}"
        for p in committed()
        if p.suffix != ".png" and (match := machine.search(p.read_bytes()))
    ]
    assert found == []


def test_top_level_is_as_agreed() -> None:
    top = {p.relative_to(ROOT).parts[0] for p in committed()}
    agreed = {"pyproject.toml", "README.md", "LICENSE", "NOTICE", "CHANGELOG.md", "kg", "ontology", "tests", "outputs",
              "notebooks"}  # fmt: skip
    assert {n for n in top if not n.startswith(".")} <= agreed


@pytest.mark.parametrize(
    "command",
    [["ruff", "check", "--no-cache", "."], ["ruff", "format", "--no-cache", "--check", "."], ["mypy", "--strict"]],
    ids=" ".join,
)
def test_checker(command: list[str]) -> None:
    pytest.importorskip(command[0])
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_wheel_holds_what_the_program_needs(tmp_path: Path) -> None:
    build = pytest.importorskip("hatchling.build", reason="hatchling is not installed (test extra)")
    del build
    copy = tmp_path / "source"
    ignored = shutil.ignore_patterns("__pycache__", ".*", "tests", "outputs", "notebooks")
    shutil.copytree(ROOT, copy, ignore=ignored)
    code = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", code, tmp_path], cwd=copy, capture_output=True, text=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        inside = {n for n in archive.namelist() if not n.endswith("/")}
        assert archive.read("kg/_ontology/kg.ttl") == (ROOT / "ontology" / "kg.ttl").read_bytes()
    source = {p.relative_to(ROOT).as_posix() for p in (ROOT / "kg").rglob("*") if p.is_file()}
    assert {n for n in source if "__pycache__" not in n} <= inside
    assert {p.rsplit(".", 1)[-1] for p in inside} >= {"py", "csv", "toml", "txt", "j2", "css", "js", "rq", "ttl"}
    assert any(n.endswith("/LICENSE") for n in inside)
    assert any(n.endswith("/NOTICE") for n in inside)


def test_python_named_alike_everywhere() -> None:
    """The versions that the card, the README and the checkers speak of."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    least = project["project"]["requires-python"].removeprefix(">=")
    assert f"Python {least}" in (ROOT / "README.md").read_text("utf-8")
    assert project["tool"]["ruff"]["target-version"] == "py" + least.replace(".", "")


def test_changelog_begins_with_what_is_not_released() -> None:
    heads = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert heads[0] == "Unreleased"
    assert all(a != b for a, b in pairwise(heads))
