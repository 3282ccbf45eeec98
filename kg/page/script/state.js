// What is shown, all of it kept in the address, so that a link opens the same and back and forward work.

const VIEWS = ["graph", "timeline", "table", "map"];
const RELATIONS = ["tenure", "participation", "place", "organisation", "project", "authorship", "partOf", "renamed", "within", "seat", "rank", "sum"];

// Each part of the state: its key in the address, how it is read from there (null: the default) and written.
const text = (values) => ({ read: (s) => (values.includes(s) ? s : null), write: (v) => v });
const node = { read: (s) => nodeById.get(s) ?? null, write: (v) => nodes[v].id };
const nodeList = {
  read: (s) => s.split(".").map((id) => nodeById.get(id)).filter((n) => n !== undefined),
  write: (v) => v.map((n) => nodes[n].id).join("."),
};
const nameSet = (known) => ({
  read: (s) => new Set(s.split(".").filter((name) => known().includes(name))),
  write: (v) => [...v].sort().join("."),
});
const number = (least, most, form = /^\d+$/) => ({
  read: (s) => (form.test(s) && s >= least && s <= most ? Number(s) : null),
  write: String,
});
const eventTypes = () => Object.keys(allWords.zh).filter((key) => key.startsWith("event.")).map((key) => key.slice(6));

const PARTS = {
  view: { key: "view", ...text(VIEWS), initial: "graph" },
  selected: { key: "e", ...node, initial: null },
  pair: { key: "with", ...node, initial: null }, // the facts between the selected node and this one
  focus: { key: "focus", ...node, initial: null },
  steps: { key: "steps", ...number(1, 2), initial: 1 },
  from: { key: "from", ...node, initial: null }, // a path
  to: { key: "to", ...node, initial: null },
  open: { key: "open", ...nodeList, initial: [] },
  folded: { key: "fold", ...nodeList, initial: [] },
  hidden: { key: "hide", ...nameSet(() => kindOrder), initial: new Set() },
  relations: { key: "norel", ...nameSet(() => RELATIONS), initial: new Set() },
  types: { key: "notype", ...nameSet(eventTypes), initial: new Set() },
  confidence: { key: "conf", ...number(0, 1, /^\d(\.\d+)?$/), initial: 0 },
  basis: { key: "basis", ...text(["stated", "inferred"]), initial: null },
  since: { key: "since", read: readDay, write: (v) => v, initial: null },
  until: { key: "until", read: readDay, write: (v) => v, initial: null },
  colour: { key: "colour", ...text(["kind", "group"]), initial: "kind" },
  size: { key: "size", ...text(["links", "facts"]), initial: "links" },
  most: { key: "most", ...number(1, 2000), initial: null }, // nodes drawn; null: as it was laid out
  rows: { key: "rows", ...text(["entities", "facts"]), initial: "entities" },
  sort: { key: "sort", read: (s) => (/^-?[a-z]+$/i.test(s) ? s : null), write: (v) => v, initial: null },
  page: { key: "page", ...number(1, 1e6), initial: 1 },
};

const state = {};

function readDay(s) {
  return /^-?\d{4}-\d\d-\d\d$/.test(s) ? s : null;
}

function readState() {
  const parts = new URLSearchParams(location.hash.slice(1));
  for (const [name, part] of Object.entries(PARTS)) {
    state[name] = parts.has(part.key) ? (part.read(parts.get(part.key)) ?? part.initial) : part.initial;
  }
  language = languages.includes(parts.get("lang")) ? parts.get("lang") : browserLanguage;
  if (state.from === null || state.to === null || state.from === state.to) state.from = state.to = null;
  if (state.selected === null || state.pair === state.selected) state.pair = null;
  if (state.since !== null && state.until !== null && state.since > state.until) [state.since, state.until] = [state.until, state.since];
}

function address(of) {
  const parts = new URLSearchParams();
  for (const [name, part] of Object.entries(PARTS)) {
    const written = of[name] === null ? "" : part.write(of[name]);
    if (of[name] !== part.initial && written !== "") parts.set(part.key, written);
  }
  if (language !== browserLanguage) parts.set("lang", language);
  return `#${parts}`;
}

// Takes over some changes and writes the address, which shows them ('hashchange' calls show).
function change(changes, { quietly = false } = {}) {
  if (changes.language) language = changes.language;
  const { language: _, ...others } = changes;
  const turnsBack = [...FILTERS, "focus", "from", "rows", "sort", "view"]; // to the first page
  if (turnsBack.some((name) => name in others) && !("page" in others)) others.page = 1;
  Object.assign(state, others);
  const hash = address(state);
  if (hash === location.hash || (hash === "#" && !location.hash)) show();
  else if (quietly) {
    history.replaceState(null, "", hash); // a slider on its way leaves no steps behind
    show();
  } else location.hash = hash;
}

// Selects a node, or takes it as the end of a path that was begun.
function choosing(node) {
  if (pathStart === node) return announce(word("pathToSelf"));
  if (pathStart === null) return select(node);
  const from = pathStart;
  pathStart = null;
  change({ ...overviewState, view: "graph", from, to: node, selected: node, pair: null });
}

// Selects a node; one that is not drawn is shown with its neighbours.
function select(node) {
  const wanted = { selected: node, pair: null };
  if (node !== null && state.view === "graph" && !isDrawn(node)) {
    Object.assign(wanted, overviewState, { focus: node, steps: state.steps });
  }
  const page = pageOf(node);
  if (page !== null) wanted.page = page;
  change(wanted);
}

// The page of the timeline or the table on which a node stands; null where it stands on none.
function pageOf(node) {
  if (node === null || !["timeline", "table"].includes(state.view)) return null;
  const inTable = state.view === "table";
  if (inTable && state.rows !== "entities") return null;
  const at = (inTable ? tableRows() : timelineEvents()).indexOf(node);
  return at < 0 ? null : pageWith(at, inTable ? PER_PAGE : EVENTS_PER_PAGE);
}

const overviewState = { focus: null, steps: 1, from: null, to: null, open: [], folded: [] };
