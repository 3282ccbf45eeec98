"""The command line: what it teaches, and that bad input ends in one line, exit code 2, and nothing half-written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg import cli
from kg.errors import InputError
from kg.sample import sample_path

ROOT = Path(__file__).parents[1]
REPORT = "4月2日,临澜市委书记裴景行主持召开全市领导干部会议。\n"


def names(directory: Path) -> list[str]:
    return sorted(p.name for p in directory.rglob("*"))


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with one readable document."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    return tmp_path


BAD_INPUT = {
    "missing.txt": None,
    "empty.txt": b"",
    "blank.txt": b" \n\r\n\t",
    "binary.txt": bytes(range(256)) * 8,
    "picture.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "gb18030.txt": REPORT.encode("gb18030"),
    "utf16.txt": REPORT.encode("utf-16"),
    "english.txt": b"The committee met on 2 April.\n",
}


@pytest.mark.parametrize("command", ["build", "extract"])
@pytest.mark.parametrize("name", BAD_INPUT)
def test_input_that_cannot_be_read(there: Path, capsys: pytest.CaptureFixture[str], name: str, command: str) -> None:
    content = BAD_INPUT[name]
    if content is not None:
        (there / name).write_bytes(content)
    assert_refused(there, capsys, [command, name], name)


@pytest.mark.parametrize("inside", [(), ("notes.bin", "picture.png"), ("a.txt", "b.txt")])
def test_a_directory_without_one_document(
    there: Path, capsys: pytest.CaptureFixture[str], inside: tuple[str, ...]
) -> None:
    (there / "shelf").mkdir()
    for name in inside:
        (there / "shelf" / name).write_text(REPORT, "utf-8")
    assert_refused(there, capsys, ["build", "shelf"], "shelf")


@pytest.mark.parametrize("date", ["2023-13", "2023-00", "23", "abc", "", "2023-09-02", "2023/09", "２０２３", "0000"])
@pytest.mark.parametrize("command", ["build", "extract"])
def test_a_wrong_date(there: Path, capsys: pytest.CaptureFixture[str], date: str, command: str) -> None:
    assert_refused(there, capsys, [command, "report.txt", "--date", date], "--date")


@pytest.mark.parametrize("base", ["example.org", "", "https://example.org/id", "https://exa mple.org/", "id/"])
def test_a_wrong_base(there: Path, capsys: pytest.CaptureFixture[str], base: str) -> None:
    assert_refused(there, capsys, ["build", "report.txt", "--base", base], "")


def test_a_model_that_is_not_installed(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert_refused(there, capsys, ["build", "report.txt", "--model", "zh_no_such_model"], "--model zh_no_such_model")


def test_an_output_that_is_a_file(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (there / "taken").write_text("mine", "utf-8")
    assert_refused(there, capsys, ["build", "report.txt", "-o", "taken"], "taken")
    assert_refused(there, capsys, ["build", "report.txt", "-o", "taken/deeper"], "taken")
    assert (there / "taken").read_text("utf-8") == "mine"


def test_an_output_whose_file_is_a_directory(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The last of three files can't be put in its place: the first two must not be either."""
    (there / "out" / "report.md").mkdir(parents=True)
    assert_refused(there, capsys, ["build", "report.txt", "-o", "out"], "out")


