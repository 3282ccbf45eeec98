// The drawing: the overview as it was laid out beforehand, a node with those around it, or a path. By vis-network.

const canvasBox = document.getElementById("network");
const CAP = 300; // more than that and nothing can be read
const OVER_MARKS = canvasBox.clientWidth < 500 ? 4 : 10; // so many of the most linked are labelled even over the marks of others
const GROWN = { star: 1.5, diamond: 1.2, triangle: 1.15, triangleDown: 1.15 }; // with less area for their size
const HUB = 30; // links from which on a node's lines are drawn fainter, for they cover everything else
const GROUP_COLOURS = 10;
const laidOut = new Map(drawing.nodes.map((node) => [node.id, { id: node.id, x: node.x, y: node.y }]));
const linkedCount = nodes.filter((node) => node.links).length;

let network = null;
let drawnNodes = null; // vis.DataSet
let drawnEdges = null;
let drawnKey; // what of the state is drawn; undefined before the first drawing
let leftOut = 0; // nodes that belong into the drawing and are not drawn, for there would be too many

const isDrawn = (node) => (drawnNodes ? drawnNodes.get(node) !== null : laidOut.has(node)) && isVisible(node);
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

// Whether anything had to be drawn anew.
function draw() {
  const key = JSON.stringify([state.focus, state.steps, state.from, state.to, state.open, state.folded, state.most, shown.key]);
  if (drawnKey === key) return false;
  drawnKey = key;
  const places = folded(opened(baseView()));
  const edges = edgesAmong(places.map((place) => place.id));
  drawnNodes = new vis.DataSet(places.map((place) => ({ ...place, ...look(place.id) })));
  drawnEdges = new vis.DataSet(edges.map((edge) => ({ ...edge, ...edgeLook(edge) })));
  if (network) network.setData({ nodes: drawnNodes, edges: drawnEdges });
  else startNetwork();
  if (canvasBox.clientWidth) fit(false);
  return true;
}

function baseView() {
  leftOut = 0;
  if (state.from !== null) return pathLayout(shortestPaths(state.from, state.to) ?? new Map([[state.from, 0], [state.to, 3]]));
  if (state.focus !== null) {
    const distance = stepsAround(state.focus, state.steps);
    const near = [...distance.keys()].slice(1).sort((a, b) => distance.get(a) - distance.get(b) || byLinks(a, b));
    leftOut = Math.max(0, near.length - (CAP - 1));
    return radialLayout(state.focus, near.slice(0, CAP - 1), distance);
  }
  const most = state.most ?? CAP;
  if (!isFiltered() && state.most === null) {
    leftOut = linkedCount - laidOut.size;
    return [...laidOut.values()].map((place) => ({ ...place }));
  }
  const linked = nodes.map((_, i) => i).filter((i) => isVisible(i) && linksOf(i));
  const all = linked.length <= Math.max(most, laidOut.size);
  const ids = (all ? linked : linked.sort(byLinks).slice(0, most)).sort((a, b) => a - b);
  leftOut = linked.length - ids.length;
  // what was laid out beforehand keeps its place
  const enough = state.since === null && state.until === null ? 0.4 : 0.7; // fewer, and they would be lost in a void
  if (ids.length >= laidOut.size * enough && ids.every((id) => laidOut.has(id))) return ids.map((id) => ({ ...laidOut.get(id) }));
  return springLayout(ids, edgesAmong(ids));
}

// With the neighbours of the nodes that were opened.
function opened(places) {
  for (const parent of state.open) {
    const there = new Set(places.map((place) => place.id));
    if (!there.has(parent)) continue;
    const more = [...neighbours(parent).keys()].filter((id) => !there.has(id)).sort(byLinks);
    const room = Math.max(0, 2 * CAP - places.length);
    leftOut += Math.max(0, more.length - room);
    if (more.length) placeAround(parent, more.slice(0, room), places);
  }
  return state.open.length ? spread(places) : places;
}

// Without the nodes that hang on a folded one alone.
function folded(places) {
  if (!state.folded.length) return places;
  const there = new Set(places.map((place) => place.id));
  const hidden = new Set();
  for (const parent of state.folded) {
    for (const other of neighbours(parent).keys()) {
      const hangs = [...neighbours(other).keys()].every((id) => id === parent || !there.has(id) || hidden.has(id));
      if (hangs && other !== state.focus && other !== state.from && other !== state.to) hidden.add(other);
    }
  }
  return places.filter((place) => !hidden.has(place.id));
}

