// The drawer of filters: relations, kinds of events, how sure a fact is; and by what marks are coloured and sized.

const relationCounts = tally(facts.map((fact) => fact.type));
const typeCounts = tally(nodes.filter((it) => it.kind === "event").map((it) => it.type));
const someInferred = data.evidence.some((evidence) => evidence.inferred);
const leastSure = facts.reduce((least, fact) => Math.min(least, confidenceOf(fact)), 1);

function showFilters() {
  const box = byId("filters");
  const n = state.relations.size + state.types.size + (state.confidence > 0) + (state.basis !== null);
  byId("filters-open").textContent = word("filters") + (n ? ` (${n})` : "");
  if (box.hidden) return box.replaceChildren();
  const at = box.contains(document.activeElement) ? document.activeElement.id : null;
  const known = RELATIONS.filter((type) => relationCounts.has(type));
  const types = eventTypes().filter((type) => typeCounts.has(type));
  box.replaceChildren(
    el("div", { class: "card-head" }, el("h2", {}, word("filters")), el("button", { type: "button", class: "close", id: "filters-close", "aria-label": word("close"), onclick: () => openFilters(false) }, "×")),
    checks("relations", known, relationCounts, (type) => word(`relation.${type}`)),
    types.length > 1 ? checks("types", types, typeCounts, (type) => word(`event.${type}`)) : "",
    leastSure < 1 ? confidenceSlider() : "",
    someInferred ? choices("basis", [[null, "basis.all"], ["stated", "stated"], ["inferred", "inferred"]]) : "",
    choices("colour", [["kind", "colour.kind"], ["group", "colour.group"]]),
    choices("size", [["links", "size.links"], ["facts", "size.facts"]]),
    el("div", { class: "actions" }, button("no-filters", word("noFilters"), () => change(unfiltered))),
  );
  if (at) byId(at)?.focus();
}

function checks(name, values, counts, text) {
  const hidden = state[name];
  return el(
    "fieldset",
    {},
    el("legend", {}, word(`filter.${name}`)),
    values.map((value) => {
      const box = el("input", { type: "checkbox", id: `${name}-${value}`, checked: !hidden.has(value) });
      box.addEventListener("change", () => {
        const next = new Set(hidden);
        if (!next.delete(value)) next.add(value);
        change({ [name]: next });
      });
      return el("label", {}, box, el("span", {}, text(value)), el("span", { class: "count" }, counted(counts.get(value))));
    }),
  );
}

function choices(name, values) {
  return el(
    "fieldset",
    {},
    el("legend", {}, word(`filter.${name}`)),
    values.map(([value, key]) => el("label", {}, el("input", { type: "radio", name, id: `${name}-${value ?? "all"}`, checked: state[name] === value, onchange: () => change({ [name]: value }) }), el("span", {}, word(key)))),
  );
}

function confidenceSlider() {
  const slider = el("input", { type: "range", id: "confidence", min: 0, max: 1, step: 0.05, value: state.confidence, "aria-label": word("filter.confidence") });
  const output = el("output", { for: "confidence" }, state.confidence.toFixed(2));
  slider.addEventListener("input", () => (output.textContent = Number(slider.value).toFixed(2)));
  slider.addEventListener("change", () => change({ confidence: Number(slider.value) }));
  return el("fieldset", {}, el("legend", {}, word("filter.confidence")), el("div", { class: "slide" }, slider, output));
}

function openFilters(open) {
  byId("filters").hidden = !open;
  byId("filters-open").setAttribute("aria-expanded", String(open));
  showFilters();
  (open ? byId("filters").querySelector("input") : byId("filters-open")).focus();
}