@pytest.mark.parametrize(
    ("file", "query"), [("none.ttl", "q.rq"), ("g.ttl", "none.rq"), ("bad.ttl", "q.rq"), ("g.ttl", "bad.rq")]
)
def test_a_question_that_cannot_be_asked(
    there: Path, capsys: pytest.CaptureFixture[str], file: str, query: str
) -> None:
    (there / "g.ttl").write_text("<urn:a> <urn:b> <urn:c> .", "utf-8")
    (there / "bad.ttl").write_text("<urn:a> <urn:b>", "utf-8")
    (there / "q.rq").write_text("SELECT * { ?s ?p ?o }", "utf-8")
    (there / "bad.rq").write_text("SELECT * {", "utf-8")
    assert_refused(there, capsys, ["query", file, "--file", query], "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "no graph is given"),
        (["g.ttl"], "wanted one question"),
        (["g.ttl", "chairs", "--file", "q.rq"], "wanted one question"),
        (["g.ttl", "chair"], "did you mean chairs"),
        (["g.ttl", "chairs", "--param", "persons=甲"], "did you mean person?"),
        (["g.ttl", "chairs", "--param", "month=四月"], "--param month=四月: wanted a month as YYYY-MM"),
        (["g.ttl", "chairs", "--param", "person"], "wanted NAME=VALUE"),
        (["g.ttl", "chairs", "-p", "person=甲", "-p", "person=乙"], "each name once"),
        *((["g.ttl", "chairs", "--timeout", seconds], f"--timeout {seconds}") for seconds in ("0", "nan", "inf")),
        (["--list", "chair"], "did you mean chairs"),
    ],
)
def test_a_question_that_is_not_well_put(
    there: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    (there / "g.ttl").write_text("<urn:a> <urn:b> <urn:c> .", "utf-8")
    assert_refused(there, capsys, ["query", *arguments], said)


def assert_refused(directory: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    before = names(directory)
    capsys.readouterr()
    extra = ["--quiet"] if arguments[0] == "build" else []
    assert cli.main([*arguments, *extra]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("kg: ")
    assert said in err
    assert err.count("\n") == 1
    assert len(err) < 300
    assert names(directory) == before


def test_questions_are_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["query", "--list"]) == 0
    assert "谁主持  Who chaired" in capsys.readouterr().out
    assert cli.main(["query", "--list", "holders"]) == 0
    assert "--param day=YYYY-MM-DD" in capsys.readouterr().out


def test_a_question_with_parameters(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "report.txt", "-o", ".", "--date", "2024", "--quiet"]) == 0
    capsys.readouterr()
    question = ["query", "report.ttl", "chairs", "--param", "person=裴景行", "--format", "csv"]
    assert cli.main(question) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[0] == "start,person,event,page,printed,sentence"
    assert out.splitlines()[1].startswith("2024-04-02,裴景行,")
    assert out.count("\n") == 2
    assert err == ""
    assert cli.main([*question, "--sparql"]) == 0
    assert 'BIND("裴景行" AS ?given_person)' in capsys.readouterr().out


def test_a_name_that_is_not_in_the_graph_is_told(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "report.txt", "-o", ".", "--date", "2024", "--quiet"]) == 0
    capsys.readouterr()
    assert cli.main(["query", "report.ttl", "chairs", "-p", "person=裴景航"]) == 0
    out, err = capsys.readouterr()
    assert "(no rows)" in out
    assert err == "kg: report.ttl has no name 裴景航; it has 裴景行\n"


def test_a_query_is_stopped_at_its_time_limit(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "report.txt", "-o", ".", "--date", "2024", "--quiet"]) == 0
    (there / "endless.rq").write_text(
        "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?s{i} ?p{i} ?o{i} ." for i in range(6)) + "}"
    )
    capsys.readouterr()
    assert cli.main(["query", "report.ttl", "--file", "endless.rq", "--timeout", "0.5"]) == 3
    assert "took longer than 0.5 s" in capsys.readouterr().err


def test_exit_code_of_the_program(tmp_path: Path) -> None:
    program = [sys.executable, "-m", "kg.cli", "build", "missing.txt"]
    done = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("kg: missing.txt: ")
    assert names(tmp_path) == []


