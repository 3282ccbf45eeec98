// Which facts and nodes the filters leave. Everything that is shown of the graph goes by it.

let shown = null; // { facts: Set, nodes: Uint8Array (1: visible), links: Int32Array (-1: not counted yet), key }

// The parts of the state that filter, each as it hides nothing.
const FILTERS = ["hidden", "relations", "types", "confidence", "basis", "since", "until"];
const unfiltered = Object.fromEntries(FILTERS.map((name) => [name, PARTS[name].initial]));

const filterKey = () => JSON.stringify(FILTERS.map((name) => (state[name] instanceof Set ? [...state[name]] : state[name])));
const filters = (name) => (state[name] instanceof Set ? state[name].size > 0 : state[name] !== unfiltered[name]);
const isFiltered = () => FILTERS.some(filters);
const factsFiltered = () => FILTERS.some((name) => name !== "hidden" && filters(name));

function inTime(time) {
  return time !== null && (state.since === null || time[1] >= state.since) && (state.until === null || time[0] <= state.until);
}

// Whether a fact passes what does not ask for its time.
function passes(fact) {
  if (state.relations.has(fact.type)) return false;
  for (const end of ends(fact)) {
    const { kind, type } = nodes[end];
    if (state.hidden.has(kind) && end !== fact.post) return false;
    if (kind === "event" && state.types.has(type)) return false;
  }
  if (state.basis !== null && isInferred(fact) !== (state.basis === "inferred")) return false;
  return state.confidence === 0 || confidenceOf(fact) >= state.confidence;
}

function applyFilter() {
  const key = filterKey();
  if (shown?.key === key) return;
  const timed = state.since !== null || state.until !== null;
  const kept = new Set();
  const waiting = []; // facts without a time: kept where both ends are told of in that time
  const dated = new Uint8Array(nodes.length);
  for (const fact of facts) {
    if (!passes(fact)) continue;
    const time = timed ? timeOf(fact) : null;
    if (!timed || inTime(time)) {
      kept.add(fact);
      if (timed) for (const end of ends(fact)) dated[end] = 1;
    } else if (time === null && eventOfFact(fact) === undefined) waiting.push(fact);
  }
  for (const fact of waiting) if (ends(fact).every((end) => dated[end])) kept.add(fact);
  const visible = new Uint8Array(nodes.length);
  const all = !factsFiltered();
  nodes.forEach((it, i) => {
    if (state.hidden.has(it.kind)) return;
    if (it.kind === "event") visible[i] = !state.types.has(it.type) && (!timed || inTime(timeOfEvent(i))) ? 1 : 0;
    else if (all) visible[i] = 1;
  });
  const unsaid = !timed && state.confidence === 0 && state.basis === null; // what has no facts loses none
  if (!all && unsaid) nodes.forEach((it, i) => it.kind !== "event" && !factsOf[i].length && !state.hidden.has(it.kind) && (visible[i] = 1));
  if (!all) for (const fact of kept) for (const end of ends(fact)) if (nodes[end].kind !== "event" && !state.hidden.has(nodes[end].kind)) visible[end] = 1;
  if (!all && (state.confidence > 0 || state.basis !== null)) hideUnsure(visible);
  shown = { facts: kept, nodes: visible, links: new Int32Array(nodes.length).fill(-1), key };
  nearCache.clear();
}

// An event has evidence of its own.
function hideUnsure(visible) {
  nodes.forEach((it, i) => {
    if (it.kind !== "event" || !it.evidence) return;
    if (confidenceOf(it) < state.confidence) visible[i] = 0;
    if (state.basis !== null && isInferred(it) !== (state.basis === "inferred") && !factsOf[i].some((fact) => passes(fact))) visible[i] = 0;
  });
}

const isVisible = (i) => shown.nodes[i] === 1;
const isShownFact = (fact) => shown.facts.has(fact) && ends(fact).every((end) => isVisible(end) || end === fact.post);
const shownFactsOf = (i) => factsOf[i].filter(isShownFact);
