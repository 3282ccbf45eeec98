// The time filter: how many events there are of each day, month or year, and a slider with two ends beneath.

const MOST_BINS = 92;
const SETTLED = 120; // milliseconds without a move, after which all is shown anew
let settling = null;
const bins = findBins();

// [first day, last day, events] without a gap; none where all is of one day.
function findBins() {
  const days = nodes.filter((it) => it.kind === "event" && (it.start || it.end)).map((it) => it.start ?? it.end).sort();
  if (!days.length || days[0] === days[days.length - 1]) return [];
  const [first, last] = [days[0], days[days.length - 1]];
  for (const unit of [1, "month", "year", 10, 100]) {
    const edges = binEdges(unit, first, last);
    if (edges.length > MOST_BINS) continue;
    const counts = edges.map(([from, to]) => [from, to, 0]);
    let at = 0;
    for (const d of days) {
      while (d > counts[at][1]) at++;
      counts[at][2]++;
    }
    return counts;
  }
  return [];
}

function binEdges(unit, first, last) {
  const edges = [];
  const pad = (n, width = 2) => String(n).padStart(width, "0");
  if (unit === 1) {
    const time = (d) => Date.parse(`${d}T00:00:00Z`);
    if ((time(last) - time(first)) / 864e5 >= MOST_BINS) return { length: Infinity };
    for (let t = time(first); t <= time(last); t += 864e5) edges.push([new Date(t).toISOString().slice(0, 10), new Date(t).toISOString().slice(0, 10)]);
    return edges;
  }
  const [year, month] = first.split("-").map(Number);
  if (unit === "month") {
    for (let n = year * 12 + month - 1; ; n++) {
      const prefix = `${pad(Math.floor(n / 12), 4)}-${pad((n % 12) + 1)}`;
      if (`${prefix}-01` > last || edges.length > MOST_BINS) return edges;
      edges.push([`${prefix}-01`, `${prefix}-31`]);
    }
  }
  const width = unit === "year" ? 1 : unit;
  for (let y = year - (year % width); `${pad(y, 4)}-01-01` <= last && edges.length <= MOST_BINS; y += width) edges.push([`${pad(y, 4)}-01-01`, `${pad(y + width - 1, 4)}-12-31`]);
  return edges;
}

const binOf = (d, otherwise) => (d === null ? otherwise : Math.max(0, bins.findLastIndex(([from]) => from <= d)));

function startTimes() {
  const box = byId("times");
  box.hidden = !bins.length;
  if (!bins.length) return;
  const most = Math.max(...bins.map(([, , n]) => n));
  byId("bars").append(
    ...bins.map(([, , n]) => {
      const bar = el("span", {});
      bar.style.height = n ? `${12 + (88 * n) / most}%` : "0";
      return bar;
    }),
  );
  for (const [id, name] of [["since", "since"], ["until", "until"]]) {
    const slider = byId(id);
    slider.max = String(bins.length - 1);
    const move = (quietly) => () => {
      clearTimeout(settling);
      let [a, b] = [Number(byId("since").value), Number(byId("until").value)];
      if (a > b) [a, b] = name === "since" ? [b, b] : [a, a];
      const wanted = { since: a === 0 ? null : bins[a][0], until: b === bins.length - 1 ? null : bins[b][1] };
      if (!quietly) return change(wanted);
      markTimes(a, b);
      settling = setTimeout(() => change(wanted, { quietly }), SETTLED);
    };
    slider.addEventListener("input", move(true));
    slider.addEventListener("change", move(false));
  }
  byId("all-times").addEventListener("click", () => change({ since: null, until: null }));
}

function showTimes() {
  if (!bins.length) return;
  markTimes(binOf(state.since, 0), binOf(state.until, bins.length - 1));
  byId("all-times").hidden = state.since === null && state.until === null;
}

function markTimes(a, b) {
  byId("since").value = String(a);
  byId("until").value = String(b);
  byId("since").setAttribute("aria-valuetext", bins[a][0]);
  byId("until").setAttribute("aria-valuetext", bins[b][1]);
  [...byId("bars").children].forEach((bar, i) => bar.classList.toggle("out", i < a || i > b));
  byId("period").textContent = `${bins[a][0]} – ${bins[b][1]}`;
}
