"""The READMEs tell the truth: their commands run, their code runs, what they show of the sample is what is built."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.rdf import prefixes
from kg.sample import sample_path
from tests import remake_outputs
from tests.rdf import stores
from tests.remake_outputs import OUTPUTS, README, ROOT
from tests.serve.running import serving

TEXT = README.read_text("utf-8")
PROGRAMS = Path(sys.executable).parent
CHRONICLE = Path(__file__).parent / "gold" / "sample" / "linlan-2024-04-chronicle.txt"


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)\n```$", text, re.M | re.S)


def commands(text: str) -> list[list[str]]:
    """The lines of shell blocks that are ours or load a store; set-up lines, servers and scorers are run elsewhere."""
    lines = [line for line in "\n".join(blocks(text, "sh")).splitlines() if not line.startswith("kg serve ")]
    return [shlex.split(line, comments=True) for line in lines if line.startswith(("kg ", "oxigraph load "))]


def run_all(lines: list[list[str]], where: Path) -> None:
    for program, *arguments in lines:
        path = PROGRAMS / program
        if not path.exists():
            pytest.skip(f"{program} is not installed beside this Python")
        done = subprocess.run([path, *arguments], cwd=where, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (program, arguments, done.stderr)
        assert "Traceback" not in done.stderr


@pytest.fixture
def where(tmp_path: Path) -> Path:
    """A directory with the files that the README's examples name."""
    (tmp_path / "issue.txt").write_bytes(sample_path().read_bytes())
    (tmp_path / "chronicle.txt").write_bytes(CHRONICLE.read_bytes())
    (tmp_path / "annotated").mkdir()
    for part in sorted(CHRONICLE.parent.glob(f"{CHRONICLE.stem}.*")):
        (tmp_path / "annotated" / part.name).write_bytes(part.read_bytes())
    (tmp_path / "question.rq").write_text(remake_outputs.block(TEXT, "a query"), "utf-8")
    return tmp_path


def test_shell_examples(where: Path) -> None:
    lines = commands(TEXT)
    assert len(lines) == 15
    run_all(lines, where)
    assert {p.name for p in (where / "graphs").iterdir()} == {"issue.ttl", "issue.html", "issue.md"}
    built = {p.name: p.read_bytes() for p in (where / "graph").iterdir()}
    assert {n: b for n, b in built.items() if n.startswith("linlan")} == remake_outputs.sample_files()


def test_shell_examples_of_outputs(where: Path) -> None:
    real = f"{remake_outputs.REAL_ISSUE.stem}.ttl"
    (where / "outputs").mkdir()
    (where / "outputs" / real).write_bytes((OUTPUTS / real).read_bytes())
    lines = commands((OUTPUTS / "README.md").read_text("utf-8"))
    assert len(lines) == 6
    run_all(lines, where)


