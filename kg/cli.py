"""The command line: the only module that prints or exits."""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from importlib.resources import as_file
from io import TextIOWrapper
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from kg.errors import InputError, LossWarning, TimeLimitError
from kg.model import Graph

if TYPE_CHECKING:
    from kg.score import Measured

_STAGES = {"segment": "分段 parts", "extract": "识别 names", "resolve": "归一 entities", "relate": "关联 facts",
           "write": "写出 files"}  # fmt: skip

_BUILD = """\
Build the knowledge graph of one document: an issue of a party magazine, a chronicle, a news report.

  kg build                                    the embedded sample, an invented issue
  kg build issue.txt -o graphs                graphs/issue.ttl, graphs/issue.html, graphs/issue.md
  kg build chronicle.txt --place 德州市 --province 山东省 --date 2023-09

Writes NAME.ttl (RDF, for SPARQL and triple stores), NAME.html (the page to look at, offline) and NAME.md (what was
found, and what was not understood)."""

_EXTRACT = """\
Print what is found in one document as JSON: mentions, holds (person, post, organisation), entries (dated events with
participants and roles), the document's facts, and entities. Offsets count characters (code points) of the text.

  kg extract chronicle.txt --place 德州市 --province 山东省 --date 2023-09 --format json"""

_EXPORT = """\
Give built graphs in another format of RDF, several as one.

  kg export graph/issue.ttl --to trig -o issue.trig      one named graph a document
  kg export graph/*.ttl --to nq > shelf.nq
  kg export graph/issue.ttl --to jsonld --inferred       with what follows from the facts, in a graph of its own
  kg export issue.trig --to nq                           graphs stay; without --inferred that of inferred facts goes

Formats: ttl (Turtle), nt (N-Triples), nq (N-Quads), trig (TriG), jsonld (JSON-LD), rdf (RDF/XML). --inferred wants a
format with named graphs (trig, nq, jsonld): what is inferred is never mixed with what is stated. RDF/XML can't hold
control characters; U+FFFD stands for them, and it is said how many strings had any."""

_QUERY = """\
Ask a built graph: one of the questions that come with the program, or your own in SPARQL 1.1.

  kg query --list                                        all questions, with their parameters
  kg query --list holders                                one question, with what it means and an example
  kg query graph/issue.ttl chairs
  kg query graph/issue.ttl holders --param post=市委书记 --param day=2024-04-15
  kg query graph/issue.ttl together -p person=裴景行 -p least=2 --format csv > together.csv
  kg query graph/issue.ttl events-in-month -p month=2024-04 --sparql      the SPARQL itself, for any server
  kg query graph/issue.ttl --file my.rq --timeout 120

A name matches a thing's full name and the other forms that the text has of it. A parameter that is not given leaves
the question open. A file of your own can have parameters too: declare each in a comment and bind it in one line,

  # param name: text | 姓名 | the name | 裴景行
  VALUES ?given_name { UNDEF }"""

_SERVE = """\
Serve built graphs on this machine: a SPARQL 1.1 endpoint, read-only, and a page to ask it from.

  kg serve graph                              http://127.0.0.1:8000/ is the page, /sparql the endpoint
  kg serve graphs --port 8080 --timeout 60
  curl http://127.0.0.1:8000/sparql --data-urlencode 'query=SELECT * { ?s ?p ?o } LIMIT 3'

All NAME.ttl of the directory are asked as one; each is a named graph too. Also there: NAME.html beside them, /graphs
(what is served), /queries (the shipped queries), /ontology, /health. Nothing outside is asked, and no other machine is
answered. Stop it with Ctrl+C."""

_SHOW = """\
Show one person, post, organisation, project or place of a graph: posts with their dates, events in order of time,
relations, sums, each with its sentence, printed page, confidence and a reference by GB/T 7714. 查看一个实体及其依据。

  kg show graph/issue.ttl 裴景行
  kg show graph/issue.ttl 市委书记 --kind post
  kg show graph/issue.ttl person-27214684acde4aed --format md > person.md
  kg show graph/issue.ttl 裴景行 --lang en

NAME is a name, an alias, an IRI or the last part of one. Where several have the name they are listed: choose with
--kind or by the IRI."""

_CHECK = """\
Hold built graphs against the shapes of the ontology (ontology/shapes.ttl) and against sense: missing and wrong values,
references to nothing, impossible dates, evidence outside its page, two holders of a sole post at once, circles of
organisations, inferred facts passed off as stated … 检查图谱是否合格。

  kg check graph/issue.ttl
  kg check graph/*.ttl                        several files as one graph
  kg check graph/issue.ttl --lang en
  kg check graph/issue.ttl --format csv > findings.csv

Exit code: 0 it conforms (there may be warnings), 1 it does not, 2 a file can't be read."""