function edgesAmong(ids) {
  const inside = new Set(ids);
  const edges = [];
  for (const id of ids) {
    for (const [other, linking] of neighbours(id)) {
      if (other > id ? inside.has(other) : inside.has(other) && !neighbours(other).has(id)) {
        edges.push({ id: edges.length, from: id, to: other, types: [...new Set(linking.map((fact) => fact.type))] });
      }
    }
  }
  return edges;
}

// Labels are as large on the screen at every zoom; the most linked nodes get theirs first, and one that would lie
// over another label or over a mark is left out until there is room.
function placeLabels() {
  const scale = network.getScale();
  const pinned = new Set([state.selected, state.pair, state.focus, state.from, state.to]);
  const first = (id) => (pinned.has(id) ? Infinity : nodes[id].links);
  const ids = drawnNodes.getIds();
  ids.sort((a, b) => (first(b) > first(a) ? 1 : first(b) < first(a) ? -1 : a - b));
  const small = canvasBox.clientWidth < 500 ? 0.85 : 1;
  const boxes = ids.map((id) => {
    const size = Math.max(sizeOf(id), 4.5 / scale) * (GROWN[shapes[nodes[id].kind]] ?? 1);
    const pixels = small * (nodes[id].font * 0.4 + 7.5); // 12 to 17
    const { x, y } = network.getPosition(id);
    const half = (textWidth(label(id)) * pixels) / 2 + 3;
    const at = (top) => ({ left: x * scale - half, right: x * scale + half, top, bottom: top + pixels * 1.5 });
    const beneath = at((y + size) * scale + 2);
    const above = at((y - size) * scale - 2 - pixels * 1.5);
    // a corner of a mark may be touched
    return { id, size, pixels, places: [beneath, above], mark: squareAt(x * scale, y * scale, size * scale * 0.7) };
  });
  const taken = [];
  const updates = boxes.map(({ id, size, pixels, places, mark }, rank) => {
    const overMark = (place) => boxes.some((b) => b.mark !== mark && !isFaded(b.id) && overlaps(b.mark, place));
    const free = (place) =>
      !taken.some((other) => overlaps(other, place)) && (rank < OVER_MARKS || !overMark(place));
    const place = isFaded(id) ? undefined : places.find(free);
    if (place) taken.push(place);
    const lift = place === places[1] ? place.top - places[0].top : 0;
    return {
      id,
      size,
      label: place ? label(id) : "",
      font: { size: pixels / scale, strokeWidth: 3 / scale, vadjust: lift / scale },
    };
  });
  drawnNodes.update(updates);
}

// By links as it was reckoned beforehand, or by the number of facts.
const mostFacts = factsOf.reduce((most, list) => Math.max(most, list.length), 1);
const sizeOf = (id) => (state.size === "links" ? nodes[id].size : 6 + 20 * Math.sqrt(factsOf[id].length / mostFacts));

const squareAt = (x, y, r) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r });
const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

let labelsDue = false;
function placeLabelsSoon() {
  if (labelsDue) return;
  labelsDue = true;
  requestAnimationFrame(() => {
    labelsDue = false;
    placeLabels();
  });
}

let fitted = ""; // the size for which the drawing was fitted
function refit() {
  const size = `${canvasBox.clientWidth} ${canvasBox.clientHeight}`;
  if (!canvasBox.clientWidth || size === fitted) return;
  network.setSize("100%", "100%");
  network.redraw();
  fit(false);
}

function startNetwork() {
  network = new vis.Network(canvasBox, { nodes: drawnNodes, edges: drawnEdges }, { ...visOptions, autoResize: true });
  network.on("click", ({ nodes: hit, edges }) => {
    if (hit.length) choosing(hit[0]);
    else if (edges.length) {
      const { from, to } = drawnEdges.get(edges[0]);
      change(state.selected === to ? { selected: to, pair: from } : { selected: from, pair: to });
    } else if (state.selected !== null) change({ selected: null, pair: null });
  });
  network.on("doubleClick", ({ nodes: hit }) => hit.length && change({ ...overviewState, selected: hit[0], focus: hit[0] }));
  network.on("hoverNode", () => (canvasBox.style.cursor = "pointer"));
  network.on("blurNode", () => (canvasBox.style.cursor = ""));
  network.on("hoverEdge", () => (canvasBox.style.cursor = "pointer"));
  network.on("blurEdge", () => (canvasBox.style.cursor = ""));
  network.on("zoom", placeLabelsSoon);
  network.on("animationFinished", placeLabels);
  network.canvas.frame.tabIndex = -1; // the table is the way for the keyboard
  new ResizeObserver(() => requestAnimationFrame(refit)).observe(canvasBox);
  network.on("beforeDrawing", drawGroups);
  // for whoever drives the page from outside: where on the canvas an id is drawn
  canvasBox.canvasPosition = (id) => network.canvasToDOM(network.getPosition(nodeById.get(id)));
}

