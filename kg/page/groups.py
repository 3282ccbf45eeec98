"""Communities: nodes that share more facts with each other than with the rest."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx

_SEED = 20
_FEWEST = 4  # of so few nodes a community says nothing


def find_groups(near: Mapping[int, set[int]], n: int) -> list[int | None]:
    """For each of ``n`` nodes the number of its community, the largest 0; None where it is in none of four or more.

    By Louvain's method (Blondel et al. 2008) with a fixed seed; ``near`` is for each node those it shares a fact with.
    """
    graph = nx.Graph()
    graph.add_nodes_from(sorted(near))
    graph.add_edges_from(sorted((a, b) for a, others in near.items() for b in others if a < b))
    found = nx.community.louvain_communities(graph, seed=_SEED) if graph else []
    large = sorted((c for c in found if len(c) >= _FEWEST), key=lambda c: (-len(c), min(c)))
    group: list[int | None] = [None] * n
    for number, community in enumerate(large):
        for node in community:
            group[node] = number
    return group
