"""The command line: the only module that prints or exits."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from importlib.resources import as_file
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from kg.errors import InputError, TimeLimitError
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

Formats: ttl (Turtle), nt (N-Triples), nq (N-Quads), trig (TriG), jsonld (JSON-LD), rdf (RDF/XML)."""

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


_SCORE = """\
Measure the extraction on annotated documents: NAME.txt, NAME.ann (the text with inline tags <per> <post> <org> <proj>
<place>) and, where holds and entries are annotated too, NAME.json.

  kg score gold --by-document
  kg score gold --verbose                     each miss and false alarm with its place
  kg score gold --reliability --held-apart    whether confidences mean what they say
  kg score gold --format csv > figures.csv"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code: 0 done, 2 something given can't be used, 3 the time limit is over."""
    args = _parser().parse_args(argv)
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
        help="what leads back to the text: the place and the sentence (quote), the place alone, or nothing",
    )
    build.add_argument("--licence", metavar="IRI", help="the licence that you give the data under, for its description")
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
    export.add_argument("graphs", nargs="+", type=Path, metavar="FILE", help="built graphs (Turtle)")
    export.add_argument(
        "--to", choices=["ttl", "nt", "nq", "trig", "jsonld", "rdf"], required=True, help="the format to give"
    )
    export.add_argument("--inferred", action="store_true", help="with what follows from the facts by published rules")
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
    from kg.report import summarise

    base = check_base(args.base) if args.base is not None else DEFAULT_BASE
    progress = _Progress(args.quiet)
    with _input(args.input) as path:
        graph = _graph(args, path, progress)
    progress("write")
    name = graph.document.name
    report = summarise(graph)
    written = {
        f"{name}.ttl": turtle(graph, base=base, evidence=args.evidence, licence=args.licence),
        f"{name}.html": render(graph).encode(),
        f"{name}.md": report.encode(),
    }
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

    data = export(args.graphs, args.to, inferred=args.inferred)
    if args.output is None:
        sys.stdout.buffer.write(data)
    else:
        write_files(args.output.parent, {args.output.name: data})
    return 0


def _query(args: argparse.Namespace) -> int:
    from kg.query import bind, format_table, parameters_of, read_query, run_limited, shipped_query

    if args.list:
        print(_questions(args.graph), end="")
        return 0
    if args.graph is None:
        raise InputError("query: no graph is given: kg query FILE NAME (kg query --list shows the questions)")
    if (args.name is None) == (args.file is None):
        raise InputError("query: wanted one question: kg query FILE NAME, or --file Q.rq (kg query --list shows them)")
    if args.timeout <= 0:
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
        print(f"kg: {args.graph} has no name {name}{hint}", file=sys.stderr)
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
