// The data as it stands in the page, and look-ups over it. Nodes are referred to by their index.

// Large data are packed (gzip, base64); the browser unpacks them while it reads.
async function read(id) {
  const element = document.getElementById(id);
  if (element.type === "application/json") return JSON.parse(element.textContent);
  const bytes = Uint8Array.from(atob(element.textContent), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

const [data, drawing, allWords] = await Promise.all(["data", "drawing", "words"].map(read));
const visOptions = JSON.parse(drawing.options); // pyvis hands them over as a string
const shapes = visOptions.shapes;
delete visOptions.shapes;

const nodes = data.nodes;
const facts = data.facts;
const nodeById = new Map(nodes.map((node, i) => [node.id, i]));
const kindOrder = [...document.querySelectorAll("#kinds [data-kind]")].map((e) => e.dataset.kind);
const kindCounts = tally(nodes.map((node) => node.kind));

// Node -> the facts it has a part in, each once, in the data's order.
const factsOf = nodes.map(() => []);
for (const fact of facts) for (const end of ends(fact)) factsOf[end].push(fact);

function ends(fact) {
  return [...new Set([fact.from, fact.to, fact.post])].filter((end) => end !== null && end !== undefined);
}

// The two nodes that are drawn with a line between them because of a fact; none for a rank or a sum.
function line(fact) {
  const to = fact.to ?? fact.post;
  return to === undefined || to === fact.from ? null : [fact.from, to];
}

// The event of a fact that is about one, else undefined.
function eventOfFact(fact) {
  return ends(fact).find((end) => nodes[end].kind === "event");
}

function tally(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

// -------------------------------------------------------------------------------------- names and days

const label = (node) => nodes[node].label ?? nodes[node].name;
const day = (node) => nodes[node].start ?? nodes[node].end ?? "";

// First day to last day, as far as they are known; what the text prints where they are not.
function dateText(node) {
  const { start, end, printed } = nodes[node];
  return start || end ? daysText(start, end) : (printed ?? "");
}

// A day, a whole month or year by its name, or from when to when.
function daysText(first, last) {
  if (first === last) return first;
  if (!first || !last) return `${first ?? ""} – ${last ?? ""}`;
  if (first === `${last.slice(0, -6)}-01-01` && last.endsWith("-12-31")) return String(Number(last.slice(0, -6)));
  const month = last.slice(0, -3);
  const next = new Date(Date.parse(`${last}T00:00:00Z`) + 864e5).toISOString();
  return first === `${month}-01` && next.slice(8, 10) === "01" ? month : `${first} – ${last}`;
}

// When a fact was so, as far as it is told: [first day, last day] or null.
function timeOf(fact) {
  const event = eventOfFact(fact);
  if (event !== undefined) return timeOfEvent(event);
  const seen = fact.seen ?? [];
  if (seen.length) return [seen[0], seen[seen.length - 1]];
  return null;
}

function timeOfEvent(event) {
  const { start, end } = nodes[event];
  return start || end ? [start ?? end, end ?? start] : null;
}

// How sure a fact is: the best of its evidence. Inferred is what no sentence states.
const confidenceOf = (fact) => Math.max(...fact.evidence.map((i) => data.evidence[i].confidence));
const isInferred = (fact) => fact.evidence.every((i) => data.evidence[i].inferred);
