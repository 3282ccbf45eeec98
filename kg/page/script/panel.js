// The panel: what is known of the selected node, each fact with its evidence; of the document where none is selected.

const panel = document.getElementById("panel");
const FIRST = 30; // facts of a group that are shown at once
const OPEN_UP_TO = 3; // facts with their evidence open
const TOGETHER = 12; // people seen with a person that are named
let pathStart = null; // where a path is to begin whose end is still to be chosen

let panelKey = null; // what the card shows: the same is not made anew
function showPanel() {
  const about = JSON.stringify([state.selected, state.pair, state.from, state.to]);
  const key = JSON.stringify([about, language, shown.key, state.focus, state.steps, state.open, state.folded]);
  if (panelKey?.key === key) return;
  const same = panelKey?.about === about;
  const opened = same ? [...panel.querySelectorAll("details[open]")].map((e) => e.dataset.evidence) : [];
  const { scrollTop } = panel;
  panelKey = { key, about };
  const card = state.selected === null ? documentCard() : state.pair === null ? nodeCard(state.selected) : pairCard(state.selected, state.pair);
  panel.replaceChildren(...card.filter(Boolean));
  for (const e of panel.querySelectorAll("details")) if (opened.includes(e.dataset.evidence)) e.open = true;
  panel.scrollTop = same ? scrollTop : 0;
}

function factsList(list, node, show, open) {
  const ul = el("ul", { class: "facts" });
  const item = (fact) => el("li", {}, show(fact, node), evidenceOf(fact.evidence, open));
  ul.append(...list.slice(0, FIRST).map(item));
  if (list.length <= FIRST) return ul;
  const more = el("button", { type: "button", class: "more" }, word("more", { n: list.length - FIRST }));
  more.addEventListener("click", () => {
    more.parentElement.remove();
    ul.append(...list.slice(FIRST).map(item));
  });
  ul.append(el("li", {}, more));
  return ul;
}

function section(title, count, ...content) {
  return el("section", {}, el("h3", {}, title, count === null ? null : el("span", { class: "count" }, String(count))), content);
}

function definitions(rows) {
  const kept = rows.filter(([, value]) => value !== null && value !== undefined && value !== "" && value.length !== 0);
  return kept.length ? el("dl", {}, kept.map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])) : null;
}

const button = (id, text, onclick, more = {}) => el("button", { type: "button", id, onclick, ...more }, text);

// ------------------------------------------------------------------------------------------------ a node

function nodeCard(node) {
  const it = nodes[node];
  const groups = GROUPS.map((group) => [group, factsInGroup(group, node)]).filter(([, list]) => list.length);
  const count = groups.reduce((n, [, list]) => n + list.length, 0);
  const open = count <= OPEN_UP_TO;
  const filteredOut = factsOf[node].filter((fact) => !isShownFact(fact)).length;
  return [
    el(
      "div",
      { class: "card-head", "data-kind": it.kind },
      el("p", { class: "kind-name" }, kindMark(it.kind), word(`one.${it.kind}`)),
      closeButton(),
      el("h2", {}, it.name),
      definitions([
        [word("aliases"), it.aliases ? joined(it.aliases) : null],
        [word("candidates"), it.candidates ? joined(it.candidates) : null],
        [word("code"), it.code],
        [word("group.rank"), it.kind === "person" ? ranksOfPerson(node) : null],
        [word("postOf"), it.organisation === undefined ? null : link(it.organisation)],
        [word("date"), it.kind === "event" ? eventDate(node) : null],
        [word("type"), it.type ? word(`event.${it.type}`) : null],
        [word("column"), it.column],
        [word("article"), it.article === undefined ? null : link(it.article)],
        [word("pagesPrinted"), it.first ? (it.last && it.last !== it.first ? `${it.first}–${it.last}` : it.first) : null],
        ...(it.kind === "project" ? projectRows(node) : []),
      ]),
      el(
        "div",
        { class: "actions" },
        walkButtons(node),
        groups.length ? allEvidenceButton(open) : null,
        button("copy-link", word("copyLink"), copyLink),
      ),
      el("p", { class: "when counts" }, joined([word("links", { n: neighbours(node).size }), word("factCount", { n: count })])),
      filteredOut ? el("p", { class: "notice" }, word("filteredOut", { n: filteredOut }), " ", button("show-filtered", word("noFilters"), () => change(unfiltered), { class: "inline" })) : null,
    ),
    state.from !== null && node === state.to ? pathSection() : null,
    it.evidence ? section(word("group.text"), null, it.evidence.map(evidenceItem)) : null,
    ...groups.map(([group, list]) => section(word(`group.${group.name}`), list.length, factsList(list, node, group.show, open))),
    it.kind === "person" ? togetherSection(node) : null,
    it.kind === "article" ? toldSection(node) : null,
    groups.length || it.evidence || filteredOut || it.kind === "article" ? null : el("p", { class: "quiet" }, word("noFacts")),
  ];
}

