// The table view: all entities or all facts of what is shown, sorted, in pages. For readers without a pointer as well.

const PER_PAGE = 50;
const numeric = new Set(["links", "facts", "page", "printed", "confidence"]);

// Columns of both tables: [key, value for sorting and CSV, how the cell looks].
const COLUMNS = {
  entities: [
    ["name", (i) => nodes[i].name, (i) => link(i)],
    ["kind", (i) => word(`one.${nodes[i].kind}`)],
    ["aliases", (i) => (nodes[i].aliases ?? []).join("|"), (i) => joined(nodes[i].aliases ?? [])],
    ["first", (i) => daysOf(i)[0]],
    ["last", (i) => daysOf(i)[1]],
    ["links", (i) => neighbours(i).size],
    ["facts", (i) => shownFactsOf(i).length],
    ["code", (i) => nodes[i].code ?? ""],
  ],
  facts: [
    ["subject", (f) => nodes[f.from].name, (f) => link(f.from)],
    ["relation", (f) => word(`relation.${f.type}`)],
    ["object", (f) => objectText(f), (f) => (f.to === null ? objectText(f) : link(f.to))],
    ["detail", (f) => detailText(f)],
    ["date", (f) => (timeOf(f) ? daysText(...timeOf(f)) : "")],
    ["basis", (f) => word(isInferred(f) ? "inferred" : "stated")],
    ["sentence", (f) => data.sentences[firstEvidence(f).sentence], (f) => el("div", {}, data.sentences[firstEvidence(f).sentence])],
    ["printed", (f) => firstEvidence(f).printed ?? ""],
    ["page", (f) => firstEvidence(f).page ?? ""],
    ["confidence", (f) => confidenceOf(f)],
    ["rule", (f) => firstEvidence(f).rule],
  ],
};
const ON_SCREEN = { entities: 8, facts: 10 }; // the others are in the CSV

const firstEvidence = (fact) => data.evidence[fact.evidence[0]] ?? {};

function objectText(fact) {
  if (fact.type === "rank") return rankName(fact);
  if (fact.type === "sum") return word("yuan", { yuan: counted(fact.yuan) });
  return fact.to === null ? word("organisationUntold") : nodes[fact.to].name;
}

function detailText(fact) {
  const parts = [];
  if (fact.title) parts.push(fact.title);
  if (fact.status) parts.push(word(`status.${fact.status}`));
  if (fact.roles) parts.push(...fact.roles.map((role) => word(`role.${role}`)));
  if (fact.length > 1) parts.push(`${fact.position}/${fact.length}`);
  if (fact.role) parts.push(fact.role);
  if (fact.words) parts.push(fact.words);
  return parts.join(" · ");
}

// First and last day of the facts of a node that are shown.
function daysOf(i) {
  if (nodes[i].kind === "event") return timeOfEvent(i) ?? ["", ""];
  let [first, last] = ["", ""];
  for (const fact of factsOf[i]) {
    const time = isShownFact(fact) ? timeOf(fact) : null;
    if (time === null) continue;
    if (first === "" || time[0] < first) first = time[0];
    if (time[1] > last) last = time[1];
  }
  return [first, last];
}

// The column by which the table is sorted, with a minus in front where the greatest is first; empty: as in the text.
const sortOrder = () => state.sort ?? (state.rows === "entities" ? "-links" : "");