// Colours and fading, anew: after a selection, a filter, or a change between dark and light.
function paint() {
  drawnNodes.update(drawnNodes.getIds().map((id) => ({ id, ...look(id) })));
  drawnEdges.update(drawnEdges.get().map((edge) => ({ id: edge.id, ...edgeLook(edge) })));
  if (state.selected !== null && isDrawn(state.selected)) network.selectNodes([state.selected], false);
  else network.unselectAll();
  hulls = null;
  placeLabels();
}

// In the overview a selection fades what is not linked to it.
const lit = { key: null, near: new Set() };
function isFaded(node) {
  if (state.selected === null || state.focus !== null || state.from !== null || !isDrawn(state.selected)) return false;
  const key = `${state.selected} ${shown.key}`;
  if (lit.key !== key) {
    lit.key = key;
    lit.near = new Set([state.selected, ...neighbours(state.selected).keys()]);
  }
  return !lit.near.has(node);
}

function fillOf(node) {
  const it = nodes[node];
  if (state.colour === "kind") return colour(it.kind);
  return it.group === undefined ? colour("edge-bright") : colour(`group-${it.group % GROUP_COLOURS}`);
}

function look(node) {
  const it = nodes[node];
  const faded = isFaded(node);
  const fill = fillOf(node);
  const chosen = node === state.selected || node === state.pair;
  const ink = colour("ink");
  return {
    title: it.name,
    shape: shapes[it.kind],
    opacity: faded ? 0.16 : 1,
    borderWidth: chosen ? 3 : 1.5,
    borderWidthSelected: 3,
    color: { background: fill, border: chosen ? ink : colour("canvas"), highlight: { background: fill, border: ink }, hover: { background: fill, border: ink } },
    font: { color: ink, strokeColor: colour("canvas"), face: getComputedStyle(document.body).fontFamily },
  };
}

function edgeLook(edge) {
  const onPath = state.from !== null;
  const centre = onPath ? null : (state.focus ?? state.selected);
  const isPair = state.pair !== null && [edge.from, edge.to].includes(state.selected) && [edge.from, edge.to].includes(state.pair);
  const bright = onPath || isPair || (centre !== null && (edge.from === centre || edge.to === centre));
  const faded = !bright && centre !== null && (state.focus !== null || isDrawn(centre));
  const many = bright && !onPath && !isPair && linksOf(centre) > 3 * HUB;
  const hub = Math.max(linksOf(edge.from), linksOf(edge.to)) > HUB;
  return {
    title: joined(edge.types.map((type) => word(`relation.${type}`))),
    width: isPair ? 3 : bright ? 1.6 : 1,
    color: { color: colour(bright ? (many ? "edge" : "edge-bright") : faded || hub ? "edge-faded" : "edge"), inherit: false },
  };
}

// ------------------------------------------------------------------------------------ groups in the overview

let hulls = null; // [group, points], of the groups of which enough is drawn

// A tint behind each group, so that the overview has parts to be seen.
function drawGroups(context) {
  if (state.focus !== null || state.from !== null) return;
  hulls ??= findHulls();
  const { opacity } = GROUND;
  for (const [group, points] of hulls) {
    context.beginPath();
    points.forEach(({ x, y }, i) => {
      const next = points[(i + 1) % points.length];
      const [mx, my] = [(x + next.x) / 2, (y + next.y) / 2];
      if (i === 0) {
        const last = points[points.length - 1];
        context.moveTo((last.x + x) / 2, (last.y + y) / 2);
      }
      context.quadraticCurveTo(x, y, mx, my);
    });
    context.closePath();
    context.globalAlpha = opacity;
    context.fillStyle = colour(`group-${group % GROUP_COLOURS}`);
    context.fill();
    context.globalAlpha = 1;
  }
}
const GROUND = { opacity: 0.09, margin: 34, fewest: 4 };