_SCORE = """\
Measure the extraction on annotated documents: NAME.txt, NAME.ann (the text with inline tags <per> <post> <org> <proj>
<place>) and, where holds and entries are annotated too, NAME.json.

  kg score gold --by-document
  kg score gold --verbose                     each miss and false alarm with its place
  kg score gold --reliability --held-apart    whether confidences mean what they say
  kg score gold --format csv > figures.csv"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    The exit code: 0 done, 1 checked and does not conform, 2 something given can't be used, 3 over the time limit.
    """
    args = _parser().parse_args(argv)
    if isinstance(sys.stdout, TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="backslashreplace")  # a file's name may be no UTF-8
    try:
        return int(args.run(args))
    except TimeLimitError as e:
        print(f"kg: {e}", file=sys.stderr)
        return 3
    except InputError as e:
        print(f"kg: {e}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kg", description="Chinese official publications (党刊、年鉴、地方志) as a knowledge graph with evidence."
    )
    parser.add_argument("--version", action="version", version=f"gazette-kg {version('gazette-kg')}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    raw = argparse.RawDescriptionHelpFormatter

    build = commands.add_parser("build", help="build the graph of a document", description=_BUILD, formatter_class=raw)
    build.add_argument(
        "input", nargs="?", type=Path, metavar="INPUT", help="a text file (UTF-8); without it the sample"
    )
    build.add_argument("-o", "--output", type=Path, default=Path("graph"), metavar="DIR", help="where to write (graph)")
    build.add_argument("--base", metavar="IRI", help="namespace of the data, an absolute IRI that ends in / or #")
    build.add_argument(
        "--evidence",
        choices=["quote", "offsets", "none"],
        default="quote",
        help="what leads back to the text, in all files: the place and the sentence (quote), the place alone (offsets: "
        "page, characters, rule), or nothing (none: no page, character, rule or sentence of any fact)",
    )
    build.add_argument("--licence", metavar="IRI", help="the licence that you give the data under, for its description")
    build.add_argument(
        "--tables", action="store_true", help="also NAME-persons.csv, NAME-tenures.csv and NAME-events.csv"
    )
    build.add_argument("--quiet", action="store_true", help="no progress")
    _common(build)
    build.set_defaults(run=_build)

    extract = commands.add_parser(
        "extract", help="print what is found as JSON", description=_EXTRACT, formatter_class=raw
    )
    extract.add_argument("input", type=Path, metavar="INPUT", help="a text file (UTF-8)")
    extract.add_argument("--format", choices=["json"], default="json", help="the interchange format (json)")
    _common(extract)
    extract.set_defaults(run=_extract)

    export = commands.add_parser(
        "export", help="give graphs in another format of RDF", description=_EXPORT, formatter_class=raw
    )
    export.add_argument("graphs", nargs="+", type=Path, metavar="FILE", help="graphs (Turtle, TriG, N-Quads …)")
    export.add_argument(
        "--to", choices=["ttl", "nt", "nq", "trig", "jsonld", "rdf"], required=True, help="the format to give"
    )
    export.add_argument(
        "--inferred",
        action="store_true",
        help="with what follows from the facts by published rules, in graphs of its own (trig, nq, jsonld)",
    )
    export.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to write (standard output)")
    export.set_defaults(run=_export)

    query = commands.add_parser("query", help="ask a graph a question", description=_QUERY, formatter_class=raw)
    query.add_argument("graph", nargs="?", type=Path, metavar="FILE", help="a built graph (Turtle, N-Triples …)")
    query.add_argument("name", nargs="?", metavar="NAME", help="a question that comes with the program")
    query.add_argument(
        "-p", "--param", action="append", default=[], metavar="NAME=VALUE", help="a parameter of the question"
    )
    query.add_argument("--file", type=Path, metavar="Q.rq", help="a SPARQL query of your own, in place of NAME")
    query.add_argument("--list", action="store_true", help="show the questions, or the one that is named")
    query.add_argument("--sparql", action="store_true", help="print the query with the parameters in it; ask nothing")
    query.add_argument(
        "--format", choices=["text", "csv", "json"], default="text", help="how to print the answer (text)"
    )
    query.add_argument(
        "--timeout", type=float, default=30, metavar="SECONDS", help="stop the query after so many seconds (30)"
    )
    query.set_defaults(run=_query)

    _serve_options(
        commands.add_parser("serve", help="serve graphs as a SPARQL endpoint", description=_SERVE, formatter_class=raw)
    )
    show = commands.add_parser("show", help="show one entity of a graph", description=_SHOW, formatter_class=raw)
    show.add_argument("graph", type=Path, metavar="GRAPH", help="a built graph (Turtle, TriG, N-Triples …)")
    show.add_argument("name", metavar="NAME", help="a name, an alias, an IRI or the last part of one")
    show.add_argument(
        "--kind",
        choices=["per", "post", "org", "proj", "place"],
        help="person, post, organisation, project or place, where several have the name",
    )
    show.add_argument("--format", choices=["text", "json", "md"], default="text", help="how to print (text)")
    show.add_argument("--lang", choices=["zh", "en"], default="zh", help="the language of text and md (zh)")
    show.set_defaults(run=_show)

    check = commands.add_parser(
        "check", help="hold graphs against shapes and sense", description=_CHECK, formatter_class=raw
    )
    check.add_argument("graphs", nargs="+", type=Path, metavar="GRAPH", help="built graphs (Turtle, TriG, N-Triples …)")
    check.add_argument("--format", choices=["text", "json", "csv"], default="text", help="how to print (text)")
    check.add_argument("--lang", choices=["zh", "en"], default="zh", help="the language of the text (zh)")
    check.set_defaults(run=_check)

    score = commands.add_parser(
        "score", help="measure the extraction on annotated documents", description=_SCORE, formatter_class=raw
    )
    score.add_argument("gold", nargs="+", type=Path, metavar="GOLD_DIR", help="a directory of annotated documents")
    score.add_argument("--by-document", action="store_true", help="a row for each document too")
    score.add_argument("--verbose", action="store_true", help="each miss and false alarm with its place")
    score.add_argument(
        "--reliability", action="store_true", help="confidences against shares right, by rule, in place of figures"
    )
    score.add_argument(
        "--held-apart",
        action="store_true",
        help="with --reliability: each half of a directory's documents, by name, with confidences of the other half",
    )
    score.add_argument("--format", choices=["text", "json", "csv"], default="text", help="how to print (text)")
    _model(score)
    score.set_defaults(run=_score)
    return parser


def _serve_options(serve: argparse.ArgumentParser) -> None:
    serve.add_argument(
        "directory", nargs="?", type=Path, default=Path("graph"), metavar="DIR", help="built graphs (graph)"
    )
    serve.add_argument("--port", type=int, default=8000, metavar="N", help="the port (8000); 0 for any free one")
    serve.add_argument("--host", default="127.0.0.1", metavar="H", help="the address to listen at (127.0.0.1)")
    serve.add_argument(
        "--allow-remote", action="store_true", help="allow a --host that other machines reach; there is no password"
    )
    serve.add_argument(
        "--allow-origin", action="append", default=[], metavar="O", help="a web site whose pages may read the answers"
    )
    serve.add_argument("--timeout", type=float, default=30.0, metavar="S", help="seconds a query may take (30)")
    serve.add_argument("--max-rows", type=int, default=10_000, metavar="N", help="rows of an answer at most (10000)")
    serve.add_argument(
        "--memory", type=int, default=1024, metavar="MB", help="memory of a query at most, beside the data (1024)"
    )
    serve.add_argument(
        "--workers", type=int, metavar="N", help="queries at the same time (as many as processors, 2 at least)"
    )
    serve.add_argument("--inferred", action="store_true", help="with what follows from the facts by published rules")
    serve.add_argument("--quiet", action="store_true", help="no line for each query")
    serve.set_defaults(run=_serve)


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--place", metavar="P", help="the publication's home place (德州市); else read from the text")
    parser.add_argument("--province", metavar="V", help="its province (山东省)")
    parser.add_argument(
        "--date", metavar="YYYY[-MM]", help="the date to read the text in, where it does not say itself"
    )
    parser.add_argument("--home-org", metavar="O", help="the university or enterprise whose organ it is")
    _model(parser)


def _model(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--model",
        default="kg",
        metavar="M",
        help="what helps the rules to find names: kg (our own tagger, the default), none (rules alone), or a spaCy "
        "pipeline that you installed (zh_core_web_sm …)",
    )


def _graph(args: argparse.Namespace, path: Path, progress: _Progress | None) -> Graph:
    # imports here keep `kg --help` quick
    from kg.build import build, parse_date
    from kg.extract import load
    from kg.read import read

    date = parse_date(args.date) if args.date is not None else None
    return build(
        read(path),
        place=args.place,
        province=args.province,
        date=date,
        organisation=args.home_org,
        nlp=load(args.model),
        progress=progress,
    )


class _Progress:
    """Stages with their seconds, on the standard error output."""

    def __init__(self, quiet: bool) -> None:
        self._quiet = quiet
        self._begun = perf_counter()
        self._stage: str | None = None

    def __call__(self, stage: str | None) -> None:
        """A stage begins (None: all done), so the one before is done."""
        now = perf_counter()
        if self._stage is not None and not self._quiet:
            print(f"  {_STAGES.get(self._stage, self._stage)}  {now - self._begun:.1f} s", file=sys.stderr)
        self._stage, self._begun = stage, now


@contextmanager
def _input(given: Path | None) -> Iterator[Path]:
    if given is not None:
        yield given
        return
    from kg.sample import sample_path

    with as_file(sample_path()) as path:
        yield path


def _build(args: argparse.Namespace) -> int:
    from kg.page import render
    from kg.rdf import DEFAULT_BASE, check_base, turtle
    from kg.redact import redact, without_evidence
    from kg.report import summarise, tables

    base = check_base(args.base) if args.base is not None else DEFAULT_BASE
    progress = _Progress(args.quiet)
    with _input(args.input) as path:
        graph = _graph(args, path, progress)
    if args.evidence != "quote":
        graph = redact(graph) if args.evidence == "offsets" else without_evidence(graph)
    progress("write")
    name = graph.document.name
    report = summarise(graph)
    written = {
        f"{name}.ttl": turtle(graph, base=base, evidence=args.evidence, licence=args.licence),
        f"{name}.html": render(graph).encode(),
        f"{name}.md": report.encode(),
    }
    if args.tables:
        written |= {f"{name}-{table}.csv": data for table, data in tables(graph).items()}
    write_files(args.output, written)
    progress(None)
    print(report.split("\n## 人物", 1)[0].split("\n## 大事记", 1)[0].strip())
    print()
    for file in written:
        print(args.output / file)
    return 0


def write_files(directory: Path, files: dict[str, bytes]) -> None:
    """Write all files or none: first beside their places, then moved there; on a fault what was there comes back.

    Raises InputError where the directory can't be made or written to, or a file's place is taken by a directory.
    """
    moved: list[tuple[Path, Path | None]] = []  # with what was there before
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=directory, prefix=".writing-") as name:
            beside = Path(name)
            for file, data in files.items():
                (beside / file).write_bytes(data)
            try:
                for file in files:
                    path, old = directory / file, beside / f"{file}.old"
                    before = path.rename(old) if path.is_file() else None
                    moved.append((path, before))
                    (beside / file).replace(path)
            except OSError:
                for path, before in reversed(moved):
                    if before is not None:
                        before.replace(path)
                    elif path.is_file():
                        path.unlink()
                raise
    except OSError as e:
        raise InputError(
            f"{e.filename or directory}: can't be written ({e.strerror}); choose another with -o"
        ) from None


