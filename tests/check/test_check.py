"""``kg check`` as its user sees it: on good graphs, on bad ones, on what is none."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path

import pyoxigraph
import pytest
from pyshacl import validate
from rdflib import Graph as RdfGraph
from rdflib.namespace import RDF, SH

from kg import cli
from kg.build import build
from kg.check import Severity, check, format_report
from kg.check.rules import is_sole
from kg.errors import InputError
from kg.rdf import DEFAULT_BASE, export, prefixes, shapes_text, write_turtle
from kg.read import read
from kg.sample import sample_path
from tests.check.planted import base_graph, found, plant
from tests.example import example_graph

ISSUE = Path(__file__).resolve().parents[3] / "shared" / "data" / "text" / "dezhou-2023-10.txt"
TWO_NAMES = "INSERT DATA { :person-03 rdfs:label '陆明和'@zh ; <http://xmlns.com/foaf/0.1/nick> '老陆'@zh }"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.ttl"
    write_turtle(build(read(Path(str(sample_path())))), path)
    return path


def test_the_sample_conforms(sample: Path) -> None:
    report = check([sample])
    assert report.findings == ()
    assert report.triples > 10_000


# In a graph that was built from a text: the first tenure, event, piece of evidence and person of all.
FAULTS_OF_A_BUILD = """
    DELETE { ?t kg:post ?post } WHERE { ?t kg:post ?post { SELECT ?t { ?t a kg:Tenure } ORDER BY ?t LIMIT 1 } } ;
    DELETE { ?e schema:endDate ?d } INSERT { ?e schema:endDate '1949-02-30'^^xsd:date }
    WHERE { ?e schema:endDate ?d { SELECT ?e { ?e a kg:Meeting } ORDER BY ?e LIMIT 1 } } ;
    DELETE { ?x kg:confidence ?c } INSERT { ?x kg:confidence 2.5 }
    WHERE { ?x kg:confidence ?c { SELECT ?x { ?x a kg:Evidence } ORDER BY ?x LIMIT 1 } } ;
    DELETE { ?p rdfs:label ?name } WHERE { ?p rdfs:label ?name { SELECT ?p { ?p a kg:Person } ORDER BY ?p LIMIT 1 } } ;
