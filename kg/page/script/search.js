// Search by name, alias, pinyin and initials, with suggestions by kind. A combobox as the ARIA practices describe it.

const searchBox = document.getElementById("search");
const suggestions = document.getElementById("suggestions");
const PER_KIND = 6;

const normal = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
let searchable = null; // made when it is first asked for

// 0 the name itself, 1 an alias, 2 a name or alias begins so, 3 holds it, 4 to 6 is spelled so; null where nothing fits.
function rankFor(node, wanted, letters) {
  let best = null;
  searchable[node].forEach((name, i) => {
    const rank = name === wanted ? Math.min(i, 1) : name.startsWith(wanted) ? 2 : name.includes(wanted) ? 3 : null;
    if (rank !== null && (best === null || rank < best)) best = rank;
  });
  if (best !== null || letters === null) return best;
  for (const spelling of nodes[node].spelling ?? []) {
    const rank = spelledRank(spelling, letters);
    if (rank !== null && (best === null || rank + 4 < best)) best = rank + 4;
  }
  return best;
}

// [kind, nodes] for the kinds in which something fits, the kind with the best first.
function find(typed) {
  const wanted = normal(typed);
  if (!wanted) return [];
  searchable ??= nodes.map((it) => [it.name, ...(it.aliases ?? [])].map(normal));
  const letters = /^[a-z'’]+$/.test(wanted) ? wanted.replace(/['’]/g, "") : null;
  const found = new Map();
  nodes.forEach((it, i) => {
    const rank = rankFor(i, wanted, letters);
    if (rank === null) return;
    if (!found.has(it.kind)) found.set(it.kind, []);
    found.get(it.kind).push([rank, i]);
  });
  const order = (a, b) => a[0] - b[0] || nodes[b[1]].links - nodes[a[1]].links || a[1] - b[1];
  const groups = [...found].map(([kind, hits]) => [kind, hits.sort(order)]);
  groups.sort((a, b) => a[1][0][0] - b[1][0][0] || kindOrder.indexOf(a[0]) - kindOrder.indexOf(b[0]));
  return groups.map(([kind, hits]) => [kind, hits.slice(0, PER_KIND).map(([, i]) => i), Math.max(0, hits.length - PER_KIND)]);
}

let active = -1;
const options = () => [...suggestions.querySelectorAll("[role=option]")];

function suggest() {
  const groups = find(searchBox.value);
  active = groups.length ? 0 : -1;
  let n = 0;
  suggestions.replaceChildren(
    ...groups.map(([kind, found, more]) =>
      el(
        "div",
        { role: "group", "aria-label": word(`kind.${kind}`) },
        el("div", { class: "group", role: "presentation" }, word(`kind.${kind}`)),
        found.map((node) => option(node, n++)),
        more ? el("div", { class: "group", role: "presentation" }, word("moreFound", { n: counted(more) })) : null,
      ),
    ),
  );
  const empty = searchBox.value.trim() !== "" && !groups.length;
  if (empty) suggestions.append(el("div", { class: "group", role: "presentation" }, word("noResult")));
  byId("said").textContent = empty ? word("noResult") : groups.length ? word("found", { n: counted(groups.reduce((sum, [, found, more]) => sum + found.length + more, 0)) }) : "";
  openSuggestions(groups.length > 0 || empty);
  markActive();
}

function option(node, n) {
  const wanted = normal(searchBox.value);
  const alias = (nodes[node].aliases ?? []).find((name) => normal(name).includes(wanted));
  const more = normal(nodes[node].name).includes(wanted) ? dateText(node) : alias;
  return el(
    "div",
    {
      role: "option",
      id: `option-${n}`,
      "data-node": node,
      onpointerdown: (event) => {
        event.preventDefault(); // keeps the focus in the box until the click is done
        choose(node);
      },
    },
    kindMark(nodes[node].kind),
    el("span", { class: "name" }, nodes[node].name),
    more ? el("span", { class: "more" }, more) : null,
  );
}

function markActive() {
  options().forEach((e, i) => e.setAttribute("aria-selected", String(i === active)));
  const e = options()[active];
  if (e) {
    searchBox.setAttribute("aria-activedescendant", e.id);
    e.scrollIntoView({ block: "nearest" });
  } else searchBox.removeAttribute("aria-activedescendant");
}

function openSuggestions(open) {
  suggestions.hidden = !open;
  searchBox.setAttribute("aria-expanded", String(open));
}

function choose(node) {
  searchBox.value = "";
  suggestions.replaceChildren();
  active = -1;
  markActive();
  openSuggestions(false);
  choosing(node);
  panel.focus({ preventScroll: true });
}

function startSearch() {
  searchBox.addEventListener("input", suggest);
  searchBox.addEventListener("focus", () => searchBox.value && suggest());
  searchBox.addEventListener("blur", () => openSuggestions(false));
  searchBox.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // an input method's Enter chooses characters
    const n = options().length;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && n) {
      event.preventDefault();
      active = (active + (event.key === "ArrowDown" ? 1 : n - 1)) % n;
      markActive();
    } else if (event.key === "Enter" && options()[active]) {
      event.preventDefault();
      choose(Number(options()[active].dataset.node));
    } else if (event.key === "Escape") {
      openSuggestions(false);
    }
  });
}