@pytest.mark.parametrize("arguments", [["build", "--no-such"], ["nothing"], [], ["query", "x.ttl", "--format", "xml"]])
def test_what_argparse_refuses_is_2_as_well(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(arguments)
    assert stop.value.code == 2
    assert "usage: kg" in capsys.readouterr().err


def test_help_teaches(capsys: pytest.CaptureFixture[str]) -> None:
    wanted = {
        (): ["build", "extract", "query", "graph"],
        ("build",): ["kg build issue.txt -o graphs", "NAME.ttl", "--place", "--province", "--date", "--home-org",
                     "--base", "--model", "--quiet"],
        ("extract",): ["kg extract chronicle.txt", "JSON", "code points"],
        ("query",): ["kg query --list", "--param post=市委书记", "--file my.rq", "--timeout", "VALUES ?given_name"],
        ("check",): ["kg check graph/issue.ttl", "Exit code", "--lang", "csv"],
        ("show",): ["kg show graph/issue.ttl", "GB/T 7714", "--kind", "--lang", "md"],
    }  # fmt: skip
    for command, words in wanted.items():
        with pytest.raises(SystemExit) as stop:
            cli.main([*command, "--help"])
        assert stop.value.code == 0
        text = capsys.readouterr().out
        assert [w for w in words if w not in text] == []


def test_a_fault_while_writing_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.write_files(tmp_path, {"a.ttl": b"old a", "a.md": b"old b"})
    opened = []
    real = Path.write_bytes

    def fail(path: Path, data: bytes) -> int:
        opened.append(path)
        if len(opened) == 2:
            raise OSError(28, "No space left on device")
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(InputError, match="No space left"):
        cli.write_files(tmp_path, {"a.ttl": b"new a", "a.md": b"new b"})
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a.ttl": b"old a", "a.md": b"old b"}


def test_files_are_written_anew_whole(tmp_path: Path) -> None:
    cli.write_files(tmp_path / "new" / "deep", {"a.ttl": b"a much longer content"})
    cli.write_files(tmp_path / "new" / "deep", {"a.ttl": b"short"})
    assert {p.name: p.read_bytes() for p in (tmp_path / "new" / "deep").iterdir()} == {"a.ttl": b"short"}


def test_build_tells_stages_and_files(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "report.txt", "-o", "out"]) == 0
    out, err = capsys.readouterr()
    assert names(there / "out") == ["report.html", "report.md", "report.ttl"]
    assert all(f"out/report.{suffix}" in out.replace("\\", "/") for suffix in ("ttl", "html", "md"))
    assert len(err.splitlines()) == 5
    assert cli.main(["build", "report.txt", "-o", "out", "--quiet"]) == 0
    assert capsys.readouterr().err == ""


def test_extract_prints_one_object_and_offsets_are_of_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(str(sample_path()))
    assert cli.main(["extract", str(path), "--format", "json"]) == 0
    out, err = capsys.readouterr()
    told = json.loads(out)
    assert err == ""
    assert set(told) == {"mentions", "holds", "entries", "document", "entities"}
    text = path.read_text("utf-8")
    assert len(told["mentions"]) > 100
    for m in told["mentions"]:
        raw = "".join(text[m["start"] : m["end"]].split())
        # page furniture may stand between the pieces of a name
        assert (raw[0], raw[-1]) == (m["text"][0], m["text"][-1])
    for fact in (*told["holds"], *told["entries"], *(p for e in told["entries"] for p in e["people"])):
        assert fact["evidence"]
        assert fact["rule"]
        assert isinstance(fact["inferred"], bool)


def test_a_file_whose_name_is_no_utf8(there: Path) -> None:
    """As an old archive unpacks it; its name is written with the bytes in hexadecimal."""
    name = "报道.txt".encode("gb18030")
    Path(os.fsdecode(name)).write_text(REPORT, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8:strict"}
    for command in (["build", name], ["extract", name], ["build", name, "-o", b"\xb1"], ["check", b"\xb1"]):
        run = [sys.executable, "-m", "kg.cli", *command]
        done = subprocess.run(run, capture_output=True, env=environment, check=False)
        assert done.returncode == (2 if command[0] == "check" else 0), done.stderr.decode()
        assert b"Traceback" not in done.stderr
    assert names(there / "graph") == [f"%B1%A8%B5%C0.{suffix}" for suffix in ("html", "md", "ttl")]
    assert b"%B1%A8%B5%C0.txt" in (there / "graph" / "%B1%A8%B5%C0.ttl").read_bytes()
