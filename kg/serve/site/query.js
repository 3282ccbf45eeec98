// The query page: YASGUI on this server's endpoint, the shipped queries beside it. Nothing outside is asked.

const ENDPOINT = new URL("/sparql", location.href).href;
const PREFIXES = JSON.parse(document.getElementById("prefixes").textContent);
const RESULTS = "application/sparql-results+json";
// Tables show plain values, without quotes, tags of languages and types.
const SETTINGS = { selectedPlugin: "table", pluginsConfig: { table: { compact: true } } };
const START = `PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?type (COUNT(?thing) AS ?things) WHERE {
  ?thing a ?type .
}
GROUP BY ?type
ORDER BY DESC(?things)
`;

const byId = (id) => document.getElementById(id);

/** An element that says something in both languages, of which the style sheet shows one. */
function bilingual(tag, zh, en) {
  const element = document.createElement(tag);
  for (const [language, words] of [["zh", zh], ["en", en]]) {
    const part = document.createElement("span");
    part.lang = language;
    part.textContent = words;
    element.append(part);
  }
  return element;
}

// ------------------------------------------------------------------------------------------ language

function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is forbidden: the page works without
  }
}

function speak(language) {
  document.documentElement.lang = language;
  try {
    localStorage.setItem("kg-language", language);
  } catch {
    // it is not remembered then
  }
}

// ------------------------------------------------------------------------------------------ completion

/** Classes or properties in the data that begin with what was typed. */
async function ownTerms(pattern, token) {
  const typed = JSON.stringify(token.autocompletionString ?? token.string);
  const query = `SELECT DISTINCT ?term WHERE { ${pattern} FILTER(STRSTARTS(STR(?term), ${typed})) } ORDER BY ?term LIMIT 50`;
  const response = await fetch(ENDPOINT, {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: RESULTS },
    body: query,
  });
  if (!response.ok) return [];
  return (await response.json()).results.bindings.map((row) => row.term.value);
}

/** YASGUI's completers ask Linked Open Vocabularies and offer the prefixes of prefix.cc; these offer what is here. */
function completeFromHere() {
  const own = {
    class: { get: (_, token) => ownTerms("?thing a ?term", token) },
    property: { get: (_, token) => ownTerms("?subject ?term ?object", token) },
    prefixes: {
      get: () => Object.entries(PREFIXES).map(([prefix, iri]) => `${prefix}: <${iri}>`),
      persistenceId: null,
    },
  };
  for (const [name, changes] of Object.entries(own)) {
    Yasqe.registerAutocompleter({ ...Yasqe.Autocompleters[name], ...changes });
  }
}

// ------------------------------------------------------------------------------------------ queries

/** Of a link to a query YASGUI gets what is asked, but not where: it would go there. */
function takeLink() {
  const given = new URLSearchParams(location.hash.slice(1));
  if (!given.has("query")) return;
  const taken = ["query", "tabTitle"].filter((key) => given.has(key));
  history.replaceState(null, "", `#${taken.map((key) => `${key}=${encodeURIComponent(given.get(key))}`).join("&")}`);
}

function startYasgui() {
  return new Yasgui(byId("yasgui"), {
    persistenceId: "kg",
    tabName: "SPARQL",
    autoAddOnInit: false,
    populateFromUrl: (tab) => ({ ...tab, yasr: { settings: SETTINGS } }),
    autofocus: false,
    endpointCatalogueOptions: { getData: () => [], keys: [] },
    // functions, since YASGUI keeps what is no function from one visit to the next, for another port or host too
    requestConfig: {
      endpoint: () => ENDPOINT,
      method: () => "POST",
      acceptHeaderSelect: () => `${RESULTS}, text/plain;q=0.1`, // problems are told as text
      acceptHeaderGraph: () => "text/turtle, text/plain;q=0.1",
    },
    yasqe: { value: START },
    yasr: { prefixes: PREFIXES },
  });
}

function openTab(yasgui, id, name, sparql) {
  return yasgui.addTab(true, { id, name, yasqe: { value: sparql }, yasr: { settings: SETTINGS } });
}

