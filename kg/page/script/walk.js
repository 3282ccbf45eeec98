// Walks over the facts that the filters leave: neighbours, steps around a node, shortest paths, the scope of a view.

const nearCache = new Map();

// The nodes one step away, with the facts that link them; of a post its holders and organisation too.
function neighbours(node) {
  if (nearCache.has(node)) return nearCache.get(node);
  const near = new Map();
  for (const fact of factsOf[node]) {
    if (!isShownFact(fact)) continue;
    for (const end of new Set([fact.from, fact.to, nodes[node].kind === "post" || fact.to === null ? fact.post : null])) {
      if (end === null || end === undefined || end === node || !isVisible(end)) continue;
      if (!near.has(end)) near.set(end, []);
      near.get(end).push(fact);
    }
  }
  nearCache.set(node, near);
  return near;
}

// How many lines a node has in the drawing: posts are mostly told of on the line between their holder and the body.
function linksOf(node) {
  if (!isFiltered()) return nodes[node].links;
  if (shown.links[node] < 0) shown.links[node] = countLinks(node);
  return shown.links[node];
}

function countLinks(node) {
  const others = new Set();
  for (const fact of factsOf[node]) {
    const between = isShownFact(fact) ? line(fact) : null;
    if (between?.includes(node) && between.every(isVisible)) others.add(between[0] === node ? between[1] : between[0]);
  }
  return others.size;
}
const byLinks = (a, b) => linksOf(b) - linksOf(a) || a - b;

// Node -> steps from the centre, as far as `steps` or to the step on which `end` is met, in the order of meeting.
function stepsAround(centre, steps, end = null) {
  const distance = new Map([[centre, 0]]);
  let edge = [centre];
  for (let step = 1; step <= steps && edge.length && !distance.has(end); step++) {
    const next = [];
    for (const node of edge) {
      for (const other of neighbours(node).keys()) {
        if (distance.has(other)) continue;
        distance.set(other, step);
        next.push(other);
      }
    }
    edge = next;
  }
  return distance;
}

// All shortest paths: node -> distance from the start, for the nodes that lie on one; null where none leads there.
function shortestPaths(from, to) {
  const distance = stepsAround(from, Infinity, to);
  if (!distance.has(to)) return null;
  const on = new Map([[to, distance.get(to)]]);
  for (let back = [to]; back.length; ) {
    const before = new Set();
    for (const node of back) {
      for (const other of neighbours(node).keys()) {
        if (distance.get(other) === distance.get(node) - 1 && !on.has(other)) before.add(other);
      }
    }
    for (const node of before) on.set(node, distance.get(node));
    back = [...before];
  }
  return on;
}

// The nodes that the views are about: those around the focus, those on the path, or all that the filters leave.
function scope() {
  let inside = null;
  if (state.from !== null) inside = shortestPaths(state.from, state.to) ?? new Map([[state.from, 0], [state.to, 0]]);
  else if (state.focus !== null) inside = stepsAround(state.focus, state.steps);
  if (inside === null) return nodes.map((_, i) => i).filter(isVisible);
  for (const node of state.open) if (isVisible(node)) for (const other of neighbours(node).keys()) inside.set(other, 0);
  return [...inside.keys()].filter(isVisible).sort((a, b) => a - b);
}