function findHulls() {
  const clump = new Map(); // node -> one node of those of its group that hang together in the drawing
  const first = (id) => (clump.get(id) === id ? id : first(clump.get(id)));
  for (const id of drawnNodes.getIds()) if (nodes[id].group !== undefined) clump.set(id, id);
  for (const { from, to } of drawnEdges.get()) {
    if (clump.has(from) && clump.has(to) && nodes[from].group === nodes[to].group) clump.set(first(from), first(to));
  }
  const members = new Map();
  for (const id of clump.keys()) {
    if (!members.has(first(id))) members.set(first(id), []);
    members.get(first(id)).push(network.getPosition(id));
  }
  return [...members].filter(([, at]) => at.length >= GROUND.fewest).map(([id, at]) => [nodes[id].group, hull(at)]);
}

// What the colours of communities stand for: each by the node in it that is linked most.
const GROUPS_NAMED = 8;
function showGroups() {
  const box = byId("groups");
  box.hidden = state.colour !== "group" || state.view !== "graph";
  if (box.hidden) return box.replaceChildren();
  box.classList.toggle("beside", state.focus !== null || state.from !== null);
  const first = new Map();
  for (const id of drawnNodes.getIds().sort(byLinks)) {
    const { group } = nodes[id];
    if (group !== undefined && !first.has(group)) first.set(group, id);
  }
  const order = [...first].sort((a, b) => a[0] - b[0]).slice(0, GROUPS_NAMED);
  box.replaceChildren(
    ...order.map(([group, id]) => {
      const swatch = el("span", { class: "swatch", "aria-hidden": "true" });
      swatch.style.background = colour(`group-${group % GROUP_COLOURS}`);
      return el("button", { type: "button", onclick: () => choosing(id) }, swatch, word("groupOf", { name: label(id) }));
    }),
  );
}

// The convex hull of points with a margin around them (Andrew's monotone chain over the corners of squares).
function hull(points) {
  const corners = points.flatMap(({ x, y }) => [0, 1, 2, 3, 4, 5, 6, 7].map((i) => ({ x: x + GROUND.margin * Math.cos((i * Math.PI) / 4), y: y + GROUND.margin * Math.sin((i * Math.PI) / 4) })));
  corners.sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (list) => {
    const chain = [];
    for (const p of list) {
      while (chain.length > 1 && turn(chain[chain.length - 2], chain[chain.length - 1], p) <= 0) chain.pop();
      chain.push(p);
    }
    return chain.slice(0, -1);
  };
  return [...half(corners), ...half(corners.reverse())];
}

const turn = (a, b, c) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

// ------------------------------------------------------------------------------------------------ view

// All of it, with room beneath for the last labels and the status line.
function fit(animated = true) {
  const ids = drawnNodes.getIds();
  fitted = `${canvasBox.clientWidth} ${canvasBox.clientHeight}`;
  if (!ids.length) return;
  const xs = ids.map((id) => network.getPosition(id).x);
  const ys = ids.map((id) => network.getPosition(id).y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const { clientWidth: width, clientHeight: height } = canvasBox;
  const room = { x: Math.min(150, width * 0.24), y: Math.max(90, Math.min(120, height * 0.3)) };
  const scale = Math.min(1.2, (width - room.x) / (right - left + 1), (height - room.y) / (bottom - top + 1));
  network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 },
    offset: { x: 0, y: -16 },
    scale: Math.max(scale, 0.02),
    animation: animated && { duration: 250 },
  });
  if (!animated) placeLabels();
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(3, Math.max(0.05, network.getScale() * factor)), animation: { duration: 150 } });
}

// Brings the selected node into sight where it is not.
function reveal() {
  if (state.selected === null || !isDrawn(state.selected) || drawnNodes.get(state.selected) === null) return;
  const { x, y } = network.canvasToDOM(network.getPosition(state.selected));
  const margin = 40;
  const inSight = x > margin && y > margin && x < canvasBox.clientWidth - margin && y < canvasBox.clientHeight - margin;
  if (!inSight) network.moveTo({ position: network.getPosition(state.selected), animation: { duration: 250 } });
}