/** Ask in a tab of its own, which the next query of that name takes again. */
function ask(yasgui, name, title, sparql) {
  const id = `kg-${name}`;
  const tab = yasgui.getTab(id) ?? openTab(yasgui, id, title, sparql);
  yasgui.selectTabId(id);
  tab.setQuery(sparql);
  tab.query().catch(() => {}); // the tab shows what went wrong
}

function notify(tag, zh, en) {
  const notice = byId("notice");
  notice.replaceChildren(bilingual(tag, zh, en));
  notice.hidden = false;
}

function tellWhenCut(yasgui) {
  const notice = byId("notice");
  yasgui.on("query", (_, tab) => {
    notice.hidden = true;
    const yasqe = tab.getYasqe();
    const told = (_yasqe, response) => {
      yasqe.off("queryResponse", told);
      const rows = response.headers?.get("X-SPARQL-MaxRows");
      if (rows) notify("strong", `结果过长，只给出前 ${rows} 行。`, `Too many rows: only the first ${rows} are given.`);
    };
    yasqe.on("queryResponse", told);
  });
  yasgui.on("tabSelect", () => (notice.hidden = true));
}

/** The names of things are no addresses: what a click on one opens is what the graph says of it. */
function describeOnClick(yasgui) {
  byId("yasgui").addEventListener(
    "click",
    (event) => {
      const link = event.target.closest("a.iri");
      if (!link) return;
      event.preventDefault();
      event.stopPropagation();
      const iri = link.getAttribute("href");
      ask(yasgui, "describe", "DESCRIBE", `DESCRIBE <${iri}>`);
    },
    true,
  );
}

async function offerShipped(yasgui) {
  const queries = await (await fetch("/queries")).json();
  for (const query of queries) {
    const button = bilingual("button", query.zh, query.en);
    button.type = "button";
    button.dataset.query = query.name;
    button.addEventListener("click", () => choose(yasgui, query, button));
    const item = document.createElement("li");
    item.append(button);
    byId("shipped").append(item);
  }
}

function choose(yasgui, query, button) {
  for (const other of document.querySelectorAll("#shipped [aria-current]")) other.removeAttribute("aria-current");
  button.setAttribute("aria-current", "true");
  const title = document.documentElement.lang === "zh" ? query.zh : query.en;
  showParameters(query, (sparql) => ask(yasgui, query.name, title, sparql));
  ask(yasgui, query.name, title, query.sparql);
}

/** The form of a query's parameters, none of which must be given; `use` gets the query with those that are. */
function showParameters(query, use) {
  const form = byId("parameters");
  form.querySelector("h2").replaceChildren(...bilingual("span", query.zh, query.en).childNodes);
  form.querySelector("p").replaceChildren(
    ...bilingual("span", query.explanation_zh, query.explanation_en).childNodes,
  );
  form.querySelector(".fields").replaceChildren(...query.parameters.map(field));
  form.querySelector("button").hidden = query.parameters.length === 0;
  form.hidden = false;
  form.onsubmit = async (event) => {
    event.preventDefault();
    const given = new URLSearchParams(new FormData(form));
    const response = await fetch(`/queries/${query.name}?${given}`, {
      headers: { Accept: "application/sparql-query, text/plain;q=0.1" },
    });
    const told = await response.text();
    if (response.ok) use(told);
    else notify("pre", told, told);
  };
}

function field(parameter) {
  const label = bilingual("label", parameter.zh, parameter.en);
  const input = document.createElement("input");
  input.name = parameter.name;
  input.value = parameter.default ?? "";
  input.placeholder = parameter.example;
  label.append(input);
  return label;
}

speak(remembered("kg-language") ?? (navigator.language.startsWith("zh") ? "zh" : "en"));
byId("language").addEventListener("click", () => speak(document.documentElement.lang === "zh" ? "en" : "zh"));
completeFromHere();
takeLink();
const yasgui = startYasgui();
if (!yasgui.getTab()) openTab(yasgui, "kg-start", "SPARQL", START);
tellWhenCut(yasgui);
describeOnClick(yasgui);
await offerShipped(yasgui);
document.body.dataset.ready = "";
