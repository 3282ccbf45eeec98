// The drawing: the overview as it was laid out beforehand, or one node with its neighbours around it.

const canvasBox = document.getElementById("network");
const CAP = 300;
const OVER_MARKS = canvasBox.clientWidth < 500 ? 4 : 10; // so many of the most linked are labelled even over the marks of others
const GROWN = { star: 1.5, diamond: 1.2, triangle: 1.15, triangleDown: 1.15 }; // with less area for their size
const HUB = 30; // links from which on a node's lines are drawn fainter, for they cover everything else
const overview = drawing.nodes.map((node) => ({ id: node.id, x: node.x, y: node.y }));
const overviewEdges = drawing.edges.map((edge, i) => ({ id: i, from: edge.from, to: edge.to }));
const overviewIds = new Set(overview.map((node) => node.id));
const dark = matchMedia("(prefers-color-scheme: dark)");

let network = null;
let drawnNodes = null; // vis.DataSet
let drawnEdges = null;
let drawnFocus; // the focus that is drawn; undefined before the first drawing

const isDrawn = (node) => (drawnNodes ? drawnNodes.get(node) !== null : overviewIds.has(node));
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

// Whether anything had to be drawn anew.
function draw() {
  if (drawnFocus === state.focus) return false;
  const view = state.focus === null ? { nodes: overview, edges: overviewEdges } : around(state.focus);
  drawnFocus = state.focus;
  drawnNodes = new vis.DataSet(view.nodes.map((place) => ({ ...place, ...look(place.id) })));
  drawnEdges = new vis.DataSet(view.edges.map((edge) => ({ ...edge, ...edgeLook(edge) })));
  if (network) network.setData({ nodes: drawnNodes, edges: drawnEdges });
  else startNetwork();
  fit(false);
  return true;
}

