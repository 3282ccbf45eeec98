// Puts it together: header, views, filters, status line, and one function that shows the state.

const byId = (id) => document.getElementById(id);
const dark = matchMedia("(prefers-color-scheme: dark)");
const SHOWERS = { graph: showGraph, timeline: showTimeline, table: showTable, map: showMap };

function showHeader() {
  const d = data.document;
  const summary = word("summary", { nodes: counted(nodes.length), facts: counted(facts.length), evidence: counted(data.evidence.length) });
  byId("about").textContent = [d.publisher ?? d.source, d.date, summary].filter(Boolean).join(" · ");
  byId("language").textContent = word("language");
  byId("language").lang = language === "zh" ? "en" : "zh-Hans";
}

function showViews() {
  document.body.dataset.view = state.view;
  for (const tab of document.querySelectorAll("#views button")) {
    const current = tab.dataset.view === state.view;
    tab.setAttribute("aria-pressed", String(current));
    byId(tab.dataset.view === "graph" ? "network" : tab.dataset.view).hidden = !current;
  }
  byId("zoom").hidden = state.view !== "graph" && state.view !== "map";
  for (const name of ["timeline", "table", "map"]) if (name !== state.view) byId(name).replaceChildren();
}

function showKinds() {
  for (const e of document.querySelectorAll("#kinds button")) {
    const { kind } = e.dataset;
    e.hidden = !kindCounts.has(kind);
    e.setAttribute("aria-pressed", String(!state.hidden.has(kind)));
    e.querySelector(".count").textContent = counted(kindCounts.get(kind) ?? 0);
  }
  byId("kinds").classList.toggle("by-group", state.colour === "group");
}

function showGraph() {
  const anew = draw();
  paint();
  if (!anew) reveal(); // else all is in sight
}

function statusText() {
  if (state.view !== "graph") return "";
  const ids = drawnNodes.getIds();
  const filtered = isFiltered() ? word("statusFiltered") : "";
  const name = (node) => nodes[node].name;
  if (state.from !== null) {
    const steps = shortestPaths(state.from, state.to)?.get(state.to);
    const key = steps === undefined ? "statusNoPath" : "statusPath";
    return word(key, { from: name(state.from), to: name(state.to), steps, drawn: ids.length }) + filtered;
  }
  if (state.focus !== null) {
    const key = leftOut ? "statusFocusPart" : state.steps === 2 ? "statusFocusTwo" : "statusFocus";
    return word(key, { drawn: ids.length - 1, rest: leftOut, name: name(state.focus) }) + filtered;
  }
  const rest = nodes.filter((_, i) => isVisible(i)).length - ids.length;
  const changed = state.open.length > 0 || state.folded.length > 0 || isFiltered();
  const key = !rest ? "statusAll" : changed ? "statusSome" : leftOut ? "statusPart" : "statusLinked";
  return word(key, { drawn: counted(ids.length), rest: counted(rest) }) + filtered;
}

function showStatus() {
  byId("status").textContent = statusText();
  byId("status").hidden = state.view !== "graph";
  const away = state.focus !== null || state.from !== null || state.open.length > 0 || state.folded.length > 0;
  byId("overview").hidden = !away;
  document.body.classList.toggle("away", away);
  byId("save-png").disabled = !(state.view === "graph" ? drawnNodes.length : state.view === "map" && byId("map-drawing"));
  const canShowMore = state.view === "graph" && !away && leftOut > 0 && linkedCount <= 2000;
  byId("show-all").hidden = !(canShowMore || (state.most !== null && !away));
  byId("show-all").textContent = word(state.most === null ? "showAll" : "showFewer");
}

function showPathHint() {
  byId("path-hint").hidden = pathStart === null;
  if (pathStart === null) return;
  byId("path-from").textContent = word("pathHint", { name: nodes[pathStart].name });
}

function cancelPath() {
  pathStart = null;
  showPathHint();
  panel.focus({ preventScroll: true });
}

