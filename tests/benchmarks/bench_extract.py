"""Characters a second of the extraction by rules, and whether time grows with length: by hand, not in the suite.

    python tests/benchmarks/bench_extract.py [FILE ...]

Reads generated chronicle text and the files given, each once to warm up: ``find`` over passages, and ``extract`` over
whole documents (both readings, the spaCy pipeline, mentions). Then hostile texts at one length and at four times that:
a ratio much above 4 is a rule that is not linear. Prints processor seconds of this one process.
"""

from __future__ import annotations

import argparse
import gc
import random
from collections.abc import Callable
from pathlib import Path
from time import process_time

from kg.extract import extract, find, load
from kg.model import PassageRole, Segmentation, Span
from kg.segment.flow import passage

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
_GIVEN = "怀远知行明禾若川一宁兰舟清越景和思齐承泽望舒"
_TITLES = ("市委书记", "市委副书记、市长", "副市长", "市人大常委会主任", "市政协主席", "县委书记", "市教育局局长")
_PLACES = ("青岚县", "白沙镇", "柳湾乡", "云临区", "市体育馆", "北京市", "山东省济南市")
_BODIES = ("市委", "市政府", "县农业局", "江源水泥有限公司", "市发展和改革委员会", "县第一中学", "国务院")
_DEEDS = ("召开全市工作会议，部署今年的各项任务", "到基层调研，察看了生产和群众生活的情况", "出席开工仪式并讲话")
HOSTILE = {  # tests/extract/test_hostile.py runs some at a megabyte
    "titles": "市委副书记、市长、常务副主任党组书记",
    "surnames": "王李张刘陈杨赵黄周吴",
    "companies": "公司",
    "commas": "、",
    "brackets": "（",
    "quotes": "“",
    "bodies joined": "教育局和",
    "divisions": "山东省济南市",
    "units": "第一一五师三四四旅",
    "works": "中国桥项目",
    "everything": "市委书记王建国和县农业局“中国（临澜）公司、",
}


def generate(characters: int) -> str:
    """A chronicle of an invented city, an item to a line; the same text for the same length."""
    pick = random.Random(20)
    lines: list[str] = []
    size = 0
    while size < characters:
        name = pick.choice(_SURNAMES) + "".join(pick.choice(_GIVEN) for _ in range(pick.choice((1, 2, 2))))
        line = (
            f"{pick.randrange(1, 29)}日，{pick.choice(_TITLES)}{name}会同{pick.choice(_BODIES)}在{pick.choice(_PLACES)}"
            f"{pick.choice(_DEEDS)}。{pick.choice(_BODIES)}、{pick.choice(_BODIES)}参加。"
        )
        lines.append(line)
        size += len(line) + 1
    return "\n".join(lines)


def cut(text: str, size: int = 3000) -> Segmentation:
    """The text as passages of some thousand characters, a paragraph to a line."""
    passages, start = [], 0
    while start < len(text):
        end = text.find("\n", start + size) + 1 or len(text)
        breaks = {i for i in range(start, end) if text[i] == "\n"}
        passages.append(passage(f"p{start}", PassageRole.BODY, text, [Span(start, end)], breaks=breaks))
        start = end
    return Segmentation(None, (), (), tuple(passages))


def seconds(job: Callable[[], object]) -> float:
    """Processor seconds of a job."""
    gc.collect()
    start = process_time()
    job()
    return process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args()
    pipelines = {"rules alone": load("none"), "with the tagger": load()}
    for nlp in pipelines.values():
        extract(cut(generate(2000)), nlp)
    texts = {"generated": generate(300_000)} | {f.name: f.read_text("utf-8") for f in options.files}
    for name, text in texts.items():
        segmentation = cut(text)
        size = sum(len(p.text) for p in segmentation.passages)
        once = seconds(lambda s=segmentation: [find(p.text) for p in s.passages])
        whole = {m: seconds(lambda s=segmentation, n=n: extract(s, n)) for m, n in pipelines.items()}
        told = ", ".join(f"extract {m} {size / t:,.0f}/s" for m, t in whole.items())
        print(f"{name}: {size} characters, find {size / once:,.0f}/s, {told}")
    for name, pattern in HOSTILE.items():
        least, most = ((pattern * n)[:n] for n in (40_000, 160_000))
        a, b = seconds(lambda t=least: find(t)), seconds(lambda t=most: find(t))
        print(f"{name}: {a:.2f} s, four times as long {b:.2f} s, ratio {b / a:.1f}")


if __name__ == "__main__":
    main()
