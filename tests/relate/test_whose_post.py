"""Whose post it is: titles that lean on what the sentence or the document has named."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build, parse_date
from kg.read import read

Hold = tuple[str, str, str | None]


def _holds(folder: Path, text: str) -> set[Hold]:
    path = folder / "d.txt"
    path.write_text(text, "utf-8")
    graph = build(read(path), place="济南市", province="山东省", date=parse_date("2019"))
    names = {e.id: e.name for e in graph.entities}
    return {(names[t.person], t.title, names[t.organisation] if t.organisation else None) for t in graph.tenures}


@pytest.mark.parametrize(
    ("text", "there", "absent"),
    [
        (  # the one district that the document names
            "9月1日，历下区召开会议，市长王知秋参加。\n9月7日，市长王知秋到产业园调研，区委副书记、区长赵明川陪同。\n",
            [("赵明川", "副书记", "中共历下区委员会"), ("赵明川", "区长", "历下区人民政府")],
            [],
        ),
        (  # two of them: open
            "9月1日，历下区、天桥区召开会议。\n9月7日，市长王知秋到产业园调研，区长赵明川陪同。\n",
            [("赵明川", "区长", None)],
            [],
        ),
        (  # the one district that the passage names, though the document names two
            "9月1日，历下区、天桥区召开会议。\n9月7日，区长赵明川陪同调研天桥区大数据产业园。\n",
            [("赵明川", "区长", "天桥区人民政府")],
            [],
        ),
        (  # the leader of the group behind 的
            "9月7日，以省统计局局长赵明川为组长的省统计局调研组到我市调研。\n",
            [("赵明川", "组长", "山东省统计局调研组")],
            [],
        ),
        (  # a quotation in a body's name
            "9月7日，省委“守正、创新”主题教育第二巡回指导组副组长赵明川出席。\n",
            [("赵明川", "副组长", "中共山东省委“守正、创新”主题教育第二巡回指导组")],
            [],
        ),
        (  # 省市 in front of 场 is the province's
            "9月7日，省市场监督管理局二级巡视员赵明川出席。\n",
            [("赵明川", "二级巡视员", "山东省市场监督管理局")],
            [],
        ),
        (  # the body that the sentence has named, not the home's
            "9月7日，澜江水利工程委员会成立。省长王知秋任工程委员会主任，澜委主任李若兰任副主任。\n",
            [
                ("王知秋", "主任", "澜江水利工程委员会"),
                ("李若兰", "副主任", "澜江水利工程委员会"),
            ],
            [("王知秋", "主任", "济南市工程委员会")],
        ),
        (  # the congress's committee by its long name
            "9月7日，大会选举赵明川为人大常务委员会主任。\n",
            [("赵明川", "主任", "济南市人民代表大会常务委员会")],
            [],
        ),
        (  # of the number of a congress between verb and post
            "9月7日，任命赵明川、李若兰（女）为第十三届全国人民代表大会常务委员会副秘书长。\n",
            [
                ("赵明川", "副秘书长", "全国人民代表大会常务委员会"),
                ("李若兰", "副秘书长", "全国人民代表大会常务委员会"),
            ],
            [],
        ),
    ],
)
def test_whose(text: str, there: list[Hold], absent: list[Hold], tmp_path: Path) -> None:
    found = _holds(tmp_path, text)
    assert set(there) <= found
    assert not set(absent) & found