const closeButton = () => el("button", { type: "button", class: "close", "aria-label": word("close"), onclick: () => change({ ...overviewState, selected: null, pair: null }) }, "×");

// Focus, a second step, opening and folding, a path.
function walkButtons(node) {
  if (!neighbours(node).size) return [];
  const onGraph = (changes) => () => change({ view: "graph", ...changes });
  const focused = state.focus === node && state.from === null;
  const isOpen = state.open.includes(node);
  const isFolded = state.folded.includes(node);
  const without = (list) => list.filter((other) => other !== node);
  return [
    focused && state.steps === 1 ? null : button("focus", word("focus"), onGraph({ ...overviewState, focus: node }), { class: "main" }),
    focused && state.steps === 2 ? null : button("focus-two", word("focusTwo"), onGraph({ ...overviewState, focus: node, steps: 2 }), { class: focused ? "main" : null }),
    focused ? null : button("expand", word(isOpen ? "collapse" : "expand"), onGraph({ open: isOpen ? without(state.open) : [...state.open, node], folded: without(state.folded) }), { "aria-pressed": String(isOpen) }),
    isOpen ? null : button("fold", word(isFolded ? "unfold" : "fold"), onGraph({ folded: isFolded ? without(state.folded) : [...state.folded, node] }), { "aria-pressed": String(isFolded) }),
    button("path", word("pathTo"), () => choosePathEnd(node)),
  ];
}

function choosePathEnd(node) {
  pathStart = node;
  showPathHint();
  document.getElementById("search").focus();
}

// The highest rank of the posts held, with the post that has it.
function ranksOfPerson(node) {
  let best = null;
  for (const held of factsOf[node]) {
    if (held.type !== "tenure" || ["former", "ended"].includes(held.status) || !isShownFact(held)) continue;
    for (const fact of factsOf[held.post]) {
      if (fact.type === "rank" && (best === null || data.ranks[fact.rank].order < data.ranks[best.rank].order)) best = fact;
    }
  }
  if (best === null) return null;
  const basis = isInferred(best) ? "inferred" : "stated";
  return [`${rankName(best)} `, chip(word(basis), basis), " ", el("span", { class: "when" }, nodes[best.from].name)];
}

// The events that an article tells of, by date.
function toldSection(node) {
  const events = nodes.map((_, i) => i).filter((i) => nodes[i].article === node && isVisible(i));
  events.sort((a, b) => (day(a) || "~").localeCompare(day(b) || "~") || a - b);
  if (!events.length) return null;
  const item = (i) => el("li", {}, el("div", { class: "line when" }, dateText(i) || word("undated"), chip(word(`event.${nodes[i].type}`))), el("div", { class: "line" }, link(i)));
  return section(word("group.events"), events.length, el("ul", { class: "facts" }, events.map(item)));
}

// One shortest path, step by step, each with what links its ends.
function pathSection() {
  const distance = shortestPaths(state.from, state.to);
  if (distance === null) return null;
  const chain = [state.to];
  while (chain[0] !== state.from) {
    const before = [...neighbours(chain[0]).keys()].filter((n) => distance.get(n) === distance.get(chain[0]) - 1).sort(byLinks);
    chain.unshift(before[0]);
  }
  const steps = chain.slice(1).map((node, i) => neighbours(node).get(chain[i]) ?? neighbours(chain[i]).get(node));
  const step = (facts, i) => el("li", {}, el("div", { class: "line" }, link(chain[i]), el("span", { class: "when" }, "—"), [...new Set(facts.map((f) => f.type))].map((type) => chip(word(`relation.${type}`))), el("span", { class: "when" }, "→"), link(chain[i + 1])), evidenceOf(facts.flatMap((f) => f.evidence), false));
  return section(word("pathSteps"), steps.length, el("ul", { class: "facts" }, steps.map(step)));
}

