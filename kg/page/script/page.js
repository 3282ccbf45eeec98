// Puts it together: header, filter, status line, and one function that shows the state.

const byId = (id) => document.getElementById(id);

function showHeader() {
  const d = data.document;
  const summary = word("summary", { nodes: nodes.length, facts: data.facts.length, evidence: data.evidence.length });
  byId("about").textContent = [d.publisher ?? d.source, d.date, summary].filter(Boolean).join(" · ");
  byId("language").textContent = word("language");
  byId("language").lang = language === "zh" ? "en" : "zh-Hans";
}

function showKinds() {
  for (const button of document.querySelectorAll("#kinds button")) {
    const kind = button.dataset.kind;
    button.hidden = !kindsInUse.has(kind);
    button.setAttribute("aria-pressed", String(!state.hidden.has(kind)));
    button.querySelector(".count").textContent = String(nodes.filter((node) => node.kind === kind).length);
  }
}

function showStatus() {
  const ids = drawnNodes.getIds();
  const drawn = state.focus === null ? ids.length : ids.length - 1;
  const all = state.focus === null ? nodes.length : neighbours(state.focus).size;
  const rest = all - drawn;
  const linked = nodes.filter((node) => node.links).length;
  const overviewKey = drawn < linked ? "statusPart" : rest ? "statusLinked" : "statusAll";
  const key = state.focus === null ? overviewKey : rest ? "statusFocusPart" : "statusFocus";
  const name = state.focus === null ? "" : nodes[state.focus].name;
  const hidden = ids.filter((id) => state.hidden.has(nodes[id].kind)).length;
  byId("status").textContent = word(key, { drawn, rest, name }) + (hidden ? word("statusHidden", { hidden }) : "");
  byId("overview").hidden = state.focus === null;
}

function show() {
  translatePage();
  showHeader();
  showKinds();
  document.body.classList.toggle("has-selection", state.selected !== null);
  const anew = draw();
  paint();
  showStatus();
  showPanel();
  if (!anew) reveal(); // else all is in sight
}

function start() {
  for (const button of document.querySelectorAll("#kinds button")) {
    button.addEventListener("click", () => {
      const hidden = new Set(state.hidden);
      if (!hidden.delete(button.dataset.kind)) hidden.add(button.dataset.kind);
      change({ hidden });
    });
  }
  byId("language").addEventListener("click", () => change({ language: languages[1 - languages.indexOf(language)] }));
  byId("overview").addEventListener("click", () => change({ focus: null }));
  byId("zoom-in").addEventListener("click", () => zoom(1.4));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  byId("zoom-fit").addEventListener("click", () => fit());
  startSearch();
  addEventListener("hashchange", () => {
    readState();
    show();
  });
  readState();
  show();
  network.once("afterDrawing", () => (document.body.dataset.ready = "true"));
  network.redraw();
}

start();