// Said to who cannot see it, too.
function announce(message) {
  const e = byId("message");
  e.textContent = message;
  e.hidden = false;
  clearTimeout(announce.timer);
  announce.timer = setTimeout(() => (e.hidden = true), 2500);
}

// Dark or light as the reader's system has it, or as she chose here.
let theme = null;
function showTheme() {
  document.documentElement.dataset.theme = theme ?? (dark.matches ? "dark" : "light");
}

function changeTheme() {
  theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  showTheme();
  show();
}

// What has the focus is made anew: its successor gets it, or else the card.
function keepFocus() {
  const e = document.activeElement;
  if (!e || e === document.body) return () => {};
  const box = e.closest("[id]");
  const column = e.closest("th[data-column]")?.dataset.column;
  const node = e.closest("[data-node]")?.dataset.node;
  const kind = e.closest("#kinds [data-kind]")?.dataset.kind;
  const path = e.id ? `#${CSS.escape(e.id)}` : column ? `#table th[data-column="${column}"] button` : node && box ? `#${box.id} [data-node="${node}"]` : kind ? `#kinds [data-kind="${kind}"]` : null;
  return () => {
    if (document.activeElement !== document.body && document.activeElement !== null && document.activeElement.checkVisibility()) return;
    const next = path && [...document.querySelectorAll(path)].find((found) => found.checkVisibility() && !found.disabled);
    (next ?? panel).focus({ preventScroll: true });
  };
}

function show() {
  const giveFocus = keepFocus();
  applyFilter();
  translatePage();
  showHeader();
  showViews();
  showKinds();
  showFilters();
  showTimes();
  document.body.classList.toggle("has-selection", state.selected !== null);
  if (!network && state.view !== "graph") draw(); // the status and the CSV of the graph go by what is drawn
  SHOWERS[state.view]();
  showGroups();
  showStatus();
  showPathHint();
  showPanel();
  giveFocus();
}

function onClick(id, job) {
  byId(id).addEventListener("click", job);
}

function start() {
  for (const e of document.querySelectorAll("#kinds button")) {
    e.addEventListener("click", () => {
      const hidden = new Set(state.hidden);
      if (!hidden.delete(e.dataset.kind)) hidden.add(e.dataset.kind);
      change({ hidden });
    });
  }
  for (const tab of document.querySelectorAll("#views button")) tab.addEventListener("click", () => change({ view: tab.dataset.view }));
  onClick("language", () => change({ language: languages[1 - languages.indexOf(language)] }));
  onClick("theme", changeTheme);
  onClick("overview", () => change(overviewState));
  onClick("show-all", () => change({ most: state.most === null ? 2000 : null }));
  onClick("zoom-in", () => (state.view === "map" ? zoomMap(1.4) : zoom(1.4)));
  onClick("zoom-out", () => (state.view === "map" ? zoomMap(1 / 1.4) : zoom(1 / 1.4)));
  onClick("zoom-fit", () => (state.view === "map" ? fitMap() : fit()));
  onClick("filters-open", () => openFilters(byId("filters").hidden));
  onClick("save-png", savePng);
  onClick("save-csv", saveCsv);
  onClick("print", () => print());
  onClick("path-cancel", cancelPath);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !byId("filters").hidden) openFilters(false);
    else if (event.key === "Escape" && pathStart !== null) cancelPath();
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.matches("input, select")) return;
    event.preventDefault();
    byId("search").focus();
  });
  dark.addEventListener("change", () => {
    showTheme();
    show();
  });
  startSearch();
  startTimes();
  startPrinting();
  addEventListener("hashchange", () => {
    readState();
    show();
  });
  addEventListener("resize", () => state.view === "map" && fitMap());
  showTheme();
  readState();
  show();
  const ready = () => (document.body.dataset.ready = "true");
  if (state.view !== "graph") return ready();
  network.once("afterDrawing", ready);
  network.redraw();
}

start();