// People in the same events; a list of many says less of two of them, and counts 1 / (length - 1).
function togetherSection(node) {
  const seen = new Map(); // person -> [events, weight]
  for (const mine of factsOf[node]) {
    if (mine.type !== "participation" || !isShownFact(mine)) continue;
    const others = factsOf[mine.to].filter((fact) => fact.type === "participation" && fact.from !== node && isShownFact(fact));
    for (const { from } of others) {
      const [events, weight] = seen.get(from) ?? [0, 0];
      seen.set(from, [events + 1, weight + 1 / others.length]);
    }
  }
  if (!seen.size) return null;
  const order = [...seen].sort((a, b) => b[1][1] - a[1][1] || b[1][0] - a[1][0] || a[0] - b[0]);
  return section(
    word("group.together"),
    seen.size,
    el("ul", { class: "tops" }, order.slice(0, TOGETHER).map(([person, [events]]) => el("li", {}, link(person), el("span", { class: "count" }, word("timesSeen", { n: events }))))),
  );
}

// The bodies and places of a project's events, beside its own facts.
function projectRows(node) {
  const events = factsOf[node].filter((fact) => fact.type === "project" && isShownFact(fact)).map((fact) => fact.from);
  const linked = (type) => [...new Set(events.flatMap((event) => factsOf[event].filter((fact) => fact.type === type && isShownFact(fact)).map((fact) => fact.to)))];
  const links = (list) => list.map((other, i) => [i ? " " : "", link(other)]);
  return [
    [word("group.places"), links(linked("place"))],
    [word("group.organisations"), links(linked("organisation"))],
  ];
}

function eventDate(node) {
  const { start, end, printed } = nodes[node];
  if (!start && !end) return `${word("undated")}${printed ? ` (${printed})` : ""}`;
  return printed ? `${dateText(node)} (${printed})` : dateText(node);
}

function allEvidenceButton(open) {
  const e = el("button", { type: "button", id: "all-evidence" }, word(open ? "evidenceNone" : "evidenceAll"));
  e.addEventListener("click", () => {
    open = !open;
    for (const details of panel.querySelectorAll("details")) details.open = open;
    e.textContent = word(open ? "evidenceNone" : "evidenceAll");
  });
  return e;
}

// What links two nodes.
function pairCard(a, b) {
  const between = shownFactsOf(a).filter((fact) => ends(fact).includes(b));
  return [
    el(
      "div",
      { class: "card-head" },
      el("p", { class: "kind-name" }, word("between")),
      closeButton(),
      el("h2", { class: "pair" }, link(a), " — ", link(b)),
    ),
    section(word("factsBetween"), between.length, factsList(between, a, wholeFact, between.length <= OPEN_UP_TO)),
  ];
}

// ------------------------------------------------------------------------------------------ the document

function documentCard() {
  const d = data.document;
  const issue = d.year && d.number ? word(d.total ? "issueText" : "issueShort", d) : d.year;
  const byKind = new Map(kindOrder.map((kind) => [kind, []]));
  nodes.forEach((it, i) => it.links && isVisible(i) && byKind.get(it.kind).push(i));
  const top = (kind) => byKind.get(kind).sort(byLinks).slice(0, kind === "event" || kind === "article" ? 4 : 6);
  return [
    el("div", { class: "card-head" }, el("h2", {}, word("aboutDocument")), el("p", { class: "quiet" }, word("hint"))),
    definitions([
      [word("doc.publication"), d.publication],
      [word("doc.issue"), issue],
      [word("doc.date"), d.date],
      [word("doc.publisher"), d.publisher],
      [word("doc.place"), d.province === d.place ? d.place : [d.province, d.place].filter(Boolean).join(" ")],
      [word("doc.source"), d.source],
      [word("doc.pages"), d.pages],
    ]),
    ...kindOrder
      .filter((kind) => kind !== "post")
      .map((kind) => [kind, top(kind)])
      .filter(([, found]) => found.length)
      .map(([kind, found]) =>
        section(
          `${word(`kind.${kind}`)} · ${word("mostLinked")}`,
          null,
          el("ul", { class: "tops" }, found.map((node) => el("li", {}, link(node), el("span", { class: "count" }, String(linksOf(node)))))),
        ),
      ),
  ];
}