def test_python_examples(where: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(where)
    code = blocks(TEXT, "python")
    assert len(code) == 3
    values: dict[str, object] = {}
    for block in code:
        exec(compile(block, "README.md", "exec"), values)
    assert "('裴景行', 'PERSON')" in capsys.readouterr().out
    assert len(values["rdf"]) > 1000  # type: ignore[arg-type]
    graph = values["graph"]
    assert (graph.tenures, graph.events) == (values["tenures"], values["events"])  # type: ignore[attr-defined]


def test_blocks_of_the_sample_are_fresh() -> None:
    stale = "run: python -m tests.remake_outputs"
    assert remake_outputs.with_blocks(TEXT) == TEXT, stale
    assert len(remake_outputs.block(TEXT, "of its Turtle").splitlines()) == 11


@pytest.mark.parametrize("name", sorted(remake_outputs.sample_files()))
def test_outputs_are_what_is_built(name: str) -> None:
    same = (OUTPUTS / name).read_bytes() == remake_outputs.sample_files()[name]
    assert same, f"{name} is not what the program builds now; run: python -m tests.remake_outputs"


def test_outputs_of_the_real_issue_are_what_is_built() -> None:
    files = remake_outputs.real_files()
    if not files:
        pytest.skip(f"{remake_outputs.REAL_ISSUE.name} is not beside this clone")
    stale = [name for name, data in files.items() if (OUTPUTS / name).read_bytes() != data]
    assert stale == [], "run: python -m tests.remake_outputs"


def test_outputs_of_the_real_issue_have_no_sentence_of_it() -> None:
    if not remake_outputs.REAL_ISSUE.is_file():
        pytest.skip(f"{remake_outputs.REAL_ISSUE.name} is not beside this clone")
    source = "".join(remake_outputs.REAL_ISSUE.read_text("utf-8").split())
    clauses = {c for c in re.split(r"[。；;！？!?]", source) if re.search("[，,]", c) and len(c) > 15}
    assert len(clauses) > 300
    for path in OUTPUTS.glob(f"{remake_outputs.REAL_ISSUE.stem}*"):
        text = "".join(path.read_text("utf-8").split())
        assert [c for c in clauses if c in text] == [], path.name


def test_outputs_hold_nothing_else() -> None:
    name = remake_outputs.REAL_ISSUE.stem
    real = {f"{name}{end}" for end in (".ttl", ".html", ".md", "-persons.csv", "-tenures.csv", "-events.csv")}
    known = {*remake_outputs.sample_files(), *real, *remake_outputs.PICTURES, "README.md"}
    assert {p.name for p in OUTPUTS.iterdir()} == known


def test_set_up_is_two_lines() -> None:
    for mark in ("the set-up command", "the test command"):
        assert len(remake_outputs.block(TEXT, mark).splitlines()) == 1


def test_links_lead_somewhere() -> None:
    links = [t for t in re.findall(r"\]\(([^)#]+)\)", TEXT) if not t.startswith("http")]
    assert len(links) > 5
    assert [t for t in links if not (ROOT / t).exists()] == []


def lines_behind(heading: str) -> str:
    """The lines of a shell block from a comment that begins so to the next empty line."""
    found = re.search(rf"^{re.escape(heading)}.*?(?=\n\n|\n```)", TEXT, re.M | re.S)
    assert found is not None
    return found[0]


def sh(script: str, where: Path) -> str:
    done = subprocess.run(["bash", "-euc", script], cwd=where, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (script, done.stderr)
    return done.stdout


def curl_lines(address: str) -> list[str]:
    if shutil.which("curl") is None:
        pytest.skip("no curl here")
    lines = [line for line in "\n".join(blocks(TEXT, "sh")).splitlines() if line.startswith("curl ")]
    return [line.replace("curl ", "curl --fail --silent --show-error --noproxy '*' ", 1) for line in lines
            if address in line]  # fmt: skip


@pytest.fixture
def graphs(where: Path) -> Path:
    (where / "graphs").mkdir()
    (turtle,) = (b for n, b in remake_outputs.sample_files().items() if n.endswith(".ttl"))
    (where / "graphs" / "issue.ttl").write_bytes(turtle)
    return where / "graphs"


def test_curl_examples_of_our_server(graphs: Path) -> None:
    lines = curl_lines("http://127.0.0.1:8000/")
    assert len(lines) == 2
    with serving(graphs) as server:
        asked, shipped = (sh(line.replace(":8000/", f":{server.port}/"), graphs.parent) for line in lines)
    assert len(json.loads(asked)["results"]["bindings"]) == 3
    assert 'BIND("市委书记" AS ?given_post)' in shipped


def test_curl_example_of_oxigraph(graphs: Path) -> None:
    (line,) = curl_lines("http://localhost:7878/")
    with stores.oxigraph(graphs.parent, {}) as store:
        sh(line.replace("http://localhost:7878/", store.endpoint.removesuffix("query")), graphs.parent)
        (row,) = store.ask("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    assert int(row["n"]["value"]) > 10_000


def test_jena_example(graphs: Path) -> None:
    if not Path("/usr/share/java/jena-core.jar").exists() or not all(map(shutil.which, ("java", "unzip"))):
        pytest.skip("no Jena here (apt-get install libapache-jena-java unzip)")
    named = " ".join(f"PREFIX {p}: <{n}>" for p, n in prefixes().items())
    question = graphs.parent / "question.rq"
    question.write_text(f"{named}\n{question.read_text('utf-8')}", "utf-8")
    told = sh(lines_behind("# Jena 4"), graphs.parent)
    assert told.startswith("-")  # the table alone, without complaints
    assert '"全市一季度重点项目调度会召开"@zh' in told
