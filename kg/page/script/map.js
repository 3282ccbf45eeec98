// The map view: places with coordinates as points, drawn offline, before the divisions around them.

const SVG = "http://www.w3.org/2000/svg";
const MAP = { width: 1000, margin: 60, part: 0.85 };
let mapView = null; // { x, y, width, height } of the piece in sight, in the map's own units
let mapKey = null;
let mapShown; // the point of the selected place, once it was brought into sight

function bringIntoView(x, y) {
  const v = mapView;
  const margin = v.width * 0.06;
  if (x > v.x + margin && x < v.x + v.width - margin && y > v.y + margin && y < v.y + v.height - margin) return;
  mapView = { ...v, x: x - v.width / 2, y: y - v.height / 2 };
}

function svg(name, attributes = {}, ...children) {
  const e = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined) e.setAttribute(key, String(value));
  e.append(...children);
  return e;
}

// Places with coordinates, those at one point together; { at, places, weight } with the heaviest first.
function mapPoints() {
  const points = new Map();
  // where the events of a person in focus were is a step further than they
  const about = state.focus !== null && state.from === null ? [...stepsAround(state.focus, 2).keys()].filter(isVisible) : scope();
  for (const i of about) {
    const { kind, at } = nodes[i];
    if (kind !== "place" || !at) continue;
    const key = at.join();
    if (!points.has(key)) points.set(key, { at, places: [], weight: 0 });
    points.get(key).places.push(i);
    points.get(key).weight += shownFactsOf(i).length;
  }
  for (const point of points.values()) point.places.sort(byLinks);
  return [...points.values()].sort((a, b) => b.weight - a.weight || a.places[0] - b.places[0]);
}

// Degrees to the map's units: plate carrée, true to scale at the middle latitude.
function projection(points) {
  const lons = points.map((p) => p.at[0]);
  const lats = points.map((p) => p.at[1]);
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const stretch = Math.max((east - west) * squeeze, north - south, 0.8);
  const scale = (MAP.width - 2 * MAP.margin) / stretch;
  const [midLon, midLat] = [(west + east) / 2, (south + north) / 2];
  return {
    scale,
    squeeze,
    x: (lon) => MAP.width / 2 + (lon - midLon) * squeeze * scale,
    y: (lat) => MAP.width / 2 - (lat - midLat) * scale,
    lon: (x) => midLon + (x - MAP.width / 2) / (squeeze * scale),
    lat: (y) => midLat - (y - MAP.width / 2) / scale,
  };
}

function showMap() {
  const points = mapPoints();
  const without = scope().filter((i) => nodes[i].kind === "place" && !nodes[i].at).length;
  const box = byId("map");
  const note = el("p", { class: "map-note" }, word(points.length ? (without ? "mapNote" : "mapAll") : without ? "mapEmpty" : "mapNone", { n: counted(points.reduce((n, p) => n + p.places.length, 0)), without: counted(without) }));
  if (!points.length) {
    box.replaceChildren(note);
    return;
  }
  const to = projection(points);
  const key = points.map((p) => p.at.join()).sort().join(";");
  if (mapKey !== key) mapView = null;
  mapKey = key;
  const selected = points.find((p) => p.places.includes(state.selected));
  const drawing = svg("svg", { role: "group", "aria-label": word("view.map"), id: "map-drawing" });
  box.replaceChildren(drawing, note, el("p", { class: "map-scale", "aria-hidden": "true" }));
  mapView ??= viewOf(heart(points), to);
  if (selected && selected !== mapShown) bringIntoView(to.x(selected.at[0]), to.y(selected.at[1]));
  mapShown = selected;
  const redraw = () => drawMap(drawing, points, to);
  redraw();
  moveByPointer(drawing, redraw);
}

// Where most of what is told takes place: the points nearest to the middle of the facts that have MAP.part of them.
function heart(points) {
  const middle = [0, 1].map((axis) => {
    const sorted = [...points].sort((a, b) => a.at[axis] - b.at[axis]);
    let left = sorted.reduce((sum, p) => sum + p.weight + 1, 0) / 2;
    return sorted.find((p) => (left -= p.weight + 1) <= 0).at[axis];
  });
  const far = (p) => Math.hypot(p.at[0] - middle[0], p.at[1] - middle[1]);
  let left = points.reduce((sum, p) => sum + p.weight + 1, 0) * MAP.part;
  return [...points].sort((a, b) => far(a) - far(b)).filter((p) => {
    const wanted = left > 0;
    left -= p.weight + 1;
    return wanted;
  });
}