"""


def test_faults_in_a_built_graph(sample: Path, tmp_path: Path) -> None:
    store = pyoxigraph.Store()
    store.load(path=sample, format=pyoxigraph.RdfFormat.TURTLE)
    store.update(FAULTS_OF_A_BUILD, prefixes=prefixes())
    store.dump(tmp_path / "planted.nt", pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph())
    assert Counter(f.code for f in check([tmp_path / "planted.nt"]).findings) == {
        "Tenure-post": 1,
        "Event-end": 1,
        "Event-start": 1,  # it can't be compared with that end
        "time-differs": 1,
        "TextPart-confidence": 1,
        "label": 1,
    }


@pytest.mark.parametrize("evidence", ["offsets", "none"])
def test_graphs_with_less_evidence_conform(evidence: str, tmp_path: Path) -> None:
    path = tmp_path / "g.ttl"
    write_turtle(base_graph(), path, evidence=evidence)  # type: ignore[arg-type]
    assert check([path]).findings == ()


def test_hostile_names_conform(tmp_path: Path) -> None:
    path = tmp_path / "g.ttl"
    write_turtle(example_graph(hostile=True), path, base="https://xn--vxup8b.example/%E5%BF%97/")
    assert check([path]).findings == ()


@pytest.mark.parametrize("format", ["ttl", "nt", "nq", "trig", "jsonld", "rdf"])
def test_every_format_conforms_with_what_is_inferred_where_it_has_graphs(format: str, tmp_path: Path) -> None:
    path, other = tmp_path / "g.ttl", tmp_path / f"other.{format}"
    write_turtle(base_graph(), path)
    other.write_bytes(export([path], format, inferred=format in ("nq", "trig", "jsonld")))
    assert check([other]).findings == ()


def test_the_real_issue_conforms(tmp_path: Path) -> None:
    if not ISSUE.exists():
        pytest.skip("../shared is not here")
    path = tmp_path / "issue.ttl"
    write_turtle(build(read(ISSUE), place="德州市", province="山东省"), path)
    report = check([path])
    assert report.findings == ()
    assert report.triples > 20_000


def test_shapes_find_the_same_as_they_are_written(tmp_path: Path) -> None:
    """What pySHACL is given for speed breaks at the same things as ``shapes.ttl`` itself."""
    report = plant(tmp_path, "DELETE WHERE { ?t kg:post ?post } ; DELETE WHERE { ?e a schema:Event } ;" + TWO_NAMES)
    data = RdfGraph().parse(tmp_path / "planted.nt")
    _, results, _ = validate(data, shacl_graph=RdfGraph().parse(data=shapes_text()), inference="none")
    assert isinstance(results, RdfGraph)
    direct = {
        (str(results.value(r, SH.sourceShape)).partition("#")[2], str(results.value(r, SH.focusNode)))
        for r in results.subjects(RDF.type, SH.ValidationResult)
    }
    assert {(f.code, f.thing) for f in report.findings} == direct
    assert len(direct) > 10


def test_several_files_are_one_graph(tmp_path: Path) -> None:
    """What one file refers to and another describes is no fault; findings say in which file the thing is."""
    path = tmp_path / "g.nt"
    plant(tmp_path, TWO_NAMES)  # planted.nt
    write_turtle(base_graph(), tmp_path / "g.ttl")
    lines = export([tmp_path / "g.ttl"], "nt").splitlines(keepends=True)
    person = f"<{DEFAULT_BASE}person-08>".encode()
    one, two = tmp_path / "one.nt", tmp_path / "two.nt"
    one.write_bytes(b"".join(line for line in lines if not line.startswith(person)))
    two.write_bytes(b"".join(line for line in lines if line.startswith(person)))
    assert ("dangling", "person-08") in found(check([one]))
    assert check([one, two]).findings == ()
    path = tmp_path / "planted.nt"
    assert {f.file for f in check([one, two, path]).findings} == {one}


def test_text_in_both_languages(tmp_path: Path) -> None:
    report = plant(tmp_path, TWO_NAMES)
    assert format_report(report).splitlines()[1:] == [
        "",
        "违反  label  1",
        "  须有且仅有一个中文名称（rdfs:label，@zh）",
        "  - 陆明和  <https://gazette-kg.invalid/id/person-03>",
        "    有 2 个 rdfs:label",
        "    改法：只留一个 rdfs:label",
        "",
        "警告  Person  1",
        "  人物没有此属性",
        "  - 陆明和  <https://gazette-kg.invalid/id/person-03>",
        '    有 <http://xmlns.com/foaf/0.1/nick> "老陆"@zh',
        "    改法：检查属性名；他处词汇的属性可以保留",
        "",
        "     1  违反  label",
        "     1  警告  Person",
        "不合格：1 处违反，1 条警告",
    ]
    english = format_report(report, language="en").splitlines()
    assert "    2 values of rdfs:label" in english
    assert english[-1] == "does not conform: 1 violations, 1 warnings"


def test_many_findings_of_one_sort_are_cut_in_text_alone(tmp_path: Path) -> None:
    report = plant(tmp_path, "DELETE WHERE { ?x kg:rule ?rule }")
    many = sum(f.code == "TextPart-rule" for f in report.findings)
    assert many > 50
    text = format_report(report)
    assert f"另有 {many - 20} 处" in text
    assert text.count("缺少 kg:rule") == 20
    assert len(list(csv.reader(io.StringIO(format_report(report, "csv"))))) == len(report.findings) + 1


def test_json_and_csv_say_the_same(tmp_path: Path) -> None:
    report = plant(tmp_path, TWO_NAMES)
    told = json.loads(format_report(report, "json"))
    assert (told["conforms"], told["violations"], told["warnings"]) == (False, 1, 1)
    rows = list(csv.DictReader(io.StringIO(format_report(report, "csv"))))
    assert rows == told["findings"]
    assert rows[0] == {
        "severity": "violation",
        "code": "label",
        "thing": DEFAULT_BASE + "person-03",
        "label": "陆明和",
        "must_zh": "须有且仅有一个中文名称（rdfs:label，@zh）",
        "must_en": "One name (rdfs:label), in Chinese (@zh)",
        "wrong_zh": "有 2 个 rdfs:label",
        "wrong_en": "2 values of rdfs:label",
        "mend_zh": "只留一个 rdfs:label",
        "mend_en": "keep one rdfs:label",
        "file": str(tmp_path / "planted.nt"),
    }


def test_text_holds_nothing_that_a_terminal_obeys(tmp_path: Path) -> None:
    report = plant(tmp_path, r"INSERT DATA { :person-03 rdfs:label '陆\u001B[31m明\u202E\n和'@zh }")
    assert json.loads(format_report(report, "json"))["findings"][0]["label"] == "陆\x1b[31m明\u202e\n和"
    assert "陆\ufffd[31m明\ufffd\ufffd和" in format_report(report)


def test_exit_codes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.ttl", tmp_path / "planted.nt"
    write_turtle(base_graph(), good)
    plant(tmp_path, TWO_NAMES)
    assert cli.main(["check", str(good)]) == 0
    assert capsys.readouterr().out.endswith("合格：0 处违反，0 条警告\n")
    assert cli.main(["check", str(bad), "--lang", "en"]) == 1
    assert "does not conform" in capsys.readouterr().out
    plant(tmp_path, "INSERT DATA { :person-03 <http://xmlns.com/foaf/0.1/nick> '老陆'@zh }")
    assert cli.main(["check", str(bad), "--format", "csv"]) == 0
    assert capsys.readouterr().out.count("\r\n") == 2


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.ttl", None, "can't be read"),
        ("bad.ttl", "<urn:a> <urn:b>", "line 1"),
        ("text.txt", "文", "not a file of RDF"),
        ("empty.ttl", "", "nothing in terms of kg.ttl"),
        ("other.ttl", "<urn:a> a <urn:b> .", "nothing in terms of kg.ttl"),
        ("newer.ttl", "<urn:a> <urn:b> <<( <urn:c> <urn:d> <urn:e> )>> .", "RDF 1.2"),
    ],
)
def test_what_is_no_graph(
    name: str, content: str | None, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, "utf-8")
    assert cli.main(["check", str(tmp_path / name)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("kg: ")
    assert name in err
    assert said in err
    assert err.count("\n") == 1


def test_a_blank_node_where_a_date_is_compared_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="BlankNode"):
        plant(tmp_path, "INSERT DATA { :tenure-07 kg:beganNotBefore _:x }")


def test_the_library_prints_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    plant(tmp_path, "INSERT DATA { :tenure-01 kg:beganNotAfter '2021-02-30'^^xsd:date }")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("title", "sole"),
    [("书记", True), ("市长", True), ("代市长", True), ("主任", True), ("局长", True), ("常务副市长", True),
     ("副书记", False), ("常委", False), ("委员", False), ("名誉主任", False), ("无此职", False), ("", False)],
)  # fmt: skip
def test_titles_of_one_holder(title: str, sole: bool) -> None:
    assert is_sole(title) is sole


def test_findings_are_in_order(tmp_path: Path) -> None:
    report = plant(tmp_path, "DELETE WHERE { ?x skos:altLabel ?a } ; DELETE WHERE { ?p a schema:Person } ;" + TWO_NAMES)
    order = [(f.severity is Severity.WARNING, f.code) for f in report.findings]
    assert order == sorted(order)
    assert len(order) == 10
