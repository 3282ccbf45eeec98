// Where nodes are drawn that were not laid out beforehand. Nothing is left to chance: the same gives the same.

function textWidth(text) {
  return Array.from(text).reduce((sum, c) => sum + (c.codePointAt(0) > 0x2e7f ? 1 : 0.56), 0);
}

// Rings around one node, a kind in a sector, events by date; what is two steps away lies behind what leads to it.
function radialLayout(centre, ids, distance) {
  const order = (a, b) =>
    kindOrder.indexOf(nodes[a].kind) - kindOrder.indexOf(nodes[b].kind) ||
    (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0) ||
    byLinks(a, b);
  const first = ids.filter((id) => distance.get(id) === 1).sort(order);
  const behind = new Map(first.map((id) => [id, []]));
  for (const id of ids.filter((id) => distance.get(id) > 1).sort(byLinks)) {
    const parents = first.filter((p) => neighbours(id).has(p));
    parents.sort((a, b) => behind.get(a).length - behind.get(b).length);
    if (parents.length) behind.get(parents[0]).push(id);
  }
  const weight = (id) => 1 + behind.get(id).length;
  const total = first.reduce((sum, id) => sum + weight(id), 0);
  const stretch = aspect();
  const places = [{ id: centre, x: 0, y: 0 }];
  const put = (id, angle, radius) => places.push({ id, x: radius * stretch.x * Math.cos(angle), y: radius * stretch.y * Math.sin(angle) });
  const rings = ringSizes(first.length);
  const dealt = deal(rings, first.length);
  const outer = 185 + 120 * rings.length;
  let turned = 0;
  first.forEach((id, i) => {
    const width = (2 * Math.PI * weight(id)) / total;
    const start = -Math.PI / 2 + (2 * Math.PI * turned) / total;
    put(id, start + width / 2, 185 + 120 * dealt[i]);
    behind.get(id).forEach((child, k) => {
      const n = behind.get(id).length;
      put(child, start + (width * (k + 0.5)) / n, outer + 60 + 110 * (k % Math.ceil(n / Math.max(1, (width * outer) / 110))));
    });
    turned += weight(id);
  });
  return spread(places);
}

const aspect = () => {
  const wide = Math.min(1.9, Math.max(0.62, canvasBox.clientWidth / Math.max(1, canvasBox.clientHeight)));
  return { x: Math.sqrt(wide), y: 1 / Math.sqrt(wide) };
};

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

// A path from left to right (from top to bottom where it is narrow): a column for each step.
function pathLayout(distance) {
  const columns = new Map();
  for (const [id, step] of [...distance].sort((a, b) => a[1] - b[1] || byLinks(a[0], b[0]))) {
    if (!columns.has(step)) columns.set(step, []);
    columns.get(step).push(id);
  }
  const upright = canvasBox.clientWidth < canvasBox.clientHeight;
  const places = [];
  for (const [step, ids] of columns) {
    ids.forEach((id, i) => {
      const [along, across] = [step * (upright ? 150 : 260), (i - (ids.length - 1) / 2) * (upright ? 170 : 90)];
      places.push(upright ? { id, x: across, y: along } : { id, x: along, y: across });
    });
  }
  return spread(places);
}

// Springs (Fruchterman and Reingold 1991) from a spiral in the order of the links: every node repels, lines pull.
function springLayout(ids, edges) {
  const index = new Map(ids.map((id, i) => [id, i]));
  const n = ids.length;
  const side = 110 * Math.sqrt(n);
  const k = side / Math.sqrt(n || 1);
  const xs = new Float64Array(n);
  const ys = new Float64Array(n);
  [...ids].sort(byLinks).forEach((id, rank) => {
    const angle = rank * 2.399963; // the golden angle
    xs[index.get(id)] = Math.sqrt(rank / n) * side * 0.5 * Math.cos(angle);
    ys[index.get(id)] = Math.sqrt(rank / n) * side * 0.5 * Math.sin(angle);
  });
  const degree = tally(edges.flatMap((edge) => [edge.from, edge.to]));
  const springs = edges.map(({ from, to }) => {
    const together = nodes[from].group !== undefined && nodes[from].group === nodes[to].group;
    return [index.get(from), index.get(to), (together ? 3 : 1.2) / (degree.get(from) * degree.get(to)) ** 0.35];
  });
  const rounds = n > 800 ? 60 : 140;
  const dx = new Float64Array(n);
  const dy = new Float64Array(n);
  for (let round = 0; round < rounds; round++) {
    dx.fill(0);
    dy.fill(0);
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) {
        const x = xs[i] - xs[j] || (i - j) * 1e-3;
        const y = ys[i] - ys[j] || (j - i) * 1e-3;
        const force = (k * k) / (x * x + y * y + 1);
        dx[i] += x * force;
        dy[i] += y * force;
        dx[j] -= x * force;
        dy[j] -= y * force;
      }
      dx[i] -= xs[i] * 0.4; // what is linked to nothing stays near
      dy[i] -= ys[i] * 0.4;
    }
    for (const [a, b, weight] of springs) {
      const x = xs[a] - xs[b];
      const y = ys[a] - ys[b];
      const force = (weight * Math.hypot(x, y)) / k * 2;
      dx[a] -= x * force;
      dy[a] -= y * force;
      dx[b] += x * force;
      dy[b] += y * force;
    }
    const step = side * 0.1 * (1 - round / rounds) + 1;
    for (let i = 0; i < n; i++) {
      const length = Math.hypot(dx[i], dy[i]) || 1;
      xs[i] += (dx[i] / length) * Math.min(length, step);
      ys[i] += (dy[i] / length) * Math.min(length, step);
    }
  }
  const stretch = aspect();
  return spread(ids.map((id, i) => ({ id, x: xs[i] * stretch.x, y: ys[i] * stretch.y })), n > 800 ? 20 : 80);
}

// More nodes around one that is drawn, on the side away from the middle.
function placeAround(parent, ids, places) {
  const at = places.find((place) => place.id === parent);
  const middle = { x: mean(places.map((p) => p.x)), y: mean(places.map((p) => p.y)) };
  const out = Math.atan2(at.y - middle.y, at.x - middle.x || 1e-3);
  ids.forEach((id, i) => {
    const angle = out + ((i + 0.5) / ids.length - 0.5) * Math.PI * (ids.length > 12 ? 2 : 1.2);
    const radius = 130 + 70 * (i % Math.ceil(ids.length / 10));
    places.push({ id, x: at.x + radius * Math.cos(angle), y: at.y + radius * Math.sin(angle) });
  });
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / (values.length || 1);

// Pushes nodes apart whose boxes (with labels) overlap; the first stays where it is.
function spread(places, rounds = 120) {
  const box = places.map(({ id }) => {
    const it = nodes[id];
    return { w: Math.max(2 * it.size, textWidth(label(id)) * it.font * (places.length > 100 ? 0.6 : 1)) + 14, h: 2 * it.size + 1.4 * it.font + 10 };
  });
  for (let round = 0; round < rounds; round++) {
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
    if (!moved) break;
  }
  return places;
}
