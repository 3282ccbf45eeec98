"""Remakes what is committed of built graphs: ``python -m tests.remake_outputs``.

``outputs/``: of the sample Turtle, page, report and pictures of the page (``kg build -o outputs`` makes all but the
pictures); of a real issue, where its text lies beside the clone, the same and tables, without any sentence of it. In
README.md the lines of Turtle and the query's answer. To be run after every change of rules; tests hold all but the
pictures against a fresh build.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from kg.build import build
from kg.model import Graph
from kg.page import render
from kg.query import format_table, run
from kg.rdf import to_rdf, turtle
from kg.read import read
from kg.redact import redact
from kg.report import summarise, tables
from kg.sample import sample_path
from tests.chromium import chromium

ROOT = Path(__file__).parents[1]
OUTPUTS = ROOT / "outputs"
README = ROOT / "README.md"
REAL_ISSUE = ROOT.parent / "shared" / "data" / "text" / "dezhou-2023-10.txt"
PICTURES = ("linlan-2024-05.png", "linlan-2024-05-timeline.png")
SHOWN_PERSON = "裴景行"
SHOWN_TENURE = "喻大江:云岭澜水建设集团有限公司总经理"


@cache
def sample_graph() -> Graph:
    """The graph of the embedded sample."""
    return build(read(Path(str(sample_path()))))


@cache
def sample_files() -> dict[str, bytes]:
    """What ``kg build`` writes for the sample, by file name."""
    graph = sample_graph()
    name = graph.document.name
    return {
        f"{name}.ttl": turtle(graph),
        f"{name}.html": render(graph).encode(),
        f"{name}.md": summarise(graph).encode(),
    }


@cache
def real_files() -> dict[str, bytes]:
    """What ``kg build --evidence offsets --tables`` writes for the real issue; empty where its text is not at hand."""
    if not REAL_ISSUE.is_file():
        return {}
    graph = redact(build(read(REAL_ISSUE)))
    name = graph.document.name
    return {
        f"{name}.ttl": turtle(graph, evidence="offsets"),
        f"{name}.html": render(graph).encode(),
        f"{name}.md": summarise(graph).encode(),
        **{f"{name}-{table}.csv": data for table, data in tables(graph).items()},
    }


def block(text: str, mark: str) -> str:
    """What stands in the fenced block after the comment ``<!-- mark -->``, without its last line end."""
    found = _block(mark).search(text)
    assert found is not None, f"no block <!-- {mark} -->"
    return found[2]


def made_blocks(readme: str) -> dict[str, str]:
    """The blocks of the README that are made from the sample, by mark."""
    graph = sample_graph()
    triples = sample_files()[f"{graph.document.name}.ttl"].decode()
    (tenure,) = (b for b in re.findall(r"^:tenure-(?:.+\n)+?.+ \.$", triples, re.M) if f'"{SHOWN_TENURE}"' in b)
    answer = format_table(run(to_rdf(graph), block(readme, "a query")), "text").rstrip("\n")
    return {"of its Turtle": tenure.replace("\t", "    "), "its answer": answer}


def with_blocks(readme: str) -> str:
    """The README with those blocks as they are now."""
    for mark, content in made_blocks(readme).items():
        readme, n = _block(mark).subn(lambda m, content=content: m[1] + content + m[3], readme)  # type: ignore[misc]
        assert n == 1, mark
    return readme


def take_pictures(page_file: Path, graph: Path, timeline: Path) -> None:
    """Pictures of the page in Chromium: one person's facts beside the graph, and beside the timeline."""
    with chromium() as browser:
        size = {"width": 1280, "height": 760}
        page = browser.new_context(viewport=size, locale="zh-CN", offline=True).new_page()
        page.goto(page_file.as_uri())
        page.wait_for_selector("body[data-ready]")
        page.fill("#search", SHOWN_PERSON)
        page.wait_for_selector("#suggestions [role=option]")
        page.keyboard.press("Enter")
        page.wait_for_selector(f".panel h2:has-text('{SHOWN_PERSON}')")
        page.wait_for_timeout(800)  # the canvas moves to what was chosen
        page.screenshot(path=graph)
        page.click("#views [data-view=timeline]")
        page.wait_for_selector("#timeline .event")
        page.screenshot(path=timeline)


def _block(mark: str) -> re.Pattern[str]:
    return re.compile(rf"(^<!-- {re.escape(mark)} -->\n```\w*\n)(.*?)(\n```$)", re.M | re.S)


def main() -> None:
    """Write everything."""
    OUTPUTS.mkdir(exist_ok=True)
    for name, data in (sample_files() | real_files()).items():
        (OUTPUTS / name).write_bytes(data)
    README.write_text(with_blocks(README.read_text("utf-8")), "utf-8")
    if not real_files():
        print(f"{REAL_ISSUE}: not there; its graph stays as it was")
    take_pictures(OUTPUTS / f"{sample_graph().document.name}.html", *(OUTPUTS / name for name in PICTURES))


if __name__ == "__main__":
    main()
