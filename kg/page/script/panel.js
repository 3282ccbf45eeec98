// The panel: what is known of the selected node, each fact with its evidence; of the document where none is selected.

const panel = document.getElementById("panel");
const FIRST = 30; // facts of a group that are shown at once
const OPEN_UP_TO = 3; // facts with their evidence open

// Which facts make up a group: their types, and the end of the fact at which the selected node is.
const GROUPS = [
  { name: "posts", end: "from", types: ["tenure"], show: postHeld },
  { name: "holders", end: "post", types: ["tenure"], show: holder },
  { name: "within", end: "from", types: ["within"], show: otherEnd },
  { name: "seat", end: "from", types: ["seat"], show: otherEnd },
  { name: "partOf", end: "from", types: ["partOf"], show: otherEnd },
  { name: "parts", end: "to", types: ["partOf"], show: otherEnd },
  { name: "renamed", end: "from", types: ["renamed"], show: otherEnd },
  { name: "formerly", end: "to", types: ["renamed"], show: otherEnd },
  { name: "people", end: "to", types: ["tenure"], show: holder },
  { name: "participants", end: "to", types: ["participation"], show: participant },
  { name: "places", end: "from", types: ["place"], show: otherEnd },
  { name: "organisations", end: "from", types: ["organisation"], show: otherEnd },
  { name: "projects", end: "from", types: ["project"], show: otherEnd },
  { name: "authors", end: "to", types: ["authorship"], show: author },
  { name: "articles", end: "from", types: ["authorship"], show: authored },
  { name: "events", ends: { participation: "from", place: "to", organisation: "to", project: "to" }, show: eventOf },
  { name: "contains", end: "to", types: ["within"], show: otherEnd },
  { name: "organs", end: "to", types: ["seat"], show: otherEnd },
];

function factsInGroup(group, node) {
  const ends = group.ends ?? Object.fromEntries(group.types.map((type) => [type, group.end]));
  const facts = factsOf[node].filter((fact) => fact[ends[fact.type]] === node);
  if (group.name !== "events") return facts;
  const event = (fact) => (fact.type === "participation" ? fact.to : fact.from);
  const key = (fact) => day(event(fact)) || "~"; // undated last
  return facts.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : event(a) - event(b)));
}

// ---------------------------------------------------------------- one fact, seen from the selected node

function link(node) {
  return el(
    "button",
    { type: "button", class: "link", "data-node": node, onclick: () => select(node) },
    kindMark(nodes[node].kind),
    el("span", {}, nodes[node].name),
  );
}

function seenText(fact) {
  const [first, last] = fact.seen ?? [];
  return first ? el("span", { class: "when" }, word(last ? "seenBetween" : "seen", { first, last })) : null;
}

const statusChip = (fact) => chip(word(`status.${fact.status}`), `status-${fact.status}`);

function postHeld(fact) {
  return [
    el("div", { class: "line" }, link(fact.post), statusChip(fact), seenText(fact)),
    fact.to === null ? el("div", { class: "line quiet" }, word("organisationUntold")) : el("div", { class: "line" }, link(fact.to)),
  ];
}

function holder(fact) {
  return el("div", { class: "line" }, link(fact.from), el("span", {}, fact.title), statusChip(fact), seenText(fact));
}

function roleChips(fact) {
  return fact.roles.map((role) => chip(word(`role.${role}`)));
}

function listText(fact) {
  if (fact.length < 2) return null;
  return el("span", { class: "when" }, word(fact.open ? "listedOpen" : "listed", fact));
}

function participant(fact) {
  return el("div", { class: "line" }, link(fact.from), roleChips(fact), listText(fact));
}

function eventOf(fact) {
  const event = fact.type === "participation" ? fact.to : fact.from;
  return [
    el(
      "div",
      { class: "line when" },
      dateText(event) || word("undated"),
      chip(word(`event.${nodes[event].type}`)),
      fact.roles ? [...roleChips(fact), listText(fact)] : null,
    ),
    el("div", { class: "line" }, link(event)),
  ];
}

function author(fact) {
  return el("div", { class: "line" }, link(fact.from), chip(fact.role));
}

function authored(fact) {
  return el("div", { class: "line" }, link(fact.to), chip(fact.role), printedPages(fact.to));
}

function otherEnd(fact, node) {
  return el("div", { class: "line" }, link(fact.from === node ? fact.to : fact.from));
}

function printedPages(node) {
  const { first, last } = nodes[node];
  if (!first) return null;
  return el("span", { class: "when" }, word("printed", { printed: last && last !== first ? `${first}–${last}` : first }));
}

// --------------------------------------------------------------------------------------------- evidence

// Marks are counted in code points, and a rare character in a name is two units of a JavaScript string.
function markedSentence(evidence) {
  const characters = Array.from(data.sentences[evidence.sentence]);
  const parts = [];
  let at = 0;
  for (const [start, end] of evidence.marks) {
    parts.push(characters.slice(at, start).join(""), el("mark", {}, characters.slice(start, end).join("")));
    at = end;
  }
  return el("blockquote", {}, parts, characters.slice(at).join(""));
}

function pages(evidence) {
  const parts = [];
  if (evidence.page !== undefined) parts.push(word("page", evidence));
  if (evidence.printed !== undefined) parts.push(word("printed", evidence));
  return parts.join(" · ");
}