def _extract(args: argparse.Namespace) -> int:
    from kg.interchange import to_json

    graph = _graph(args, args.input, None)
    print(json.dumps(to_json(graph), ensure_ascii=False))
    return 0


def _export(args: argparse.Namespace) -> int:
    from kg.rdf import export

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", LossWarning)
        data = export(args.graphs, args.to, inferred=args.inferred)
    for warning in told:
        print(f"kg: {warning.message}", file=sys.stderr)
    if args.output is None:
        sys.stdout.buffer.write(data)
    else:
        write_files(args.output.parent, {args.output.name: data})
    return 0


def _query(args: argparse.Namespace) -> int:
    from kg.query import bind, format_table, parameters_of, printable, read_query, run_limited, shipped_query

    if args.list:
        print(_questions(args.graph), end="")
        return 0
    if args.graph is None:
        raise InputError("query: no graph is given: kg query FILE NAME (kg query --list shows the questions)")
    if (args.name is None) == (args.file is None):
        raise InputError("query: wanted one question: kg query FILE NAME, or --file Q.rq (kg query --list shows them)")
    if not 0 < args.timeout < 1_000_000_000:
        raise InputError(f"--timeout {args.timeout:g}: wanted a number of seconds above 0")
    sparql = read_query(args.file) if args.file else shipped_query(args.name).sparql
    given = _given(args.param)
    bound = bind(sparql, given)
    if args.sparql:
        print(bound, end="")
        return 0
    names = tuple(given[p.name] for p in parameters_of(sparql) if p.name in given and p.type == "name")
    answer = run_limited(args.graph, bound, seconds=args.timeout, names=names)
    print(format_table(answer.table, args.format), end="")
    for name, near in answer.unknown:
        hint = f"; it has {', '.join(near)}" if near else ""
        print(printable(f"kg: {args.graph} has no name {name}{hint}"), file=sys.stderr)
    return 0


