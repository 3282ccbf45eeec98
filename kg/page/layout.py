"""Where nodes are drawn: a spring layout with a fixed seed, spread so that nodes and their labels do not overlap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]

_SEED = 20
_ASPECT = 1.6  # wider than high, as screens are
_GAP = 14.0  # between two boxes, in pixels
_ROOM = 1.7  # area of the drawing over the area of the boxes
_BETWEEN = 46.0  # between two communities, in pixels


def lay_out(
    graph: nx.Graph, boxes: Mapping[int, tuple[float, float]], group: Mapping[int, int]
) -> dict[int, tuple[int, int]]:
    """Whole coordinates for all nodes. ``boxes`` are width and height of each with its label, in pixels.

    Parts that hang together are laid out apart and put side by side, the largest in the middle. Within a part each
    community (``group``; nodes may be in none) is laid out by itself and then has its place among the others.
    """
    parts = sorted((sorted(c) for c in nx.connected_components(graph)), key=lambda c: (-len(c), c))
    laid = [(part, _clusters(graph, part, boxes, group)) for part in parts]
    origin = _shelves([_extent(points, part, boxes) for part, points in laid])
    placed: dict[int, tuple[int, int]] = {}
    for (part, points), corner in zip(laid, origin, strict=True):
        half = np.array([boxes[n] for n in part]) / 2
        points = points - (points - half).min(axis=0) + corner
        placed.update((n, (round(float(x)), round(float(y)))) for n, (x, y) in zip(part, points, strict=True))
    return {n: placed[n] for n in graph}


def _clusters(
    graph: nx.Graph, part: Sequence[int], boxes: Mapping[int, tuple[float, float]], group: Mapping[int, int]
) -> Points:
    """Places of one part's nodes, in the part's order."""
    of = _cluster_of(graph, part, group)
    clusters = sorted((sorted(n for n in part if of[n] == c) for c in set(of.values())), key=lambda c: (-len(c), c))
    inside = [_spread(_springs(graph.subgraph(c), c), np.array([boxes[n] for n in c]), _ROOM) for c in clusters]
    if len(clusters) == 1:
        return inside[0]
    number = {n: i for i, cluster in enumerate(clusters) for n in cluster}
    between = nx.Graph()
    between.add_nodes_from(range(len(clusters)))
    links = Counter(tuple(sorted((number[a], number[b]))) for a, b in graph.edges(part) if number[a] != number[b])
    between.add_weighted_edges_from((a, b, n) for (a, b), n in sorted(links.items()))
    sizes = np.array([_extent(points, c, boxes) for points, c in zip(inside, clusters, strict=True)])
    middles = _spread(_springs(between, range(len(clusters))), sizes + _BETWEEN, 1.15)
    at: dict[int, npt.NDArray[np.float64]] = {}
    for cluster, points, middle in zip(clusters, inside, middles, strict=True):
        half = np.array([boxes[n] for n in cluster]) / 2
        centre = ((points - half).min(axis=0) + (points + half).max(axis=0)) / 2
        at.update((n, point - centre + middle) for n, point in zip(cluster, points, strict=True))
    return np.array([at[n] for n in part])


def _cluster_of(graph: nx.Graph, part: Sequence[int], group: Mapping[int, int]) -> dict[int, int]:
    """Each node's community; of one in none, that of a neighbour, or else itself (as a negative number)."""
    of = {n: group[n] for n in part if n in group}
    for n in part:
        if n not in of:
            near = Counter(group[m] for m in sorted(graph[n]) if m in group)
            of[n] = near.most_common(1)[0][0] if near else -1 - min((n, *graph[n]))
    return of


def _springs(graph: nx.Graph, part: Sequence[int]) -> Points:
    """Spring layout of one connected part in the unit square. Links of hubs pull less, so that groups stay apart."""
    if len(part) == 1:
        return np.zeros((1, 2))
    sub = nx.Graph()
    sub.add_nodes_from(part)
    for a, b in graph.edges(part):
        weight = graph.edges[a, b].get("weight", 1)
        sub.add_edge(a, b, weight=2.0 * weight / (graph.degree(a) * graph.degree(b)) ** 0.4)
    places = nx.spring_layout(sub, k=1.9 / len(part) ** 0.5, iterations=120, seed=_SEED)
    return np.array([places[n] for n in part], dtype=np.float64)


def _spread(points: Points, boxes: Points, room: float) -> Points:
    """Scales a layout to ``room`` times the area of its boxes and then pushes overlapping boxes apart."""
    if len(points) == 1:
        return points
    area = float((boxes + _GAP).prod(axis=1).sum()) * room
    height = (area / _ASPECT) ** 0.5
    size = np.ptp(points, axis=0)
    points = (points - points.min(axis=0)) / np.where(size > 0, size, 1.0) - 0.5
    # stragglers far out would make everything else small: distances from the middle are evened out
    radius = np.hypot(points[:, 0], points[:, 1])[:, None]
    points = points * np.where(radius > 0, radius, 1.0) ** -0.35 * np.array([height * _ASPECT, height])
    reach = (boxes[:, None, :] + boxes[None, :, :]) / 2 + _GAP
    for _ in range(80):
        apart = points[:, None, :] - points[None, :, :]
        overlap = reach - np.abs(apart)
        hit: npt.NDArray[np.bool_] = np.all(overlap > 0.5, axis=2) & ~np.eye(len(points), dtype=np.bool_)
        if not hit.any():
            break
        # along the axis where less is to be mended; exact ties by the nodes' order
        sideways = overlap[:, :, 0] < overlap[:, :, 1]
        order = np.sign(np.arange(len(points))[:, None] - np.arange(len(points))[None, :])
        sign = np.where(apart == 0, order[:, :, None], np.sign(apart))
        push = sign * overlap * 0.5 * hit[:, :, None]
        push[:, :, 0] *= sideways
        push[:, :, 1] *= ~sideways
        points = points + np.clip(push.sum(axis=1) * 0.6, -40, 40)
    return points


def _extent(points: Points, part: Sequence[int], boxes: Mapping[int, tuple[float, float]]) -> tuple[float, float]:
    half = np.array([boxes[n] for n in part]) / 2
    width, height = (points + half).max(axis=0) - (points - half).min(axis=0)
    return float(width), float(height)


def _shelves(sizes: Sequence[tuple[float, float]]) -> list[Points]:
    """Upper left corners for boxes in rows, under a first row that is the largest box alone."""
    if not sizes:
        return []
    total = sum((w + 3 * _GAP) * (h + 3 * _GAP) for w, h in sizes)
    limit = max(sizes[0][0], (total * _ASPECT) ** 0.5)
    corners: list[Points] = []
    x = y = row = 0.0
    for width, height in sizes:
        if x > 0 and x + width > limit:
            x, y, row = 0.0, y + row + 3 * _GAP, 0.0
        corners.append(np.array([x, y]))
        x, row = x + width + 3 * _GAP, max(row, height)
    return corners