function viewOf(points, to) {
  const { clientWidth: w, clientHeight: h } = byId("map");
  const xs = points.map((p) => to.x(p.at[0]));
  const ys = points.map((p) => to.y(p.at[1]));
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const ratio = w / Math.max(1, h);
  // as much as is asked for, in the shape of the screen
  const width = Math.max((right - left) * 1.3, (bottom - top) * 1.3 * ratio, 300);
  return { x: (left + right) / 2 - width / 2, y: (top + bottom) / 2 - width / ratio / 2, width, height: width / ratio };
}

function drawMap(drawing, points, to) {
  const { clientWidth: w, clientHeight: h } = byId("map");
  const v = mapView;
  const per = v.width / Math.max(1, w); // map units for a pixel on the screen
  drawing.setAttribute("viewBox", `0 0 ${w} ${h}`);
  const sx = (lon) => (to.x(lon) - v.x) / per;
  const sy = (lat) => (to.y(lat) - v.y) / per;
  const inSight = (x, y) => x > -20 && y > -20 && x < w + 20 && y < h + 20;
  const taken = [];
  const texts = [];
  const most = Math.max(...points.map((p) => p.weight), 1);
  const marks = points.map((p) => {
    const [x, y] = [sx(p.at[0]), sy(p.at[1])];
    return { ...p, x, y, r: 4 + 14 * Math.sqrt(p.weight / most) };
  });
  for (const m of marks) taken.push({ left: m.x - m.r * 0.7, right: m.x + m.r * 0.7, top: m.y - m.r * 0.7, bottom: m.y + m.r * 0.7 });
  const chosen = (m) => m.places.includes(state.selected);
  for (const m of [...marks].sort((a, b) => chosen(b) - chosen(a))) {
    if (!inSight(m.x, m.y)) continue;
    const name = label(m.places[0]) + (m.places.length > 1 ? ` +${m.places.length - 1}` : "");
    const half = (textWidth(name) * 13) / 2 + 2;
    const spots = [
      { left: m.x - half, right: m.x + half, top: m.y + m.r + 1, bottom: m.y + m.r + 18 },
      { left: m.x - half, right: m.x + half, top: m.y - m.r - 18, bottom: m.y - m.r - 1 },
      { left: m.x + m.r + 3, right: m.x + m.r + 3 + 2 * half, top: m.y - 9, bottom: m.y + 9 },
      { left: m.x - m.r - 3 - 2 * half, right: m.x - m.r - 3, top: m.y - 9, bottom: m.y + 9 },
    ];
    const spot = spots.find((s) => !taken.some((other) => overlaps(other, s)));
    if (!spot && !chosen(m)) continue;
    const at = spot ?? spots[0];
    taken.push(at);
    texts.push(svg("text", { x: (at.left + at.right) / 2, y: at.bottom - 4, class: "place-name" }, name));
  }
  const back = [];
  for (const [name, level, lon, lat] of data.ground) {
    const [x, y] = [sx(lon), sy(lat)];
    if (!inSight(x, y)) continue;
    const half = (textWidth(name) * 11) / 2 + 2;
    const spot = { left: x - half, right: x + half, top: y + 3, bottom: y + 17 };
    if (taken.some((other) => overlaps(other, spot))) continue;
    taken.push(spot);
    back.push(svg("circle", { cx: x, cy: y, r: level === "province" ? 2.5 : 1.8, class: "ground" }), svg("text", { x, y: y + 14, class: "ground-name" }, name));
  }
  drawing.replaceChildren(...graticule(to, per, w, h), ...back, ...[...marks].reverse().filter((m) => inSight(m.x, m.y)).map(placeMark), ...texts);
  byId("map").querySelector(".map-scale").replaceChildren(...scaleBar(to, per));
}