def _questions(name: Path | None) -> str:
    from kg.query import describe_query, list_queries, shipped_queries, shipped_query

    return list_queries(shipped_queries()) if name is None else describe_query(shipped_query(str(name)))


def _given(parameters: Sequence[str]) -> dict[str, str]:
    """Name and value of each ``NAME=VALUE``."""
    given: dict[str, str] = {}
    for parameter in parameters:
        name, equals, value = parameter.partition("=")
        if not equals or name in given:
            raise InputError(f"--param {parameter}: wanted NAME=VALUE, each name once")
        given[name] = value
    return given


def _serve(args: argparse.Namespace) -> int:
    if not hasattr(os, "fork"):
        raise InputError("kg serve needs a system whose processes can fork (Linux, macOS; on Windows in WSL)")
    from kg.serve import Limits, Served, Settings, serve

    for option in ("timeout", "max_rows", "memory", "workers"):
        number = getattr(args, option)
        if number is not None and not 0 < number < 1_000_000_000:
            raise InputError(f"--{option.replace('_', '-')} {number}: wanted a number above 0")
    logging.basicConfig(
        stream=sys.stderr, format="%(asctime)s  %(message)s", level=logging.WARNING if args.quiet else logging.INFO
    )

    def ready(url: str, graphs: Sequence[Served]) -> None:
        for graph in graphs:
            print(f"{graph.file}  {graph.triples} triples")
        print(f"{url}  (page), {url}sparql  (endpoint); stop with Ctrl+C", flush=True)

    limits = Limits(args.max_rows, args.timeout, args.memory)
    workers = args.workers or max(2, os.cpu_count() or 1)
    serve(
        Settings(
            args.directory,
            args.host,
            args.port,
            args.allow_remote,
            tuple(args.allow_origin),
            args.inferred,
            workers,
            limits,
        ),
        ready,
    )
    return 0


