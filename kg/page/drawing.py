"""The first look: which nodes are drawn, where and how large. The only module that uses pyvis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import networkx as nx
import pyvis
from jinja2 import Environment
from pyvis.network import Network

from kg.page.data import Json, neighbours, short_label, text_width
from kg.page.layout import lay_out

CAP = 300  # more than that and nothing can be read, whatever the layout
_FEW = 100  # so many can all be labelled at once; of more the page labels those for which there is room

# Not colour alone tells the kinds apart.
_SHAPES = {
    "person": "dot",
    "organisation": "square",
    "post": "triangleDown",
    "project": "star",
    "place": "diamond",
    "event": "hexagon",
    "article": "triangle",
}
_OPTIONS: Json = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "hideEdgesOnDrag": True, "tooltipDelay": 250, "multiselect": False},
    "nodes": {"scaling": {"label": {"drawThreshold": 0, "maxVisible": 30}}},
    "edges": {"smooth": False, "selectionWidth": 0, "hoverWidth": 0},
}


def size_nodes(data: Json) -> None:
    """Adds to each node of the page's data how it is drawn: ``label``, ``size`` (radius), ``font`` (both in pixels).

    The size tells how many nodes a node shares a fact with; ``label`` is left out where it is the name.
    """
    nodes, near = _nodes(data), neighbours(_facts(data))
    most = max((len(n) for n in near.values()), default=1)
    for i, node in enumerate(nodes):
        share = (len(near.get(i, ())) / most) ** 0.5
        node["links"] = len(near.get(i, ()))
        node["size"] = round(6 + min(20.0, 10 + most / 5) * share)
        node["font"] = round(12 + 12 * share)
        label = short_label(str(node["name"]))
        if label != node["name"]:
            node["label"] = label


def draw_page(data: Json, environment: Environment, template: str) -> str:
    """The HTML that the template gives for the first look at the page's data (with sizes, see ``size_nodes``).

    The template gets pyvis's variables (``nodes``, ``edges``, ``options``, ...); nodes have their index as id.
    """
    nodes, facts = _nodes(data), _facts(data)
    drawn = _most_central(nodes)
    graph = nx.Graph()
    graph.add_nodes_from(drawn)
    lines = Counter(
        (a, b) if a < b else (b, a) for a, near in neighbours(facts).items() if a in graph for b in near if b in graph
    )
    graph.add_edges_from(sorted(lines))
    share = 1.0 if len(drawn) <= _FEW else 0.6
    groups = {i: cast(int, nodes[i]["group"]) for i in drawn if "group" in nodes[i]}
    places = lay_out(graph, {i: _box(nodes[i], share) for i in drawn}, groups)
    net = Network(directed=True)  # undirected, it drops parallel edges
    for i in drawn:
        node = nodes[i]
        x, y = places[i]
        net.add_node(
            i,
            label=_label(node),
            title=str(node["name"]),
            group=str(node["kind"]),
            shape=_SHAPES[str(node["kind"])],
            size=node["size"],
            font={"size": node["font"]},
            x=x,
            y=y,
        )
    for a, b in sorted(lines):
        net.add_edge(a, b, arrows="")
    net.options = _OPTIONS | {"shapes": _SHAPES}
    net.templateEnv = environment
    net.path = template
    return cast(str, net.generate_html())


def vis_network() -> str:
    """The text of vis-network 9.1.2, as pyvis brings it (Apache-2.0 or MIT; the licence is at its head)."""
    return (Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js").read_text("utf-8")


def _most_central(nodes: Sequence[Json]) -> list[int]:
    """The nodes that share facts with most others, at most ``CAP``, in the data's order; nodes alone are not drawn."""
    linked = [i for i, n in enumerate(nodes) if n["links"]]
    return sorted(sorted(linked, key=lambda i: (-cast(int, nodes[i]["links"]), i))[:CAP])


def _box(node: Json, share: float) -> tuple[float, float]:
    """Width and height of the room for a node with its label beneath; ``share`` of the label's width is enough."""
    size, font = cast(int, node["size"]), cast(int, node["font"])
    return max(2.0 * size, text_width(_label(node)) * font * share), 2.0 * size + 1.5 * font


def _label(node: Json) -> str:
    return str(node.get("label", node["name"]))


def _nodes(data: Json) -> list[Json]:
    return cast("list[Json]", data["nodes"])


def _facts(data: Json) -> list[Json]:
    return cast("list[Json]", data["facts"])