function placeMark(m) {
  const name = joined(m.places.map((i) => nodes[i].name));
  // of several at one point the next one at each click
  const open = () => choosing(m.places[(m.places.indexOf(state.selected) + 1) % m.places.length]);
  const mark = svg("circle", {
    cx: m.x,
    cy: m.y,
    r: m.r,
    class: m.places.includes(state.selected) ? "place chosen" : "place",
    tabindex: 0,
    role: "button",
    "aria-label": word("mapPlace", { name, n: m.weight }),
    "data-node": m.places[0],
  });
  mark.append(svg("title", {}, name));
  mark.addEventListener("click", open);
  mark.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    open();
  });
  return mark;
}

// Lines of latitude and longitude at whole steps, each with its degrees.
function graticule(to, per, w, h) {
  const v = mapView;
  const span = to.lat(v.y) - to.lat(v.y + v.height);
  const step = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20].find((s) => span / s <= 6) ?? 30;
  const digits = step < 0.1 ? 2 : step < 1 ? 1 : 0;
  const lines = [];
  const steps = (low, high) => Array.from({ length: Math.max(0, Math.floor(high / step) - Math.ceil(low / step) + 1) }, (_, i) => (Math.ceil(low / step) + i) * step);
  for (const lon of steps(to.lon(v.x), to.lon(v.x + v.width))) {
    const x = (to.x(lon) - v.x) / per;
    lines.push(svg("line", { x1: x, x2: x, y1: 0, y2: h, class: "grid" }), svg("text", { x: x + 4, y: 14, class: "degrees" }, `${Math.abs(lon).toFixed(digits)}°${lon < 0 ? "W" : "E"}`));
  }
  for (const lat of steps(to.lat(v.y + v.height), to.lat(v.y))) {
    const y = (to.y(lat) - v.y) / per;
    lines.push(svg("line", { x1: 0, x2: w, y1: y, y2: y, class: "grid" }), svg("text", { x: 4, y: y - 4, class: "degrees" }, `${Math.abs(lat).toFixed(digits)}°${lat < 0 ? "S" : "N"}`));
  }
  return lines;
}

function scaleBar(to, per) {
  const kmPerPixel = (per / to.scale) * 111.2; // a degree of latitude
  const km = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].find((k) => k / kmPerPixel >= 60) ?? 5000;
  const bar = el("span", { class: "bar-line" });
  bar.style.width = `${km / kmPerPixel}px`;
  return [bar, `${km} km`];
}

function zoomMap(factor, at = { x: 0.5, y: 0.5 }) {
  if (!mapView) return;
  const width = Math.min(MAP.width * 4, Math.max(4, mapView.width / factor));
  const height = (mapView.height * width) / mapView.width;
  mapView = { x: mapView.x + (mapView.width - width) * at.x, y: mapView.y + (mapView.height - height) * at.y, width, height };
  showMap();
}

function fitMap() {
  const points = mapPoints();
  if (points.length) mapView = viewOf(points, projection(points));
  showMap();
}

function moveByPointer(drawing, redraw) {
  const down = new Map();
  let moved = false;
  drawing.addEventListener("wheel", (event) => {
    event.preventDefault();
    const box = drawing.getBoundingClientRect();
    zoomMap(event.deltaY < 0 ? 1.25 : 0.8, { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height });
  }, { passive: false });
  drawing.addEventListener("pointerdown", (event) => {
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    moved = false;
  });
  drawing.addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    const spreadBefore = fingers(down);
    const [dx, dy] = [event.clientX - before.x, event.clientY - before.y];
    if (!moved && Math.hypot(dx, dy) < 4) return;
    moved = true;
    drawing.setPointerCapture(event.pointerId);
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const per = mapView.width / byId("map").clientWidth;
    mapView = { ...mapView, x: mapView.x - (dx * per) / down.size, y: mapView.y - (dy * per) / down.size };
    const spreadNow = fingers(down);
    if (spreadBefore && spreadNow) {
      const width = (mapView.width * spreadBefore) / spreadNow;
      const height = (mapView.height * width) / mapView.width;
      mapView = { x: mapView.x + (mapView.width - width) / 2, y: mapView.y + (mapView.height - height) / 2, width, height };
    }
    redraw();
  });
  for (const end of ["pointerup", "pointercancel"]) drawing.addEventListener(end, (event) => down.delete(event.pointerId));
  drawing.addEventListener("click", (event) => moved && event.stopPropagation(), true); // a drag chooses nothing
}

function fingers(down) {
  if (down.size !== 2) return null;
  const [a, b] = [...down.values()];
  return Math.hypot(a.x - b.x, a.y - b.y);
}