// Labels are as large on the screen at every zoom; the most linked nodes get theirs first, and one that would lie
// over another label or over a mark is left out until there is room.
function placeLabels() {
  const scale = network.getScale();
  const first = (id) => (id === state.selected || id === state.focus ? Infinity : nodes[id].links);
  const ids = drawnNodes.getIds().filter((id) => !state.hidden.has(nodes[id].kind));
  ids.sort((a, b) => first(b) - first(a) || a - b);
  const small = canvasBox.clientWidth < 500 ? 0.85 : 1;
  const boxes = ids.map((id) => {
    const size = Math.max(nodes[id].size, 4.5 / scale) * (GROWN[shapes[nodes[id].kind]] ?? 1);
    const pixels = small * (nodes[id].font * 0.4 + 7.5); // 12 to 17
    const { x, y } = network.getPosition(id);
    const half = (textWidth(label(id)) * pixels) / 2 + 3;
    const at = (top) => ({ left: x * scale - half, right: x * scale + half, top, bottom: top + pixels * 1.5 });
    const beneath = at((y + size) * scale + 2);
    const above = at((y - size) * scale - 2 - pixels * 1.5);
    // a corner of a mark may be touched
    return { id, size, pixels, places: [beneath, above], mark: squareAt(x * scale, y * scale, size * scale * 0.7) };
  });
  const shown = [];
  const updates = boxes.map(({ id, size, pixels, places, mark }, rank) => {
    const overMark = (place) => boxes.some((b) => b.mark !== mark && !isFaded(b.id) && overlaps(b.mark, place));
    const free = (place) =>
      !shown.some((other) => overlaps(other, place)) && (rank < OVER_MARKS || !overMark(place));
    const place = isFaded(id) ? undefined : places.find(free);
    if (place) shown.push(place);
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

function textWidth(text) {
  return Array.from(text).reduce((sum, c) => sum + (c.codePointAt(0) > 0x2e7f ? 1 : 0.56), 0);
}

function startNetwork() {
  network = new vis.Network(canvasBox, { nodes: drawnNodes, edges: drawnEdges }, { ...visOptions, autoResize: true });
  network.on("click", ({ nodes: hit }) => {
    if (hit.length) select(hit[0]);
    else if (state.selected !== null) change({ selected: null });
  });
  network.on("doubleClick", ({ nodes: hit }) => hit.length && change({ selected: hit[0], focus: hit[0] }));
  network.on("hoverNode", () => (canvasBox.style.cursor = "pointer"));
  network.on("blurNode", () => (canvasBox.style.cursor = ""));
  network.on("zoom", placeLabelsSoon);
  network.on("animationFinished", placeLabels);
  network.on("resize", () => fit(false));
  dark.addEventListener("change", paint);
  // for whoever drives the page from outside: where on the canvas an id is drawn
  canvasBox.canvasPosition = (id) => network.canvasToDOM(network.getPosition(nodeById.get(id)));
}

// Colours and fading, anew: after a selection, a filter, or a change between dark and light.
function paint() {
  drawnNodes.update(drawnNodes.getIds().map((id) => ({ id, ...look(id) })));
  drawnEdges.update(drawnEdges.get().map((edge) => ({ id: edge.id, ...edgeLook(edge) })));
  if (state.selected !== null && isDrawn(state.selected)) network.selectNodes([state.selected], false);
  else network.unselectAll();
  placeLabels();
}

// In the overview a selection fades what is not linked to it.
const lit = { node: null, near: new Set() };
function isFaded(node) {
  if (state.selected === null || state.focus !== null || !isDrawn(state.selected)) return false;
  if (lit.node !== state.selected) {
    lit.node = state.selected;
    lit.near = new Set([state.selected, ...neighbours(state.selected).keys()]);
  }
  return !lit.near.has(node);
}

function look(node) {
  const it = nodes[node];
  const faded = isFaded(node);
  const fill = colour(it.kind);
  const ring = colour(node === state.selected ? "ink" : "canvas");
  return {
    title: it.name,
    shape: shapes[it.kind],
    hidden: state.hidden.has(it.kind),
    opacity: faded ? 0.16 : 1,
    borderWidth: node === state.selected ? 3 : 1.5,
    borderWidthSelected: 3,
    color: { background: fill, border: ring, highlight: { background: fill, border: colour("ink") }, hover: { background: fill, border: colour("ink") } },
    font: { color: colour("ink"), strokeColor: colour("canvas"), face: getComputedStyle(document.body).fontFamily },
  };
}

function edgeLook(edge) {
  const centre = state.focus ?? state.selected;
  const bright = centre !== null && (edge.from === centre || edge.to === centre);
  const faded = !bright && centre !== null && (state.focus !== null || isDrawn(centre));
  const many = bright && nodes[centre].links > HUB;
  const hub = Math.max(nodes[edge.from].links, nodes[edge.to].links) > HUB;
  return {
    hidden: state.hidden.has(nodes[edge.from].kind) || state.hidden.has(nodes[edge.to].kind),
    width: bright ? 1.6 : 1,
    color: { color: colour(bright ? (many ? "edge" : "edge-bright") : faded || hub ? "edge-faded" : "edge"), inherit: false },
  };
}

// ------------------------------------------------------------------------- one node and its neighbours

// Rings around the node, filled in the order of the kinds, events by date; nothing in it is left to chance.
function around(centre) {
  const order = (a, b) =>
    kindOrder.indexOf(nodes[a].kind) - kindOrder.indexOf(nodes[b].kind) ||
    (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0) ||
    nodes[b].links - nodes[a].links ||
    a - b;
  const near = [...neighbours(centre).keys()]
    .sort((a, b) => nodes[b].links - nodes[a].links || a - b)
    .slice(0, CAP - 1)
    .sort(order);
  const wide = Math.min(1.9, Math.max(0.62, canvasBox.clientWidth / Math.max(1, canvasBox.clientHeight)));
  const stretch = { x: Math.sqrt(wide), y: 1 / Math.sqrt(wide) };
  const rings = ringSizes(near.length);
  const places = [{ id: centre, x: 0, y: 0 }];
  // one ray for each neighbour in turn, dealt to the rings, so that a kind keeps to its sector in all of them
  const total = near.length;
  const dealt = deal(rings, total);
  near.forEach((node, i) => {
    const angle = -Math.PI / 2 + (2 * Math.PI * i) / total;
    const radius = 185 + 120 * dealt[i];
    places.push({ id: node, x: radius * stretch.x * Math.cos(angle), y: radius * stretch.y * Math.sin(angle) });
  });
  spread(places);
  return { nodes: places, edges: edgesAmong(places.map((place) => place.id)) };
}

// How many fit into each ring, from the inside.
function ringSizes(total) {
  const sizes = [];
  for (let left = total, k = 0; left > 0; k++) {
    const room = Math.floor((2 * Math.PI * (185 + 120 * k)) / 100);
    sizes.push(Math.min(left, room));
    left -= room;
  }
  return sizes;
}

// The ring of each of the neighbours in order, so that every ring is filled evenly all the way round.
function deal(sizes, total) {
  const given = sizes.map(() => 0);
  return Array.from({ length: total }, (_, i) => {
    let ring = 0;
    for (let k = 0; k < sizes.length; k++) {
      const behind = (j) => (sizes[j] * (i + 1)) / total - given[j];
      if (behind(k) > behind(ring)) ring = k;
    }
    given[ring]++;
    return ring;
  });
}

// Pushes nodes apart whose boxes (with labels) overlap; the first stays where it is.
function spread(places) {
  const box = places.map(({ id }) => {
    const it = nodes[id];
    return { w: Math.max(2 * it.size, textWidth(label(id)) * it.font) + 14, h: 2 * it.size + 1.4 * it.font + 10 };
  });
  for (let round = 0; round < 120; round++) {
    let moved = false;
    for (let i = 0; i < places.length; i++) {
      for (let j = i + 1; j < places.length; j++) {
        const dx = places[j].x - places[i].x;
        const dy = places[j].y - places[i].y;
        const overX = (box[i].w + box[j].w) / 2 - Math.abs(dx);
        const overY = (box[i].h + box[j].h) / 2 - Math.abs(dy);
        if (overX <= 0.5 || overY <= 0.5) continue;
        moved = true;
        const share = i === 0 ? 0 : 0.5;
        if (overX < overY) {
          const push = overX * (dx < 0 ? -1 : 1);
          places[i].x -= push * share;
          places[j].x += push * (1 - share);
        } else {
          const push = overY * (dy < 0 ? -1 : 1);
          places[i].y -= push * share;
          places[j].y += push * (1 - share);
        }
      }
    }
    if (!moved) return;
  }
}

function edgesAmong(ids) {
  const inside = new Set(ids);
  const pairs = new Set();
  const edges = [];
  for (const id of ids) {
    for (const other of neighbours(id).keys()) {
      const key = id < other ? `${id} ${other}` : `${other} ${id}`;
      if (!inside.has(other) || pairs.has(key)) continue;
      pairs.add(key);
      edges.push({ id: edges.length, from: id, to: other });
    }
  }
  return edges;
}

// ------------------------------------------------------------------------------------------------ view

// All of it, with room beneath for the last labels and the status line.
function fit(animated = true) {
  const xs = drawnNodes.getIds().map((id) => network.getPosition(id).x);
  const ys = drawnNodes.getIds().map((id) => network.getPosition(id).y);
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
  if (state.selected === null || !isDrawn(state.selected)) return;
  const { x, y } = network.canvasToDOM(network.getPosition(state.selected));
  const margin = 40;
  const inSight = x > margin && y > margin && x < canvasBox.clientWidth - margin && y < canvasBox.clientHeight - margin;
  if (!inSight) network.moveTo({ position: network.getPosition(state.selected), animation: { duration: 250 } });
}
