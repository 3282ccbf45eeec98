// The time filter: how many events there are of each day, month or year, and a slider with two ends beneath.

const MOST_BINS = 92;
const SETTLED = 120; // milliseconds without a move, after which all is shown anew
let settling = null;
const bins = findBins();

// [first day, last day, events] of each bar: days or months without a gap; of a longer time the years that are told of,
// several together where they are many. None where all is of one day.
function findBins() {
  const dated = nodes.filter((it) => it.kind === "event" && (it.start || it.end)).map((it) => [it.start ?? it.end, it.end ?? it.start]);
  if (!dated.length) return [];
  dated.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
  const [first, last] = [dated[0][0], dated.reduce((latest, [, end]) => (end > latest ? end : latest), "")];
  if (first === last) return [];
  const edges = dayEdges(first, last) ?? monthEdges(first, last) ?? yearEdges(dated.map(([start]) => start.slice(0, -6)));
  const bars = edges.map(([from, to]) => [from, to, 0]);
  let at = 0;
  for (const [start] of dated) {
    while (start > bars[at][1]) at++;
    bars[at][2]++;
  }
  bars[0][0] = first;
  if (last > bars[bars.length - 1][1] || last.slice(0, -3) === bars[bars.length - 1][1].slice(0, -3)) bars[bars.length - 1][1] = last;
  return bars;
}

function dayEdges(first, last) {
  const time = (d) => Date.parse(`${d}T00:00:00Z`);
  const n = (time(last) - time(first)) / 864e5 + 1;
  if (!(n <= MOST_BINS)) return null;
  return Array.from({ length: n }, (_, i) => new Date(time(first) + i * 864e5).toISOString().slice(0, 10)).map((d) => [d, d]);
}

function monthEdges(first, last) {
  const number = (d) => Number(d.slice(0, -6)) * 12 + Number(d.slice(-5, -3)) - 1;
  const n = number(last) - number(first) + 1;
  if (n > MOST_BINS) return null;
  const pad = (value, width) => String(value).padStart(width, "0");
  return Array.from({ length: n }, (_, i) => number(first) + i).map((month) => {
    const prefix = `${pad(Math.floor(month / 12), 4)}-${pad((month % 12) + 1, 2)}`;
    const days = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
    return [`${prefix}-01`, `${prefix}-${days}`];
  });
}

function yearEdges(years) {
  const told = [...new Set(years)];
  const together = Math.ceil(told.length / MOST_BINS);
  const groups = Array.from({ length: Math.ceil(told.length / together) }, (_, i) => told.slice(i * together, (i + 1) * together));
  return groups.map((group) => [`${group[0]}-01-01`, `${group[group.length - 1]}-12-31`]);
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
  byId("since").classList.toggle("above", a > bins.length / 2); // where both ends meet, the one that can move lies above
  byId("since").setAttribute("aria-valuetext", bins[a][0]);
  byId("until").setAttribute("aria-valuetext", bins[b][1]);
  [...byId("bars").children].forEach((bar, i) => bar.classList.toggle("out", i < a || i > b));
  byId("period").textContent = `${bins[a][0]} – ${bins[b][1]}`;
}