function evidenceItem(index) {
  const evidence = data.evidence[index];
  const notes = [pages(evidence), word("rule", evidence)];
  if (evidence.confidence < 1) notes.push(word("confidence", evidence));
  return el(
    "figure",
    { class: "evidence" },
    markedSentence(evidence),
    el("figcaption", {}, notes.filter(Boolean).join(" · "), " ", basis(evidence)),
  );
}

const basis = (evidence) => chip(word(evidence.inferred ? "inferred" : "stated"), evidence.inferred ? "inferred" : "stated");

function evidenceOf(indexes, open) {
  const first = data.evidence[indexes[0]];
  if (!first) return null;
  const inferred = indexes.every((i) => data.evidence[i].inferred);
  const many = indexes.length > 1 ? ` (${indexes.length})` : "";
  const details = el(
    "details",
    { open },
    el("summary", {}, `${word("evidence")}${many}`, el("span", { class: "when" }, pages(first)), inferred ? chip(word("inferred"), "inferred") : null),
  );
  const fill = () => details.open && details.children.length === 1 && details.append(...indexes.map(evidenceItem));
  details.addEventListener("toggle", fill); // a leader's hundreds of sentences are made when they are wanted
  fill();
  return details;
}

// ------------------------------------------------------------------------------------------- the panel

function showPanel() {
  panel.replaceChildren(...(state.selected === null ? documentCard() : nodeCard(state.selected)));
  panel.scrollTop = 0;
}

function factsList(facts, node, show, open) {
  const list = el("ul", { class: "facts" });
  const item = (fact) => el("li", {}, show(fact, node), evidenceOf(fact.evidence, open));
  list.append(...facts.slice(0, FIRST).map(item));
  if (facts.length <= FIRST) return list;
  const more = el("button", { type: "button", class: "more" }, word("more", { n: facts.length - FIRST }));
  more.addEventListener("click", () => {
    more.parentElement.remove();
    list.append(...facts.slice(FIRST).map(item));
  });
  list.append(el("li", {}, more));
  return list;
}

function section(title, count, ...content) {
  return el("section", {}, el("h3", {}, title, count === null ? null : el("span", { class: "count" }, String(count))), content);
}

function definitions(rows) {
  const kept = rows.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return kept.length ? el("dl", {}, kept.map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])) : null;
}

function nodeCard(node) {
  const it = nodes[node];
  const groups = GROUPS.map((group) => [group, factsInGroup(group, node)]).filter(([, facts]) => facts.length);
  const open = groups.reduce((n, [, facts]) => n + facts.length, 0) <= OPEN_UP_TO;
  return [
    el(
      "div",
      { class: "card-head", "data-kind": it.kind },
      el("p", { class: "kind-name" }, kindMark(it.kind), word(`one.${it.kind}`)),
      el("button", { type: "button", class: "close", "aria-label": word("close"), onclick: () => change({ selected: null, focus: null }) }, "×"),
      el("h2", {}, it.name),
      definitions([
        [word("aliases"), it.aliases ? joined(it.aliases) : null],
        [word("candidates"), it.candidates ? joined(it.candidates) : null],
        [word("code"), it.code],
        [word("postOf"), it.organisation === undefined ? null : link(it.organisation)],
        [word("date"), it.kind === "event" ? eventDate(node) : null],
        [word("type"), it.type ? word(`event.${it.type}`) : null],
        [word("column"), it.column],
        [word("article"), it.article === undefined ? null : link(it.article)],
        [word("pagesPrinted"), it.first ? (it.last && it.last !== it.first ? `${it.first}–${it.last}` : it.first) : null],
      ]),
      el(
        "div",
        { class: "actions" },
        neighbours(node).size && state.focus !== node
          ? el("button", { type: "button", id: "focus", onclick: () => change({ focus: node }) }, word("focus"))
          : null,
        groups.length ? allEvidenceButton(open) : null,
        it.links ? el("span", { class: "when" }, word("links", { n: it.links })) : null,
      ),
    ),
    it.evidence ? section(word("group.text"), null, it.evidence.map(evidenceItem)) : null,
    ...groups.map(([group, facts]) => section(word(`group.${group.name}`), facts.length, factsList(facts, node, group.show, open))),
    groups.length || it.evidence ? null : el("p", { class: "quiet" }, word("noFacts")),
  ].filter(Boolean);
}

function eventDate(node) {
  const { start, end, printed } = nodes[node];
  if (!start && !end) return `${word("undated")}${printed ? ` (${printed})` : ""}`;
  return printed ? `${dateText(node)} (${printed})` : dateText(node);
}

function allEvidenceButton(open) {
  const button = el("button", { type: "button", id: "all-evidence" }, word(open ? "evidenceNone" : "evidenceAll"));
  button.addEventListener("click", () => {
    open = !open;
    for (const details of panel.querySelectorAll("details")) details.open = open;
    button.textContent = word(open ? "evidenceNone" : "evidenceAll");
  });
  return button;
}

function documentCard() {
  const d = data.document;
  const issue = d.year && d.number ? word(d.total ? "issueText" : "issueShort", d) : d.year;
  const top = (kind) =>
    nodes
      .map((node, i) => i)
      .filter((i) => nodes[i].kind === kind && nodes[i].links)
      .sort((a, b) => nodes[b].links - nodes[a].links || a - b)
      .slice(0, kind === "event" || kind === "article" ? 4 : 6);
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
          el("ul", { class: "tops" }, found.map((node) => el("li", {}, link(node), el("span", { class: "count" }, String(nodes[node].links))))),
        ),
      ),
  ].filter(Boolean);
}