// The rows of the table in their order.
function tableRows() {
  const inside = scope();
  let rows = inside;
  if (state.rows === "facts") {
    const there = state.focus === null && state.from === null ? null : new Set(inside);
    rows = facts.filter((fact) => isShownFact(fact) && (there === null || ends(fact).every((end) => there.has(end) || end === fact.post)));
  }
  const order = sortOrder();
  const key = order.replace(/^-/, "");
  const column = COLUMNS[state.rows].find(([name]) => name === key);
  if (!column) return rows;
  const sign = order.startsWith("-") ? -1 : 1;
  const collator = new Intl.Collator(language === "zh" ? "zh-Hans-u-co-pinyin" : "en", { numeric: true });
  const compare = numeric.has(key) ? (a, b) => a - b : (a, b) => collator.compare(a, b);
  const empty = (value) => value === "" || value === undefined; // last, whichever way
  return rows
    .map((row, i) => [column[1](row), row, i])
    .sort((a, b) => empty(a[0]) - empty(b[0]) || (empty(a[0]) ? 0 : sign * compare(a[0], b[0])) || a[2] - b[2])
    .map(([, row]) => row);
}

let tableKey = null;

function showTable() {
  const rows = tableRows();
  const columns = COLUMNS[state.rows].slice(0, ON_SCREEN[state.rows]);
  const { page, pages, onPage } = paged(rows, PER_PAGE);
  const scrolled = byId("table").querySelector(".scroll");
  const at = { top: scrolled?.scrollTop ?? 0, left: scrolled?.scrollLeft ?? 0, key: JSON.stringify([page, shown.key, state.rows, state.sort, state.focus]) };
  const kind = (name) => button(`rows-${name}`, word(`rows.${name}`), () => change({ rows: name, sort: null }), { "aria-pressed": String(state.rows === name) });
  const body = onPage.map((row) =>
    el("tr", { "aria-current": state.rows === "entities" && row === state.selected ? "true" : null }, columns.map(([key, value, cell], i) => el(i ? "td" : "th", { scope: i ? null : "row", class: `col-${key}` }, (cell ?? value)(row)))),
  );
  byId("table").replaceChildren(
    el("div", { class: "bar" }, el("div", { class: "segments", role: "group", "aria-label": word("rows") }, kind("entities"), kind("facts")), el("span", { class: "when" }, word("rowCount", { n: counted(rows.length) })), pager(page, pages)),
    el(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": word("view.table") },
      el(
        "table",
        {},
        el("caption", { class: "unseen" }, word(`rows.${state.rows}`)),
        el("thead", {}, el("tr", {}, columns.map(([key]) => headCell(key)))),
        el("tbody", {}, body),
      ),
    ),
  );
  const list = byId("table").querySelector(".scroll");
  if (at.key === tableKey) [list.scrollTop, list.scrollLeft] = [at.top, at.left];
  tableKey = at.key;
  list.querySelector("tr[aria-current]")?.scrollIntoView({ block: "nearest" });
}

function headCell(key) {
  const order = sortOrder();
  const down = order === `-${key}`;
  const sorted = down ? "descending" : order === key ? "ascending" : null;
  const next = sorted === null ? (numeric.has(key) ? `-${key}` : key) : down ? key : `-${key}`;
  const sort = () => change({ sort: next });
  return el("th", { scope: "col", "data-column": key, "aria-sort": sorted }, el("button", { type: "button", onclick: sort }, word(`column.${key}`), el("span", { "aria-hidden": "true" }, sorted === null ? "" : down ? " ↓" : " ↑")));
}

const pageWith = (at, size) => Math.floor(at / size) + 1;

// The page that is wanted, or the last one, the number of pages, and what stands on it; on paper all that is printed.
function paged(rows, size) {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  if (printing) return { page: 1, pages, onPage: rows.slice(0, PRINTED) };
  const page = Math.min(state.page, pages);
  return { page, pages, onPage: rows.slice((page - 1) * size, page * size) };
}

function pager(page, pages) {
  if (pages < 2) return null;
  const go = (to) => () => change({ page: to });
  return el(
    "div",
    { class: "pager", role: "group", "aria-label": word("pages") },
    button("page-back", "‹", go(page - 1), { "aria-label": word("pageBack"), disabled: page === 1 }),
    el("span", {}, `${page} / ${pages}`),
    button("page-on", "›", go(page + 1), { "aria-label": word("pageOn"), disabled: page === pages }),
  );
}