def _show(args: argparse.Namespace) -> int:
    from kg.model import Kind
    from kg.query import load
    from kg.show import describe, find, format_card, format_matches

    store = load(args.graph)
    found = find(store, args.name, kind=Kind(args.kind) if args.kind else None)
    if len(found) > 1:
        choice = f"{args.name}: {len(found)} entities have this name; choose one with --kind or by its IRI"
        raise InputError(f"{choice}\n{format_matches(found)}")
    print(format_card(describe(store, found[0]), args.format, language=args.lang), end="")
    return 0


def _check(args: argparse.Namespace) -> int:
    from kg.check import check, format_report

    report = check(args.graphs)
    print(format_report(report, args.format, language=args.lang), end="")
    return 0 if report.conforms else 1


def _score(args: argparse.Namespace) -> int:
    from kg.extract import load
    from kg.score import finder, measure, read_gold
    from kg.score.table import as_csv, as_json, as_text, faults

    if args.held_apart and not args.reliability:
        raise InputError("--held-apart goes with --reliability")
    find = finder(load(args.model))
    by_directory = [list(measure(read_gold(directory), find)) for directory in args.gold]
    measured = [m for own in by_directory for m in own]
    if args.verbose:
        for line in faults(measured):
            print(line, file=sys.stdout if args.format == "text" else sys.stderr)
    if args.reliability:
        print(_reliability(by_directory, args))
        return 0
    scores = [m.score for m in measured]
    if args.format == "text":
        print(as_text(scores, by_document=args.by_document))
    else:
        print(as_json(scores) if args.format == "json" else as_csv(scores))
    return 0


def _reliability(by_directory: Sequence[Sequence[Measured]], args: argparse.Namespace) -> str:
    from kg.score.reliability import Outcome, held_apart, outcomes
    from kg.score.table import reliability, reliability_csv, reliability_text

    halves: tuple[list[Outcome], list[Outcome]] = ([], [])
    for own in by_directory:
        for i, m in enumerate(own):
            halves[2 * i >= len(own)].extend(outcomes(m))
    all_found = held_apart(*halves) if args.held_apart else [*halves[0], *halves[1]]
    if args.format == "text":
        return reliability_text(all_found)
    if args.format == "csv":
        return reliability_csv(all_found)
    return json.dumps(reliability(all_found), ensure_ascii=False, indent=1)


if __name__ == "__main__":
    sys.exit(main())
